package org.resupply.examples;

import java.util.List;
import java.util.Locale;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.Joiners;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.model.Scenario;
import org.resupply.optaplanner.CrewRoster;
import org.resupply.optaplanner.Duty;
import org.resupply.optaplanner.Roster;
import org.resupply.optaplanner.RosterRule;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A roster with a rule that the library does not know: who is on leave stays at home. */
public final class RosterWithOwnRule {
    private RosterWithOwnRule() {}

    /** A crew that is on leave on a day; a fact of the embedding system's own. */
    public record Leave(String crew, int number, int day) {}

    /** Nobody works on a day of leave. */
    public static final class LeaveIsKept implements RosterRule {
        @Override
        public Constraint constraint(ConstraintFactory factory) {
            return factory.forEach(Duty.class)
                    .join(
                            Leave.class,
                            Joiners.equal(Duty::day, Leave::day),
                            Joiners.equal(duty -> duty.member().crew().id(), Leave::crew),
                            Joiners.equal(duty -> duty.member().number(), Leave::number))
                    .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (duty, leave) -> 1)
                    .asConstraint("leave");
        }
    }

    public static void main(String[] args) {
        Scenario scenario = ShippedScenarios.load("shifts");
        SolveOptions options = SolveOptions.defaults().withBudget(Budget.iterations(3000));
        Plan plan = Planner.create().plan(scenario, options);

        Roster roster = CrewRoster.create()
                .with(LeaveIsKept.class)
                .knowing(List.of(new Leave("C-n1-early", 0, 0), new Leave("C-gate", 1, 1)))
                .assign(scenario, plan, options);

        for (Roster.Shift shift : roster.shifts()) {
            System.out.printf(
                    Locale.ROOT,
                    "day %d  %02d:%02d  %s %d drives %s%n",
                    shift.day() + 1,
                    shift.begin() / 3600 % 24,
                    shift.begin() / 60 % 60,
                    shift.crew(),
                    shift.number() + 1,
                    shift.fleet());
        }
        System.out.println("complete: " + roster.isComplete());
    }
}
