package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Facilities that want goods themselves: each is a place with stock and a place where something is wanted. */
class WantingFacilitiesTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(300));
    private static final Scenario CITY = SmallCity.of(1, 2, 1, 4);

    private static Facility facility(String id, FacilityKind kind) {
        return Facility.builder(id, kind, CITY.zones().get(0).point())
                .zone("C")
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .docks(2)
                .handlingSecondsPerTonne(300)
                .build();
    }

    /** Nothing is wanted but rice at these facilities, and only the city warehouse has some. */
    private static Scenario wanting(List<Facility> more, String... places) {
        List<Facility> facilities = new ArrayList<>(CITY.facilities().stream()
                .filter(facility -> facility.kind() == FacilityKind.CITY_WAREHOUSE)
                .toList());
        facilities.addAll(more);
        List<Demand> demands = new ArrayList<>();
        for (String place : places) {
            demands.add(new Demand("for " + place, "rice", place, "VITAL", 0, null, 100));
        }
        return CITY.toBuilder()
                .facilities(facilities)
                .needs(List.of())
                .convoys(List.of())
                .demands(demands)
                .lots(List.of(new Lot("sacks", "rice", "W", 5000, Lot.NEVER)))
                .fleets(List.of(
                        new Fleet("VW", null, "van", "W", 2, new OpeningHours(6 * 3600, 22 * 3600), "", 8, 600)))
                .build();
    }

    /** The second place of H was taken for the facility H#, which had the id that was made for it. */
    @Test
    void noSignBehindAnIdMakesItThatOfAnotherPlace() {
        Scenario city = wanting(
                List.of(facility("H", FacilityKind.HOUSEHOLD_POINT), facility("H#", FacilityKind.HOUSEHOLD_POINT)),
                "H",
                "H#");

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.unmet()).isEmpty();
        assertThat(plan.figures().servedKg()).isEqualTo(200);
    }

    /** Nobody else delivers there: it was said that no way led to it. */
    @Test
    void whatTheOnlyCityWarehouseWantsItHandsOverInItsYard() {
        Scenario city = wanting(List.of(), "W");

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.unmet()).isEmpty();
        assertThat(plan.figures().servedKg()).isEqualTo(100);
    }

    /** Each of these plans is judged. */
    @Test
    void aPlanWithDeliveriesInTheYardIsTakenOver() {
        Scenario city = wanting(List.of(facility("H", FacilityKind.HOUSEHOLD_POINT)), "W", "H");
        Plan plan = Planner.create().plan(city, OPTIONS);
        Disruption lost = new Disruption(
                "lost", DisruptionKind.VEHICLES_LOST, "VW", new TimeWindow(0, TimeWindow.DAY), null, 0, 1, 0, null);

        Plan next = Planner.create().replan(city, plan, List.of(lost), 3600, OPTIONS);

        assertThat(next.figures().servedKg()).isEqualTo(200);
    }

    /** Two district warehouses of one district, of which one wants goods and has some. */
    @Test
    void aWarehouseThatWantsWhatItHasNeedsNobodyElse() {
        Scenario city = wanting(List.of(new Facility[] {store("A"), store("B")}), "A").toBuilder()
                .lots(List.of(new Lot("sacks", "rice", "A", 5000, Lot.NEVER)))
                .fleets(List.of(
                        new Fleet("VA", null, "van", "A", 1, new OpeningHours(6 * 3600, 22 * 3600), "", 8, 600)))
                .build();

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.unmet()).isEmpty();
    }

    private static Facility store(String id) {
        return Facility.builder(id, FacilityKind.DISTRICT_WAREHOUSE, new GeoPoint(121.45, 31.25))
                .zone("D0")
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .docks(2)
                .handlingSecondsPerTonne(300)
                .build();
    }
}
