package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Policies;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Stop;

/** Three bubbles, A, B and C, at a zone and at a market with two docks. */
class MeetingsTest {
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);

    private final Meetings meetings = meetings(-1);

    @Test
    void atAZoneOneWaitsUntilTheOtherHasLeft() {
        meetings.add("A", "ZONE", 0, 100, 200);

        assertThat(meetings.earliest("B", "ZONE", 0, 0, 100, 0)).isZero();
        assertThat(meetings.earliest("B", "ZONE", 0, 1, 100, 0)).isEqualTo(200);
        assertThat(meetings.isFree("B", "ZONE", 0, 150, 150)).isFalse();
        assertThat(meetings.isFree("A", "ZONE", 0, 150, 250)).isTrue();
        assertThat(meetings.isFree("FREE", "ZONE", 0, 150, 250)).isTrue();
    }

    @Test
    void aGapThatIsTooShortIsPassedOver() {
        meetings.add("A", "ZONE", 0, 100, 200);
        meetings.add("C", "ZONE", 0, 250, 300);

        assertThat(meetings.earliest("B", "ZONE", 0, 120, 50, 0)).isEqualTo(200);
        assertThat(meetings.earliest("B", "ZONE", 0, 120, 51, 0)).isEqualTo(300);
        assertThat(meetings.earliest("B", "ZONE", 0, 120, 10, 251)).isEqualTo(300);
    }

    @Test
    void atAnOpenFacilityAsManyBubblesAsThereAreDocksMeetNobody() {
        meetings.add("A", "MARKET", 0, 100, 200);
        meetings.add("A", "MARKET", 0, 100, 220);
        assertThat(meetings.earliest("B", "MARKET", 0, 100, 100, 0)).isEqualTo(100);

        meetings.add("B", "MARKET", 0, 150, 400);
        assertThat(meetings.earliest("C", "MARKET", 0, 100, 100, 0)).isEqualTo(220);
        assertThat(meetings.isFree("C", "MARKET", 0, 160, 160)).isTrue();
    }

    @Test
    void whatIsTakenOutIsInNobodysWay() {
        List<Stop> stops = List.of(new Stop("ZONE", 90, 100, 200, List.of()));
        meetings.add("A", 0, stops);
        assertThat(meetings.isFree("B", "ZONE", 0, 150, 250)).isFalse();

        meetings.remove("A", 0, stops);
        assertThat(meetings.isFree("B", "ZONE", 0, 150, 250)).isTrue();
    }

    @Test
    void nobodyWaitsWhereContactHasAPrice() {
        Meetings priced = meetings(10);
        priced.add("A", "ZONE", 0, 100, 200);

        assertThat(priced.areForbidden()).isFalse();
        assertThat(priced.isFree("B", "ZONE", 0, 100, 200)).isTrue();
    }

    private static Meetings meetings(long contactPrice) {
        Scenario scenario = Scenario.builder("meetings", LocalDate.of(2022, 4, 13), 1)
                .zones(List.of(Zone.builder("ZONE", ZoneLevel.CITY, "", POINT).build()))
                .facilities(List.of(Facility.builder("MARKET", FacilityKind.STREET_WAREHOUSE, POINT)
                        .zone("ZONE")
                        .docks(2)
                        .build()))
                .fleets(List.of(fleet("A", "A"), fleet("B", "B"), fleet("C", "C"), fleet("FREE", "")))
                .bubbles(List.of(bubble("A"), bubble("B"), bubble("C")))
                .policies(new Policies("", 0, OpeningHours.ALWAYS, contactPrice))
                .build();
        Outlook outlook = Outlook.of(scenario);
        return new Meetings(outlook, Bubbles.of(outlook));
    }

    private static Fleet fleet(String id, String bubble) {
        return new Fleet(id, null, "VAN", "MARKET", 1, null, bubble, 1, 0);
    }

    private static Bubble bubble(String id) {
        return new Bubble(id, null, Set.of(), ControlLevel.SEALED, false);
    }
}
