package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a shipped city as a scenario file, at any size. */
@Command(
        name = "generate",
        header = {"Write a shipped city as a scenario file, at any size.", ""},
        description = {
            "Writes a shipped city as a scenario file: real districts, streets and crossings, with as many communities",
            "as wanted. The same seed gives the same file.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply generate shanghai --out shanghai.json                      to read and change",
            "  resupply generate shanghai --communities 2000 --seed 7 --out s.json a smaller one",
            "  resupply generate tiny --out tiny.json                              a scenario that fits on a page"
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
            paramLabel = "N",
            description = "How many communities; the usual number unless given.")
    private Integer communities;

    @Option(names = "--seed", paramLabel = "S", description = "Decides everything that is drawn (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The scenario file to write.")
    private Path out;

    @Override
    public Integer call() {
        Scenario scenario = communities == null
                ? ShippedScenarios.load(name, seed)
                : ShippedScenarios.generate(name, name + "-" + communities, communities, seed);
        ScenarioJson.write(scenario, out);
        spec.commandLine()
                .getOut()
                .printf(
                        "Written: %s (%s, %s).%n",
                        out,
                        Counted.of(scenario.zones().size(), "zone"),
                        Counted.of(scenario.facilities().size(), "facility"));
        return ExitCode.DONE;
    }
}
