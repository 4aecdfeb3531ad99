package org.resupply.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** Who got how much of what was demanded, found by walking through all stops once; reports and sheets are made from it. */
public final class Ledger {
    final Scenario scenario;
    final Plan plan;
    final Gazetteer gazetteer;
    final Outlook outlook;
    final List<Demand> demands;
    final Map<String, Integer> demandIndex;
    /** Units handed over in time, by demand. */
    final long[] servedUnits;

    final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Lot> lots = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    private Ledger(Scenario scenario, Plan plan) {
        this.scenario = scenario;
        this.plan = plan;
        gazetteer = Gazetteer.of(scenario);
        outlook = Outlook.of(scenario);
        demands = outlook.demands();
        demandIndex = new HashMap<>(demands.size() * 2);
        for (int i = 0; i < demands.size(); i++) {
            demandIndex.put(demands.get(i).id(), i);
        }
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        scenario.lots().forEach(lot -> lots.put(lot.id(), lot));
        for (Convoy convoy : scenario.convoys()) {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                Convoy.Cargo cargo = convoy.cargo().get(i);
                String id = convoy.lotId(i);
                lots.put(id, new Lot(id, cargo.commodity(), convoy.points().get(0), cargo.quantity(), cargo.lastDay()));
            }
        }
        for (TransportRequest request : scenario.transportRequests()) {
            lots.put(
                    request.id(),
                    new Lot(request.id(), request.commodity(), request.from(), request.quantity(), Lot.NEVER));
            requests.add(request.id());
        }
        servedUnits = new long[demands.size()];
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        serve(stop, handling);
                    }
                }
            }
        }
    }

    /** The ledger of a plan for a scenario. */
    public static Ledger of(Scenario scenario, Plan plan) {
        return new Ledger(scenario, plan);
    }

    /** Whether a lot is what a transport request carries, which is no stock. */
    boolean isRequest(String lotId) {
        return requests.contains(lotId);
    }

    /** The lot with this id, on stock, brought by a convoy or of a transport request; {@code null} when there is none. */
    Lot lot(String id) {
        return lots.get(id);
    }

    /** The commodity of a lot; {@code null} when there is no such lot. */
    Commodity commodityOf(String lotId) {
        Lot lot = lots.get(lotId);
        return lot == null ? null : commodities.get(lot.commodity());
    }

    /** Mass of so many units of a lot; 0 when there is no such lot. */
    double kg(String lotId, long quantity) {
        Commodity commodity = commodityOf(lotId);
        return commodity == null ? 0 : commodity.massKg() * quantity;
    }

    /**
     * What is loaded on a vehicle, or unloaded from it, of a commodity at a stop.
     *
     * @param on whether it is loaded on the vehicle
     * @param quantity units, above 0
     */
    record Load(Commodity commodity, boolean on, long quantity) {}

    /** What is handled at a stop: a commodity after the other, what is loaded before what is unloaded. */
    List<Load> handled(Stop stop) {
        Map<Commodity, long[]> sums = new LinkedHashMap<>();
        for (Handling handling : stop.handlings()) {
            Commodity commodity = commodityOf(handling.lot());
            if (commodity != null) {
                long[] sum = sums.computeIfAbsent(commodity, handled -> new long[2]);
                sum[handling.quantity() > 0 ? 0 : 1] += Math.abs(handling.quantity());
            }
        }
        List<Load> loads = new ArrayList<>();
        sums.forEach((commodity, sum) -> {
            for (int side = 0; side < 2; side++) {
                if (sum[side] > 0) {
                    loads.add(new Load(commodity, side == 0, sum[side]));
                }
            }
        });
        return loads;
    }

    double unitKg(Demand demand) {
        Commodity commodity = commodities.get(demand.commodity());
        return commodity == null ? 0 : commodity.massKg();
    }

    /** Units of a demand that were handed over in time, never more than it asks for. */
    long served(int demand) {
        return Math.min(servedUnits[demand], demands.get(demand).quantity());
    }

    private void serve(Stop stop, Handling handling) {
        if (handling.quantity() >= 0 || handling.demand().isEmpty()) {
            return;
        }
        Integer index = demandIndex.get(handling.demand());
        if (index == null) {
            return;
        }
        if (stop.begin() / TimeWindow.DAY <= outlook.lastDay(demands.get(index))) {
            servedUnits[index] -= handling.quantity();
        }
    }
}
