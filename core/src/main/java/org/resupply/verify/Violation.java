package org.resupply.verify;

import java.util.List;

/**
 * A rule that a plan breaks at one place.
 *
 * @param code the rule
 * @param where the ids that say where, from the whole to the part, such as tour and place; may be empty
 * @param what what is wrong, with names and values, one sentence
 * @param by by how much, in the unit that {@code what} names; 1 where the rule knows no more or less
 */
public record Violation(Rule code, List<String> where, String what, double by) {

    public Violation {
        where = List.copyOf(where);
    }

    @Override
    public String toString() {
        return code + " " + where + ": " + what;
    }
}
