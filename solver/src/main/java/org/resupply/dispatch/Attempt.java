package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.resupply.compile.GivenRoute;
import org.resupply.compile.Parcel;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/**
 * One way to bring what a warehouse is to bring on a day, or part of it.
 *
 * @param problem stop {@code i} is parcel {@code i}
 * @param solution which of the parcels are brought, and how
 * @param rounds the same with times, without trips that would be loaded too late
 * @param cuts what is not brought
 * @param stock what is free of the stock once these parcels are claimed
 * @param missing what is missing of all that was to be brought, weighed
 */
record Attempt(
        RoutingProblem problem,
        List<Parcel> parcels,
        RoutingSolution solution,
        List<Rounds.Round> rounds,
        List<Rounds.Cut> cuts,
        Map<StockDay.Slot, Long> stock,
        double missing) {

    /** The mass that routes carry as a share of the mass of all parcels. */
    double carriedShare() {
        if (solution.unserved().isEmpty()) {
            return 1;
        }
        double all = parcels.stream().mapToDouble(Parcel::massKg).sum();
        double left = solution.unserved().stream()
                .mapToDouble(unserved -> parcels.get(unserved.stop()).massKg())
                .sum();
        return Math.min(1 - 1e-9, 1 - left / all);
    }

    /** Whether more than half of the mass that routes leave out is left out for one reason. */
    boolean isLeftOutMostlyAs(RoutingSolution.Reason reason) {
        double left = 0;
        double so = 0;
        for (RoutingSolution.Unserved unserved : solution.unserved()) {
            double kg = parcels.get(unserved.stop()).massKg();
            left += kg;
            so += unserved.reason() == reason ? kg : 0;
        }
        return so > left / 2;
    }

    /**
     * These routes with other parcels for the same places: each takes the place of the one that was as many before the last
     * for its place, as those apart come first, or as many behind the first where there are fewer now.
     */
    List<GivenRoute> routesFor(List<Parcel> others) {
        Map<String, List<Integer>> now = byPlace(others);
        Map<String, List<Integer>> before = byPlace(parcels);
        int[] instead = new int[parcels.size()];
        before.forEach((place, list) -> {
            List<Integer> there = now.getOrDefault(place, List.of());
            int more = Math.max(0, there.size() - list.size());
            for (int i = 0; i < list.size(); i++) {
                instead[list.get(i)] = i + more < there.size() ? there.get(i + more) : -1;
            }
        });
        List<GivenRoute> given = new ArrayList<>();
        for (RoutingSolution.Route route : solution.routes()) {
            List<List<Integer>> trips = trips(route, problem, stop -> instead[stop]);
            if (!trips.isEmpty()) {
                given.add(new GivenRoute(route.vehicleClass(), route.vehicle(), trips));
            }
        }
        return given;
    }

    /**
     * The stops of a route, trip by trip; trips without any are left out.
     *
     * @param instead what stands for a stop; below 0 for nothing
     */
    static List<List<Integer>> trips(RoutingSolution.Route route, RoutingProblem problem, IntUnaryOperator instead) {
        List<List<Integer>> trips = new ArrayList<>();
        List<Integer> trip = new ArrayList<>();
        for (int visit : route.visits()) {
            int stop = problem.isStop(visit) ? instead.applyAsInt(visit) : -1;
            if (stop >= 0) {
                trip.add(stop);
            } else if (problem.isReload(visit) && !trip.isEmpty()) {
                trips.add(trip);
                trip = new ArrayList<>();
            }
        }
        if (!trip.isEmpty()) {
            trips.add(trip);
        }
        return trips;
    }

    private static Map<String, List<Integer>> byPlace(List<Parcel> parcels) {
        Map<String, List<Integer>> byPlace = new HashMap<>();
        for (int p = 0; p < parcels.size(); p++) {
            byPlace.computeIfAbsent(parcels.get(p).place(), place -> new ArrayList<>())
                    .add(p);
        }
        return byPlace;
    }
}
