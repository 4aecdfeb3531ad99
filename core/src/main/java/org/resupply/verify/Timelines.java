package org.resupply.verify;

import java.util.Arrays;
import java.util.Comparator;

/** The trips of every vehicle, over all its tours, in the order of time. */
final class Timelines {
    private Timelines() {}

    /** The tours by fleet, vehicle and begin. */
    static Integer[] toursByVehicle(Replay plan) {
        Integer[] tours = new Integer[plan.tours.size()];
        Arrays.setAll(tours, tour -> tour);
        Arrays.sort(
                tours,
                Comparator.<Integer>comparingInt(tour -> plan.tourFleet[tour])
                        .thenComparingInt(tour -> plan.tours.get(tour).vehicle())
                        .thenComparingInt(plan::start)
                        .thenComparingInt(plan::end));
        return tours;
    }

    /** Two trips of a vehicle, one after the other. */
    interface Pair {
        void examine(int before, int after);
    }

    /** Gives every two trips that follow each other in one vehicle. */
    static void forEachPair(Replay plan, Pair pair) {
        Integer[] tours = toursByVehicle(plan);
        for (int i = 0; i < tours.length; i++) {
            int tour = tours[i];
            if (i > 0 && sameVehicle(plan, tours[i - 1], tour)) {
                pair.examine(plan.tourTrip[tours[i - 1] + 1] - 1, plan.tourTrip[tour]);
            }
            for (int trip = plan.tourTrip[tour] + 1; trip < plan.tourTrip[tour + 1]; trip++) {
                pair.examine(trip - 1, trip);
            }
        }
    }

    static boolean sameVehicle(Replay plan, int one, int other) {
        return plan.tourFleet[one] == plan.tourFleet[other]
                && plan.tours.get(one).vehicle() == plan.tours.get(other).vehicle();
    }

    /** Seconds from the end of a trip to the begin of the next one. */
    static long gap(Replay plan, int before, int after) {
        return (long) plan.begin[plan.tripStop[after]] - plan.departure[plan.tripStop[before + 1] - 1];
    }
}
