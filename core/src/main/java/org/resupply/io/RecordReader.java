package org.resupply.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.resupply.model.Fault;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.Nearest;

/**
 * Reads records from a stream of JSON tokens by their shapes.
 *
 * <p>Whatever is wrong becomes a finding with its JSON path, and reading goes on: a field that cannot be read is stood in for,
 * so that the indices of lists, and with them the places of later findings, stay true. A stand-in never leaves this package,
 * because an input with findings is refused.
 */
final class RecordReader {
    /** Stands for a text that is missing; nothing has it as its id. */
    static final String STAND_IN = "\uFFFD";

    /** A number as JSON writes it. */
    static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    /** A time with its zone; an offset to the west only after seconds, since 08:30-12:00 means from and to. */
    private static final Pattern ZONED =
            Pattern.compile(".*:[0-9.]+ ?(Z|UTC|GMT|\\+[0-9]{2}:?[0-9]{2}).*|.*:[0-9]{2}:[0-9.]+ ?-[0-9]{2}:?[0-9]{2}");

    private static final Pattern FROM_AND_TO = Pattern.compile(".*:[0-9]{2} ?[-–~] ?[0-9]{1,2}:[0-9]{2}.*");

    /** The day on which spreadsheets begin to count days. */
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    /** The highest number that means a day, some 27 years on: what spreadsheets make of dates of our time is beyond 40,000. */
    private static final int LAST_NUMBERED_DAY = 10_000;

    /** No spreadsheet's number for a date means a day behind this one; a last day may be so far away that it has no date. */
    private static final int LAST_SERIAL = 1_000_000;

    private static final int RECENT = 1 << 13;

    private final JsonParser json;
    private final Findings findings;
    private final WireTime time;
    private final UnaryOperator<GeoPoint> toWgs84;
    private final String[] recent = new String[RECENT];

    /**
     * A reader of this stream.
     *
     * @param time how to count instants; {@code null} when the start is not known, which is a finding already
     * @param toWgs84 what turns the file's coordinates into WGS-84
     */
    RecordReader(JsonParser json, Findings findings, WireTime time, UnaryOperator<GeoPoint> toWgs84) {
        this.json = json;
        this.findings = findings;
        this.time = time;
        this.toWgs84 = toWgs84;
    }

