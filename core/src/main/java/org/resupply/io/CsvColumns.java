package org.resupply.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns in which the records of a shape stand in a table: one for each field, and several for a field that holds a point,
 * hours, a name in two languages or an amount for each storage class.
 *
 * <p>Headers are compared without case, blanks, hyphens, underscores and dots; each column has a Chinese header too.
 */
final class CsvColumns {
    private final Shape<?> shape;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Column> byHeader = new HashMap<>();

    /**
     * One column.
     *
     * @param header its header as it is documented; ends in a dot when the rest of the header is a key, such as a class's id
     * @param chinese the same in Chinese
     * @param field the field it fills, or fills in part
     * @param part the part of the field it fills: a field of the record in it, a language or a constant; empty for the whole
     * @param holds the field whose kind tells how a cell is read
     */
    record Column(String header, String chinese, Field field, String part, Field holds) {

        boolean required() {
            return field.required() && holds.required();
        }

        boolean isOpen() {
            return header.endsWith(".");
        }
    }

    CsvColumns(Shape<?> shape) {
        this.shape = shape;
        for (Field field : shape.fields()) {
            switch (field.kind()) {
                case PART -> parts(field);
                case NAME -> {
                    add(field.name(), field, "", field);
                    add(field.name() + "Zh", field, "zh", field);
                    add(field.name() + "En", field, "en", field);
                }
                case AMOUNTS_BY_CHOICE -> {
                    for (Enum<?> constant : field.choices().getEnumConstants()) {
                        add(field.name() + capital(constant.name()), field, constant.name(), field);
                    }
                }
                case COUNTS -> add(field.name() + ".", field, "", field);
                case PARTS, MATRIX, AMOUNTS -> {
                    // Lists and maps of records do not fit into a cell; they stay in the JSON file.
                }
                default -> add(field.name(), field, "", field);
            }
        }
    }

    List<Column> columns() {
        return columns;
    }

    Shape<?> shape() {
        return shape;
    }

    /** The column that a header names; for an open column with the key in the part. */
    Optional<Column> of(String header) {
        String plain = plain(header);
        Column column = byHeader.get(plain);
        if (column != null) {
            return Optional.of(column);
        }
        int dot = header.indexOf('.');
        Column open = dot < 0 ? null : byHeader.get(plain(header.substring(0, dot)) + ".");
        return open == null || header.length() == dot + 1
                ? Optional.empty()
                : Optional.of(new Column(
                        header.trim(),
                        open.chinese,
                        open.field,
                        header.substring(dot + 1).trim(),
                        open.holds));
    }

    private void parts(Field field) {
        if (field.part().fields().stream().anyMatch(inner -> inner.kind() == Kind.PARTS || inner.kind() == Kind.PART)) {
            return;
        }
        boolean plain = field.part() == Shapes.POINT || field.name().equals("hours");
        for (Field inner : field.part().fields()) {
            String header = plain ? inner.name() : field.name() + capital(inner.name());
            add(header, field, inner.name(), inner);
        }
    }

    private void add(String header, Field field, String part, Field holds) {
        String chinese = ChineseHeaders.of(shape.type(), header);
        Column column = new Column(header, chinese, field, part, holds);
        columns.add(column);
        byHeader.put(plain(header) + (column.isOpen() ? "." : ""), column);
        byHeader.put(plain(chinese) + (column.isOpen() ? "." : ""), column);
    }

    private static String plain(String header) {
        StringBuilder plain = new StringBuilder(header.length());
        header.codePoints()
                .filter(c -> Character.isLetterOrDigit(c))
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String capital(String name) {
        String lower = name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** The tables that an import knows: the file's name and the list of the scenario it fills, in the documentation's order. */
    static Map<String, CsvColumns> byList() {
        Map<String, CsvColumns> tables = new LinkedHashMap<>();
        tables.put("zones", new CsvColumns(Shapes.ZONE));
        tables.put("facilities", new CsvColumns(Shapes.FACILITY));
        tables.put("commodities", new CsvColumns(Shapes.COMMODITY));
        tables.put("lots", new CsvColumns(Shapes.LOT));
        tables.put("demands", new CsvColumns(Shapes.DEMAND));
        tables.put("transportRequests", new CsvColumns(Shapes.TRANSPORT_REQUEST));
        tables.put("needs", new CsvColumns(Shapes.NEED));
        tables.put("vehicleTypes", new CsvColumns(Shapes.VEHICLE_TYPE));
        tables.put("fleets", new CsvColumns(Shapes.FLEET));
        tables.put("lanes", new CsvColumns(Shapes.LANE));
        tables.put("pairings", new CsvColumns(Shapes.PAIRING));
        tables.put("reserves", new CsvColumns(Shapes.RESERVE));
        return tables;
    }

    /** The file in which a list of the scenario stands. */
    static String file(String list) {
        return switch (list) {
            case "lots" -> "stock.csv";
            case "demands" -> "demand.csv";
            case "fleets" -> "vehicles.csv";
            case "transportRequests" -> "transport_requests.csv";
            case "vehicleTypes" -> "vehicle_types.csv";
            default -> list + ".csv";
        };
    }
}
