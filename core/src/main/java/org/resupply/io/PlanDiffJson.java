package org.resupply.io;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.resupply.plan.PlanDiff;

/** The difference of two plans as JSON, for machines that tell people. */
public final class PlanDiffJson {
    private PlanDiffJson() {}

    /**
     * Writes a difference, whole or not at all: one line for each change.
     *
     * @param start the date of day 0
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(PlanDiff diff, LocalDate start, Path file) {
        document(diff, start).writeTo(file);
    }

    /**
     * The difference as it stands in a file.
     *
     * @param start the date of day 0
     */
    public static String toJson(PlanDiff diff, LocalDate start) {
        return document(diff, start).text();
    }

    private static JsonFile.Document document(PlanDiff diff, LocalDate start) {
        return new JsonFile.Document(JsonFile.Header.NONE, new WireTime(start), Shapes.PLAN_DIFF, diff);
    }
}
