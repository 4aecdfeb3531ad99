package org.resupply.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;

/**
 * Cuts a plan into two sets of adjacent routes that can be searched at the same time, and puts them together again.
 *
 * <p>The routes nearest to a stop drawn at random, half of all stops, are one set, the rest is the other. Vehicles not used are
 * shared out evenly.
 */
final class Regions {
    private final RoutingProblem problem;
    private final List<RoutingPart> parts = new ArrayList<>();

    private Regions(RoutingProblem problem) {
        this.problem = problem;
    }

    /** Whether sets of routes of a problem can be searched on their own: nothing speaks of single vehicles or whole plans. */
    static boolean canCut(RoutingProblem problem) {
        return problem.locks().isEmpty()
                && !problem.hasPromises()
                && problem.rules().isEmpty()
                && problem.groups() == 0;
    }

    static Regions of(RoutingProblem problem, RoutingSolution plan, Dice dice) {
        var regions = new Regions(problem);
        int seed = problem.place(dice.below(problem.stops()));
        List<RoutingSolution.Route> routes = plan.routes();
        long[] ranked = new long[routes.size()];
        int stops = 0;
        for (int i = 0; i < ranked.length; i++) {
            int[] visits = stopsOf(problem, routes.get(i));
            ranked[i] = (long) meanDistance(problem, seed, visits) << 32 | i;
            stops += visits.length;
        }
        Arrays.sort(ranked);
        boolean[] near = new boolean[problem.stops()];
        var inside = new ArrayList<RoutingSolution.Route>();
        var outside = new ArrayList<RoutingSolution.Route>();
        int taken = 0;
        int edge = 0;
        for (long entry : ranked) {
            RoutingSolution.Route route = routes.get((int) entry);
            if (2 * taken >= stops) {
                outside.add(route);
                continue;
            }
            inside.add(route);
            edge = (int) (entry >>> 32);
            for (int stop : stopsOf(problem, route)) {
                near[stop] = true;
                taken++;
            }
        }
        for (RoutingSolution.Unserved unserved : plan.unserved()) {
            int s = unserved.stop();
            int first = problem.partner(s) == RoutingProblem.NONE ? s : Math.min(s, problem.partner(s));
            near[s] = problem.travel(0).distance(seed, problem.place(first)) <= edge;
        }
        regions.add(near, true, inside, outside, dice);
        regions.add(near, false, outside, inside, dice);
        return regions;
    }

    private static int[] stopsOf(RoutingProblem problem, RoutingSolution.Route route) {
        return Arrays.stream(route.visits()).filter(problem::isStop).toArray();
    }

    private static int meanDistance(RoutingProblem problem, int seed, int[] stops) {
        long sum = 0;
        for (int stop : stops) {
            sum += problem.travel(0).distance(seed, problem.place(stop));
        }
        return (int) (sum / stops.length);
    }

    private void add(
            boolean[] near,
            boolean side,
            List<RoutingSolution.Route> own,
            List<RoutingSolution.Route> others,
            Dice dice) {
        int[] stops = java.util.stream.IntStream.range(0, near.length)
                .filter(s -> near[s] == side)
                .toArray();
        int[] counts = new int[problem.vehicleClasses()];
        for (int c = 0; c < counts.length; c++) {
            int count = problem.vehicleCount(c);
            int used = used(own, c);
            int free = count - used - used(others, c);
            counts[c] = count == RoutingProblem.UNLIMITED ? count : used + (side ? free / 2 : free - free / 2);
        }
        var renumbered = new ArrayList<RoutingSolution.Route>();
        int[] given = new int[counts.length];
        for (RoutingSolution.Route route : own) {
            int c = route.vehicleClass();
            renumbered.add(new RoutingSolution.Route(c, given[c]++, route.visits()));
        }
        parts.add(RoutingPart.of(problem, stops, counts, renumbered));
    }

    private static int used(List<RoutingSolution.Route> routes, int c) {
        return (int) routes.stream().filter(route -> route.vehicleClass() == c).count();
    }

    /** The parts, each with its routes to start from. */
    List<RoutingPart> parts() {
        return parts;
    }

    /** The plan that consists of answers to the parts, in their order. */
    RoutingSolution join(List<RoutingSolution> answers) {
        int[] given = new int[problem.vehicleClasses()];
        var joined = new Joined();
        for (int p = 0; p < parts.size(); p++) {
            RoutingPart part = parts.get(p);
            for (RoutingSolution.Route route : answers.get(p).routes()) {
                RoutingSolution.Route outer = part.outer(route, 0);
                int c = outer.vehicleClass();
                joined.routes.add(new RoutingSolution.Route(c, given[c]++, outer.visits()));
            }
            joined.addRest(part, answers.get(p));
        }
        return joined.toSolution();
    }
}
