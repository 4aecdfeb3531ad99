package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kernel does its work and leaves the routes as they were; how long it takes is no matter here. */
class SearchKernelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "windows", "pairs"})
    void partsOfAStep(String kind) {
        SearchKernels kernels = kernels(kind);
        assertThat(kernels.place()).isBetween(0L, Long.MAX_VALUE - 1);
        for (int round = 0; round < 50; round++) {
            assertThat(kernels.ruin()).isPositive();
            assertThat(kernels.ruinAndRecreate()).isPositive();
            kernels.step();
        }
        kernels.rollBack();
    }

    @Test
    void rulesThatNothingCanBreakChangeNoStep() {
        assertThat(costs("unused")).isEqualTo(costs("plain"));
    }

    private static List<Long> costs(String kind) {
        SearchKernels kernels = kernels(kind);
        return Stream.generate(() -> {
                    kernels.step();
                    return kernels.ruinAndRecreate();
                })
                .limit(200)
                .toList();
    }

    private static SearchKernels kernels(String kind) {
        var kernels = new SearchKernels();
        kernels.kind = kind;
        kernels.stops = 100;
        kernels.settle();
        return kernels;
    }

    @Test
    void fleet() {
        var kernels = new FleetKernels();
        kernels.stops = 100;
        kernels.settle();
        assertThat(kernels.exchange()).isPositive();
        assertThat(kernels.shrink()).isPositive();
    }

    @Test
    void moves() {
        var kernels = new MoveKernels();
        kernels.stops = 100;
        kernels.settle();
        int durations = 0;
        List<Long> tails = Stream.generate(kernels::tailExchange).limit(100).toList();
        assertThat(new HashSet<>(tails)).as("some tails are exchanged").hasSizeGreaterThan(1);
        assertThat(Stream.generate(kernels::tailExchange).limit(100).toList())
                .as("all is taken back")
                .isEqualTo(tails);
        List<Long> richTails =
                Stream.generate(kernels::richTailExchange).limit(100).toList();
        assertThat(new HashSet<>(richTails)).as("some tails change depots").hasSizeGreaterThan(1);
        assertThat(Stream.generate(kernels::richTailExchange).limit(100).toList())
                .as("all is taken back")
                .isEqualTo(richTails);
        for (int stop = 0; stop < 100; stop++) {
            assertThat(kernels.turn()).isBetween(0, 99);
            assertThat(kernels.routePrice()).isBetween(1L, Schedule.INFEASIBLE - 1);
            assertThat(kernels.depotExchange()).isPositive();
            // A route whose only stop lies at its depot costs nothing.
            assertThat(kernels.segmentUpdate()).isBetween(0L, Schedule.INFEASIBLE - 1);
            durations += kernels.segmentEvaluation() > 0 ? 1 : 0;
        }
        assertThat(durations).isGreaterThan(50);
        assertThat(Stream.generate(kernels::turn).limit(100).distinct().count()).isGreaterThan(1);
    }

    @Test
    void preparation() {
        var kernels = new PreparationKernels();
        kernels.stops = 100;
        kernels.settle();
        assertThat(kernels.neighbours()).isNotEmpty();
        assertThat(kernels.prepare().stops()).isEqualTo(100);
        assertThat(kernels.load().routes()).isEqualTo(kernels.unload().routes().size());
        assertThat(kernels.construct()).isPositive();
        assertThat(kernels.firstAnswer().iterations()).isEqualTo(1);
        assertThat(kernels.check().isFeasible()).isTrue();
    }
}
