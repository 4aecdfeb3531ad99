package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.resupply.examples.html.Supplement;
import org.resupply.examples.html.ZonePolygons;
import org.resupply.model.Scenario;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.report.ExplanationSheets;
import org.resupply.solve.Budget;
import org.resupply.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says why something is missing, and what would help. */
@Command(
        name = "explain",
        header = {"Say why something is missing, and what would help.", ""},
        description = {
            "Looks at the streets that lack most: relaxes one thing after the other, solves again, and names what brings "
                    + "more. Each cure is proved by a plan with it that the judge finds sound. Of a plan that is not sound "
                    + "itself that is said first (exit code 3).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply explain tiny --plan out/plan.json --streets 2 --out why",
            "  resupply explain out/scenario.json --plan out/plan.json   made with --overlay, or by replan"
        })
final class ExplainPlan implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario that the plan answers: a file, or a shipped one.")
    private String source;

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan.")
    private Path planFile;

    @Option(
            names = "--streets",
            converter = Amount.Count.class,
            paramLabel = "N",
            description = "Streets to look at, the worst first (${DEFAULT-VALUE}).")
    private int streets = 3;

    @Option(
            names = "--time",
            converter = Amount.Seconds.class,
            paramLabel = "SECONDS",
            description = "Seconds after which no further cure or street is tried (${DEFAULT-VALUE}).")
    private double seconds = 60;

    @Option(
            names = "--iterations",
            converter = Amount.Iterations.class,
            paramLabel = "N",
            description = "Iterations of each test (${DEFAULT-VALUE}).")
    private long iterations = 500;

    @Mixin
    private SearchOptions search;

    @ParentCommand
    private Main main;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write explanation.txt, explanation.csv, explanation.json, and the plan's report and sheets with them, into"
                            + " this folder.")
    private Path out;

    @Mixin
    private TakenOver takenOver;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        TakenOver.Judged judged = takenOver.judgeOwn(source, ScenarioSource.read(source), planFile, voice);
        Scenario scenario = judged.scenario();
        Plan plan = judged.plan();
        Verification verification = judged.verification();
        ZonePolygons polygons = report.polygons(scenario);
        int exit = verification.isSound() ? ExitCode.DONE : ExitCode.UNSOUND;
        if (out == null) {
            judged.tell(voice);
            Explanation explanation = explain(scenario, plan, judged.roads());
            voice.print(ExplanationSheets.text(scenario, plan, explanation, voice.words()));
            return exit;
        }
        try (PlanFolder folder = prepareFolder(scenario)) {
            judged.tell(voice);
            Explanation explanation = explain(scenario, plan, judged.roads());
            Outcome outcome = new Outcome(scenario, plan, verification, voice.language());
            voice.print(outcome.writeExplanation(folder, explanation));
            if (folder.holds("changes.json")) {
                voice.say("changesStay");
            } else {
                outcome.writePage(folder.file(PlanFolder.PAGE), polygons, Supplement.of(explanation));
                outcome.writeSheets(folder.sheets(), outcome.explanationSheet(explanation));
            }
            voice.say("writtenTo", folder.shown());
            return exit;
        }
    }

    private Explanation explain(Scenario scenario, Plan plan, RoadGraph roads) {
        Planner planner = roads == null ? Planner.create() : Planner.create().over(roads);
        try (PlanProgress progress = PlanProgress.on(spec.commandLine().getErr(), Voice.of(spec))) {
            return planner.explain(
                    scenario,
                    plan,
                    streets,
                    search.with(Budget.seconds(seconds).withIterations(iterations))
                            .withListener(progress),
                    main.cancellation());
        }
    }

    /** Finds out before the tests, not after them, that something cannot be written. */
    private PlanFolder prepareFolder(Scenario scenario) {
        List<Path> inputs = new ArrayList<>(ScenarioSource.files(source, scenario));
        inputs.add(planFile);
        report.outlines().ifPresent(inputs::add);
        List<String> files = new ArrayList<>(Outcome.EXPLANATION);
        files.add(PlanFolder.PAGE);
        return PlanFolder.prepare(out, inputs, files.toArray(String[]::new));
    }
}
