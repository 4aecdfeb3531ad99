package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.compile.Journeys;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
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
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

class ReceivingTest {
    private static final int HOUR = 3600;

    @Test
    void aConvoyTakesThePointThatReleasesItFirst() {
        List<Receipt> receipts = receive(
                List.of(point("slow", 1, 360, 30, OpeningHours.ALWAYS), point("fast", 1, 90, 30, OpeningHours.ALWAYS)),
                convoy("K", 6 * HOUR, 1, "slow", "fast"));
        assertThat(receipts).containsExactly(new Receipt("K", "fast", 0, 6 * HOUR, 6 * HOUR + 900 + 20 * 90));
    }

    @Test
    void docksAreTakenOneAfterTheOther() {
        List<Receipt> receipts = receive(
                List.of(point("P", 2, 90, 30, OpeningHours.ALWAYS)),
                convoy("A", 0, 1, "P"),
                convoy("B", 0, 1, "P"),
                convoy("C", 0, 1, "P"));
        assertThat(receipts).extracting(Receipt::dock).containsExactly(0, 1, 0);
        assertThat(receipts.get(2).begin()).isEqualTo(receipts.get(0).released());
    }

    @Test
    void whatComesAfterClosingWaitsForTheNextDay() {
        List<Receipt> receipts = receive(
                List.of(point("P", 1, 90, 30, new OpeningHours(8 * HOUR, 18 * HOUR))),
                convoy("late", 17 * HOUR + 1800, 1, "P"));
        assertThat(receipts.get(0).begin()).isEqualTo(TimeWindow.DAY + 8 * HOUR);
    }

    @Test
    void trucksADayAreNotExceeded() {
        List<Receipt> receipts = receive(
                List.of(point("P", 9, 90, 2, OpeningHours.ALWAYS)), convoy("A", 0, 2, "P"), convoy("B", HOUR, 1, "P"));
        assertThat(receipts.get(1).begin()).isEqualTo(TimeWindow.DAY);
    }

    @Test
    void whatCannotBeUnloadedInTimeIsLeftOut() {
        assertThat(receive(List.of(point("P", 1, 90, 0, OpeningHours.ALWAYS)), convoy("A", 0, 1, "P")))
                .isEmpty();
    }

    @Test
    void theFartherPointIsTakenWhenItIsFasterAllInAll() {
        List<Facility> points =
                List.of(point("NEAR", 1, 90, 99, OpeningHours.ALWAYS), point("FAR", 1, 90, 99, OpeningHours.ALWAYS));
        Convoy first = convoy("A", 0, 1, "NEAR");
        Convoy second = convoy("B", 0, 1, "NEAR", "FAR");
        assertThat(receive(points, first, late(second, Map.of("FAR", 600))).get(1))
                .isEqualTo(new Receipt("B", "FAR", 0, 600, 600 + 900 + 1800));
        assertThat(receive(points, first, late(second, Map.of("FAR", 6000))).get(1))
                .isEqualTo(new Receipt("B", "NEAR", 0, 2700, 2 * 2700));
    }

    private static Convoy late(Convoy convoy, Map<String, Integer> delays) {
        return new Convoy(
                convoy.id(),
                convoy.name(),
                convoy.mode(),
                convoy.points(),
                convoy.arrival(),
                delays,
                convoy.vehicles(),
                convoy.trailers(),
                convoy.cargo());
    }

    private static List<Receipt> receive(List<Facility> points, Convoy... convoys) {
        return receive(gates(points, convoys).build());
    }

    private static List<Receipt> receive(Scenario scenario) {
        Outlook outlook = Outlook.of(scenario);
        return Receiving.plan(
                City.of(outlook, Journeys.of(outlook, DailyTravel.of(outlook, null)), List.of()), Set.of());
    }

    /** Two million tonnes at an hour each: their time had more seconds than a number holds. */
    @Test
    void aCargoThatTakesLongerThanAnySecondIsNeverUnloaded() {
        Facility point = Facility.builder("P", FacilityKind.PORT, new GeoPoint(121, 31))
                .storageKg(Map.of(StorageClass.AMBIENT, 1e10))
                .handlingSecondsPerTonne(3600)
                .inspectionSeconds(900)
                .build();
        Convoy ship = convoy("K", 0, 1, "P").withCargo(List.of(new Convoy.Cargo("rice", 2_000_000, Lot.NEVER)));

        assertThat(receive(List.of(point), ship)).isEmpty();
    }

