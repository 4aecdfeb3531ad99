package org.resupply.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;

/** The faults found so far in one input: the first thousand are kept, the rest is counted. */
final class Findings {
    private static final int KEPT = 1000;

    private final UnaryOperator<Fault> place;
    private final List<Fault> faults = new ArrayList<>();
    private long passedOver;
    private long uncounted;
    private boolean holes;

    Findings() {
        this(UnaryOperator.identity());
    }

    /**
     * Findings whose places are told otherwise.
     *
     * @param place the fault to tell instead of one found; {@code null} for one that is told elsewhere
     */
    Findings(UnaryOperator<Fault> place) {
        this.place = place;
    }

    void add(String code, String place, String value, String message) {
        add(new Fault(code, place, Fault.shortened(value), message));
    }

    /** Adds what is to be told before everything found so far. */
    void addFirst(String code, String where, String value, String message) {
        Fault fault = place.apply(new Fault(code, where, Fault.shortened(value), message));
        if (fault != null) {
            faults.add(0, fault);
        }
    }

    void add(Fault found) {
        Fault fault = place.apply(found);
        if (fault == null) {
            passedOver++;
        } else if (faults.size() < KEPT) {
            faults.add(fault);
        } else {
            uncounted++;
        }
    }

    /** Remembers that a part could not even be stood in for, so that ids may be missing through no fault of their own. */
    void hole() {
        holes = true;
    }

    boolean hasHoles() {
        return holes;
    }

    /** How many were found, told or not. */
    long count() {
        return faults.size() + uncounted + passedOver;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    BadInput asBadInput(String input) {
        return new BadInput(input, faults, uncounted);
    }
}
