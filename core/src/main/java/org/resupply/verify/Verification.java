package org.resupply.verify;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resupply.bubble.Contact;
import org.resupply.plan.Figures;

/**
 * What the judge found.
 *
 * @param violations what is wrong, in the order of {@link Rule}, at most {@value #KEPT_PER_RULE} for each rule
 * @param counts how many violations of each broken rule there are, those not kept included
 * @param figures the figures as the judge computed them; empty when the plan names unknown things and cannot be replayed
 * @param contacts the pairs of bubbles that meet; empty too when the plan cannot be replayed
 */
public record Verification(
        List<Violation> violations, Map<Rule, Integer> counts, Optional<Figures> figures, List<Contact> contacts) {

    /** Violations of one rule that are kept; the rest is only counted. */
    public static final int KEPT_PER_RULE = 1000;

    public Verification {
        violations = List.copyOf(violations);
        Map<Rule, Integer> sorted = new EnumMap<>(Rule.class);
        sorted.putAll(counts);
        counts = Collections.unmodifiableMap(sorted);
        contacts = List.copyOf(contacts);
    }

    /** Whether no rule is broken. */
    public boolean isSound() {
        return counts.isEmpty();
    }

    /** How many violations there are. */
    public long total() {
        return counts.values().stream().mapToLong(Integer::intValue).sum();
    }
}
