package org.resupply.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.resupply.bubble.Contact;
import org.resupply.plan.Figures;

/** The violations found so far. */
final class Findings {
    private final Map<Rule, List<Violation>> kept = new EnumMap<>(Rule.class);
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

    /** Adds a violation; the words are put together only while violations of the rule are kept. */
    void add(Rule rule, double by, List<String> where, String format, Object... values) {
        int count = counts.merge(rule, 1, Integer::sum);
        if (count <= Verification.KEPT_PER_RULE) {
            kept.computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(new Violation(rule, where, String.format(Locale.ROOT, format, values), by));
        }
    }

    /** Adds what somebody else has found. */
    void addAll(Findings others) {
        others.counts.forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
        others.kept.forEach((rule, violations) -> {
            List<Violation> here = kept.computeIfAbsent(rule, key -> new ArrayList<>());
            here.addAll(violations.subList(0, Math.min(violations.size(), Verification.KEPT_PER_RULE - here.size())));
        });
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    Verification verification(Optional<Figures> figures, List<Contact> contacts) {
        List<Violation> all = new ArrayList<>();
        kept.values().forEach(all::addAll);
        return new Verification(all, counts, figures, contacts);
    }
}
