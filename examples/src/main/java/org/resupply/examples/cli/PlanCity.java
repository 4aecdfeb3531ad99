package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.resupply.allocation.Strategies;
import org.resupply.examples.html.Supplement;
import org.resupply.examples.html.ZonePolygons;
import org.resupply.io.GeoJson;
import org.resupply.io.PlanJson;
import org.resupply.model.Scenario;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.planner.CallUpChoice;
import org.resupply.planner.Planner;
import org.resupply.report.Sheet;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Plans a scenario and writes the plan, the report, the map and the dispatch sheets. */
@Command(
        name = "plan",
        header = {"Plan a scenario: plan, report, map and dispatch sheets.", ""},
        description = {
            "Plans a scenario and writes into the folder --out:",
            "  plan.json      the plan, for machines",
            "  report.html    the report, one page that opens offline",
            "  *.geojson      places, routes and coverage, for map programs",
            "  sheets/        CSV for spreadsheets: one file for each base, transfer point and street",
            "  scenario.json  with --overlay or --call-up: the scenario that was planned, for explain and replan",
            "  roster.csv     with --roster: who drives which tour when",
            "Every plan passes an independent judge before it is written.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply plan shanghai --out out                    30 seconds, then open out/report.html",
            "  resupply plan my-city.json --time 120 --threads 4   more effort",
            "  resupply plan tiny --iterations 5000 --seed 7       the same plan on every machine",
            "  resupply plan shanghai --overlay tunnel             what if the Yangtze tunnel is closed",
            "  resupply plan shifts --time 2 --roster              crews for all tours, loads shared out",
            "  resupply plan songjiang --call-up                   with trucks of others where worth their price",
            "  resupply plan songjiang --explain 3                 with why the three worst streets go short",
            "  resupply plan my-city.json --lang zh                report and sheets in Chinese",
            "",
            "Ctrl-C stops the search; the best plan found until then is written (exit code 130);",
            "where there is none yet, nothing is."
        })
