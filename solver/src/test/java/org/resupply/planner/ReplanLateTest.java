package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.planner.SmallCity.disruption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.model.Convoy;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Disruptions;
import org.resupply.model.Facility;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Trip;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Rule;
import org.resupply.verify.Verifier;

/** A convoy is late: nothing is unloaded, and nothing leaves, before it has come. */
class ReplanLateTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    private final Scenario city = SmallCity.of(2, 4, 2, 18);
    private final Plan plan = Planner.create().plan(city, OPTIONS);

    @Test
    void aConvoyThatIsLateIsUnloadedWhenItIsThere() {
        var receipt = plan.receipts().stream()
                .filter(given -> given.begin() > 0)
                .findFirst()
                .orElseThrow();
        int now = Math.max(0, receipt.begin() - 600);
        Disruption late = new Disruption(
                "late", DisruptionKind.CONVOY_LATE, receipt.convoy(), new TimeWindow(now, now), null, 0, 0, 7200, null);

        Plan after = Planner.create().replan(city, plan, List.of(late), now, OPTIONS);

        var convoy = city.convoys().stream()
                .filter(given -> given.id().equals(receipt.convoy()))
                .findFirst()
                .orElseThrow();
        assertThat(after.receipts())
                .filteredOn(given -> given.convoy().equals(receipt.convoy()))
                .allMatch(given -> given.begin() >= convoy.arrival() + 7200);
        assertThat(after.receipts())
                .filteredOn(given -> !given.convoy().equals(receipt.convoy()))
                .containsExactlyInAnyOrderElementsOf(plan.receipts().stream()
                        .filter(given -> !given.convoy().equals(receipt.convoy()))
                        .toList());
    }

    /** Nobody noted that the gate had lost all that was to come: its trips stayed, with lots that never came. */
    @Test
    void nothingLeavesAGateWhoseOnlyConvoyIsLateBeyondTheLastDay() {
        Scenario one = withOneConvoy("G");
        Plan first = Planner.create().plan(one, OPTIONS);
        assertThat(startsOf("TG", first)).isNotEmpty();

        Plan next = Planner.create().replan(one, first, List.of(late("K0", 3 * TimeWindow.DAY)), 0, OPTIONS);

        assertThat(next.receipts()).isEmpty();
        assertThat(startsOf("TG", next)).isEmpty();
    }

    /** Only the other gate was looked at, as only there something is unloaded now. */
    @Test
    void nothingLeavesAGateWhoseOnlyConvoyGoesToAnother() {
        Scenario one = withOneConvoy("G", "H");
        Plan first = Planner.create().plan(one, OPTIONS);
        assertThat(first.receipts()).extracting(Receipt::facility).containsExactly("G");
        assertThat(startsOf("TG", first)).isNotEmpty();

        Plan next = Planner.create().replan(one, first, List.of(late("K0", TimeWindow.DAY)), 0, OPTIONS);

        assertThat(next.receipts()).extracting(Receipt::facility).containsExactly("H");
        assertThat(startsOf("TG", next)).isEmpty();
    }

    /** One convoy, which comes at one o'clock; its last goods can be taken in at the first gate on the first day, and later at another. */
    private Scenario withOneConvoy(String... points) {
        Convoy given = city.convoys().get(0);
        Convoy convoy =
                new Convoy("K0", given.name(), given.mode(), List.of(points), 3600, Map.of(), 1, false, given.cargo());
        List<Facility> facilities = new ArrayList<>();
        for (Facility facility : city.facilities()) {
            facilities.add(facility);
            if (facility.id().equals("G") && points.length > 1) {
                facilities.add(new Facility(
                        "H",
                        facility.kind(),
                        Name.of("H"),
                        facility.zone(),
                        facility.point(),
                        "",
                        facility.storageKg(),
                        facility.throughputKgPerDay(),
                        facility.docks(),
                        facility.hours(),
                        facility.trucksPerDay(),
                        facility.handlingSecondsPerTonne(),
                        facility.inspectionSeconds(),
                        facility.convoyDisinfectionSeconds(),
                        0,
                        facility.dwellLimitSeconds(),
                        facility.handOver(),
                        ""));
            }
        }
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "G", TimeWindow.DAY, 2 * TimeWindow.DAY, 0);
        return city.toBuilder()
                .facilities(facilities)
                .convoys(List.of(convoy))
                .disruptions(points.length > 1 ? List.of(closed) : List.of())
                .build();
    }

    private static Disruption late(String convoy, int seconds) {
        return new Disruption(
                "late", DisruptionKind.CONVOY_LATE, convoy, new TimeWindow(0, 1), null, 0, 0, seconds, null);
    }

    /** The lorries at the gate come on a ferry: when that is late they are, and what they were to bring comes later or not at all. */
    @Test
    void aLateFerryTakesItsLorriesAlong() {
        Scenario ferry = city.toBuilder()
                .convoys(city.convoys().stream()
                        .map(convoy -> convoy.id().equals("K0") ? convoy.withArrival(3600) : convoy)
                        .toList())
                .lots(List.of(
                        new Lot("rice", "rice", "G", 20_000, Lot.NEVER), new Lot("veg", "veg", "G", 20_000, Lot.NEVER)))
                .fleets(city.fleets().stream()
                        .map(fleet -> fleet.base().equals("G") ? fleet.comingOn("K0") : fleet)
                        .toList())
                .build();
        Plan first = Planner.create().plan(ferry, OPTIONS);
        assertThat(startsOf("TG", first)).isNotEmpty().allMatch(start -> start >= 3600);
        assertThat(startsOf("TG", first)).anyMatch(start -> start < 9 * 3600);
        Disruption late = new Disruption(
                "late",
                DisruptionKind.CONVOY_LATE,
                "K0",
                new TimeWindow(0, TimeWindow.DAY),
                null,
                0,
                0,
                8 * 3600,
                null);

        Plan next = Planner.create().replan(ferry, first, List.of(late), 0, OPTIONS);

        assertThat(startsOf("TG", next)).allMatch(start -> start >= 9 * 3600);
        assertThat(next.figures().servedKg()).isPositive();
        Scenario known = Disruptions.learntAt(0, ferry, List.of(late));
        assertThat(Verifier.of(known).verify(first).counts()).containsKey(Rule.SHIFT);
        assertThat(Verifier.of(known).verify(next).isSound()).isTrue();
    }

    private static List<Integer> startsOf(String fleet, Plan plan) {
        return plan.tours().stream()
                .filter(tour -> tour.fleet().equals(fleet))
                .flatMap(tour -> tour.trips().stream())
                .map(Trip::start)
                .toList();
    }
}
