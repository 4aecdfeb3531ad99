package org.resupply.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;

/**
 * Cuts a plan into two sets of adjacent routes and puts them together again.
 *
 * <p>The routes nearest to a stop drawn at random are one set, the rest is the other. Both are searched at the same time, or the
 * first alone. Vehicles not used are shared out evenly, or all given to the first.
 */
final class Regions {
    private final RoutingProblem problem;
    private final RoutingSolution plan;
    private final boolean[] near; // by stop: whether it belongs to the first set
    private final List<RoutingSolution.Route> inside = new ArrayList<>();
    private final List<RoutingSolution.Route> outside = new ArrayList<>();
    private final List<RoutingPart> parts = new ArrayList<>();

    /** Whether sets of routes of a problem can be searched on their own: nothing speaks of single vehicles or whole plans. */
    static boolean canCut(RoutingProblem problem) {
        return problem.locks().isEmpty()
                && !problem.hasPromises()
                && problem.rules().isEmpty()
                && problem.groups() == 0;
    }

    /** Two sets with about half of all stops each. */
    static Regions halves(RoutingProblem problem, RoutingSolution plan, Dice dice) {
        var regions = new Regions(problem, plan, dice, 0.5);
        regions.add(true, 0.5);
        regions.add(false, 0.5);
        return regions;
    }

    /** One set with about this share of all stops; the rest stays as it is. */
    static Regions near(RoutingProblem problem, RoutingSolution plan, Dice dice, double share) {
        var regions = new Regions(problem, plan, dice, share);
        regions.add(true, 1);
        return regions;
    }

    private Regions(RoutingProblem problem, RoutingSolution plan, Dice dice, double share) {
        this.problem = problem;
        this.plan = plan;
        near = new boolean[problem.stops()];
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
        int taken = 0;
        int edge = 0;
        for (long entry : ranked) {
            RoutingSolution.Route route = routes.get((int) entry);
            if (taken >= share * stops) {
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
            near[s] = outside.isEmpty() || problem.travel(0).distance(seed, problem.place(first)) <= edge;
        }
    }

    /** The same stops in another plan, which may serve them in other routes. */
    private Regions(Regions here, RoutingSolution other) {
        problem = here.problem;
        plan = other;
        near = here.near;
        parts.addAll(here.parts);
        for (RoutingSolution.Route route : other.routes()) {
            (Arrays.stream(stopsOf(problem, route)).anyMatch(stop -> near[stop]) ? inside : outside).add(route);
        }
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

    private void add(boolean side, double shareOfFree) {
        List<RoutingSolution.Route> own = side ? inside : outside;
        int[] given = new int[problem.vehicleClasses()];
        parts.add(part(
                side,
                shareOfFree,
                own.stream().map(route -> numbered(route, given)).toList()));
    }

    private RoutingPart part(boolean side, double shareOfFree, List<RoutingSolution.Route> warmStart) {
        List<RoutingSolution.Route> own = side ? inside : outside;
        List<RoutingSolution.Route> others = side ? outside : inside;
        int[] stops =
                IntStream.range(0, near.length).filter(s -> near[s] == side).toArray();
        int[] counts = new int[problem.vehicleClasses()];
        for (int c = 0; c < counts.length; c++) {
            int count = problem.vehicleCount(c);
            int used = used(own, c);
            int free = count - used - used(others, c);
            int forFirst = (int) (free * shareOfFree);
            counts[c] = count == RoutingProblem.UNLIMITED ? count : used + (side ? forFirst : free - forFirst);
        }
        return RoutingPart.of(problem, stops, counts, warmStart);
    }

    private static int used(List<RoutingSolution.Route> routes, int c) {
        return (int) routes.stream().filter(route -> route.vehicleClass() == c).count();
    }

    /** The parts, each with its routes to start from. */
    List<RoutingPart> parts() {
        return parts;
    }

    /** The first part without routes to start from. */
    RoutingPart bare() {
        return part(true, 1, List.of());
    }

    /** The plan that consists of answers to the parts, in their order. */
    RoutingSolution join(List<RoutingSolution> answers) {
        int[] given = new int[problem.vehicleClasses()];
        var joined = new Joined();
        for (int p = 0; p < parts.size(); p++) {
            add(answers.get(p), parts.get(p), given, joined);
        }
        return joined.toSolution();
    }

    /** The plan with another answer to the first part than the one it held. */
    RoutingSolution replace(RoutingSolution held, RoutingSolution answer) {
        int[] given = new int[problem.vehicleClasses()];
        var joined = new Joined();
        for (RoutingSolution.Route route : outside) {
            joined.routes.add(numbered(route, given));
        }
        List<RoutingSolution.Unserved> left =
                plan.unserved().stream().filter(u -> !near[u.stop()]).toList();
        joined.addKept(
                left,
                plan.cost() - held.cost(),
                left.stream().noneMatch(u -> problem.isRequired(u.stop())),
                plan.iterations());
        add(answer, parts.get(0), given, joined);
        return joined.toSolution();
    }

    /**
     * A later plan with another answer to the first part than the one both plans held; null if that has changed in the meantime, or
     * vehicles that it needs have been taken by others.
     */
    RoutingSolution replaceIn(RoutingSolution later, RoutingSolution held, RoutingSolution answer) {
        var there = new Regions(this, later);
        if (!visits(there.inside).equals(visits(inside)) || there.left() != left()) {
            return null;
        }
        RoutingSolution changed = there.replace(held, answer);
        return IntStream.range(0, problem.vehicleClasses())
                        .allMatch(c -> used(changed.routes(), c) <= problem.vehicleCount(c))
                ? changed
                : null;
    }

    /** What routes visit, whichever vehicle of their class drives them. */
    private static Set<RoutingSolution.Route> visits(List<RoutingSolution.Route> routes) {
        return routes.stream()
                .map(route -> new RoutingSolution.Route(route.vehicleClass(), 0, route.visits()))
                .collect(Collectors.toSet());
    }

    /** Number of stops of the first set that the plan leaves out. */
    private long left() {
        return plan.unserved().stream()
                .filter(unserved -> near[unserved.stop()])
                .count();
    }

    private static void add(RoutingSolution answer, RoutingPart part, int[] given, Joined joined) {
        for (RoutingSolution.Route route : answer.routes()) {
            joined.routes.add(numbered(part.outer(route, 0), given));
        }
        joined.addRest(part, answer);
    }

    private static RoutingSolution.Route numbered(RoutingSolution.Route route, int[] given) {
        int c = route.vehicleClass();
        return new RoutingSolution.Route(c, given[c]++, route.visits());
    }
}
