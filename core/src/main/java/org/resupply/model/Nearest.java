package org.resupply.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody may have meant who wrote an unknown one: fewest letters to change, drop, add or swap. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The known name nearest to this text, case aside; empty when none is near enough to be worth a hint. */
    public static Optional<String> to(String text, Collection<String> known) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        int best = Math.max(1, Math.min(3, text.length() / 3)) + 1;
        String nearest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - wanted.length()) < best) {
                int steps = steps(wanted, candidate.toLowerCase(Locale.ROOT), best);
                if (steps < best) {
                    best = steps;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The steps between two texts by optimal string alignment; at least {@code enough} as soon as that is sure. */
    private static int steps(String a, String b, int enough) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int steps = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps = Math.min(steps, beforeLast[j - 2] + 1);
                }
                row[j] = steps;
                least = Math.min(least, steps);
            }
            if (least >= enough) {
                return enough;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
