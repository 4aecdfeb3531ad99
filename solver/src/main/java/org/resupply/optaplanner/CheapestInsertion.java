package org.resupply.optaplanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;

/**
 * Builds first routes from those given to start from, if any: each other stop, the farthest first, goes beside one of its nearest placed stops or onto an unused vehicle,
 * wherever that breaks no rule and costs least.
 */
final class CheapestInsertion {
    /** How many placed neighbours of a stop are looked at. */
    private static final int NEIGHBOURS = 12;

    private final RoutingProblem problem;
    private final List<List<PlannedRoute>> byClass = new ArrayList<>();
    private final PlannedRoute[] routeOf;
    private final PlannedStop[] values;
    private final List<PlannedStop> leftOut = new ArrayList<>();
    private int routes;

    // The cheapest place found for a stop.
    private PlannedRoute bestRoute;
    private int bestPosition;
    private long bestIncrease;

    CheapestInsertion(RoutingProblem problem) {
        this.problem = problem;
        this.routeOf = new PlannedRoute[problem.stops()];
        this.values = new PlannedStop[problem.stops()];
        for (int stop = 0; stop < values.length; stop++) {
            values[stop] = new PlannedStop(problem, stop);
        }
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            byClass.add(new ArrayList<>());
        }
    }

    /**
     * First routes with some unused vehicles of each class, and what is left out in a route of its own.
     *
     * @param random draws the order of the stops; null for the farthest first, after the routes given to start from
     */
    PlannedRoutes build(Allowance allowance, Random random) {
        List<Integer> order = farthestFirst();
        if (random == null) {
            problem.warmStart().forEach(this::resume);
        } else {
            Collections.shuffle(order, random);
        }
        for (int stop : order) {
            if (routeOf[stop] == null && (allowance.isOver() || !insert(stop))) {
                leftOut.add(values[stop]);
            }
        }
        var all = new ArrayList<PlannedRoute>();
        int spare = Math.max(10, problem.stops() / 20);
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            var used = byClass.get(vehicleClass);
            int wanted = Math.min(problem.vehicleCount(vehicleClass), used.size() + spare);
            while (used.size() < wanted) {
                used.add(newRoute(vehicleClass));
            }
            all.addAll(used);
        }
        var rest = new PlannedRoute(routes++, problem, PlannedRoute.LEFT_OUT, 0);
        rest.stops.addAll(leftOut);
        rest.measure = RouteMeasure.of(problem, rest.vehicleClass, rest.stops);
        all.add(rest);
        return new PlannedRoutes(all, List.of(values));
    }

    /** Takes over what is sound of a route to start from, stop by stop. */
    private void resume(RoutingSolution.Route given) {
        var mates = byClass.get(given.vehicleClass());
        if (mates.size() >= problem.vehicleCount(given.vehicleClass())) {
            return;
        }
        var route = newRoute(given.vehicleClass());
        for (int visit : given.visits()) {
            if (problem.isStop(visit)
                    && routeOf[visit] == null
                    && increase(route, route.stops.size(), values[visit]) != Long.MAX_VALUE) {
                place(visit, route, route.stops.size());
            }
        }
        mates.add(route);
    }

    private void place(int stop, PlannedRoute route, int position) {
        route.stops.add(position, values[stop]);
        route.measure = RouteMeasure.of(problem, route.vehicleClass, route.stops);
        routeOf[stop] = route;
    }

    private List<Integer> farthestFirst() {
        var order = new Integer[problem.stops()];
        Arrays.setAll(order, stop -> stop);
        int depot = problem.startPlace(0);
        if (depot != RoutingProblem.NOWHERE) {
            RoutingTravel travel = problem.travel(problem.profile(0));
            Arrays.sort(
                    order,
                    Comparator.comparingInt((Integer stop) -> -travel.distance(depot, problem.place(stop)))
                            .thenComparing(stop -> stop));
        }
        return Arrays.asList(order);
    }

    private PlannedRoute newRoute(int vehicleClass) {
        return new PlannedRoute(
                routes++, problem, vehicleClass, byClass.get(vehicleClass).size());
    }

    private boolean insert(int stop) {
        bestRoute = null;
        bestIncrease = Long.MAX_VALUE;
        for (int neighbour : nearestPlaced(stop)) {
            PlannedRoute route = routeOf[neighbour];
            int position = route.stops.indexOf(values[neighbour]);
            tryPosition(route, position, stop);
            tryPosition(route, position + 1, stop);
        }
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            if (byClass.get(vehicleClass).size() < problem.vehicleCount(vehicleClass)) {
                tryPosition(
                        new PlannedRoute(
                                -1,
                                problem,
                                vehicleClass,
                                byClass.get(vehicleClass).size()),
                        0,
                        stop);
            }
        }
        if (bestRoute == null || (!problem.isRequired(stop) && bestIncrease > problem.prize(stop))) {
            return false;
        }
        if (bestRoute.id < 0) {
            var added = newRoute(bestRoute.vehicleClass);
            byClass.get(added.vehicleClass).add(added);
            bestRoute = added;
        }
        place(stop, bestRoute, bestPosition);
        return true;
    }

    private List<Integer> nearestPlaced(int stop) {
        RoutingTravel travel = problem.travel(0);
        var nearest = new ArrayList<Integer>(NEIGHBOURS + 1);
        for (int other = 0; other < routeOf.length; other++) {
            if (routeOf[other] == null) {
                continue;
            }
            int distance = travel.distance(problem.place(stop), problem.place(other));
            int at = nearest.size();
            while (at > 0 && travel.distance(problem.place(stop), problem.place(nearest.get(at - 1))) > distance) {
                at--;
            }
            if (at < NEIGHBOURS) {
                nearest.add(at, other);
                if (nearest.size() > NEIGHBOURS) {
                    nearest.remove(NEIGHBOURS);
                }
            }
        }
        return nearest;
    }

    private void tryPosition(PlannedRoute route, int position, int stop) {
        long increase = increase(route, position, values[stop]);
        if (increase < bestIncrease) {
            bestIncrease = increase;
            bestRoute = route;
            bestPosition = position;
        }
    }

    /** What a stop at a position of a route adds to the cost, or {@link Long#MAX_VALUE} where that breaks a rule. */
    private static long increase(PlannedRoute route, int position, PlannedStop stop) {
        var changed = new ArrayList<PlannedStop>(route.stops.size() + 1);
        changed.addAll(route.stops);
        changed.add(position, stop);
        RouteMeasure after = RouteMeasure.of(route.problem, route.vehicleClass, changed);
        return after.isSound() ? after.cost() - route.measure.cost() : Long.MAX_VALUE;
    }

    /** Why a stop is left out of finished routes. */
    static Reason reason(RoutingProblem problem, PlannedRoutes plan, PlannedStop stop) {
        Reason obstacle = problem.obstacle(stop.stop);
        if (obstacle != null) {
            return obstacle;
        }
        long cheapest = Long.MAX_VALUE;
        for (PlannedRoute route : plan.routes) {
            if (!route.isLeftOut()) {
                for (int position = 0; position <= route.stops.size(); position++) {
                    cheapest = Math.min(cheapest, increase(route, position, stop));
                }
            }
        }
        if (cheapest == Long.MAX_VALUE) {
            return Reason.NO_CAPACITY_LEFT;
        }
        boolean isWorthIt = problem.isRequired(stop.stop) || cheapest < problem.prize(stop.stop);
        return isWorthIt ? Reason.BUDGET_SPENT : Reason.NOT_WORTH_ITS_COST;
    }
}
