package org.resupply.optaplanner;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.resupply.problem.RouteMeasure;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;

/**
 * First routes for solvers that improve what they are given: after the routes that the problem gives to start from, if any, each
 * other stop or pair, the farthest first, goes into the route of one of its nearest placed stops or onto an unused vehicle,
 * wherever that breaks no rule and costs least.
 */
public final class CheapestInsertion {
    /** How many placed neighbours of a stop name the routes that are looked at. */
    private static final int NEIGHBOURS = 12;

    private final RoutingProblem problem;
    private final List<List<Growing>> byClass = new ArrayList<>();
    private final Growing[] routeOf;

    // The cheapest place found for a stop or pair.
    private Growing bestRoute;
    private int[] bestStops;
    private RouteMeasure bestMeasure;
    private long bestIncrease;

    private CheapestInsertion(RoutingProblem problem) {
        this.problem = problem;
        this.routeOf = new Growing[problem.stops()];
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            byClass.add(new ArrayList<>());
        }
    }

    /**
     * Vehicles with their stops, among them some unused ones of each class, and the stops that found no place.
     *
     * @param vehicles by class and number
     * @param leftOut stops that are not served
     */
    public record Start(List<Vehicle> vehicles, int[] leftOut) {}

    /**
     * A vehicle and what it serves.
     *
     * @param number within the class, from 0
     * @param stops in order; none if it is not used
     */
    public record Vehicle(int vehicleClass, int number, int[] stops) {}

    /** A route as it grows. */
    private static final class Growing {
        final int vehicleClass;
        int[] stops = {};
        RouteMeasure measure = RouteMeasure.EMPTY;

        Growing(int vehicleClass) {
            this.vehicleClass = vehicleClass;
        }
    }

    /**
     * Builds first routes until the allowance is over; what has no place by then is left out.
     *
     * @param random draws the order of the stops; null for the farthest first, after the routes given to start from
     */
    public static Start build(RoutingProblem problem, Allowance allowance, Random random) {
        return new CheapestInsertion(problem).build(allowance, random);
    }

    private Start build(Allowance allowance, Random random) {
        List<Integer> order = farthestFirst();
        if (random == null) {
            problem.warmStart().forEach(this::resume);
        } else {
            Collections.shuffle(order, random);
        }
        for (int stop : order) {
            boolean isSecond = problem.partner(stop) != NONE && !problem.isPickup(stop);
            if (routeOf[stop] == null && !isSecond && !allowance.isOver()) {
                insert(stop);
            }
        }
        int[] leftOut = order.stream()
                .mapToInt(stop -> stop)
                .filter(stop -> routeOf[stop] == null)
                .toArray();
        return new Start(vehicles(), leftOut);
    }

    private List<Vehicle> vehicles() {
        var vehicles = new ArrayList<Vehicle>();
        int spare = Math.max(10, problem.stops() / 20);
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            var used = byClass.get(vehicleClass);
            int wanted = (int) Math.min(problem.vehicleCount(vehicleClass), (long) used.size() + spare);
            for (int number = 0; number < wanted; number++) {
                int[] stops = number < used.size() ? used.get(number).stops : new int[0];
                vehicles.add(new Vehicle(vehicleClass, number, stops));
            }
        }
        return vehicles;
    }

    /** Takes over what is sound of a route to start from, stop by stop; pairs find their place later. */
    private void resume(RoutingSolution.Route given) {
        var mates = byClass.get(given.vehicleClass());
        if (mates.size() >= problem.vehicleCount(given.vehicleClass())) {
            return;
        }
        var route = new Growing(given.vehicleClass());
        for (int visit : given.visits()) {
            if (problem.isStop(visit) && routeOf[visit] == null && problem.partner(visit) == NONE) {
                int[] longer = with(route.stops, route.stops.length, visit);
                RouteMeasure measure = RouteMeasure.of(problem, route.vehicleClass, longer);
                if (measure.broken() == 0) {
                    route.stops = longer;
                    route.measure = measure;
                    routeOf[visit] = route;
                }
            }
        }
        if (route.stops.length > 0) {
            mates.add(route);
        }
    }

    private List<Integer> farthestFirst() {
        var order = new Integer[problem.stops()];
        Arrays.setAll(order, stop -> stop);
        int depot = problem.startPlace(0);
        if (depot != NOWHERE) {
            RoutingTravel travel = problem.travel(problem.profile(0));
            Arrays.sort(
                    order,
                    Comparator.comparingInt((Integer stop) -> -travel.distance(depot, problem.place(stop)))
                            .thenComparing(stop -> stop));
        }
        return Arrays.asList(order);
    }

    private void insert(int stop) {
        bestRoute = null;
        bestIncrease = Long.MAX_VALUE;
        for (Growing route : nearRoutes(stop)) {
            tryRoute(route, stop);
        }
        for (int vehicleClass = 0; vehicleClass < byClass.size(); vehicleClass++) {
            if (byClass.get(vehicleClass).size() < problem.vehicleCount(vehicleClass)) {
                tryRoute(new Growing(vehicleClass), stop);
            }
        }
        if (bestRoute == null || (!problem.isRequired(stop) && bestIncrease > problem.prize(stop))) {
            return;
        }
        if (bestRoute.stops.length == 0) {
            byClass.get(bestRoute.vehicleClass).add(bestRoute);
        }
        bestRoute.stops = bestStops;
        bestRoute.measure = bestMeasure;
        routeOf[stop] = bestRoute;
        if (problem.partner(stop) != NONE) {
            routeOf[problem.partner(stop)] = bestRoute;
        }
    }

    /** The routes of the nearest placed stops, the nearest first. */
    private Set<Growing> nearRoutes(int stop) {
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
        var routes = new LinkedHashSet<Growing>();
        for (int near : nearest) {
            routes.add(routeOf[near]);
        }
        return routes;
    }

    private void tryRoute(Growing route, int stop) {
        int partner = problem.partner(stop);
        for (int at = 0; at <= route.stops.length; at++) {
            int[] longer = with(route.stops, at, stop);
            if (partner == NONE) {
                offer(route, longer);
                continue;
            }
            for (int delivery = at + 1; delivery <= longer.length; delivery++) {
                offer(route, with(longer, delivery, partner));
            }
        }
    }

    private void offer(Growing route, int[] stops) {
        RouteMeasure after = RouteMeasure.of(problem, route.vehicleClass, stops);
        if (after.broken() == 0 && after.cost() - route.measure.cost() < bestIncrease) {
            bestIncrease = after.cost() - route.measure.cost();
            bestRoute = route;
            bestStops = stops;
            bestMeasure = after;
        }
    }

    /** The stops with one more at a position. */
    static int[] with(int[] stops, int position, int stop) {
        int[] longer = new int[stops.length + 1];
        System.arraycopy(stops, 0, longer, 0, position);
        longer[position] = stop;
        System.arraycopy(stops, position, longer, position + 1, stops.length - position);
        return longer;
    }
}
