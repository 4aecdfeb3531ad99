package org.resupply.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The faults found so far: the first thousand are kept, the rest is counted and told by one last fault. */
final class FaultList {
    private static final int KEPT = 1000;
    private static final int HINTS = 50;

    private final List<Fault> faults = new ArrayList<>();
    private int hints;
    private int uncounted;

    void error(String code, String place, Object value, String message, Object... args) {
        add(new Fault(code, place, String.valueOf(value), message.formatted(args)));
    }

    void warning(String code, String place, Object value, String message, Object... args) {
        add(Fault.warning(code, place, String.valueOf(value), message.formatted(args)));
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

    List<Fault> all() {
        List<Fault> all = new ArrayList<>(faults);
        if (uncounted > 0) {
            all.add(new Fault(
                    "MORE", "$", Integer.toString(uncounted), "So many more faults were found and not kept."));
        }
        return all;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Looking for near ids takes time, so only the first few faults get a hint. */
    private String hint(String id, Collection<String> known) {
        return hints++ < HINTS
                ? Nearest.to(id, known)
                        .map(near -> " Maybe (" + near + ") is meant?")
                        .orElse("")
                : "";
    }

    private void add(Fault fault) {
        if (faults.size() < KEPT) {
            faults.add(fault);
        } else {
            uncounted++;
        }
    }
}
