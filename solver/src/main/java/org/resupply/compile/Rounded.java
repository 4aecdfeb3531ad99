package org.resupply.compile;

import java.util.HashMap;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Fleet;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.plan.WholeLoads;

/** Counts what whole lots and whole vehicles cost in a plan, beside the allocation that it was made from. */
public final class Rounded {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double METRES_PER_KM = 1000;

    private final SupplyModel supply;
    private final Map<String, Commodity> commodityOfLot = new HashMap<>();
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, VehicleType> types = new HashMap<>();

    private Rounded(Scenario scenario, SupplyModel supply) {
        this.supply = supply;
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        for (int lot = 0; lot < supply.lots().size(); lot++) {
            int commodity = supply.problem().lotCommodity(lot);
            commodityOfLot.put(
                    supply.lots().get(lot), commodities.get(supply.commodities().get(commodity)));
        }
        Map<String, VehicleType> byId = new HashMap<>();
        scenario.vehicleTypes().forEach(type -> byId.put(type.id(), type));
        for (Fleet fleet : scenario.fleets()) {
            types.put(fleet.id(), byId.get(fleet.vehicleType()));
        }
    }

    /** What it costs that lots and vehicles of a plan are whole. */
    public static WholeLoads of(Scenario scenario, SupplyModel supply, Plan plan) {
        return new Rounded(scenario, supply).count(plan);
    }

    private WholeLoads count(Plan plan) {
        int runs = 0;
        double hours = 0;
        double cost = 0;
        for (Tour tour : plan.tours()) {
            VehicleType type = types.get(tour.fleet());
            for (Trip trip : tour.trips()) {
                if (!bringsOnlyStock(trip)) {
                    continue;
                }
                double empty = 1 - Math.min(1, filled(trip, type));
                double tripHours = (trip.end() - trip.start()) / SECONDS_PER_HOUR;
                runs++;
                hours += empty * tripHours;
                cost += empty * (type.costPerHour() * tripHours + type.costPerKm() * trip.metres() / METRES_PER_KM);
            }
        }
        double kg = 0;
        double price = 0;
        Map<String, Integer> demandIndex = new HashMap<>();
        for (Unmet unmet : plan.unmet()) {
            if (unmet.cause() == Cause.WHOLE_LOTS) {
                int index = demandIndex(demandIndex, unmet.demand());
                Demand demand = supply.demands().get(index);
                kg += unmet.quantity() * commodities.get(demand.commodity()).massKg();
                price += unmet.quantity() * supply.problem().unmetPrice(index);
            }
        }
        return new WholeLoads(kg, price, runs, hours, cost);
    }

    private int demandIndex(Map<String, Integer> known, String id) {
        if (known.isEmpty()) {
            for (int demand = 0; demand < supply.demands().size(); demand++) {
                known.put(supply.demands().get(demand).id(), demand);
            }
        }
        return known.get(id);
    }

    /** Whether a trip brings goods to facilities and nothing to doors or for requests. */
    private boolean bringsOnlyStock(Trip trip) {
        boolean brings = false;
        for (Stop stop : trip.stops()) {
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty() || !commodityOfLot.containsKey(handling.lot())) {
                    return false;
                }
                brings |= handling.intoStock();
            }
        }
        return brings;
    }

    /** The part of a vehicle that the load of a trip fills, by mass or by volume, whichever is more. */
    private double filled(Trip trip, VehicleType type) {
        double kg = 0;
        double litres = 0;
        for (Stop stop : trip.stops()) {
            for (Handling handling : stop.handlings()) {
                if (handling.quantity() > 0) {
                    Commodity goods = commodityOfLot.get(handling.lot());
                    kg += handling.quantity() * goods.massKg();
                    litres += handling.quantity() * goods.volumeL();
                }
            }
        }
        return type.filled(kg, litres);
    }
}
