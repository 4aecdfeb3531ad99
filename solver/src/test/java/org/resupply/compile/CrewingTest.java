package org.resupply.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Policies;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** Trucks of a market whose crews may work for twelve hours a day, round the clock, and bring goods to a hub; the hub's vans. */
class CrewingTest {
    private static final int HOUR = 3600;
    private static final GeoPoint POINT = new GeoPoint(121.0, 31.0);
    private static final VehicleType TRUCK = VehicleType.builder(
                    "truck", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
            .fixedCost(1000)
            .costPerKm(100)
            .costPerHour(1000)
            .stopSeconds(300)
            .handlingSecondsPerTonne(600)
            .build();

    /** Half of the crews began at midnight, waited at the hub's gate until four, and had gone home by noon. */
    @Test
    void nobodyBeginsLongBeforeTheFirstPlaceOpensToWhichGoodsMayGo() {
        assertThat(shift(new OpeningHours(4 * HOUR, 23 * HOUR), 0)).isEqualTo(new TimeWindow(3 * HOUR, 15 * HOUR));
        assertThat(shift(OpeningHours.ALWAYS, 0)).isEqualTo(new TimeWindow(0, 12 * HOUR));
    }

    @Test
    void everySecondVehicleBeginsLaterAndNoneAfterIt() {
        assertThat(shift(new OpeningHours(4 * HOUR, 23 * HOUR), 1)).isEqualTo(new TimeWindow(6 * HOUR, 18 * HOUR));
        assertThat(shift(new OpeningHours(10 * HOUR, 23 * HOUR), 0)).isEqualTo(new TimeWindow(6 * HOUR, 18 * HOUR));
    }

    /** All vans began at eight, as the street's warehouse opens at noon, though the first doors open at seven. */
    @Test
    void whoGoesToDoorsAsWellBeginsInTimeForTheFirstDoor() {
        assertThat(vans(null)).isEqualTo(new TimeWindow(6 * HOUR, 14 * HOUR));
    }

    @Test
    void aWindowBeforeTheUsualHoursIsTheFirstDoor() {
        assertThat(vans(new TimeWindow(6 * HOUR, 8 * HOUR))).isEqualTo(new TimeWindow(5 * HOUR, 13 * HOUR));
    }

    /**
     * Of the first van of a district's warehouse, from which lanes lead to a street's that opens at noon, and which delivers to
     * another street from seven on.
     */
    private static TimeWindow vans(TimeWindow window) {
        return vans(1, crew(1, 8 * HOUR, 10 * HOUR), new Demand("food", "rice", "homes", "GENERAL", 0, window, 100))
                .get(0);
    }

    private static Crew crew(int count, int work, int rest) {
        return new Crew("drivers", null, "hub", count, "", work, rest, 9 * TimeWindow.DAY, Set.of());
    }

    private static Demand evening(long kg) {
        TimeWindow hours = new TimeWindow(18 * HOUR + 1800, 20 * HOUR);
        return new Demand("supper", "rice", "homes", "GENERAL", 0, hours, kg);
    }

    /** What is wanted in the evening alone was out of reach of crews that began at six for ten hours. */
    @Test
    void aCrewBeginsWhenItReachesTheDoors() {
        assertThat(vans(1, crew(1, 10 * HOUR, 10 * HOUR), evening(100)))
                .containsExactly(new TimeWindow(11 * HOUR, 21 * HOUR));
    }

    /** A crew that may work for an hour was away from six to seven, when the first doors open. */
    @Test
    void aCrewThatWorksForAnHourDoesNotSpendItWaiting() {
        assertThat(vans(1, crew(1, HOUR, 10 * HOUR), new Demand("food", "rice", "homes", "GENERAL", 0, null, 100)))
                .containsExactly(new TimeWindow(7 * HOUR - 600, 8 * HOUR - 600));
    }

    @Test
    void whoComesLastTakesTheHoursThatTheOthersDoNotReach() {
        Demand food = new Demand("food", "rice", "homes", "GENERAL", 0, null, 900);
        assertThat(vans(2, crew(2, 8 * HOUR, 10 * HOUR), food, evening(100)))
                .containsExactly(new TimeWindow(6 * HOUR, 14 * HOUR), new TimeWindow(13 * HOUR, 21 * HOUR));
    }

    /** The hours of the first vans of the district's warehouse, by number. */
    private static List<TimeWindow> vans(int count, Crew crew, Demand... demands) {
        Fleet vans = new Fleet("vans", null, "truck", "hub", count, new OpeningHours(4 * HOUR, 22 * HOUR), "", 4, 600);
        Scenario scenario = Scenario.builder("city", LocalDate.of(2022, 4, 13), 1)
                .zones(List.of(
                        zone("city", ZoneLevel.CITY, ""),
                        zone("district", ZoneLevel.DISTRICT, "city"),
                        zone("street", ZoneLevel.STREET, "district"),
                        zone("other", ZoneLevel.STREET, "district"),
                        zone("homes", ZoneLevel.COMMUNITY, "other")))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .facilities(List.of(
                        warehouse("hub", FacilityKind.DISTRICT_WAREHOUSE, "district", OpeningHours.ALWAYS),
                        warehouse(
                                "shop",
                                FacilityKind.STREET_WAREHOUSE,
                                "street",
                                new OpeningHours(12 * HOUR, 22 * HOUR))))
                .vehicleTypes(List.of(TRUCK))
                .fleets(List.of(vans))
                .crews(List.of(crew))
                .demands(List.of(demands))
                .policies(new Policies("utilitarian", 0, new OpeningHours(7 * HOUR, 21 * HOUR), 0))
                .build();
        Crewing crewing = crewing(scenario);
        return IntStream.range(0, count)
                .mapToObj(vehicle -> crewing.shift(vans, "drivers", vehicle, 0))
                .toList();
    }

    /** A crew that must rest for a day or longer never worked. */
    @ParameterizedTest
    @ValueSource(ints = {24, 25, 36})
    void whoRestsForADayWorksEverySecondDay(int rest) {
        Fleet trucks = new Fleet("trucks", null, "truck", "market", 3, OpeningHours.ALWAYS, "", 4, 600);
        Scenario one = resting(trucks, 1, rest).build();
        assertThat(crewing(one).crews(trucks, 0)).containsOnlyKeys(0);
        assertThat(crewing(one).crews(trucks, 1)).isEmpty();
        assertThat(crewing(one).crews(trucks, 2)).containsOnlyKeys(0);
        assertThat(crewing(one).longestShift(trucks, 2)).isEqualTo(12 * HOUR);

        Scenario three = resting(trucks, 3, rest).build();
        assertThat(crewing(three).crews(trucks, 0)).containsOnlyKeys(0, 1);
        assertThat(crewing(three).crews(trucks, 1)).containsOnlyKeys(0);
    }

    /** The second truck is out from 6 h to 18 h, the first from 0 h to 12 h, whose crew is ill on the second day. */
    @ParameterizedTest
    @CsvSource({"6, 0", "7, 1"})
    void whoDroveLateDoesNotDriveEarlyOnTheNextDayForWhoIsIll(int rest, int vehicle) {
        Fleet trucks = new Fleet("trucks", null, "truck", "market", 2, OpeningHours.ALWAYS, "", 4, 600);
        Scenario scenario = resting(trucks, 1, rest)
                .crews(List.of(resting("A", rest), resting("B", rest)))
                .disruptions(List.of(lost("A")))
                .build();
        Crewing crewing = crewing(scenario);
        assertThat(crewing.crews(trucks, 0)).isEqualTo(Map.of(0, "A", 1, "B"));
        assertThat(crewing.crews(trucks, 1)).isEqualTo(Map.of(vehicle, "B"));
        assertThat(crewing.crews(trucks, 2)).isEqualTo(Map.of(0, "A", 1, "B"));
    }

    private static Crew resting(String id, int rest) {
        return new Crew(id, null, "market", 1, "", 12 * HOUR, rest * HOUR, 9 * TimeWindow.DAY, Set.of());
    }

    @Test
    void whoIsFixedToAVehicleRestsWithIt() {
        Fleet vans = loop("vans", 2);
        Scenario scenario = loops(List.of(vans), List.of())
                .crews(List.of(
                        new Crew("A", null, "market", 2, "loop", 8 * HOUR, 25 * HOUR, 3 * TimeWindow.DAY, Set.of())))
                .build();
        assertThat(crewing(scenario).crews(vans, 0)).isEqualTo(Map.of(0, "A"));
        assertThat(crewing(scenario).crews(vans, 1)).isEqualTo(Map.of(1, "A"));
    }

    private static Scenario.Builder resting(Fleet trucks, int crews, int rest) {
        return Scenario.builder("city", LocalDate.of(2022, 4, 13), 3)
                .zones(List.of(zone("city", ZoneLevel.CITY, "")))
                .facilities(List.of(warehouse("market", FacilityKind.CITY_WAREHOUSE, "city", OpeningHours.ALWAYS)))
                .vehicleTypes(List.of(TRUCK))
                .fleets(List.of(trucks))
                .crews(List.of(new Crew(
                        "A", null, "market", crews, "", 12 * HOUR, rest * HOUR, 9 * TimeWindow.DAY, Set.of())));
    }

    private static Crewing crewing(Scenario scenario) {
        Outlook outlook = Outlook.of(scenario);
        ServiceArea area = ServiceArea.of(outlook);
        return new Crewing(outlook, Bubbles.of(outlook), area, Vehicles.of(scenario, area.bases(outlook)));
    }

    // ------------------------------------------------------------------ fixed crews

    /** All vans behind the one whose crew was ill stood as well; which came first was a matter of the order of crews. */
    @Test
    void whereOneCrewIsIllItsOwnVehicleStands() {
        Fleet vans = loop("vans", 3);
        Scenario well = loops(List.of(vans), List.of()).build();
        assertThat(crewing(well).crews(vans, 1)).containsExactlyEntriesOf(ordered("A", "B", "C"));

        Crewing ill = crewing(well.toBuilder().disruptions(List.of(lost("A"))).build());

        assertThat(ill.crews(vans, 0)).containsExactlyEntriesOf(ordered("A", "B", "C"));
        assertThat(ill.crews(vans, 1)).isEqualTo(Map.of(1, "B", 2, "C"));
        assertThat(ill.secondsBefore(vans, 1, TimeWindow.DAY)).isEqualTo(2 * 8 * HOUR);
    }

    /** A reserve that nobody called up had all the crews for good. */
    @Test
    void whoIsNotCalledUpTakesNobodysCrew() {
        Fleet reserve = loop("reserve", 2);
        Fleet vans = loop("vans", 2);
        Requisition asked = new Requisition("R", "reserve", null, 1000, 0, false);

        Crewing own = crewing(loops(List.of(reserve, vans), List.of(asked)).build());
        assertThat(own.crews(reserve, 0)).isEmpty();
        assertThat(own.crews(vans, 0)).isEqualTo(Map.of(0, "A", 1, "B"));

        Crewing called =
                crewing(loops(List.of(reserve, vans), List.of(asked.calledUp())).build());
        assertThat(called.crews(vans, 0)).isEqualTo(own.crews(vans, 0));
        assertThat(called.crews(reserve, 0)).isEqualTo(Map.of(0, "C"));
    }

    private static Map<Integer, String> ordered(String... crews) {
        Map<Integer, String> byNumber = new LinkedHashMap<>();
        for (int vehicle = 0; vehicle < crews.length; vehicle++) {
            byNumber.put(vehicle, crews[vehicle]);
        }
        return byNumber;
    }

    private static Disruption lost(String crew) {
        TimeWindow second = new TimeWindow(TimeWindow.DAY, 2 * TimeWindow.DAY);
        return new Disruption("ill", DisruptionKind.CREWS_LOST, crew, second, null, 1, 1, 0, null);
    }

    private static Fleet loop(String id, int count) {
        return new Fleet(id, null, "truck", "market", count, new OpeningHours(6 * HOUR, 14 * HOUR), "loop", 4, 600);
    }

    /** Two days of a market with a closed loop, whose three crews are fixed to their vehicles. */
    private static Scenario.Builder loops(List<Fleet> fleets, List<Requisition> requisitions) {
        return Scenario.builder("city", LocalDate.of(2022, 4, 13), 2)
                .zones(List.of(zone("city", ZoneLevel.CITY, "")))
                .facilities(List.of(warehouse("market", FacilityKind.CITY_WAREHOUSE, "city", OpeningHours.ALWAYS)))
                .vehicleTypes(List.of(TRUCK))
                .fleets(fleets)
                .bubbles(List.of(new Bubble("loop", null, Set.of(), ControlLevel.SEALED, false, true, "")))
                .crews(List.of(driver("A"), driver("B"), driver("C")))
                .requisitions(requisitions);
    }

    private static Crew driver(String id) {
        return new Crew(id, null, "market", 1, "loop", 8 * HOUR, 10 * HOUR, 3 * TimeWindow.DAY, Set.of());
    }

    private static Facility warehouse(String id, FacilityKind kind, String zone, OpeningHours hours) {
        return Facility.builder(id, kind, POINT)
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .hours(hours)
                .build();
    }

    private static TimeWindow shift(OpeningHours hub, int vehicle) {
        Fleet trucks = new Fleet("trucks", null, "truck", "market", 2, OpeningHours.ALWAYS, "", 4, 600);
        Scenario scenario = Scenario.builder("city", LocalDate.of(2022, 4, 13), 1)
                .zones(List.of(zone("city", ZoneLevel.CITY, ""), zone("district", ZoneLevel.DISTRICT, "city")))
                .facilities(List.of(
                        warehouse("market", FacilityKind.CITY_WAREHOUSE, "city", OpeningHours.ALWAYS),
                        warehouse("hub", FacilityKind.DISTRICT_WAREHOUSE, "district", hub)))
                .vehicleTypes(List.of(TRUCK))
                .fleets(List.of(trucks))
                .crews(List.of(
                        new Crew("drivers", null, "market", 2, "", 12 * HOUR, 10 * HOUR, TimeWindow.DAY, Set.of())))
                .build();
        return crewing(scenario).shift(trucks, "drivers", vehicle, 0);
    }

    static Zone zone(String id, ZoneLevel level, String parent) {
        return Zone.builder(id, level, parent, POINT).build();
    }
}
