package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/**
 * How good a plan is: first what is missing, then what it costs.
 *
 * <p>What a place lacks of a commodity is counted in kilograms of need times urgency, and weighs more the larger a part of the
 * need it is, up to two and a half times as much again when all of it is missing; each priority class weighs a hundred times the
 * one below it. Transport requests count like demands of the place where they go. Of two plans the one with less missing is better, and of two with the same the cheaper one.
 *
 * @param missing what is missing, weighed
 * @param cost minor units
 */
record Worth(double missing, long cost) {
    /** How much more a wholly missing need weighs: as the default strategy prices it. */
    private static final double STEEPNESS = 2.5;

    private static final double CLASS_WEIGHT = 100;

    /** The worth of a plan. */
    static Worth of(Outlook outlook, Plan plan) {
        Map<String, Commodity> commodities = new HashMap<>();
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        Map<String, Integer> rank = new HashMap<>();
        int lowest = 0;
        for (PriorityClass priority : outlook.scenario().priorityClasses()) {
            rank.put(priority.id(), priority.rank());
            lowest = Math.max(lowest, priority.rank());
        }
        Map<String, Long> unmet = new HashMap<>();
        for (Unmet part : plan.unmet()) {
            unmet.merge(part.demand(), part.quantity(), Long::sum);
        }
        record Need(String place, String commodity, int rank) {}
        Map<Need, double[]> needs = new LinkedHashMap<>();
        List<Demand> wanted = new ArrayList<>(outlook.demands());
        outlook.scenario().transportRequests().forEach(request -> wanted.add(request.demand()));
        for (Demand demand : wanted) {
            double[] need = needs.computeIfAbsent(
                    new Need(demand.place(), demand.commodity(), rank.get(demand.priorityClass())),
                    key -> new double[2]);
            need[0] += demand.quantity();
            need[1] += unmet.getOrDefault(demand.id(), 0L);
        }
        double missing = 0;
        for (Map.Entry<Need, double[]> entry : needs.entrySet()) {
            Commodity commodity = commodities.get(entry.getKey().commodity());
            double share = entry.getValue()[1] / entry.getValue()[0];
            double weight = commodity.massKg()
                    * commodity.urgency()
                    * Math.pow(CLASS_WEIGHT, Math.min(3, lowest - entry.getKey().rank()));
            missing += weight * entry.getValue()[0] * (share + STEEPNESS / 3 * share * share * share);
        }
        return new Worth(missing, plan.figures().cost());
    }

    boolean betterThan(Worth other) {
        return missing < other.missing || (missing == other.missing && cost < other.cost);
    }
}
