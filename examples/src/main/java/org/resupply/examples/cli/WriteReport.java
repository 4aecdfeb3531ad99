package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.resupply.examples.html.Supplement;
import org.resupply.io.ExplanationJson;
import org.resupply.io.PlanJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a plan again. */
@Command(
        name = "report",
        header = {"Write the report of a plan again.", ""},
        description = {
            "Writes the report of a plan, whoever made it, after judging it. An unsound plan is reported too, and the",
            "report says so first (exit code 3).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply report shanghai out/plan.json --out report.html",
            "  resupply report my-city.json plan.json --lang zh --polygons streets.geojson --out report.html",
            "  resupply report my-city.json plan.json --out report.html --sheets sheets"
        })
final class WriteReport implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file, or the name of a shipped one.")
    private String source;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The plan file.")
    private Path planFile;

    @Option(names = "--out", paramLabel = "FILE", description = "The page to write (${DEFAULT-VALUE}).")
    private Path out = Path.of("report.html");

    @Option(
            names = "--sheets",
            paramLabel = "FOLDER",
            description = "Write the CSV sheets too, into this folder; other files there stay.")
    private Path sheets;

    @Option(
            names = "--explain",
            paramLabel = "FILE",
            description = "Show this explanation too: an explanation.json that explain or plan has written.")
    private Path explanation;

    @Mixin
    private Overlays overlays;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        Scenario scenario = overlays.over(ScenarioSource.read(source));
        Plan plan = PlanJson.read(planFile, scenario);
        ScenarioSource.otherState(scenario, plan, planFile)
                .ifPresent(other -> voice.note("note", other.in(voice.words())));
        Verification verification =
                Verifier.of(scenario, ScenarioSource.roads(source, scenario)).verify(plan);
        Outcome outcome = new Outcome(scenario, plan, verification, voice.language());
        Explanation why = explanation == null ? null : ExplanationJson.read(explanation);
        Supplement supplement = why == null ? Supplement.NONE : Supplement.of(why);
        outcome.writePage(out, report.polygons(scenario), supplement);
        int sheetFiles = sheets == null ? 0 : outcome.writeSheets(sheets);
        voice.print(outcome.summary(why));
        if (sheets == null) {
            voice.say("reportWritten", out);
        } else {
            voice.say("sheetsWritten", out, sheetFiles, sheets);
        }
        return verification.isSound() ? ExitCode.DONE : ExitCode.UNSOUND;
    }
}
