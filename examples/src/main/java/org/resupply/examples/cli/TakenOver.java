package org.resupply.examples.cli;

import java.nio.file.Path;
import org.resupply.io.PlanJson;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;
import picocli.CommandLine.Option;

/** The options that name the plan which another one took over: what had begun by then is judged by what was known. */
final class TakenOver {
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
            description = "What became known at --now: an overlay file, unless the scenario holds it already.")
    private Path disruptions;

    /**
     * A plan that has been judged.
     *
     * @param scenario what it answers, with what had become known
     * @param before the plan that it took over; {@code null} when there was none
     */
    record Judged(Scenario scenario, Plan before, Plan plan, Verification verification) {}

    /** Judges a plan, and says where it seems to have been made for something else than is given. */
    Judged judge(String source, Scenario given, Path planFile, Voice voice) {
        if ((before == null) != (now == null)) {
            throw new Refusal("afterAndNow");
        }
        if (disruptions != null && before == null) {
            throw new Refusal("disruptionsWithoutAfter");
        }
        Plan done = before == null ? null : PlanJson.read(before, given);
        int second = now == null ? 0 : Learnt.second(now, given);
        Scenario scenario =
                disruptions == null ? given : Disruptions.learntAt(second, given, Learnt.from(disruptions, given));
        Plan plan = PlanJson.read(planFile, scenario);
        ScenarioSource.otherState(scenario, plan, planFile)
                .ifPresent(other -> voice.note("note", other.in(voice.words())));
        Verifier judge = Verifier.of(scenario, ScenarioSource.roads(source, scenario));
        Verification verification = (done == null ? judge : judge.after(done, second)).verify(plan);
        if (!verification.isSound() && done == null && !scenario.disruptions().isEmpty()) {
            voice.note("perhapsTakenOver");
        }
        return new Judged(scenario, done, plan, verification);
    }
}
