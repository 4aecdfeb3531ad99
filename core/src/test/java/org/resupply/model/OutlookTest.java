package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final int DAY = TimeWindow.DAY;
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);

    @Test
    void aDisruptionOnAZoneHoldsForAllBelowOnTheDaysItTouches() {
        Outlook outlook = outlook(control("DISTRICT", DAY + 3600, DAY + 7200, ControlLevel.SEALED));

        assertThat(outlook.control("COMMUNITY", 0)).isEqualTo(ControlLevel.PRECAUTION);
        assertThat(outlook.control("COMMUNITY", 1)).isEqualTo(ControlLevel.SEALED);
        assertThat(outlook.control("COMMUNITY", 2)).isEqualTo(ControlLevel.PRECAUTION);
        assertThat(outlook.control("CITY", 1)).isEqualTo(ControlLevel.OPEN);
    }

    @Test
    void aWindowThatEndsAtMidnightDoesNotTouchTheNextDay() {
        Outlook outlook = outlook(control("COMMUNITY", 0, DAY, ControlLevel.SEALED));

        assertThat(outlook.control("COMMUNITY", 0)).isEqualTo(ControlLevel.SEALED);
        assertThat(outlook.control("COMMUNITY", 1)).isEqualTo(ControlLevel.PRECAUTION);
    }

    @Test
    void theMostClosedOfSeveralChangesWinsAndOneAloneMayOpen() {
        assertThat(outlook(
                                control("DISTRICT", 0, DAY, ControlLevel.OPEN),
                                control("COMMUNITY", 0, DAY, ControlLevel.CONTROLLED))
                        .control("COMMUNITY", 0))
                .isEqualTo(ControlLevel.CONTROLLED);
        assertThat(outlook(control("DISTRICT", 0, DAY, ControlLevel.OPEN)).control("COMMUNITY", 0))
                .isEqualTo(ControlLevel.OPEN);
    }

    @Test
    void vehiclesAndCrewsAreLostOnTheDaysOfTheDisruptionAndNeverBelowNone() {
        Outlook outlook = outlook(
                disruption(DisruptionKind.VEHICLES_LOST, "VANS", 0, DAY, 1, 3, 0),
                disruption(DisruptionKind.CREWS_LOST, "CREW", DAY, 2 * DAY, 1, 99, 0));

        assertThat(outlook.fleetCount("VANS", 0)).isEqualTo(2);
        assertThat(outlook.fleetCount("VANS", 1)).isEqualTo(5);
        assertThat(outlook.crews("CREW", 0)).isEqualTo(4);
        assertThat(outlook.crews("CREW", 1)).isZero();
    }

    @Test
    void whatIsClosedForTheRestOfTheDayIsNotOpenAhead() {
        Outlook outlook = outlook(disruption(DisruptionKind.FACILITY_CLOSED, "BASE", DAY / 2, DAY, 1, 0, 0));

        assertThat(outlook.isOpenAhead("BASE", 0)).isTrue();
        assertThat(outlook.since(DAY / 2).facilityOpen("BASE", 0)).isTrue();
        assertThat(outlook.since(DAY / 2).isOpenAhead("BASE", 0)).isFalse();
        assertThat(outlook.since(DAY / 2).isOpenAhead("BASE", 1)).isTrue();
    }

    @Test
    void aCrewDrivesTheTypesThatItsSkillsNameOrAllWhenTheyNameNone() {
        VehicleType van = VehicleType.builder("van", VehicleClass.VAN, 1, 1, Set.of(StorageClass.AMBIENT))
                .build();
        VehicleType truck = VehicleType.builder("truck", VehicleClass.HEAVY_TRUCK, 1, 1, Set.of(StorageClass.AMBIENT))
                .build();
        Outlook outlook = Outlook.of(Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .vehicleTypes(List.of(van, truck))
                .crews(List.of(
                        crew("any", Set.of()), crew("other", Set.of("cold")), crew("vans", Set.of("cold", "van"))))
                .build());

        assertThat(outlook.canDrive("any", "truck")).isTrue();
        assertThat(outlook.canDrive("other", "truck")).isTrue();
        assertThat(outlook.canDrive("vans", "van")).isTrue();
        assertThat(outlook.canDrive("vans", "truck")).isFalse();
        assertThatThrownBy(() -> outlook.canDrive("nobody", "van")).hasMessageContaining("(nobody)");
    }

    private static Crew crew(String id, Set<String> skills) {
        return new Crew(id, null, "base", 1, "", 36_000, 0, Integer.MAX_VALUE, skills);
    }

    @Test
    void aRequisitionedFleetCountsOnlyWhenItIsCalledAndFromItsLeadTimeOn() {
        Requisition idle = new Requisition("R", "VANS", null, 100, 0, false);
        assertThat(requisitioned(idle).fleetCount("VANS", 2)).isZero();

        Fleet vans = scenario().build().fleets().get(0);
        int end = vans.shift().close();
        Outlook called = requisitioned(new Requisition("R", "VANS", null, 100, end - 1, true));
        assertThat(called.fleetCount("VANS", 0)).isEqualTo(5);
        assertThat(called.availableFrom("VANS")).isEqualTo(end - 1);
        assertThat(called.thereFrom(vans)).isEqualTo(end - 1);

        Outlook tomorrow = requisitioned(new Requisition("R", "VANS", null, 100, end, true));
        assertThat(tomorrow.fleetCount("VANS", 0)).isZero();
        assertThat(tomorrow.fleetCount("VANS", 1)).isEqualTo(5);
    }

    /** What was open round the clock could not be used all of the first day, as that begins before any lead time. */
    @Test
    void aRequisitionedFacilityIsOpenFromItsLeadTimeOn() {
        Outlook outlook = requisitioned(new Requisition("R", "BASE", null, 100, 3 * 3600, true));

        assertThat(outlook.openings("BASE", 0)).containsExactly(new TimeWindow(3 * 3600, DAY));
        assertThat(outlook.openings("BASE", 1)).containsExactly(new TimeWindow(DAY, 2 * DAY));
        assertThat(outlook.isOpen("BASE", 3 * 3600, 4 * 3600)).isTrue();
        assertThat(outlook.isOpen("BASE", 3 * 3600 - 1, 4 * 3600)).isFalse();
        assertThat(requisitioned(new Requisition("R", "BASE", null, 100, 0, false))
                        .facilityOpen("BASE", 2))
                .isFalse();
    }

    private static Outlook requisitioned(Requisition requisition) {
        return Outlook.of(scenario().requisitions(List.of(requisition)).build());
    }

    @Test
    void aCrossingIsClosedOnTheDaysThatTheWindowTouches() {
        Outlook outlook = outlook(disruption(DisruptionKind.CROSSING_CLOSED, "TUNNEL", 3600, 7200, 1, 0, 0));

        assertThat(outlook.crossingOpen("TUNNEL", 0)).isFalse();
        assertThat(outlook.crossingOpen("TUNNEL", 1)).isTrue();
    }

    @Test
    void ofTheHoursOfTheDayClosuresLeaveWhatTheyDoNotTouch() {
        Lane lane = new Lane("LANE", "BASE", "OTHER", Mode.ROAD, 0, 0, 0, 1, new OpeningHours(6 * 3600, 20 * 3600));
        Outlook outlook = outlook(
                disruption(DisruptionKind.FACILITY_CLOSED, "BASE", 10 * 3600, 12 * 3600, 1, 0, 0),
                disruption(DisruptionKind.FACILITY_CLOSED, "BASE", 11 * 3600, 14 * 3600, 1, 0, 0),
                disruption(DisruptionKind.FACILITY_CLOSED, "BASE", DAY, DAY, 1, 0, 0),
                disruption(DisruptionKind.LANE_CLOSED, "LANE", 19 * 3600, DAY + 7 * 3600, 1, 0, 0),
                disruption(DisruptionKind.LANE_CLOSED, "LANE", 2 * DAY, 3 * DAY, 1, 0, 0));

        assertThat(outlook.openings("BASE", 0))
                .containsExactly(new TimeWindow(0, 10 * 3600), new TimeWindow(14 * 3600, DAY));
        assertThat(outlook.openings("BASE", 1)).containsExactly(new TimeWindow(DAY, 2 * DAY));
        assertThat(outlook.openings(lane, 0)).containsExactly(new TimeWindow(6 * 3600, 19 * 3600));
        assertThat(outlook.openings(lane, 1)).containsExactly(new TimeWindow(DAY + 7 * 3600, DAY + 20 * 3600));
        assertThat(outlook.laneOpen(lane, 2)).isFalse();

        Facility base = outlook.places().facility("BASE").orElseThrow();
        assertThat(outlook.today(base, 0).hours()).isEqualTo(new OpeningHours(14 * 3600, 24 * 3600));
        assertThat(outlook.today(base, 0, new TimeWindow(6 * 3600, 12 * 3600)).hours())
                .isEqualTo(new OpeningHours(0, 10 * 3600));
        assertThat(outlook.today(base, 1)).isSameAs(base);
        assertThat(outlook.isOpen("BASE", 9 * 3600, 10 * 3600)).isTrue();
        assertThat(outlook.isOpen("BASE", 9 * 3600, 10 * 3600 + 1)).isFalse();
        assertThat(outlook.isOpen("BASE", 14 * 3600, 14 * 3600)).isTrue();
        assertThat(outlook.isOpen("BASE", 13 * 3600, 13 * 3600)).isFalse();
        assertThat(outlook.isOpen(lane, 18 * 3600, 19 * 3600)).isTrue();
        assertThat(outlook.isOpen(lane, 18 * 3600, 20 * 3600)).isFalse();
    }

    @Test
    void aSurgeMultipliesTheDemandOfItsDaysAndRoundsIt() {
        Outlook outlook = outlook(disruption(DisruptionKind.DEMAND_SURGE, "DISTRICT", DAY, 2 * DAY, 1.5, 0, 0));

        assertThat(outlook.demand("COMMUNITY/RICE/GENERAL/0").orElseThrow().quantity())
                .isEqualTo(33);
        assertThat(outlook.demand("COMMUNITY/RICE/GENERAL/1").orElseThrow().quantity())
                .isEqualTo(51);
        assertThat(outlook.demands()).hasSize(3);
    }

    @Test
    void anUrgentRequestIsADemandOfItsOwnAndASurgeOfNothingTakesDemandsAway() {
        Demand request = new Demand("HELP", "RICE", "COMMUNITY", "VITAL", 1, null, 2);
        Outlook outlook = outlook(
                new Disruption("D1", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 0), null, 1, 0, 0, request),
                disruption(DisruptionKind.DEMAND_SURGE, "CITY", 0, 3 * DAY, 0, 0, 0));

        assertThat(outlook.demands()).containsExactly(request);
        assertThat(outlook.lastDay(request)).isEqualTo(1);
    }

    @Test
    void lossesKeepTheirSecondAndThoseOfDayZeroTakeLotsAway() {
        Outlook outlook = outlook(
                disruption(DisruptionKind.LOT_LOST, "LOT", 5 * 3600, DAY, 1, 0, 0),
                disruption(DisruptionKind.STOCK_LOST, "BASE", DAY + 1, DAY + 1, 1, 0, 0));

        assertThat(outlook.lots()).isEmpty();
        assertThat(outlook.losses()).containsExactly(new Loss("LOT", "", 5 * 3600), new Loss("", "BASE", DAY + 1));
        assertThat(outlook(disruption(DisruptionKind.STOCK_LOST, "BASE", DAY + 1, DAY + 1, 1, 0, 0))
                        .lots())
                .hasSize(1);
    }

    @Test
    void delaysOfOneConvoyAddUpAndNeverOverflow() {
        assertThat(outlook(
                                disruption(DisruptionKind.CONVOY_LATE, "CONVOY", 0, DAY, 1, 0, 600),
                                disruption(DisruptionKind.CONVOY_LATE, "CONVOY", 0, DAY, 1, 0, 300))
                        .convoys()
                        .get(0)
                        .arrival())
                .isEqualTo(4500);
        assertThat(outlook(disruption(DisruptionKind.CONVOY_LATE, "CONVOY", 0, DAY, 1, 0, Integer.MAX_VALUE))
                        .convoys()
                        .get(0)
                        .arrival())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aConvoyThatNeverComesIsNoSoonerAtAnotherPoint() {
        Scenario calm = scenario().build();
        Convoy convoy = calm.convoys().get(0);
        Convoy later = new Convoy(
                "CONVOY",
                convoy.name(),
                Mode.ROAD,
                List.of("BASE", "GATE"),
                3600,
                Map.of("GATE", 1800),
                1,
                false,
                convoy.cargo());
        Scenario city = calm.toBuilder()
                .convoys(List.of(later))
                .disruptions(List.of(disruption(DisruptionKind.CONVOY_LATE, "CONVOY", 0, DAY, 1, 0, Integer.MAX_VALUE)))
                .build();

        Convoy never = Outlook.of(city).convoys().get(0);

        assertThat(never.arrivalAt("BASE")).isEqualTo(Integer.MAX_VALUE);
        assertThat(never.arrivalAt("GATE")).isEqualTo(Integer.MAX_VALUE);
        assertThat(later.arrivalAt("GATE")).isEqualTo(5400);
    }

    @Test
    void aNeedForEverybodyAndOneForAClassAddUp() {
        Scenario city = scenario()
                .needs(List.of(new Need("RICE", "", 0.25, ""), new Need("RICE", "VITAL", 0.5, "")))
                .zones(List.of(Zone.builder("COMMUNITY", ZoneLevel.COMMUNITY, "STREET", POINT)
                        .population(100)
                        .people(Map.of("VITAL", 8))
                        .build()))
                .build();

        assertThat(Outlook.of(city).demands())
                .filteredOn(demand -> demand.day() == 0)
                .extracting(Demand::id, Demand::quantity)
                .containsExactly(tuple("COMMUNITY/RICE/VITAL/0", 6L), tuple("COMMUNITY/RICE/GENERAL/0", 23L));
    }

    @Test
    void whatTheScenarioDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> outlook().fleetCount("GHOST", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GHOST");
        assertThatThrownBy(() -> outlook().control("GHOST", 0)).hasMessageContaining("GHOST");
    }

    @Test
    void whatTwoOutlooksWantAlikeIsWorkedOutOnce() {
        Scenario calm = wanting(7);
        Outlook before = Outlook.of(calm);
        Outlook closed = Outlook.of(
                calm.toBuilder()
                        .disruptions(List.of(control("COMMUNITY", 0, DAY, ControlLevel.SEALED)))
                        .build(),
                before);
        Scenario surging = calm.toBuilder()
                .disruptions(List.of(disruption(DisruptionKind.DEMAND_SURGE, "STREET", 0, DAY, 2, 0, 0)))
                .build();
        Outlook surge = Outlook.of(surging, before);
        Outlook other = Outlook.of(wanting(9), before);

        assertThat(closed.demands()).isSameAs(before.demands());
        assertThat(closed.demandNumbers()).isSameAs(before.demandNumbers());
        assertThat(surge.demands()).isEqualTo(Outlook.of(surging).demands()).isNotEqualTo(before.demands());
        assertThat(surge.demandNumbers()).isEqualTo(Outlook.of(surging).demandNumbers());
        assertThat(other.demands()).isEqualTo(Outlook.of(wanting(9)).demands());
    }

    private static Scenario wanting(long units) {
        return scenario()
                .demands(List.of(new Demand("wish", "rice", "COMMUNITY", "GENERAL", 0, null, units)))
                .build();
    }

    private static Outlook outlook(Disruption... disruptions) {
        return Outlook.of(scenario().disruptions(List.of(disruptions)).build());
    }

    private static Disruption control(String zone, int start, int end, ControlLevel level) {
        return new Disruption(
                "D-" + zone + level,
                DisruptionKind.ZONE_CONTROL,
                zone,
                new TimeWindow(start, end),
                level,
                1,
                0,
                0,
                null);
    }

    private static Disruption disruption(
            DisruptionKind kind, String target, int start, int end, double factor, int count, int seconds) {
        return new Disruption(
                "D-" + kind + target, kind, target, new TimeWindow(start, end), null, factor, count, seconds, null);
    }

    private static Scenario.Builder scenario() {
        return Scenario.builder("small", LocalDate.of(2022, 4, 13), 3)
                .zones(List.of(
                        zone("CITY", ZoneLevel.CITY, "", ControlLevel.OPEN),
                        zone("DISTRICT", ZoneLevel.DISTRICT, "CITY", ControlLevel.OPEN),
                        zone("STREET", ZoneLevel.STREET, "DISTRICT", ControlLevel.OPEN),
                        zone("COMMUNITY", ZoneLevel.COMMUNITY, "STREET", ControlLevel.PRECAUTION)))
                .facilities(List.of(Facility.builder("BASE", FacilityKind.CITY_WAREHOUSE, POINT)
                        .name(Name.of("Base"))
                        .zone("CITY")
                        .storageKg(Map.of(StorageClass.AMBIENT, 1000.0))
                        .throughputKgPerDay(1000)
                        .build()))
                .commodities(List.of(
                        new Commodity("RICE", Name.of("Rice"), "kg", 1, 1.2, StorageClass.AMBIENT, 0, 1, false, 1)))
                .lots(List.of(new Lot("LOT", "RICE", "BASE", 100, Lot.NEVER)))
                .convoys(List.of(new Convoy(
                        "CONVOY",
                        Name.of("Convoy"),
                        Mode.ROAD,
                        List.of("BASE"),
                        3600,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("RICE", 10, Lot.NEVER)))))
                .needs(List.of(new Need("RICE", "GENERAL", 1.0 / 3, "")))
                .vehicleTypes(
                        List.of(VehicleType.builder("VAN", VehicleClass.VAN, 1000, 4000, Set.of(StorageClass.AMBIENT))
                                .name(Name.of("Van"))
                                .build()))
                .fleets(List.of(
                        new Fleet("VANS", null, "VAN", "BASE", 5, new OpeningHours(6 * 3600, 20 * 3600), "", 3, 0)))
                .crews(List.of(new Crew("CREW", null, "BASE", 4, "", 36_000, 0, Integer.MAX_VALUE, Set.of())));
    }

    static Zone zone(String id, ZoneLevel level, String parent, ControlLevel control) {
        return Zone.builder(id, level, parent, POINT)
                .population(100)
                .households(40)
                .control(control)
                .build();
    }
}
