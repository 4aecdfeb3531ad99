package org.resupply.report;

import java.util.stream.Collectors;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;

/**
 * What is wrong with an input, in words. English words are the reader's own; in Chinese a line says where and what kind of
 * fault it is, and the reader's own sentence, with what would be right, stands below it.
 */
public final class FaultText {
    private static final int SHOWN = 20;

    private FaultText() {}

    /** One fault: its code, place and value, and what is wrong. */
    public static String of(Fault fault, Words words) {
        if (words.language() == Language.EN) {
            return fault.toString();
        }
        return words.get(
                fault.refuses() ? "Fault.error" : "Fault.warning",
                fault.code(),
                place(fault.place(), words),
                fault.value().isEmpty() ? "" : words.get("Fault.value", fault.value()),
                words.get("Fault." + fault.code()),
                fault.message().replace("\n", "\n    "));
    }

    /** All faults of an input, or the first of them and how many more there are. */
    public static String of(BadInput bad, Words words) {
        if (words.language() == Language.EN) {
            return bad.getMessage();
        }
        String faults = list(bad, words).replace("\n", "\n  ");
        String text = words.get("Fault.all", bad.input(), bad.total(), faults);
        return bad.total() > SHOWN ? text + "\n  " + words.get("Fault.more", bad.total() - SHOWN) : text;
    }

    /** The first faults of an input, one below the other. */
    public static String list(BadInput bad, Words words) {
        return bad.faults().stream().limit(SHOWN).map(fault -> of(fault, words)).collect(Collectors.joining("\n"));
    }

    /** A row and a column as a table heads it, or a line and a column of a text; a JSON path stays as it is. */
    private static String place(String place, Words words) {
        return place.replaceAll("(, |^)row (\\d+)", words.get("Fault.row"))
                .replaceAll("(, |^)line (\\d+)", words.get("Fault.line"))
                .replaceAll(", column (\\d+)$", words.get("Fault.sign"))
                .replaceAll(", column (.+)$", words.get("Fault.column"))
                .strip();
    }
}
