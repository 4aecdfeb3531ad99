package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Pairing;
import org.resupply.model.Scenario;

class CsvImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"',', false", "';', true", "'\t', true"})
    void whatStandsInTablesIsTheSameScenario(char separator, boolean chinese) throws IOException {
        writeTables(separator, chinese);
        assertThat(folder.toFile().list()).hasSize(13);
        assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
    }

    @Test
    void spreadsheetsMayWriteDatesHoursFlagsAndConstantsTheirWay() throws IOException {
        writeTables(',', false);
        rewrite("stock.csv", "2022-04-30", "2022年4月30日");
        rewrite("demand.csv", "2022-04-11T08:00", "2022/4/11 8:00");
        rewrite("vehicles.csv", "06:00", "6:00");
        rewrite("commodities.csv", "true", "是");
        rewrite("commodities.csv", "CHILLED", "冷藏");
        rewrite("facilities.csv", "TRANSFER_POINT", "异地物资接驳处");
        rewrite("zones.csv", "people.VITAL", "#remark,People.VITAL");
        String zones = read("zones.csv");
        Files.writeString(folder.resolve("zones.csv"), withRemarks(zones));
        assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
    }

    @Test
    void aDateThatASpreadsheetKeepsAsANumberIsNoDayFarAway() throws IOException {
        writeTables(',', false);
        rewrite("stock.csv", "2022-04-30", "44681");
        assertThat(refusal().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("OUT_OF_RANGE");
            assertThat(fault.place()).isEqualTo("stock.csv, row 2, column lastDay");
            assertThat(fault.value()).isEqualTo("44681");
            assertThat(fault.message()).contains("122 years", "2022-04-30");
        });
        rewrite("stock.csv", "44681", "2022/4/30");
        assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
    }

    @Test
    void faultsNameFileRowAndColumnAndComeAllAtOnce() throws IOException {
        writeTables(',', false);
        rewrite("zones.csv", "COMMUNITY,w-street", "COMMUNITY,w-stret");
        rewrite("stock.csv", ",500,", ",many,");
        rewrite("stock.csv", "\nlot-2", "\n\nlot-2");
        rewrite("stock.csv", ",90,", ",-90,");
        rewrite("scenario.json", "\"detour\":1.3", "\"detour\":0.3");
        BadInput refused = refusal();
        assertThat(refused.faults())
                .extracting(Fault::place)
                .containsExactlyInAnyOrder(
                        "stock.csv, row 2, column quantity",
                        "stock.csv, row 4, column quantity",
                        "zones.csv, row 7, column parent",
                        "scenario.json $.travel.bands[0].detour");
        assertThat(refused).hasMessageContaining("WRONG_TYPE at stock.csv, row 2, column quantity (many)");
        assertThat(refused).hasMessageContaining("Maybe (w-street) is meant?");
    }

    /** A time zone was told with a letter more than stood in the cell. */
    @Test
    void cellsThatCannotBeReadAreToldAsTheyStandWithWhatWouldDo() throws IOException {
        writeTables(',', false);
        rewrite("stock.csv", ",500,", ",500 kg,");
        rewrite("demand.csv", "2022-04-11T08:00", "2022-04-11T08:00+08:00");
        assertThat(refusal())
                .hasMessageContaining("quantity (500 kg): This must be a whole number. Maybe write it with digits")
                .hasMessageContaining("windowStart (2022-04-11T08:00+08:00): ")
                .hasMessageContaining("Maybe without the time zone?")
                .hasMessageNotContaining("quotes");
    }

    @Test
    void aWorkbookUnderTheNameOfATableIsToldFromATable() throws IOException {
        writeTables(',', false);
        Files.writeString(folder.resolve("zones.csv"), "PK\u0003\u0004 and so on\n");
        assertThat(refusal().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo("zones.csv");
            assertThat(fault.message()).contains("workbook", "\"CSV UTF-8\"");
        });
    }

    @Test
    void crossRecordFaultsNameRowsToo() throws IOException {
        writeTables(',', false);
        rewrite("vehicle_types.csv", "1200.5", "1200500");
        rewrite("stock.csv", "2022-04-30", "2022-04-01");
        assertThat(refusal().faults())
                .extracting(fault -> fault.code() + " " + fault.place())
                .containsExactlyInAnyOrder(
                        "EXPIRED_LOT stock.csv, row 2, column lastDay",
                        "ABSURD vehicle_types.csv, row 2, column payloadKg");
    }

    @Test
    void columnsThatAreMissingUnknownOrTwiceAreToldOnce() throws IOException {
        writeTables(',', false);
        rewrite("stock.csv", "quantity", "quantty");
        rewrite("zones.csv", "households", "population");
        rewrite("facilities.csv", "lat", "#lat");
        assertThat(refusal().faults())
                .extracting(fault -> fault.code() + " " + fault.place() + " " + fault.value())
                .containsExactlyInAnyOrder(
                        "UNKNOWN_COLUMN stock.csv quantty",
                        "MISSING_COLUMN stock.csv nothing",
                        "DUPLICATE_COLUMN zones.csv population",
                        "MISSING_COLUMN facilities.csv nothing");
        assertThat(refusal()).hasMessageContaining("Maybe it is meant to be \"quantity\"?");
    }

    @Test
    void brokenTablesAreRefusedWithAWord() throws IOException {
        writeTables(',', false);
        Files.writeString(folder.resolve("lanes.csv"), "id,from,to\n\"open quote,a,b\n");
        Files.write(
                folder.resolve("demand.csv"),
                read("demand.csv").replace("id,", "编号,").getBytes(Charset.forName("GBK")));
        Files.writeString(folder.resolve("needs.csv"), "");
        Files.writeString(
                folder.resolve("pairings.csv"),
                read("pairings.csv").replace("an assumption", "an, assumption").replace("\"", ""));
        assertThat(refusal().faults())
                .extracting(fault -> fault.code() + " " + fault.place())
                .containsExactlyInAnyOrder(
                        "MALFORMED lanes.csv, row 2",
                        "ENCODING demand.csv",
                        "TRUNCATED needs.csv",
                        "ROW_TOO_LONG pairings.csv, row 2");
    }

    /** Of a file that ends in the middle only that was to be said; its header was said to be two unknown fields. */
    @Test
    void ofABrokenBaseFileOnlyThatIsSaid() throws IOException {
        writeTables(',', false);
        String sound = read("scenario.json");
        for (String[] broken : new String[][] {
            {sound.substring(0, sound.length() / 2), "TRUNCATED"}, {"", "TRUNCATED"}, {"[]", "WRONG_TYPE"}
        }) {
            Files.writeString(folder.resolve("scenario.json"), broken[0]);
            assertThat(refusal().faults()).extracting(Fault::code).as(broken[0]).containsExactly(broken[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stocks.csv, stock.csv",
        "Zones.csv, zones.csv",
        "stock.xlsx, stock.csv",
        "lots.csv, stock.csv",
        "vehicle types.csv, vehicle_types.csv",
        "库存.csv, 'Known here: zones.csv'"
    })
    void aTableUnderAnotherNameIsRefusedWithTheNearest(String name, String meant) throws IOException {
        writeTables(',', false);
        Files.delete(folder.resolve("stock.csv"));
        Files.delete(folder.resolve("zones.csv"));
        Files.writeString(folder.resolve(name), "id\n");
        Files.writeString(folder.resolve(".DS_Store"), "");
        assertThat(refusal().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("UNKNOWN_TABLE");
            assertThat(fault.place()).isEqualTo(name);
            assertThat(fault.message()).contains(meant);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"zones.csv", "commodities.csv"})
    void aTableWithoutRowsIsSaidToBeSoAndNotThatIdsAreUnknown(String table) throws IOException {
        writeTables(',', false);
        Path file = folder.resolve(table);
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n");
        assertThat(refusal().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("NO_ROWS");
            assertThat(fault.place()).isEqualTo(table);
        });
    }

    @Test
    void whatWasReadIsSaidWithAWarningForEveryOtherFile() throws IOException {
        writeTables(',', false);
        Files.writeString(folder.resolve("notes.md"), "mine");
        Files.createDirectories(folder.resolve("photos"));
        CsvImport.Imported imported = CsvImport.read(folder);
        assertThat(imported.scenario()).isEqualTo(Samples.scenario());
        assertThat(imported.rows())
                .hasSize(12)
                .containsEntry("zones.csv", Samples.scenario().zones().size())
                .containsEntry("stock.csv", Samples.scenario().lots().size());
        assertThat(imported.unread()).singleElement().satisfies(fault -> {
            assertThat(fault.refuses()).isFalse();
            assertThat(fault.place()).isEqualTo("notes.md");
        });
    }

    @Test
    void idsOfATableThatCannotBeReadAreNotMissed() throws IOException {
        writeTables(',', false);
        byte[] zones = read("zones.csv").getBytes(Charset.forName("GBK"));
        for (byte[] unreadable :
                List.of(zones, new byte[0], "id,level\n\"w-1,CITY\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(folder.resolve("zones.csv"), unreadable);
            assertThat(refusal().faults())
                    .extracting(Fault::code)
                    .doesNotContain("DANGLING_ID")
                    .containsAnyOf("ENCODING", "TRUNCATED", "MALFORMED");
            assertThat(refusal().getMessage()).doesNotContain("()");
        }
    }

    @Test
    void damagedTablesAreReadOrRefused() throws IOException {
        writeTables(',', false);
        Random random = new Random(20220410);
        List<String> files = new ArrayList<>(List.of(folder.toFile().list()));
        Collections.sort(files);
        int refusals = 0;
        for (int i = 0; i < 200; i++) {
            Path file = folder.resolve(files.get(random.nextInt(files.size())));
            byte[] sound = Files.readAllBytes(file);
            byte[] damaged =
                    random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                CsvImport.scenario(folder);
            } catch (BadInput refused) {
                refusals++;
                assertThat(refused.faults())
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
            }
            Files.write(file, sound);
        }
        assertThat(refusals).isGreaterThan(70);
    }

    @Test
    void aListStandsInOnePlaceOnly() throws IOException {
        writeTables(',', false);
        Files.writeString(folder.resolve("scenario.json"), read("scenario.json").replaceFirst("\\{", "{\"lots\":[],"));
        assertThat(refusal().faults()).extracting(Fault::code).contains("DUPLICATE_LIST");
    }

    @Test
    void aFolderWithoutScenarioJsonIsNamed() {
        assertThat(refusal().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("UNREADABLE");
            assertThat(fault.value()).endsWith("scenario.json");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsExportedIsTheSameScenarioAgain(boolean chinese) throws IOException {
        CsvExport.write(Samples.scenario(), folder, chinese);
        assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
        assertThat(read("stock.csv")).startsWith(chinese ? "\uFEFF编号,物资" : "\uFEFFid,commodity");
    }

    @Test
    void dateAndTimeAreReadInAnyCountry() throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            writeTables(',', false);
            rewrite("demand.csv", "2022-04-11T08:00", "2022/4/11 8:00");
            rewrite("vehicles.csv", "06:00", "6:00");
            assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=A1+B1, '=A1+B1",
                "'=1+1, ''=1+1",
                "'quoted', 'quoted'",
                "-, -",
                "'-, '-",
                "-2.5, -2.5",
                "-A1, '-A1",
                "@SUM(A1), '@SUM(A1)"
            })
    void noCellIsAFormulaToASpreadsheet(String text, String cell) throws IOException {
        Scenario scenario = Samples.scenario().toBuilder()
                .pairings(List.of(new Pairing("west", "east", text)))
                .build();
        CsvExport.write(scenario, folder, false);
        assertThat(read("pairings.csv")).endsWith("west,east," + cell + "\r\n");
        assertThat(CsvImport.scenario(folder)).isEqualTo(scenario);
    }

    @Test
    void whatTablesCannotHoldStaysInTheFile() throws IOException {
        Scenario scenario = Samples.scenario().toBuilder()
                .pairings(List.of(new Pairing("west", "east", "blanks at the end  ")))
                .reserves(List.of())
                .build();
        CsvExport.write(scenario, folder, false);
        assertThat(CsvImport.scenario(folder)).isEqualTo(scenario);
        assertThat(folder.resolve("pairings.csv")).doesNotExist();
        assertThat(read("reserves.csv").lines()).hasSize(1);
    }

    @Test
    void aTableInChineseIsToldItsFaultsInItsOwnWords() throws IOException {
        writeTables(',', true);
        rewrite("stock.csv", ",500,", ",很多,");
        rewrite("facilities.csv", "TRANSFER_POINT", "接驳所");
        rewrite("zones.csv", "户数", "户");
        rewrite("vehicles.csv", "车辆数", "甲");
        List<Fault> faults = refusal().faults();
        assertThat(faults)
                .extracting(Fault::place)
                .contains("stock.csv, row 2, column 数量", "vehicles.csv")
                .anyMatch(place -> place.startsWith("facilities.csv") && place.endsWith("column 类别"));
        assertThat(refusal())
                .hasMessageContaining("TRANSFER_POINT (异地物资接驳处)")
                .hasMessageContaining("Maybe it is meant to be 接驳处?")
                .hasMessageContaining("Maybe it is meant to be \"户数\"?")
                .hasMessageContaining("must have the column count (车辆数)");
    }

    @Test
    void everydayWordsStandForConstants() throws IOException {
        writeTables(',', true);
        rewrite("zones.csv", "STREET", "街道");
        rewrite("zones.csv", "COMMUNITY", "村");
        rewrite("zones.csv", ",LANE,", ",弄堂,");
        rewrite("facilities.csv", "DISTRICT_WAREHOUSE", "区级仓库");
        assertThat(CsvImport.scenario(folder)).isEqualTo(Samples.scenario());
    }

    @Test
    void everyConstantOfATableHasAChineseWordOfItsOwn() {
        CsvColumns.byList().values().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.holds().choices() != null)
                .forEach(column -> {
                    Class<? extends Enum<?>> choices = column.holds().choices();
                    assertThat(ChineseHeaders.words(choices).keySet())
                            .containsExactlyElementsOf(Arrays.stream(choices.getEnumConstants())
                                    .map(Enum::name)
                                    .toList());
                    assertThat(ChineseHeaders.words(choices).values().stream().flatMap(List::stream))
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void noTwoColumnsOfATableShareAHeader() {
        CsvColumns.byList().forEach((list, table) -> {
            Set<String> headers = new HashSet<>();
            table.columns().forEach(column -> {
                assertThat(headers.add(column.header()))
                        .as(list + " " + column.header())
                        .isTrue();
                assertThat(headers.add(column.chinese()))
                        .as(list + " " + column.chinese())
                        .isTrue();
                String open = column.isOpen() ? "x" : "";
                assertThat(table.of(column.header() + open)).isPresent();
                assertThat(table.of(column.chinese() + open).orElseThrow().field())
                        .isSameAs(column.field());
            });
        });
    }

    private BadInput refusal() {
        BadInput refused = catchThrowableOfType(BadInput.class, () -> CsvImport.scenario(folder));
        assertThat(refused).isNotNull();
        return refused;
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    private void rewrite(String file, String from, String to) throws IOException {
        String text = read(file);
        if (!from.equals(to)) {
            assertThat(text).as(file).contains(from);
        }
        Files.writeString(folder.resolve(file), text.replace(from, to), StandardCharsets.UTF_8);
    }

    /** The header has one column more before the last one that the rows know; this gives the rows a cell there. */
    private static String withRemarks(String table) {
        List<String> lines = new ArrayList<>(table.lines().toList());
        int at = List.of(lines.get(0).split(",")).indexOf("#remark");
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(lines.get(i).split(",", -1)));
            cells.add(at, "\"a remark; with \"\"quotes\"\"\nand a line\"");
            lines.set(i, String.join(",", cells));
        }
        return String.join("\r\n", lines);
    }

    /** Writes the sample as tables with all their columns, and the rest of it as JSON. */
    private void writeTables(char separator, boolean chinese) throws IOException {
        ObjectNode scenario = (ObjectNode) JSON.readTree(ScenarioJson.toJson(Samples.scenario()));
        for (Map.Entry<String, CsvColumns> table : CsvColumns.byList().entrySet()) {
            JsonNode list = scenario.remove(table.getKey());
            StringJoiner text = new StringJoiner("\n", chinese ? "\uFEFF" : "", "\n");
            StringJoiner header = new StringJoiner(String.valueOf(separator));
            for (CsvColumns.Column column : table.getValue().columns()) {
                header.add((chinese ? column.chinese() : column.header()) + (column.isOpen() ? "VITAL" : ""));
            }
            text.add(header.toString());
            for (JsonNode item : list) {
                StringJoiner row = new StringJoiner(String.valueOf(separator));
                for (CsvColumns.Column column : table.getValue().columns()) {
                    row.add(cell(item, column));
                }
                text.add(row.toString());
            }
            Files.writeString(folder.resolve(CsvColumns.file(table.getKey())), text.toString(), StandardCharsets.UTF_8);
        }
        Files.writeString(folder.resolve("scenario.json"), scenario.toString(), StandardCharsets.UTF_8);
    }

    private static String cell(JsonNode item, CsvColumns.Column column) {
        JsonNode value = item.path(column.field().name());
        if (column.isOpen()) {
            value = value.path("VITAL");
        } else if (!column.part().isEmpty()) {
            value = value.path(column.part());
        } else if (column.field().kind() == Kind.NAME && value.isObject()) {
            return "";
        }
        if (value.isArray()) {
            StringJoiner parts = new StringJoiner("|");
            value.forEach(part -> parts.add(part.asText()));
            return parts.toString();
        }
        boolean quoted = value.isTextual() && column.field().kind() == Kind.NAME;
        return quoted ? '"' + value.asText() + '"' : value.asText();
    }
}