final class PlanCity implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "A scenario file, or a shipped scenario: shanghai, songjiang, zhengzhou, chongming, tiny, shifts.")
    private String source;

    /** Whole Shanghai needs as much for good routes: its allocation alone takes some ten. */
    private static final double DEFAULT_SECONDS = 30;

    @Option(
            names = "--time",
            converter = Amount.Seconds.class,
            paramLabel = "SECONDS",
            description = "Seconds to plan and judge in, as far as possible; 30 unless --iterations is given.")
    private Double seconds;

    @Option(
            names = "--iterations",
            converter = Amount.Iterations.class,
            paramLabel = "N",
            description = "Iterations of search; without --time the same seed then gives the same plan everywhere.")
    private Long iterations;

    @Mixin
    private SearchOptions search;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Who gets how much is decided by this strategy, such as lexicographic or alpha-fair:2,"
                    + " whatever the scenario names.")
    private String strategy;

    @Option(
            names = "--call-up",
            description =
                    "First call up what others own and the scenario does not call up yet, where the allocation proves that"
                            + " it is worth its price; not with lexicographic and proportional."
                            + " Takes up to as long again, or the same iterations.")
    private boolean callingUp;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(
            names = "--roster",
            description = "Give the tours their crews anew, with fair loads, and write roster.csv."
                    + " Takes up to ten seconds more, or the same iterations.")
    private boolean rostered;

    @Option(
            names = "--explain",
            converter = Amount.Count.class,
            paramLabel = "N",
            description =
                    "Say why the N worst streets go short, in the report and beside it (explanation.txt, .csv, .json)."
                            + " Takes some seconds to a minute more.")
    private Integer explained;

    @Mixin
    private Overlays overlays;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        long begin = System.nanoTime();
        Planner allocating = planner();
        Scenario read = overlays.over(ScenarioSource.read(source));
        requireCrews(read);
        List<Path> roadFiles = ScenarioSource.roadFiles(source, read);
        RoadGraph roads = ScenarioSource.roads(source, read);
        double reading = (System.nanoTime() - begin) * 1e-9;
        ZonePolygons polygons = report.polygons(read);
        try (PlanFolder folder = prepareFolder(read)) {
            Planner planner = roads == null ? allocating : allocating.over(roads);
            Scenario called = callingUp ? calledUp(planner, read) : read;
            Scenario scenario = isRead() ? called : PlanFolder.standingAlone(called);
            Plan plan = search(planner, scenario);
            boolean stopped = !plan.manifest().complete();
            if (stopped && plan.tours().isEmpty()) {
                voice.say("stoppedEmpty");
                return ExitCode.STOPPED;
            }
            if (rostered) {
                plan = rostered(scenario, roads, plan, folder);
            }
            Explanation explanation = explained == null || stopped ? null : explanation(planner, scenario, plan);
            if (stopped) {
                voice.say("stopped");
            }
            if (!isRead()) {
                folder.writeScenario(scenario, roadFiles);
            }
            write(scenario, withReading(plan, reading), polygons, explanation, folder);
            return stopped ? ExitCode.STOPPED : ExitCode.DONE;
        }
    }

    /** Whether the scenario is planned as it was read. */
    private boolean isRead() {
        return overlays.isEmpty() && !callingUp;
    }

    private Scenario calledUp(Planner planner, Scenario scenario) {
        CallUpChoice choice;
        try (PlanProgress progress = PlanProgress.on(spec.commandLine().getErr(), Voice.of(spec))) {
            choice = planner.chooseCallUps(scenario, options().withListener(progress), main.cancellation());
        }
        Scenario called = choice.scenario();
        List<String> more = new ArrayList<>();
        for (int i = 0; i < called.requisitions().size(); i++) {
            if (called.requisitions().get(i).called()
                    && !scenario.requisitions().get(i).called()) {
                more.add(called.requisitions().get(i).id());
            }
        }
        Voice voice = Voice.of(spec);
        voice.note(more.isEmpty() ? "calledNothing" : "calledUp", more);
        for (CallUpChoice.Left left : choice.left()) {
            String most = left.most() < Double.POSITIVE_INFINITY ? Voice.number(Math.round(left.most())) : "?";
            String key = switch (left.reason()) {
                case TOO_DEAR -> "leftTooDear";
                case UNPROVEN -> "leftUnproven";
                case UNTRIED -> "leftUntried";
            };
            voice.note(
                    key,
                    left.requisition().id(),
                    Voice.number(left.requisition().price()),
                    Voice.number(Math.round(left.least())),
                    most);
        }
        return called;
    }

    private Planner planner() {
        if (strategy == null) {
            return Planner.create();
        }
        return Planner.with(
                StrategyName.find(strategy).orElseThrow(() -> new Refusal("noStrategy", strategy, Strategies.names())),
                new AnnealedRouting());
    }

    private Plan search(Planner planner, Scenario scenario) {
        try (PlanProgress progress = PlanProgress.on(spec.commandLine().getErr(), Voice.of(spec))) {
            return planner.plan(scenario, options().withListener(progress), main.cancellation());
        }
    }

    private Explanation explanation(Planner planner, Scenario scenario, Plan plan) {
        try (PlanProgress progress = PlanProgress.on(spec.commandLine().getErr(), Voice.of(spec))) {
            return planner.explain(scenario, plan, explained, testing().withListener(progress), main.cancellation());
        }
    }

    private void requireCrews(Scenario scenario) {
        if (rostered && scenario.crews().isEmpty()) {
            throw new Refusal("noCrews", scenario.id());
        }
    }

    /** Finds out before the search, not after it, that something cannot be written. */
    private PlanFolder prepareFolder(Scenario scenario) {
        List<Path> inputs = new ArrayList<>(ScenarioSource.files(source, scenario));
        inputs.addAll(overlays.files());
        report.outlines().ifPresent(inputs::add);
        List<String> files = new ArrayList<>(List.of(PlanFolder.PLAN, PlanFolder.PAGE));
        files.addAll(List.of("places.geojson", "routes.geojson", "coverage.geojson"));
        if (!isRead()) {
            files.add(PlanFolder.SCENARIO);
        }
        if (rostered) {
            files.add("roster.csv");
        }
        if (explained != null) {
            files.addAll(Outcome.EXPLANATION);
        }
        return PlanFolder.prepare(out, inputs, files.toArray(String[]::new));
    }

    /** The plan with its crews, judged anew; the roster's sheet is written. */
    private Plan rostered(Scenario scenario, RoadGraph roads, Plan plan, PlanFolder folder) {
        CrewSheet roster = CrewSheet.of(scenario, plan, options(), main.cancellation());
        Plan crewed = Verifier.of(scenario, roads).requireSound(roster.plan());
        if (!roster.open().isEmpty()) {
            Voice.of(spec).note("openTours", roster.open());
        }
        roster.write(folder.file("roster.csv"), main.language());
        return crewed;
    }

    /** The plan whose manifest tells the time of reading the scenario too. */
    private static Plan withReading(Plan plan, double seconds) {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("reading", seconds);
        stages.putAll(plan.manifest().stages());
        return plan.withManifest(
                plan.manifest().withStages(stages, plan.manifest().peakMemoryBytes()));
    }

    private void write(
            Scenario scenario, Plan plan, ZonePolygons polygons, Explanation explanation, PlanFolder folder) {
        Voice voice = Voice.of(spec);
        long begin = System.nanoTime();
        // The planner hands out only what the judge has found sound.
        Verification sound = new Verification(List.of(), Map.of(), Optional.of(plan.figures()), List.of());
        CompletableFuture<Void> forPrograms = CompletableFuture.runAsync(forPrograms(scenario, plan, folder));
        Outcome outcome;
        int sheetFiles;
        try {
            outcome = new Outcome(scenario, plan, sound, main.language());
            outcome.writePage(folder.file(PlanFolder.PAGE), polygons, new Supplement(explanation, null));
            Sheet[] more = explanation == null ? new Sheet[0] : new Sheet[] {outcome.explanationSheet(explanation)};
            sheetFiles = outcome.writeSheets(folder.sheets(), more);
        } finally {
            forPrograms.exceptionally(failure -> null).join();
        }
        requireWritten(forPrograms);
        voice.print(outcome.summary(explanation));
        if (explanation != null) {
            voice.print(outcome.writeExplanation(folder, explanation));
        }
        folder.replaceOlder();
        double planning = plan.manifest().stages().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        voice.say(
                "planWritten",
                folder.shown(),
                sheetFiles,
                Voice.seconds(planning),
                Voice.seconds((System.nanoTime() - begin) * 1e-9));
    }

    /** Writes what other programs read, which needs no figures of the report. */
    private Runnable forPrograms(Scenario scenario, Plan plan, PlanFolder folder) {
        Path file = folder.file(PlanFolder.PLAN);
        Path places = folder.file("places.geojson");
        Path routes = folder.file("routes.geojson");
        Path coverage = folder.file("coverage.geojson");
        return () -> {
            PlanJson.write(plan, scenario.start(), file);
            GeoJson.writePlaces(scenario, places);
            GeoJson.writeRoutes(scenario, plan, routes);
            if (report.outlines().isPresent()) {
                GeoJson.writeCoverage(scenario, plan, report.outlines().get(), coverage);
            } else {
                GeoJson.writeCoverage(scenario, plan, coverage);
            }
        };
    }

    private static void requireWritten(CompletableFuture<Void> files) {
        try {
            files.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private SolveOptions options() {
        return search.with(budget());
    }

    /** How hard each test of an explanation tries, and how long all of them may take. */
    private SolveOptions testing() {
        return search.with(Budget.seconds(60).withIterations(500));
    }

    private Budget budget() {
        if (iterations == null) {
            return Budget.seconds(seconds == null ? DEFAULT_SECONDS : seconds);
        }
        return seconds == null
                ? Budget.iterations(iterations)
                : Budget.seconds(seconds).withIterations(iterations);
    }
}