    /** People who are fetched at a point were taken for stock of no kind. */
    @Test
    void whatTransportRequestsCarryIsNoStock() {
        Scenario scenario = gates(
                        List.of(point("P", 1, 90, 30, OpeningHours.ALWAYS), point("Q", 1, 90, 30, OpeningHours.ALWAYS)),
                        convoy("K", 0, 1, "P"))
                .transportRequests(List.of(new TransportRequest("people", "rice", "P", "Q", "VITAL", 0, null, 2000)))
                .build();
        Trip trip = new Trip(
                List.of(
                        new Stop("P", 0, 0, 60, List.of(new Handling("people", "", 2000))),
                        new Stop("Q", 660, 660, 720, List.of(new Handling("people", "people", -2000)))),
                0);

        assertThat(Receiving.overfull(
                        Outlook.of(scenario), receive(scenario), List.of(new Tour("t", "f", 0, 0, "", List.of(trip)))))
                .isEmpty();
    }

    private static Scenario.Builder gates(List<Facility> points, Convoy... convoys) {
        return Scenario.builder("gates", LocalDate.of(2022, 4, 1), 2)
                .facilities(points)
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "t", 1000, 1300, StorageClass.AMBIENT, 0, 1, false, 1)))
                .convoys(new ArrayList<>(List.of(convoys)));
    }

    /** A convoy unloaded at once where no truck was, no way led on, or a lane took a hundredth of it a day. */
    @Test
    void aConvoyGoesWhereItsCargoGoesOn() {
        assertThat(choice(1, 1800, Double.POSITIVE_INFINITY)).isEqualTo("NEAR");
        assertThat(choice(0, 1800, Double.POSITIVE_INFINITY)).isEqualTo("FAR");
        assertThat(choice(1, 1800, 200)).isEqualTo("FAR");
        assertThat(choice(1, 1800, 20_000)).isEqualTo("NEAR");
        assertThat(choice(1, 9000, Double.POSITIVE_INFINITY)).isEqualTo("FAR");
    }

    /**
     * Where a convoy unloads: the far point releases its cargo an hour later than the near one, and half an hour from a market.
     *
     * @param trucks at the near point
     * @param seconds from the near point to the market
     * @param kgPerDay that its lane carries
     */
    private static String choice(int trucks, int seconds, double kgPerDay) {
        Facility market = Facility.builder("MARKET", FacilityKind.CITY_WAREHOUSE, new GeoPoint(121, 31))
                .storageKg(Map.of(StorageClass.AMBIENT, 1e6))
                .build();
        VehicleType truck = VehicleType.builder(
                        "truck", VehicleClass.HEAVY_TRUCK, 10_000, 50_000, Set.of(StorageClass.AMBIENT))
                .build();
        Convoy convoy = late(convoy("K", 0, 1, "NEAR", "FAR"), Map.of("FAR", HOUR));
        List<Receipt> receipts = receive(gates(
                        List.of(
                                point("NEAR", 1, 90, 99, OpeningHours.ALWAYS),
                                point("FAR", 1, 90, 99, OpeningHours.ALWAYS),
                                market),
                        convoy)
                .vehicleTypes(List.of(truck))
                .fleets(List.of(fleet("NEAR", trucks), fleet("FAR", 1)))
                .lanes(List.of(
                        new Lane("N", "NEAR", "MARKET", Mode.ROAD, seconds, 0, 0, kgPerDay, OpeningHours.ALWAYS),
                        new Lane(
                                "F",
                                "FAR",
                                "MARKET",
                                Mode.ROAD,
                                1800,
                                0,
                                0,
                                Double.POSITIVE_INFINITY,
                                OpeningHours.ALWAYS)))
                .build());
        return receipts.get(0).facility();
    }

    private static Fleet fleet(String base, int count) {
        return new Fleet("trucks-" + base, null, "truck", base, count, OpeningHours.ALWAYS, "", 4, 0);
    }

    private static Convoy convoy(String id, int arrival, int trucks, String... points) {
        return new Convoy(
                id,
                Name.of(id),
                Mode.ROAD,
                List.of(points),
                arrival,
                Map.of(),
                trucks,
                false,
                List.of(new Convoy.Cargo("rice", 20, Lot.NEVER)));
    }

    private static Facility point(String id, int docks, int secondsPerTonne, double trucksPerDay, OpeningHours hours) {
        return Facility.builder(id, FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                .storageKg(Map.of(StorageClass.AMBIENT, 1e6))
                .docks(docks)
                .hours(hours)
                .trucksPerDay(trucksPerDay)
                .handlingSecondsPerTonne(secondsPerTonne)
                .inspectionSeconds(900)
                .build();
    }
}
