package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Scenario;

/**
 * Scenarios from the tables that planners keep in spreadsheets: a folder with {@code zones.csv}, {@code facilities.csv},
 * {@code stock.csv}, {@code demand.csv}, {@code vehicles.csv} and some more, and a {@code scenario.json} for the rest.
 *
 * <p>{@code scenario.json} is an ordinary scenario file without the lists that stand in tables. The columns of each table are
 * explained in {@code docs/format.md}.
 */
public final class CsvImport {
    private static final String BASE = "scenario.json";
    /** Tables that must have rows where they are there: all others name what stands in them. */
    private static final Set<String> NEVER_EMPTY = Set.of("zones", "commodities");

    private static final Pattern ENTRY = Pattern.compile("\\$\\.(\\w+)\\[(\\d+)\\](?:\\.(.*))?");

    private CsvImport() {}

    /**
     * A scenario that stood in a folder's tables.
     *
     * @param scenario the scenario
     * @param rows how many rows each table had, by file, in the order of the documentation
     * @param unread a warning for each file of the folder that was not read
     */
    public record Imported(Scenario scenario, Map<String, Integer> rows, List<Fault> unread) {
        public Imported {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
            unread = List.copyOf(unread);
        }
    }

    /**
     * Reads and checks the scenario that stands in a folder's tables.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it, by file, row and column
     */
    public static Scenario scenario(Path folder) {
        return read(folder).scenario();
    }

    /**
     * Reads and checks the scenario that stands in a folder's tables, and says what was read.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it, by file, row and column; a table under a
     *     name that is not known is wrong
     */
    public static Imported read(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        Findings findings = new Findings(fault -> inFile(fault, tables));
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(BASE))) {
            findings.add(
                    "UNREADABLE",
                    BASE,
                    folder.resolve(BASE).toString(),
                    "Beside the tables there must be this file, with \"format\": \"resupply-scenario/1\", \"id\", \"start\" and"
                            + " \"days\" at least.");
            throw findings.asBadInput(name);
        }
        JsonFile.Source base = JsonFile.Source.of(folder.resolve(BASE));
        List<Fault> unread = UnreadFiles.in(folder, base);
        unread.stream().filter(Fault::refuses).forEach(fault -> {
            findings.add(fault);
            findings.hole();
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonFile.generator(bytes)) {
            json.writeStartObject();
            Set<String> there = copy(base, json, findings);
            for (Map.Entry<String, CsvColumns> entry : CsvColumns.byList().entrySet()) {
                String list = entry.getKey();
                Path file = folder.resolve(CsvColumns.file(list));
                if (!Files.exists(file)) {
                    continue;
                }
                if (there.contains(list)) {
                    findings.add(
                            "DUPLICATE_LIST",
                            "$." + list,
                            list,
                            "This list stands in %s too. One of the two must go.".formatted(file.getFileName()));
                    continue;
                }
                long before = findings.count();
                CsvTable table = new CsvTable(JsonFile.Source.of(file), entry.getValue(), findings);
                tables.put(list, table);
                json.writeFieldName(list);
                table.writeTo(json);
                if (NEVER_EMPTY.contains(list) && table.count() == 0 && findings.count() == before) {
                    findings.add(
                            "NO_ROWS",
                            String.valueOf(file.getFileName()),
                            "",
                            "There is no row below the header. Without %s there is nothing to plan.".formatted(list));
                    findings.hole();
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Scenario scenario = ScenarioJson.read(new JsonFile.Source(name, bytes.toByteArray()), findings);
        Map<String, Integer> rows = new LinkedHashMap<>();
        tables.forEach((list, table) -> rows.put(CsvColumns.file(list), table.count()));
        return new Imported(scenario, rows, unread);
    }

    /** Copies the fields of the JSON file, and answers their names. */
    private static Set<String> copy(JsonFile.Source base, JsonGenerator json, Findings findings) {
        Set<String> names = new HashSet<>();
        try (JsonParser parser = JsonFile.parser(base)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    names.add(parser.currentName());
                    json.copyCurrentEvent(parser);
                    parser.nextToken();
                    json.copyCurrentStructure(parser);
                }
                return names;
            }
        } catch (IOException broken) {
            // The reader of scenarios says what is wrong, and where.
        }
        JsonFile.read(base, Shapes.SCENARIO, ScenarioJson.HEADER, null, point -> point, findings);
        throw findings.asBadInput(BASE);
    }

    /** The same fault by file, row and column; {@code null} for what a missing column causes in every row. */
    private static Fault inFile(Fault fault, Map<String, CsvTable> tables) {
        Matcher entry = ENTRY.matcher(fault.place());
        CsvTable table = entry.matches() ? tables.get(entry.group(1)) : null;
        if (table == null) {
            return fault.place().startsWith("$")
                    ? new Fault(
                            fault.severity(), fault.code(), BASE + " " + fault.place(), fault.value(), fault.message())
                    : fault;
        }
        String field = entry.group(3) == null ? "" : entry.group(3);
        if (fault.code().equals("MISSING") && table.lacks(field)) {
            return null;
        }
        String value = fault.value();
        boolean quoted = fault.code().equals("WRONG_TYPE") && value.length() > 1 && value.startsWith("\"");
        return new Fault(
                fault.severity(),
                fault.code(),
                table.place(Integer.parseInt(entry.group(2)), field),
                quoted ? value.substring(1, value.length() - 1) : value,
                fault.code().equals("UNKNOWN_VALUE")
                        ? table.advice(field, value).orElse(fault.message())
                        : fault.message());
    }
}
