package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            new RecordWriter(json, NO_TIMES, layout).fields(Shapes.EXPLANATION, explanation);
            json.writeEndObject();
        }
    }
}
