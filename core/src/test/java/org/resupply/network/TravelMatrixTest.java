package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.resupply.model.Circle;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.Travel.Band;
import org.resupply.model.VehicleClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.geo.Geodesy;

class TravelMatrixTest {

    private static final VehicleClass TRUCK = VehicleClass.HEAVY_TRUCK;
    private static final VehicleClass VAN = VehicleClass.VAN;
    private static final Set<VehicleClass> ALL = EnumSet.of(TRUCK, VehicleClass.LIGHT_TRUCK, VAN);
    private static final Set<VehicleClass> SMALL = EnumSet.of(VehicleClass.LIGHT_TRUCK, VAN);

    /** Detours of an estuary city, as docs/decisions.md gives them. */
    private static final List<Band> BANDS =
            List.of(new Band(10, 1.35, 30), new Band(40, 1.30, 45), new Band(Double.POSITIVE_INFINITY, 1.27, 60));

    /** The lower Yangtze: the suburban ring tunnel, the tunnel and bridge of the G40, and the vehicle ferry. */
    private static final List<Crossing> YANGTZE = List.of(
            crossing("H01", "Suburban Ring tunnel", 121.52, 31.388, "west", "east", ALL, 0),
            crossing("Y01", "Yangtze tunnel", 121.69444, 31.32583, "east", "changxing", ALL, 0),
            crossing("Y02", "Yangtze bridge", 121.74417, 31.435, "changxing", "chongming", ALL, 0),
            crossing("C02", "Shidongkou ferry", 121.46, 31.52, "west", "chongming", SMALL, 5400));

    private static Crossing crossing(
            String id,
            String name,
            double lon,
            double lat,
            String from,
            String to,
            Set<VehicleClass> who,
            int seconds) {
        return new Crossing(id, Name.of(name), new GeoPoint(lon, lat), from, to, who, seconds);
    }

    private static Zone place(String id, double lon, double lat, String landZone) {
        return Zone.builder(id, ZoneLevel.COMMUNITY, null, new GeoPoint(lon, lat))
                .population(100)
                .households(40)
                .landZone(landZone)
                .carryKgPerDay(1000)
                .build();
    }

    private static Scenario estuary(Disruption... disruptions) {
        return Scenario.builder("estuary", LocalDate.of(2022, 4, 13), 3)
                .zones(List.of(
                        place("taicang", 121.15375, 31.45195, "west"),
                        place("chongming", 121.397, 31.617, "chongming"),
                        place("pudong", 121.6, 31.195, "east"),
                        place("yangshan", 122.06, 30.635, "yangshan")))
                .travel(new Travel(BANDS, YANGTZE, null, null))
                .disruptions(List.of(disruptions))
                .build();
    }

    private static Disruption closed(String crossing, int fromDay, int toDay) {
        return new Disruption(
                "closure of " + crossing,
                DisruptionKind.CROSSING_CLOSED,
                crossing,
                new TimeWindow(fromDay * TimeWindow.DAY, toDay * TimeWindow.DAY),
                null,
                0,
                0,
                0,
                null);
    }

    private static Disruption area(double lon, double lat, int metres) {
        return Disruption.roadsClosed(
                "works", new Circle(new GeoPoint(lon, lat), metres), new TimeWindow(0, TimeWindow.DAY));
    }

    private static Scenario road(Disruption... disruptions) {
        return Scenario.builder("road", LocalDate.of(2022, 4, 13), 2)
                .zones(List.of(
                        place("west", 120.98, 31, "bank"),
                        place("middle", 121, 31, "bank"),
                        place("east", 121.02, 31, "bank")))
                .travel(new Travel(List.of(new Band(Double.POSITIVE_INFINITY, 1, 36)), List.of(), null, null))
                .disruptions(List.of(disruptions))
                .build();
    }

    /** Two tangents of a circle of 300 m from points 953.1 m away, and the arc between them. */
    @Test
    void whoeverWouldPassAnAreaWithoutRoadsGoesRoundIt() {
        TravelMatrix before = TravelMatrix.of(road());
        TravelMatrix travel = TravelMatrix.onDay(road(area(121.01, 31, 300)), null, 0);
        assertThat(before.metres(VAN, "middle", "east")).isEqualTo(1906);
        assertThat(travel.metres(VAN, "middle", "east")).isBetween(2000, 2002);
        assertThat(travel.seconds(VAN, "middle", "east")).isBetween(200, 201);
        assertThat(travel.metres(VAN, "middle", "west")).isEqualTo(before.metres(VAN, "middle", "west"));
        assertThat(travel.metres(VehicleClass.DRONE, "middle", "east"))
                .isEqualTo(before.metres(VehicleClass.DRONE, "middle", "east"));
        assertThat(TravelMatrix.onDay(road(area(121.01, 31, 300)), null, 1).metres(VAN, "middle", "east"))
                .isEqualTo(before.metres(VAN, "middle", "east"));
        // Who only touches the circle drives straight on.
        assertThat(TravelMatrix.of(road(area(121.01, 31.0028, 300))).metres(VAN, "middle", "east"))
                .isEqualTo(before.metres(VAN, "middle", "east"));
    }

