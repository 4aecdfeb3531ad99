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
import org.resupply.model.Convoy;
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

    private final Map<Demand, Long> missingByDemand;
    private final Map<String, Long> missing = new TreeMap<>();
    private final Map<String, Double> missingKg = new HashMap<>();
    private final Map<String, Double> unitKg = new HashMap<>();
    private final Map<String, Long> scarce;
    private final Set<String> handOvers;
    private final int rules;
    /** Ids of the facilities at which more goods could lie. */
    private final Set<String> stores;
    /** Ids of what cuts the area off. */
    private final Set<String> closures;

    Approach(Scenario scenario, Set<String> bases, Map<Demand, Long> missingByDemand) {
        this(scenario, bases, missingByDemand, null, Set.of(), 0);
    }

    /**
     * The way to an area.
     *
     * @param bases ids of the facilities that serve it
     * @param missingByDemand units that it lacks
     * @param scarce units by commodity that are nowhere, so that they cannot come whatever else is done; {@code null} when that is all
     * @param handOvers ids of the facilities at which goods for the area change hands
     * @param rules rules of the embedding system that trips have to obey
     */
    Approach(
            Scenario scenario,
            Set<String> bases,
            Map<Demand, Long> missingByDemand,
            Map<String, Long> scarce,
            Set<String> handOvers,
            int rules) {
        this(scenario, bases, missingByDemand, scarce, handOvers, rules, bases, Set.of());
    }

    private Approach(
            Scenario scenario,
            Set<String> bases,
            Map<Demand, Long> missingByDemand,
            Map<String, Long> scarce,
            Set<String> handOvers,
            int rules,
            Set<String> stores,
            Set<String> closures) {
        this.scenario = scenario;
        this.rules = rules;
        this.bases = bases;
        this.stores = stores;
        this.closures = closures;
        this.missingByDemand = missingByDemand;
        this.handOvers = handOvers;
        scenario.commodities().forEach(commodity -> unitKg.put(commodity.id(), commodity.massKg()));
        missingByDemand.forEach((demand, units) -> {
            missing.merge(demand.commodity(), units, Long::sum);
            missingKg.merge(demand.place(), units * unitKg.get(demand.commodity()), Double::sum);
        });
        this.scarce = scarce == null ? missing : new TreeMap<>(scarce);
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

    /** The way to the same area in a scenario with the same places and lanes. */
    Approach in(Scenario other) {
        return new Approach(other, bases, missingByDemand, scarce, handOvers, rules, stores, closures);
    }

    /**
     * The same way where closures cut it.
     *
     * @param nearSide ids of the facilities to which more goods can come all the same
     * @param cutting ids of the closures
     */
    Approach cutOff(Set<String> nearSide, Set<String> cutting) {
        return new Approach(scenario, bases, missingByDemand, scarce, handOvers, rules, nearSide, cutting);
    }

    /** Ids of the facilities at which more goods could lie: those that serve the area, or those before a closure that cuts it off. */
    Set<String> stores() {
        return stores;
    }

    /** Whether the closure with this id cuts the area off. */
    boolean isCutBy(String closure) {
        return closures.contains(closure);
    }

    /** How many rules of the embedding system trips have to obey. */
    int rules() {
        return rules;
    }

    /** Ids of the facilities that serve the area. */
    Set<String> bases() {
        return bases;
    }

    /** Units missing by commodity. */
    Map<String, Long> missing() {
        return missing;
    }

    /** Units missing by commodity that are nowhere, so that they cannot come whatever else is done. */
    Map<String, Long> scarce() {
        return scarce;
    }

    /** Mass of one unit of a commodity. */
    double unitKg(String commodity) {
        return unitKg.get(commodity);
    }

    /** Kilograms missing in all. */
    double missingKg() {
        return missingKg.values().stream().mapToDouble(kg -> kg).sum();
    }

    /** Whether goods for the area change hands at a facility, or come through it. */
    boolean callsAt(String facility) {
        return leadsThrough(facility) || handOvers.contains(facility);
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

    /** Kilograms on a convoy of commodities that are missing. */
    double missingKg(Convoy convoy) {
        double kg = 0;
        for (Convoy.Cargo cargo : convoy.cargo()) {
            if (missing.containsKey(cargo.commodity())) {
                kg += cargo.quantity() * unitKg.get(cargo.commodity());
            }
        }
        return kg;
    }

    /** Those of a list that belong to facilities on the way, the nearest to the area first. */
    <T> List<T> nearestFirst(List<T> all, Function<T, String> facility) {
        return all.stream()
                .filter(one -> callsAt(facility.apply(one)))
                .sorted(Comparator.comparingInt((T one) -> steps.getOrDefault(facility.apply(one), 0)))
                .toList();
    }
}
