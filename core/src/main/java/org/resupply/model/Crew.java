package org.resupply.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A group of people who drive and carry under the same conditions.
 *
 * @param id unique among crews
 * @param name what people call it
 * @param base id of the facility where they start
 * @param count crews of this kind, at least 0; one crew fills one vehicle
 * @param bubble id of the bubble they belong to; empty when they belong to none
 * @param maxSecondsPerDay working time a day
 * @param restSeconds rest between two shifts
 * @param testValidUntil second until which their test is valid; {@link Integer#MAX_VALUE} when no test is asked for
 * @param skills ids of the vehicle types they may drive, and other words of the user's own; all types when no type is named
 */
public record Crew(
        String id,
        Name name,
        String base,
        int count,
        String bubble,
        int maxSecondsPerDay,
        int restSeconds,
        int testValidUntil,
        Set<String> skills) {

    public Crew {
        Require.id(id, "crew");
        Require.id(base, "base", "crew", id);
        name = name == null ? Name.of(id) : name;
        bubble = bubble == null ? "" : bubble;
        skills = skills == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(skills));
        Require.notNegative(count, "number of crews", "crew", id);
        Require.positive(maxSecondsPerDay, "working time a day", "crew", id);
        Require.notNegative(restSeconds, "rest", "crew", id);
        Require.notNegative(testValidUntil, "end of the test's validity", "crew", id);
    }

    /** The same crews in another number. */
    public Crew withCount(int newCount) {
        return new Crew(id, name, base, newCount, bubble, maxSecondsPerDay, restSeconds, testValidUntil, skills);
    }

    /** The same crews with other working time a day, and rest, in seconds. */
    public Crew withHours(int newMaxSecondsPerDay, int newRestSeconds) {
        return new Crew(id, name, base, count, bubble, newMaxSecondsPerDay, newRestSeconds, testValidUntil, skills);
    }

    /** The same crews in another bubble. */
    public Crew withBubble(String newBubble) {
        return new Crew(id, name, base, count, newBubble, maxSecondsPerDay, restSeconds, testValidUntil, skills);
    }

    /** The same crews with other skills. */
    public Crew withSkills(Set<String> newSkills) {
        return new Crew(id, name, base, count, bubble, maxSecondsPerDay, restSeconds, testValidUntil, newSkills);
    }

    /** The same crews with a test that is valid until another second. */
    public Crew withTestValidUntil(int newSecond) {
        return new Crew(id, name, base, count, bubble, maxSecondsPerDay, restSeconds, newSecond, skills);
    }
}
