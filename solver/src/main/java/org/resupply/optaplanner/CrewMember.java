package org.resupply.optaplanner;

import java.util.BitSet;
import java.util.Set;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.resupply.model.Crew;

/** One crew of a kind: those who fill one vehicle. Never changes. */
public final class CrewMember {
    @PlanningId
    private final int id;

    private final Crew crew;
    private final int number;
    private final Set<String> types;
    private final BitSet days;

    CrewMember(int id, Crew crew, int number, Set<String> types, BitSet days) {
        this.id = id;
        this.crew = crew;
        this.number = number;
        this.types = types;
        this.days = days;
    }

    /** The kind of crew it belongs to. */
    public Crew crew() {
        return crew;
    }

    /** Which crew of its kind it is, from 0. */
    public int number() {
        return number;
    }

    /** Whether it can drive vehicles of this type, by the type's id. */
    public boolean drives(String vehicleType) {
        return types.contains(vehicleType);
    }

    /** Whether it is there on the day, from 0; crews are lost from the highest number down. */
    public boolean isThere(int day) {
        return days.get(day);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(crew.id(), number);
    }
}
