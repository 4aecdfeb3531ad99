package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.resupply.io.PlanJson;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.report.Language;
import org.resupply.verify.Rule;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;
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

    @Option(
            names = "--after",
            paramLabel = "FILE",
            description = "The plan that was carried out until --now; what had begun by then must have stayed.")
    private Path before;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "When the plan took over from --after: local time, or seconds from the first midnight.")
    private String now;

    @Option(
            names = "--disruptions",
            paramLabel = "FILE",
            description = "What became known at --now: an overlay file. The old plan is not blamed for it.")
    private Path disruptions;

    @Mixin
    private Overlays overlays;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        if ((before == null) != (now == null)) {
            throw new Refusal("afterAndNow");
        }
        if (disruptions != null && before == null) {
            throw new Refusal("disruptionsWithoutAfter");
        }
        Scenario scenario = overlays.over(ScenarioSource.read(source));
        Plan done = before == null ? null : PlanJson.read(before, scenario);
        int second = now == null ? 0 : Learnt.second(now, scenario);
        if (disruptions != null) {
            scenario = Disruptions.learntAt(second, scenario, Learnt.from(disruptions, scenario));
        }
        Plan plan = PlanJson.read(planFile, scenario);
        ScenarioSource.otherState(scenario, plan, planFile)
                .ifPresent(other -> voice.note("note", other.in(voice.words())));
        Verifier judge = Verifier.of(scenario, ScenarioSource.roads(source, scenario));
        Verification verification = (done == null ? judge : judge.after(done, second)).verify(plan);
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
            voice.print(violation);
        }
        return ExitCode.UNSOUND;
    }

    /** What a rule says; its English words are the judge's own. */
    private static String meaning(Rule rule, Voice voice) {
        return voice.language() == Language.EN ? rule.meaning() : voice.words().of(rule);
    }
}
