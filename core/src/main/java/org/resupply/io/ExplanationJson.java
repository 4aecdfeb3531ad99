package org.resupply.io;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.BadInput;
import org.resupply.plan.Explanation;

/** Why something is missing, and what was proved to help, as JSON. */
public final class ExplanationJson {
    /** No times stand in it; any day will do. */
    private static final WireTime NO_TIMES = new WireTime(LocalDate.EPOCH);

    private ExplanationJson() {}

    /**
     * Reads an explanation from a file.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Explanation read(Path file) {
        JsonFile.Source source = JsonFile.Source.of(file);
        Findings findings = new Findings();
        Explanation explanation =
                JsonFile.read(source, Shapes.EXPLANATION, Set.of(), NO_TIMES, UnaryOperator.identity(), findings);
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return explanation;
    }

    /**
     * Writes an explanation, whole or not at all.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Explanation explanation, Path file) {
        new JsonFile.Document(JsonFile.Header.NONE, NO_TIMES, Shapes.EXPLANATION, explanation).writeTo(file);
    }
}