    /**
     * The record that begins at the current token.
     *
     * @param header names of fields that are passed over, because somebody else reads them
     * @return {@code null} when it cannot even be stood in for
     */
    <T extends Record> T read(Shape<T> shape, Set<String> header) throws IOException {
        List<Field> fields = shape.fields();
        Object[] values = new Object[fields.size()];
        boolean[] given = new boolean[values.length];
        long before = findings.count();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            int index = shape.index(name);
            if (index < 0) {
                json.nextToken();
                json.skipChildren();
                if (!header.contains(name)) {
                    unknownField(shape, name, header);
                }
                continue;
            }
            json.nextToken();
            if (given[index]) {
                finding(
                        "DUPLICATE_FIELD",
                        name,
                        "This field stands here twice. Maybe one of the two is another field?");
                json.skipChildren();
            } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
                given[index] = true;
                values[index] = value(fields.get(index));
            }
        }
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            if (values[i] == null) {
                if (field.required() && !given[i]) {
                    findings.add("MISSING", path() + "." + field.name(), "nothing", "This field must be given.");
                }
                values[i] = field.required() ? standIn(field) : field.absent();
                if (field.required() && field.name().equals("id")) {
                    findings.hole();
                }
            }
        }
        return make(shape, values, before);
    }

    private <T extends Record> T make(Shape<T> shape, Object[] values, long before) throws IOException {
        boolean sound = findings.count() == before;
        int closing = sound ? shape.closesBeforeOpening(values) : -1;
        if (closing >= 0) {
            Field field = shape.fields().get(closing);
            boolean hours = field.kind() == Kind.CLOCK;
            findings.add(
                    "CLOSES_BEFORE_OPENING",
                    path() + "." + field.name(),
                    hours ? WireTime.clockText((Integer) values[closing]) : time.instantText((Integer) values[closing]),
                    hours
                            ? "This must come after the time at which it opens."
                            : "This must come after the start, or with it.");
            findings.hole();
            return null;
        }
        try {
            return shape.make(values);
        } catch (IllegalArgumentException | NullPointerException refused) {
            if (sound) {
                findings.add("REFUSED", path(), "{…}", String.valueOf(refused.getMessage()));
            }
            findings.hole();
            return null;
        }
    }

    /** The value of a field at the current token; {@code null}, with a finding, when it is none. */
    private Object value(Field field) throws IOException {
        return switch (field.kind()) {
            case TEXT -> text(field.required());
            case INT -> integer(field);
            case LONG -> whole(field, Long.MAX_VALUE);
            case NUMBER -> number(field);
            case FLAG -> flag();
            case INSTANT -> instant();
            case CLOCK -> clock();
            case DAY, LAST_DAY -> day(field);
            case DATE -> date();
            case NAME -> name();
            case CHOICE -> choice(field.choices());
            case CHOICES -> choices(field);
            case TEXTS -> texts();
            case TEXT_SET -> {
                List<String> list = texts();
                yield list == null ? null : new LinkedHashSet<>(list);
            }
            case COUNTS, AMOUNTS, AMOUNTS_BY_CHOICE -> amounts(field);
            case MATRIX -> matrix(field);
            case PART -> part(field);
            case PARTS -> parts(field);
        };
    }

    private String text(boolean required) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrongType("a text in quotes");
        }
        String text = json.getText();
        if (required && text.isBlank()) {
            finding("MISSING", "\"" + text + "\"", "This field must not be empty.");
            return null;
        }
        return shared(text);
    }

    /** An equal text read not long ago: the same ids stand in many places, and need to be kept only once. */
    private String shared(String text) {
        int slot = (text.hashCode() * 0x9E3779B9) >>> -Integer.numberOfTrailingZeros(RECENT);
        String known = recent[slot];
        if (text.equals(known)) {
            return known;
        }
        recent[slot] = text;
        return text;
    }

    private Integer integer(Field field) throws IOException {
        Long number = whole(field, Integer.MAX_VALUE);
        return number == null ? null : (Integer) number.intValue();
    }

    private Long whole(Field field, long most) throws IOException {
        Long number = wholeNumber(field, most);
        if (number != null && !field.allows(number)) {
            finding("OUT_OF_RANGE", json.getText(), "This number must be " + field.bounds() + ".");
            return null;
        }
        return number;
    }

    private Long wholeNumber(Field field, long most) throws IOException {
        if (json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            double number = json.getDoubleValue();
            if (number == Math.rint(number) && Math.abs(number) < 1L << 53 && Math.abs(number) <= most) {
                return (long) number;
            }
            return Math.abs(number) > most ? tooLarge(field) : wrongType("a whole number");
        }
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return wrongType("a whole number");
        }
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return tooLarge(field);
        }
        long number = json.getLongValue();
        return number > most || number < -most - 1 ? tooLarge(field) : (Long) number;
    }

    private Long tooLarge(Field field) throws IOException {
        finding("OUT_OF_RANGE", json.getText(), "This number must be " + field.bounds() + ", and smaller.");
        return null;
    }

    private Double number(Field field) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT) && !json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return wrongType("a number");
        }
        double number = json.getDoubleValue();
        if (!field.allows(number) || Double.isInfinite(number)) {
            String advice = Double.isInfinite(number)
                    ? " Maybe leave the field out where there is no limit?"
                    : field.name().equals("lat") ? " Maybe longitude and latitude are swapped?" : "";
            finding("OUT_OF_RANGE", json.getText(), "This number must be " + field.bounds() + "." + advice);
            return null;
        }
        return number;
    }

    private Boolean flag() throws IOException {
        if (!json.hasToken(JsonToken.VALUE_TRUE) && !json.hasToken(JsonToken.VALUE_FALSE)) {
            return wrongType("true or false");
        }
        return json.getBooleanValue();
    }

    private Integer instant() throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrongType("a date and time such as \"2022-04-10T08:30\"");
        }
        if (time == null) {
            return null;
        }
        long second = time.instant(json.getText());
        if (second == WireTime.UNREADABLE) {
            String advice = ZONED.matcher(json.getText()).matches()
                    ? " Maybe without the time zone?"
                    : FROM_AND_TO.matcher(json.getText()).matches()
                            ? " Maybe write the end in a field of its own?"
                            : "";
            finding(
                    "BAD_TIME",
                    json.getText(),
                    "This must be a local date and time such as \"2022-04-10T08:30\"." + advice);
            return null;
        }
        if (second < 0 || second > Integer.MAX_VALUE) {
            finding(
                    "OUT_OF_RANGE",
                    json.getText(),
                    second < 0 ? "This lies before the scenario's first day." : "This lies too far in the future.");
            return null;
        }
        return (int) second;
    }

    private Integer clock() throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrongType("a time such as \"07:00\"");
        }
        long second = WireTime.clock(json.getText());
        if (second == WireTime.UNREADABLE) {
            finding("BAD_TIME", json.getText(), "This must be a time between \"00:00\" and \"24:00\".");
            return null;
        }
        return (int) second;
    }

    private Integer day(Field field) throws IOException {
        boolean mayBePast = field.kind() == Kind.LAST_DAY;
        long day;
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            if (time == null) {
                return null;
            }
            day = time.day(json.getText());
            if (day == WireTime.UNREADABLE) {
                finding("BAD_TIME", json.getText(), "This must be a date such as \"2022-04-10\", or a day's number.");
                return null;
            }
        } else {
            Long number = wholeNumber(field, Integer.MAX_VALUE);
            if (number == null) {
                return null;
            }
            day = number;
            if (day > LAST_NUMBERED_DAY && !(mayBePast && day > LAST_SERIAL)) {
                finding(
                        "OUT_OF_RANGE",
                        json.getText(),
                        "A number is a day counted from the scenario's first, and this one is " + day / 365
                                + " years later."
                                + " Maybe a spreadsheet keeps the date %s as this number? Write it as %s."
                                        .formatted(SERIAL_START.plusDays(day), SERIAL_START.plusDays(day)));
                return null;
            }
        }
        if (day < (mayBePast ? Integer.MIN_VALUE : 0) || day > Integer.MAX_VALUE) {
            finding(
                    "OUT_OF_RANGE",
                    json.getText(),
                    "This lies before the scenario's first day, which has the number 0.");
            return null;
        }
        return (int) day;
    }

    private LocalDate date() throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrongType("a date such as \"2022-04-10\"");
        }
        long day = WireTime.epochDay(json.getText());
        if (day == WireTime.UNREADABLE) {
            finding("BAD_TIME", json.getText(), "This must be a date such as \"2022-04-10\".");
            return null;
        }
        return LocalDate.ofEpochDay(day);
    }

    private Name name() throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            String text = text(true);
            return text == null ? null : Name.of(text);
        }
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            return wrongType("a text, or { \"zh\": …, \"en\": … }");
        }
        Map<String, String> byLanguage = new HashMap<>();
        boolean sound = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String language = json.currentName();
            json.nextToken();
            if (!language.equals("zh") && !language.equals("en")) {
                finding("UNKNOWN_FIELD", language, "A name has the fields zh and en.");
                json.skipChildren();
                sound = false;
            } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
                String text = text(false);
                sound &= text != null && byLanguage.put(language, text) == null;
            }
        }
        String zh = byLanguage.getOrDefault("zh", "");
        String en = byLanguage.getOrDefault("en", "");
        if (sound && zh.isBlank() && en.isBlank()) {
            findings.add("MISSING", path(), "{}", "A name must be given in Chinese (zh) or in English (en).");
            return null;
        }
        return zh.isBlank() && en.isBlank() ? null : new Name(zh, en);
    }

    private Enum<?> choice(Class<? extends Enum<?>> choices) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrongType("one of " + Choices.listed(choices));
        }
        Enum<?> constant = Choices.of(choices, json.getText());
        if (constant == null) {
            finding("UNKNOWN_VALUE", json.getText(), Choices.advice(choices, json.getText()));
        }
        return constant;
    }

    private Set<Enum<?>> choices(Field field) throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY)) {
            return wrongType("a list of " + Choices.listed(field.choices()));
        }
        Set<Enum<?>> set = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Enum<?> constant = choice(field.choices());
            if (constant != null && !set.add(constant)) {
                finding("DUPLICATE_ENTRY", constant.name(), "This stands in the list twice.");
            }
        }
        return set;
    }

    private List<String> texts() throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY)) {
            return wrongType("a list of texts");
        }
        Set<String> seen = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String text = text(true);
            if (text != null && !seen.add(text)) {
                finding("DUPLICATE_ENTRY", text, "This stands in the list twice.");
            }
        }
        return List.copyOf(seen);
    }

    private Map<?, ?> amounts(Field field) throws IOException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            return wrongType("an object of numbers, { … }");
        }
        Map<Object, Object> amounts = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            Object constant = key;
            if (field.kind() == Kind.AMOUNTS_BY_CHOICE) {
                constant = Choices.of(field.choices(), key);
                if (constant == null) {
                    finding("UNKNOWN_VALUE", key, Choices.advice(field.choices(), key));
                    json.skipChildren();
                    continue;
                }
            }
            Object amount = field.kind() == Kind.COUNTS ? (Object) integer(field) : number(field);
            if (amounts.containsKey(constant)) {
                finding("DUPLICATE_FIELD", key, "This stands here twice.");
            } else if (amount != null) {
                amounts.put(constant, amount);
            }
        }
        return amounts;
    }

    private int[][] matrix(Field field) throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY)) {
            return wrongType("a list of rows, [[…], …]");
        }
        List<int[]> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.hasToken(JsonToken.START_ARRAY)) {
                wrongType("a row of whole numbers, [ … ]");
                continue;
            }
            int[] row = new int[rows.isEmpty() ? 8 : rows.get(0).length];
            int length = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Long number = whole(field, Integer.MAX_VALUE);
                if (length == row.length) {
                    row = Arrays.copyOf(row, Math.max(8, 2 * length));
                }
                row[length++] = number == null ? 0 : number.intValue();
            }
            rows.add(length == row.length ? row : Arrays.copyOf(row, length));
        }
        return rows.toArray(int[][]::new);
    }

    private Record part(Field field) throws IOException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            return wrongType("an object, { … }");
        }
        Record part = read(field.part(), Set.of());
        return part instanceof GeoPoint point ? toWgs84.apply(point) : part;
    }

    private List<Record> parts(Field field) throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY)) {
            return wrongType("a list of objects, [ { … }, … ]");
        }
        List<Record> parts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                wrongType("an object, { … }");
                findings.hole();
                continue;
            }
            Record part = read(field.part(), Set.of());
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A harmless value for a required field that could not be read. */
    private static Object standIn(Field field) {
        return switch (field.kind()) {
            case TEXT -> STAND_IN;
            case INT, INSTANT, CLOCK, DAY, LAST_DAY -> (int) Math.max(field.least(), 0);
            case LONG -> (long) Math.max(field.least(), 0);
            case NUMBER -> Math.max(field.least(), 1.0);
            case FLAG -> false;
            case DATE -> LocalDate.EPOCH;
            case NAME -> Name.of(STAND_IN);
            case CHOICE -> field.choices().getEnumConstants()[0];
            case CHOICES -> Set.of(field.choices().getEnumConstants()[0]);
            case TEXTS -> List.of(STAND_IN);
            case TEXT_SET -> Set.of(STAND_IN);
            case COUNTS, AMOUNTS, AMOUNTS_BY_CHOICE -> Map.of();
            case MATRIX -> new int[0][];
            case PART -> null;
            case PARTS -> List.of();
        };
    }

    private void unknownField(Shape<?> shape, String name, Set<String> header) throws IOException {
        StringJoiner known = new StringJoiner(", ");
        shape.fields().forEach(field -> known.add(field.name()));
        String advice = Nearest.to(name, shape.names())
                .or(() -> Nearest.to(name, header))
                .map(near -> "Maybe it is meant to be \"" + near + "\"?")
                .orElse("Known here: " + known + ".");
        findings.add("UNKNOWN_FIELD", path(), name, "There is no such field. " + advice);
    }

    /** Reports a value of the wrong type, passes over it, and answers {@code null}. */
    private <V> V wrongType(String wanted) throws IOException {
        String advice =
                (wanted.equals("a number") || wanted.equals("a whole number")) && json.hasToken(JsonToken.VALUE_STRING)
                        ? numberAdvice(json.getText(), wanted)
                        : "";
        String found = json.currentToken().isStructStart()
                ? (json.hasToken(JsonToken.START_OBJECT) ? "{…}" : "[…]")
                : json.hasToken(JsonToken.VALUE_STRING) ? "\"" + json.getText() + "\"" : json.getText();
        json.skipChildren();
        finding("WRONG_TYPE", found, "This must be " + wanted + "." + advice);
        return null;
    }

    /** What may be done about a text that stands where a number must: 5 kg, 1,200 or 50 %. */
    private static String numberAdvice(String text, String wanted) {
        if (NUMBER.matcher(text).matches()) {
            return " Maybe without the quotes?";
        }
        return text.chars().anyMatch(Character::isDigit)
                ? " Maybe write it with digits and a point alone, such as "
                        + (wanted.contains("whole") ? "1200" : "1200.5") + "?"
                : "";
    }

    private void finding(String code, String value, String message) throws IOException {
        findings.add(code, path(), value, message);
    }

    /** Where the parser stands, as a JSON path. */
    private String path() throws IOException {
        return path(json.getParsingContext());
    }

    static String path(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext c = context; c != null && !c.inRoot(); c = c.getParent()) {
            if (c.inArray() && c.hasCurrentIndex()) {
                path.insert(0, "[" + c.getCurrentIndex() + "]");
            } else if (c.inObject() && c.hasCurrentName()) {
                path.insert(0, step(c.getCurrentName()));
            }
        }
        return path.insert(0, '$').toString();
    }

    private static String step(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return plain
                ? "." + Fault.shortened(name)
                : "['" + Fault.shortened(name).replace("'", "\\'") + "']";
    }
}
