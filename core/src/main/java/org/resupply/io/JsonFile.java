package org.resupply.io;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.GeoPoint;
import org.resupply.model.Nearest;

/**
 * A file of this library's JSON: its limits, its header, and what is said of one that is no such file.
 *
 * <p>Limits: {@value #MOST_BYTES} bytes a file, {@value #DEEPEST} levels of nesting, {@value #LONGEST_TEXT} characters a text,
 * {@value #LONGEST_NAME} a field name, {@value #LONGEST_NUMBER} a number.
 */
final class JsonFile {
    static final int MOST_BYTES = 1 << 29;
    static final int DEEPEST = 24;
    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_NAME = 1_000;
    static final int LONGEST_NUMBER = 100;

    static final String FORMAT = "format";
    static final String COORDINATES = "coordinates";
    static final String START = "start";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** How the parser refuses NaN and the infinite. */
    private static final Pattern NO_NUMBER = Pattern.compile("^Non-standard token '(.*?)'");

    /** What the parser says of its own settings. */
    private static final Pattern PARSERS_ADVICE =
            Pattern.compile(": (JSON spec does not allow .*|enable `.*)| \\(not recognized as one since .*");

    private JsonFile() {}

    /**
     * A record as it stands in a file of its own.
     *
     * @param header what the file says of itself
     * @param time how its instants are counted
     */
    record Document(Header header, WireTime time, Shape<?> shape, Record content) {

        /**
         * Writes it to a file, whole or not at all.
         *
         * @throws UncheckedIOException when it cannot be written
         */
        void writeTo(Path file) {
            WholeFile.write(file, stream -> {
                writeTo(stream, new Layout());
                stream.write('\n');
            });
        }

        String text() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                writeTo(bytes, new Layout());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** Writes it; without a layout in canonical form, in which equal records have equal bytes. */
        void writeTo(OutputStream stream, Layout layout) throws IOException {
            try (JsonGenerator json = generator(stream)) {
                if (layout != null) {
                    json.setPrettyPrinter(layout);
                }
                json.writeStartObject();
                header.writeTo(json);
                new RecordWriter(json, time, layout).fields(shape, content);
                json.writeEndObject();
            }
        }
    }

    static JsonGenerator generator(OutputStream stream) throws IOException {
        return JSON.createGenerator(stream, JsonEncoding.UTF8).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** The JSON Schema of a kind of file. */
    static String schema(String kind) {
        String resource = kind + "-v1.schema.json";
        try (InputStream stream = JsonFile.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The schema (%s) cannot be read.".formatted(resource), failure);
        }
    }

    static JsonParser parser(Source source) throws IOException {
        return JSON.createParser(source.bytes);
    }

    /** What a file is called in messages, and its bytes. */
    record Source(String name, byte[] bytes) {

        static Source of(Path file) {
            String name = String.valueOf(file.getFileName());
            try (InputStream stream = Files.newInputStream(file)) {
                return of(stream, name);
            } catch (IOException failure) {
                throw BadInput.unreadable(name, failure);
            }
        }

        static Source of(InputStream stream, String name) {
            try {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw refusal(
                            name,
                            "TOO_LARGE",
                            name,
                            "more than " + MOST_BYTES + " bytes",
                            "A file may have %s bytes at most.".formatted(MOST_BYTES));
                }
                return new Source(name, bytes);
            } catch (IOException failure) {
                throw BadInput.unreadable(name, failure);
            }
        }

        private static BadInput refusal(String name, String code, String place, String value, String message) {
            Findings findings = new Findings();
            findings.add(code, place, value, message);
            return findings.asBadInput(name);
        }
    }

    /**
     * What a file says of itself; each part is {@code null} when it is not said.
     *
     * @param format which format it has, such as {@code resupply-scenario/1}
     * @param start the date of day 0
     * @param coordinates the system of its coordinates
     */
    record Header(String format, String start, String coordinates) {
        static final Header NONE = new Header(null, null, null);

        private void writeTo(JsonGenerator json) throws IOException {
            if (format != null) {
                json.writeStringField(FORMAT, format);
            }
            if (start != null) {
                json.writeStringField(START, start);
            }
            if (coordinates != null) {
                json.writeStringField(COORDINATES, coordinates);
            }
        }

