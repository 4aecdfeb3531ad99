package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
    private static final int OPENS = 36_000;
    private static final Lane LANE =
            new Lane("way", "A", "B", Mode.ROAD, 600, 10_000, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);

    private final Outlook outlook = outlook();
    private final StockLedger ledger = new StockLedger(outlook);

    /** An hour is loading a tonne, and two hours are all: what is left was missing for BUBBLE where there is no bubble at all. */
    @Test
    void whoHasTimeForLessThanALoadIsShortOfVehiclesNotOfRoomInTheYard() {
        ledger.add("A", "rice", "lot", Lot.NEVER, 0, 3000);
        StockDay stock = ledger.day("A", 0);
        TrunkRuns runs = runs();

        assertThat(runs.dispatch(wanted(3000), stock, true)).isEmpty();
        assertThat(runs.obstacle(LANE, "rice", 3000, stock)).isEqualTo(new TrunkRuns.Obstacle(Cause.VEHICLE, "A"));
    }

    /** Out and back with half a tonne takes 80 minutes, and ten to turn round: the truck is back just when the rest comes in. */
    @Test
    void whatIsThereInTheMorningDoesNotWaitForWhatComesLater() {
        comesIn(500, OPENS + 5400, 50);

        assertThat(runs().dispatch(wanted(550), ledger.day("A", 0), true))
                .extracting(run -> run.loadSecond, run -> run.load)
                .containsExactly(tuple(OPENS, Map.of("rice", 500L)), tuple(OPENS + 5400, Map.of("rice", 50L)));
    }

    /** The truck would be back for the rest, but nobody hands anything out before tomorrow: one trip is enough. */
    @Test
    void whatGoesFurtherTomorrowGoesInOneLoad() {
        comesIn(100, OPENS + 2520, 50);

        assertThat(runs().dispatch(wanted(150), ledger.day("A", 0), false))
                .extracting(run -> run.loadSecond, run -> run.load)
                .containsExactly(tuple(OPENS + 2520, Map.of("rice", 150L)));
        assertThat(runs().dispatch(wanted(150), ledger.day("A", 0), true)).hasSize(2);
    }

    /** The truck would not be back for the rest: it waits, and takes all of it. */
    @Test
    void whatIsThereWaitsForTheRestWhereTheTruckWouldNotBeBack() {
        comesIn(100, OPENS + 1800, 100);

        assertThat(runs().dispatch(wanted(200), ledger.day("A", 0), true))
                .extracting(run -> run.loadSecond, run -> run.load)
                .containsExactly(tuple(OPENS + 1800, Map.of("rice", 200L)));
    }

    /** With all of it the truck would be late; before, what was there stayed with what came too late. */
    @Test
    void whatIsThereGoesWhereTheRestComesTooLate() {
        comesIn(100, OPENS + 6600, 100);

        assertThat(runs().dispatch(wanted(200), ledger.day("A", 0), true))
                .extracting(run -> run.loadSecond, run -> run.load)
                .containsExactly(tuple(OPENS, Map.of("rice", 100L)));
    }

    private void comesIn(long early, int second, long late) {
        ledger.add("A", "rice", "morning", Lot.NEVER, 0, early);
        ledger.add("A", "rice", "noon", Lot.NEVER, second, late);
    }

    private static Map<Lane, Map<String, Long>> wanted(long rice) {
        return Map.of(LANE, new HashMap<>(Map.of("rice", rice)));
    }

    private TrunkRuns runs() {
        City city = City.of(outlook, Journeys.of(outlook, DailyTravel.of(outlook, null)), List.of());
        return new TrunkRuns(
                city,
                ledger,
                new DockBook(List.of()),
                new Meetings(outlook, Bubbles.of(outlook)),
                0,
                fleet -> List.of(new VehicleDay(fleet, 0, 0, "", fleet.shift().on(0))),
                Map.of());
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
                        "TRUCKS", Name.of("trucks"), "truck", "A", 1, new OpeningHours(OPENS, 43_200), "", 3, 600)))
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
