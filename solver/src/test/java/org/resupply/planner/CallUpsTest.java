package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** Rice lies at a gate without trucks of its own; trucks of others may be called up. */
class CallUpsTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(300));
    private static final int DAY = 86_400;

    private static Scenario city(Requisition... requisitions) {
        Scenario city = SmallCity.of(1, 10, 2, 5);
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        Fleet own = fleets.stream()
                .filter(fleet -> fleet.id().equals("TG"))
                .findFirst()
                .orElseThrow();
        fleets.remove(own);
        for (Requisition requisition : requisitions) {
            fleets.add(new Fleet(
                    requisition.target(),
                    Name.of(requisition.target()),
                    own.vehicleType(),
                    own.base(),
                    own.count(),
                    own.shift(),
                    own.bubble(),
                    own.maxTripsPerDay(),
                    own.turnRoundSeconds()));
        }
        return city.toBuilder()
                .fleets(fleets)
                .requisitions(List.of(requisitions))
                .convoys(List.of())
                .lots(List.of(new Lot("rice", "rice", "G", 50_000, Lot.NEVER)))
                .build();
    }

    private static Requisition requisition(String id, long price, int leadSeconds) {
        return new Requisition(id, "T" + id, Name.of(id), price, leadSeconds, false);
    }

    private static List<String> called(Scenario city) {
        return Planner.create().callUp(city, OPTIONS).requisitions().stream()
                .filter(Requisition::called)
                .map(Requisition::id)
                .toList();
    }

    @Test
    void whatIsWorthItsPriceIsCalledUpAndPlannedWith() {
        Scenario city = city(requisition("A", 100_000, 0));
        Scenario called = Planner.create().callUp(city, OPTIONS);
        assertThat(called(city)).containsExactly("A");
        assertThat(city.requisitions().get(0).called()).isFalse();

        Plan without = Planner.create().plan(city, OPTIONS);
        Plan with = Planner.create().plan(called, OPTIONS);
        assertThat(without.tours()).noneMatch(tour -> tour.fleet().equals("TA"));
        assertThat(with.tours()).anyMatch(tour -> tour.fleet().equals("TA"));
        assertThat(with.figures().cost()).isGreaterThanOrEqualTo(100_000);
        assertThat(Verifier.of(called).verify(with).isSound()).isTrue();
        assertThat(Verifier.of(city).verify(with).isSound()).isFalse();
    }

    @Test
    void whatCostsMoreThanItBringsIsNot() {
        assertThat(called(city(requisition("A", Long.MAX_VALUE / 4, 0)))).isEmpty();
    }

    @Test
    void whatComesTooLateIsNot() {
        assertThat(called(city(requisition("A", 1, 3 * DAY)))).isEmpty();
        assertThat(called(city(requisition("A", 1, 3 * DAY), requisition("B", 100_000, DAY))))
                .containsExactly("B");
    }

    @Test
    void ofTwoThatBringTheSameTheCheaperOneIsEnough() {
        assertThat(called(city(requisition("A", 200_000, 0), requisition("B", 100_000, 0))))
                .containsExactly("B");
    }
}