        /** Looks for these fields of the header, wherever they stand, and stops as soon as all are seen. */
        static Header of(Source source, String... wanted) {
            int unseen = wanted.length;
            String format = null;
            String start = null;
            String coordinates = null;
            try (JsonParser json = parser(source)) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    while (unseen > 0 && json.nextToken() == JsonToken.FIELD_NAME) {
                        String name = json.currentName();
                        unseen -= List.of(wanted).contains(name) ? 1 : 0;
                        String text = json.nextToken().isStructStart() ? "{…}" : json.getText();
                        switch (name) {
                            case FORMAT -> format = text;
                            case START -> start = text;
                            case COORDINATES -> coordinates = text;
                            default -> {}
                        }
                        json.skipChildren();
                    }
                }
            } catch (IOException broken) {
                // Reading the whole says what is broken, and where.
                return new Header(format, start, coordinates);
            }
            return new Header(format, start, coordinates);
        }

        /** How its instants are counted; empty when its start cannot be read. */
        Optional<WireTime> time() {
            long day = start == null ? WireTime.UNREADABLE : WireTime.epochDay(start);
            return day == WireTime.UNREADABLE ? Optional.empty() : Optional.of(new WireTime(LocalDate.ofEpochDay(day)));
        }

        /**
         * Refuses a file of another kind or version, of which nothing else need be said.
         *
         * @throws BadInput when the file says that it has another format
         */
        void requireKind(String kind, Source source) {
            String wanted = "resupply-" + kind + "/1";
            if (format == null || format.equals(wanted)) {
                return;
            }
            String advice = format.startsWith("resupply-" + kind + "/")
                    ? "This library reads version 1. Maybe the file was written by a newer one?"
                    : format.startsWith("resupply-")
                            ? "This must be %s file, \"%s\". Maybe another file was meant?"
                                    .formatted(some(kind), wanted)
                            : "This must be \"" + wanted + "\".";
            throw Source.refusal(source.name, "FORMAT", "$." + FORMAT, format, advice);
        }

        /** Reports, before everything else, that the file does not say what it is. */
        void checkKind(String kind, Findings findings) {
            if (format == null) {
                findings.addFirst(
                        "FORMAT",
                        "$." + FORMAT,
                        "nothing",
                        "This must be %s file, which says \"%s\": \"resupply-%s/1\". Maybe another file was meant?"
                                .formatted(some(kind), FORMAT, kind));
            }
        }

        private static String some(String kind) {
            return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
        }
    }

    /**
     * Reads the one record that a file holds.
     *
     * @return {@code null}, with a finding, when there is none
     */
    static <T extends Record> T read(
            Source source,
            Shape<T> shape,
            Set<String> header,
            WireTime time,
            UnaryOperator<GeoPoint> toWgs84,
            Findings findings) {
        return parsed(source, findings, json -> {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                findings.add(
                        first == null ? "TRUNCATED" : "WRONG_TYPE",
                        "$",
                        first == null ? "nothing" : json.getText(),
                        first == null ? "The file is empty." : "The file must hold one object, { … }.");
                return null;
            }
            T whole = new RecordReader(json, findings, time, toWgs84).read(shape, header);
            if (json.nextToken() != null) {
                findings.add(
                        "MALFORMED",
                        position(json),
                        json.getText(),
                        "Something follows after the end. Maybe two files were joined?");
            }
            return whole;
        });
    }

    /**
     * The whole of a foreign JSON file, such as the outlines of a map.
     *
     * @return {@code null}, with a finding, when it cannot be read
     */
    static JsonNode tree(Source source, Findings findings) {
        return parsed(source, findings, json -> new ObjectMapper(JSON.copy()).readTree(json));
    }

    private interface Parsing<T> {
        T of(JsonParser json) throws IOException;
    }

    /** What is made of a file; {@code null}, with a finding, when it cannot be read. */
    private static <T> T parsed(Source source, Findings findings, Parsing<T> parsing) {
        try (JsonParser json = parser(source)) {
            try {
                return parsing.of(json);
            } catch (JsonProcessingException broken) {
                broken(json, broken, source, findings);
                return null;
            }
        } catch (IOException broken) {
            findings.add("ENCODING", source.name, "", encodingAdvice(String.valueOf(broken.getMessage())));
            return null;
        }
    }

    /** The known name nearest to a coordinate system that is none of them. */
    static String coordinatesAdvice(String found) {
        Set<String> known = Set.of("WGS-84", "GCJ-02");
        return "The coordinates must be \"WGS-84\" or \"GCJ-02\"."
                + Nearest.to(found, known)
                        .map(near -> " Maybe it is meant to be \"" + near + "\"?")
                        .orElse("");
    }

    private static void broken(JsonParser json, JsonProcessingException broken, Source source, Findings findings) {
        String place = RecordReader.path(json.getParsingContext()) + ", " + position(broken);
        String reason = reason(broken);
        if (broken instanceof StreamConstraintsException) {
            boolean deep = reason.contains("nesting");
            findings.add(deep ? "TOO_DEEP" : "TOO_LARGE", place, "", reason + ".");
        } else if (broken instanceof JsonEOFException || endsInside(json, source)) {
            findings.add("TRUNCATED", place, "", "The file ends in the middle. Maybe it was not copied whole?");
        } else if (reason.startsWith("Invalid UTF-")) {
            findings.add("ENCODING", place, "", encodingAdvice(reason));
        } else {
            Matcher number = NO_NUMBER.matcher(reason);
            if (number.find()) {
                String advice = "JSON has no number (%s). Maybe leave it out?".formatted(number.group(1));
                findings.add("MALFORMED", place, number.group(1), advice);
            } else {
                String fault = PARSERS_ADVICE.matcher(reason).replaceFirst("");
                findings.add("MALFORMED", place, "", "This is no JSON: " + fault + ".");
            }
        }
    }

    /** Whether the parser had read all when it took offence, and the object is not over: {@code tr} of {@code true}. */
    private static boolean endsInside(JsonParser json, Source source) {
        return json.currentLocation().getByteOffset() >= source.bytes.length
                && !json.getParsingContext().inRoot();
    }

    private static String encodingAdvice(String reason) {
        return "The file must be in UTF-8 (" + reason + "). Maybe it was saved as GBK?";
    }

    /** The first line of what the parser says, without its source. */
    private static String reason(JsonProcessingException broken) {
        String reason = broken.getOriginalMessage().lines().findFirst().orElse("");
        return Fault.shortened(reason);
    }

    private static String position(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? "line 1, column 1"
                : "line %s, column %s"
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr());
    }

    private static String position(JsonParser json) {
        return "line %s, column %s"
                .formatted(
                        json.currentTokenLocation().getLineNr(),
                        json.currentTokenLocation().getColumnNr());
    }
}
