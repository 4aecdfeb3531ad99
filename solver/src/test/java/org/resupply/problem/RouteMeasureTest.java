package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A route is measured as the checker judges it. */
class RouteMeasureTest {
    private static final int STOPS = 6;

    @Property(tries = 2_000)
    void aRouteBreaksSomethingWhereTheCheckerSaysSoAndCostsTheSame(@ForAll @LongRange(min = 0) long seed) {
        var random = new Random(seed);
        RoutingProblem problem = problem(random);
        int vehicleClass = random.nextInt(2);
        int[] stops = someStops(random);
        RouteMeasure measure = RouteMeasure.of(problem, vehicleClass, stops);
        var verdict = RoutingChecker.check(problem, List.of(new RoutingSolution.Route(vehicleClass, 0, stops)));
        assertThat(measure.broken() == 0).as(verdict.violations().toString()).isEqualTo(verdict.isSound());
        if (verdict.isSound()) {
            assertThat(measure.cost()).isEqualTo(verdict.routes().get(0).cost());
        }
    }

    /** Trial routes are given up early; that must not be where nothing is broken, nor forgotten where something is. */
    @Property(tries = 2_000)
    void aRouteHasFiguresWithoutWordsJustWhereItBreaksNothing(@ForAll @LongRange(min = 0) long seed) {
        var random = new Random(seed);
        RoutingProblem problem = problem(random);
        var route = new RoutingSolution.Route(random.nextInt(2), 0, someStops(random));
        var violations = new ArrayList<RoutingVerdict.Violation>();
        var told = new RouteJudge(problem, route, 0, "", violations).judge();
        var quick = new RouteJudge(problem, route).figuresIfSound(true);
        assertThat(quick != null).as(violations.toString()).isEqualTo(violations.isEmpty());
        if (quick != null) {
            assertThat(quick.cost()).isEqualTo(told.cost());
            assertThat(quick.departure()).isEqualTo(told.departure());
            assertThat(quick.arrival()).isEqualTo(told.arrival());
        }
    }

    @Test
    void anUnusedVehicleCostsNothing() {
        assertThat(RouteMeasure.of(problem(new Random(1)), 0)).isEqualTo(RouteMeasure.EMPTY);
    }

    @Test
    void whatIsLeftOutCostsItsPrizesAndCountsWhereItIsRequired() {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(new int[][] {{0}}, new int[][] {{0}}));
        builder.vehicles(1, 0);
        builder.stop(0).prize(70);
        builder.stop(0);
        builder.stop(0).prize(5);
        RouteMeasure measure = RouteMeasure.leftOut(builder.build(), 0, 1, 2);
        assertThat(measure.cost()).isEqualTo(75);
        assertThat(measure.missing()).isEqualTo(1);
        assertThat(measure.broken()).isZero();
    }

    private static int[] someStops(Random random) {
        var order = new ArrayList<Integer>();
        for (int stop = 0; stop < STOPS; stop++) {
            order.add(stop);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        return order.subList(0, 1 + random.nextInt(STOPS)).stream()
                .mapToInt(stop -> stop)
                .toArray();
    }

    /** Two kinds of vehicles and a draw for every rule that a single trip can break. */
    private static RoutingProblem problem(Random random) {
        var builder = new RoutingProblemBuilder(2);
        builder.profile(travel(random, 0));
        builder.profile(travel(random, random.nextInt(2) * 10));
        for (int vehicleClass = 0; vehicleClass < 2; vehicleClass++) {
            var vehicles = builder.vehicles(1, STOPS, random.nextInt(4) == 0 ? RoutingProblem.NOWHERE : STOPS)
                    .capacity(30 + random.nextInt(60), 40 + random.nextInt(60))
                    .cost(random.nextInt(300), 1 + random.nextInt(3), random.nextInt(2))
                    .shift(random.nextInt(200), 3000 + random.nextInt(6000))
                    .profile(vehicleClass);
            if (random.nextInt(3) == 0) {
                vehicles.maxDistance(1000 + random.nextInt(3000));
            }
            if (random.nextInt(3) == 0) {
                vehicles.maxDuration(1000 + random.nextInt(3000));
            }
            if (random.nextInt(3) == 0) {
                vehicles.maxStops(2 + random.nextInt(3));
            }
            if (random.nextInt(3) == 0) {
                vehicles.skills(random.nextInt(4));
            }
        }
        boolean goods = random.nextInt(3) == 0;
        boolean levels = random.nextInt(3) == 0;
        boolean skills = random.nextInt(4) == 0;
        boolean windows = random.nextBoolean();
        boolean releases = random.nextInt(3) == 0;
        if (goods) {
            builder.disagree(1, 2);
        }
        if (levels) {
            builder.levelOrder();
        }
        for (int number = 0; number < STOPS; number++) {
            var stop = builder.stop(number).service(random.nextInt(60)).prize(1);
            if (random.nextInt(3) == 0) {
                stop.collect(random.nextInt(30), random.nextInt(20));
            } else {
                stop.deliver(random.nextInt(30), random.nextInt(20));
            }
            int open = random.nextInt(2500);
            if (windows && random.nextBoolean()) {
                stop.window(open, open + 500 + random.nextInt(1500));
                if (random.nextInt(3) == 0) {
                    stop.window(open + 2500, open + 3500);
                }
            }
            if (goods) {
                stop.goods(random.nextInt(3));
            }
            if (levels) {
                stop.level(random.nextInt(2));
            }
            if (skills && random.nextInt(4) == 0) {
                stop.skills(1L << random.nextInt(2));
            }
            if (releases && random.nextInt(3) == 0) {
                stop.release(random.nextInt(1500));
            }
        }
        if (random.nextInt(3) == 0) {
            builder.pair(0, 1, random.nextInt(30), random.nextInt(30));
        }
        return builder.build();
    }

    private static RoutingTravel travel(Random random, int percentMissing) {
        int places = STOPS + 1;
        int[][] distance = new int[places][places];
        int[][] duration = new int[places][places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                boolean isWay = random.nextInt(100) >= percentMissing;
                if (from != to) {
                    distance[from][to] = isWay ? 50 + random.nextInt(600) : RoutingTravel.UNREACHABLE;
                    duration[from][to] = isWay ? 50 + random.nextInt(400) : RoutingTravel.UNREACHABLE;
                }
            }
        }
        return RoutingTravel.matrix(distance, duration);
    }
}
