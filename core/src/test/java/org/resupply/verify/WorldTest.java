package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
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

/** An island that a near and a far bridge lead to; the near one is closed in the morning of the second day. */
class WorldTest {
    private static final int HOUR = 3600;
    private static final int DAY = TimeWindow.DAY;
    private static final VehicleType VAN = VehicleType.builder(
                    "van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
            .build();

    private final World world = world();

    @Test
    void aWayMayGoRoundWhatIsClosedOnTheDayOfTheTourOrOnAnotherOnWhichTheVehicleIsUnderWay() {
        World.Way straight = way(0, 12 * HOUR, 13 * HOUR);
        World.Way overMidnight = way(0, DAY - HOUR / 2, DAY + HOUR / 2);
        World.Way ofTheDayBefore = way(1, 2 * DAY + HOUR, 2 * DAY + 2 * HOUR);
        World.Way closed = way(1, DAY + 7 * HOUR, DAY + 8 * HOUR);

        assertThat(straight.metres()).isPositive().isEqualTo(straight.mostMetres());
        assertThat(closed.metres()).isEqualTo(closed.mostMetres()).isGreaterThan(straight.metres());
        assertThat(overMidnight.metres()).isEqualTo(straight.metres());
        assertThat(overMidnight.mostMetres()).isEqualTo(closed.metres());
        assertThat(ofTheDayBefore.metres()).isEqualTo(straight.metres());
        assertThat(ofTheDayBefore.mostMetres()).isEqualTo(closed.metres());
        assertThat(overMidnight.seconds())
                .as("the time is that of the instant")
                .isEqualTo(straight.seconds())
                .isLessThan(closed.seconds());
    }

    private World.Way way(int day, int leaves, int arrives) {
        return world.way(day, VAN, 0, 1, leaves, arrives);
    }

    private static World world() {
        Scenario scenario = Scenario.builder("city", LocalDate.of(2022, 4, 13), 3)
                .zones(List.of(
                        Zone.builder("city", ZoneLevel.CITY, "", new GeoPoint(121, 31))
                                .landZone("bank")
                                .build(),
                        Zone.builder("island", ZoneLevel.COMMUNITY, "city", new GeoPoint(121.02, 31))
                                .landZone("island")
                                .build()))
                .vehicleTypes(List.of(VAN))
                .travel(new Travel(null, List.of(bridge("near", 31), bridge("far", 31.1)), null, null))
                .disruptions(List.of(new Disruption(
                        "works",
                        DisruptionKind.CROSSING_CLOSED,
                        "near",
                        new TimeWindow(DAY + 6 * HOUR, DAY + 10 * HOUR),
                        null,
                        1,
                        0,
                        0,
                        null)))
                .build();
        Outlook outlook = Outlook.of(scenario);
        return new World(outlook, DailyTravel.of(outlook), Bubbles.of(outlook));
    }

    private static Crossing bridge(String id, double lat) {
        return new Crossing(id, Name.of(id), new GeoPoint(121.01, lat), "bank", "island", Set.of(VehicleClass.VAN), 0);
    }
}