    @Test
    void nobodyDrivesIntoAnAreaWithoutRoadsOrOutOfIt() {
        TravelMatrix travel = TravelMatrix.of(road(area(121.02, 31, 300)));
        assertThat(travel.isReachable(VAN, travel.place("middle"), travel.place("east")))
                .isFalse();
        assertThat(travel.isReachable(VAN, travel.place("east"), travel.place("middle")))
                .isFalse();
        Unreachable why = travel.whyUnreachable(VAN, "west", "east").orElseThrow();
        assertThat(why.closures()).containsExactly("works");
        assertThat(why.text()).isEqualTo("There is no way from west to east: the area (works) is closed.");
        assertThat(travel.isReachable(VAN, travel.place("west"), travel.place("middle")))
                .isTrue();
        assertThat(travel.seconds(VehicleClass.DRONE, "middle", "east")).isPositive();
    }

    @Test
    void aBridgeInAnAreaWithoutRoadsIsClosed() {
        TravelMatrix travel = TravelMatrix.of(estuary(area(121.69, 31.326, 1000)));
        Unreachable why = travel.whyUnreachable(TRUCK, "pudong", "chongming").orElseThrow();
        assertThat(why.closures()).containsExactly("works");
        assertThat(travel.isReachable(VAN, travel.place("taicang"), travel.place("chongming")))
                .isTrue();
    }

    /** A freight note of 2025 puts the road from Taicang to Chongming at about 143 km. */
    @Test
    void aTruckFromTaicangToChongmingGoesRoundByTunnelAndBridge() {
        TravelMatrix travel = TravelMatrix.of(estuary());
        assertThat(travel.metres(TRUCK, "taicang", "chongming")).isBetween(123_000, 143_000);
        assertThat(travel.seconds(TRUCK, "taicang", "chongming")).isBetween(2 * 3600, 4 * 3600);
    }

    @Test
    void aVanTakesTheFerryWhenThatIsFaster() {
        TravelMatrix travel = TravelMatrix.of(estuary());
        assertThat(travel.metres(VAN, "taicang", "chongming")).isLessThan(60_000);
        assertThat(travel.seconds(VAN, "taicang", "chongming")).isGreaterThan(5400);
        assertThat(travel.metres(VehicleClass.DRONE, "taicang", "chongming"))
                .isEqualTo((int) Math.round(Geodesy.metres(121.15375, 31.45195, 121.397, 31.617)));
    }

    @Test
    void theClosureThatCutsThePairIsNamed() {
        TravelMatrix travel = TravelMatrix.of(estuary(closed("Y01", 1, 2), closed("C02", 0, 1)));
        assertThat(travel.closedCrossings()).containsExactly("C02", "Y01");
        assertThat(travel.metres(TRUCK, "pudong", "chongming")).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(travel.seconds(TRUCK, "pudong", "chongming")).isEqualTo(TravelMatrix.UNREACHABLE);
        Unreachable truck = travel.whyUnreachable(TRUCK, "pudong", "chongming").orElseThrow();
        assertThat(truck.closures()).containsExactly("Y01");
        assertThat(truck.text()).isEqualTo("There is no way from pudong to chongming: Yangtze tunnel (Y01) is closed.");
        assertThat(travel.whyUnreachable(TRUCK, "taicang", "pudong")).isEmpty();
        assertThat(travel.whyUnreachable(TRUCK, "pudong", "yangshan")
                        .orElseThrow()
                        .text())
                .isEqualTo("There is no way from pudong to yangshan: no chain of crossings joins east with yangshan.");
    }

