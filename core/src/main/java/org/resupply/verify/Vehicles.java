package org.resupply.verify;

import java.util.Arrays;
import java.util.List;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Tour;

/** What a fleet's vehicles may do in a day: where they begin and end, how long, how often, how many of them. */
final class Vehicles implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            base(world, plan, tour, findings);
            shift(world, plan, tour, findings);
            setsOut(world, plan, tour, findings);
        }
        Timelines.forEachPair(plan, (before, after) -> pause(world, plan, before, after, findings));
        count(world, plan, findings);
    }

    private static void base(World world, Replay plan, int tour, Findings findings) {
        int base = world.baseOfFleet[plan.tourFleet[tour]];
        for (int trip = plan.tourTrip[tour]; trip < plan.tourTrip[tour + 1]; trip++) {
            int first = plan.stopPlace[plan.tripStop[trip]];
            int last = plan.stopPlace[plan.tripStop[trip + 1] - 1];
            if (first != base || last != base) {
                findings.add(
                        Rule.BASE,
                        1,
                        List.of(plan.tours.get(tour).id()),
                        "A trip of tour (%s) goes from (%s) to (%s), the fleet's base is (%s).",
                        plan.tours.get(tour).id(),
                        world.placeId(first),
                        world.placeId(last),
                        world.placeId(base));
            }
        }
    }

    private static void shift(World world, Replay plan, int tour, Findings findings) {
        Tour given = plan.tours.get(tour);
        Fleet fleet = world.fleets.get(plan.tourFleet[tour]);
        TimeWindow shift = fleet.shift().on(given.day());
        int start = plan.start(tour);
        int end = plan.end(tour);
        boolean isBack = end <= shift.end() || fleet.shift().equals(OpeningHours.ALWAYS);
        if (!plan.isAllBegun(tour) && (start < shift.start() || start > shift.end() || !isBack)) {
            findings.add(
                    Rule.SHIFT,
                    Math.max((double) shift.start() - start, (double) (isBack ? start : end) - shift.end()),
                    List.of(given.id(), fleet.id()),
                    "Tour (%s) lasts from second %d to second %d, the shift of fleet (%s) from second %d to second %d.",
                    given.id(),
                    start,
                    end,
                    fleet.id(),
                    shift.start(),
                    shift.end());
        }
        int trips = given.trips().size();
        if (trips > fleet.maxTripsPerDay()) {
            findings.add(
                    Rule.TRIPS_PER_DAY,
                    trips - fleet.maxTripsPerDay(),
                    List.of(given.id(), fleet.id()),
                    "Tour (%s) has %d trips, a vehicle of fleet (%s) may make %d.",
                    given.id(),
                    trips,
                    fleet.id(),
                    fleet.maxTripsPerDay());
        }
    }

    /**
     * What has not begun does not begin before the vehicles are there; what has, began before it was known that they are late. Those that
     * are never there are {@linkplain Rule#FLEET_COUNT more than there are}.
     */
    private static void setsOut(World world, Replay plan, int tour, Findings findings) {
        int next = plan.tourTrip[tour];
        while (next < plan.tourTrip[tour + 1] && plan.isBegun(next)) {
            next++;
        }
        Fleet fleet = world.fleets.get(plan.tourFleet[tour]);
        int there = world.outlook.thereFrom(fleet);
        boolean comes = there < Integer.MAX_VALUE;
        if (comes && next < plan.tourTrip[tour + 1] && plan.begin[plan.tripStop[next]] < there) {
            String id = plan.tours.get(tour).id();
            int begin = plan.begin[plan.tripStop[next]];
            findings.add(
                    Rule.SHIFT,
                    (double) there - begin,
                    List.of(id, fleet.id()),
                    "A trip of tour (%s) begins at second %d, fleet (%s) is there from second %d.",
                    id,
                    begin,
                    fleet.id(),
                    there);
        }
    }

    private static void pause(World world, Replay plan, int before, int after, Findings findings) {
        Fleet fleet = world.fleets.get(plan.tourFleet[plan.tripTour[after]]);
        Tour tour = plan.tours.get(plan.tripTour[after]);
        long gap = Timelines.gap(plan, before, after);
        if (gap < 0) {
            findings.add(
                    Rule.OVERLAP,
                    -gap,
                    List.of(tour.id(), fleet.id()),
                    "Vehicle %d of fleet (%s) begins a trip %d s before it is back from the one before.",
                    tour.vehicle(),
                    fleet.id(),
                    -gap);
        } else if (gap < fleet.turnRoundSeconds()) {
            findings.add(
                    Rule.TURN_ROUND,
                    (double) fleet.turnRoundSeconds() - gap,
                    List.of(tour.id(), fleet.id()),
                    "Vehicle %d of fleet (%s) begins a trip %d s after the one before, turning round takes %d s.",
                    tour.vehicle(),
                    fleet.id(),
                    gap,
                    fleet.turnRoundSeconds());
        }
    }

    /** A vehicle counts on the day of its tour and, while it is not back, on those that follow. */
    private static void count(World world, Replay plan, Findings findings) {
        int days = world.scenario.days();
        int[] used = new int[world.fleets.size() * days];
        Integer[] tours = Timelines.toursByVehicle(plan);
        int[] lastTourOn = new int[days];
        int outUntil = 0;
        for (int i = 0; i < tours.length; i++) {
            Tour tour = plan.tours.get(tours[i]);
            if (i == 0 || !Timelines.sameVehicle(plan, tours[i - 1], tours[i])) {
                Arrays.fill(lastTourOn, World.NONE);
                outUntil = 0;
            }
            int counted = plan.isAllBegun(tours[i]) ? 0 : 1;
            int lastDay = Math.min(days - 1, Replay.day(plan.end(tours[i]) - 1));
            for (int day = Math.max(tour.day() + 1, outUntil); day <= lastDay; day++) {
                used[plan.tourFleet[tours[i]] * days + day] += counted;
            }
            int other = lastTourOn[tour.day()];
            if (other == World.NONE) {
                used[plan.tourFleet[tours[i]] * days + tour.day()] += tour.day() < outUntil ? 0 : counted;
            } else {
                findings.add(
                        Rule.VEHICLE_TWICE,
                        1,
                        List.of(tour.id(), plan.tours.get(other).id()),
                        "Vehicle %d of fleet (%s) has the tours (%s) and (%s) on day %d.",
                        tour.vehicle(),
                        tour.fleet(),
                        plan.tours.get(other).id(),
                        tour.id(),
                        tour.day());
            }
            lastTourOn[tour.day()] = tours[i];
            // What had begun is not counted, so that it hides nothing that comes after it.
            outUntil = counted > 0 ? Math.max(outUntil, lastDay + 1) : outUntil;
        }
        for (int fleet = 0; fleet < world.fleets.size(); fleet++) {
            String id = world.fleets.get(fleet).id();
            for (int day = 0; day < days; day++) {
                int can = used[fleet * days + day] == 0 ? 0 : world.outlook.fleetCount(id, day);
                if (used[fleet * days + day] > can) {
                    findings.add(
                            Rule.FLEET_COUNT,
                            used[fleet * days + day] - can,
                            List.of(id),
                            "Fleet (%s) sends out %d vehicles on day %d, it has %d.",
                            id,
                            used[fleet * days + day],
                            day,
                            can);
                }
            }
        }
    }
}
