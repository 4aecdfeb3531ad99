package org.resupply.benchmarks.peers.timefold;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;

/**
 * First routes by cheapest insertion, the farthest stop first: each stop or pair goes into the list of one of its nearest placed
 * stops or onto an unused vehicle, wherever that breaks no rule and costs least.
 */
final class FirstVisits {
    /** How many placed neighbours of a stop name the lists that are looked at. */
    private static final int NEIGHBOURS = 12;

    private final RoutingProblem problem;
    private final List<List<VehicleVisits>> byClass = new ArrayList<>();
    private final VehicleVisits[] routeOf;
    private final Visit[] visits;
    private int lists;

    // The cheapest place found.
    private VehicleVisits bestRoute;
    private List<Visit> bestStops;
    private long bestIncrease;

    FirstVisits(RoutingProblem problem) {
        this.problem = problem;
        this.routeOf = new VehicleVisits[problem.stops()];
        this.visits = new Visit[problem.stops()];
        Arrays.setAll(visits, Visit::new);
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            byClass.add(new ArrayList<>());
        }
    }

    /**
     * First routes with some unused vehicles of each class, and what is left out in a list of its own, the last.
     *
     * @param random draws the order of the stops; null for the farthest first
     */
    VisitPlan build(Allowance allowance, Random random) {
        var leftOut = new VehicleVisits(lists++, problem, VehicleVisits.LEFT_OUT, 0);
        for (int stop : order(random)) {
            int partner = problem.partner(stop);
            if (partner != NONE && !problem.isPickup(stop)) {
                continue;
            }
            if (allowance.isOver() || !insert(stop)) {
                leftOut.stops.add(visits[stop]);
                if (partner != NONE) {
                    leftOut.stops.add(visits[partner]);
                }
            }
        }
        var all = new ArrayList<VehicleVisits>();
        int spare = Math.max(10, problem.stops() / 20);
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            var used = byClass.get(vehicleClass);
            int wanted = (int) Math.min(problem.vehicleCount(vehicleClass), (long) used.size() + spare);
            while (used.size() < wanted) {
                used.add(newRoute(vehicleClass));
            }
            all.addAll(used);
        }
        all.add(leftOut);
        return new VisitPlan(problem, all, Arrays.asList(visits));
    }

    private List<Integer> order(Random random) {
        var order = new Integer[problem.stops()];
        Arrays.setAll(order, stop -> stop);
        List<Integer> list = Arrays.asList(order);
        int depot = problem.vehicleClasses() == 0 ? NOWHERE : problem.startPlace(0);
        if (random != null) {
            Collections.shuffle(list, random);
        } else if (depot != NOWHERE) {
            RoutingTravel travel = problem.travel(problem.profile(0));
            list.sort(Comparator.comparingInt((Integer stop) -> -travel.distance(depot, problem.place(stop)))
                    .thenComparing(stop -> stop));
        }
        return list;
    }

    private VehicleVisits newRoute(int vehicleClass) {
        return new VehicleVisits(
                lists++, problem, vehicleClass, byClass.get(vehicleClass).size());
    }

    private boolean insert(int stop) {
        bestRoute = null;
        bestIncrease = Long.MAX_VALUE;
        for (VehicleVisits route : nearRoutes(stop)) {
            tryRoute(route, stop);
        }
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            if (byClass.get(vehicleClass).size() < problem.vehicleCount(vehicleClass)) {
                int number = byClass.get(vehicleClass).size();
                tryRoute(new VehicleVisits(-1, problem, vehicleClass, number), stop);
            }
        }
        if (bestRoute == null || (!problem.isRequired(stop) && bestIncrease > problem.prize(stop))) {
            return false;
        }
        if (bestRoute.id < 0) {
            bestRoute = newRoute(bestRoute.vehicleClass);
            byClass.get(bestRoute.vehicleClass).add(bestRoute);
        }
        bestRoute.stops = bestStops;
        routeOf[stop] = bestRoute;
        if (problem.partner(stop) != NONE) {
            routeOf[problem.partner(stop)] = bestRoute;
        }
        return true;
    }

    /** The lists of the nearest placed stops. */
    private Iterable<VehicleVisits> nearRoutes(int stop) {
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
        var routes = new LinkedHashSet<VehicleVisits>();
        for (int near : nearest) {
            routes.add(routeOf[near]);
        }
        return routes;
    }

    private void tryRoute(VehicleVisits route, int stop) {
        long before = route.measure().cost();
        int partner = problem.partner(stop);
        for (int at = 0; at <= route.stops.size(); at++) {
            var changed = new ArrayList<>(route.stops);
            changed.add(at, visits[stop]);
            if (partner == NONE) {
                offer(route, changed, before);
                continue;
            }
            for (int delivery = at + 1; delivery <= changed.size(); delivery++) {
                var both = new ArrayList<>(changed);
                both.add(delivery, visits[partner]);
                offer(route, both, before);
            }
        }
    }

    private void offer(VehicleVisits route, List<Visit> stops, long before) {
        VisitMeasure after = VisitMeasure.of(problem, route.vehicleClass, stops);
        if (after.broken() == 0 && after.cost() - before < bestIncrease) {
            bestIncrease = after.cost() - before;
            bestRoute = route;
            bestStops = stops;
        }
    }
}
