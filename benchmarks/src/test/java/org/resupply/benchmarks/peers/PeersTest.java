package org.resupply.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.Loader;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.benchmarks.peers.timefold.TimefoldEngine;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

/** Each peer understands the problem as the checker does. */
class PeersTest {
    static Stream<RoutingEngine> peers() {
        return Stream.of(new JspritEngine(), new OrToolsEngine(), new TimefoldEngine());
    }

    static Stream<RoutingEngine> plainPeers() {
        return Stream.of(new JspritEngine(), new OrToolsEngine());
    }

    /** Unpacking native code may take longer than a small budget. */
    @BeforeAll
    static void unpack() {
        Loader.loadNativeLibraries();
    }

    private static RoutingProblemBuilder town() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(
                RoutingTravel.of(6, (from, to) -> 10 * Math.abs(from - to), (from, to) -> 10 * Math.abs(from - to)));
        return builder;
    }

    private static RoutingSolution solve(RoutingEngine engine, RoutingProblemBuilder builder) {
        var problem = builder.build();
        return RoutingChecker.requireSound(
                problem,
                engine.solve(problem, SolveOptions.defaults(), budget(engine).start()));
    }

    /** The others end by their steps; their seconds are for a machine that has others to serve as well. */
    private static Budget budget(RoutingEngine engine) {
        return engine instanceof OrToolsEngine
                ? Budget.seconds(0.5)
                : Budget.seconds(5).withIterations(200);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void loads(RoutingEngine peer) {
        var builder = town();
        builder.vehicles(3, 0).capacity(10);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place).deliver(5);
        }
        var solution = solve(peer, builder);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isEqualTo(80 + 40);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void windowsAndFixedCosts(RoutingEngine peer) {
        var builder = town();
        builder.vehicles(3, 0).cost(1_000, 1, 0).shift(0, 200);
        builder.stop(1).window(100, 120).service(10);
        builder.stop(4).window(40, 50).service(10);
        builder.stop(2).window(0, 60);
        var solution = solve(peer, builder);
        assertThat(solution.routes()).hasSize(1);
        assertThat(solution.routes().get(0).visits()).containsExactly(2, 1, 0);
        assertThat(solution.cost()).isEqualTo(1_000 + 80);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void pairs(RoutingEngine peer) {
        var builder = town();
        builder.vehicles(2, 0).capacity(5);
        builder.stop(3);
        builder.stop(1);
        builder.stop(2);
        builder.stop(5);
        builder.pair(0, 1, 5).pair(2, 3, 5);
        var solution = solve(peer, builder);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isLessThanOrEqualTo(60 + 100);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void severalDepots(RoutingEngine peer) {
        var builder = town();
        builder.vehicles(1, 0);
        builder.vehicles(1, 5);
        builder.stop(1);
        builder.stop(4);
        assertThat(solve(peer, builder).cost()).isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void whatNoPeerIsSetUpForIsRefused(RoutingEngine peer) {
        refuses(peer, builder -> builder.vehicles(1, 0).pause(0, 100, 5));
        refuses(peer, builder -> builder.vehicles(1, 0).reload(2, 0, builder.reloadDepot(0)));
        refuses(peer, builder -> {
            builder.vehicles(1, 0);
            builder.rule(route -> 0);
        });
    }

    @ParameterizedTest
    @MethodSource("plainPeers")
    void whatOnlySomePeersAreSetUpForIsRefusedByTheOthers(RoutingEngine peer) {
        refuses(peer, builder -> builder.vehicles(1, 0).maxDuration(500));
        refuses(peer, builder -> builder.vehicles(1, 0).cost(0, 1, 1));
        refuses(peer, builder -> {
            builder.vehicles(1, 0);
            builder.stop(1).window(0, 10).window(50, 60);
        });
        refuses(peer, builder -> {
            builder.vehicles(1, 0);
            builder.stop(1).collect(3);
        });
    }

    @Test
    void timefoldLeavesOutWhatIsNotWorthItAndWaitsForTheSecondWindow() {
        var builder = town();
        builder.vehicles(2, 0).capacity(10).cost(0, 1, 1).maxDuration(90);
        builder.stop(1).deliver(6).window(0, 5).window(30, 60);
        builder.stop(2).deliver(4).collect(6);
        builder.stop(5).prize(15);
        builder.stop(3).prize(200);
        var solution = solve(new TimefoldEngine(), builder);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.unserved())
                .extracting(RoutingSolution.Unserved::stop)
                .containsExactly(2);
        // One vehicle drives 60 and takes 60; leaving stop 2 out costs 15.
        assertThat(solution.cost()).isEqualTo(60 + 60 + 15);
    }

    @Test
    void timefoldKeepsPairsTogetherThroughALongSearch() {
        var random = new Random(5);
        var builder = new RoutingProblemBuilder(1);
        var x = new double[41];
        var y = new double[41];
        for (int place = 0; place < x.length; place++) {
            x[place] = random.nextInt(100);
            y[place] = random.nextInt(100);
        }
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(8, 0).capacity(20).shift(0, 500);
        for (int place = 1; place < x.length; place++) {
            builder.stop(place).service(3);
        }
        for (int pair = 0; pair < 20; pair++) {
            builder.pair(2 * pair, 2 * pair + 1, 1 + random.nextInt(10));
        }
        var problem = builder.build();
        var first = new TimefoldEngine()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(1).start());
        var later = new TimefoldEngine()
                .solve(
                        problem,
                        SolveOptions.defaults(),
                        Budget.iterations(30_000).start());
        RoutingChecker.requireSound(problem, first);
        RoutingChecker.requireSound(problem, later);
        assertThat(later.complete()).isTrue();
        assertThat(later.cost()).isLessThan(first.cost() * 95 / 100);
    }

    private static void refuses(RoutingEngine peer, Consumer<RoutingProblemBuilder> rule) {
        var builder = town();
        builder.stop(2);
        rule.accept(builder);
        assertThatThrownBy(() -> solve(peer, builder))
                .isInstanceOf(UnsupportedProblemException.class)
                .hasMessageContaining(peer.name());
    }
}
