package org.resupply.planner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.resupply.model.Demand;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Scenario;

/**
 * What lies on the way to one area that lacks something: the facilities that serve it, and all from which goods can come to them.
 */
final class Approach {
    private final Scenario scenario;

    /** Ids of the facilities that serve the area. */
    private final Set<String> bases;

    /** Lanes between each facility on the way and the nearest that serves the area. */
    private final Map<String, Integer> steps = new HashMap<>();

    private final Map<String, Long> missing = new TreeMap<>();
    private final Map<String, Double> missingKg = new HashMap<>();

    Approach(Scenario scenario, Set<String> bases, Map<Demand, Long> missingByDemand) {
        this.scenario = scenario;
        this.bases = bases;
        Map<String, Double> unitKg = new HashMap<>();
        scenario.commodities().forEach(commodity -> unitKg.put(commodity.id(), commodity.massKg()));
        missingByDemand.forEach((demand, units) -> {
            missing.merge(demand.commodity(), units, Long::sum);
            missingKg.merge(demand.place(), units * unitKg.get(demand.commodity()), Double::sum);
        });
        Map<String, List<String>> before = new LinkedHashMap<>();
        for (Lane lane : Lanes.of(scenario)) {
            before.computeIfAbsent(lane.to(), to -> new ArrayList<>()).add(lane.from());
        }
        Deque<String> reached = new ArrayDeque<>();
        bases.stream().sorted().forEach(base -> {
            steps.put(base, 0);
            reached.add(base);
        });
        while (!reached.isEmpty()) {
            String to = reached.remove();
            for (String from : before.getOrDefault(to, List.of())) {
                if (steps.putIfAbsent(from, steps.get(to) + 1) == null) {
                    reached.add(from);
                }
            }
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** Ids of the facilities that serve the area. */
    Set<String> bases() {
        return bases;
    }

    /** Units missing by commodity. */
    Map<String, Long> missing() {
        return missing;
    }

    /** Whether goods for the area can come through a facility. */
    boolean leadsThrough(String facility) {
        return steps.containsKey(facility);
    }

    /** Whether something is missing at a place. */
    boolean lacks(String place) {
        return missingKg.containsKey(place);
    }

    /** Kilograms missing at a place. */
    double missingKg(String place) {
        return missingKg.getOrDefault(place, 0.0);
    }

    /** Those of a list that belong to facilities on the way, the nearest to the area first. */
    <T> List<T> nearestFirst(List<T> all, Function<T, String> facility) {
        return all.stream()
                .filter(one -> leadsThrough(facility.apply(one)))
                .sorted(Comparator.comparingInt((T one) -> steps.get(facility.apply(one))))
                .toList();
    }
}
