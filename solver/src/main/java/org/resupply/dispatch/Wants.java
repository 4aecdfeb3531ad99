package org.resupply.dispatch;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;

/** What is wanted, by the number of each demand. */
final class Wants {
    private final List<Demand> demands;
    private final Outlook outlook;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Integer> rank;
    private final int lowest;

    Wants(Outlook outlook) {
        this.outlook = outlook;
        demands = outlook.demands();
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        rank = PriorityClass.order(outlook.scenario().priorityClasses());
        lowest = Collections.max(rank.values());
    }

    /** Where each demand stands in the list of all. */
    Map<String, Integer> index() {
        return outlook.demandNumbers();
    }

    Demand demand(int number) {
        return demands.get(number);
    }

    Commodity commodity(String id) {
        return commodities.get(id);
    }

    /** The rank of a demand's class; the most urgent has the lowest number. */
    int rank(int number) {
        return rank.get(demands.get(number).priorityClass());
    }

    /** Whether a demand is of the least urgent class. */
    boolean isLowest(int number) {
        return rank(number) == lowest;
    }
}
