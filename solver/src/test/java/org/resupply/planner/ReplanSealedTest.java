package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.planner.SmallCity.disruption;
import static org.resupply.planner.Visits.begun;
import static org.resupply.planner.Visits.isDoor;
import static org.resupply.planner.Visits.stops;
import static org.resupply.planner.Visits.units;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.ControlLevel;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A zone is sealed: who may not go there goes no more, and nobody meets at its edge who may not. */
class ReplanSealedTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    @Test
    void aSealedCommunityIsNoLongerServedByThoseWhoMayNotAndAllOthersAreAsPlanned() {
        Scenario strict = RuledCity.of(2, 4, 2, 11, EnumSet.of(Feature.BUBBLES));
        Plan before = Planner.create().plan(strict, OPTIONS);
        String community = stops(before)
                .filter(stop -> stop.begin() > NOON && stop.place().contains("C"))
                .map(Stop::place)
                .findFirst()
                .orElseThrow();
        Disruption seal = disruption(DisruptionKind.ZONE_CONTROL, community, NOON, 2 * TimeWindow.DAY, 0);

        Plan after = Planner.create().replan(strict, before, List.of(seal), NOON, OPTIONS);

        boolean mayAny = strict.bubbles().stream().anyMatch(bubble -> bubble.highest() == ControlLevel.SEALED);
        if (!mayAny) {
            assertThat(stops(after)
                            .filter(stop -> stop.begin() >= NOON && stop.place().equals(community)))
                    .isEmpty();
        }
        Set<Stop> kept = stops(after).collect(Collectors.toSet());
        // Behind the sealed community a vehicle may go to no cleaner one: trips that call there may have to change.
        long changed = before.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .filter(trip ->
                        trip.stops().stream().noneMatch(stop -> stop.place().equals(community)))
                .flatMap(trip -> trip.stops().stream())
                .filter(stop -> isDoor(stop) && !sameVisit(kept, stop))
                .count();
        assertThat(changed).as("stops of other trips that are otherwise").isZero();
    }

    /**
     * Whoever had called at two doors of a street in the morning was said to have met at its edge when it was sealed later; and trips
     * ahead, and vehicles under way, went on to edges where another bubble works.
     */
    @Test
    void whoMeetsWhomAtTheEdgeOfAStreetIsAskedFromTheInstantItIsSealed() {
        for (Set<Feature> features : List.of(
                EnumSet.of(Feature.SHARED, Feature.EDGES), EnumSet.of(Feature.SHARED, Feature.EDGES, Feature.HOSTED))) {
            for (long seed = 1; seed <= 6; seed++) {
                Scenario ruled = RuledCity.of(2, 4, 2, seed, features);
                Plan first = Planner.with(new FairFloor(), new OneByOne()).plan(ruled, OPTIONS);
                for (String street : List.of("D0S0", "D0S1", "D1S0", "D1S1")) {
                    for (int now : new int[] {26_000, 30_000, NOON}) {
                        Disruption seal = disruption(DisruptionKind.ZONE_CONTROL, street, now, 2 * TimeWindow.DAY, 0);

                        Plan next = Planner.create().replan(ruled, first, List.of(seal), now, OPTIONS);

                        assertThat(begun(next, now)).isEqualTo(begun(first, now));
                    }
                }
            }
        }
    }

    private static boolean sameVisit(Set<Stop> stops, Stop visit) {
        return stops.stream()
                .anyMatch(stop -> stop.place().equals(visit.place())
                        && stop.begin() == visit.begin()
                        && units(stop).equals(units(visit)));
    }
}
