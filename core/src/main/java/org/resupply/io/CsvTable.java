package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.resupply.model.Nearest;

/**
 * One table of an import: its header, its rows as JSON, and which row each of its records came from.
 *
 * <p>UTF-8 with or without byte order mark; separated by commas, semicolons or tabs, whichever the header has most of; cells may
 * be quoted. Cells become the JSON that a scenario file would have there, so that one reader checks both.
 */
final class CsvTable {
    private static final int MOST_CELLS = 1000;
    /** How workbooks begin: those of today, which are zip files, and those of before 2007. */
    private static final byte[][] WORKBOOKS = {{'P', 'K', 3, 4}, {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}};

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(.*)");
    private static final Pattern CLOCK = Pattern.compile("[T ]*([0-9]{1,2}):([0-9]{2})(:[0-9]{2})?");

    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(JsonFile.LONGEST_TEXT)
                    .maxDocumentLength(JsonFile.MOST_BYTES)
                    .build())
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final JsonFile.Source source;
    private final CsvColumns known;
    private final Findings findings;
    private final List<CsvColumns.Column> columns = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();
    private int[] rows = new int[16];
    private int count;
    private int row = 1;

    CsvTable(JsonFile.Source source, CsvColumns known, Findings findings) {
        this.source = source;
        this.known = known;
        this.findings = findings;
    }

    /** Writes the records as a JSON array. */
    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartArray();
        if (isText() && isUtf8()) {
            try (CsvParser csv = CSV.createParser(source.bytes())) {
                csv.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator()));
                read(csv, json);
            } catch (StreamConstraintsException tooLarge) {
                unreadable("TOO_LARGE", rowPlace(), tooLarge.getOriginalMessage() + ".");
            } catch (JsonProcessingException broken) {
                unreadable(
                        "MALFORMED",
                        rowPlace(),
                        "This is no CSV: "
                                + broken.getOriginalMessage()
                                        .lines()
                                        .findFirst()
                                        .orElse("") + ". Maybe a quote in this row is not closed?");
            }
        }
        json.writeEndArray();
    }

    /** Reports that what follows cannot be read, so that ids may be missing through no fault of their own. */
    private void unreadable(String code, String place, String message) {
        findings.add(code, place, "", message);
        findings.hole();
    }

    /** How many records there are. */
    int count() {
        return count;
    }

    /** The file's name, the row as spreadsheets count it, and the column as the table heads it, for a field of a record. */
    String place(int index, String field) {
        String place = source.name() + ", row " + (index < count ? rows[index] : rows[Math.max(0, count - 1)]);
        if (field.isEmpty()) {
            return place;
        }
        int column = column(field);
        return place + ", column " + (column < 0 ? field : headings.get(column));
    }

    /** The words allowed in the column of a field, and what may have been meant by another; empty where any text may stand. */
    Optional<String> advice(String field, String text) {
        int column = column(field);
        return column < 0 || columns.get(column).holds().choices() == null
                ? Optional.empty()
                : Optional.of(ChineseHeaders.advice(columns.get(column).holds().choices(), text));
    }

    /** The first column that fills a field or the part of it at a path; -1 where there is none. */
    private int column(String field) {
        String whole = field.split("[.\\[]", 2)[0];
        for (int i = 0; i < columns.size(); i++) {
            CsvColumns.Column column = columns.get(i);
            if (column != null
                    && (path(column).equals(field)
                            || column.field().name().equals(whole)
                                    && column.part().isEmpty())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a field is missing in every row, because its column is; that is told once. */
    boolean lacks(String field) {
        return absent.contains(field)
                || absent.stream().anyMatch(path -> path.startsWith(field + ".") || field.startsWith(path + "."));
    }

    private static String path(CsvColumns.Column column) {
        return column.part().isEmpty() ? column.field().name() : column.field().name() + "." + column.part();
    }

    /** Whether it is not a spreadsheet program's own file that somebody has called a CSV. */
    private boolean isText() {
        byte[] bytes = source.bytes();
        for (byte[] begin : WORKBOOKS) {
            if (bytes.length >= begin.length && Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length)) {
                unreadable(
                        "MALFORMED",
                        source.name(),
                        "This is a workbook, and no CSV. Maybe open it and save the sheet as \"CSV UTF-8\"?");
                return false;
            }
        }
        return true;
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source.bytes()));
            return true;
        } catch (CharacterCodingException other) {
            unreadable(
                    "ENCODING",
                    source.name(),
                    "The file must be in UTF-8. Maybe it was saved as GBK? Spreadsheets offer \"CSV UTF-8\" when saving.");
            return false;
        }
    }

    private char separator() {
        byte[] bytes = source.bytes();
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < bytes.length && (quoted || bytes[i] != '\n'); i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && bytes[i] >= 0) {
                counts[bytes[i]]++;
            }
        }
        return counts[';'] > counts[','] && counts[';'] >= counts['\t'] ? ';' : counts['\t'] > counts[','] ? '\t' : ',';
    }

    private void read(CsvParser csv, JsonGenerator json) throws IOException {
        List<String> cells = new ArrayList<>();
        for (; csv.nextToken() == JsonToken.START_ARRAY; row++) {
            int length = row(csv, cells);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (columns.isEmpty()) {
                header(cells);
            } else {
                if (length > columns.size()) {
                    findings.add(
                            "ROW_TOO_LONG",
                            rowPlace(),
                            Integer.toString(length),
                            "The row has more cells than the header (%s). Maybe a comma stands in a cell without quotes?"
                                    .formatted(columns.size()));
                }
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                }
                rows[count++] = row;
                record(cells, json);
            }
        }
        if (columns.isEmpty()) {
            unreadable("TRUNCATED", source.name(), "The table is empty; its first row must be the header.");
        }
    }

    /** Reads one row; cells far beyond any header are counted, not kept. */
    private static int row(JsonParser csv, List<String> cells) throws IOException {
        cells.clear();
        int length = 0;
        while (csv.nextToken() != JsonToken.END_ARRAY) {
            if (length++ < MOST_CELLS) {
                cells.add(
                        csv.hasToken(JsonToken.VALUE_STRING)
                                ? FormulaGuard.without(csv.getText().trim())
                                : "");
            }
        }
        return length;
    }

    private void header(List<String> cells) {
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            String header = cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
            Optional<CsvColumns.Column> column = header.startsWith("#") ? Optional.empty() : known.of(header);
            columns.add(column.orElse(null));
            headings.add(header);
            if (column.isPresent() && !seen.add(path(column.get()))) {
                findings.add("DUPLICATE_COLUMN", source.name(), header, "This column stands in the table twice.");
            } else if (column.isEmpty() && !header.isEmpty() && !header.startsWith("#")) {
                findings.add(
                        "UNKNOWN_COLUMN",
                        source.name(),
                        header,
                        "There is no such column. "
                                + Nearest.to(header, headers(header))
                                        .map(near -> "Maybe it is meant to be \"" + near + "\"?")
                                        .orElse("Known here: " + String.join(", ", headers(header)) + ".")
                                + " A header that begins with # is passed over.");
            }
        }
        for (Field field : known.shape().fields()) {
            if (!field.required()) {
                continue;
            }
            List<CsvColumns.Column> wanted = known.columns().stream()
                    .filter(column -> column.field() == field)
                    .toList();
            if (field.kind() == Kind.PART) {
                wanted.forEach(column -> missing(List.of(column), path(column)));
            } else {
                missing(wanted, field.name());
            }
        }
    }

    /** The known headers in the language of this one. */
    private List<String> headers(String like) {
        boolean chinese = like.codePoints().anyMatch(Character::isIdeographic);
        return known.columns().stream()
                .map(chinese ? CsvColumns.Column::chinese : CsvColumns.Column::header)
                .toList();
    }

    /** Reports that none of these columns is there, any of which would do. */
    private void missing(List<CsvColumns.Column> wanted, String path) {
        if (wanted.stream().map(CsvTable::path).noneMatch(this::isThere)) {
            absent.add(path);
            findings.add(
                    "MISSING_COLUMN",
                    source.name(),
                    "nothing",
                    "The table must have the column "
                            + wanted.stream()
                                    .map(column -> column.header() + " (" + column.chinese() + ")")
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }
    }

    private boolean isThere(String path) {
        return columns.stream()
                .anyMatch(column -> column != null && path(column).equals(path));
    }

    private void record(List<String> cells, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Field field : known.shape().fields()) {
            value(field, cells, json);
        }
        json.writeEndObject();
    }

    /** Writes a field from the one column that holds it whole, or else from those that hold its parts. */
    private void value(Field field, List<String> cells, JsonGenerator json) throws IOException {
        boolean begun = false;
        for (int i = 0; i < columns.size() && i < cells.size(); i++) {
            CsvColumns.Column column = columns.get(i);
            if (column == null || column.field() != field || cells.get(i).isEmpty()) {
                continue;
            }
            if (!begun) {
                json.writeFieldName(field.name());
                if (column.part().isEmpty()) {
                    cell(column.holds(), cells.get(i), json);
                    return;
                }
                json.writeStartObject();
                begun = true;
            }
            if (!column.part().isEmpty()) {
                json.writeFieldName(column.part());
                cell(column.holds(), cells.get(i), json);
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }

    private static void cell(Field holds, String text, JsonGenerator json) throws IOException {
        switch (holds.kind()) {
            case INT, LONG, NUMBER, COUNTS, AMOUNTS_BY_CHOICE -> number(text, json);
            case DAY, LAST_DAY -> {
                if (RecordReader.NUMBER.matcher(text).matches()) {
                    json.writeNumber(text);
                } else {
                    json.writeString(date(text));
                }
            }
            case FLAG -> flag(text, json);
            case DATE, INSTANT -> json.writeString(date(text));
            case CLOCK -> json.writeString(clock(text));
            case CHOICE -> json.writeString(ChineseHeaders.constant(holds.choices(), text));
            case CHOICES, TEXTS, TEXT_SET -> {
                json.writeStartArray();
                for (String part : text.split("[|、]")) {
                    if (!part.isBlank()) {
                        json.writeString(
                                holds.kind() == Kind.CHOICES
                                        ? ChineseHeaders.constant(holds.choices(), part.trim())
                                        : part.trim());
                    }
                }
                json.writeEndArray();
            }
            default -> json.writeString(text);
        }
    }

    private static void number(String text, JsonGenerator json) throws IOException {
        if (RecordReader.NUMBER.matcher(text).matches()) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }

    private static void flag(String text, JsonGenerator json) throws IOException {
        Optional<Boolean> flag = ChineseHeaders.flag(text);
        if (flag.isPresent()) {
            json.writeBoolean(flag.get());
        } else {
            json.writeString(text);
        }
    }

    /** A date, or date and time, as spreadsheets write it: 2022/4/10 8:30 or 2022年4月10日 8:30 becomes 2022-04-10T08:30. */
    private static String date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text;
        }
        String day = date.group(1) + "-" + twoDigits(date.group(2)) + "-" + twoDigits(date.group(3));
        if (date.group(4).isBlank()) {
            return day;
        }
        return CLOCK.matcher(date.group(4)).matches() ? day + "T" + clock(date.group(4)) : text;
    }

    private static String clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        return clock.matches()
                ? twoDigits(clock.group(1)) + ":" + clock.group(2) + (clock.group(3) == null ? "" : clock.group(3))
                : text;
    }

    private static String twoDigits(String digits) {
        return digits.length() < 2 ? "0" + digits : digits;
    }

    /** The row that is being read. */
    private String rowPlace() {
        return source.name() + ", row " + row;
    }
}
