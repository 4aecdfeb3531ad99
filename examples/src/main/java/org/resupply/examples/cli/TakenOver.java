package org.resupply.examples.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.resupply.io.PlanJson;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.network.RoadGraph;
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
     * @param roads the road graph that the scenario names; {@code null} when it names none
     */
    record Judged(Scenario scenario, Plan before, Plan plan, Verification verification, RoadGraph roads) {

        /** Says that the plan is not sound, where it is not. */
        void tell(Voice voice) {
            if (!verification.isSound()) {
                voice.say("notSound", voice.count(verification.total(), "violation"));
            }
        }
    }

    /** Judges a plan, and says where it seems to have been made for something else than is given. */
    Judged judge(String source, Scenario given, Path planFile, Voice voice) {
        return judge(source, given, planFile, voice, other -> voice.note("note", other.in(voice.words())));
    }

    /** Judges a plan that was made for just what is given; anything else is refused. */
    Judged judgeOwn(String source, Scenario given, Path planFile, Voice voice) {
        return judge(source, given, planFile, voice, other -> {
            throw other;
        });
    }

    private Judged judge(String source, Scenario given, Path planFile, Voice voice, Consumer<Refusal> ofOtherState) {
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
        ScenarioSource.otherState(scenario, plan, planFile).ifPresent(ofOtherState);
        RoadGraph roads = ScenarioSource.roads(source, scenario);
        Verifier judge = Verifier.of(scenario, roads);
        Verification verification = (done == null ? judge : judge.after(done, second)).verify(plan);
        if (!verification.isSound() && done == null && !scenario.disruptions().isEmpty()) {
            voice.note("perhapsTakenOver");
        }
        return new Judged(scenario, done, plan, verification, roads);
    }
}
