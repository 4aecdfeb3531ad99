package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
