package org.resupply.network;

import java.util.List;
import java.util.Map;
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
     * Finds whom to blame by trying without.
     *
     * @param closures all closures in force, and what people call each
     * @param reachableWithout whether there is a way when the given closures are lifted
     * @param otherwise why there is no way, for a pair that no lifting connects
     */
    static Unreachable explain(
            String from,
            String to,
            Map<String, String> closures,
            Predicate<Set<String>> reachableWithout,
            String otherwise) {
        Set<String> lifted = new TreeSet<>(closures.keySet());
        String noWay = "There is no way from %s to %s: ".formatted(from, to);
        if (!reachableWithout.test(lifted)) {
            return new Unreachable(List.of(), noWay + otherwise + ".");
        }
        for (String single : new TreeSet<>(lifted)) {
            if (reachableWithout.test(Set.of(single))) {
                return new Unreachable(List.of(single), noWay + closures.get(single) + " is closed.");
            }
        }
        for (String closure : new TreeSet<>(lifted)) {
            lifted.remove(closure);
            if (!reachableWithout.test(lifted)) {
                lifted.add(closure);
            }
        }
        String names = lifted.stream().map(closures::get).collect(Collectors.joining(", "));
        return new Unreachable(List.copyOf(lifted), noWay + names + " are closed.");
    }
}
