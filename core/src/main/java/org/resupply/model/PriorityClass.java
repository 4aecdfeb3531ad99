package org.resupply.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class of people or uses that is served before others.
 *
 * @param id unique among classes; {@code VITAL}, {@code VULNERABLE} and {@code GENERAL} are the usual three
 * @param name what people call it
 * @param rank 0 for the first served; larger ranks come later
 * @param weight how many times as much it counts when its people lack something, where a strategy weighs what is missing; 1 unless said;
 *     no class counts less than a ten-thousandth of another
 */
public record PriorityClass(String id, Name name, int rank, double weight) {

    public PriorityClass {
        Require.id(id, "priority class");
        Require.present(name, "name", "priority class", id);
        Require.notNegative(rank, "rank", "priority class", id);
        Require.positive(weight, "weight", "priority class", id);
    }

    /** A class whose lack counts once. */
    public PriorityClass(String id, Name name, int rank) {
        this(id, name, rank, 1);
    }

    /** By id how many of these classes come before each. */
    public static Map<String, Integer> order(Collection<PriorityClass> classes) {
        Map<String, Integer> before = new HashMap<>();
        for (PriorityClass one : classes) {
            before.put(one.id, (int)
                    classes.stream().filter(other -> other.rank < one.rank).count());
        }
        return before;
    }

    /** Blood, dialysis, acute patients; people living alone, over 80, pregnant, disabled; everybody else. */
    public static List<PriorityClass> usual() {
        return List.of(
                new PriorityClass("VITAL", new Name("生命保障", "Vital"), 0),
                new PriorityClass("VULNERABLE", new Name("特殊困难人群", "Vulnerable"), 1),
                new PriorityClass("GENERAL", new Name("普通居民", "General"), 2));
    }
}
