package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.resupply.report.Language;
import org.resupply.verify.Rule;
import org.resupply.verify.Verification;
import org.resupply.verify.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges any plan against its scenario. */
@Command(
        name = "check",
        header = {"Judge any plan against its scenario.", ""},
        description = {
            "Judges a plan, whoever made it: replays it against its scenario, computes every figure again,",
            "and lists each rule that it breaks. Exit code 0 when it is sound, 3 when it is not.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply check shanghai out/plan.json",
            "  resupply check my-city.json my-plan.json --show 200",
            "  resupply check tiny new/plan.json --after out/plan.json \\",
            "    --now 2022-04-14T12:00 --disruptions closed.json"
        })
final class CheckPlan implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file, or the name of a shipped one.")
    private String source;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The plan file.")
    private Path planFile;

    @Option(
            names = "--show",
            converter = Amount.Count.class,
            paramLabel = "N",
            description = "Violations to list (${DEFAULT-VALUE}).")
    private int show = 20;

    @Mixin
    private TakenOver takenOver;

    @Mixin
    private Overlays overlays;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        Verification verification = takenOver
                .judge(source, overlays.over(ScenarioSource.read(source)), planFile, voice)
                .verification();
        if (verification.isSound()) {
            voice.say("sound");
            return ExitCode.DONE;
        }
        voice.say("notSound", voice.count(verification.total(), "violation"));
        verification
                .counts()
                .forEach((rule, count) ->
                        voice.print(String.format(Locale.ROOT, "  %,7d  %s: %s", count, rule, meaning(rule, voice))));
        voice.print("");
        for (Violation violation :
                verification.violations().stream().limit(show).toList()) {
            voice.say(
                    "violationAt",
                    violation.code(),
                    violation.where().toString(),
                    meaning(violation.code(), voice),
                    violation.what());
        }
        return ExitCode.UNSOUND;
    }

    /** What a rule says; its English words are the judge's own. */
    private static String meaning(Rule rule, Voice voice) {
        return voice.language() == Language.EN ? rule.meaning() : voice.words().of(rule);
    }
}
