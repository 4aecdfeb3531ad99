package org.resupply.optaplanner;

import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintCollectors;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.Joiners;

/** The rules of a roster as constraint streams: what the judge asks of crews, fair loads, and the embedding system's own. */
public final class RosterConstraints implements ConstraintProvider {
    /** What a change of the vehicle weighs: an hour of load, squared. */
    private static final long CHANGE_OF_VEHICLE = 60 * 60;

    private final List<Class<? extends RosterRule>> own = new ArrayList<>();

    /** Called by OptaPlanner. */
    public RosterConstraints() {}

    /** Called by OptaPlanner: names of classes of {@link RosterRule}, joined by commas. */
    public void setRules(String classes) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String name : classes.split(",")) {
            try {
                own.add(Class.forName(name, true, loader).asSubclass(RosterRule.class));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("The rule (%s) of the roster cannot be loaded.".formatted(name), e);
            }
        }
    }

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        List<Constraint> all = new ArrayList<>();
        for (Fitness fitness : Fitness.values()) {
            all.add(factory.forEach(Duty.class)
                    .filter(duty -> !fitness.holds(duty, duty.member()))
                    .penalizeLong(HardMediumSoftLongScore.ONE_HARD, duty -> 1)
                    .asConstraint(fitness.constraint));
        }
        all.add(oneTourADay(factory));
        all.add(rest(factory));
        all.add(crewOfVehicle(factory));
        all.add(vehicleOfCrew(factory));
        all.add(withoutCrew(factory));
        all.add(fairLoad(factory));
        all.add(sameVehicle(factory));
        for (Class<? extends RosterRule> rule : own) {
            all.add(instance(rule).constraint(factory));
        }
        return all.toArray(Constraint[]::new);
    }

    private static RosterRule instance(Class<? extends RosterRule> rule) {
        try {
            return rule.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The rule (%s) of the roster cannot be made.\nMaybe give it a public constructor without parameters, in a public class?"
                            .formatted(rule.getName()),
                    e);
        }
    }

    private static Constraint oneTourADay(ConstraintFactory factory) {
        return factory.forEachUniquePair(Duty.class, Joiners.equal(Duty::member), Joiners.equal(Duty::day))
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (one, other) -> 1)
                .asConstraint("one tour a day");
    }

    private static Constraint rest(ConstraintFactory factory) {
        return factory.forEachUniquePair(Duty.class, Joiners.equal(Duty::member))
                .filter((one, other) -> missingRest(one, other) > 0)
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (one, other) -> 1 + missingRest(one, other) / 60)
                .asConstraint("rest between shifts");
    }

    private static long missingRest(Duty one, Duty other) {
        return Duty.missingRest(one, other, one.member().crew().restSeconds());
    }

    private static Constraint crewOfVehicle(ConstraintFactory factory) {
        return factory.forEachUniquePair(
                        Duty.class,
                        Joiners.equal(duty -> duty.fleet().id()),
                        Joiners.equal(duty -> duty.tour().vehicle()))
                .filter((one, other) -> one.isFixed() && one.member() != other.member())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (one, other) -> 1)
                .asConstraint("the fixed crew of a vehicle");
    }

    private static Constraint vehicleOfCrew(ConstraintFactory factory) {
        return factory.forEachUniquePair(Duty.class, Joiners.equal(Duty::member))
                .filter((one, other) -> one.isFixed() && !one.isSameVehicle(other))
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (one, other) -> 1)
                .asConstraint("the fixed vehicle of a crew");
    }

    private static Constraint withoutCrew(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Duty.class)
                .filter(duty -> duty.member() == null)
                .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, duty -> 1)
                .asConstraint("tours without a crew");
    }

    /** Squares make a minute more for the busiest dearer than one for the idlest. */
    private static Constraint fairLoad(ConstraintFactory factory) {
        return factory.forEach(Duty.class)
                .groupBy(Duty::member, ConstraintCollectors.sumLong(Duty::minutes))
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (member, minutes) -> minutes * minutes)
                .asConstraint("fair load");
    }

    private static Constraint sameVehicle(ConstraintFactory factory) {
        return factory.forEachUniquePair(Duty.class, Joiners.equal(Duty::member))
                .filter((one, other) -> !one.isSameVehicle(other))
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (one, other) -> CHANGE_OF_VEHICLE)
                .asConstraint("the same vehicle");
    }
}
