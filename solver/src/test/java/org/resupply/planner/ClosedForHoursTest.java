package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What is closed for hours costs something while vehicles would be there, and nothing else. */
class ClosedForHoursTest {
    private static final int HOUR = 3600;
    private static final SolveOptions OPTIONS =
            SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(1);

    private final Planner planner = Planner.with(new FairFloor(), new OneByOne());

    /** Each of these plans, and of those that take over, is judged. */
    @Test
    void whatIsClosedForHoursBringsNothing() {
        double open = 0;
        double closed = 0;
        for (long seed = 3000; seed < 3040; seed++) {
            Set<Feature> features = RuledCity.some(seed);
            features.remove(Feature.CLOSURES);
            Scenario without = RuledCity.of(2, 4, 3, seed, features);
            features.add(Feature.HOURLY);
            Scenario with = RuledCity.of(2, 4, 3, seed, features);
            Plan plan = planner.plan(with, OPTIONS);
            double before = planner.plan(without, OPTIONS).figures().servedKg();
            open += before;
            closed += plan.figures().servedKg();
            // Where vehicles are scarce a search of 300 steps finds one plan or another.
            assertThat(plan.figures().servedKg()).as("seed %s", seed).isLessThan(before * 1.5 + 50);
            int now = 20_000 + (int) (seed % 7) * 30_000;
            planner.replan(with, plan, List.of(new RandomEvents(seed).any(with, now)), now, OPTIONS);
        }
        assertThat(closed).isLessThan(open).isGreaterThan(0.7 * open);
    }

    @Test
    void whatIsClosedWhenNothingMovesCostsNothing() {
        for (long seed = 3100; seed < 3110; seed++) {
            Scenario city = byDay(RuledCity.of(2, 4, 3, seed, EnumSet.of(Feature.WATER, Feature.HOURS)));
            Plan usual = planner.plan(city, OPTIONS);
            Plan closedAtNight =
                    planner.plan(city.toBuilder().disruptions(atNight(city)).build(), OPTIONS);
            assertThat(closedAtNight.tours()).as("seed %s", seed).isEqualTo(usual.tours());
            assertThat(closedAtNight.unmet()).isEqualTo(usual.unmet());
        }
    }

    /** Vehicles are away by day only. */
    private static Scenario byDay(Scenario city) {
        List<Fleet> fleets = city.fleets().stream()
                .map(fleet -> new Fleet(
                        fleet.id(),
                        fleet.name(),
                        fleet.vehicleType(),
                        fleet.base(),
                        fleet.count(),
                        new OpeningHours(6 * HOUR, 22 * HOUR),
                        fleet.bubble(),
                        fleet.maxTripsPerDay(),
                        fleet.turnRoundSeconds()))
                .toList();
        return city.toBuilder().fleets(fleets).build();
    }

    /** Every crossing and lane closes in the night; facilities do so while they do not work. */
    private static List<Disruption> atNight(Scenario city) {
        List<Disruption> closed = new ArrayList<>(city.disruptions());
        for (int day = 0; day < city.days(); day++) {
            for (Crossing crossing : city.travel().crossings()) {
                closed.add(closed(DisruptionKind.CROSSING_CLOSED, crossing.id(), day, 0, 5 * HOUR));
            }
            for (Lane lane : Lanes.of(city)) {
                closed.add(closed(DisruptionKind.LANE_CLOSED, lane.id(), day, 0, 5 * HOUR));
            }
            for (Facility facility : city.facilities()) {
                closed.add(closed(
                        DisruptionKind.FACILITY_CLOSED,
                        facility.id(),
                        day,
                        0,
                        facility.hours().open()));
            }
        }
        return closed;
    }

    private static Disruption closed(DisruptionKind kind, String target, int day, int from, int until) {
        int midnight = day * TimeWindow.DAY;
        return new Disruption(
                kind + target + day,
                kind,
                target,
                new TimeWindow(midnight + from, midnight + until),
                null,
                1,
                0,
                0,
                null);
    }
}
