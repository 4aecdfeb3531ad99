package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    void aRequiredStopOutOfReachIsRefusedByName() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0).shift(0, 50);
        builder.stop(1);
        builder.stop(2);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 1").hasMessageContaining("within its shift");
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
    void manyPromisesThatOverflowTogetherAreRefused() {
        var builder = threePlaces(0);
        builder.vehicles(1, 0).shift(0, 1000);
        builder.stop(1).promisedVehicle(0, 0, Long.MAX_VALUE / 20);
        assertThat(builder.build().hasPromises()).isTrue();
        builder.stop(2).promisedVehicle(0, 0, Long.MAX_VALUE / 20);
        assertThatThrownBy(builder::build).hasMessageContaining("stop 1");
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
    void windowsThatCloseBeforeTheyOpenAreRefused() {
        var builder = threePlaces(0);
        assertThatThrownBy(() -> builder.stop(1).window(20, 10))
                .hasMessageContaining("closes (10) before it opens (20)");
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
}
