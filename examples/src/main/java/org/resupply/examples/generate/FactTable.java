package org.resupply.examples.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of facts that ships with the library: comma-separated, with a header line. */
final class FactTable {

    private final String name;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    private FactTable(String name) {
        this.name = name;
    }

    /** Reads a table from a stream and closes it; {@code name} is for messages. */
    static FactTable read(String name, InputStream bytes) {
        FactTable table = new FactTable(name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<String> header = split(reader.readLine());
            for (int column = 0; column < header.size(); column++) {
                table.columns.put(header.get(column), column);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = split(line);
                if (cells.size() != header.size()) {
                    throw new IllegalArgumentException("%s, row %s: %s cells where the header has %s."
                            .formatted(name, table.rows.size() + 2, cells.size(), header.size()));
                }
                table.rows.add(cells);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return table;
    }

    Row row(int index) {
        if (index >= rows.size()) {
            throw new IllegalArgumentException("%s has no row %s.".formatted(name, index + 2));
        }
        return new Row(index);
    }

    List<Row> rows() {
        List<Row> all = new ArrayList<>(rows.size());
        for (int index = 0; index < rows.size(); index++) {
            all.add(new Row(index));
        }
        return all;
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : (line == null ? "" : line).toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** One row; cells are asked for by column. */
    final class Row {

        private final int index;

        private Row(int index) {
            this.index = index;
        }

        String text(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException(
                        "The table of facts (%s) has no column (%s).".formatted(name, column));
            }
            return rows.get(index).get(at);
        }

        /** The number in a column; {@code empty} where the cell is empty or the column is not there. */
        double number(String column, double empty) {
            String text = columns.containsKey(column) ? text(column) : "";
            try {
                return text.isEmpty() ? empty : Double.parseDouble(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        "%s, row %s: (%s) in column %s is no number.".formatted(name, index + 2, text, column));
            }
        }

        double number(String column) {
            return number(column, Double.NaN);
        }

        int whole(String column) {
            return (int) Math.round(number(column, 0));
        }
    }
}
