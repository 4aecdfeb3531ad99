package org.resupply.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.resupply.io.CsvImport;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.report.FaultText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a scenario file from the tables that planners keep in spreadsheets. */
@Command(
        name = "import",
        header = {"Make a scenario file from spreadsheets.", ""},
        description = {
            "Makes a scenario file from a folder of CSV tables (zones.csv, facilities.csv, stock.csv, demand.csv,",
            "vehicles.csv, ...) and a scenario.json for the rest. Every fault is told by file, row and column.",
            "The columns, with Chinese and English headers, stand in docs/format.md.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply generate tiny --tables my-city                 tables of a small town, to be filled in",
            "  resupply import my-city --out my-city.json",
            "  resupply import my-city --out my-city.json && resupply plan my-city.json"
        })
final class ImportSheets implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder with the tables.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The scenario file to write.")
    private Path out;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        if (!Files.isDirectory(folder)) {
            throw new Refusal("noFolder", folder);
        }
        CsvImport.Imported imported = CsvImport.read(folder);
        Scenario scenario = imported.scenario();
        ScenarioJson.write(scenario, out);
        imported.unread().forEach(fault -> voice.print(FaultText.of(fault, voice.words())));
        imported.rows().forEach((file, rows) -> voice.print("%-24s %s".formatted(file, voice.count(rows, "row"))));
        voice.say(
                "written",
                out,
                voice.count(scenario.zones().size(), "zone"),
                voice.count(scenario.facilities().size(), "facility"));
        return ExitCode.DONE;
    }
}
