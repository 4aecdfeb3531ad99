package org.resupply.planner;

import java.util.HashMap;
import java.util.Map;
import org.resupply.compile.ServiceArea;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Unmet;

/** What is nowhere, of all that an area lacks. */
final class Nowhere {
    private Nowhere() {}

    /**
     * Units missing by commodity that are nowhere on the way: what lies there in the end, or waits outside, could be brought if
     * something else were otherwise. Of what there is too little for all who lack it, each has his part.
     */
    static Map<String, Long> units(Outlook outlook, ServiceArea service, Plan plan, Approach approach) {
        Map<String, Long> idle = new HashMap<>();
        Map<String, String> commodities = new HashMap<>();
        Map<String, Receipt> receipts = new HashMap<>();
        plan.receipts().forEach(receipt -> receipts.put(receipt.convoy(), receipt));
        outlook.scenario().lots().forEach(lot -> commodities.put(lot.id(), lot.commodity()));
        outlook.lots().stream()
                .filter(lot -> approach.leadsThrough(lot.place()))
                .forEach(lot -> idle.merge(lot.commodity(), lot.quantity(), Long::sum));
        for (Convoy convoy : outlook.convoys()) {
            Receipt receipt = receipts.get(convoy.id());
            boolean comes = receipt == null
                    ? convoy.points().stream().anyMatch(approach::leadsThrough)
                    : approach.leadsThrough(receipt.facility());
            for (int i = 0; i < convoy.cargo().size(); i++) {
                Convoy.Cargo cargo = convoy.cargo().get(i);
                commodities.put(convoy.lotId(i), cargo.commodity());
                if (comes) {
                    idle.merge(cargo.commodity(), cargo.quantity(), Long::sum);
                }
            }
        }
        plan.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .filter(stop -> approach.leadsThrough(stop.place()))
                .flatMap(stop -> stop.handlings().stream())
                .filter(handling -> handling.demand().isEmpty() && commodities.containsKey(handling.lot()))
                .forEach(handling -> idle.merge(commodities.get(handling.lot()), -handling.quantity(), Long::sum));
        Map<String, Long> lacked = new HashMap<>();
        Map<String, Boolean> near = new HashMap<>();
        for (Unmet unmet : plan.unmet()) {
            Demand demand = outlook.demand(unmet.demand()).orElse(null);
            if (demand != null
                    && near.computeIfAbsent(
                            demand.place(),
                            place -> service.servers(place).stream()
                                    .anyMatch(base -> approach.leadsThrough(base.id())))) {
                lacked.merge(demand.commodity(), unmet.quantity(), Long::sum);
            }
        }
        Map<String, Long> scarce = new HashMap<>();
        approach.missing().forEach((commodity, units) -> {
            double there = (double) Math.max(0, idle.getOrDefault(commodity, 0L)) / lacked.get(commodity);
            long nowhere = (long) Math.ceil(units * Math.max(0, 1 - there) - 1e-9);
            if (nowhere > 0) {
                scarce.put(commodity, nowhere);
            }
        });
        return scarce;
    }
}
