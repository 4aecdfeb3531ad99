package org.resupply.dispatch;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.problem.LackPrice;

/** What goods weigh where not everybody can have all: kilograms times urgency, a hundred times as much in each higher class. */
public final class Weights {
    private static final double CLASS_WEIGHT = 100;

    /** Higher classes weigh as much as the one so many above the lowest. */
    private static final int MOST_CLASSES = 3;

    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Integer> rank;
    private final int lowestRank;

    /**
     * What is missing of a demand.
     *
     * @param wanted units
     * @param missing units of them
     */
    public record Lack(Demand demand, long wanted, long missing) {}

    public Weights(Outlook outlook) {
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        rank = PriorityClass.order(outlook.scenario().priorityClasses());
        lowestRank = Collections.max(rank.values());
    }

    /** What a unit for a demand weighs. */
    public double unit(Demand demand) {
        Commodity commodity = commodities.get(demand.commodity());
        int above = Math.min(MOST_CLASSES, lowestRank - rank.get(demand.priorityClass()));
        return commodity.massKg() * commodity.urgency() * Math.pow(CLASS_WEIGHT, above);
    }

    /**
     * What is missing, weighed as the default strategy prices it: the more the larger a part of what it wants of a commodity in a
     * class a place lacks.
     */
    public double missing(List<Lack> lacks) {
        record Need(String place, String commodity, String priorityClass) {}
        Map<Need, Lack> needs = new LinkedHashMap<>();
        for (Lack lack : lacks) {
            Demand demand = lack.demand();
            needs.merge(
                    new Need(demand.place(), demand.commodity(), demand.priorityClass()),
                    lack,
                    (one, other) ->
                            new Lack(one.demand(), one.wanted() + other.wanted(), one.missing() + other.missing()));
        }
        double sum = 0;
        for (Lack need : needs.values()) {
            if (need.missing() > 0) {
                double share = (double) need.missing() / need.wanted();
                sum += unit(need.demand()) * need.missing() * LackPrice.mean(share);
            }
        }
        return sum;
    }
}
