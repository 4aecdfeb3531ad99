package org.resupply.model;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Thrown for a file that cannot be read, and for one or a scenario that cannot be used, with everything that is wrong with it. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    private final String input;
    private final long total;
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
        this.input = input;
        this.total = faults.size() + uncounted;
        this.faults = List.copyOf(faults);
    }

    /**
     * The one fault for which an input is read no further.
     *
     * @param cause what went wrong when it was read
     */
    public BadInput(String input, Fault fault, Throwable cause) {
        super(message(input, List.of(fault), 0), cause);
        this.input = input;
        total = 1;
        faults = List.of(fault);
    }

    /**
     * The refusal of a file that is not there, or that the disk or the system does not let one read.
     *
     * @param file what people call the file
     */
    public static BadInput unreadable(String file, IOException failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String message = failure instanceof NoSuchFileException ? "There is no such file." : "The file cannot be read.";
        return new BadInput(file, new Fault("UNREADABLE", file, reason, message), failure);
    }

    /** What people call the input, such as the file's name. */
    public String input() {
        return input;
    }

    /** How many faults were found, of which {@link #faults} keeps the first. */
    public long total() {
        return total;
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
