package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.resupply.plan.Explanation;

/** Why something is missing, and what was proved to help, as JSON. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /**
     * Writes an explanation, whole or not at all.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Explanation explanation, Path file) {
        WholeFile.write(file, stream -> {
            write(explanation, stream);
            stream.write('\n');
        });
    }

    /** The explanation as it stands in a file. */
    public static String toJson(Explanation explanation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(explanation, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(Explanation explanation, OutputStream stream) throws IOException {
        try (JsonGenerator json = JsonFile.generator(stream)) {
            Layout layout = new Layout();
            json.setPrettyPrinter(layout);
            json.writeStartObject();
            // No times stand in it; any day will do.
            new RecordWriter(json, new WireTime(LocalDate.EPOCH), layout).fields(Shapes.EXPLANATION, explanation);
            json.writeEndObject();
        }
    }
}
