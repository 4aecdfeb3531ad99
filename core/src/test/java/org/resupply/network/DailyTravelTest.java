package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.model.Circle;
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

class DailyTravelTest {
    private static final int HOUR = 3600;
    private static final int DAY = TimeWindow.DAY;

    @Test
    void whoIsOnTheWayWhileTheBridgeIsClosedFindsItClosed() {
        DailyTravel travel = travel(closed(10, 12));

        assertThat(reaches(travel.during(9 * HOUR, 10 * HOUR))).isTrue();
        assertThat(reaches(travel.during(9 * HOUR, 10 * HOUR + 1))).isFalse();
        assertThat(reaches(travel.during(11 * HOUR, 11 * HOUR))).isFalse();
        assertThat(reaches(travel.during(9 * HOUR, 13 * HOUR))).isFalse();
        assertThat(reaches(travel.during(12 * HOUR - 1, 13 * HOUR))).isFalse();
        assertThat(reaches(travel.during(12 * HOUR, 13 * HOUR))).isTrue();
        assertThat(reaches(travel.during(0, 0))).isTrue();
        assertThat(reaches(travel.during(10 * HOUR, 10 * HOUR))).isFalse();
    }

    /** The judge asks of any plan, also of one whose times run backwards, and of sound ones later. */
    @Test
    void whoAsksForTimesThatRunBackwardsSpoilsNothing() {
        DailyTravel travel = travel(closed(10, 12));

        assertThat(reaches(travel.during(11 * HOUR, 9 * HOUR))).isFalse();
        assertThat(reaches(travel.during(11 * HOUR, 11 * HOUR + 60))).isFalse();
    }

    @Test
    void whatHoldsAllDayIsClosedIfItIsSoAtSomeTimeWhileVehiclesAreAway() {
        DailyTravel travel = travel(closed(10, 12), closed(24, 30), closed(44, 72));

        assertThat(reaches(travel.on(0))).isFalse();
        assertThat(reaches(travel.on(1)))
                .as("closed until 06:00, when the vans set out, and from 20:00, when they are home")
                .isTrue();
        assertThat(travel.parts(0)).containsExactly(hours(6, 10), hours(10, 12), hours(12, 20));
        assertThat(travel.parts(1)).containsExactly(hours(30, 44));
    }

    @Test
    void timesWithTheSameClosuresShareATable() {
        DailyTravel travel = travel(closed(10, 12), closed(34, 36));

        assertThat(travel.during(0, HOUR)).isSameAs(travel.during(13 * HOUR, DAY));
        assertThat(travel.on(0)).isSameAs(travel.on(1)).isSameAs(travel.during(10 * HOUR, 11 * HOUR));
    }

    @Test
    void atBestOnlyThatIsClosedWhichIsSoAllDay() {
        DailyTravel travel = travel(closed(0, 12), closed(12, 24), closed(30, 43));

        assertThat(reaches(travel.atBest(0)))
                .as("closed by one and then by another")
                .isFalse();
        assertThat(travel.atBest(0)).isSameAs(travel.on(0));
        assertThat(reaches(travel.on(1))).isFalse();
        assertThat(reaches(travel.atBest(1))).isTrue();
    }

    @Test
    void eachPartOfADayBeginsWhereSomethingClosesOrOpens() {
        DailyTravel travel = travel(closed(7, 8), closed(9, 11), closed(10, 16), closed(30, 31));

        assertThat(travel.parts(0))
                .containsExactly(
                        hours(6, 7),
                        hours(7, 8),
                        hours(8, 9),
                        hours(9, 10),
                        hours(10, 11),
                        hours(11, 16),
                        hours(16, 20));
        assertThat(travel.parts(1)).containsExactly(hours(30, 31), hours(31, 44));
    }

