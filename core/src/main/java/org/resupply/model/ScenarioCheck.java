package org.resupply.model;

import java.util.List;

/** Finds, all at once, what concerns several parts of a scenario: dangling ids, cycles, populations that do not add up. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /** All faults and oddities; empty when the scenario is sound. */
    public static List<Fault> faults(Scenario scenario) {
        return references(scenario);
    }

    /** Only the ids that stand twice and the ids that nothing has: what can be said even of a scenario with other faults. */
    public static List<Fault> references(Scenario scenario) {
        FaultList faults = new FaultList();
        new Ids(scenario, faults).reportDangling();
        return faults.all();
    }
}
