package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.resupply.model.Lot;

/**
 * What the schemas and the tables of the format's documentation must say, made from the shapes, from the records' own
 * documentation (for the meaning of each field) and from the samples (for an example of each field).
 */
final class FormatFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path SOURCES = Path.of("src/main/java/org/resupply");
    private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";

    private FormatFiles() {}

    /** The JSON Schema of a kind of file. */
    static String schema(String kind, List<Shape<?>> shapes) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:resupply:" + kind + ":1");
        schema.put("title", "Resupply " + kind + ", format version 1");
        ObjectNode whole = object(shapes.get(0));
        ObjectNode properties = JSON.createObjectNode();
        properties
                .putObject("format")
                .put("const", "resupply-" + kind + "/1")
                .put("description", "the format and its version");
        ArrayNode required = JSON.createArrayNode().add("format");
        if (kind.equals("scenario")) {
            ObjectNode coordinates = properties.putObject("coordinates");
            coordinates.putArray("enum").add("WGS-84").add("GCJ-02");
            coordinates.put("default", "WGS-84");
            coordinates.put(
                    "description", "the system of all coordinates in this file; GCJ-02 is converted on reading");
        } else {
            properties
                    .putObject("start")
                    .put("type", "string")
                    .put("pattern", "^" + DATE + "$")
                    .put("description", "the date of day 0, local time");
            required.add("start");
        }
        properties.setAll((ObjectNode) whole.get("properties"));
        required.addAll((ArrayNode) whole.get("required"));
        whole.set("properties", properties);
        whole.set("required", required);
        schema.setAll(whole);
        ObjectNode defs = schema.putObject("$defs");
        ObjectNode name = defs.putObject("Name");
        name.put("description", "what people call a thing: one text, or one in Chinese and one in English");
        ArrayNode forms = name.putArray("oneOf");
        forms.addObject().put("type", "string").put("pattern", "\\S");
        ObjectNode both = forms.addObject().put("type", "object");
        both.putObject("properties").putObject("zh").put("type", "string");
        ((ObjectNode) both.get("properties")).putObject("en").put("type", "string");
        both.put("additionalProperties", false).put("minProperties", 1);
        shapes.stream().skip(1).forEach(shape -> defs.set(title(shape), object(shape)));
        return text(schema) + "\n";
    }

    /** The table of the documentation for one record. */
    static String table(Shape<?> shape) {
        Map<String, String> meanings = meanings(shape.type());
        Map<String, String> examples = examples(shape);
        StringBuilder table = new StringBuilder(
                "| field | holds | unit | when left out | meaning | example |\n| --- | --- | --- | --- | --- | --- |\n");
        for (Field field : shape.fields()) {
            String example = examples.get(field.name());
            if (example == null) {
                throw new AssertionError("The samples show no " + title(shape) + "." + field.name());
            }
            table.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(holds(field))
                    .append(" | ")
                    .append(unit(field))
                    .append(" | ")
                    .append(field.required() ? "**must be given**" : absent(shape, field))
                    .append(" | ")
                    .append(meanings.get(field.name()))
                    .append(" | `")
                    .append(example.replace("|", "\\|"))
                    .append("` |\n");
        }
        return table.toString();
    }

    /** The columns of all tables of an import. */
    static String columns() {
        StringBuilder text = new StringBuilder();
        CsvColumns.byList().forEach((list, table) -> {
            text.append("### ")
                    .append(CsvColumns.file(list))
                    .append("\n\n")
                    .append("Fills `")
                    .append(list)
                    .append("`, see [")
                    .append(title(table.shape()))
                    .append("](#")
                    .append(title(table.shape()).toLowerCase(Locale.ROOT))
                    .append(").\n\n")
                    .append("| column | 中文 | holds | |\n| --- | --- | --- | --- |\n");
            for (CsvColumns.Column column : table.columns()) {
                boolean name = column.field().kind() == Kind.NAME;
                String key = column.isOpen() ? "*class*" : "";
                text.append("| `")
                        .append(column.header())
                        .append("`")
                        .append(key)
                        .append(" | ")
                        .append(column.chinese())
                        .append(key)
                        .append(" | ")
                        .append(
                                name
                                        ? "text"
                                        : column.field().kind() == Kind.PART
                                                        || column.part().isEmpty() && !column.isOpen()
                                                ? holds(column.holds())
                                                : "number")
                        .append(" | ")
                        .append(column.required() ? (name ? "one of the names must be given" : "must be given") : "")
                        .append(" |\n");
            }
            text.append("\n");
        });
        return text.append(words()).toString();
    }

    /** The Chinese words that may stand for constants in cells. */
    private static String words() {
        StringBuilder text = new StringBuilder("""
                ### Chinese words in cells

                For the constants of a column any of these words may stand; 是 and 否 for `true` and `false`.

                | 中文 | constant |
                | --- | --- |
                """);
        Set<Class<?>> told = new HashSet<>();
        for (CsvColumns table : CsvColumns.byList().values()) {
            for (CsvColumns.Column column : table.columns()) {
                if (column.part().isEmpty()
                        && column.holds().choices() != null
                        && told.add(column.holds().choices())) {
                    ChineseHeaders.words(column.holds().choices())
                            .forEach((constant, words) -> text.append("| ")
                                    .append(String.join(", ", words))
                                    .append(" | `")
                                    .append(constant)
                                    .append("` |\n"));
                }
            }
        }
        return text.append("\n").toString();
    }

    static String title(Shape<?> shape) {
        return shape.type().getSimpleName();
    }

    /** What the record itself is, the first sentence of its documentation. */
    static String about(Shape<?> shape) {
        Matcher comment = Pattern.compile(
                        "/\\*\\*(?:(?!\\*/).)*?\\*/\\s*public record " + title(shape) + "\\(", Pattern.DOTALL)
                .matcher(source(shape.type()));
        if (!comment.find()) {
            throw new AssertionError("No documentation of " + shape.type());
        }
        String text = plain(comment.group().replaceFirst("/\\*\\*", ""));
        return text.substring(0, text.indexOf('.') + 1);
    }

    private static ObjectNode object(Shape<?> shape) {
        Map<String, String> meanings = meanings(shape.type());
        ObjectNode object = JSON.createObjectNode();
        object.put("type", "object").put("description", about(shape));
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (Field field : shape.fields()) {
            ObjectNode property = property(field);
            property.put("description", meanings.get(field.name()));
            JsonNode absent = field.required() ? null : absentNode(field);
            if (absent != null) {
                property.set("default", absent);
            }
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return object.put("additionalProperties", false);
    }

    private static ObjectNode property(Field field) {
        ObjectNode node = JSON.createObjectNode();
        switch (field.kind()) {
            case TEXT -> {
                node.put("type", "string");
                if (field.required()) {
                    node.put("pattern", "\\S");
                }
            }
            case INT, LONG -> bounded(node.put("type", "integer"), field);
            case NUMBER -> bounded(node.put("type", "number"), field);
            case FLAG -> node.put("type", "boolean");
            case INSTANT -> node.put("type", "string").put("pattern", "^" + DATE + "T" + CLOCK + "$");
            case CLOCK -> node.put("type", "string").put("pattern", "^(" + CLOCK + "|24:00(:00)?)$");
            case DAY, LAST_DAY -> {
                ArrayNode forms = node.putArray("oneOf");
                ObjectNode number = forms.addObject().put("type", "integer");
                if (field.kind() == Kind.DAY) {
                    number.put("minimum", 0);
                }
                forms.addObject().put("type", "string").put("pattern", "^" + DATE + "$");
            }
            case DATE -> node.put("type", "string").put("pattern", "^" + DATE + "$");
            case NAME -> node.put("$ref", "#/$defs/Name");
            case CHOICE -> names(node.putArray("enum"), field);
            case CHOICES ->
                names(
                        node.put("type", "array")
                                .put("uniqueItems", true)
                                .putObject("items")
                                .putArray("enum"),
                        field);
            case TEXTS, TEXT_SET ->
                node.put("type", "array")
                        .put("uniqueItems", true)
                        .putObject("items")
                        .put("type", "string")
                        .put("pattern", "\\S");
            case COUNTS ->
                bounded(
                        node.put("type", "object")
                                .putObject("additionalProperties")
                                .put("type", "integer"),
                        field);
            case AMOUNTS ->
                bounded(
                        node.put("type", "object")
                                .putObject("additionalProperties")
                                .put("type", "number"),
                        field);
            case AMOUNTS_BY_CHOICE -> {
                names(node.put("type", "object").putObject("propertyNames").putArray("enum"), field);
                bounded(node.putObject("additionalProperties").put("type", "number"), field);
            }
            case MATRIX ->
                bounded(
                        node.put("type", "array")
                                .putObject("items")
                                .put("type", "array")
                                .putObject("items")
                                .put("type", "integer"),
                        field);
            case PART -> node.put("$ref", "#/$defs/" + title(field.part()));
            case PARTS -> node.put("type", "array").putObject("items").put("$ref", "#/$defs/" + title(field.part()));
        }
        return node;
    }

    private static void names(ArrayNode names, Field field) {
        for (Enum<?> constant : field.choices().getEnumConstants()) {
            names.add(constant.name());
        }
    }

    private static void bounded(ObjectNode number, Field field) {
        if (field.least() > Long.MIN_VALUE) {
            String least = field.above() ? "exclusiveMinimum" : "minimum";
            if (field.least() == Math.rint(field.least())) {
                number.put(least, (long) field.least());
            } else {
                number.put(least, field.least());
            }
        }
        if (field.most() <= Integer.MAX_VALUE) {
            number.put("maximum", (long) field.most());
        }
    }

    /** The default as it would be written; {@code null} where none can be, as for an infinite number. */
    private static JsonNode absentNode(Field field) {
        Object absent = field.absent();
        boolean endless = absent == null
                || absent.equals(Double.POSITIVE_INFINITY)
                || absent.equals(Long.MAX_VALUE)
                || absent.equals(Lot.NEVER);
        return endless ? null : node(field, absent);
    }

    private static String absent(Shape<?> shape, Field field) {
        if (field.absent() == null) {
            boolean hasId =
                    shape.fields().stream().anyMatch(other -> other.name().equals("id"));
            return field.kind() == Kind.NAME && hasId ? "the id" : "none";
        }
        JsonNode absent = absentNode(field);
        if (absent == null) {
            return field.kind() == Kind.LAST_DAY ? "never" : "no limit";
        }
        if (field.kind() == Kind.PART && absent.isEmpty()) {
            return "the usual, see below";
        }
        if (absent.isEmpty()
                && (absent.isContainerNode() || absent.isTextual())
                && absent.asText().isEmpty()) {
            return absent.isContainerNode() ? "none" : "empty";
        }
        String text = absent.toString();
        return text.length() > 60 ? "the usual, see below" : "`" + text + "`";
    }

    private static String holds(Field field) {
        return switch (field.kind()) {
            case TEXT -> "text";
            case INT, LONG -> "whole number" + limits(field);
            case NUMBER -> "number" + limits(field);
            case FLAG -> "`true` or `false`";
            case INSTANT -> "local date and time";
            case CLOCK -> "time of day";
            case DAY -> "day's number, or date";
            case LAST_DAY -> "date, or day's number";
            case DATE -> "date";
            case NAME -> "[name](#names)";
            case CHOICE -> "one of " + Choices.listed(field.choices());
            case CHOICES -> "list of " + Choices.listed(field.choices());
            case TEXTS, TEXT_SET -> "list of texts";
            case COUNTS -> "whole numbers by text";
            case AMOUNTS -> "numbers by text";
            case AMOUNTS_BY_CHOICE -> "numbers by " + Choices.listed(field.choices());
            case MATRIX -> "rows of whole numbers, " + field.bounds();
            case PART -> link(field);
            case PARTS -> "list of " + link(field);
        };
    }

    private static String link(Field field) {
        String title = title(field.part());
        return "[" + title + "](#" + title.toLowerCase(Locale.ROOT) + ")";
    }

    private static String limits(Field field) {
        return field.least() <= Long.MIN_VALUE ? "" : ", " + field.bounds();
    }

    private static String unit(Field field) {
        String name = field.name();
        return switch (field.kind()) {
            case INT, LONG, NUMBER, COUNTS, AMOUNTS, AMOUNTS_BY_CHOICE, MATRIX ->
                UNITS.entrySet().stream()
                        .filter(rule ->
                                Pattern.compile(rule.getKey()).matcher(name).find())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("–");
            default -> "–";
        };
    }

    private static final Map<String, String> UNITS = units();

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("KgPerDay$", "kg a day");
        units.put("[sS]econdsPerTonne$", "s a tonne");
        units.put("[sS]econdsPerDay$|^maxSecondsPerDay$", "s a day");
        units.put("costPerTonne", "minor units of money a tonne");
        units.put("costPerKm", "minor units of money a km");
        units.put("costPerHour", "minor units of money an hour");
        units.put("contactPrice", "minor units of money a contact");
        units.put("^price$|[cC]ost$|^costMore$", "minor units of money");
        units.put("unitsPerPersonDay", "units a person a day");
        units.put("Kg$|^kg$|KgBefore$|KgAfter$", "kg");
        units.put("[vV]olumeL$", "litres");
        units.put("[sS]econds$|^stages$", "s");
        units.put("^metres$|M$", "m");
        units.put("KmBelow$", "km");
        units.put("speedKmh", "km/h");
        units.put("^lon$|^lat$", "degrees");
        units.put("Days$|^days$|^lateDays$", "days");
        units.put("^quantity$|Units$", "units of the commodity");
        units.put("^population$|^people$", "people");
        units.put("Bytes$", "bytes");
        units.put("PerDay$", "a day");
        return units;
    }

    /** For each field the shortest way in which the samples write it when it is not left out. */
    private static Map<String, String> examples(Shape<?> shape) {
        List<Record> found = new ArrayList<>();
        find(Shapes.SCENARIO, Samples.scenario(), shape, found);
        find(Shapes.OVERLAY, Samples.overlay(), shape, found);
        find(Shapes.PLAN, Samples.plan(), shape, found);
        find(Shapes.PLAN_DIFF, Samples.planDiff(), shape, found);
        find(Shapes.EXPLANATION, Samples.explanation(), shape, found);
        Map<String, String> examples = new HashMap<>();
        for (Record holder : found) {
            for (Field field : shape.fields()) {
                Object value = Shape.value(field, holder);
                if (value != null && (field.required() || !value.equals(field.absent()))) {
                    String text = shortened(node(field, value));
                    examples.merge(field.name(), text, (a, b) -> a.length() <= b.length() ? a : b);
                }
            }
        }
        return examples;
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60
                ? text
                : node.isArray() ? "[ … ]" : node.isObject() ? "{ … }" : text.substring(0, 20) + "…\"";
    }

    private static void find(Shape<?> in, Record holder, Shape<?> wanted, List<Record> found) {
        if (in == wanted) {
            found.add(holder);
        }
        for (Field field : in.fields()) {
            Object value = Shape.value(field, holder);
            if (value instanceof Record part && field.kind() == Kind.PART) {
                find(field.part(), part, wanted, found);
            } else if (value instanceof List<?> parts && field.kind() == Kind.PARTS) {
                parts.forEach(part -> find(field.part(), (Record) part, wanted, found));
            }
        }
    }

    private static JsonNode node(Field field, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonFile.generator(bytes)) {
            new RecordWriter(json, new WireTime(Samples.START), null).value(field, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        try {
            return JSON.readTree(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The meaning of each field: what the record's documentation says, in the words of the file. */
    private static Map<String, String> meanings(Class<?> type) {
        String source = source(type);
        Matcher header =
                Pattern.compile("public record " + type.getSimpleName() + "\\(").matcher(source);
        if (!header.find()) {
            throw new AssertionError("No record " + type);
        }
        String before = source.substring(0, header.start());
        String comment = before.substring(before.lastIndexOf("/**"));
        Map<String, String> meanings = new HashMap<>();
        Matcher param = Pattern.compile("@param (\\w+) ((?:(?!@param|@return|\\*/).)*)", Pattern.DOTALL)
                .matcher(comment);
        while (param.find()) {
            meanings.put(param.group(1), plain(param.group(2)));
        }
        return meanings;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("@param.*", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\{@link (?:Lot)?#NEVER\\}", "left out")
                .replaceAll("\\{@link (?:Integer|Long)#MAX_VALUE\\}", "left out")
                .replaceAll("\\{@link(?:plain)? [\\w.#]+ ([^}]+)\\}", "$1")
                .replaceAll("\\{@link #?([\\w.#]+)\\}", "$1")
                .replaceAll("\\{@code null\\}", "left out")
                .replaceAll("\\{@code ([^}]+)\\}", "$1")
                .replaceAll("\\binfinite\\b", "left out")
                .replaceAll("^\\s*(?:last |first )?[sS]econd (at|until|by) which", "when|$1")
                .replace("when|at", "when")
                .replace("when|until", "until when")
                .replaceAll("\\s+", " ")
                .replace("|", "/")
                .trim();
    }

    private static String source(Class<?> type) {
        Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        String folder = outer.getPackageName().substring(outer.getPackageName().lastIndexOf('.') + 1);
        try {
            return Files.readString(
                    SOURCES.resolve(folder).resolve(outer.getSimpleName() + ".java"), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
