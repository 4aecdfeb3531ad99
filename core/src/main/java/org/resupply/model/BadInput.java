package org.resupply.model;

import java.util.List;

/** Thrown for an input that cannot be read or used, with everything that is wrong with it: nothing else is thrown for one. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    private final transient List<Fault> faults;

    /**
     * All faults of one input.
     *
     * @param input what people call the input, such as the file's name
     * @param faults what is wrong, at least one
     */
    public BadInput(String input, List<Fault> faults) {
        this(input, faults, 0);
    }

    /**
     * The first faults of one input.
     *
     * @param uncounted how many more there are
     */
    public BadInput(String input, List<Fault> faults, long uncounted) {
        super(message(input, faults, uncounted));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the input; at most some thousand. Not kept when the exception is serialised. */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    private static String message(String input, List<Fault> faults, long uncounted) {
        long all = faults.size() + uncounted;
        StringBuilder text =
                new StringBuilder(input).append(" cannot be used: ").append(all == 1 ? "1 fault." : all + " faults.");
        faults.stream()
                .limit(SHOWN)
                .forEach(fault -> text.append("\n  ").append(fault.toString().replace("\n", "\n    ")));
        if (all > SHOWN) {
            text.append("\n  and ").append(all - SHOWN).append(" more.");
        }
        return text.toString();
    }
}
