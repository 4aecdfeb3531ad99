package org.resupply.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The faults found so far: the first thousand errors and warnings are kept, the rest is counted and told by one last fault. */
final class FaultList {
    private static final int KEPT = 1000;
    private static final int HINTS = 50;
    private static final int LISTED = 12;

    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private int hints;
    private int moreErrors;
    private int moreWarnings;

    void error(String code, String place, Object value, String message, Object... args) {
        add(new Fault(code, place, String.valueOf(value), String.format(Locale.ROOT, message, args)));
    }

    void warning(String code, String place, Object value, String message, Object... args) {
        add(Fault.warning(code, place, String.valueOf(value), String.format(Locale.ROOT, message, args)));
    }

    /** Reports an id that none of these things has, unless one has. */
    void unlessKnown(String id, Set<String> known, String what, String place) {
        if (!known.contains(id)) {
            error("DANGLING_ID", place, id, "There is no %s with this id.%s", what, hint(id, known));
        }
    }

    /** As {@link #unlessKnown}, for an id that may be empty. */
    void unlessKnownOrEmpty(String id, Set<String> known, String what, String place) {
        if (!id.isEmpty()) {
            unlessKnown(id, known, what, place);
        }
    }

    /** The errors, then the warnings, each in the order in which they were found. */
    List<Fault> all() {
        String more = "So many more were found and not kept.";
        List<Fault> all = new ArrayList<>(errors);
        if (moreErrors > 0) {
            all.add(new Fault("MORE", "$", Integer.toString(moreErrors), more));
        }
        all.addAll(warnings);
        if (moreWarnings > 0) {
            all.add(Fault.warning("MORE", "$", Integer.toString(moreWarnings), more));
        }
        return all;
    }

    /** Looking for near ids takes time, so only the first few faults get a hint: the nearest, or all where there are few. */
    private String hint(String id, Collection<String> known) {
        if (hints++ >= HINTS) {
            return "";
        }
        String all = known.isEmpty() || known.size() > LISTED
                ? ""
                : " Known here: " + String.join(", ", new TreeSet<>(known)) + ".";
        return Nearest.to(id, known)
                .map(near -> " Maybe (" + near + ") is meant?")
                .orElse(all);
    }

    private void add(Fault fault) {
        if (fault.refuses() && errors.size() < KEPT) {
            errors.add(fault);
        } else if (fault.refuses()) {
            moreErrors++;
        } else if (warnings.size() < KEPT) {
            warnings.add(fault);
        } else {
            moreWarnings++;
        }
    }
}
