package org.resupply.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
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
import org.resupply.model.Policies;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.ZoneLevel;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Receipt;

/**
 * Trucks of a gate bring goods to a shop half an hour away, whose vans bring them to doors beside it until 21 h and are home at 20 h. A
 * tonne, a load of either, is handled in 600 s wherever it is: what is to be handed over at 71,100 is loaded at 70,500, is at
 * the shop at 69,900, and must be ready at the gate at 67,500.
 */
class CutOffsTest {
    private static final int HOUR = 3600;
    private static final int CUT_OFF = 67_500;
    private static final GeoPoint POINT = new GeoPoint(121.0, 31.0);

    @Test
    void goodsThatCanStillReachADoorCountOnTheDayOfTheirRelease() {
        assertThat(dayOf(city(2), CUT_OFF)).isZero();
        assertThat(dayOf(city(2), CUT_OFF + 1)).isEqualTo(1);
        assertThat(dayOf(city(2), TimeWindow.DAY + CUT_OFF)).isEqualTo(1);
    }

    /** Whatever was released after eight did not count on the last day, though everything was near. */
    @Test
    void onTheLastDayWhatComesLaterDoesNotCount() {
        assertThat(dayOf(city(1), CUT_OFF)).isZero();
        assertThat(dayOf(city(1), CUT_OFF + 1)).isEqualTo(-1);
    }

    @Test
    void aShopThatClosesMustHaveIssuedItsGoodsBefore() {
        Disruption closed = new Disruption(
                "early",
                DisruptionKind.FACILITY_CLOSED,
                "shop",
                new TimeWindow(15 * HOUR, TimeWindow.DAY),
                null,
                1,
                1,
                0,
                null);
        Scenario city = city(2).toBuilder().disruptions(List.of(closed)).build();
        int earlier = 15 * HOUR - 2 * 600 - 1800 - 600;
        assertThat(dayOf(city, earlier)).isZero();
        assertThat(dayOf(city, earlier + 1)).isEqualTo(1);
    }

    @Test
    void whereNothingGoesThatDayItIsNotTheHourThatIsMissed() {
        Disruption closed = new Disruption(
                "all day", DisruptionKind.LANE_CLOSED, "way", new TimeWindow(0, TimeWindow.DAY), null, 1, 1, 0, null);
        Scenario city = city(1).toBuilder().disruptions(List.of(closed)).build();
        assertThat(dayOf(city, 20 * HOUR)).isZero();
    }

    /** The day from which on the goods count that are released at this second; -1 for none. */
    private static int dayOf(Scenario city, int released) {
        Outlook outlook = Outlook.of(city);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(city, area.bases(outlook));
        SupplyModel supply = AllocationCompiler.compile(
                outlook,
                bubbles,
                Journeys.of(outlook, DailyTravel.of(outlook, null)),
                vehicles,
                area,
                new Crewing(outlook, bubbles, area, vehicles),
                List.of(new Receipt("convoy", "gate", 0, released - HOUR, released)));
        return IntStream.range(0, supply.problem().lots())
                .map(supply.problem()::lotAvailable)
                .findFirst()
                .orElse(-1);
    }

    private static Scenario city(int days) {
        VehicleType truck = VehicleType.builder(
                        "truck", VehicleClass.HEAVY_TRUCK, 1000, 5000, Set.of(StorageClass.AMBIENT))
                .build();
        VehicleType van = VehicleType.builder("van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
                .stopSeconds(300)
                .handlingSecondsPerTonne(600)
                .build();
        return Scenario.builder("city", LocalDate.of(2022, 4, 13), days)
                .zones(List.of(
                        CrewingTest.zone("city", ZoneLevel.CITY, ""),
                        CrewingTest.zone("district", ZoneLevel.DISTRICT, "city"),
                        CrewingTest.zone("street", ZoneLevel.STREET, "district"),
                        CrewingTest.zone("homes", ZoneLevel.COMMUNITY, "street")))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .facilities(List.of(
                        facility("gate", FacilityKind.TRANSFER_POINT, "city"),
                        facility("shop", FacilityKind.STREET_WAREHOUSE, "street")))
                .lanes(List.of(new Lane(
                        "way", "gate", "shop", Mode.ROAD, 1800, 0, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS)))
                .vehicleTypes(List.of(truck, van))
                .fleets(List.of(
                        new Fleet("trucks", null, "truck", "gate", 1, OpeningHours.ALWAYS, "", 4, 600),
                        new Fleet("vans", null, "van", "shop", 1, new OpeningHours(6 * HOUR, 20 * HOUR), "", 4, 600)))
                .convoys(List.of(new Convoy(
                        "convoy",
                        Name.of("convoy"),
                        Mode.ROAD,
                        List.of("gate"),
                        0,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("rice", 100, Lot.NEVER)))))
                .demands(List.of(new Demand("food", "rice", "homes", "GENERAL", 0, null, 100)))
                .policies(new Policies("", 1, new OpeningHours(7 * HOUR, 21 * HOUR), 0))
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone) {
        return Facility.builder(id, kind, POINT)
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .docks(1)
                .handlingSecondsPerTonne(600)
                .build();
    }
}
