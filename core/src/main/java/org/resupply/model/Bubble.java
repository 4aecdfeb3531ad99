package org.resupply.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A closed loop: crews, vehicles, docks and zones that meet no other bubble.
 *
 * <p>Fleets, crews and facilities name the bubble they belong to; zones are named here.
 *
 * @param id unique among bubbles
 * @param name what people call it
 * @param zones ids of the zones it serves, each with all zones below it; empty for every zone
 * @param highest the most contaminated control level it may enter
 * @param pointToPoint whether each of its trips goes to one destination only (点对点)
 */
public record Bubble(String id, Name name, Set<String> zones, ControlLevel highest, boolean pointToPoint) {

    public Bubble {
        Require.id(id, "bubble");
        name = name == null ? Name.of(id) : name;
        zones = zones == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(zones));
        highest = highest == null ? ControlLevel.SEALED : highest;
    }
}
