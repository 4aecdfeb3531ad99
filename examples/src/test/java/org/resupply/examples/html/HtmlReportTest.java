package org.resupply.examples.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.Floor;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.Remedy;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.plan.WholeLoads;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.Report;
import org.resupply.report.Words;
import org.resupply.verify.Rule;
import org.resupply.verify.Verification;
import org.resupply.verify.Violation;

class HtmlReportTest {
    private static final Verification SOUND = new Verification(List.of(), Map.of(), Optional.empty(), List.of());

    private static Chromium browser;

    @TempDir
    Path folder;

    @Test
    void thePageOpensOfflineAndTheDistrictFilterChangesEveryPart() throws Exception {
        Path page =
                page(PretendCity.of(300, 28, 2, new Name("演练市", "Drill City")), SOUND, Language.EN, ZonePolygons.NONE);
        Chromium chromium = chromium();
        chromium.open(page, 1440, 900);
        assertThat(chromium.text("#worst-line")).startsWith("Worst-served street: ");
        assertThat(chromium.text("h1")).isEqualTo("Drill City");
        Map<String, String> before = parts(chromium);

        chromium.click("#by-district tbody tr:last-child");
        Map<String, String> after = parts(chromium);

        before.forEach((part, text) -> assertThat(after.get(part)).as(part).isNotEqualTo(text));
        chromium.click("#clear");
        assertThat(parts(chromium)).isEqualTo(before);

        chromium.choose("#day", "1");
        assertThat(chromium.text("#tile-needed")).isNotEqualTo(before.get("#tile-needed"));
        chromium.choose("#day", "-1");

        chromium.click("#lang-zh");
        assertThat(chromium.text("#worst-line")).startsWith("保障最差街镇");
        assertThat(chromium.text("h1")).isEqualTo("演练市");

        chromium.hover("#gantt rect");
        assertThat(chromium.text("#tip")).contains("km");
        chromium.hover("#map canvas");
        chromium.click("#page-on");
        assertThat(chromium.complaints()).isEmpty();
        assertThat(chromium.requests()).allMatch(address -> address.startsWith("file:"));
        assertThat(chromium.requests()).hasSize(1);
    }

