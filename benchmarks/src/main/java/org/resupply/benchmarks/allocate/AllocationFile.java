package org.resupply.benchmarks.allocate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.resupply.io.WholeFile;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

/**
 * An allocation problem of many commodities and days as lines of JSON, one object a line, with what each is in the field
 * {@code kind}: {@code problem} first, then {@code place}, {@code commodity}, {@code lot}, {@code reserve}, {@code store},
 * {@code lane}, {@code pool}, {@code share} and {@code demand}. Things of a kind count from 0 in the order of their lines; a
 * line names only things that stand above it. Units are those of {@link AllocationProblem}.
 *
 * <p>A capacity is one number for all days or a list with a number for each. What is left out has the value that the builder gives
 * it. The first line may say how many follow; one that is written does, so that a file that was cut off is known. The fields, line by
 * line, stand in {@code docs/format.md}.
 */
public final class AllocationFile {
    private static final int VERSION = 1;
    private static final long NOT_SAID = -1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final JsonFactory LINES =
            new JsonFactoryBuilder().rootValueSeparator("\n").build();

    private AllocationFile() {}

    /** Whether a file, plain or packed, holds lines of JSON. */
    public static boolean isOne(Path file) throws IOException {
        try (InputStream in = open(file)) {
            int first = in.read();
            // Bytes beyond ASCII are those of a byte order mark.
            while (Character.isWhitespace(first) || first > 0x7F) {
                first = in.read();
            }
            return first == '{';
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** Reads a file; one whose name ends with .gz is unpacked on the way. */
    public static AllocationProblem read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8), 1 << 16)) {
            AllocationProblemBuilder builder = null;
            int days = 0;
            int number = 0;
            long promised = NOT_SAID;
            long behind = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (number == 1 && text.startsWith("\uFEFF")) {
                    text = text.substring(1);
                }
                if (text.isBlank()) {
                    continue;
                }
                try {
                    Line line = new Line(JSON.readTree(text));
                    if (builder == null) {
                        days = days(line);
                        promised = line.count("lines", NOT_SAID);
                        builder = AllocationProblem.builder(days);
                    } else {
                        add(builder, line, days);
                        behind++;
                    }
                    line.requireAllRead();
                } catch (JsonProcessingException wrong) {
                    throw new IllegalArgumentException(
                            "%s, line %s: A line must be one JSON object: %s"
                                    .formatted(name, number, wrong.getOriginalMessage()),
                            wrong);
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException(
                            "%s, line %s: %s".formatted(name, number, wrong.getMessage()), wrong);
                }
            }
            if (builder == null) {
                throw new IllegalArgumentException("%s: The file is empty.".formatted(name));
            }
            if (promised != NOT_SAID && promised != behind) {
                throw new IllegalArgumentException(
                        "%s, line 1: The lines that follow (%s) must be as many as is said here (%s).\nMaybe the file was not copied whole?"
                                .formatted(name, behind, promised));
            }
            return builder.build();
        }
    }

    /** What the first line says. */
    private static int days(Line line) {
        if (!line.kind.equals("problem")) {
            throw new IllegalArgumentException(
                    "The first line must be of the kind (problem), not (%s).".formatted(line.kind));
        }
        int version = line.whole("version");
        if (version != VERSION) {
            throw new IllegalArgumentException("The version (%s) must be %s.".formatted(version, VERSION));
        }
        return line.whole("days");
    }

    private static void add(AllocationProblemBuilder b, Line line, int days) {
        switch (line.kind) {
            case "place" ->
                b.place(line.oneOf("is", PlaceKind.class), line.whole("region", 0), line.count("people", 0));
            case "commodity" ->
                b.commodity(
                        line.count("mass"), line.count("volume", 0), line.whole("storage", 0), line.count("pallet", 1));
            case "lot" ->
                b.lot(
                        line.whole("place"),
                        line.whole("commodity"),
                        line.count("quantity"),
                        line.whole("available", 0),
                        line.whole("lastUsable", AllocationProblem.NEVER));
            case "reserve" -> b.reserve(line.whole("place"), line.whole("commodity"), line.count("floor"));
            case "store" ->
                b.store(
                        line.whole("place"),
                        line.whole("classes", AllocationProblem.ALL_CLASSES),
                        line.oneOf("measure", Measure.class),
                        line.perDay("capacity", days));
            case "lane" -> lane(b, line, days);
            case "pool" -> {
                int pool = b.pool(
                        line.oneOf("is", PoolKind.class),
                        line.oneOf("measure", Measure.class),
                        line.oneOf("counted", Counted.class),
                        line.perDay("capacity", days));
                if (line.has("extra")) {
                    b.poolExtra(pool, line.number("extraPrice"), line.perDay("extra", days));
                }
            }
            case "share" -> b.share(line.whole("pool"), line.whole("lane"), line.whole("weight", 1));
            case "demand" -> {
                int demand = b.demand(
                        line.whole("place"),
                        line.whole("commodity"),
                        line.whole("first"),
                        line.whole("last"),
                        line.count("quantity"),
                        line.whole("class", 0),
                        line.number("unmetPrice"));
                b.convexity(demand, line.number("convexity", 0));
                b.floorShare(demand, line.number("floorShare", 0));
            }
            default ->
                throw new IllegalArgumentException(
                        "The kind (%s) is none of place, commodity, lot, reserve, store, lane, pool, share, demand."
                                .formatted(line.kind));
        }
    }

    private static void lane(AllocationProblemBuilder b, Line line, int days) {
        int lane = b.lane(line.whole("from"), line.whole("to"), line.whole("lead", 0), line.number("costPerKg"));
        b.laneClasses(lane, line.whole("classes", AllocationProblem.ALL_CLASSES));
        if (line.has("open")) {
            b.laneOpen(lane, line.bits("open", days));
        }
        if (line.has("capacity")) {
            b.laneCapacity(lane, line.oneOf("measure", Measure.class), line.perDay("capacity", days));
        }
        if (line.flag("palletised")) {
            b.lanePalletised(lane);
        }
    }

    /** Writes a problem; {@link #read} gives the same one back. A name that ends with .gz is packed. */
    public static void write(AllocationProblem problem, Path file) {
        WholeFile.write(file, stream -> {
            OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(stream, 1 << 16) : stream;
            try (JsonGenerator json = LINES.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                new Writing(problem, json).write();
            }
            if (out instanceof GZIPOutputStream packed) {
                packed.finish();
            }
        });
    }

    /** One line: each field may be asked for once, and all must have been asked for at the end. */
    private static final class Line {
        private final JsonNode node;
        private final Set<String> read = new HashSet<>(Set.of("kind"));
        final String kind;

        Line(JsonNode node) {
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException("A line must be one JSON object.");
            }
            this.node = node;
            kind = node.path("kind").asText();
        }

        void requireAllRead() {
            for (var field : node.properties()) {
                if (!read.contains(field.getKey())) {
                    throw new IllegalArgumentException(
                            "The field (%s) of a %s is not known.".formatted(field.getKey(), kind));
                }
            }
        }

        boolean has(String field) {
            return node.hasNonNull(field);
        }

        private JsonNode field(String field) {
            read.add(field);
            if (!has(field)) {
                throw new IllegalArgumentException("The field (%s) of the %s is missing.".formatted(field, kind));
            }
            return node.get(field);
        }

        long count(String field) {
            return count(field, field(field));
        }

        private long count(String field, JsonNode value) {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new IllegalArgumentException(
                        "The field (%s) of the %s must be a whole number, not (%s).".formatted(field, kind, value));
            }
            return value.asLong();
        }

        long count(String field, long otherwise) {
            read.add(field);
            return has(field) ? count(field) : otherwise;
        }

        int whole(String field) {
            long value = count(field);
            if (value != (int) value) {
                throw new IllegalArgumentException(
                        "The field (%s) of the %s is too large: (%s).".formatted(field, kind, value));
            }
            return (int) value;
        }

        int whole(String field, int otherwise) {
            read.add(field);
            return has(field) ? whole(field) : otherwise;
        }

        double number(String field) {
            JsonNode value = field(field);
            if (!value.isNumber()) {
                throw new IllegalArgumentException(
                        "The field (%s) of the %s must be a number, not (%s).".formatted(field, kind, value));
            }
            return value.asDouble();
        }

        double number(String field, double otherwise) {
            read.add(field);
            return has(field) ? number(field) : otherwise;
        }

        boolean flag(String field) {
            read.add(field);
            if (has(field) && !node.get(field).isBoolean()) {
                throw new IllegalArgumentException("The field (%s) of the %s must be true or false, not (%s)."
                        .formatted(field, kind, node.get(field)));
            }
            return has(field) && node.get(field).asBoolean();
        }

        <E extends Enum<E>> E oneOf(String field, Class<E> type) {
            JsonNode value = field(field);
            try {
                return Enum.valueOf(type, value.asText());
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "The field (%s) of the %s must be one of %s, not (%s)."
                                .formatted(field, kind, Arrays.toString(type.getEnumConstants()), value.asText()),
                        unknown);
            }
        }

        /** A number for each day, or one for all. */
        long[] perDay(String field, int days) {
            JsonNode value = field(field);
            long[] perDay = new long[value.isArray() ? value.size() : days];
            for (int day = 0; day < perDay.length; day++) {
                perDay[day] = count(field, value.isArray() ? value.get(day) : value);
            }
            return perDay;
        }

        /** The days of a list, one bit each. */
        long bits(String field, int days) {
            JsonNode list = field(field);
            if (!list.isArray()) {
                throw new IllegalArgumentException(
                        "The field (%s) of the %s must be a list of days, not (%s).".formatted(field, kind, list));
            }
            long bits = 0;
            for (JsonNode value : list) {
                long day = count(field, value);
                if (day < 0 || day >= days) {
                    throw new IllegalArgumentException("The field (%s) of the %s must list days from 0 to %s, not (%s)."
                            .formatted(field, kind, days - 1, day));
                }
                bits |= 1L << day;
            }
            return bits;
        }
    }

    /** The state of writing one problem, line by line. */
    private static final class Writing {
        private final AllocationProblem problem;
        private final JsonGenerator json;

        Writing(AllocationProblem problem, JsonGenerator json) {
            this.problem = problem;
            this.json = json;
        }

        void write() throws IOException {
            begin("problem");
            json.writeNumberField("version", VERSION);
            json.writeNumberField("days", problem.days());
            json.writeNumberField("lines", lines());
            end();
            for (int place = 0; place < problem.places(); place++) {
                begin("place");
                json.writeStringField("is", problem.placeKind(place).name());
                json.writeNumberField("region", problem.placeRegion(place));
                json.writeNumberField("people", problem.placePeople(place));
                end();
            }
            for (int c = 0; c < problem.commodities(); c++) {
                begin("commodity");
                json.writeNumberField("mass", problem.unitMass(c));
                json.writeNumberField("volume", problem.unitVolume(c));
                json.writeNumberField("storage", problem.storageClass(c));
                json.writeNumberField("pallet", problem.pallet(c));
                end();
            }
            lots();
            stores();
            for (int lane = 0; lane < problem.lanes(); lane++) {
                lane(lane);
            }
            pools();
            for (int lane = 0; lane < problem.lanes(); lane++) {
                for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                    begin("share");
                    json.writeNumberField("pool", problem.poolAt(at));
                    json.writeNumberField("lane", lane);
                    json.writeNumberField("weight", problem.weightAt(at));
                    end();
                }
            }
            for (int demand = 0; demand < problem.demands(); demand++) {
                demand(demand);
            }
            json.writeRaw('\n');
        }

        /** How many lines follow the first. */
        private long lines() {
            return (long) problem.places()
                    + problem.commodities()
                    + problem.lots()
                    + problem.reserves()
                    + problem.stores()
                    + problem.lanes()
                    + problem.pools()
                    + problem.lanePools(problem.lanes())
                    + problem.demands();
        }

        private void lots() throws IOException {
            for (int lot = 0; lot < problem.lots(); lot++) {
                begin("lot");
                json.writeNumberField("place", problem.lotPlace(lot));
                json.writeNumberField("commodity", problem.lotCommodity(lot));
                json.writeNumberField("quantity", problem.lotQuantity(lot));
                json.writeNumberField("available", problem.lotAvailable(lot));
                if (problem.lotLastUsable(lot) != AllocationProblem.NEVER) {
                    json.writeNumberField("lastUsable", problem.lotLastUsable(lot));
                }
                end();
            }
            for (int reserve = 0; reserve < problem.reserves(); reserve++) {
                begin("reserve");
                json.writeNumberField("place", problem.reservePlace(reserve));
                json.writeNumberField("commodity", problem.reserveCommodity(reserve));
                json.writeNumberField("floor", problem.reserveFloor(reserve));
                end();
            }
        }

        private void stores() throws IOException {
            for (int store = 0; store < problem.stores(); store++) {
                int of = store;
                begin("store");
                json.writeNumberField("place", problem.storePlace(store));
                json.writeNumberField("classes", problem.storeClasses(store));
                json.writeStringField("measure", problem.storeMeasure(store).name());
                perDay("capacity", day -> problem.storeCapacity(of, day));
                end();
            }
        }

        private void lane(int lane) throws IOException {
            begin("lane");
            json.writeNumberField("from", problem.laneFrom(lane));
            json.writeNumberField("to", problem.laneTo(lane));
            json.writeNumberField("lead", problem.laneLead(lane));
            json.writeNumberField("costPerKg", problem.laneCostPerKg(lane));
            json.writeNumberField("classes", problem.laneClasses(lane));
            int open = 0;
            for (int day = 0; day < problem.days(); day++) {
                open += problem.laneOpen(lane, day) ? 1 : 0;
            }
            if (open < problem.days()) {
                json.writeArrayFieldStart("open");
                for (int day = 0; day < problem.days(); day++) {
                    if (problem.laneOpen(lane, day)) {
                        json.writeNumber(day);
                    }
                }
                json.writeEndArray();
            }
            if (problem.laneLimited(lane)) {
                json.writeStringField("measure", problem.laneMeasure(lane).name());
                perDay("capacity", day -> problem.laneCapacity(lane, day));
            }
            if (problem.lanePalletised(lane)) {
                json.writeBooleanField("palletised", true);
            }
            end();
        }

        private void pools() throws IOException {
            for (int pool = 0; pool < problem.pools(); pool++) {
                int of = pool;
                begin("pool");
                json.writeStringField("is", problem.poolKind(pool).name());
                json.writeStringField("measure", problem.poolMeasure(pool).name());
                json.writeStringField("counted", problem.poolCounted(pool).name());
                perDay("capacity", day -> problem.poolCapacity(of, day));
                boolean extra = problem.poolExtraPrice(pool) > 0;
                for (int day = 0; day < problem.days(); day++) {
                    extra |= problem.poolExtra(pool, day) > 0;
                }
                if (extra) {
                    json.writeNumberField("extraPrice", problem.poolExtraPrice(pool));
                    perDay("extra", day -> problem.poolExtra(of, day));
                }
                end();
            }
        }

        private void demand(int demand) throws IOException {
            begin("demand");
            json.writeNumberField("place", problem.demandPlace(demand));
            json.writeNumberField("commodity", problem.demandCommodity(demand));
            json.writeNumberField("first", problem.demandFirst(demand));
            json.writeNumberField("last", problem.demandLast(demand));
            json.writeNumberField("quantity", problem.demandQuantity(demand));
            json.writeNumberField("class", problem.demandClass(demand));
            json.writeNumberField("unmetPrice", problem.unmetPrice(demand));
            if (problem.convexity(demand) > 0) {
                json.writeNumberField("convexity", problem.convexity(demand));
            }
            if (problem.floorShare(demand) > 0) {
                json.writeNumberField("floorShare", problem.floorShare(demand));
            }
            end();
        }

        private void perDay(String field, IntToLongFunction value) throws IOException {
            boolean isSame = true;
            for (int day = 1; day < problem.days(); day++) {
                isSame &= value.applyAsLong(day) == value.applyAsLong(0);
            }
            if (isSame) {
                json.writeNumberField(field, value.applyAsLong(0));
                return;
            }
            json.writeArrayFieldStart(field);
            for (int day = 0; day < problem.days(); day++) {
                json.writeNumber(value.applyAsLong(day));
            }
            json.writeEndArray();
        }

        private void begin(String kind) throws IOException {
            json.writeStartObject();
            json.writeStringField("kind", kind);
        }

        private void end() throws IOException {
            json.writeEndObject();
        }
    }
}
