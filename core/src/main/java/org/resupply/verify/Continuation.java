package org.resupply.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * Whether a plan that takes over leaves as it was what had happened or was under way.
 *
 * <p>Of a trip that had begun, stops not yet made may be left out, and what was meant for them comes back; nothing else about
 * it may change.
 */
final class Continuation implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        if (plan.past == null) {
            return;
        }
        int now = plan.past.now();
        // What is the very same tour is as it was; where it stands twice, the second is compared like any other.
        boolean[] same = new boolean[plan.past.plan().tours().size()];
        List<Tour> others = new ArrayList<>();
        for (Tour tour : plan.tours) {
            Integer number = plan.past.numbers().get(tour);
            if (number == null || same[number]) {
                others.add(tour);
            } else {
                same[number] = true;
            }
        }
        Map<String, Trip> begun = new HashMap<>();
        for (int i = 0; i < same.length; i++) {
            Tour tour = plan.past.plan().tours().get(i);
            for (Trip trip : same[i] ? List.<Trip>of() : tour.trips()) {
                if (trip.start() < now) {
                    begun.put(key(tour, trip), trip);
                }
            }
        }
        for (Tour tour : others) {
            for (Trip trip : tour.trips()) {
                if (trip.start() < now) {
                    Trip before = begun.remove(key(tour, trip));
                    if (before == null || !continues(before, trip, now)) {
                        changed(tour.id(), before == null ? "was never begun" : "had begun otherwise", trip, findings);
                    }
                }
            }
        }
        begun.forEach((key, trip) -> findings.add(
                Rule.PAST_CHANGED,
                1,
                List.of(trip.stops().get(0).place()),
                "A trip that began at second %d at (%s) is missing.",
                trip.start(),
                trip.stops().get(0).place()));
        Set<Receipt> receipts = new HashSet<>();
        plan.past.plan().receipts().stream()
                .filter(receipt -> receipt.begin() < now)
                .forEach(receipts::add);
        Set<Receipt> stated = new HashSet<>();
        plan.receipts.stream().filter(receipt -> receipt.begin() < now).forEach(stated::add);
        if (!receipts.equals(stated)) {
            stated.removeAll(receipts);
            findings.add(
                    Rule.PAST_CHANGED,
                    1,
                    List.of(),
                    "The convoys unloaded before second %d are not those that were: %s.",
                    now,
                    stated.isEmpty() ? "some are missing" : stated);
        }
    }

    private static String key(Tour tour, Trip trip) {
        return tour.fleet() + '\n' + tour.vehicle() + '\n' + tour.day() + '\n' + tour.crew() + '\n' + trip.start();
    }

    private static void changed(String tour, String how, Trip trip, Findings findings) {
        findings.add(
                Rule.PAST_CHANGED,
                1,
                List.of(tour),
                "A trip of tour (%s) that begins at second %d %s.",
                tour,
                trip.start(),
                how);
    }

    private static boolean continues(Trip before, Trip after, int now) {
        List<Stop> planned = before.stops();
        List<Stop> made = after.stops();
        Stop home = made.get(made.size() - 1);
        Stop meant = planned.get(planned.size() - 1);
        int at = 0;
        for (Stop stop : planned.subList(0, planned.size() - 1)) {
            if (at < made.size() - 1 && made.get(at).equals(stop)) {
                at++;
            } else if (at == 0 || stop.begin() < now) {
                return false;
            }
        }
        return at == made.size() - 1
                && before.metres() == after.metres()
                && home.place().equals(meant.place())
                && home.arrival() == meant.arrival()
                && home.begin() == meant.begin()
                && (home.equals(meant) || (made.size() < planned.size() && comesBack(home, planned)));
    }

    /** Whether nothing is done at home but to unload what had been loaded. */
    private static boolean comesBack(Stop home, List<Stop> planned) {
        for (Handling handling : home.handlings()) {
            boolean loaded = planned.stream()
                    .flatMap(stop -> stop.handlings().stream())
                    .anyMatch(other -> other.quantity() > 0 && other.lot().equals(handling.lot()));
            if (handling.quantity() >= 0 || !loaded) {
                return false;
            }
        }
        return true;
    }
}
