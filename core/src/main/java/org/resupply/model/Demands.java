package org.resupply.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is wanted: the demands that a scenario states, and those that follow from needs, people and days.
 *
 * <p>For every community, commodity, class and day, people times need, rounded to whole units so that the days of one place
 * add up exactly; what households hold at the start counts first, for commodities {@linkplain Commodity#keptAtHome kept at
 * home}. A derived demand's id is {@code zone/commodity/class/day}.
 */
public final class Demands {
    private Demands() {}

    /** All demands above zero: the stated ones first, then the derived ones by community, commodity, class and day. */
    public static List<Demand> of(Scenario scenario) {
        List<Demand> demands = new ArrayList<>();
        for (Demand demand : scenario.demands()) {
            if (demand.quantity() > 0) {
                demands.add(demand);
            }
        }
        Map<String, Commodity> commodities = new HashMap<>();
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.COMMUNITY) {
                for (Need need : scenario.needs()) {
                    derive(scenario, zone, need, commodities.get(need.commodity()), demands);
                }
            }
        }
        return demands;
    }

    /** How many people of a zone belong to a class; who is not named belongs to the lowest class. */
    public static int people(Scenario scenario, Zone zone, String priorityClass) {
        Integer named = zone.people().get(priorityClass);
        if (named != null) {
            return named;
        }
        boolean lowest = scenario.priorityClasses().stream()
                .max(Comparator.comparingInt(PriorityClass::rank))
                .filter(last -> last.id().equals(priorityClass))
                .isPresent();
        int rest = zone.population()
                - zone.people().values().stream().mapToInt(Integer::intValue).sum();
        return lowest ? Math.max(0, rest) : 0;
    }

    private static void derive(Scenario scenario, Zone zone, Need need, Commodity commodity, List<Demand> demands) {
        double stockDays = commodity.keptAtHome() ? zone.householdStockDays() : 0;
        for (PriorityClass priority : scenario.priorityClasses()) {
            if (!need.priorityClass().isEmpty() && !need.priorityClass().equals(priority.id())) {
                continue;
            }
            double perDay = people(scenario, zone, priority.id()) * need.unitsPerPersonDay();
            if (perDay <= 0) {
                continue;
            }
            long before = 0;
            for (int day = 0; day < scenario.days(); day++) {
                long upTo = Math.round(perDay * Math.max(0, day + 1 - stockDays));
                if (upTo > before) {
                    demands.add(new Demand(
                            zone.id() + ending(commodity.id(), priority.id()) + day,
                            commodity.id(),
                            zone.id(),
                            priority.id(),
                            day,
                            null,
                            upTo - before));
                }
                before = upTo;
            }
        }
    }

    private static String ending(String commodity, String priorityClass) {
        return "/" + commodity + "/" + priorityClass + "/";
    }

    /** The ids of the derived demands, found without deriving them all: a city has millions. */
    static final class Derived {
        private final Scenario scenario;
        private final Map<String, Need> endings = new LinkedHashMap<>();
        private final Map<String, Zone> communities = new HashMap<>();
        private final Map<String, Commodity> commodities = new HashMap<>();

        Derived(Scenario scenario) {
            this.scenario = scenario;
            for (Zone zone : scenario.zones()) {
                if (zone.level() == ZoneLevel.COMMUNITY) {
                    communities.putIfAbsent(zone.id(), zone);
                }
            }
            scenario.commodities().forEach(commodity -> commodities.putIfAbsent(commodity.id(), commodity));
            for (Need need : scenario.needs()) {
                for (PriorityClass priority : scenario.priorityClasses()) {
                    if (need.priorityClass().isEmpty() || need.priorityClass().equals(priority.id())) {
                        endings.putIfAbsent(ending(need.commodity(), priority.id()), need);
                    }
                }
            }
        }

        /** Whether a derived demand has this id. */
        boolean contains(String id) {
            int day = id.lastIndexOf('/') + 1;
            if (day == 0) {
                return false;
            }
            String before = id.substring(0, day);
            return endings.entrySet().stream()
                    .anyMatch(ending -> before.endsWith(ending.getKey())
                            && isDerived(id, before, ending.getKey(), ending.getValue()));
        }

        private boolean isDerived(String id, String before, String ending, Need need) {
            Zone zone = communities.get(before.substring(0, before.length() - ending.length()));
            Commodity commodity = commodities.get(need.commodity());
            if (zone == null || commodity == null) {
                return false;
            }
            List<Demand> here = new ArrayList<>();
            derive(scenario, zone, need, commodity, here);
            return here.stream().anyMatch(demand -> demand.id().equals(id));
        }
    }
}
