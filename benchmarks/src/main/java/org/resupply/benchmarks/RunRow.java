package org.resupply.benchmarks;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.io.WholeFile;

/**
 * What one engine reached on one instance with one seed and time: one row of the CSV of {@code suite} and {@code duel}.
 *
 * @param fields text by column, every column of {@link #COLUMNS}, empty where there is nothing to say
 */
record RunRow(Map<String, String> fields) {
    /** The columns, in order. */
    static final List<String> COLUMNS = List.of(
            "set",
            "instance",
            "engine",
            "stops",
            "cost",
            "reference",
            "gap_percent",
            "outcome",
            "routes",
            "unserved",
            "seconds",
            "iterations",
            "seed",
            "threads",
            "objective",
            "time_budget",
            "iteration_budget",
            "convention",
            "fault",
            "machine",
            "jdk",
            "commit",
            "input_sha256",
            "trace");

    /** How a run ended. */
    enum Outcome {
        /** Every rule is kept and everything required served. */
        FEASIBLE,
        /** There is an answer, but the checker found a broken rule or something required missing. */
        INFEASIBLE,
        /** The engine does not know a rule of the problem. */
        REFUSED,
        /** There is no answer. */
        FAILED
    }

    RunRow {
        fields = new LinkedHashMap<>(fields);
        if (!List.copyOf(fields.keySet()).equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    "The columns %s must be %s.".formatted(String.join(",", fields.keySet()), COLUMNS));
        }
    }

    String text(String column) {
        return fields.get(column);
    }

    /** The number in a column; NaN where it is empty. */
    double number(String column) {
        String text = fields.get(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    Outcome outcome() {
        return Outcome.valueOf(text("outcome").toUpperCase(java.util.Locale.ROOT));
    }

    /** What tells this run from all others: the same key means the same work. */
    List<String> key() {
        return List.of(
                text("input_sha256"),
                text("engine"),
                text("seed"),
                text("threads"),
                text("objective"),
                text("time_budget"),
                text("iteration_budget"));
    }

    /** The better answers on the way, as pairs of seconds and cost; costs fall. */
    double[][] trace() {
        if (text("trace").isBlank()) {
            return new double[0][];
        }
        String[] words = text("trace").split(" ");
        var points = new double[words.length][];
        for (int i = 0; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            points[i] = new double[] {
                Double.parseDouble(words[i].substring(0, colon)), Double.parseDouble(words[i].substring(colon + 1))
            };
        }
        return points;
    }

    /** Reads rows back. */
    static List<RunRow> read(Path csv) throws IOException {
        var rows = new ArrayList<RunRow>();
        var schema = CsvSchema.emptySchema().withHeader();
        try (var reader = Files.newBufferedReader(csv);
                MappingIterator<Map<String, String>> values = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(reader)) {
            while (values.hasNext()) {
                var row = new RunRow(values.next());
                row.outcome();
                row.trace();
                rows.add(row);
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The file (%s) has not the rows of a duel: %s\nMaybe it was made by another version, or another file was meant?"
                            .formatted(csv, e.getMessage()),
                    e);
        }
        return rows;
    }

    /** Writes rows; the file appears whole or not at all. */
    static void write(List<RunRow> rows, Path csv) {
        WholeFile.write(csv, stream -> {
            stream.write((String.join(",", COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8));
            for (RunRow row : rows) {
                var cells = COLUMNS.stream().map(row::text).map(RunRow::quoted).toList();
                stream.write((String.join(",", cells) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** A value as CSV wants it, on one line. */
    static String quoted(String value) {
        return value.matches("[\\w.+: /-]*")
                ? value
                : '"' + value.replace("\"", "\"\"").replaceAll("\\R", "; ") + '"';
    }
}
