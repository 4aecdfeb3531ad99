package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.resupply.dispatch.Promises;
import org.resupply.examples.html.Supplement;
import org.resupply.examples.html.ZonePolygons;
import org.resupply.io.InputHash;
import org.resupply.io.PlanDiffJson;
import org.resupply.io.PlanJson;
import org.resupply.model.Disruption;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.planner.Planner;
import org.resupply.report.DiffSheets;
import org.resupply.report.Sheet;
import org.resupply.report.SupplyDiff;
import org.resupply.report.Words;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.UnsoundPlan;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Plans anew, from an instant on, what a disruption has upset. */
@Command(
        name = "replan",
        header = {"Plan anew, from an instant on, what a disruption has upset.", ""},
        description = {
            "Takes a plan over at --now: what has begun stays, what still works stays, the rest is carried otherwise.",
            "Writes into the folder --out:",
            "  scenario.json  the scenario with the disruptions, which the new plan answers",
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
            "  resupply plan tiny --time 1 --out out",
            "  resupply replan tiny --plan out/plan.json --disruptions closed.json \\",
            "    --now 2022-04-14T12:00 --out new",
            "where closed.json says that a bridge is closed for a day and a half:",
            "  { \"format\": \"resupply-overlay/1\", \"id\": \"bridge-closed\", \"disruptions\": [",
            "    { \"id\": \"d1\", \"kind\": \"CROSSING_CLOSED\", \"target\": \"bridge\",",
            "      \"window\": { \"start\": \"2022-04-14T12:00\", \"end\": \"2022-04-16T00:00\" } } ] }",
            "Somebody living alone in n1a who calls for help needs no file:",
            "  resupply replan tiny --plan out/plan.json --call n1a:rice:5 \\",
            "    --now 2022-04-14T12:00 --out new",
            "The kinds of disruptions and their fields stand in docs/format.md, Disruption.",
            "When something else happens, go on from the new plan and the scenario beside it:",
            "  resupply replan new/scenario.json --plan new/plan.json --disruptions late.json \\",
            "    --now 2022-04-15T08:00 --out newer"
        })