    @Test
    void twoClosuresThatCutTogetherAreBothNamed() {
        Scenario scenario = estuary(closed("Y01", 0, 1), closed("Y02", 0, 1), closed("H01", 2, 3));
        TravelMatrix travel = TravelMatrix.of(scenario);
        assertThat(travel.whyUnreachable(TRUCK, "pudong", "chongming")
                        .orElseThrow()
                        .closures())
                .containsExactly("Y01", "Y02");
        assertThat(travel.whyUnreachable(TRUCK, "taicang", "chongming")
                        .orElseThrow()
                        .closures())
                .containsExactly("H01", "Y01", "Y02");
        TravelMatrix lastDay = TravelMatrix.onDay(scenario, null, 2);
        assertThat(lastDay.whyUnreachable(TRUCK, "pudong", "chongming")).isEmpty();
    }

    /** To lift one of them was taken for lifting both. */
    @Test
    void anAreaWithTheIdOfAClosedCrossingIsAnotherClosure() {
        Disruption area = Disruption.roadsClosed(
                "Y01", new Circle(new GeoPoint(121.9, 30.6), 1000), new TimeWindow(0, 3 * TimeWindow.DAY));
        Unreachable why = TravelMatrix.of(estuary(closed("Y01", 0, 3), area))
                .whyUnreachable(TRUCK, "pudong", "chongming")
                .orElseThrow();
        assertThat(why.closures()).containsExactly("Y01");
        assertThat(why.text()).isEqualTo("There is no way from pudong to chongming: Yangtze tunnel (Y01) is closed.");
    }

    @Test
    void aCrossingThatTheVehicleMayNotPassIsNoClosure() {
        TravelMatrix travel = TravelMatrix.of(estuary().toBuilder()
                .travel(new Travel(BANDS, YANGTZE.subList(3, 4), null, null))
                .build());
        assertThat(travel.whyUnreachable(VAN, "taicang", "chongming")).isEmpty();
        Unreachable why = travel.whyUnreachable(TRUCK, "taicang", "chongming").orElseThrow();
        assertThat(why.closures()).isEmpty();
        assertThat(why.text()).contains("lets HEAVY_TRUCK pass");
    }

    @Test
    void aLongerStraightLineIsNeverShorterByRoad() {
        DistanceBands bands = new DistanceBands(BANDS);
        long last = -1;
        for (int metres = 0; metres <= 60_000; metres += 10) {
            long leg = bands.byRoad(metres);
            assertThat(PackedLeg.metres(leg)).isGreaterThanOrEqualTo(PackedLeg.metres(last < 0 ? 0 : last));
            assertThat(PackedLeg.seconds(leg)).isGreaterThanOrEqualTo(PackedLeg.seconds(last < 0 ? 0 : last));
            last = leg;
        }
        assertThat(PackedLeg.metres(bands.byRoad(8_000))).isEqualTo(10_800);
        assertThat(PackedLeg.metres(bands.byRoad(10_010))).isEqualTo(13_500);
        assertThat(PackedLeg.metres(bands.byRoad(20_000))).isEqualTo(26_000);
        assertThat(PackedLeg.seconds(bands.byRoad(20_000))).isEqualTo(2080);
    }

    @Test
    void whatIsGivenWinsForItsPairsOnly() {
        var given = new Travel.Given(
                List.of("pudong", "taicang"), new int[][] {{0, 700}, {-1, 0}}, new int[][] {{0, 9000}, {-1, 0}});
        Scenario scenario = estuary().toBuilder()
                .travel(new Travel(BANDS, YANGTZE, null, given))
                .build();
        TravelMatrix travel = TravelMatrix.of(scenario);
        assertThat(travel.seconds(TRUCK, "pudong", "taicang")).isEqualTo(700);
        assertThat(travel.metres(TRUCK, "pudong", "taicang")).isEqualTo(9000);
        assertThat(travel.whyUnreachable(TRUCK, "taicang", "pudong")
                        .orElseThrow()
                        .text())
                .contains("the travel given says so");
        assertThat(travel.metres(TRUCK, "taicang", "chongming")).isBetween(123_000, 143_000);
    }

