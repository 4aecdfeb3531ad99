package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Unmet;

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
    void whatMoreWouldBeWorthHasASheetWhereGoodsWereAllocated() {
        Appraisal appraisal =
                new Appraisal(5000, 0.01, List.of(new ShadowPrice(Cause.STOCK, "rice", 123_450, 1, 0.75)));
        Ledger ledger = Ledger.of(VillagePlan.scenario(), VillagePlan.plan().withAppraisal(appraisal));
        Sheet sheet = Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN))
                .filter(one -> one.path().equals("shadow-prices.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(sheet.header()).containsExactly("cause", "bottleneck", "in words", "worth", "date", "weight");
        assertThat(sheet.rows())
                .containsExactly(List.of(
                        "not enough stock", "Good rice", "tonne of Good rice", "1234.50", "2022-04-11", "0.7500"));
    }

    @Test
    void transportRequestsHaveASheetWhenThereAreAny() {
        Plan bare = VillagePlan.plan();
        String home = VillagePlan.scenario()
                .zones()
                .get(VillagePlan.scenario().zones().size() - 1)
                .id();
        Scenario asking = VillagePlan.scenario().toBuilder()
                .transportRequests(List.of(
                        new TransportRequest("carried", "rice", home, "W", "GENERAL", 0, null, 5),
                        new TransportRequest("left", "rice", home, "W", "GENERAL", 0, null, 7)))
                .build();
        List<Unmet> unmet = new ArrayList<>(bare.unmet());
        unmet.add(new Unmet("left", 7, Cause.VEHICLE, ""));
        Plan plan = new Plan(
                bare.scenario(),
                bare.manifest(),
                bare.receipts(),
                bare.movements(),
                bare.tours(),
                unmet,
                bare.figures());
        Ledger ledger = Ledger.of(asking, plan);
        Sheet sheet = Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN))
                .filter(one -> one.path().equals("transport-requests.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(sheet.rows())
                .extracting(row -> row.get(0), row -> row.get(7))
                .containsExactly(tuple("carried", "0"), tuple("left", "7"));
    }

    @Test
    void whoMeetsWhomHasASheetWhereThereAreClosedLoops() {
        Scenario village = VillagePlan.scenario();
        Facility store = village.facilities().get(0);
        Scenario closed = village.toBuilder()
                .bubbles(List.of(new Bubble("hosts", new Name("主人", "Hosts"), Set.of(), ControlLevel.SEALED, false)))
                .facilities(List.of(
                        store.toBuilder().bubble("hosts").build(),
                        village.facilities().get(1)))
                .build();
        Ledger ledger = Ledger.of(closed, VillagePlan.plan());
        Map<String, Sheet> sheets = Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN))
                .collect(Collectors.toMap(Sheet::path, sheet -> sheet));

        assertThat(sheets.get("contacts.csv").rows())
                .containsExactly(List.of("outside closed loops", "Hosts", "Facility W", "2022-04-10 08:00", "2"));
        assertThat(sheets(Language.EN)).doesNotContainKey("contacts.csv");
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
                                "Fleet, one #1 (Facility W)",
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
        assertThat(rows).extracting(row -> row.get(3)).containsExactly("From Jiangsu", "G #1 (Facility T/1)");
        assertThat(rows).extracting(row -> row.get(5)).containsExactly("", "Place Z-W");
    }

    @Test
    void aPortReadsThatShipsUnload() {
        Convoy convoy = VillagePlan.scenario().convoys().get(0);
        Scenario byWater = VillagePlan.scenario().toBuilder()
                .convoys(List.of(new Convoy(
                        convoy.id(),
                        convoy.name(),
                        Mode.WATER,
                        convoy.points(),
                        convoy.arrival(),
                        convoy.delays(),
                        convoy.vehicles(),
                        convoy.trailers(),
                        convoy.cargo())))
                .build();
        Ledger ledger = Ledger.of(byWater, VillagePlan.plan());
        for (Language language : Language.values()) {
            Sheet sheet = Sheets.of(ledger, Report.of(ledger), Words.in(language))
                    .filter(one -> one.path().equals("transfer-points/T_1.csv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(sheet.rows().get(0)).contains(language == Language.EN ? "ships unload" : "外地船舶卸货");
        }
    }

    @Test
    void spreadsheetsGetAMarkQuotesAndNoFormulas() throws IOException {
        StringBuilder out = new StringBuilder();
        new Sheet("a.csv", List.of("甲", "b"), List.of(List.of("=1+1", "say \"x\", y"), List.of("-5.0", "a\nb")))
                .writeTo(out);
        assertThat(out).hasToString("\uFEFF甲,b\r\n'=1+1,\"say \"\"x\"\", y\"\r\n-5.0,\"a\nb\"\r\n");
    }

    @Property(tries = 300)
    void whatStandsInACellIsReadBackAsItWas(@ForAll List<@Size(3) List<@StringLength(max = 12) String>> rows)
            throws IOException {
        StringBuilder out = new StringBuilder();
        new Sheet("a.csv", List.of("a", "b", "c"), rows).writeTo(out);
        List<List<String>> read = read(out.substring(1));
        assertThat(read).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(read.get(i + 1).get(j))
                        .isIn(rows.get(i).get(j), "'" + rows.get(i).get(j));
            }
        }
    }

    /** A reader of RFC 4180. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\r' && csv.charAt(i + 1) == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
                i++;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
