package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What trips that are whole teach the next allocation. */
class WholeTripsTest {
    /**
     * A ferry for six tonnes makes two trips, and there are eight tonnes. Four fifths of what two islands want are 6.4 and 1.6 tonnes:
     * less than the ferry could carry, but not in two trips. Of one trip to each the smaller island can have all that it wants.
     */
    @Test
    void whereAFerryCannotGoOnceMoreTheGoodsGoElsewhere() {
        Scenario islands = islands();

        assertThat(plan(islands, 1).figures().servedKg()).isLessThan(8000);
        assertThat(plan(islands, 3).figures().servedKg()).isEqualTo(8000);
    }

    private static Plan plan(Scenario islands, int passes) {
        return Planner.create()
                .plan(
                        islands,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(1000))
                                .withPasses(passes));
    }

    private static Scenario islands() {
        return Scenario.builder("islands", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(
                        zone("C", ZoneLevel.CITY, "", 0),
                        zone("D", ZoneLevel.DISTRICT, "C", 0),
                        zone("SL", ZoneLevel.STREET, "D", 0),
                        zone("L", ZoneLevel.COMMUNITY, "SL", 1),
                        zone("SS", ZoneLevel.STREET, "D", 0),
                        zone("S", ZoneLevel.COMMUNITY, "SS", 2)))
                .facilities(List.of(
                        facility("P", FacilityKind.PORT, "C"),
                        facility("WL", FacilityKind.STREET_WAREHOUSE, "SL"),
                        facility("WS", FacilityKind.STREET_WAREHOUSE, "SS")))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .demands(List.of(
                        new Demand("large", "rice", "L", "GENERAL", 0, null, 8000),
                        new Demand("small", "rice", "S", "GENERAL", 0, null, 2000)))
                .lots(List.of(new Lot("lot", "rice", "P", 8000, Lot.NEVER)))
                .lanes(List.of(crossing("WL"), crossing("WS")))
                .vehicleTypes(List.of(
                        Town.type("ferry", VehicleClass.BOAT, 6000),
                        Town.type("truck", VehicleClass.LIGHT_TRUCK, 10_000)))
                .fleets(List.of(
                        new Fleet("F", null, "ferry", "P", 1, Town.DAYTIME, "", 2, 600),
                        new Fleet("TL", null, "truck", "WL", 2, Town.DAYTIME, "", 2, 600),
                        new Fleet("TS", null, "truck", "WS", 2, Town.DAYTIME, "", 2, 600)))
                .build();
    }

    private static Lane crossing(String to) {
        return new Lane("P>" + to, "P", to, Mode.WATER, 3600, 20_000, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
    }

    private static Zone zone(String id, ZoneLevel level, String parent, int place) {
        return Town.zone(id, level, parent, place, ControlLevel.OPEN, Double.POSITIVE_INFINITY);
    }

    private static Facility facility(String id, FacilityKind kind, String zone) {
        return Town.facility(id, kind, zone, Double.POSITIVE_INFINITY, 10);
    }
}
