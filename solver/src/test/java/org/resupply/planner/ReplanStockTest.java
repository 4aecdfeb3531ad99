package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.io.InputHash;
import org.resupply.model.Disruption;
import org.resupply.model.Disruptions;
import org.resupply.model.Lot;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** A plan is taken over and every lot is booked when it moves: reserves are kept, and nothing is handed out twice. */
class ReplanStockTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));

    /** What a run did not bring any more was missing in the reserve of the warehouse it was for, whose own trips stayed. */
    @Test
    void whoseRunFallsOutKeepsTheReserve() {
        assertReplannedSoundly(7656);
        assertReplannedSoundly(7393);
    }

    /**
     * A trip that loads at two places is given up, and with it what it was to bring to a street's warehouse, whose own trips had
     * their very lots and took them out of the reserve.
     */
    @Test
    void whereATripWithTwoLoadingsWasGoingTheReserveIsKept() {
        Scenario.Builder builder = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .reserves(List.of(new Reserve("WD0S0", "rice", 10)));
        Lot twenty = new Lot("own", "rice", "WD0S0", 20, Lot.NEVER);
        Plan sound = Planner.create().plan(builder.lots(List.of(twenty)).build(), OPTIONS);
        assertThat(sound.tours()).isNotEmpty();
        Scenario half = builder.lots(List.of(
                        new Lot("own", "rice", "WD0S0", 10, Lot.NEVER),
                        new Lot("a", "rice", "W", 10, Lot.NEVER),
                        new Lot("b", "rice", "WD0", 10, Lot.NEVER)))
                .build();
        Trip twoLoadings = new Trip(
                List.of(
                        new Stop("W", 0, 0, 60, List.of(new Handling("a", "", 10))),
                        new Stop("WD0", 1800, 1800, 1860, List.of(new Handling("b", "", 10))),
                        new Stop(
                                "WD0S0",
                                3600,
                                3600,
                                3660,
                                List.of(new Handling("a", "", -10), new Handling("b", "", -10))),
                        new Stop("W", 7200, 7200, 7200, List.of())),
                1000);
        List<Tour> tours = new ArrayList<>(sound.tours());
        tours.add(new Tour("two", "TW", 0, 0, "", List.of(twoLoadings)));
        List<Movement> movements = new ArrayList<>(sound.movements());
        movements.add(new Movement("W", "WD0S0", "a", 0, 10));
        movements.add(new Movement("WD0", "WD0S0", "b", 0, 10));
        Plan odd = new Plan(
                half.id(),
                sound.manifest().withInputHash(InputHash.of(half)),
                List.of(),
                movements,
                tours,
                sound.unmet(),
                sound.figures());

        Plan after = Planner.create().replan(half, odd, List.of(), 0, OPTIONS);

        assertThat(after.tours()).noneMatch(tour -> tour.id().equals("two"));
        assertThat(after.figures().servedKg())
                .as("others bring the goods instead")
                .isGreaterThanOrEqualTo(sound.figures().servedKg());
    }

    /** In this city a parcel that was routed again was loaded earlier than planned and took 44 units of a reserve. */
    @Test
    void whoIsRoutedAgainLeavesTheReserve() {
        Scenario city = RuledCity.of(2, 4, 3, 5030, RuledCity.more(5030));
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(1);
        int now = 80_000;
        Planner planner = Planner.create();
        Plan plan = planner.plan(city, options);

        List<Disruption> events = List.of(new RandomEvents(30).any(city, now));
        Plan next = planner.replan(city, plan, events, now, options);

        Scenario learnt = Disruptions.learntAt(now, city, events);
        assertThat(Verifier.of(learnt).verify(next).violations()).isEmpty();
    }

    /** What was loaded in the afternoon was booked as goods that had burnt in the morning, and handed out once more. */
    @Test
    void whatWasLoadedAfterALossWasNotLost() {
        assertReplannedSoundly(7023);
    }

    /** Two things happen to a city with direct tours: an unsound plan would throw. */
    private static void assertReplannedSoundly(long seed) {
        SolveOptions options = OPTIONS.withBudget(Budget.iterations(300)).withThreads(1);
        Set<Feature> features = RuledCity.some(seed);
        features.add(Feature.DIRECT);
        Scenario known = RuledCity.of(2, 4, 3, seed, features);
        Plan current = Planner.with(new FairFloor(), new OneByOne()).plan(known, options);
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        int now = 0;
        for (int event = 0; event < 2; event++) {
            now += random.nextInt(TimeWindow.DAY);
            List<Disruption> happens = List.of(events.any(known, now));
            current = Planner.create().replan(known, current, happens, now, options);
            known = Disruptions.learntAt(now, known, happens);
        }
        assertThat(current.figures().servedKg()).isPositive();
    }
}
