package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resupply.model.Name;

/**
 * Writes records as JSON by their shapes, in one form only: fields in the records' order, defaults left out, sets and
 * maps sorted unless their order means something, whole numbers without a point.
 */
final class RecordWriter {
    private static final double EXACT = 1L << 53;

    private final JsonGenerator json;
    private final WireTime time;
    private final Layout layout;

    /**
     * A writer to this stream.
     *
     * @param layout the lines of a file for people; {@code null} for none
     */
    RecordWriter(JsonGenerator json, WireTime time, Layout layout) {
        this.json = json;
        this.time = time;
        this.layout = layout;
    }

    /** Writes the fields of a record into the object that has begun. */
    void fields(Shape<?> shape, Record holder) throws IOException {
        for (Field field : shape.fields()) {
            Object value = Shape.value(field, holder);
            if (value != null && (field.required() || !value.equals(field.absent()))) {
                json.writeFieldName(field.name());
                value(field, value);
            }
        }
    }

    /** Writes the value of a field, whether it is the default or not. */
    void value(Field field, Object value) throws IOException {
        switch (field.kind()) {
            case TEXT -> json.writeString((String) value);
            case INT -> json.writeNumber((Integer) value);
            case LONG -> json.writeNumber((Long) value);
            case NUMBER -> number((Double) value);
            case FLAG -> json.writeBoolean((Boolean) value);
            case INSTANT -> json.writeString(time.instantText((Integer) value));
            case CLOCK -> json.writeString(WireTime.clockText((Integer) value));
            case DAY -> json.writeNumber((Integer) value);
            case LAST_DAY -> lastDay((Integer) value);
            case DATE -> json.writeString(value.toString());
            case NAME -> name((Name) value);
            case CHOICE -> json.writeString(((Enum<?>) value).name());
            case CHOICES -> choices(field, (Set<?>) value);
            case TEXTS -> texts((List<?>) value);
            case TEXT_SET -> texts(new TreeSet<>((Set<?>) value));
            case COUNTS, AMOUNTS_BY_CHOICE -> amounts(new TreeMap<>((Map<?, ?>) value));
            case AMOUNTS -> amounts((Map<?, ?>) value);
            case MATRIX -> matrix((int[][]) value);
            case PART -> {
                lines(field);
                part(field.part(), (Record) value);
            }
            case PARTS -> parts(field, (List<?>) value);
        }
    }

    /** A date; a day so far away that its year has more than four digits keeps its number. */
    private void lastDay(int day) throws IOException {
        String date = time.dayText(day);
        if (date.length() == WireTime.DATE_LENGTH) {
            json.writeString(date);
        } else {
            json.writeNumber(day);
        }
    }

    private void number(double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) <= EXACT && !(number == 0 && 1 / number < 0)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    private void name(Name name) throws IOException {
        if (name.zh().equals(name.en())) {
            json.writeString(name.zh());
            return;
        }
        json.writeStartObject();
        json.writeStringField("zh", name.zh());
        json.writeStringField("en", name.en());
        json.writeEndObject();
    }

    private void choices(Field field, Set<?> set) throws IOException {
        json.writeStartArray();
        for (Enum<?> constant : field.choices().getEnumConstants()) {
            if (set.contains(constant)) {
                json.writeString(constant.name());
            }
        }
        json.writeEndArray();
    }

    private void texts(Iterable<?> texts) throws IOException {
        json.writeStartArray();
        for (Object text : texts) {
            json.writeString((String) text);
        }
        json.writeEndArray();
    }

    private void amounts(Map<?, ?> amounts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : amounts.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            if (entry.getValue() instanceof Double amount) {
                number(amount);
            } else {
                json.writeNumber((Integer) entry.getValue());
            }
        }
        json.writeEndObject();
    }

    private void matrix(int[][] rows) throws IOException {
        if (layout != null) {
            layout.nextInLines();
        }
        json.writeStartArray();
        for (int[] row : rows) {
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
    }

    private void part(Shape<?> shape, Record part) throws IOException {
        json.writeStartObject();
        fields(shape, part);
        json.writeEndObject();
    }

    private void parts(Field field, List<?> parts) throws IOException {
        lines(field);
        json.writeStartArray();
        for (Object part : parts) {
            part(field.part(), (Record) part);
        }
        json.writeEndArray();
    }

    private void lines(Field field) {
        if (layout != null && field.lines()) {
            layout.nextInLines();
        }
    }
}
