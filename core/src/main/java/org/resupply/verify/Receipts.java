package org.resupply.verify;

import static org.resupply.verify.Replay.day;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.HandOver;
import org.resupply.plan.Receipt;

/** How convoys are unloaded: where, when, how many trucks a day. */
final class Receipts implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        boolean[] received = new boolean[world.convoys.size()];
        Map<List<Integer>, Double> trucks = new HashMap<>();
        for (int r = 0; r < plan.receipts.size(); r++) {
            Receipt receipt = plan.receipts.get(r);
            Convoy convoy = world.convoys.get(plan.receiptConvoy[r]);
            Facility facility = world.facility(plan.receiptFacility[r]);
            List<String> where = List.of(convoy.id(), facility.id());
            if (received[plan.receiptConvoy[r]]) {
                findings.add(Rule.RECEIVED_TWICE, 1, where, "Convoy (%s) is unloaded more than once.", convoy.id());
                continue;
            }
            received[plan.receiptConvoy[r]] = true;
            if (!convoy.points().contains(facility.id())) {
                findings.add(
                        Rule.WRONG_POINT,
                        1,
                        where,
                        "Convoy (%s) is unloaded at (%s), it may arrive at %s.",
                        convoy.id(),
                        facility.id(),
                        convoy.points());
            }
            int arrival = convoy.arrivalAt(facility.id());
            boolean begun = plan.past != null && receipt.begin() < plan.past.now();
            if (!begun && receipt.begin() < arrival) {
                findings.add(
                        Rule.BEFORE_ARRIVAL,
                        (double) arrival - receipt.begin(),
                        where,
                        "Convoy (%s) is unloaded from second %d on, it arrives at second %d.",
                        convoy.id(),
                        receipt.begin(),
                        arrival);
            }
            if (receipt.dock() >= facility.docks()) {
                findings.add(
                        Rule.NO_SUCH_DOCK,
                        receipt.dock() - facility.docks() + 1,
                        where,
                        "Convoy (%s) is unloaded at dock %d of (%s), which has %d docks from 0 on.",
                        convoy.id(),
                        receipt.dock(),
                        facility.id(),
                        facility.docks());
            }
            duration(world, plan.receiptConvoy[r], facility, receipt, where, findings);
            if (!begun) {
                Hours.examine(world, plan.receiptFacility[r], receipt.begin(), receipt.released(), where, findings);
            }
            trucks.merge(
                    List.of(plan.receiptFacility[r], day(receipt.begin())), (double) convoy.vehicles(), Double::sum);
        }
        trucks.forEach((key, number) -> {
            Facility facility = world.facility(key.get(0));
            if (number > facility.trucksPerDay()) {
                findings.add(
                        Rule.TRUCKS_PER_DAY,
                        number - facility.trucksPerDay(),
                        List.of(facility.id()),
                        "Facility (%s) takes %.0f trucks on day %d, it can take %.0f.",
                        facility.id(),
                        number,
                        key.get(1),
                        facility.trucksPerDay());
            }
        });
    }

    private static void duration(
            World world, int convoy, Facility facility, Receipt receipt, List<String> where, Findings findings) {
        boolean swapped = facility.handOver() == HandOver.DROP_AND_SWAP
                && world.convoys.get(convoy).trailers();
        double need = facility.convoySeconds()
                + (swapped ? 0 : facility.handlingSecondsPerTonne() * world.cargoKg(convoy) / 1000);
        double has = (double) receipt.released() - receipt.begin();
        if (has < 0 || has < Math.floor(need + 1e-6)) {
            findings.add(
                    Rule.RECEIPT_TIME,
                    need - has,
                    where,
                    "Convoy (%s) is released %.0f s after unloading begins, inspection, disinfection and handling take %.0f s.",
                    receipt.convoy(),
                    has,
                    need);
        }
    }
}
