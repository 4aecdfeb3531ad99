package org.resupply.verify;

import java.util.List;
import org.resupply.model.VehicleType;
import org.resupply.plan.Tour;

/** How vehicles get from stop to stop: in which time, how far, and whether there is a way at all. */
final class Ways implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        for (int trip = 0; trip < plan.trips(); trip++) {
            if (plan.isBegun(trip)) {
                continue;
            }
            Tour tour = plan.tours.get(plan.tripTour[trip]);
            VehicleType type = world.typeOfFleet[plan.tourFleet[plan.tripTour[trip]]];
            long metres = 0;
            boolean complete = true;
            for (int stop = plan.tripStop[trip]; stop < plan.tripStop[trip + 1]; stop++) {
                order(world, plan, stop, findings);
                if (stop > plan.tripStop[trip]) {
                    complete &= leg(world, plan, tour, type, stop, findings);
                    metres += world.wayMetres(tour.day(), type, plan.stopPlace[stop - 1], plan.stopPlace[stop]);
                }
            }
            if (complete) {
                length(tour, type, metres, plan.tripMetres[trip], findings);
            }
        }
    }

    private static void order(World world, Replay plan, int stop, Findings findings) {
        if (plan.arrival[stop] > plan.begin[stop] || plan.begin[stop] > plan.departure[stop]) {
            findings.add(
                    Rule.TIME_ORDER,
                    Math.max(
                            (double) plan.arrival[stop] - plan.begin[stop],
                            (double) plan.begin[stop] - plan.departure[stop]),
                    plan.where(world, stop),
                    "The vehicle arrives at second %d, begins at second %d and departs at second %d.",
                    plan.arrival[stop],
                    plan.begin[stop],
                    plan.departure[stop]);
        }
    }

    private static boolean leg(World world, Replay plan, Tour tour, VehicleType type, int stop, Findings findings) {
        int from = plan.stopPlace[stop - 1];
        int to = plan.stopPlace[stop];
        if (!type.vehicleClass().stopsAtZones() && !world.isFacility(to)) {
            findings.add(
                    Rule.NO_WAY,
                    1,
                    plan.where(world, stop),
                    "A %s stops at facilities only, (%s) is a zone.",
                    type.vehicleClass(),
                    world.placeId(to));
            return false;
        }
        double seconds = world.waySeconds(tour.day(), type, from, to);
        if (seconds < 0 || world.wayMetres(tour.day(), type, from, to) < 0) {
            findings.add(
                    Rule.NO_WAY,
                    1,
                    plan.where(world, stop),
                    "No way leads from (%s) to (%s) for a %s on day %d.",
                    world.placeId(from),
                    world.placeId(to),
                    type.vehicleClass(),
                    tour.day());
            return false;
        }
        double has = (double) plan.arrival[stop] - plan.departure[stop - 1];
        // Rounding to the nearest second may have taken up to half a second away.
        if (has < seconds - 0.5 - 1e-6) {
            findings.add(
                    Rule.TRAVEL_TIME,
                    seconds - has,
                    plan.where(world, stop),
                    "The vehicle takes %.0f s from (%s) to (%s), the way takes %.0f s.",
                    has,
                    world.placeId(from),
                    world.placeId(to),
                    seconds);
        }
        return true;
    }

    private static void length(Tour tour, VehicleType type, long metres, int stated, Findings findings) {
        if (metres != stated) {
            findings.add(
                    Rule.METRES,
                    Math.abs((double) metres - stated),
                    List.of(tour.id()),
                    "A trip of tour (%s) states %d m, its ways add up to %d m.",
                    tour.id(),
                    stated,
                    metres);
        }
        if (type.rangeM() > 0 && metres > type.rangeM()) {
            findings.add(
                    Rule.RANGE,
                    (double) metres - type.rangeM(),
                    List.of(tour.id()),
                    "A trip of tour (%s) is %d m long, vehicle type (%s) reaches %d m.",
                    tour.id(),
                    metres,
                    type.id(),
                    type.rangeM());
        }
    }
}
