package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** What holds from now on that did not when the plan was made, by day: where nothing does, trips need not be looked at again. */
final class Differences {
    private final Outlook outlook;
    private final Outlook earlier;
    private final boolean[] ways;
    private final boolean[] facilities;
    private final boolean[] lanes;
    /** Zones whose control is not what it was, by day. */
    private final List<Set<String>> zones = new ArrayList<>();
    /** Demands of which less is wanted than before. */
    private final Set<String> lowered;

    Differences(Outlook outlook, Outlook earlier, int today) {
        this.outlook = outlook;
        this.earlier = earlier;
        int days = outlook.scenario().days();
        ways = new boolean[days];
        facilities = new boolean[days];
        lanes = new boolean[days];
        List<Lane> all = Lanes.of(outlook.scenario());
        for (int day = 0; day < days; day++) {
            zones.add(day < today || outlook == earlier ? Set.of() : zones(day));
            if (day >= today && outlook != earlier) {
                int on = day;
                ways[day] = !closedWays(outlook, day).equals(closedWays(earlier, day));
                facilities[day] = outlook.scenario().facilities().stream()
                        .anyMatch(facility ->
                                !outlook.openings(facility.id(), on).equals(earlier.openings(facility.id(), on)));
                lanes[day] = all.stream()
                        .anyMatch(lane -> !outlook.openings(lane, on).equals(earlier.openings(lane, on)));
            }
        }
        lowered = lesserDemands();
    }

    private static List<Disruption> closedWays(Outlook outlook, int day) {
        return outlook.closedWays().stream()
                .filter(closed -> closed.window().holds(day * TimeWindow.DAY, (day + 1) * TimeWindow.DAY))
                .toList();
    }

    private Set<String> zones(int day) {
        Set<String> others = new HashSet<>();
        for (Zone zone : outlook.scenario().zones()) {
            if (outlook.control(zone.id(), day) != earlier.control(zone.id(), day)) {
                others.add(zone.id());
            }
        }
        return others;
    }

    private Set<String> lesserDemands() {
        Set<String> less = new HashSet<>();
        if (outlook != earlier
                && outlook.scenario().disruptions().stream()
                        .anyMatch(disruption -> disruption.kind() == DisruptionKind.DEMAND_SURGE)) {
            outlook.wantedBeyond(earlier).forEach((demand, more) -> {
                if (more < 0) {
                    less.add(demand);
                }
            });
        }
        return less;
    }

    /** Whether crossings or roads are open that were not, or the other way round. */
    boolean ofWays(int day) {
        return ways[day];
    }

    /** Whether zones are otherwise closed off. */
    boolean ofLevels(int day) {
        return !zones.get(day).isEmpty();
    }

    /** Whether facilities are open that were not, or the other way round. */
    boolean ofFacilities(int day) {
        return facilities[day];
    }

    /** Whether lanes are open that were not, or the other way round. */
    boolean ofLanes(int day) {
        return lanes[day];
    }

    /** Demands of which less is wanted than before. */
    Set<String> lowered() {
        return lowered;
    }

    /** Whether a trip calls at a zone whose control is not what it was. */
    boolean touches(Trip trip, int day) {
        Set<String> others = zones.get(day);
        for (Stop stop : trip.stops()) {
            if (others.contains(stop.place())) {
                return true;
            }
        }
        return false;
    }
}
