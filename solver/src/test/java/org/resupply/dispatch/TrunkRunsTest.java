package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Journeys;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Cause;

class TrunkRunsTest {
    private static final Lane LANE =
            new Lane("way", "A", "B", Mode.ROAD, 600, 10_000, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);

    /** An hour is loading a tonne, and two hours are all: what is left was missing for BUBBLE where there is no bubble at all. */
    @Test
    void whoHasTimeForLessThanALoadIsShortOfVehiclesNotOfRoomInTheYard() {
        Outlook outlook = outlook();
        City city = City.of(outlook, Journeys.of(outlook, DailyTravel.of(outlook, null)), List.of());
        StockLedger ledger = new StockLedger(outlook);
        ledger.add("A", "rice", "lot", Lot.NEVER, 0, 3000);
        TrunkRuns runs = new TrunkRuns(
                city,
                ledger,
                new DockBook(List.of()),
                new Meetings(outlook, Bubbles.of(outlook)),
                0,
                fleet -> List.of(new VehicleDay(fleet, 0, 0, "", fleet.shift().on(0))),
                Map.of());
        StockLedger.Day stock = ledger.day("A", 0);

        assertThat(runs.dispatch(Map.of(LANE, new HashMap<>(Map.of("rice", 3000L))), stock))
                .isEmpty();
        assertThat(runs.obstacle(LANE, "rice", 3000, stock)).isEqualTo(new TrunkRuns.Obstacle(Cause.VEHICLE, "A"));
    }

    private static Outlook outlook() {
        List<Facility> facilities = List.of(
                facility("A", FacilityKind.CITY_WAREHOUSE, 121.4), facility("B", FacilityKind.STREET_WAREHOUSE, 121.5));
        VehicleType truck = VehicleType.builder(
                        "truck", VehicleClass.HEAVY_TRUCK, 3000, 24_000, Set.of(StorageClass.AMBIENT))
                .build();
        return Outlook.of(Scenario.builder("lane", LocalDate.of(2022, 4, 1), 1)
                .facilities(facilities)
                .lanes(List.of(LANE))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 3, 1, false, 1)))
                .lots(List.of(new Lot("lot", "rice", "A", 3000, Lot.NEVER)))
                .vehicleTypes(List.of(truck))
                .fleets(List.of(new Fleet(
                        "TRUCKS", Name.of("trucks"), "truck", "A", 1, new OpeningHours(36_000, 43_200), "", 3, 600)))
                .build());
    }

    private static Facility facility(String id, FacilityKind kind, double lon) {
        return Facility.builder(id, kind, new GeoPoint(lon, 31.2))
                .storageKg(Map.of(StorageClass.AMBIENT, 1e6))
                .throughputKgPerDay(1e6)
                .handlingSecondsPerTonne(3600)
                .build();
    }
}
