package org.resupply.verify;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.resupply.bubble.Contact;
import org.resupply.model.ControlLevel;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.plan.Tour;

/** The rules of closed loops: who serves which zones, levels that never fall, disinfection, and who meets whom. */
final class ClosedLoops implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        ControlLevel[] cleanest = new ControlLevel[plan.trips()];
        ControlLevel[] mostClosed = new ControlLevel[plan.trips()];
        for (int trip = 0; trip < plan.trips(); trip++) {
            walk(world, plan, trip, cleanest, mostClosed, findings);
            pointToPoint(world, plan, trip, findings);
        }
        Timelines.forEachPair(
                plan,
                (before, after) ->
                        disinfection(world, plan, before, after, mostClosed[before], cleanest[after], findings));
        if (world.scenario.policies().contactPrice() < 0) {
            for (Contact contact : plan.avoidableContacts(world)) {
                findings.add(
                        Rule.CONTACT,
                        1,
                        List.of(contact.place()),
                        "Bubbles (%s) and (%s) meet at (%s) at second %d.",
                        contact.one(),
                        contact.other(),
                        contact.place(),
                        contact.second());
            }
        }
    }

    /** Follows the control levels along a trip; a facility between its first and last stop is as clean as an open zone. */
    private static void walk(
            World world, Replay plan, int trip, ControlLevel[] cleanest, ControlLevel[] mostClosed, Findings findings) {
        Tour tour = plan.tours.get(plan.tripTour[trip]);
        ControlLevel level = ControlLevel.OPEN;
        ControlLevel highest = ControlLevel.OPEN;
        ControlLevel lowest = null;
        for (int stop = plan.tripStop[trip] + 1; stop < plan.tripStop[trip + 1] - 1; stop++) {
            int place = plan.stopPlace[stop];
            ControlLevel here = ControlLevel.OPEN;
            if (!world.isFacility(place)) {
                String zone = world.zone(place).id();
                here = world.outlook.control(zone, tour.day());
                if (!plan.isDone(stop)
                        && !carriesOn(world, plan, stop)
                        && !world.bubbles.mayServe(tour.fleet(), zone, tour.day())) {
                    findings.add(
                            Rule.BUBBLE,
                            1,
                            plan.where(world, stop),
                            "A vehicle of bubble (%s) serves zone (%s, %s on day %d), which its bubble may not.",
                            world.bubbles.ofFleet(tour.fleet()),
                            zone,
                            here,
                            tour.day());
                }
            } else if (world.facility(place).kind() == FacilityKind.HOUSEHOLD_POINT || receives(world, plan, stop)) {
                continue;
            }
            if (here.compareTo(level) < 0 && !plan.isDone(stop) && !carriesOn(world, plan, stop)) {
                findings.add(
                        Rule.LEVEL_FALLS,
                        level.ordinal() - here.ordinal(),
                        plan.where(world, stop),
                        "The vehicle comes to (%s, %s) after a zone that is %s.",
                        world.placeId(place),
                        here,
                        level);
            }
            lowest = lowest == null || here.compareTo(lowest) < 0 ? here : lowest;
            highest = here.compareTo(highest) > 0 ? here : highest;
            // A zone that was closed behind the vehicle does not keep it from going on.
            level = plan.isDone(stop) || here.compareTo(level) < 0 ? level : here;
        }
        cleanest[trip] = lowest == null ? ControlLevel.OPEN : lowest;
        mostClosed[trip] = highest;
    }

    /** Whether a vehicle under way brings a transport request to its end, wherever that has come to lie. */
    private static boolean carriesOn(World world, Replay plan, int stop) {
        return plan.isBegun(plan.stopTrip[stop])
                && plan.hasHandlings(stop)
                && world.isRequest(plan.handlingLot[plan.stopHandling[stop]]);
    }

    /** Whether a facility takes in what transport requests bring, from wherever that comes. */
    private static boolean receives(World world, Replay plan, int stop) {
        boolean receives = plan.hasHandlings(stop);
        for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
            receives &= world.isRequest(plan.handlingLot[h]) && plan.handlingQuantity[h] < 0;
        }
        return receives;
    }

    /** Counts the places where a trip unloads; a zone counts as its hand-over place. */
    private static void pointToPoint(World world, Replay plan, int trip, Findings findings) {
        Tour tour = plan.tours.get(plan.tripTour[trip]);
        if (plan.isBegun(trip) || !world.bubbles.pointToPoint(tour.fleet())) {
            return;
        }
        Set<String> destinations = new TreeSet<>();
        for (int stop = plan.tripStop[trip]; stop < plan.tripStop[trip + 1]; stop++) {
            boolean unloads = false;
            for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
                unloads |= plan.handlingQuantity[h] < 0;
            }
            if (unloads) {
                destinations.add(world.reached(plan.stopPlace[stop], tour.day()));
            }
        }
        if (destinations.size() > 1) {
            findings.add(
                    Rule.POINT_TO_POINT,
                    destinations.size() - 1,
                    List.of(tour.id(), tour.fleet()),
                    "Bubble (%s) goes point to point; trip %d of the tour unloads at %s.",
                    world.bubbles.ofFleet(tour.fleet()),
                    trip - plan.tourTrip[plan.tripTour[trip]],
                    destinations);
        }
    }

    private static void disinfection(
            World world, Replay plan, int before, int after, ControlLevel from, ControlLevel to, Findings findings) {
        int tour = plan.tripTour[after];
        Fleet fleet = world.fleets.get(plan.tourFleet[tour]);
        int due = world.bubbles.disinfectionSeconds(fleet.base(), from, to);
        long gap = Timelines.gap(plan, before, after);
        // A shorter gap than the turn-round alone is another rule's.
        if (due > 0
                && !plan.isBegun(after)
                && gap >= fleet.turnRoundSeconds()
                && gap < (long) fleet.turnRoundSeconds() + due) {
            findings.add(
                    Rule.DISINFECTION,
                    (double) fleet.turnRoundSeconds() + due - gap,
                    List.of(plan.tours.get(tour).id(), fleet.id()),
                    "Vehicle %d of fleet (%s) comes from a %s zone and leaves for a %s one %d s later,"
                            + " turning round takes %d s and disinfection %d s.",
                    plan.tours.get(tour).vehicle(),
                    fleet.id(),
                    from,
                    to,
                    gap,
                    fleet.turnRoundSeconds(),
                    due);
        }
    }
}
