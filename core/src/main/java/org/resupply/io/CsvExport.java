package org.resupply.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resupply.model.Scenario;

/**
 * A scenario as the tables that {@link CsvImport} reads: into a spreadsheet, and back.
 *
 * <p>Every table has all its columns, with headers and constants in one language, so that it can be filled in. What tables cannot
 * hold stays in {@code scenario.json}. A text that a spreadsheet would take for a formula gets an apostrophe in front, which
 * the import takes off again.
 */
public final class CsvExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CsvExport() {}

    /**
     * Writes a scenario's tables and its {@code scenario.json} into a folder, each file whole or not at all.
     *
     * @param chinese whether headers and constants are in Chinese rather than in English
     * @throws UncheckedIOException when something cannot be written
     */
    public static void write(Scenario scenario, Path folder, boolean chinese) {
        try {
            ObjectNode rest = (ObjectNode) JSON.readTree(ScenarioJson.toJson(scenario));
            for (Map.Entry<String, CsvColumns> table : CsvColumns.byList().entrySet()) {
                JsonNode list = rest.path(table.getKey());
                if (fits(list, table.getValue())) {
                    write(folder.resolve(CsvColumns.file(table.getKey())), lines(list, table.getValue(), chinese));
                    rest.remove(table.getKey());
                }
            }
            write(
                    folder.resolve("scenario.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rest) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(Path file, String text) {
        WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the columns of a table hold all that its records have, in cells that are read as they are written. */
    private static boolean fits(JsonNode list, CsvColumns table) {
        Set<String> fields =
                table.columns().stream().map(column -> column.field().name()).collect(Collectors.toSet());
        for (JsonNode item : list) {
            for (Map.Entry<String, JsonNode> field : item.properties()) {
                if (!fields.contains(field.getKey()) || !isPlain(field.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPlain(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().equals(value.asText().strip());
        }
        for (JsonNode part : value) {
            if (!isPlain(part) || value.isArray() && part.asText().matches(".*[|、].*")) {
                return false;
            }
        }
        return true;
    }

    private static String lines(JsonNode list, CsvColumns table, boolean chinese) {
        List<CsvColumns.Column> columns = new ArrayList<>();
        StringBuilder text = new StringBuilder("\uFEFF");
        for (CsvColumns.Column column : table.columns()) {
            if (!column.isOpen()) {
                columns.add(column);
                continue;
            }
            Set<String> keys = new TreeSet<>();
            list.forEach(item -> item.path(column.field().name()).fieldNames().forEachRemaining(keys::add));
            for (String key : keys) {
                columns.add(table.of((chinese ? column.chinese() : column.header()) + key)
                        .orElseThrow());
            }
        }
        text.append(columns.stream()
                .map(column -> quoted(header(column, chinese)))
                .collect(Collectors.joining(",", "", "\r\n")));
        for (JsonNode item : list) {
            text.append(columns.stream()
                    .map(column -> quoted(cell(item, column, chinese)))
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
        return text.toString();
    }

    /** The header of a column; an open one's is already in the language asked for, with its key. */
    private static String header(CsvColumns.Column column, boolean chinese) {
        return chinese && !column.header().contains(".") ? column.chinese() : column.header();
    }

    private static String cell(JsonNode item, CsvColumns.Column column, boolean chinese) {
        JsonNode value = item.path(column.field().name());
        if (!column.part().isEmpty()) {
            value = value.path(column.part());
        } else if (value.isObject()) {
            return "";
        }
        if (!value.isArray()) {
            return word(value, column, chinese);
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(word(part, column, chinese)));
        return String.join("|", parts);
    }

    private static String word(JsonNode value, CsvColumns.Column column, boolean chinese) {
        if (chinese && value.isBoolean()) {
            return value.asBoolean() ? "是" : "否";
        }
        Kind kind = column.holds().kind();
        return chinese && value.isTextual() && (kind == Kind.CHOICE || kind == Kind.CHOICES)
                ? ChineseHeaders.words(column.holds().choices())
                        .get(value.asText())
                        .get(0)
                : value.asText();
    }

    private static String quoted(String plain) {
        String cell = FormulaGuard.with(plain);
        return cell.matches("(?s).*[,\"\r\n;\t].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
