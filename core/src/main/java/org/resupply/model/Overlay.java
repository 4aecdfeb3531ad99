package org.resupply.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Disruptions under one name, to be laid over a scenario: what if.
 *
 * @param id what the overlay is called
 * @param name what people call it
 * @param source where its figures come from
 * @param disruptions what happens
 */
public record Overlay(String id, Name name, String source, List<Disruption> disruptions) {

    public Overlay {
        Require.id(id, "overlay");
        name = name == null ? Name.of(id) : name;
        source = source == null ? "" : source;
        disruptions = Require.parts(Require.present(disruptions, "list of disruptions", "overlay", id), "disruptions");
    }

    /** The scenario with these disruptions behind its own; the scenario's id stays. */
    public Scenario over(Scenario scenario) {
        List<Disruption> all = new ArrayList<>(scenario.disruptions());
        all.addAll(disruptions);
        return scenario.toBuilder().disruptions(all).build();
    }
}
