package org.resupply.bubble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

class BubblesTest {
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);
    private final Bubbles bubbles = Bubbles.of(scenario());

    @Test
    void aBubbleServesItsZonesAndAllBelowUpToItsHighestLevel() {
        assertThat(bubbles.mayServe("RED_VANS", "SEALED_COMMUNITY", 0)).isTrue();
        assertThat(bubbles.mayServe("RED_VANS", "FAR_COMMUNITY", 0)).isFalse();
        assertThat(bubbles.mayServe("GREEN_VANS", "FAR_COMMUNITY", 0)).isTrue();
        assertThat(bubbles.mayServe("GREEN_VANS", "SEALED_COMMUNITY", 0)).isFalse();
        assertThat(bubbles.mayServe("FREE_VANS", "SEALED_COMMUNITY", 0)).isTrue();
    }

    @Test
    void aFacilityIsOpenToItsOwnBubbleOnlyUnlessItNamesNone() {
        assertThat(bubbles.mayStop("RED_VANS", "RED_BASE")).isTrue();
        assertThat(bubbles.mayStop("GREEN_VANS", "RED_BASE")).isFalse();
        assertThat(bubbles.mayStop("FREE_VANS", "RED_BASE")).isFalse();
        assertThat(bubbles.mayStop("GREEN_VANS", "MARKET")).isTrue();
        assertThat(bubbles.mayDrive("RED_CREW", "RED_VANS")).isTrue();
        assertThat(bubbles.mayDrive("RED_CREW", "GREEN_VANS")).isFalse();
    }

    @Test
    void goodsForASealedZoneChangeHandsAtItsEdge() {
        assertThat(bubbles.handOver("SEALED_COMMUNITY", 0)).isEqualTo("EDGE");
        assertThat(bubbles.handOver("FAR_COMMUNITY", 0)).isEqualTo("FAR_COMMUNITY");
    }

    @Test
    void disinfectionIsDueOnlyBetweenAClosedZoneAndACleanerOne() {
        assertThat(bubbles.disinfectionSeconds("RED_BASE", ControlLevel.SEALED, ControlLevel.CONTROLLED))
                .isEqualTo(1800);
        assertThat(bubbles.disinfectionSeconds("RED_BASE", ControlLevel.SEALED, ControlLevel.SEALED))
                .isZero();
        assertThat(bubbles.disinfectionSeconds("RED_BASE", ControlLevel.CONTROLLED, ControlLevel.SEALED))
                .isZero();
        assertThat(bubbles.disinfectionSeconds("RED_BASE", ControlLevel.PRECAUTION, ControlLevel.OPEN))
                .isZero();
    }

    @Test
    void atAMarketOpenToAllEachBubbleNeedsADockOfItsOwn() {
        Plan plan = plan(
                tour("T1", "RED_VANS", "RED_CREW", "MARKET", "FAR_COMMUNITY", 100),
                tour("T2", "GREEN_VANS", "", "MARKET", "SEALED_COMMUNITY", 100));

        assertThat(Bubbles.of(scenario(2)).contacts(plan)).isEmpty();
        assertThat(Bubbles.of(scenario(1)).contacts(plan)).containsExactly(new Contact("GREEN", "RED", "MARKET", 0, 1));
    }

    /** Vehicles of one bubble, and those that belong to none, take no dock from others. */
    @Test
    void oneBubbleAloneMeetsNobodyHoweverFewDocksThereAre() {
        assertThat(Bubbles.of(scenario(1))
                        .contacts(plan(
                                tour("T1", "RED_VANS", "", "MARKET", "FAR_COMMUNITY", 100),
                                tour("T2", "RED_VANS", "", "MARKET", "FAR_COMMUNITY", 100),
                                tour("T3", "FREE_VANS", "", "MARKET", "FAR_COMMUNITY", 100))))
                .isEmpty();
    }

    @Test
    void whoServesASealedZoneMeetsOthersAtItsEdge() {
        Scenario edgeOfGreen = scenario(2);
        Plan plan = plan(tour("T1", "RED_VANS", "", "MARKET", "SEALED_COMMUNITY", 100));
        assertThat(Bubbles.of(edgeOfGreen).contacts(plan)).isEmpty();

        Scenario hosted = edgeOfGreen.toBuilder()
                .facilities(List.of(
                        facility("RED_BASE", "RED", 1), facility("MARKET", "", 2), facility("EDGE", "GREEN", 1)))
                .build();
        assertThat(Bubbles.of(hosted).contacts(plan)).containsExactly(new Contact("GREEN", "RED", "EDGE", 100, 1));
    }

    @Test
    void twoBubblesMeetAtAZoneOnlyWhenTheyAreThereAtTheSameTime() {
        Tour red = tour("T1", "RED_VANS", "", "MARKET", "FAR_COMMUNITY", 100);

        assertThat(bubbles.contacts(plan(red, tour("T2", "GREEN_VANS", "", "MARKET", "FAR_COMMUNITY", 150))))
                .containsExactly(new Contact("GREEN", "RED", "FAR_COMMUNITY", 150, 1));
        assertThat(bubbles.contacts(plan(red, tour("T2", "GREEN_VANS", "", "MARKET", "FAR_COMMUNITY", 200))))
                .isEmpty();
    }

    @Test
    void whoHasBegunHandlingAtAFacilityCanNoLongerAvoidItsHosts() {
        Scenario hosted = scenario(2).toBuilder()
                .facilities(List.of(
                        facility("RED_BASE", "RED", 1), facility("MARKET", "", 2), facility("EDGE", "GREEN", 1)))
                .transportRequests(List.of(new TransportRequest(
                        "ride", "person", "FAR_COMMUNITY", "SEALED_COMMUNITY", "VITAL", 0, null, 1)))
                .build();
        Plan plan = plan(tour("T1", "RED_VANS", "", "MARKET", "SEALED_COMMUNITY", 100));
        Plan ride = plan(tour("T1", 0, "RED_VANS", "SEALED_COMMUNITY", 100, new Handling("ride", "ride", -1)));

        assertThat(Bubbles.of(hosted).contacts(plan, 100)).hasSize(1);
        assertThat(Bubbles.of(hosted).contacts(plan, 101)).isEmpty();
        assertThat(Bubbles.of(hosted).contacts(ride, 0)).hasSize(1);
        assertThat(Bubbles.of(hosted).contacts(ride, 1)).as("it is under way").isEmpty();
    }

    @Test
    void twoThatWereBothUnderWayCanNoLongerAvoidEachOther() {
        Contact contact = new Contact("GREEN", "RED", "FAR_COMMUNITY", 150, 1);
        Plan redFirst = plan(
                tour("T1", 0, "RED_VANS", "FAR_COMMUNITY", 100), tour("T2", 120, "GREEN_VANS", "FAR_COMMUNITY", 150));
        Plan redLast = plan(
                tour("T1", 0, "RED_VANS", "FAR_COMMUNITY", 150), tour("T2", 50, "GREEN_VANS", "FAR_COMMUNITY", 100));

        assertThat(bubbles.contacts(redFirst, 120)).containsExactly(contact);
        assertThat(bubbles.contacts(redFirst, 121)).isEmpty();
        assertThat(bubbles.contacts(redLast, 50)).containsExactly(contact);
        assertThat(bubbles.contacts(redLast, 51)).isEmpty();
    }

    @Test
    void aVehicleMeetsTheHostsOfAForeignBaseAndItsForeignCrewOnce() {
        assertThat(bubbles.contacts(plan(tour("T1", "GREEN_VANS", "RED_CREW", "RED_BASE", "FAR_COMMUNITY", 100))))
                .containsExactly(new Contact("GREEN", "RED", "RED_BASE", 0, 3));
        assertThat(bubbles.contacts(plan(tour("T1", "FREE_VANS", "", "RED_BASE", "FAR_COMMUNITY", 100))))
                .containsExactly(new Contact("", "RED", "RED_BASE", 0, 2));
    }

    @Test
    void aContactSaysHowOftenTwoBubblesMeet() {
        Tour red = tour("T1", "RED_VANS", "", "MARKET", "FAR_COMMUNITY", 100);
        Tour[] green = {
            tour("T2", "GREEN_VANS", "", "MARKET", "FAR_COMMUNITY", 150),
            tour("T3", "GREEN_VANS", "", "MARKET", "FAR_COMMUNITY", 160)
        };

        assertThat(bubbles.contacts(plan(red, green[0], green[1])))
                .containsExactly(new Contact("GREEN", "RED", "FAR_COMMUNITY", 150, 2));
    }

    private static Tour tour(String id, String fleet, String crew, String base, String zone, int begin) {
        return tour(id, fleet, crew, base, 0, zone, begin);
    }

    /** From the market, begun at this second. */
    private static Tour tour(String id, int start, String fleet, String zone, int begin, Handling... handlings) {
        return tour(id, fleet, "", "MARKET", start, zone, begin, handlings);
    }

    private static Tour tour(
            String id,
            String fleet,
            String crew,
            String base,
            int start,
            String zone,
            int begin,
            Handling... handlings) {
        return new Tour(
                id,
                fleet,
                0,
                0,
                crew,
                List.of(new Trip(
                        List.of(
                                new Stop(base, start, start, start + 10, List.of()),
                                new Stop(zone, begin, begin, begin + 100, List.of(handlings)),
                                new Stop(base, 900, 900, 900, List.of())),
                        0)));
    }

    private static Plan plan(Tour... tours) {
        return new Plan(
                "closed",
                new Manifest("0", "", 0, 1, 1, 1, "", "", Map.of(), 0, true),
                List.of(),
                List.of(),
                List.of(tours),
                List.of(),
                Figures.NONE);
    }

    private static Scenario scenario() {
        return scenario(2);
    }

    private static Scenario scenario(int docks) {
        return Scenario.builder("closed", LocalDate.of(2022, 4, 13), 2)
                .zones(List.of(
                        zone("CITY", ZoneLevel.CITY, "", ControlLevel.OPEN, ""),
                        zone("STREET", ZoneLevel.STREET, "CITY", ControlLevel.OPEN, ""),
                        zone("SEALED_COMMUNITY", ZoneLevel.COMMUNITY, "STREET", ControlLevel.SEALED, "EDGE"),
                        zone("FAR_COMMUNITY", ZoneLevel.COMMUNITY, "CITY", ControlLevel.OPEN, "EDGE")))
                .facilities(
                        List.of(facility("RED_BASE", "RED", 1), facility("MARKET", "", docks), facility("EDGE", "", 1)))
                .fleets(List.of(fleet("RED_VANS", "RED"), fleet("GREEN_VANS", "GREEN"), fleet("FREE_VANS", "")))
                .crews(List.of(new Crew("RED_CREW", null, "RED_BASE", 1, "RED", 3600, 0, Integer.MAX_VALUE, Set.of())))
                .bubbles(List.of(
                        new Bubble("RED", null, Set.of("STREET"), null, false),
                        new Bubble("GREEN", null, Set.of(), ControlLevel.PRECAUTION, false)))
                .build();
    }

    private static Fleet fleet(String id, String bubble) {
        return new Fleet(id, null, "VAN", "MARKET", 1, null, bubble, 1, 0);
    }

    private static Facility facility(String id, String bubble, int docks) {
        return Facility.builder(id, FacilityKind.STREET_WAREHOUSE, POINT)
                .zone("CITY")
                .docks(docks)
                .disinfectionSeconds(1800)
                .bubble(bubble)
                .build();
    }

    private static Zone zone(String id, ZoneLevel level, String parent, ControlLevel control, String handOver) {
        return Zone.builder(id, level, parent, POINT)
                .population(100)
                .households(40)
                .control(control)
                .handOver(handOver)
                .build();
    }
}
