package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.CsvExport;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.report.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a shipped city as a scenario file, at any size. */
@Command(
        name = "generate",
        header = {"Write a shipped city as a scenario file, or as tables to be filled in.", ""},
        description = {
            "Writes a shipped city as a scenario file: real districts, streets and crossings, with as many communities "
                    + "as wanted. The same seed gives the same file. With --tables it is written as tables for a spreadsheet, with all "
                    + "columns: change the rows into those of your own city, and import them.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply generate shanghai --out shanghai.json                      to read and change",
            "  resupply generate shanghai --communities 2000 --seed 7 --out s.json a smaller one",
            "  resupply generate tiny --out tiny.json                              a scenario that fits on a page",
            "  resupply generate tiny --tables my-city --lang zh                   Chinese tables of a small town,",
            "  resupply import my-city --out my-city.json                          and back"
        })
final class GenerateCity implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "A shipped scenario: shanghai, songjiang, zhengzhou, chongming, tiny, shifts.")
    private String name;

    @Option(
            names = "--communities",
            converter = Amount.Count.class,
            paramLabel = "N",
            description = "How many communities; the usual number unless given.")
    private Integer communities;

    @Option(
            names = "--seed",
            converter = Amount.Seed.class,
            paramLabel = "S",
            description = "Decides everything that is drawn (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "The scenario file to write.")
    private Path out;

    @Option(
            names = "--tables",
            paramLabel = "FOLDER",
            description = "Write tables for a spreadsheet instead, into this folder, which must be empty or new.")
    private Path tables;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        if ((out == null) == (tables == null)) {
            throw new Refusal("whereTo");
        }
        if (!ShippedScenarios.names().contains(name)) {
            throw new Refusal("notShipped", name, ShippedScenarios.names());
        }
        boolean chinese = voice.language() == Language.ZH;
        if (tables != null) {
            requireEmpty(tables);
        }
        Scenario scenario = communities == null
                ? ShippedScenarios.load(name, seed)
                : ShippedScenarios.generate(name, name + "-" + communities, communities, seed);
        if (tables != null) {
            CsvExport.write(scenario, tables, chinese);
        } else {
            ScenarioJson.write(scenario, out);
        }
        voice.say(
                "written",
                tables != null ? tables : out,
                voice.count(scenario.zones().size(), "zone"),
                voice.count(scenario.facilities().size(), "facility"));
        return ExitCode.DONE;
    }

    /** Tables that somebody has filled in are not written over. */
    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new Refusal("folderNotEmpty", folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(folder), e);
        }
    }
}
