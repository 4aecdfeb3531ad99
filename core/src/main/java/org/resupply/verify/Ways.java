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
            long most = 0;
            boolean complete = true;
            for (int stop = plan.tripStop[trip]; stop < plan.tripStop[trip + 1]; stop++) {
                order(world, plan, stop, findings);
                if (stop > plan.tripStop[trip]) {
                    World.Way way = world.way(
                            tour.day(),
                            type,
                            plan.stopPlace[stop - 1],
                            plan.stopPlace[stop],
                            plan.departure[stop - 1],
                            plan.arrival[stop]);
                    complete &= leg(world, plan, way, type, stop, findings);
                    metres += way.metres();
                    most += way.mostMetres();
                }
            }
            if (complete) {
                length(tour, type, metres, most, plan.tripMetres[trip], findings);
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

    private static boolean leg(World world, Replay plan, World.Way way, VehicleType type, int stop, Findings findings) {
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
        double seconds = way.seconds();
        if (!way.leadsThere()) {
            findings.add(
                    Rule.NO_WAY,
                    1,
                    plan.where(world, stop),
                    "No way leads from (%s) to (%s) for a %s from second %d to second %d.",
                    world.placeId(from),
                    world.placeId(to),
                    type.vehicleClass(),
                    plan.departure[stop - 1],
                    plan.arrival[stop]);
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

    private static void length(Tour tour, VehicleType type, long metres, long most, int stated, Findings findings) {
        if (stated < metres || stated > most) {
            findings.add(
                    Rule.METRES,
                    stated < metres ? (double) metres - stated : (double) stated - most,
                    List.of(tour.id()),
                    metres == most
                            ? "A trip of tour (%s) states %d m, its ways add up to %d m."
                            : "A trip of tour (%s) states %d m, its ways add up to %d m, or to %d m round what is closed on the day.",
                    tour.id(),
                    stated,
                    metres,
                    most);
        }
        if (type.rangeM() > 0 && stated > type.rangeM()) {
            findings.add(
                    Rule.RANGE,
                    (double) stated - type.rangeM(),
                    List.of(tour.id()),
                    "A trip of tour (%s) is %d m long, vehicle type (%s) reaches %d m.",
                    tour.id(),
                    stated,
                    type.id(),
                    type.rangeM());
        }
    }
}