final class Replan implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario that the plan answers: a file, or a shipped one.")
    private String source;

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan that is carried out.")
    private Path planFile;

    @Option(
            names = "--disruptions",
            paramLabel = "FILE",
            description = "What has become known: an overlay file, see below.")
    private Path disruptionsFile;

    @Option(
            names = "--call",
            paramLabel = "PLACE:COMMODITY:QUANTITY[:CLASS]",
            description =
                    "Somebody there calls for so many units more today, of the most urgent class unless one is named. Several times if need be.")
    private List<String> calls = new ArrayList<>();

    @Option(
            names = "--now",
            required = true,
            paramLabel = "TIME",
            description =
                    "When it has become known: local time such as 2022-04-14T12:00, or seconds from the first midnight.")
    private String now;

    @Option(
            names = "--time",
            converter = Amount.Seconds.class,
            paramLabel = "SECONDS",
            description = "Seconds to plan and judge in, as far as possible (${DEFAULT-VALUE}).")
    private double seconds = 2;

    @Option(
            names = "--iterations",
            converter = Amount.Iterations.class,
            paramLabel = "N",
            description = "Iterations of search instead; the same seed then gives the same plan everywhere.")
    private Long iterations;

    @Mixin
    private SearchOptions search;

    @Option(
            names = "--vehicle-price",
            converter = Amount.Price.class,
            paramLabel = "PRICE",
            description =
                    "What it costs that another vehicle comes than was told, for each stop, in minor units (${DEFAULT-VALUE}).")
    private long vehiclePrice = Promises.USUAL.vehicle();

    @Option(
            names = "--street-price",
            converter = Amount.Price.class,
            paramLabel = "PRICE",
            description =
                    "What it costs that nobody comes, for each stop, besides its goods, likewise (${DEFAULT-VALUE}).")
    private long streetPrice = Promises.USUAL.street();

    @Option(
            names = "--hour-price",
            converter = Amount.Price.class,
            paramLabel = "PRICE",
            description =
                    "What an hour earlier or later than was told costs, for each stop, likewise (${DEFAULT-VALUE}).")
    private long hourPrice = Promises.USUAL.hour();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        Scenario read = ScenarioSource.read(source);
        Plan given = ScenarioSource.planOf(read, planFile);
        int second = Learnt.second(now, read);
        List<Disruption> learnt = new ArrayList<>();
        if (disruptionsFile != null) {
            learnt.addAll(Learnt.from(disruptionsFile, read));
        }
        calls.forEach(call -> learnt.add(Learnt.call(call, read, second)));
        if (disruptionsFile == null && calls.isEmpty()) {
            throw new Refusal("nothingLearnt");
        }
        List<Path> roadFiles = ScenarioSource.roadFiles(source, read);
        RoadGraph roads = ScenarioSource.roads(source, read);
        ZonePolygons polygons = report.polygons(read);
        Scenario scenario = PlanFolder.standingAlone(read);
        Plan before =
                scenario == read ? given : given.withManifest(given.manifest().withInputHash(InputHash.of(scenario)));
        try (PlanFolder folder = prepareFolder(read)) {
            Planner planner =
                    roads == null ? Planner.create() : Planner.create().over(roads);
            long begin = System.nanoTime();
            Promises promises = new Promises(vehiclePrice, streetPrice, hourPrice);
            Plan after;
            try {
                after = planner.replan(scenario, before, learnt, second, options(), promises, main.cancellation());
            } catch (UnsoundPlan unsound) {
                // What has begun stays, so that nothing sound can come of a plan that is not.
                Verification known = Verifier.of(scenario, roads).verify(before);
                if (known.isSound()) {
                    throw unsound;
                }
                throw new Refusal("unsoundBefore", planFile, voice.count(known.total(), "violation"));
            }
            boolean stopped = !after.manifest().complete();
            if (stopped) {
                voice.say("replanStopped");
            }
            double took = (System.nanoTime() - begin) * 1e-9;
            Scenario disrupted = Disruptions.learntAt(second, scenario, learnt);
            folder.writeScenario(disrupted, roadFiles);
            List<Disruption> events = disrupted
                    .disruptions()
                    .subList(
                            scenario.disruptions().size(),
                            disrupted.disruptions().size());
            write(disrupted, events, before, after, polygons, folder);
            voice.say("replanWritten", folder.shown(), Voice.seconds(took));
            return stopped ? ExitCode.STOPPED : ExitCode.DONE;
        }
    }

    private SolveOptions options() {
        return search.with(iterations == null ? Budget.seconds(seconds) : Budget.iterations(iterations));
    }

    /** Finds out before the search, not after it, that something cannot be written. */
    private PlanFolder prepareFolder(Scenario scenario) {
        List<Path> inputs = new ArrayList<>(ScenarioSource.files(source, scenario));
        inputs.add(planFile);
        if (disruptionsFile != null) {
            inputs.add(disruptionsFile);
        }
        report.outlines().ifPresent(inputs::add);
        return PlanFolder.prepare(
                out,
                inputs,
                PlanFolder.PLAN,
                PlanFolder.PAGE,
                PlanFolder.SCENARIO,
                "changes.json",
                "changes.csv",
                "changes.txt");
    }

    private void write(
            Scenario scenario,
            List<Disruption> events,
            Plan before,
            Plan after,
            ZonePolygons polygons,
            PlanFolder folder) {
        Words words = Words.in(main.language());
        PlanDiff diff = PlanDiff.of(scenario, before, after);
        Sheet changes = DiffSheets.sheet(scenario, diff, words);
        String happened = DiffSheets.events(scenario, events, words);
        String told = happened.isEmpty()
                ? DiffSheets.text(scenario, diff, words)
                : String.join(
                        "\n",
                        happened,
                        SupplyDiff.text(scenario, events, before, after, words),
                        DiffSheets.text(scenario, diff, words));
        PlanJson.write(after, scenario.start(), folder.file(PlanFolder.PLAN));
        PlanDiffJson.write(diff, scenario.start(), folder.file("changes.json"));
        Outcome.writeSheet(folder.file("changes.csv"), changes);
        Outcome.writeText(folder.file("changes.txt"), told);
        // The planner hands out only what the judge has found sound.
        Verification sound = new Verification(List.of(), Map.of(), Optional.of(after.figures()), List.of());
        Outcome outcome = new Outcome(scenario, after, sound, main.language());
        outcome.writePage(folder.file(PlanFolder.PAGE), polygons, Supplement.of(diff));
        outcome.writeSheets(folder.sheets(), changes);
        folder.replaceOlder();
        Voice voice = Voice.of(spec);
        voice.print(outcome.summary());
        voice.print(told);
    }
}