    @Test
    void manyClosuresThatBeginAndEndAnyhowLeaveFewPartsOfADay() {
        Disruption[] closures = IntStream.range(0, 30_000)
                .mapToObj(second -> seconds(8 * HOUR + second, 8 * HOUR + second + 2))
                .toArray(Disruption[]::new);
        DailyTravel travel = travel(closures);

        List<TimeWindow> parts = travel.parts(0);
        assertThat(parts)
                .hasSizeLessThan(100)
                .startsWith(hours(6, 8))
                .endsWith(new TimeWindow(8 * HOUR + 30_001, 20 * HOUR));
        for (int part = 1; part < parts.size(); part++) {
            assertThat(parts.get(part).start()).isEqualTo(parts.get(part - 1).end());
        }
        assertThat(travel.changes(0)).isTrue();
        assertThat(travel.changes(1)).isFalse();
        assertThat(reaches(travel.during(9 * HOUR, 9 * HOUR + 1))).isFalse();
    }

    @Test
    void whatWasForgottenIsMadeAnewAndIsTheSame() {
        Disruption[] closures = IntStream.range(0, 60)
                .mapToObj(minute -> Disruption.roadsClosed(
                        "works " + minute,
                        new Circle(new GeoPoint(121, 31 + minute / 60.0), 500),
                        new TimeWindow(8 * HOUR + 60 * minute, 8 * HOUR + 60 * minute + 60)))
                .toArray(Disruption[]::new);
        DailyTravel travel = travel(closures);
        TravelMatrix first = travel.during(8 * HOUR, 8 * HOUR + 30);
        assertThat(travel.during(8 * HOUR, 8 * HOUR + 30)).isSameAs(first);

        for (int from = 8 * HOUR; from < 9 * HOUR; from += 60) {
            for (int until = from + 60; until <= 9 * HOUR; until += 60) {
                travel.during(from, until);
            }
        }

        TravelMatrix again = travel.during(8 * HOUR, 8 * HOUR + 30);
        assertThat(again).as("one of thousands of sets of closures").isNotSameAs(first);
        assertThat(reaches(first)).as("the city lies in the first area").isFalse();
        assertThat(reaches(again)).isFalse();
        assertThat(reaches(travel.during(9 * HOUR, 9 * HOUR + 30))).isTrue();
    }

    private static boolean reaches(TravelMatrix travel) {
        return travel.seconds(VehicleClass.VAN, "city", "island") != TravelMatrix.UNREACHABLE;
    }

    private static TimeWindow hours(int from, int until) {
        return new TimeWindow(from * HOUR, until * HOUR);
    }

    private static Disruption closed(int from, int until) {
        return seconds(from * HOUR, until * HOUR);
    }

    private static Disruption seconds(int from, int until) {
        return new Disruption(
                "closed from " + from,
                DisruptionKind.CROSSING_CLOSED,
                "bridge",
                new TimeWindow(from, until),
                null,
                1,
                0,
                0,
                null);
    }

    private static DailyTravel travel(Disruption... closures) {
        GeoPoint point = new GeoPoint(121, 31);
        Crossing bridge =
                new Crossing("bridge", Name.of("bridge"), point, "bank", "island", Set.of(VehicleClass.VAN), 0);
        return DailyTravel.of(Outlook.of(Scenario.builder("city", LocalDate.of(2022, 4, 13), 2)
                .zones(List.of(
                        Zone.builder("city", ZoneLevel.CITY, "", point)
                                .landZone("bank")
                                .build(),
                        Zone.builder("island", ZoneLevel.COMMUNITY, "city", new GeoPoint(121.02, 31))
                                .landZone("island")
                                .build()))
                .vehicleTypes(List.of(
                        VehicleType.builder("van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
                                .build(),
                        VehicleType.builder("boat", VehicleClass.BOAT, 1000, 5000, Set.of(StorageClass.AMBIENT))
                                .build()))
                .fleets(List.of(
                        new Fleet("vans", null, "van", "city", 1, new OpeningHours(6 * HOUR, 20 * HOUR), "", 1, 0),
                        new Fleet("boats", null, "boat", "city", 1, OpeningHours.ALWAYS, "", 1, 0)))
                .travel(new Travel(null, List.of(bridge), null, null))
                .disruptions(Arrays.asList(closures))
                .build()));
    }
}
