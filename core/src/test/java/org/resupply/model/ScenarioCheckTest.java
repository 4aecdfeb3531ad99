package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioCheckTest {

    @Test
    void aCityWithoutVehiclesOrGoodsIsOdd() {
        Scenario bare = Scenario.builder("bare", LocalDate.of(2022, 4, 10), 1).build();

        assertThat(ScenarioCheck.faults(bare))
                .filteredOn(fault -> !fault.refuses())
                .extracting(fault -> fault.code() + " " + fault.place())
                .contains("NO_CARRIER $.fleets", "NO_GOODS $.lots");
    }

    @Test
    void aUsualLaneMayBeClosedAndOneThatThereIsNotIsRefused() {
        Facility gate = facility("GATE", FacilityKind.TRANSFER_POINT);
        Facility store = facility("STORE", FacilityKind.CITY_WAREHOUSE);
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .facilities(List.of(gate, store))
                .disruptions(List.of(closed("a", "GATE>STORE"), closed("b", "STORE>GATE"), closed("c", "STORE")))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(
                        tuple("DANGLING_ID", "$.disruptions[1].target", "STORE>GATE"),
                        tuple("WRONG_TARGET", "$.disruptions[2].target", "STORE"));
    }

    @Test
    void aWindowIsHeldAgainstAnyNumberOfLateDays() {
        Scenario city = wanting()
                .demands(List.of(new Demand("d", "rice", "home", "GENERAL", 0, new TimeWindow(28_800, 36_000), 5)))
                .policies(new Policies("", Integer.MAX_VALUE, null, -1))
                .build();

        assertThat(ScenarioCheck.faults(city)).extracting(Fault::code).doesNotContain("WINDOW_OFF_DAY");
    }

    @Test
    void whatIsRequestedHasAnIdOfItsOwnAmongDemands() {
        Scenario city = wanting()
                .demands(List.of(wish("d1"), wish("d2")))
                .disruptions(List.of(call("a", "u1"), call("b", "u1"), call("c", "d2")))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(
                        tuple("DUPLICATE_ID", "$.disruptions[1].request.id", "u1"),
                        tuple("DUPLICATE_ID", "$.disruptions[2].request.id", "d2"));
    }

    @Test
    void noDemandIsCalledAsOneThatFollowsFromNeeds() {
        Scenario city = wanting()
                .demands(List.of(
                        wish("home/rice/GENERAL/0"),
                        wish("home/rice/VITAL/0"),
                        wish("home/rice/GENERAL/1"),
                        wish("/0"),
                        wish("rice/GENERAL/0")))
                .disruptions(List.of(call("a", "home/rice/GENERAL/0")))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(
                        tuple("DUPLICATE_ID", "$.disruptions[0].request.id", "home/rice/GENERAL/0"),
                        tuple("DUPLICATE_ID", "$.demands[0].id", "home/rice/GENERAL/0"),
                        tuple("DUPLICATE_ID", "$.disruptions[0].request.id", "home/rice/GENERAL/0"));
    }

    @Test
    void twoFacilitiesOfOneIdAreToldWhateverTheyCanHold() {
        Facility dry = facility("STORE", FacilityKind.CITY_WAREHOUSE, Map.of(StorageClass.AMBIENT, 1000.0));
        Facility bare = facility("STORE", FacilityKind.CITY_WAREHOUSE);
        Scenario city = wanting()
                .facilities(List.of(dry, bare))
                .lots(List.of(new Lot("lot", "rice", "STORE", 10, Lot.NEVER)))
                .build();

        assertThat(ScenarioCheck.faults(city))
                .filteredOn(Fault::refuses)
                .extracting(Fault::code, Fault::place)
                .contains(tuple("DUPLICATE_ID", "$.facilities[1].id"));
    }

    /** Two lanes had one id: what the stated one cost was paid for goods on the other. */
    @Test
    void noLaneIsCalledAsOneThatAPairingOpens() {
        Scenario.Builder city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(
                        OutlookTest.zone("city", ZoneLevel.CITY, "", ControlLevel.OPEN),
                        OutlookTest.zone("west", ZoneLevel.DISTRICT, "city", ControlLevel.OPEN),
                        OutlookTest.zone("east", ZoneLevel.DISTRICT, "city", ControlLevel.OPEN)))
                .facilities(List.of(warehouse("W", "west"), warehouse("E", "east")))
                .pairings(List.of(new Pairing("west", "east", "")));

        assertThat(ScenarioCheck.references(
                        city.lanes(List.of(lane(Mode.WATER))).build()))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(tuple("DUPLICATE_ID", "$.lanes[0].id", "W>E"));
        // Where the road is stated already, the pairing opens none.
        assertThat(ScenarioCheck.references(city.lanes(List.of(lane(Mode.ROAD))).build()))
                .isEmpty();
        assertThat(ScenarioCheck.references(city.lanes(List.of()).build())).isEmpty();
    }

    /** Its report said that nothing was needed, as there was no street. */
    @Test
    void aCommunityLiesInAStreet() {
        Scenario alone = Scenario.builder("alone", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(OutlookTest.zone("home", ZoneLevel.COMMUNITY, "", ControlLevel.OPEN)))
                .build();

        assertThat(ScenarioCheck.faults(alone))
                .filteredOn(Fault::refuses)
                .extracting(Fault::code, Fault::place)
                .containsExactly(tuple("ORPHAN", "$.zones[0].parent"));
    }

    /** Two lanes had one id: what was closed or dear on one was so on the other. */
    @Test
    void noTwoUsualLanesHaveOneId() {
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(OutlookTest.zone("city", ZoneLevel.CITY, "", ControlLevel.OPEN)))
                .facilities(List.of(
                        facility("a>b", FacilityKind.PORT),
                        facility("c", FacilityKind.CITY_WAREHOUSE),
                        facility("a", FacilityKind.PORT),
                        facility("b>c", FacilityKind.CITY_WAREHOUSE)))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(tuple("DUPLICATE_ID", "$.facilities[2].id", "a"));
    }

    /** What one of them got was counted for the other. */
    @Test
    void noTwoDemandsThatFollowFromNeedsHaveOneId() {
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(
                        OutlookTest.zone("city", ZoneLevel.CITY, "", ControlLevel.OPEN),
                        OutlookTest.zone("a/b", ZoneLevel.COMMUNITY, "city", ControlLevel.OPEN),
                        OutlookTest.zone("a", ZoneLevel.COMMUNITY, "city", ControlLevel.OPEN),
                        OutlookTest.zone("b", ZoneLevel.COMMUNITY, "city", ControlLevel.OPEN)))
                .commodities(List.of(good("c"), good("b/c")))
                .needs(List.of(new Need("c", "", 1, ""), new Need("b/c", "", 1, "")))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(tuple("DUPLICATE_ID", "$.zones[2].id", "a"));
    }

    private static Commodity good(String id) {
        return new Commodity(id, Name.of(id), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1);
    }

    /** Line breaks part ids where several stand in one text. */
    @Test
    void idsHoldNoControlSigns() {
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(OutlookTest.zone("city", ZoneLevel.CITY, "", ControlLevel.OPEN)))
                .facilities(List.of(facility("a\nb", FacilityKind.PORT), facility("浦东 #1/2>3", FacilityKind.PORT)))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(tuple("CONTROL_SIGN", "$.facilities[0].id", "a\nb"));
    }

    @Test
    void aRoadCanOnlyBeNamedWhereThereIsARoadGraph() {
        TimeWindow window = new TimeWindow(0, 3600);
        Disruption road = new Disruption("d", DisruptionKind.ROAD_CLOSED, "Quay", window, null, 1, 0, 0, null);
        Scenario coordinates = wanting().disruptions(List.of(road)).build();
        Travel graph = new Travel(null, null, new Travel.RoadGraphFiles("nodes.csv", "arcs.csv"), null);

        assertThat(ScenarioCheck.references(coordinates))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(tuple("DANGLING_ID", "$.disruptions[0].target", "Quay"));
        assertThat(ScenarioCheck.references(
                        coordinates.toBuilder().travel(graph).build()))
                .isEmpty();
        Circle area = new Circle(new GeoPoint(121, 31), 500);
        assertThat(ScenarioCheck.references(wanting()
                        .disruptions(List.of(Disruption.roadsClosed("d", area, window)))
                        .build()))
                .isEmpty();
    }

    private static Scenario.Builder wanting() {
        Zone home = OutlookTest.zone("home", ZoneLevel.COMMUNITY, "", ControlLevel.OPEN);
        return Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(home))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .needs(List.of(new Need("rice", "GENERAL", 0.4, "")));
    }

    private static Demand wish(String id) {
        return new Demand(id, "rice", "home", "GENERAL", 0, null, 5);
    }

    private static Disruption call(String id, String request) {
        return new Disruption(
                id, DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 3600), null, 1, 0, 0, wish(request));
    }

    private static Facility warehouse(String id, String district) {
        return Facility.builder(id, FacilityKind.DISTRICT_WAREHOUSE, new GeoPoint(121, 31))
                .zone(district)
                .build();
    }

    private static Lane lane(Mode mode) {
        return new Lane("W>E", "W", "E", mode, 0, 0, 10, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
    }

    private static Facility facility(String id, FacilityKind kind) {
        return facility(id, kind, Map.of());
    }

    private static Facility facility(String id, FacilityKind kind, Map<StorageClass, Double> storageKg) {
        return Facility.builder(id, kind, new GeoPoint(121, 31))
                .name(new Name(id, id))
                .storageKg(storageKg)
                .throughputKgPerDay(0)
                .trucksPerDay(0)
                .build();
    }

    private static Disruption closed(String id, String lane) {
        return new Disruption(
                id, DisruptionKind.LANE_CLOSED, lane, new TimeWindow(0, TimeWindow.DAY), null, 1, 0, 0, null);
    }
}
