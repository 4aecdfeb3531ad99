package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static Map<String, Sheet> sheets(Language language) {
        Ledger ledger = Ledger.of(VillagePlan.scenario(), VillagePlan.plan());
        return Sheets.of(ledger, Report.of(ledger), Words.in(language))
                .collect(Collectors.toMap(Sheet::path, sheet -> sheet));
    }

    @Test
    void everyDeskGetsItsOwnFileAndTheIndexNamesIt() {
        Map<String, Sheet> sheets = sheets(Language.EN);
        assertThat(sheets.keySet())
                .containsExactlyInAnyOrder(
                        "coverage-class.csv",
                        "coverage-commodity.csv",
                        "coverage-district.csv",
                        "coverage-street.csv",
                        "shortages.csv",
                        "vehicles.csv",
                        "vehicles/W.csv",
                        "vehicles/T_1.csv",
                        "transfer-points.csv",
                        "transfer-points/T_1.csv",
                        "streets.csv",
                        "streets/S-E.csv",
                        "streets/S-W.csv");
        assertThat(sheets.get("streets.csv").rows())
                .allSatisfy(row -> assertThat(sheets).containsKey(row.get(row.size() - 1)));
        assertThat(sheets.get("vehicles.csv").rows())
                .allSatisfy(row -> assertThat(sheets).containsKey(row.get(row.size() - 1)));
        assertThat(sheets.values())
                .allSatisfy(sheet -> assertThat(sheet.rows())
                        .allSatisfy(row -> assertThat(row).hasSameSizeAs(sheet.header())));
    }

    @Test
    void aStreetReadsWhatComesAndWhatDoesNotAndWhy() {
        assertThat(sheets(Language.EN).get("streets/S-E.csv").rows())
                .containsExactly(
                        List.of(
                                "2022-04-10",
                                "2022-04-10 09:00",
                                "2022-04-10 09:10",
                                "Place Z-E",
                                "Fleet, one #1",
                                "Good rice",
                                "Vulnerable",
                                "60",
                                "pack",
                                "60.0",
                                "comes",
                                "",
                                ""),
                        List.of(
                                "2022-04-10",
                                "",
                                "",
                                "Place Z-E",
                                "",
                                "Good rice",
                                "Vulnerable",
                                "40",
                                "pack",
                                "40.0",
                                "does not come",
                                "not enough stock",
                                "L"),
                        List.of(
                                "2022-04-11",
                                "",
                                "",
                                "Place Z-E",
                                "",
                                "Good milk",
                                "General",
                                "40",
                                "pack",
                                "80.0",
                                "does not come",
                                "would be spoilt",
                                "K/0"));
    }

    @Test
    void aDriverReadsStopByStopWhatToLoadAndUnload() {
        List<List<String>> rows = sheets(Language.ZH).get("vehicles/W.csv").rows();
        assertThat(rows).extracting(row -> row.get(6)).containsExactly("仓W", "地Z-E", "地Z-W", "仓W");
        assertThat(rows).extracting(row -> row.get(9)).containsExactly("", "封控区", "封控区", "");
        assertThat(rows).extracting(row -> row.get(13)).containsExactly("装货", "卸货", "卸货", "返回");
        assertThat(rows).extracting(row -> row.get(15)).containsExactly("110", "60", "50", "");
    }

    @Test
    void aTransferPointReadsItsConvoysAndItsVehiclesInTheOrderOfTheDay() {
        List<List<String>> rows =
                sheets(Language.EN).get("transfer-points/T_1.csv").rows();
        assertThat(rows).extracting(row -> row.get(2)).containsExactly("convoy unloads", "load");
        assertThat(rows).extracting(row -> row.get(3)).containsExactly("From Jiangsu", "G #1");
        assertThat(rows).extracting(row -> row.get(5)).containsExactly("", "Place Z-W");
    }

    @Test
    void spreadsheetsGetAMarkQuotesAndNoFormulas() throws IOException {
        StringBuilder out = new StringBuilder();
        new Sheet("a.csv", List.of("甲", "b"), List.of(List.of("=1+1", "say \"x\", y"), List.of("-5.0", "a\nb")))
                .writeTo(out);
        assertThat(out).hasToString("\uFEFF甲,b\r\n'=1+1,\"say \"\"x\"\", y\"\r\n-5.0,\"a\nb\"\r\n");
    }
}
