package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.problem.RoutingTravel.Rounding;

class RoutingProblemBuilderTest {

    private static RoutingProblemBuilder threePlaces(int dimensions) {
        var builder = new RoutingProblemBuilder(dimensions);
        builder.profile(RoutingTravel.euclidean(new double[] {0, 3, 30}, new double[] {0, 4, 40}, 1, Rounding.NEAREST));
        return builder;
    }

    @Test
    void aStopOfAHigherPriorityWeighsMoreThanAllBelow() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0);
        builder.stop(1).priority(0, 2);
        builder.stop(1).priority(2, 7);
        builder.stop(1).priority(2, 5);
        builder.stop(2).priority(1, 1);
        RoutingProblem problem = builder.build();
        assertThat(problem.prize(1)).isEqualTo(7);
        assertThat(problem.prize(3)).isGreaterThan(7 + 5 - 1).isEqualTo(13);
        assertThat(problem.prize(0)).isGreaterThan(7 + 5 + 13 - 1);
    }

    @Test
    void theNumberOfAPriorityClassTellsNothingButItsOrder() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0);
        builder.stop(1).priority(Integer.MAX_VALUE, 5);
        builder.stop(1).priority(300_000_000, 3);
        builder.stop(1).priority(7, 2);
        builder.stop(1).priority(7, 4);
        RoutingProblem problem = builder.build();
        assertThat(IntStream.range(0, 4).mapToLong(problem::prize)).containsExactly(5L, 8L, 15L, 17L);
    }

    @Test
    void aRequiredStopOutOfReachIsRefusedByName() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0).shift(0, 50);
        builder.stop(1);
        builder.stop(2);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 1").hasMessageContaining("within its shift");
    }

    @Test
    void partsOfAStopShareItsDelivery() {
        var builder = threePlaces(2);
        builder.vehicles(1, 0).capacity(20, 20);
        assertThat(builder.stopInParts(1, 3, 10, 2)).hasSize(3);
        RoutingProblem problem = builder.build();
        assertThat(List.of(problem.delivered(0, 0), problem.delivered(1, 0), problem.delivered(2, 0)))
                .containsExactly(3, 3, 4);
        assertThat(List.of(problem.delivered(0, 1), problem.delivered(1, 1), problem.delivered(2, 1)))
                .containsExactly(0, 1, 1);
        assertThatThrownBy(() -> builder.stopInParts(1, 0, 1, 1)).hasMessageContaining("parts (0)");
    }

    /** No way leads from the depot to the last place but over the one between. */
    private static RoutingProblemBuilder overOneBetween(int there, int back) {
        int no = RoutingTravel.UNREACHABLE;
        int[][] ways = {{0, 10, no}, {10, 0, there}, {no, back, 0}};
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(ways, ways));
        return builder;
    }

    @Test
    void aRequiredStopReachedOverAnotherAloneIsNotRefused() {
        var builder = overOneBetween(10, 10);
        builder.vehicles(1, 0).shift(0, 40);
        builder.stop(1);
        builder.stop(2);
        builder.stop(1);
        var routes = List.of(new RoutingSolution.Route(0, 0, new int[] {0, 1, 2}));
        assertThat(RoutingChecker.check(builder.build(), routes).isFeasible()).isTrue();
    }

    @Test
    void aPairReachedOverAnotherStopAloneIsNotRefused() {
        var builder = overOneBetween(10, 10);
        builder.vehicles(1, 0).shift(0, 40);
        builder.stop(1);
        builder.stop(2);
        builder.pair(0, 1);
        assertThat(builder.build().stops()).isEqualTo(2);
    }

    @Test
    void aRequiredStopWithNoWayInOrOutIsRefusedByName() {
        for (int[] ways : new int[][] {{RoutingTravel.UNREACHABLE, 10}, {10, RoutingTravel.UNREACHABLE}}) {
            var builder = overOneBetween(ways[0], ways[1]);
            builder.vehicles(1, 0);
            builder.stop(1);
            builder.stop(2);
            assertThatThrownBy(builder::build).hasMessageContaining("stop 1");
        }
    }

    @Test
    void aRequiredStopWhoseShortestWayIsTooLongIsRefused() {
        var builder = overOneBetween(10, 10);
        builder.vehicles(1, 0).shift(0, 39);
        builder.stop(1);
        builder.stop(2);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 1").hasMessageContaining("within its shift");
    }

    @Test
    void aLoadLargerThanAnyVehicleIsRefusedWithItsAmount() {
        var builder = threePlaces(1);
        builder.vehicles(1, 0).capacity(10);
        builder.stop(1).deliver(11);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 0").hasMessageContaining("11");
    }

    @Test
    void sumsThatOverflowAreRefused() {
        var builder = threePlaces(1);
        builder.vehicles(1, 0).capacity(Integer.MAX_VALUE);
        builder.stop(1).deliver(Integer.MAX_VALUE);
        builder.stop(1).deliver(1);
        assertThatThrownBy(builder::build).hasMessageContaining("dimension 0").hasMessageContaining("2147483648");
    }

    @Test
    void promisesThatOverflowAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0);
        builder.stop(1).promisedTime(5, 1L << 55);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 0").hasMessageContaining("36028797018963968");
    }

    @Test
    void promisesThatManyStopsCannotOutweighAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0).shift(0, 1000);
        builder.stop(1).promisedVehicle(0, 0, 1L << 54);
        assertThat(builder.build().hasPromises()).isTrue();
        builder.stop(2);
        assertThatThrownBy(builder::build)
                .hasMessageContaining("18014398509481984")
                .hasMessageContaining("stop 0");
    }

    @Test
    void prizesOfAlternativesThatOverflowAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2);
        builder.alternatives(Long.MAX_VALUE, 0).alternatives(Long.MAX_VALUE, 1);
        assertThatThrownBy(builder::build).hasMessageContaining("prizes").hasMessageContaining("9223372036854775807");
    }

    @Test
    void costsBeyondWhatAStopLeftOutCanWeighAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(100, 0).name("vans").cost(Long.MAX_VALUE / 17, 1, 0);
        builder.stop(1);
        assertThatThrownBy(builder::build).hasMessageContaining("costs of vans").hasMessageContaining("1 stops");
    }

    @Test
    void requiredAlternativesThatNobodyReachesAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0).shift(0, 50);
        builder.stop(2);
        builder.stop(2).skills(1);
        builder.requiredAlternatives(0, 1);
        assertThatThrownBy(builder::build).hasMessageContaining("(stop 0, stop 1)");
    }

    @Test
    void aRuleThatPaysForRoutesIsRefusedWhenItDoes() {
        for (long cost : new long[] {-1, RouteRule.MOST + 1}) {
            var builder = threePlaces(0);
            builder.vehicles(1, 0);
            builder.stop(1);
            builder.rule(route -> cost);
            RoutingProblem problem = builder.build();
            var routes = List.of(new RoutingSolution.Route(0, 0, new int[] {0}));
            assertThatThrownBy(() -> RoutingChecker.check(problem, routes)).hasMessageContaining("(" + cost + ")");
        }
    }

    @Test
    void coordinatesThatAreNoNumberAreRefused() {
        assertThatThrownBy(() ->
                        RoutingTravel.euclidean(new double[] {0, Double.NaN}, new double[] {0, 1}, 1, Rounding.NEAREST))
                .hasMessageContaining("NaN")
                .hasMessageContaining("place (1)");
    }

    @Test
    void aMatrixOfTheWrongSizeIsRefused() {
        assertThatThrownBy(() -> RoutingTravel.matrix(3, new int[8], new int[9]))
                .hasMessageContaining("9 entries, not 8");
    }

    // ------------------------------------------------------------------ contradictions, by what the message says

    /** A way to spoil a problem with a van and two stops. */
    private interface Spoil {
        void apply(RoutingProblemBuilder builder, RoutingProblemBuilder.Vehicles vans, RoutingProblemBuilder.Stop stop);
    }

    private static Arguments bad(String said, Spoil spoil) {
        return Arguments.of(said, spoil);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                bad("capacity (-1) of vans", (all, vans, stop) -> vans.capacity(-1)),
                bad("capacity of vans has 2 dimensions, the problem has 1", (all, vans, stop) -> vans.capacity(1, 2)),
                bad("amount (-3) of the delivery of school 0 in dimension 0", (all, vans, stop) -> stop.deliver(-3)),
                bad("amount (-3) of the collection of school 0", (all, vans, stop) -> stop.collect(-3)),
                bad("delivery of school 0 has amounts in 2 dimensions", (all, vans, stop) -> stop.deliver(1, 2)),
                bad("window of school 0 closes (10) before it opens (20)", (all, vans, stop) -> stop.window(20, 10)),
                bad("opening of school 0 (-1)", (all, vans, stop) -> stop.window(-1, 10)),
                bad(
                        "windows of school 0 overlap: one closes (20) after the next opens (20)",
                        (all, vans, stop) -> stop.window(20, 30).window(10, 20)),
                bad("service time of school 0 (-1)", (all, vans, stop) -> stop.service(-1)),
                bad("release of school 0 (-1)", (all, vans, stop) -> stop.release(-1)),
                bad("prize of school 0 (-1)", (all, vans, stop) -> stop.prize(-1)),
                bad("prize (0) of school 0", (all, vans, stop) -> stop.priority(1, 0)),
                bad("level of school 0 (-1)", (all, vans, stop) -> stop.level(-1)),
                bad("shift of vans ends (5) before it starts (6)", (all, vans, stop) -> vans.shift(6, 5)),
                bad(
                        "break of vans has a latest start (5) before its earliest (6)",
                        (all, vans, stop) -> vans.pause(6, 5, 1)),
                bad("distance limit of vans (-1)", (all, vans, stop) -> vans.maxDistance(-1)),
                bad("number of trips (0) of vans", (all, vans, stop) -> vans.reload(0, 1)),
                bad("vans may make 2 trips but has no reload depot", (all, vans, stop) -> vans.reload(2, 1)),
                bad("reload depot (4) of vans", (all, vans, stop) -> vans.reload(2, 1, 4)),
                bad("travel profile (1) of vans", (all, vans, stop) -> vans.profile(1)),
                bad("service time of vans at school 1 (-2)", (all, vans, stop) -> vans.service(1, -2)),
                bad("service times of vans have 3 entries for 2 stops", (all, vans, stop) -> vans.service(1, 2, 3)),
                bad(
                        "allowed stops of vans have 1 entries for 2 stops",
                        (all, vans, stop) -> vans.onlyStops(new boolean[] {true})),
                bad("number (0) of vehicles", (all, vans, stop) -> all.vehicles(0, 0)),
                bad("place (3) of start of", (all, vans, stop) -> all.vehicles(1, 3, 0)),
                bad("place (9) of reload depot 0", (all, vans, stop) -> all.reloadDepot(9)),
                bad("place (7) of school 2", (all, vans, stop) -> all.stop(7)),
                bad("stops (0) and (0) cannot be a pair", (all, vans, stop) -> all.pair(0, 0, 1)),
                bad("stop (5) does not exist", (all, vans, stop) -> all.pair(0, 5, 1)),
                bad("pair of school 0 and school 1 has amounts in 0 dimensions", (all, vans, stop) -> all.pair(0, 1)),
                bad("amount (-1) of the pair of school 0 and school 1", (all, vans, stop) -> all.pair(0, 1, -1)),
                bad(
                        "school 0 cannot be both in a pair and in a group",
                        (all, vans, stop) -> all.pair(0, 1, 1).alternatives(1, 0)),
                bad(
                        "stop (0) belongs to two groups",
                        (all, vans, stop) -> all.alternatives(1, 0).alternatives(1, 0, 1)),
                bad("group of alternatives must have at least one", (all, vans, stop) -> all.requiredAlternatives()),
                bad("level (2) of school 0 has no disinfection times: they end at level 1", (all, vans, stop) -> {
                    all.disinfection(new int[][] {{0, 1}, {1, 0}});
                    stop.level(2);
                }),
                bad(
                        "row (1) of disinfection times has 1 entries instead of 2",
                        (all, vans, stop) -> all.disinfection(new int[][] {{0, 1}, {1}})),
                bad("promised vehicle class (4) of school 0", (all, vans, stop) -> stop.promisedVehicle(4, 0, 1)),
                bad("price of another time at school 0 (-1)", (all, vans, stop) -> stop.promisedTime(1, -1)),
                bad("vehicle (0) of class (0) has no visit", (all, vans, stop) -> all.lock(0, 0)),
                bad(
                        "school 0 is locked twice",
                        (all, vans, stop) -> all.lock(0, 0, 0).lock(0, 1, 0)),
                bad(
                        "vehicle (1) of vans is locked twice",
                        (all, vans, stop) -> all.lock(0, 1, 0).lock(0, 1, 1)),
                bad("vehicle (2) of a locked route does not exist: vans has 2", (all, vans, stop) -> all.lock(0, 2, 0)),
                bad("vehicle class (3) of a locked route", (all, vans, stop) -> all.lock(3, 0, 0)),
                bad("visit (2) of a locked route", (all, vans, stop) -> all.lock(0, 0, 2)),
                bad("school 0 is locked to vans, which may not serve it", (all, vans, stop) -> {
                    stop.skills(1).prize(5);
                    all.lock(0, 0, 0);
                }),
                bad("school 0 and school 1 are alternatives, and both are locked", (all, vans, stop) -> {
                    all.requiredAlternatives(0, 1);
                    all.lock(0, 0, 0).lock(0, 1, 1);
                }),
                bad(
                        "locked prefix [0, 3, 1] of vehicle (0) of vans reloads at depot (1), which is not open",
                        (all, vans, stop) -> {
                            vans.reload(2, 0, all.reloadDepot(0));
                            all.reloadDepot(2);
                            all.lock(0, 0, 0, 3, 1);
                        }),
                bad(
                        "locked prefix [2] of vehicle (0) of vans takes break (0), which is one of cars",
                        (all, vans, stop) -> {
                            all.vehicles(1, 0).name("cars").pause(0, 9, 1);
                            all.lock(0, 0, 2);
                        }),
                bad("prefix [2, 0, 2] of vehicle (0) of vans takes break (0) out of turn", (all, vans, stop) -> {
                    vans.pause(0, 9, 1);
                    all.lock(0, 0, 2, 0, 2);
                }),
                bad("prefix [3, 2] of vehicle (0) of vans takes break (1) out of turn", (all, vans, stop) -> {
                    vans.pause(0, 9, 1);
                    vans.pause(0, 9, 1);
                    all.lock(0, 0, 3, 2);
                }),
                bad(
                        "school 0 is locked to vans, which may not serve school 1, where it is delivered",
                        (all, vans, stop) -> {
                            stop.prize(1);
                            vans.onlyStops(new boolean[] {true, false});
                            all.vehicles(1, 0);
                            all.pair(0, 1, 1).lock(0, 0, 0);
                        }),
                bad(
                        "kind of goods (1024) of school 0 is too large: where kinds disagree they are numbered 0 to 1023",
                        (all, vans, stop) -> {
                            stop.goods(1024);
                            all.disagree(0, 1);
                        }),
                bad(
                        "kind of goods (5000) that disagrees with (7) is too large",
                        (all, vans, stop) -> all.disagree(5000, 7)),
                bad(
                        "kind of goods of school 0 (2147483647) must be between 0 and",
                        (all, vans, stop) -> stop.goods(Integer.MAX_VALUE)),
                bad(
                        "level of school 0 (2147483647) must be between 0 and",
                        (all, vans, stop) -> stop.level(Integer.MAX_VALUE)),
                bad("that of school 0 the last", (all, vans, stop) -> stop.prize(Long.MAX_VALUE)),
                bad(
                        "that of the alternatives [0, 1] the last",
                        (all, vans, stop) -> all.alternatives(Long.MAX_VALUE, 0, 1)),
                bad(
                        "visit (8) of a given route",
                        (all, vans, stop) -> all.warmStart(new RoutingSolution.Route(0, 0, new int[] {8}))),
                bad(
                        "travel profiles speak of 3 and of 2 places",
                        (all, vans, stop) -> all.profile(RoutingTravel.matrix(2, new int[4], new int[4]))));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionsAreRefusedByNameAndValue(String said, Spoil spoil) {
        var builder = threePlaces(1);
        builder.stopNames(stop -> "school " + stop);
        var vans = builder.vehicles(2, 0).name("vans").capacity(10);
        var stop = builder.stop(1).deliver(1);
        builder.stop(2).deliver(1);
        assertThatThrownBy(() -> {
                    spoil.apply(builder, vans, stop);
                    builder.build();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aProblemWithoutTravelOrVehiclesIsRefused() {
        var builder = new RoutingProblemBuilder(0);
        assertThatThrownBy(builder::build).hasMessageContaining("travel profile");
        assertThatThrownBy(threePlaces(0)::build).hasMessageContaining("vehicle class");
        assertThatThrownBy(() -> new RoutingProblemBuilder(-1)).hasMessageContaining("(-1)");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 5, distance (-1) from place (0) to place (1) must be between 0 and",
        "5, 536870913, duration (536870913) from place (0) to place (1)",
        "536870912, 5, distance (536870912) and the duration (5) from place (0) to place (1)",
    })
    void aWrongEntryOfAMatrixIsRefusedWithItsPlaces(int distance, int duration, String said) {
        int[][] metres = {{0, distance}, {1, 0}};
        int[][] seconds = {{0, duration}, {1, 0}};
        assertThatThrownBy(() -> RoutingTravel.matrix(metres, seconds)).hasMessageContaining(said);
    }

    @Test
    void aMatrixOfRaggedRowsOrWithAWayToItselfIsRefused() {
        int[][] ragged = {{0, 1}, {1}};
        int[][] square = {{0, 1}, {1, 0}};
        assertThatThrownBy(() -> RoutingTravel.matrix(square, ragged))
                .hasMessageContaining("row of place (1) in the duration matrix has 1 entries instead of 2");
        assertThatThrownBy(() -> RoutingTravel.matrix(new int[][] {{3}}, new int[][] {{0}}))
                .hasMessageContaining("distance (3) from place (0) to itself");
    }

    @Test
    void morePlacesThanATableHoldsAreRefused() {
        String said = "number of places (50000) of a table must be between 0 and 46340";
        assertThatThrownBy(() -> RoutingTravel.of(50_000, (from, to) -> 0, (from, to) -> 0))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> RoutingTravel.matrix(new int[50_000][], new int[50_000][]))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> RoutingTravel.matrix(50_000, new int[4], new int[4]))
                .hasMessageContaining(said);
    }

    @Test
    void allowedStopsThatAreMissingAreNamed() {
        var vans = threePlaces(0).vehicles(1, 0).name("vans");
        assertThatThrownBy(() -> vans.onlyStops(null)).hasMessageContaining("allowed stops of vans");
    }

    @Test
    void coordinatesTooFarApartAreRefused() {
        assertThatThrownBy(
                        () -> RoutingTravel.euclidean(new double[] {0, 6e8}, new double[] {0, 0}, 1, Rounding.NEAREST))
                .hasMessageContaining("largest distance")
                .hasMessageContaining("coarser");
        assertThatThrownBy(() -> RoutingTravel.euclidean(new double[2], new double[3], 1, Rounding.NEAREST))
                .hasMessageContaining("(2)")
                .hasMessageContaining("(3)");
        assertThatThrownBy(() -> RoutingTravel.euclidean(new double[2], new double[2], 0, Rounding.NEAREST))
                .hasMessageContaining("scale (0.0)");
    }
}
