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
 * What it took to plan one city: one row of the CSV of {@code cities}.
 *
 * @param fields text by column, every column of {@link #COLUMNS}
 */
record CityRow(Map<String, String> fields) {
    /** The stages of a plan, each with a column of its seconds. */
    static final List<String> STAGES = List.of("network", "allocation", "routing", "assembly", "verification");

    /** The columns, in order. */
    static final List<String> COLUMNS = columns();

    CityRow {
        fields = new LinkedHashMap<>(fields);
        if (!List.copyOf(fields.keySet()).equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    "The columns %s must be %s.".formatted(String.join(",", fields.keySet()), COLUMNS));
        }
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("city", "communities", "people", "seconds"));
        STAGES.forEach(stage -> columns.add(stage + "_seconds"));
        columns.addAll(List.of("peak_bytes", "tours", "stops", "served_share", "worst_street_share"));
        columns.addAll(List.of("iterations_per_community", "seed", "threads", "machine", "jdk", "commit"));
        columns.add("input_sha256");
        return List.copyOf(columns);
    }

    double number(String column) {
        return Double.parseDouble(fields.get(column));
    }

    /** Whether this is the run that is asked for: all that is told of it, by column, is so. */
    boolean answers(Map<String, String> asked) {
        return asked.entrySet().stream().allMatch(entry -> entry.getValue().equals(fields.get(entry.getKey())));
    }

    /** Reads rows back. */
    static List<CityRow> read(Path csv) throws IOException {
        List<CityRow> rows = new ArrayList<>();
        try (var reader = Files.newBufferedReader(csv);
                MappingIterator<Map<String, String>> values = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(reader)) {
            while (values.hasNext()) {
                CityRow row = new CityRow(values.next());
                row.number("communities");
                row.number("seconds");
                rows.add(row);
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The file (%s) has not the rows of cities: %s\nMaybe another file was meant?"
                            .formatted(csv, e.getMessage()),
                    e);
        }
        return rows;
    }

    /** Writes rows; the file appears whole or not at all. */
    static void write(List<CityRow> rows, Path csv) {
        WholeFile.write(csv, stream -> {
            stream.write((String.join(",", COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8));
            for (CityRow row : rows) {
                List<String> cells =
                        row.fields.values().stream().map(RunRow::quoted).toList();
                stream.write((String.join(",", cells) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