    @Test
    void whatWasTestedStandsBelowTheMapInBothLanguages() throws Exception {
        PretendCity.Case city = PretendCity.of(60, 6, 1, new Name("演练市", "Drill City"));
        Scenario scenario = city.scenario();
        Zone street = scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.STREET)
                .findFirst()
                .orElseThrow();
        String fleet = scenario.fleets().get(0).id();
        Explanation explanation = new Explanation(
                List.of(new Explanation.Area(
                        street.id(),
                        8000,
                        0,
                        List.of(new Explanation.Binding(Cause.VEHICLE, 6000)),
                        false,
                        List.of(new Explanation.Cure(
                                List.of(new Explanation.Measure(Cause.VEHICLE, Remedy.MORE_VEHICLES, fleet, "", 1)),
                                50_000,
                                54_500,
                                0)))),
                17);
        Path page = page(city, SOUND, Language.EN, ZonePolygons.NONE, Supplement.of(explanation));
        Chromium chromium = chromium();
        chromium.open(page, 1440, 900);
        assertThat(chromium.text("#why"))
                .contains("17 tests")
                .contains("8.00 t missing")
                .contains("6.00")
                .contains("one more at")
                .contains("50.00")
                .contains("54.50")
                .contains("+4.50");
        assertThat(chromium.evaluate("document.querySelector('#changes-card').hidden")
                        .asBoolean())
                .isTrue();
        chromium.click("#lang-zh");
        assertThat(chromium.text("#why"))
                .contains("缺 8.00 吨")
                .contains(street.name().zh());
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTransportRequestThatNobodyCarriesStandsFirstAndAmongWhatIsMissing() throws Exception {
        PretendCity.Case city = PretendCity.of(60, 6, 1, new Name("演练市", "Drill City"));
        Plan bare = city.plan();
        Scenario scenario = city.scenario();
        List<Zone> zones = scenario.zones();
        String from = zones.get(zones.size() - 1).id();
        String to = zones.get(zones.size() - 2).id();
        String goods = scenario.commodities().get(0).id();
        String people = scenario.priorityClasses().get(0).id();
        List<Unmet> unmet = new ArrayList<>(bare.unmet());
        unmet.add(new Unmet("ride", 5, Cause.BUBBLE, ""));
        PretendCity.Case asking = new PretendCity.Case(
                scenario.toBuilder()
                        .transportRequests(List.of(new TransportRequest("ride", goods, from, to, people, 0, null, 5)))
                        .build(),
                new Plan(
                        bare.scenario(),
                        bare.manifest(),
                        bare.receipts(),
                        bare.movements(),
                        bare.tours(),
                        unmet,
                        bare.figures()));
        Path page = page(asking, SOUND, Language.EN, ZonePolygons.NONE, Supplement.of(new Explanation(List.of(), 1)));
        Chromium chromium = chromium();
        chromium.open(page, 1440, 900);
        String cause = "closed loops may not go there or meet";
        assertThat(chromium.text("#requests-line"))
                .contains("One transport request")
                .endsWith(cause);
        assertThat(chromium.text("#shortages"))
                .contains("Transport request ride")
                .contains(cause);
        assertThat(chromium.text("#why")).contains("Transport request ride").doesNotContain("Nothing is missing");
        chromium.click("#lang-zh");
        assertThat(chromium.text("#requests-line")).startsWith("有 1 项运送请求");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whatMoreWouldBeWorthStandsThereInBothLanguages() throws Exception {
        PretendCity.Case city = PretendCity.of(60, 6, 1, new Name("演练市", "Drill City"));
        String goods = city.scenario().commodities().get(0).id();
        Name name = city.scenario().commodities().get(0).name();
        String fleet = city.scenario().fleets().get(0).id();
        Gazetteer gazetteer = Gazetteer.of(city.scenario());
        Appraisal appraisal = new Appraisal(
                1e9,
                0.0034,
                List.of(
                        new ShadowPrice(Cause.VEHICLE, fleet, 123_456, 0, 0.625),
                        new ShadowPrice(Cause.STOCK, goods, 7_800_000, 0, 0.375)));
        PretendCity.Case appraised = new PretendCity.Case(
                city.scenario(),
                city.plan().withAppraisal(appraisal.withWholeLoads(new WholeLoads(1500, 600_000, 12, 3.25, 98_700))));
        Chromium chromium = chromium();
        chromium.open(page(appraised, SOUND, Language.EN, ZonePolygons.NONE), 1440, 900);
        assertThat(chromium.text("#worth"))
                .contains("better by more than 0.34 %")
                .contains("vehicle of " + gazetteer.named(fleet, Words.in(Language.EN)))
                .contains("("
                        + gazetteer.name(city.scenario().fleets().get(0).base()).en() + ")")
                .contains("1,235")
                .contains("62.5 %")
                .contains("tonne of " + name.en())
                .contains("78,000")
                .contains("12 trips", "3.3 hours that cost 987", "1.50 t are missing", "which counts 6,000")
                .contains("Theil");
        chromium.click("#lang-zh");
        assertThat(chromium.text("#worth"))
                .contains("泰尔指数")
                .contains(name.zh() + "一吨")
                .contains("共 12 车次", "因不足整批缺 1.50 吨");
        Appraisal loose = new Appraisal(1e9, 0.94, List.of());
        chromium.open(
                page(
                        new PretendCity.Case(city.scenario(), city.plan().withAppraisal(loose)),
                        SOUND,
                        Language.EN,
                        ZonePolygons.NONE),
                1440,
                900);
        assertThat(chromium.text("#worth")).contains("too weak").contains("94 %");
        chromium.open(page(city, SOUND, Language.EN, ZonePolygons.NONE), 1440, 900);
        assertThat(chromium.text("#worth")).contains("Theil").doesNotContain("proved");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoIsBelowAFloorIsListedForEachDistrictHoweverManyAreWorseElsewhere() throws Exception {
        PretendCity.Case pretend = PretendCity.of(300, 28, 2, new Name("演练市", "Drill City"));
        Scenario city = pretend.scenario();
        List<Floor> floors = city.commodities().stream()
                .map(commodity -> new Floor(commodity.id(), "", 0, 1, ""))
                .toList();
        Scenario floored =
                city.toBuilder().policies(city.policies().withFloors(floors)).build();
        Gazetteer gazetteer = Gazetteer.of(floored);
        Map<String, Long> below = Report.of(floored, pretend.plan()).belowFloor().stream()
                .collect(Collectors.groupingBy(row -> gazetteer.district(row.place()), Collectors.counting()));
        assertThat(below)
                .hasSize(2)
                .allSatisfy((district, count) -> assertThat(count).isGreaterThan(200));
        Path page = page(new PretendCity.Case(floored, pretend.plan()), SOUND, Language.EN, ZonePolygons.NONE);
        Chromium chromium = chromium();
        chromium.open(page, 1440, 900);
        long all = below.values().stream().mapToLong(count -> count).sum();
        assertThat(chromium.text("#floor-line")).startsWith("%,d needs are below".formatted(all));
        for (int district = 1; district <= 2; district++) {
            chromium.click("#by-district tbody tr:nth-child(" + district + ")");
            assertThat(chromium.evaluate("document.querySelectorAll('#floors tbody tr').length")
                            .asInt())
                    .isEqualTo(200);
            assertThat(below.values().stream().map("%,d needs are below"::formatted))
                    .anyMatch(chromium.text("#floor-line")::startsWith);
            chromium.click("#clear");
        }
        assertThat(chromium.text("#floors")).contains("Of this plan nothing was proved");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoMustBeToldStandsByVehicleAndByReceiver() throws Exception {
        PretendCity.Case city = PretendCity.of(60, 6, 2, new Name("演练市", "Drill City"));
        Scenario scenario = city.scenario();
        Plan plan = city.plan();
        Tour gone = plan.tours().get(0);
        Plan after = new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                plan.movements(),
                plan.tours().subList(1, plan.tours().size()),
                plan.unmet(),
                plan.figures());
        PlanDiff diff = PlanDiff.of(scenario, plan, after);
        assertThat(diff.changes()).isNotEmpty();
        Path page = page(city, SOUND, Language.EN, ZonePolygons.NONE, Supplement.of(diff));
        Chromium chromium = chromium();
        chromium.open(page, 1440, 900);
        String vehicle = Gazetteer.of(scenario).name(gone.fleet()).en() + " #" + (gone.vehicle() + 1);
        assertThat(chromium.text("#changes-line"))
                .startsWith(diff.changes().size() + " visits are otherwise")
                .contains("vehicles 1, streets or warehouses "
                        + diff.byReceiver(scenario).size() + ",")
                .endsWith("convoys 0.");
        assertThat(chromium.text("#told-vehicles"))
                .contains(vehicle)
                .contains("dropped " + diff.changes().size());
        chromium.click("#told-vehicles button");
        assertThat(chromium.text("#told-vehicles")).contains("announced: ").contains("now: –");
        chromium.click("#lang-zh");
        assertThat(chromium.text("#told-receivers")).contains("须通知的街镇和仓库");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void hostileNamesStayText() throws Exception {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'{{data}}";
        Path page = page(PretendCity.of(12, 2, 1, Name.of(hostile)), SOUND, Language.ZH, ZonePolygons.NONE);
        String text = Files.readString(page);
        assertThat(text).doesNotContain("</script><script>alert").doesNotContain("<img");
        Chromium chromium = chromium();
        chromium.open(page, 1000, 800);
        assertThat(chromium.text("h1")).isEqualTo(hostile);
        assertThat(chromium.evaluate("document.title").asText()).isEqualTo(hostile);
        assertThat(chromium.evaluate("document.querySelectorAll('img').length").asInt())
                .isZero();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anUnsoundPlanSaysSoFirstAndListsWhatIsWrong() throws Exception {
        Verification verification = new Verification(
                List.of(new Violation(Rule.PAYLOAD, List.of("t1", "Z"), "Vehicle (V) carries 12 kg.", 2)),
                Map.of(Rule.PAYLOAD, 1),
                Optional.empty(),
                List.of());
        Path page = page(PretendCity.of(12, 2, 1, Name.of("a")), verification, Language.EN, ZonePolygons.NONE);
        Chromium chromium = chromium();
        chromium.open(page, 390, 844);
        assertThat(chromium.text("#verdict")).contains("not sound: 1 violation");
        assertThat(chromium.text("#violations")).contains("PAYLOAD").contains("carries 12 kg");
        assertThat(chromium.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .as("nothing is wider than a telephone")
                .isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void outlinesOfTheUserAreShaded() throws Exception {
        PretendCity.Case city = PretendCity.of(40, 4, 1, Name.of("a"));
        JsonNode outlines = new ObjectMapper().readTree("""
                {"type": "FeatureCollection", "features": [
                 {"type": "Feature", "properties": {"code": "D0"},
                  "geometry": {"type": "Polygon", "coordinates": [[[121.4, 31.1], [121.6, 31.1], [121.6, 31.3], [121.4, 31.1]]]}},
                 {"type": "Feature", "properties": {"code": "elsewhere"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}]}
                """);
        ZonePolygons polygons = ZonePolygons.of(outlines, city.scenario());
        assertThat(polygons.rings()).containsOnlyKeys("D0");
        Path page = page(city, SOUND, Language.EN, polygons);
        Chromium chromium = chromium();
        chromium.open(page, 1000, 800);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aWholeCityStaysSmallEnoughToSend() throws Exception {
        Path page =
                page(PretendCity.of(13_000, 215, 3, new Name("上海", "Shanghai")), SOUND, Language.ZH, ZonePolygons.NONE);
        assertThat(Files.size(page)).isBetween(1_000_000L, 15_000_000L);
        Chromium chromium = chromium();
        long before = System.nanoTime();
        chromium.open(page, 1440, 900);
        assertThat((System.nanoTime() - before) * 1e-9)
                .as("seconds until it can be read")
                .isLessThan(30);
        chromium.choose("#district", "3");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Map<String, String> parts(Chromium chromium) throws Exception {
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        for (String part : List.of(
                "#worst-line",
                "#tile-coverage",
                "#tile-needed",
                "#tile-delivered",
                "#tile-missing",
                "#tile-vehicles",
                "#by-commodity",
                "#by-class",
                "#worst",
                "#shortages",
                "#stock",
                "#on-the-road",
                "#page")) {
            parts.put(part, chromium.text(part));
        }
        return parts;
    }

    private Path page(PretendCity.Case city, Verification verification, Language language, ZonePolygons polygons)
            throws Exception {
        return page(city, verification, language, polygons, Supplement.NONE);
    }

    private Path page(
            PretendCity.Case city,
            Verification verification,
            Language language,
            ZonePolygons polygons,
            Supplement supplement)
            throws Exception {
        Path page = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
            Report report = Report.of(city.scenario(), city.plan());
            HtmlReport.write(city.scenario(), city.plan(), verification, report, language, polygons, supplement, out);
        }
        return page;
    }

    /** The browser in which all pages of this class are looked at, one after the other. */
    private static Chromium chromium() throws Exception {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "SKIPPED: no chromium is installed, so nobody looks at the report.");
        if (browser == null) {
            browser = Chromium.start(program.get());
        }
        return browser;
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }
}
