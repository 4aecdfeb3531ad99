package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingProblemBuilder.Stop;
import org.resupply.problem.RoutingProblemBuilder.Vehicles;
import org.resupply.problem.RoutingTravel;

/** What a problem does not use costs its search nothing: only what can matter makes the search another. */
class SearchProblemTest {
    private static final int STOPS = 12;

    private static SearchProblem problem(
            Consumer<RoutingProblemBuilder> rules, Consumer<Vehicles> vans, Consumer<Stop> first, Consumer<Stop> all) {
        var random = new Random(1);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(
                random.doubles(STOPS + 1, 0, 100).toArray(),
                random.doubles(STOPS + 1, 0, 100).toArray(),
                1,
                RoutingTravel.Rounding.NEAREST));
        builder.reloadDepot(0);
        rules.accept(builder);
        vans.accept(builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(5));
        for (int place = 1; place <= STOPS; place++) {
            Stop stop = builder.stop(place).deliver(1);
            all.accept(stop);
            if (place == 1) {
                first.accept(stop);
            }
        }
        return new SearchProblem(builder.build());
    }

    private static Arguments rule(String name, Consumer<RoutingProblemBuilder> rules, Consumer<Stop> first) {
        return Arguments.of(name, rules, (Consumer<Vehicles>) vans -> {}, first);
    }

    private static Arguments ofVans(String name, Consumer<Vehicles> vans) {
        return Arguments.of(name, (Consumer<RoutingProblemBuilder>) all -> {}, vans, (Consumer<Stop>) stop -> {});
    }

    private static Arguments ofAStop(String name, Consumer<Stop> first) {
        return rule(name, all -> {}, first);
    }

    static Stream<Arguments> features() {
        return Stream.of(
                rule("levels", RoutingProblemBuilder::levelOrder, stop -> stop.level(2)),
                rule("goods", all -> all.disagree(0, 3), stop -> stop.goods(3)),
                ofVans("service times by class", vans -> vans.service(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
                ofAStop("a promised vehicle", stop -> stop.promisedVehicle(0, 0, 5)),
                ofAStop("a promised time", stop -> stop.promisedTime(30, 5)),
                ofAStop("a release", stop -> stop.release(7)),
                ofAStop("two windows", stop -> stop.window(0, 100).window(200, 300)),
                ofAStop("a collection", stop -> stop.collect(1)),
                ofVans("trips", vans -> vans.reload(2, 0, 0)),
                ofVans("durations", vans -> vans.cost(0, 1, 1)),
                ofVans("a break", vans -> vans.pause(10, 1000, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void whatMattersToOneStopMakesTheSearchRich(
            String name, Consumer<RoutingProblemBuilder> rules, Consumer<Vehicles> vans, Consumer<Stop> first) {
        assertThat(problem(rules, vans, first, stop -> {}).isRich()).isTrue();
    }

    @Test
    void whatMattersToNoStopLeavesItPlain() {
        SearchProblem plain = problem(
                all -> all.levelOrder()
                        .disinfection(new int[][] {{0, 9}, {9, 0}})
                        .disagree(1, 2),
                vans -> vans.service(3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                        .reload(1, 50, 0)
                        .skills(7)
                        .territory(4),
                stop -> stop.service(3),
                stop -> stop.level(1).goods(1).release(0).skills(2).territory(4).service(1));
        assertThat(plain.isRich()).isFalse();
        assertThat(plain.isTimed()).isFalse();
        assertThat(plain.restricted).isFalse();
    }

    /** Trips of alike stops are priced in constant time as if there were no disinfection. */
    @Test
    void disinfectionThatTakesNoTimeIsNoneOfTheSearch() {
        for (int level = 0; level <= 1; level++) {
            int first = level;
            SearchProblem trips = problem(
                    all -> all.disinfection(new int[][] {{0, 9}, {9, 0}}),
                    vans -> vans.reload(3, 50, 0),
                    stop -> stop.level(first),
                    stop -> stop.level(1));
            assertThat(trips.constantTime).isEqualTo(level == 1);
            assertThat(trips.companyMatters).isEqualTo(level == 0);
        }
    }
}