    @Test
    void aTableHoldsTheSameNumbers() {
        TravelMatrix travel = TravelMatrix.of(estuary(closed("Y01", 0, 1)));
        TravelMatrix.Table table = travel.table(VAN, new int[] {3, 1, 0});
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int from = new int[] {3, 1, 0}[row];
                int to = new int[] {3, 1, 0}[column];
                assertThat(table.seconds()[row * 3 + column]).isEqualTo(travel.seconds(VAN, from, to));
                assertThat(table.metres()[row * 3 + column]).isEqualTo(travel.metres(VAN, from, to));
            }
        }
    }

    @Test
    void unknownPlacesAreRefused() {
        assertThatThrownBy(() -> TravelMatrix.of(estuary()).place("suzhou"))
                .hasMessage("There is no zone or facility with the id (suzhou).");
    }

    /** Random archipelagos against a plain search over places and crossings that knows nothing of landings. */
    @Property(tries = 100)
    void chainsOfCrossingsAreTheFastest(@ForAll @LongRange(max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int islands = 2 + random.nextInt(4);
        List<Crossing> crossings = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            int from = random.nextInt(islands);
            int to = (from + 1 + random.nextInt(islands - 1)) % islands;
            crossings.add(crossing(
                    "X" + i,
                    "x" + i,
                    121 + random.nextDouble(),
                    31 + random.nextDouble(),
                    "i" + from,
                    "i" + to,
                    random.nextInt(4) == 0 ? SMALL : ALL,
                    random.nextInt(3) * 600));
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            zones.add(
                    place("p" + i, 121 + random.nextDouble(), 31 + random.nextDouble(), "i" + random.nextInt(islands)));
        }
        Scenario scenario = Scenario.builder("islands", LocalDate.of(2022, 4, 13), 1)
                .zones(zones)
                .travel(new Travel(BANDS, crossings, null, null))
                .build();
        TravelMatrix travel = TravelMatrix.of(scenario);
        for (VehicleClass vehicle : List.of(TRUCK, VAN)) {
            for (Zone from : zones) {
                double[] seconds = bruteForce(from, zones, crossings, vehicle);
                for (int to = 0; to < zones.size(); to++) {
                    int found = travel.seconds(vehicle, from.id(), zones.get(to).id());
                    if (Double.isInfinite(seconds[to])) {
                        assertThat(found).isEqualTo(TravelMatrix.UNREACHABLE);
                    } else {
                        assertThat((double) found).isCloseTo(seconds[to], within(1.0));
                    }
                }
            }
        }
    }

    /** Seconds to all places by Bellman and Ford over the crossings' two banks. */
    private static double[] bruteForce(Zone from, List<Zone> zones, List<Crossing> crossings, VehicleClass vehicle) {
        DistanceBands bands = new DistanceBands(BANDS);
        int banks = 2 * crossings.size();
        double[] at = new double[banks];
        for (int bank = 0; bank < banks; bank++) {
            at[bank] = bankZone(crossings, bank).equals(from.landZone())
                    ? straight(bands, from.point(), crossings.get(bank / 2).point())
                    : Double.POSITIVE_INFINITY;
        }
        for (int round = 0; round < banks; round++) {
            for (int bank = 0; bank < banks; bank++) {
                if (crossings.get(bank / 2).classes().contains(vehicle)) {
                    at[bank ^ 1] = Math.min(
                            at[bank ^ 1], at[bank] + crossings.get(bank / 2).seconds());
                }
                for (int next = 0; next < banks; next++) {
                    if (bankZone(crossings, bank).equals(bankZone(crossings, next))) {
                        at[next] = Math.min(
                                at[next],
                                at[bank]
                                        + straight(
                                                bands,
                                                crossings.get(bank / 2).point(),
                                                crossings.get(next / 2).point()));
                    }
                }
            }
        }
        double[] seconds = new double[zones.size()];
        for (int to = 0; to < seconds.length; to++) {
            Zone zone = zones.get(to);
            seconds[to] = Double.POSITIVE_INFINITY;
            if (zone.landZone().equals(from.landZone())) {
                seconds[to] = straight(bands, from.point(), zone.point());
            } else {
                for (int bank = 0; bank < banks; bank++) {
                    if (bankZone(crossings, bank).equals(zone.landZone())) {
                        seconds[to] = Math.min(
                                seconds[to],
                                at[bank]
                                        + straight(
                                                bands, crossings.get(bank / 2).point(), zone.point()));
                    }
                }
            }
        }
        return seconds;
    }

    private static String bankZone(List<Crossing> crossings, int bank) {
        Crossing crossing = crossings.get(bank / 2);
        return bank % 2 == 0 ? crossing.from() : crossing.to();
    }

    private static double straight(DistanceBands bands, GeoPoint from, GeoPoint to) {
        return (bands.byRoad(Geodesy.metres(from.lon(), from.lat(), to.lon(), to.lat())) >> PackedLeg.LENGTH_BITS)
                / 1000.0;
    }

    @Test
    void overARoadGraphClosedCrossingsShutTheirArcs() {
        RoadGraph roads = RoadGraph.builder()
                .node("w1", 121.15, 31.45)
                .node("w2", 121.46, 31.45)
                .node("e1", 121.60, 31.20)
                .node("c1", 121.40, 31.617)
                .arc("w1", "w2", 40_000, 2400, "trunk", "")
                .arc("w2", "w1", 40_000, 2400, "trunk", "")
                .arc("w2", "e1", 36_000, 2000, "trunk", "Suburban Ring tunnel")
                .arc("e1", "w2", 36_000, 2000, "trunk", "Suburban Ring tunnel")
                .arc("e1", "c1", 70_000, 4000, "trunk", "Y01")
                .arc("c1", "e1", 70_000, 4000, "trunk", "Y01")
                .arc("w2", "c1", 25_000, 7000, "ferry", "Shidongkou ferry")
                .arc("c1", "w2", 25_000, 7000, "ferry", "Shidongkou ferry")
                .build();
        TravelMatrix open = TravelMatrix.of(estuary(), roads);
        assertThat(open.seconds(TRUCK, "taicang", "chongming")).isEqualTo(2400 + 2000 + 4000);
        assertThat(open.seconds(VAN, "pudong", "chongming")).isEqualTo(4000);
        TravelMatrix cut = TravelMatrix.of(estuary(closed("Y01", 0, 1)), roads);
        assertThat(cut.seconds(VAN, "pudong", "chongming")).isEqualTo(2000 + 7000);
        Unreachable why = cut.whyUnreachable(TRUCK, "pudong", "chongming").orElseThrow();
        assertThat(why.text()).isEqualTo("There is no way from pudong to chongming: C02 for HEAVY_TRUCK is closed.");
    }

    /** Two closures of one name were refused. */
    @Test
    void overARoadGraphARoadMayBeClosedByWhatIsCalledAsAClosedCrossing() {
        RoadGraph roads = RoadGraph.builder()
                .node("w1", 121.15375, 31.45195)
                .node("c1", 121.397, 31.617)
                .arc("w1", "c1", 30_000, 2000, "trunk", "Quay")
                .arc("c1", "w1", 30_000, 2000, "trunk", "Quay")
                .build();
        Disruption quay =
                new Disruption("Y01", DisruptionKind.ROAD_CLOSED, "Quay", new TimeWindow(0, 3600), null, 1, 0, 0, null);

        assertThat(TravelMatrix.of(estuary(closed("Y01", 0, 1), quay), roads)
                        .whyUnreachable(VAN, "chongming", "taicang")
                        .orElseThrow()
                        .closures())
                .containsExactly("Y01-2");
    }

    @Test
    void overARoadGraphAClosedRoadOrAreaShutsItsArcs() {
        RoadGraph roads = RoadGraph.builder()
                .node("w1", 121.15375, 31.45195)
                .node("c1", 121.397, 31.617)
                .node("detour", 121.2, 31.7)
                .arc("w1", "c1", 30_000, 2000, "trunk", "Quay")
                .arc("c1", "w1", 30_000, 2000, "trunk", "Quay")
                .arc("w1", "detour", 40_000, 3000, "trunk", "Dyke")
                .arc("detour", "c1", 40_000, 3000, "trunk", "Dyke")
                .build();
        Disruption quay = new Disruption(
                "works", DisruptionKind.ROAD_CLOSED, "Quay", new TimeWindow(0, 3600), null, 1, 0, 0, null);
        assertThat(TravelMatrix.of(estuary(), roads).seconds(VAN, "taicang", "chongming"))
                .isEqualTo(2000);
        assertThat(TravelMatrix.of(estuary(quay), roads).seconds(VAN, "taicang", "chongming"))
                .isEqualTo(6000);
        assertThat(TravelMatrix.of(estuary(area(121.275, 31.535, 1000)), roads).seconds(VAN, "taicang", "chongming"))
                .isEqualTo(6000);
        assertThat(TravelMatrix.of(estuary(quay), roads)
                        .whyUnreachable(VAN, "chongming", "taicang")
                        .orElseThrow()
                        .closures())
                .containsExactly("works");
        Disruption nowhere = new Disruption(
                "works", DisruptionKind.ROAD_CLOSED, "Quai", new TimeWindow(0, 3600), null, 1, 0, 0, null);
        assertThatThrownBy(() -> TravelMatrix.of(estuary(nowhere), roads).seconds(VAN, "taicang", "chongming"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("works")
                .hasMessageContaining("Quai")
                .hasMessageContaining("Maybe");
    }
}
