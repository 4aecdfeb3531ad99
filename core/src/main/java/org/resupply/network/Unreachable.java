package org.resupply.network;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Why there is no way from one place to another.
 *
 * @param closures the closures that cut it: with all of them lifted there is a way, with any of them left there is none;
 *     empty when no closure is to blame
 * @param text one sentence for people
 */
public record Unreachable(List<String> closures, String text) {

    public Unreachable {
        closures = List.copyOf(closures);
    }

    /**
     * A closure in force.
     *
     * @param id of the crossing, or of the disruption that closes an area or roads
     * @param name what people call it
     */
    record Closure(String id, String name) implements Comparable<Closure> {
        @Override
        public int compareTo(Closure other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : name.compareTo(other.name);
        }
    }

    /**
     * Finds whom to blame by trying without.
     *
     * @param closures all closures in force
     * @param reachableWithout whether there is a way when the given closures are lifted
     * @param otherwise why there is no way, for a pair that no lifting connects
     */
    static Unreachable explain(
            String from,
            String to,
            Collection<Closure> closures,
            Predicate<Set<Closure>> reachableWithout,
            String otherwise) {
        Set<Closure> lifted = new TreeSet<>(closures);
        String noWay = "There is no way from %s to %s: ".formatted(from, to);
        if (!reachableWithout.test(lifted)) {
            return new Unreachable(List.of(), noWay + otherwise + ".");
        }
        for (Closure single : lifted) {
            if (reachableWithout.test(Set.of(single))) {
                return new Unreachable(List.of(single.id()), noWay + single.name() + " is closed.");
            }
        }
        for (Closure closure : List.copyOf(lifted)) {
            lifted.remove(closure);
            if (!reachableWithout.test(lifted)) {
                lifted.add(closure);
            }
        }
        String names = lifted.stream().map(Closure::name).collect(Collectors.joining(", "));
        return new Unreachable(lifted.stream().map(Closure::id).distinct().toList(), noWay + names + " are closed.");
    }
}
