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
 * @param fixedCrews whether each vehicle keeps its crew, and each crew its vehicle, on all planned days (定人定车); with the zones and the
 *     enterprise, which are those of the bubble, these are the four that stations keep fixed (四固定)
 * @param enterprise who runs it, for people; empty when nobody says
 */
public record Bubble(
        String id,
        Name name,
        Set<String> zones,
        ControlLevel highest,
        boolean pointToPoint,
        boolean fixedCrews,
        String enterprise) {

    public Bubble {
        Require.id(id, "bubble");
        name = name == null ? Name.of(id) : name;
        zones = zones == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(zones));
        highest = highest == null ? ControlLevel.SEALED : highest;
        enterprise = enterprise == null ? "" : enterprise;
    }

    /** A bubble whose crews change vehicles as they like, run by nobody in particular. */
    public Bubble(String id, Name name, Set<String> zones, ControlLevel highest, boolean pointToPoint) {
        this(id, name, zones, highest, pointToPoint, false, "");
    }

    /** The same bubble, which may enter every zone. */
    public Bubble admitted() {
        return new Bubble(id, name, Set.of(), ControlLevel.SEALED, pointToPoint, fixedCrews, enterprise);
    }

    /** The same bubble, whose trips may have several destinations. */
    public Bubble withSeveralPlaces() {
        return new Bubble(id, name, zones, highest, false, fixedCrews, enterprise);
    }
}
