package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;

/** Who is at the docks of gates, and when, in a plan that is taken over. */
final class GateVisits {
    private final Outlook outlook;
    private final DutyRoster roster;
    private final FacilityStops atFacilities;
    private final List<Receipt> receipts;
    /** Facilities at which a convoy is no longer unloaded as it was to be. */
    private final Set<String> receivingOtherwise;

    private final Set<String> gates = new HashSet<>();
    private final Map<String, List<int[]>> fixed = new HashMap<>();

    GateVisits(
            Outlook outlook,
            DutyRoster roster,
            FacilityStops atFacilities,
            List<Receipt> receipts,
            Set<String> receivingOtherwise) {
        this.outlook = outlook;
        this.roster = roster;
        this.atFacilities = atFacilities;
        this.receipts = receipts;
        this.receivingOtherwise = receivingOtherwise;
        for (Facility facility : outlook.scenario().facilities()) {
            if (facility.kind().isGate()) {
                gates.add(facility.id());
            }
        }
    }

    /** Whether vehicles still find a dock at a gate where convoys come at other times than planned. */
    boolean haveDocks(Facility facility, List<Errand> errands) {
        if (!receivingOtherwise.contains(facility.id())) {
            return true;
        }
        for (Errand errand : errands) {
            Stop load = errand.loading();
            if (crowd(facility, errands, load.begin(), load.departure()) > facility.docks()) {
                return false;
            }
        }
        return true;
    }

    /** The most visits at once at a gate within a span, those of these errands included. */
    private int crowd(Facility gate, List<Errand> errands, int begin, int end) {
        List<int[]> visits = new ArrayList<>(fixed.computeIfAbsent(gate.id(), this::fixedVisits));
        errands.stream().filter(errand -> !errand.begun).forEach(errand -> visit(errand, gate.id(), visits));
        int most = 0;
        for (int[] at : visits) {
            int second = Math.max(begin, at[0]);
            if (second < end && at[0] < end && at[1] > begin) {
                most = Math.max(most, (int) visits.stream()
                        .filter(visit -> visit[0] <= second && second < visit[1])
                        .count());
            }
        }
        return most;
    }

    /** Visits at a gate that stay whatever is mended: of convoys, and of vehicles that have begun. */
    private List<int[]> fixedVisits(String gate) {
        List<int[]> visits = new ArrayList<>();
        for (Receipt receipt : receipts) {
            if (receipt.facility().equals(gate)) {
                visits.add(new int[] {receipt.begin(), receipt.released()});
            }
        }
        for (Duty duty : roster.duties()) {
            duty.errands.stream().filter(errand -> errand.begun).forEach(errand -> visit(errand, gate, visits));
        }
        return visits;
    }

    private static void visit(Errand errand, String gate, List<int[]> visits) {
        for (Stop stop : errand.trip.stops()) {
            if (stop.place().equals(gate) && !stop.handlings().isEmpty()) {
                visits.add(new int[] {stop.begin(), stop.departure()});
            }
        }
    }

    /** The docks of a day with all that still comes to them. */
    DockBook docks(int day) {
        DockBook docks = new DockBook(receipts);
        List<Stop> visits = new ArrayList<>();
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                if (errand.possible && duty.day <= day && errand.trip.end() > day * TimeWindow.DAY) {
                    for (Stop stop : atFacilities.of(errand.trip)) {
                        if (gates.contains(stop.place()) && stop.departure() > stop.begin()) {
                            visits.add(stop);
                        }
                    }
                }
            }
        }
        // One after the other they find docks wherever there are enough; in another order they might not.
        visits.sort(Comparator.comparingInt(Stop::begin));
        visits.forEach(stop -> takeDock(docks, stop));
        return docks;
    }

    private void takeDock(DockBook docks, Stop stop) {
        Facility gate = outlook.places().facility(stop.place()).orElseThrow();
        DockBook.Slot slot = docks.earliest(gate, stop.begin(), stop.departure() - stop.begin(), 0);
        if (slot.begin() == stop.begin()) {
            docks.take(gate.id(), slot.dock(), stop.begin(), stop.departure());
        }
    }
}
