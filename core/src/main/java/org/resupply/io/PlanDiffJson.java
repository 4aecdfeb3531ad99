package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        WholeFile.write(file, stream -> {
            write(diff, start, stream);
            stream.write('\n');
        });
    }

    /**
     * The difference as it stands in a file.
     *
     * @param start the date of day 0
     */
    public static String toJson(PlanDiff diff, LocalDate start) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(diff, start, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(PlanDiff diff, LocalDate start, OutputStream stream) throws IOException {
        try (JsonGenerator json = JsonFile.generator(stream)) {
            Layout layout = new Layout();
            json.setPrettyPrinter(layout);
            json.writeStartObject();
            new RecordWriter(json, new WireTime(start), layout).fields(Shapes.PLAN_DIFF, diff);
            json.writeEndObject();
        }
    }
}
