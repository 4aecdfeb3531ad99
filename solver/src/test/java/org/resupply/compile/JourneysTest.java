package org.resupply.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.DailyTravel;

/** An island that a near and a far bridge lead to. */
class JourneysTest {
    private static final int HOUR = 3600;
    private static final VehicleType VAN = VehicleType.builder(
                    "van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
            .speedFactor(0.8)
            .build();

    @Test
    void theFewestSecondsAreThoseOfWhatIsNotClosedAllDay() {
        int near = fewest();
        int far = fewest(closed("near", 0, 24 * HOUR));

        assertThat(near).isPositive().isLessThan(far);
        assertThat(fewest(closed("near", 7 * HOUR, 19 * HOUR))).isEqualTo(near);
        assertThat(fewest(closed("near", 0, 10 * HOUR), closed("near", 10 * HOUR, 24 * HOUR)))
                .isEqualTo(far);
        assertThat(fewest(closed("near", 0, 24 * HOUR), closed("far", 0, 24 * HOUR)))
                .isEqualTo(-1);
    }

    @Test
    void whoLeavesGoesRoundWhatClosesBeforeHeIsThere() {
        int near = fewest();
        int far = fewest(closed("near", 0, 24 * HOUR));
        Journeys journeys = journeys(closed("near", 7 * HOUR, 15 * HOUR), closed("far", 12 * HOUR, 13 * HOUR));

        assertThat(seconds(journeys, 7 * HOUR - near)).isEqualTo(near);
        assertThat(seconds(journeys, 7 * HOUR - near + 1))
                .as("closed before he is over")
                .isEqualTo(far);
        assertThat(seconds(journeys, 12 * HOUR - far)).isEqualTo(far);
        assertThat(seconds(journeys, 12 * HOUR - far + 1))
                .as("no way that is open for long enough")
                .isEqualTo(-1);
        assertThat(seconds(journeys, 13 * HOUR)).isEqualTo(far);
        assertThat(seconds(journeys, 15 * HOUR)).isEqualTo(near);
    }

    /** Whoever counts when a vehicle is back must see that it is late, not that it took no time. */
    @Test
    void whoIsUnderWayWhenAllClosesIsThereTooLate() {
        int near = fewest();
        TimeWindow open = new TimeWindow(6 * HOUR, 12 * HOUR);
        Journeys journeys = journeys(closed("near", 12 * HOUR, 20 * HOUR), closed("far", 12 * HOUR, 20 * HOUR))
                .within(open);

        assertThat(seconds(journeys, open.end() - near)).isEqualTo(near);
        for (int leaves : new int[] {open.end() - near + 1, open.end() - 1, open.end()}) {
            assertThat(leaves + seconds(journeys, leaves)).isGreaterThan(open.end());
            assertThat(journeys.leg("city", "island", VAN, 0, leaves))
                    .isEqualTo(journeys.ofDay("city", "island", VAN, 0));
        }
    }

    @Test
    void aWayThatNoClosureTouchesTakesTheSameTimeAllDay() {
        assertThat(journeys(closed("far", 7 * HOUR, 15 * HOUR)).isTheSame("city", "island", VAN, 0))
                .as("nobody takes the far bridge")
                .isTrue();
        assertThat(journeys(closed("near", 7 * HOUR, 15 * HOUR)).isTheSame("city", "island", VAN, 0))
                .isFalse();
        assertThat(journeys(closed("near", 0, 24 * HOUR)).isTheSame("city", "island", VAN, 0))
                .isTrue();
    }

    private static int seconds(Journeys journeys, int leaves) {
        return journeys.leg("city", "island", VAN, 0, leaves).seconds();
    }

    private static int fewest(Disruption... closures) {
        return journeys(closures).fewestSeconds("city", "island", VAN, 0);
    }

    private static Disruption closed(String bridge, int from, int until) {
        return new Disruption(
                bridge + " from " + from,
                DisruptionKind.CROSSING_CLOSED,
                bridge,
                new TimeWindow(from, until),
                null,
                1,
                0,
                0,
                null);
    }

    private static Journeys journeys(Disruption... closures) {
        GeoPoint point = new GeoPoint(121, 31);
        Outlook outlook = Outlook.of(Scenario.builder("city", LocalDate.of(2022, 4, 13), 1)
                .zones(List.of(
                        Zone.builder("city", ZoneLevel.CITY, "", point)
                                .landZone("bank")
                                .build(),
                        Zone.builder("island", ZoneLevel.COMMUNITY, "city", new GeoPoint(121.02, 31))
                                .landZone("island")
                                .build()))
                .vehicleTypes(List.of(VAN))
                .fleets(List.of(
                        new Fleet("vans", null, "van", "city", 1, new OpeningHours(6 * HOUR, 20 * HOUR), "", 1, 0)))
                .travel(new Travel(
                        null,
                        List.of(bridge("near", new GeoPoint(121.01, 31)), bridge("far", new GeoPoint(121.01, 31.1))),
                        null,
                        null))
                .disruptions(List.of(closures))
                .build());
        return Journeys.of(outlook, DailyTravel.of(outlook));
    }

    private static Crossing bridge(String id, GeoPoint point) {
        return new Crossing(id, Name.of(id), point, "bank", "island", Set.of(VehicleClass.VAN), 0);
    }
}
