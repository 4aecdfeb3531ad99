package org.resupply.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the floors of a scenario ask for of each demand, as a share of it.
 *
 * <p>Units per person and day are a share of what the needs say that a person needs, so they hold for what is derived from needs,
 * beyond what homes hold; for demands that are stated one by one only a floor's own share holds. Of several floors the highest
 * counts.
 */
public final class Floors {
    private final List<Floor> floors;
    private final Set<String> stated = new HashSet<>();
    private final Map<String, Double> shares = new HashMap<>();

    private Floors(Scenario scenario) {
        floors = scenario.policies().floors();
        if (floors.isEmpty()) {
            return;
        }
        scenario.demands().forEach(demand -> stated.add(demand.id()));
        for (Disruption disruption : scenario.disruptions()) {
            if (disruption.kind() == DisruptionKind.URGENT_REQUEST) {
                stated.add(disruption.request().id());
            }
        }
        for (Floor floor : floors) {
            for (PriorityClass priority : scenario.priorityClasses()) {
                if (floor.priorityClass().isEmpty() || floor.priorityClass().equals(priority.id())) {
                    add(scenario, floor, priority.id());
                }
            }
        }
    }

    private void add(Scenario scenario, Floor floor, String priorityClass) {
        double need = 0;
        for (Need stands : scenario.needs()) {
            boolean meant =
                    stands.priorityClass().isEmpty() || stands.priorityClass().equals(priorityClass);
            need += meant && stands.commodity().equals(floor.commodity()) ? stands.unitsPerPersonDay() : 0;
        }
        double ofNeed = need > 0 ? Math.min(1, floor.unitsPerPersonDay() / need) : 0;
        shares.merge(key(floor.commodity(), priorityClass, false), Math.max(floor.share(), ofNeed), Math::max);
        shares.merge(key(floor.commodity(), priorityClass, true), floor.share(), Math::max);
    }

    private static String key(String commodity, String priorityClass, boolean stated) {
        return commodity + '\n' + priorityClass + '\n' + stated;
    }

    /** The floors of a scenario. */
    public static Floors of(Scenario scenario) {
        return new Floors(scenario);
    }

    /** Whether there are any. */
    public boolean isEmpty() {
        return floors.isEmpty();
    }

    /** The part of a demand, 0 to 1, that its place is to get at least. */
    public double share(Demand demand) {
        return shares.getOrDefault(key(demand.commodity(), demand.priorityClass(), stated.contains(demand.id())), 0.0);
    }

    /** The units of a demand that its place is to get at least: its share, rounded up. */
    public long units(Demand demand) {
        return (long) Math.ceil(share(demand) * demand.quantity() - 1e-9);
    }
}
