package org.resupply.benchmarks.instances;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.geo.Geodesy;

/** One JSON object of a file whose fields are all accounted for: a field that is unknown or not supported is refused by name. */
final class JsonFields {
    private final String file;
    private final String path;
    private final JsonNode node;

    /**
     * @param known fields that are read
     * @param unsupported fields that the format has but a problem here cannot say, each with advice
     */
    JsonFields(String file, String path, JsonNode node, Set<String> known, Map<String, String> unsupported) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw fault("The value of (%s) must be an object.".formatted(path));
        }
        for (var field : node.properties()) {
            String name = path(field.getKey());
            if (unsupported.containsKey(field.getKey())) {
                throw fault(
                        "The field (%s) is not supported.\nMaybe %s?".formatted(name, unsupported.get(field.getKey())));
            }
            if (!known.contains(field.getKey())) {
                throw fault("The field (%s) is not known.".formatted(name));
            }
        }
    }

    MalformedInstanceException fault(String what) {
        return new MalformedInstanceException(file, what);
    }

    /** A field as messages name it. */
    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A field as it stands, for reports; null where there is none. */
    JsonNode raw(String field) {
        return node.get(field);
    }

    /** Text, or the fallback. */
    String text(String field, String fallback) {
        if (!has(field)) {
            return fallback;
        }
        if (!node.get(field).isTextual()) {
            throw fault("The field (%s) must be text.".formatted(path(field)));
        }
        return node.get(field).asText();
    }

    /** A whole number in a range, or the fallback. */
    long whole(String field, long least, long most, long fallback) {
        return has(field) ? whole(path(field), node.get(field), least, most) : fallback;
    }

    /** A whole number in a range that must be there. */
    long whole(String field, long least, long most) {
        if (!has(field)) {
            throw fault("The field (%s) is missing.".formatted(path(field)));
        }
        return whole(path(field), node.get(field), least, most);
    }

    private long whole(String where, JsonNode value, long least, long most) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw fault("The value (%s) of (%s) must be a whole number.".formatted(value, where));
        }
        long number = value.asLong();
        if (number < least || number > most) {
            throw fault("The value (%s) of (%s) must be from %s to %s.".formatted(number, where, least, most));
        }
        return number;
    }

    /** A number above a bound and up to another, or the fallback. */
    double number(String field, double above, double most, double fallback) {
        if (!has(field)) {
            return fallback;
        }
        double number = node.get(field).asDouble(Double.NaN);
        if (!node.get(field).isNumber() || !(number > above && number <= most)) {
            throw fault("The value (%s) of (%s) must be above %s and at most %s."
                    .formatted(node.get(field), path(field), above, most));
        }
        return number;
    }

    /** Whole numbers of a list, empty where there is none. */
    long[] list(String field, long least, long most) {
        if (!has(field)) {
            return new long[0];
        }
        return list(path(field), node.get(field), least, most);
    }

    private long[] list(String where, JsonNode values, long least, long most) {
        if (!values.isArray()) {
            throw fault("The field (%s) must be a list.".formatted(where));
        }
        long[] list = new long[values.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = whole("%s[%s]".formatted(where, i), values.get(i), least, most);
        }
        return list;
    }

    /** Longitude and latitude, in degrees, that must be there. */
    double[] position(String field) {
        JsonNode values = node.get(field);
        if (values == null
                || !values.isArray()
                || values.size() != 2
                || !values.get(0).isNumber()
                || !values.get(1).isNumber()
                || !Geodesy.isPosition(values.get(0).asDouble(), values.get(1).asDouble())) {
            throw fault("The field (%s) must be a longitude and a latitude in degrees, and is (%s)."
                    .formatted(path(field), values));
        }
        return new double[] {values.get(0).asDouble(), values.get(1).asDouble()};
    }

    /** A list of lists of whole numbers; empty where there is none. */
    List<long[]> lists(String field, long least, long most) {
        List<long[]> lists = new ArrayList<>();
        if (!has(field)) {
            return lists;
        }
        if (!node.get(field).isArray()) {
            throw fault("The field (%s) must be a list.".formatted(path(field)));
        }
        for (JsonNode entry : node.get(field)) {
            lists.add(list("%s[%s]".formatted(path(field), lists.size()), entry, least, most));
        }
        return lists;
    }

    /** The objects of a list, or of one field. */
    JsonFields object(String field, Set<String> known, Map<String, String> unsupported) {
        if (!has(field)) {
            throw fault("The field (%s) is missing.".formatted(path(field)));
        }
        return new JsonFields(file, path(field), node.get(field), known, unsupported);
    }

    /** The objects of a list; empty where there is none. */
    List<JsonFields> objects(String field, Set<String> known, Map<String, String> unsupported) {
        List<JsonFields> objects = new ArrayList<>();
        if (!has(field)) {
            return objects;
        }
        if (!node.get(field).isArray()) {
            throw fault("The field (%s) must be a list.".formatted(path(field)));
        }
        for (JsonNode entry : node.get(field)) {
            objects.add(
                    new JsonFields(file, "%s[%s]".formatted(path(field), objects.size()), entry, known, unsupported));
        }
        return objects;
    }

    /** The names of the fields. */
    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Override
    public String toString() {
        return path;
    }
}
