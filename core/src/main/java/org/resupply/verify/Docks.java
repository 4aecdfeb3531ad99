package org.resupply.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resupply.model.Facility;
import org.resupply.plan.Receipt;

/** The docks of gates: one convoy at a time at each, and no more vehicles in all than there are docks. */
final class Docks implements Check {

    /** From begin to end a vehicle, or a convoy, takes a dock; {@code name} is the tour's or the convoy's id. */
    private record Visit(int begin, int end, String name) {}

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        convoys(plan, findings);
        visits(world, plan).forEach((place, visits) -> crowds(world.facility(place), visits, findings));
    }

    private static void convoys(Replay plan, Findings findings) {
        Receipt[] sorted = plan.receipts.toArray(Receipt[]::new);
        Arrays.sort(
                sorted,
                Comparator.comparing(Receipt::facility)
                        .thenComparingInt(Receipt::dock)
                        .thenComparingInt(Receipt::begin));
        for (int i = 1; i < sorted.length; i++) {
            Receipt before = sorted[i - 1];
            Receipt after = sorted[i];
            boolean sameDock = before.facility().equals(after.facility()) && before.dock() == after.dock();
            if (sameDock
                    && after.begin() < before.released()
                    && !before.convoy().equals(after.convoy())) {
                findings.add(
                        Rule.DOCK_OVERLAP,
                        (double) before.released() - after.begin(),
                        List.of(after.facility(), after.convoy()),
                        "Convoy (%s) is at dock %d of (%s) from second %d on, convoy (%s) until second %d.",
                        after.convoy(),
                        after.dock(),
                        after.facility(),
                        after.begin(),
                        before.convoy(),
                        before.released());
            }
        }
    }

    /** By gate: the unloading of convoys, and the vehicles that load or unload what goes from facility to facility. */
    private static Map<Integer, List<Visit>> visits(World world, Replay plan) {
        Map<Integer, List<Visit>> visits = new TreeMap<>();
        for (int r = 0; r < plan.receipts.size(); r++) {
            Receipt receipt = plan.receipts.get(r);
            visits.computeIfAbsent(plan.receiptFacility[r], place -> new ArrayList<>())
                    .add(new Visit(receipt.begin(), receipt.released(), receipt.convoy()));
        }
        boolean[] seen = new boolean[plan.stops()];
        for (int flow = 0; flow < plan.flowCount; flow++) {
            if (plan.isBetweenFacilities(world, flow)) {
                for (int handling : new int[] {plan.flowFrom[flow], plan.flowTo[flow]}) {
                    int stop = plan.handlingStop[handling];
                    int place = plan.stopPlace[stop];
                    if (!seen[stop] && world.facility(place).kind().isGate()) {
                        seen[stop] = true;
                        visits.computeIfAbsent(place, gate -> new ArrayList<>())
                                .add(new Visit(
                                        plan.begin[stop],
                                        plan.departure[stop],
                                        plan.tours.get(plan.tourOfStop(stop)).id()));
                    }
                }
            }
        }
        return visits;
    }

    /** Follows a gate through time; each visit for which no dock is left is a finding. */
    private static void crowds(Facility gate, List<Visit> visits, Findings findings) {
        visits.sort(Comparator.comparingInt(Visit::begin).thenComparing(Visit::name));
        int[] ends = new int[visits.size()];
        int count = 0;
        for (Visit visit : visits) {
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (ends[i] > visit.begin()) {
                    ends[left++] = ends[i];
                }
            }
            count = left;
            if (visit.end() > visit.begin()) {
                ends[count++] = visit.end();
                if (count > gate.docks()) {
                    findings.add(
                            Rule.DOCK_CROWDED,
                            count - gate.docks(),
                            List.of(gate.id(), visit.name()),
                            "At second %d (%s) is one of %d at (%s), which has %d docks.",
                            visit.begin(),
                            visit.name(),
                            count,
                            gate.id(),
                            gate.docks());
                }
            }
        }
    }
}
