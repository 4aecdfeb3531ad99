package org.resupply.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Requisition;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.ShadowPrice;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/**
 * The prices of an allocation told in the words of the city: what one more vehicle, a tonne more through a gate or a tonne more of a
 * commodity would be worth.
 */
public final class ShadowPrices {
    /** What makes up less than this part of all that is scarce is left out. */
    private static final double WORTH_TELLING = 1e-3;

    private static final double GRAMS_PER_TONNE = 1e6;

    private final Outlook outlook;
    private final SupplyModel supply;
    private final AllocationProblem problem;
    private final AllocationPrices prices;
    private final Vehicles vehicles;
    private final Map<Thing, Sum> sums = new LinkedHashMap<>();

    private record Thing(Cause cause, String target) {}

    private static final class Sum {
        double worth;
        double all;
        double dearest;
        int day;

        void add(int onDay, double more, double there) {
            worth += more;
            all += there;
            if (more > dearest) {
                dearest = more;
                day = onDay;
            }
        }
    }

    private ShadowPrices(Outlook outlook, SupplyModel supply, AllocationPrices prices, Vehicles vehicles) {
        this.outlook = outlook;
        this.supply = supply;
        this.prices = prices;
        this.vehicles = vehicles;
        problem = supply.problem();
    }

    /** How good an allocation is at its own goal, and what more of what is scarce would be worth to it. */
    public static Appraisal appraise(Outlook outlook, SupplyModel supply, AllocationSolution flows, Vehicles vehicles) {
        List<ShadowPrice> told = new ShadowPrices(outlook, supply, flows.prices(), vehicles).all();
        return new Appraisal(Math.max(0, flows.objective()), Math.max(0, flows.gap()), told);
    }

    private List<ShadowPrice> all() {
        addVehicles();
        addThroughput();
        addStorage();
        addStock();
        double all = sums.values().stream().mapToDouble(sum -> sum.all).sum();
        Set<String> callable = new HashSet<>();
        for (Requisition requisition : outlook.scenario().requisitions()) {
            if (!requisition.called()) {
                callable.add(requisition.target());
            }
        }
        List<ShadowPrice> told = new ArrayList<>();
        sums.forEach((thing, sum) -> {
            if (sum.all > WORTH_TELLING * all || callable.contains(thing.target)) {
                told.add(new ShadowPrice(thing.cause, thing.target, sum.worth, sum.day, all > 0 ? sum.all / all : 0));
            }
        });
        told.sort(Comparator.comparingDouble((ShadowPrice price) -> -price.weight()));
        return told;
    }

    /** One more vehicle of a fleet brings as much for its payload as those that work at its base on that day. */
    private void addVehicles() {
        for (SupplyModel.VehiclePool pool : supply.vehiclePools()) {
            boolean doors = pool.use() == Experience.Use.DOORS;
            List<Fleet> fleets = doors ? vehicles.delivery(pool.base()) : vehicles.runs(pool.base());
            for (int day = 0; day < problem.days(); day++) {
                int on = day;
                double payload = fleets.stream()
                        .mapToDouble(fleet -> payload(fleet) * outlook.fleetCount(fleet.id(), on))
                        .sum();
                double perKg = payload > 0
                        ? prices.pool()[pool.pool()][day] * problem.poolCapacity(pool.pool(), day) / payload
                        : 0;
                for (Fleet fleet : fleets) {
                    double one = perKg * payload(fleet);
                    add(Cause.VEHICLE, fleet.id(), day, one, one * outlook.fleetCount(fleet.id(), day));
                }
            }
        }
    }

    private double payload(Fleet fleet) {
        return vehicles.type(fleet).payloadKg();
    }

    private void addThroughput() {
        for (int pool = 0; pool < problem.pools(); pool++) {
            SupplyModel.Limit limit = supply.limits().get(pool);
            for (int day = 0; day < problem.days() && limit.cause() != Cause.VEHICLE; day++) {
                double price = prices.pool()[pool][day];
                double perTonne = limit.cause() == Cause.DOCK ? dockSeconds(limit.target()) : 1;
                add(
                        limit.cause(),
                        limit.target(),
                        day,
                        price * perTonne * GRAMS_PER_TONNE,
                        price * problem.poolCapacity(pool, day));
            }
        }
    }

    /** Seconds that a tonne takes of a dock. */
    private int dockSeconds(String facility) {
        return outlook.places().facility(facility).orElseThrow().handlingSecondsPerTonne();
    }

    private void addStorage() {
        for (int store = 0; store < problem.stores(); store++) {
            String facility = supply.places().get(problem.storePlace(store));
            for (int day = 0; day < problem.days(); day++) {
                double price = prices.store()[store][day];
                add(Cause.STORAGE, facility, day, price * GRAMS_PER_TONNE, price * problem.storeCapacity(store, day));
            }
        }
    }

    /** One more tonne of a commodity is worth what it is at the lot where that is most. */
    private void addStock() {
        for (int lot = 0; lot < problem.lots(); lot++) {
            double price = prices.lot()[lot];
            int commodity = problem.lotCommodity(lot);
            double perTonne = price * GRAMS_PER_TONNE / problem.unitMass(commodity);
            if (price > 0) {
                Sum sum = sums.computeIfAbsent(
                        new Thing(Cause.STOCK, supply.commodities().get(commodity)), thing -> new Sum());
                sum.all += price * problem.lotFree(lot);
                if (perTonne > sum.worth) {
                    sum.worth = perTonne;
                    sum.day = problem.lotAvailable(lot);
                }
            }
        }
    }

    private void add(Cause cause, String target, int day, double more, double all) {
        if (more > 0) {
            sums.computeIfAbsent(new Thing(cause, target), thing -> new Sum()).add(day, more, all);
        }
    }
}
