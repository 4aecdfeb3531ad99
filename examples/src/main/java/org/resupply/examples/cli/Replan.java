package org.resupply.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.resupply.examples.html.Supplement;
import org.resupply.io.PlanDiffJson;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Disruption;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.planner.Planner;
import org.resupply.report.DiffSheets;
import org.resupply.report.Words;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans anew, from an instant on, what a disruption has upset. */
@Command(
        name = "replan",
        header = {"Plan anew, from an instant on, what a disruption has upset.", ""},
        description = {
            "Takes a plan over at --now: what has begun stays, what still works stays, the rest is carried otherwise.",
            "Writes into the folder --out:",
            "  scenario.json  the scenario with the disruptions",
            "  plan.json      the new plan, for machines",
            "  report.html    its report with who must be told what, one page that opens offline",
            "  changes.csv    every visit that is otherwise: who must be told what",
            "  changes.json   the same, for machines",
            "  changes.txt    the same in short, for people",
            "  sheets/        CSV for spreadsheets",
            "The new plan passes an independent judge before it is written.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  resupply replan shanghai --plan out/plan.json --disruptions closed.json --now 2022-04-11T12:00 --out new"
        })
final class Replan implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario that the plan answers: a file, or a shipped one.")
    private String source;

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan that is carried out.")
    private Path planFile;

    @Option(
            names = "--disruptions",
            required = true,
            paramLabel = "FILE",
            description = "What has become known: an overlay file.")
    private Path disruptionsFile;

    @Option(
            names = "--now",
            required = true,
            paramLabel = "TIME",
            description =
                    "When it has become known: local time such as 2022-04-11T12:00, or seconds from the first midnight.")
    private String now;

    @Option(names = "--time", paramLabel = "SECONDS", description = "Seconds of search (${DEFAULT-VALUE}).")
    private double seconds = 2;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of search instead; the same seed then gives the same plan everywhere.")
    private Long iterations;

    @Option(names = "--seed", paramLabel = "S", description = "Where random choices start (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        PrintWriter answers = spec.commandLine().getOut();
        Scenario scenario = ScenarioSource.read(source);
        Plan before = PlanJson.read(planFile, scenario);
        List<Disruption> learnt = Learnt.from(disruptionsFile, scenario);
        int second = Learnt.second(now, scenario);
        Scenario disrupted = Disruptions.learntAt(second, scenario, learnt);
        RoadGraph roads = ScenarioSource.roads(source, scenario);
        Planner planner = roads == null ? Planner.create() : Planner.create().over(roads);
        Budget budget = iterations == null ? Budget.seconds(seconds) : Budget.iterations(iterations);
        long begin = System.nanoTime();
        Plan after = planner.replan(
                scenario,
                before,
                learnt,
                second,
                SolveOptions.defaults().withBudget(budget).withSeed(seed));
        double took = (System.nanoTime() - begin) * 1e-9;
        write(disrupted, before, after, answers);
        answers.printf(
                Locale.ROOT,
                "Written to %s. Planned anew in %.1f s.%n",
                out.toAbsolutePath().normalize(),
                took);
        return ExitCode.DONE;
    }

    private void write(Scenario scenario, Plan before, Plan after, PrintWriter answers) {
        Words words = Words.in(report.language());
        PlanDiff diff = PlanDiff.of(scenario, before, after);
        String told = DiffSheets.text(scenario, diff, words);
        try {
            Files.createDirectories(out);
            ScenarioJson.write(scenario, out.resolve("scenario.json"));
            PlanJson.write(after, scenario.start(), out.resolve("plan.json"));
            PlanDiffJson.write(diff, scenario.start(), out.resolve("changes.json"));
            try (Writer csv = Files.newBufferedWriter(out.resolve("changes.csv"), StandardCharsets.UTF_8)) {
                DiffSheets.sheet(scenario, diff, words).writeTo(csv);
            }
            Files.writeString(out.resolve("changes.txt"), told + System.lineSeparator(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(out), e);
        }
        // The planner hands out only what the judge has found sound.
        Verification sound = new Verification(List.of(), Map.of(), Optional.of(after.figures()), List.of());
        Outcome outcome = new Outcome(scenario, after, sound, report.language());
        outcome.writePage(out.resolve("report.html"), report.polygons(scenario), Supplement.of(diff));
        outcome.writeSheets(out.resolve("sheets"), DiffSheets.sheet(scenario, diff, words));
        answers.println(outcome.summary());
        answers.println(told);
    }
}
