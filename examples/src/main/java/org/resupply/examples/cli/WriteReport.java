package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.resupply.examples.html.Supplement;
import org.resupply.io.ExplanationJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Explanation;
import org.resupply.plan.PlanDiff;
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
            "Writes the report of a plan, whoever made it, after judging it. An unsound plan is reported too, and the "
                    + "report says so first (exit code 3).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply report shanghai out/plan.json --out report.html",
            "  resupply report my-city.json plan.json --lang zh --polygons streets.geojson --out report.html",
            "  resupply report my-city.json plan.json --out report.html --sheets sheets",
            "  resupply report new/scenario.json new/plan.json --after out/plan.json \\",
            "    --now 2022-04-14T12:00 --out report.html        a plan made by replan"
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
    private TakenOver takenOver;

    @Mixin
    private Overlays overlays;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        TakenOver.Judged judged = takenOver.judge(source, overlays.over(ScenarioSource.read(source)), planFile, voice);
        Scenario scenario = judged.scenario();
        Outcome outcome = new Outcome(scenario, judged.plan(), judged.verification(), voice.language());
        Explanation why = explanation == null ? null : ExplanationJson.read(explanation);
        PlanDiff diff = judged.before() == null ? null : PlanDiff.of(scenario, judged.before(), judged.plan());
        outcome.writePage(out, report.polygons(scenario), new Supplement(why, diff));
        int sheetFiles = sheets == null ? 0 : outcome.writeSheets(sheets);
        voice.print(outcome.summary(why));
        if (sheets == null) {
            voice.say("reportWritten", out);
        } else {
            voice.say("sheetsWritten", out, sheetFiles, sheets);
        }
        return judged.verification().isSound() ? ExitCode.DONE : ExitCode.UNSOUND;
    }
}
