package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.model.BadInput;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fault;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.Zone;
import org.resupply.model.geo.Gcj02;

/** For every fault there is a file, one edit away from a sound one, that has this fault and no other. */
class EachFaultTest {
    private static final String SOUND = ScenarioJson.toJson(Samples.scenario());

    @Test
    void theSoundFileHasNothingToTell() {
        assertThat(ScenarioCheck.faults(ScenarioJson.read(SOUND, "sample"))).isEmpty();
    }

    @Test
    void ofAFileOfAnotherKindOnlyThatIsSaid() {
        String plan = "{ \"format\": \"resupply-plan/1\", \"scenario\": \"tiny\", \"tours\": [] }";
        assertThat(catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(plan, "plan"))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("a scenario file"));
        assertThat(catchThrowableOfType(
                                BadInput.class,
                                () -> OverlayJson.over(ScenarioJson.read(SOUND, "sample"), plan, "plan"))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("an overlay file"));
        String other = "{ \"name\": \"package\", \"version\": 1 }";
        assertThat(catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(other, "package"))
                        .faults())
                .extracting(Fault::code)
                .startsWith("FORMAT")
                .hasSizeGreaterThan(1);
    }

    /** Whoever wrote digits alone was refused again. */
    @Test
    void ofATextWhereAnObjectMustStandNobodyIsToldToWriteANumber() {
        String broken = SOUND.replaceFirst("\"storageKg\": \\{[^}]*}", "\"storageKg\": \"500 kg\"");
        assertThat(catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(broken, "sample"))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).endsWith("an object of numbers, { … }."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void anEditedFileHasThisFaultAndNoOther(Edit edit) {
        String broken = edit.change().apply(SOUND);
        assertThat(broken).isNotEqualTo(SOUND);
        BadInput refused = catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(broken, "sample"));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.faults()).extracting(Fault::code).containsOnly(edit.code());
        assertThat(refused.faults()).allMatch(Fault::refuses);
        assertThat(refused.faults().get(0).place()).startsWith(edit.place());
        assertThat(refused.faults().get(0).message()).contains(edit.hint());
        assertThat(refused).hasMessageContaining(edit.code()).hasMessageContaining(edit.place());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("warnings")
    void anOddFileIsReadAndHasThisWarningAndNoOther(Edit edit) {
        String odd = edit.change().apply(SOUND);
        assertThat(odd).isNotEqualTo(SOUND);
        List<Fault> faults = ScenarioCheck.faults(ScenarioJson.read(odd, "sample"));
        assertThat(faults).extracting(Fault::code).containsOnly(edit.code());
        assertThat(faults).noneMatch(Fault::refuses);
        assertThat(faults.get(0).place()).startsWith(edit.place());
        assertThat(faults.get(0).message()).contains(edit.hint());
    }

    static Stream<Edit> errors() {
        return Stream.of(
                // The file itself
                error("MALFORMED", "$.days, line 7", "is no JSON", "\"days\": 3,", "\"days\": 3;"),
                error("MALFORMED", "$.days, line 7", "JSON has no number (NaN)", "\"days\": 3,", "\"days\": NaN,"),
                error("MALFORMED", "$.days, line 7", "in numeric value.", "\"days\": 3,", "\"days\": +3,"),
                error("MALFORMED", "$, line 1", "This is no JSON: ", json -> "zones\n" + json),
                error("MALFORMED", "line", "follows after the end", json -> json + "{}"),
                error(
                        "TRUNCATED",
                        "$",
                        "copied whole",
                        json -> json.substring(0, json.lastIndexOf(',', json.length() / 2))),
                error("TRUNCATED", "$", "empty", json -> ""),
                error("TOO_DEEP", "$.nest", "nesting", "{\n", "{\n\"nest\": " + "[".repeat(500) + ","),
                error("TOO_LARGE", "$", "exceeds", "\"Sample\"", "\"" + "x".repeat(JsonFile.LONGEST_TEXT + 1) + "\""),
                error(
                        "TOO_LARGE",
                        "$",
                        "exceeds",
                        "\"days\": 3",
                        "\"days\": " + "3".repeat(JsonFile.LONGEST_NUMBER + 1)),
                error("FORMAT", "$.format", "version 1", "scenario/1", "scenario/2"),
                error("FORMAT", "$.format", "another file", "resupply-scenario/1", "resupply-plan/1"),
                error("FORMAT", "$.format", "which says", "\"format\": \"resupply-scenario/1\",", ""),
                error("UNKNOWN_VALUE", "$.coordinates", "\"GCJ-02\"", "\"WGS-84\"", "\"GCJ-2\""),
                // Fields
                error(
                        "UNKNOWN_FIELD",
                        "$.zones[5].",
                        "\"population\"",
                        "\"population\": 4000, \"households\": 2000, \"people\"",
                        "\"population\": 4000, \"populaton\": 9, \"households\": 2000, \"people\""),
                error(
                        "UNKNOWN_FIELD",
                        "$.name.de",
                        "zh and en",
                        "{ \"zh\": \"样例\"",
                        "{ \"de\": \"Muster\", \"zh\": \"样例\""),
                error("DUPLICATE_FIELD", "$.days", "twice", "\"days\": 3", "\"days\": 3, \"days\": 3"),
                error("MISSING", "$.commodities[1].unit", "must be given", "\"unit\": \"kg\", ", ""),
                error("MISSING", "$.pairings[0].urban", "must not be empty", "\"urban\": \"east\"", "\"urban\": \" \""),
                error("MISSING", "$.commodities[1].name", "Chinese", "{ \"zh\": \"肉\", \"en\": \"Meat\" }", "{}"),
                error(
                        "WRONG_TYPE",
                        "$.fleets[0].count",
                        "Maybe without the quotes?",
                        "\"count\": 12",
                        "\"count\": \"12\""),
                error("WRONG_TYPE", "$.fleets[0].count", "whole number", "\"count\": 12", "\"count\": 12.5"),
                error(
                        "WRONG_TYPE",
                        "$.fleets[0].count",
                        "digits and a point alone, such as 1200?",
                        "\"count\": 12",
                        "\"count\": \"12 vans\""),
                error(
                        "WRONG_TYPE",
                        "$.lanes[1].hours",
                        "object",
                        "{ \"open\": \"00:00:01\", \"close\": \"02:00\" }",
                        "7"),
                error("OUT_OF_RANGE", "$.lots[0].quantity", "at least 0", "\"quantity\": 500", "\"quantity\": -500"),
                error("OUT_OF_RANGE", "$.days", "between 1 and 60", "\"days\": 3", "\"days\": 0"),
                error("OUT_OF_RANGE", "$.fleets[0].count", "smaller", "\"count\": 12", "\"count\": 99999999999"),
                error(
                        "OUT_OF_RANGE",
                        "$.zones[0].point.lat",
                        "swapped",
                        "\"lon\": 121.47, \"lat\": 31.23",
                        "\"lon\": 31.23, \"lat\": 121.47"),
                error(
                        "OUT_OF_RANGE",
                        "$.convoys[0].arrival",
                        "before the scenario",
                        "2022-04-10T06:00:30",
                        "2022-04-09T06:00:30"),
                error("UNKNOWN_VALUE", "$.lanes[1].mode", "Maybe it is meant to be AIR?", "\"AIR\"", "\"AIRR\""),
                error(
                        "UNKNOWN_VALUE",
                        "$.facilities[0].storageKg.COLD",
                        "AMBIENT",
                        "\"CHILLED\": 20000.5",
                        "\"COLD\": 1, \"CHILLED\": 20000.5"),
                error(
                        "BAD_TIME",
                        "$.convoys[0].arrival",
                        "\"2022-04-10T08:30\"",
                        "2022-04-10T06:00:30",
                        "2022-04-10 06:00"),
                error(
                        "BAD_TIME",
                        "$.convoys[0].arrival",
                        "Maybe without the time zone?",
                        "2022-04-10T06:00:30",
                        "2022-04-10T06:00:30+08:00"),
                error(
                        "BAD_TIME",
                        "$.convoys[0].arrival",
                        "Maybe without the time zone?",
                        "2022-04-10T06:00:30",
                        "2022-04-10T06:00:30-05:00"),
                error(
                        "BAD_TIME",
                        "$.convoys[0].arrival",
                        "Maybe write the end in a field of its own?",
                        "2022-04-10T06:00:30",
                        "2022-04-10 06:00-08:30"),
                error("BAD_TIME", "$.lots[0].lastDay", "date", "2022-04-30", "2022-04-31"),
                error("BAD_TIME", "$.lanes[1].hours.close", "\"24:00\"", "\"02:00\"", "\"24:01\""),
                error("BAD_TIME", "$.start", "date", "\"start\": \"2022-04-10\"", "\"start\": \"10.4.2022\""),
                error("CLOSES_BEFORE_OPENING", "$.fleets[0].shift.close", "after", "\"22:00:30\"", "\"05:59\""),
                error(
                        "CLOSES_BEFORE_OPENING",
                        "$.demands[0].window.end",
                        "after",
                        "2022-04-11T12:00:59",
                        "2022-04-11T07:59"),
                error(
                        "DUPLICATE_ENTRY",
                        "$.crews[0].skills[1]",
                        "twice",
                        "[\"cold\", \"van\"]",
                        "[\"cold\", \"cold\"]"),
                error("REFUSED", "$.convoys[0]", "at least one point", "[\"gate\"]", "[]"),
                // Ids
                error("DUPLICATE_ID", "$.lots[1].id", "Another lot", "\"id\": \"lot-2\"", "\"id\": \"lot-1\""),
                error("CONTROL_SIGN", "$.lots[1].id", "no line breaks", "\"id\": \"lot-2\"", "\"id\": \"lot\\t2\""),
                error(
                        "DANGLING_ID",
                        "$.lots[0].place",
                        "Maybe (market) is meant?",
                        "\"place\": \"market\", \"quantity\": 500",
                        "\"place\": \"markte\", \"quantity\": 500"),
                error(
                        "DANGLING_ID",
                        "$.fleets[0].vehicleType",
                        "Known here: ",
                        "\"vehicleType\": \"van\"",
                        "\"vehicleType\": \"elephant\""),
                error(
                        "DANGLING_ID",
                        "$.disruptions[0].target",
                        "zone",
                        "\"target\": \"e-1\"",
                        "\"target\": \"nowhere\""),
                error(
                        "WRONG_TARGET",
                        "$.disruptions[0].target",
                        "This is a fleet",
                        "\"target\": \"e-1\"",
                        "\"target\": \"vans\""),
                error(
                        "WRONG_TARGET",
                        "$.fleets[1].convoy",
                        "base (market)",
                        "\"base\": \"gate\"",
                        "\"base\": \"market\""),
                error("WRONG_TARGET", "$.fleets[1].convoy", "other points", "[\"gate\"]", "[\"gate\", \"pier\"]")
                        .also(
                                "\"facilities\": [",
                                "\"facilities\": [{ \"id\": \"pier\", \"kind\": \"PORT\", \"name\": \"Pier\","
                                        + " \"landZone\": \"west\", \"point\": { \"lon\": 121.4, \"lat\": 31.3 } },"),
                error("WRONG_TARGET", "$.convoys[0].points[0]", "TRANSFER_POINT", "[\"gate\"]", "[\"market\"]"),
                error(
                        "WRONG_TARGET",
                        "$.pairings[0].urban",
                        "DISTRICT",
                        "\"urban\": \"east\"",
                        "\"urban\": \"e-street\""),
                error(
                        "BASE_IS_ZONE",
                        "$.crews[0].base",
                        "facility",
                        "\"base\": \"market\", \"count\": 20",
                        "\"base\": \"w-1\", \"count\": 20"),
                // The tree
                error(
                        "ZONE_CYCLE",
                        "$.zones[0].parent",
                        "city > west > city",
                        "\"level\": \"CITY\"",
                        "\"parent\": \"west\", \"level\": \"CITY\""),
                error(
                        "ORPHAN",
                        "$.zones[6].parent",
                        "STREET",
                        "\"level\": \"COMMUNITY\", \"parent\": \"e-street\"",
                        "\"level\": \"COMMUNITY\""),
                error(
                                "WRONG_LEVEL",
                                "$.zones[6].parent",
                                "must lie in a STREET",
                                "\"COMMUNITY\", \"parent\": \"e-street\"",
                                "\"COMMUNITY\", \"parent\": \"east\"")
                        .also("\"code\": \"310115004001\", ", ""),
                error(
                        "WRONG_LEVEL",
                        "$.facilities[2].zone",
                        "serves a DISTRICT",
                        "\"zone\": \"west\"",
                        "\"zone\": \"city\""),
                error("MISSING_ZONE", "$.facilities[2].zone", "DISTRICT", "\"zone\": \"west\", ", ""),
                error("BAD_CODE", "$.zones[3].code", "9 digits", "\"310101002\"", "\"31010100\""),
                error("CODE_OUTSIDE_PARENT", "$.zones[3].code", "begin with 310101", "\"310101002\"", "\"310104002\"")
                        .also("\"code\": \"310101002001\", ", ""),
                error(
                                "POPULATION_SUM",
                                "$.zones[1].population",
                                "4000",
                                "\"level\": \"DISTRICT\", \"parent\": \"city\", \"name\": { \"zh\": \"区west\", \"en\": \"Zone west\" }, \"population\": 4000",
                                "\"level\": \"DISTRICT\", \"parent\": \"city\", \"name\": { \"zh\": \"区west\", \"en\": \"Zone west\" }, \"population\": 3000")
                        .also("\"population\": 6000", "\"population\": 5000"),
                error(
                        "PEOPLE_ABOVE_POPULATION",
                        "$.zones[5].people",
                        "4000",
                        "{ \"VITAL\": 20 }, \"point\": { \"lon\": 121.466",
                        "{ \"VITAL\": 4001 }, \"point\": { \"lon\": 121.466"),
                // Places
                error("OUTSIDE_CITY", "$.zones[5].point", "km from the middle", "121.466", "112.466"),
                error(
                        "OUTSIDE_CITY",
                        "$.zones[5].point",
                        "not known",
                        "\"lon\": 121.466, \"lat\": 31.236",
                        "\"lon\": 0, \"lat\": 0"),
                error("OUTSIDE_DISTRICT", "$.zones[5].point", "digit", "121.466", "122.066"),
                error(
                        "LON_LAT_SWAPPED",
                        "$.zones[5].point",
                        "each other's",
                        json -> json.replace("121.", "51.")
                                .replace("\"lon\": 51.466, \"lat\": 31.236", "\"lon\": 31.236, \"lat\": 51.466")),
                // Goods
                error("EXPIRED_LOT", "$.lots[1].lastDay", "before", "2022-04-12\"", "2022-04-09\""),
                error("EXPIRED_LOT", "$.convoys[0].cargo[0].lastDay", "arrives", "2022-04-14", "2022-04-09"),
                error(
                        "NOT_STORABLE",
                        "$.lots[1].place",
                        "CHILLED",
                        json -> afterMarket(json, ", \"CHILLED\": 20000.5", "")),
                error(
                        "OVER_STORAGE",
                        "$.facilities[1].storageKg",
                        "3850 kg",
                        json -> afterMarket(json, "\"AMBIENT\": 100000", "\"AMBIENT\": 3849")),
                error("AFTER_HORIZON", "$.convoys[0].arrival", "3 days", "2022-04-10T06:00:30", "2022-04-13T00:00"),
                error("AFTER_HORIZON", "$.demands[0].day", "0 to 2", "\"day\": 1", "\"day\": 3"),
                error(
                        "AFTER_HORIZON",
                        "$.disruptions[0].window",
                        "after",
                        "\"start\": \"2022-04-11T00:00\"",
                        "\"start\": \"2022-04-13T00:00\""),
                error("WINDOW_OFF_DAY", "$.demands[0].window", "day (0)", "\"day\": 1", "\"day\": 0")
                        .also("\"lateDays\": 1, ", ""),
                error("SELF_PAIRING", "$.pairings[0].urban", "itself", "\"urban\": \"east\"", "\"urban\": \"west\""),
                error(
                        "DUPLICATE_ENTRY",
                        "$.reserves[1]",
                        "another reserve",
                        "{ \"facility\": \"market\", \"commodity\": \"pack\", \"quantity\": 50 }",
                        "{ \"facility\": \"market\", \"commodity\": \"pack\", \"quantity\": 50 }, { \"facility\": \"market\", \"commodity\": \"pack\", \"quantity\": 5 }"),
                error("EQUAL_RANK", "$.priorityClasses[1].rank", "VITAL", "\"rank\": 2", "\"rank\": 1"),
                // Units
                error("ABSURD", "$.vehicleTypes[0].payloadKg", "Maybe given in grams?", "1200.5", "1200500"),
                error("ABSURD", "$.vehicleTypes[0].payloadKg", "Maybe given in tonnes?", "1200.5", "1.2"),
                error("ABSURD", "$.vehicleTypes[0].volumeL", "cubic metres", "\"volumeL\": 6000", "\"volumeL\": 6"),
                error(
                        "ABSURD",
                        "$.vehicleTypes[0].speedFactor",
                        "hundredth of the usual speed",
                        "\"speedFactor\": 0.9",
                        "\"speedFactor\": 1e-7"),
                error("ABSURD", "$.needs[0].unitsPerPersonDay", "grams", "0.14", "140"),
                error(
                        "ABSURD",
                        "$.lanes[1].seconds",
                        "minutes",
                        "\"seconds\": 600, \"metres\": 3000",
                        "\"seconds\": 1, \"metres\": 3000"),
                error("ABSURD", "$.crews[0].maxSecondsPerDay", "a day", "36000", "36000000"),
                error("ABSURD", "$.disruptions[0].factor", "times the demand", "\"factor\": 2.5", "\"factor\": 1e300"),
                error(
                        "ABSURD",
                        "$.disruptions[1].request.quantity",
                        "ten million",
                        "\"quantity\": 5 }",
                        "\"quantity\": 500000000000 }"));
    }

    static Stream<Edit> warnings() {
        return Stream.of(
                error(
                        "HOUSEHOLDS_ABOVE_POPULATION",
                        "$.zones[5].households",
                        "4000",
                        "\"households\": 2000, \"people\"",
                        "\"households\": 5000, \"people\""),
                error(
                        "POPULATION_SUM",
                        "$.zones[0].population",
                        "6000",
                        "\"population\": 6000",
                        "\"population\": 6100"),
                error("OUTSIDE_DISTRICT", "$.zones[5].point", "digit", "121.466", "121.7"),
                error(
                        "UNKNOWN_LAND_ZONE",
                        "$.facilities[0].landZone",
                        "Maybe (west) is meant?",
                        "\"landZone\": \"west\", \"storageKg\"",
                        "\"landZone\": \"wets\", \"storageKg\""),
                error(
                        "RESERVE_ABOVE_STOCK",
                        "$.reserves[0].quantity",
                        "500",
                        "\"quantity\": 50 }",
                        "\"quantity\": 501 }"),
                error(
                        "NEVER_ISSUED",
                        "$.lots[1].place",
                        "issues nothing",
                        "\"place\": \"market\", \"quantity\": 90",
                        "\"place\": \"w-gate\", \"quantity\": 90"),
                error("NO_EXPIRY", "$.lots[0].lastDay", "30 days", ", \"lastDay\": \"2022-04-30\"", ""),
                error(
                                "NO_EFFECT",
                                "$.disruptions[0].count",
                                "changes nothing",
                                "\"kind\": \"ZONE_CONTROL\", \"target\": \"e-1\"",
                                "\"kind\": \"CREWS_LOST\", \"target\": \"drivers\"")
                        .also(", \"count\": 3", ""),
                error(
                                "LONG_LANE",
                                "$.lanes[1].seconds",
                                "the longest shift at its ends is 57630 s",
                                "\"seconds\": 600, \"metres\": 3000",
                                "\"seconds\": 28816, \"metres\": 300000")
                        .also("\"AIR\"", "\"ROAD\""),
                // Who has crews does not stay away for days, even where vehicles may go round the clock.
                error(
                                "LONG_LANE",
                                "$.lanes[1].seconds",
                                "the longest shift at its ends is 86400 s",
                                "\"seconds\": 600, \"metres\": 3000",
                                "\"seconds\": 43201, \"metres\": 300000")
                        .also("\"AIR\"", "\"ROAD\"")
                        .also(
                                "{ \"open\": \"06:00\", \"close\": \"22:00:30\" }",
                                "{ \"open\": \"00:00\", \"close\": \"24:00\" }"),
                error("NO_CARRIER", "$.demands[0].commodity", "CHILLED", "[\"AMBIENT\", \"CHILLED\"]", "[\"AMBIENT\"]"),
                error(
                        "NO_GOODS",
                        "$.lots",
                        "handed out",
                        json -> Stream.of("lots", "convoys", "reserves")
                                .reduce(
                                        json.replaceFirst(",\\s*\"convoy\" ?: \"convoy-1\"", ""),
                                        (text, list) ->
                                                text.replaceFirst("(?s)  \"" + list + "\" ?: \\[.*?\n  \\],\n", ""))),
                error(
                        "NOTHING_WANTED",
                        "$.needs",
                        "Neither",
                        json -> json.replaceFirst("(?s)  \"needs\".*\"vehicleTypes\"", "  \"vehicleTypes\"")),
                error(
                        "AFTER_HORIZON",
                        "$.requisitions[0].leadSeconds",
                        "after",
                        "\"leadSeconds\": 7200",
                        "\"leadSeconds\": 259200"),
                error(
                        "UNREACHABLE",
                        "$.zones[6].landZone",
                        "crossing",
                        json -> json.replaceFirst(
                                        "(?s),\\s*\"roadGraph\".*?\n  \\},\n  \"policies\"", "\n  },\n  \"policies\"")
                                .replace("\"HEAVY_TRUCK\", \"VAN\"", "\"HEAVY_TRUCK\"")));
    }

    @Test
    void facilitiesBesideTheirZonesAsGcj02LiesBesideWgs84AreTold() {
        Scenario sound = Samples.scenario();
        List<Facility> warehouses = IntStream.range(0, 6)
                .mapToObj(i -> {
                    Zone street = sound.zones().get(3 + i % 2);
                    double[] shifted =
                            Gcj02.fromWgs84(street.point().lon(), street.point().lat());
                    return Facility.builder(
                                    "depot-" + i,
                                    FacilityKind.STREET_WAREHOUSE,
                                    new GeoPoint(shifted[0] + 1e-5 * i, shifted[1]))
                            .name(Name.of("depot"))
                            .zone(street.id())
                            .landZone(street.landZone())
                            .throughputKgPerDay(1)
                            .trucksPerDay(1)
                            .build();
                })
                .toList();
        List<Facility> all = new ArrayList<>(sound.facilities());
        all.addAll(warehouses);
        Scenario mixed = sound.toBuilder().facilities(all).build();
        assertThat(ScenarioCheck.faults(mixed)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("APPARENTLY_GCJ_02");
            assertThat(fault.place()).isEqualTo("$.facilities");
            assertThat(fault.refuses()).isFalse();
        });
    }

    private static Edit error(String code, String place, String hint, String from, String to) {
        return error(code, place, hint, json -> replaced(json, from, to));
    }

    private static Edit error(String code, String place, String hint, UnaryOperator<String> change) {
        return new Edit(code, place, hint, change);
    }

    private static String replaced(String json, String from, String to) {
        assertThat(json).contains(from);
        return json.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    }

    private static String afterMarket(String json, String from, String to) {
        int market = json.indexOf("\"id\": \"market\"");
        return json.substring(0, market) + replaced(json.substring(market), from, to);
    }

    /** A change of a sound file and what must be said of it. */
    record Edit(String code, String place, String hint, UnaryOperator<String> change) {

        Edit also(String from, String to) {
            return new Edit(code, place, hint, json -> replaced(change.apply(json), from, to));
        }

        @Override
        public String toString() {
            return code + " at " + place;
        }
    }
}
