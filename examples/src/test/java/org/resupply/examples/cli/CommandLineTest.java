package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.report.Language;
import org.resupply.report.Words;
import org.resupply.solve.Cancellation;

class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Cancellation cancellation;

    @BeforeEach
    void begin() {
        cancellation = new Cancellation();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true), cancellation);
    }

    @Test
    void planWritesThePlanTheReportAndTheSheets() throws IOException {
        int code = run("plan", "tiny", "--iterations", "200", "--lang", "en", "--out", folder.toString());
        assertThat(err.toString()).doesNotContain("fault");
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).startsWith("Worst-served street: ").contains("The plan is sound.");
        assertThat(folder.resolve("plan.json")).isNotEmptyFile();
        assertThat(folder.resolve("report.html"))
                .content(StandardCharsets.UTF_8)
                .endsWith("</html>\n");
        assertThat(Files.readAllBytes(folder.resolve("sheets/streets.csv"))).startsWith(0xEF, 0xBB, 0xBF);
        for (String map : List.of("places", "routes", "coverage")) {
            assertThat(folder.resolve(map + ".geojson"))
                    .content(StandardCharsets.UTF_8)
                    .contains("FeatureCollection");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().endsWith(".part")))
                    .isEmpty();
        }
    }

    @Test
    void theUsersOwnScenarioStaysInTheFolderThatIsPlannedInto() throws IOException {
        Path own = folder.resolve("scenario.json");
        ScenarioJson.write(ShippedScenarios.load("tiny"), own);
        Files.writeString(own, Files.readString(own) + "\n"); // not as the program would write it
        byte[] before = Files.readAllBytes(own);
        for (String source : List.of(own.toString(), "tiny")) {
            assertThat(run("plan", source, "--iterations", "50", "--out", folder.toString()))
                    .as(err.toString())
                    .isEqualTo(ExitCode.DONE);
            assertThat(own).hasBinaryContent(before);
        }
    }

    @Test
    void aFileOfTheUsersOwnIsNeverWrittenOver() throws IOException {
        Path own = folder.resolve("places.geojson");
        Files.writeString(own, "mine");
        assertThat(run("plan", "tiny", "--iterations", "50", "--out", folder.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("places.geojson");
        assertThat(own).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(own);
        }
    }

    @Test
    void aStrategyIsChosenByName() throws IOException {
        String out = folder.resolve("fair").toString();
        assertThat(run("plan", "tiny", "--iterations", "50", "--strategy", "alpha-fair:2", "--out", out))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        Plan plan = PlanJson.read(folder.resolve("fair/plan.json"), ShippedScenarios.load("tiny"));
        assertThat(plan.manifest().allocation()).isEqualTo("alpha-fair:2");
        assertThat(plan.appraisal().gap()).isBetween(0.0, 1.0);
        assertThat(folder.resolve("fair/sheets/shadow-prices.csv")).exists();
        assertThat(run("plan", "tiny", "--strategy", "alpha-fair:two", "--lang", "en"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("There is no strategy (alpha-fair:two)")
                .contains("fair-floor");
    }

    @Test
    void aRosterGivesEveryTourItsCrewAndIsJudged() throws IOException {
        assertThat(run(
                        "plan",
                        "shifts",
                        "--iterations",
                        "3000",
                        "--roster",
                        "--lang",
                        "en",
                        "--out",
                        folder.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(run("check", "shifts", folder.resolve("plan.json").toString()))
                .isEqualTo(ExitCode.DONE);
        Plan plan = PlanJson.read(folder.resolve("plan.json"), ShippedScenarios.load("shifts"));
        List<String> rows = Files.readAllLines(folder.resolve("roster.csv"));
        assertThat(rows.get(0)).endsWith("crew,name,number,begin,end,tour,fleet,vehicle");
        assertThat(rows).hasSize(1 + plan.tours().size());
        assertThat(plan.tours())
                .hasSizeGreaterThan(20)
                .allSatisfy(tour -> assertThat(tour.crew()).isNotEmpty());
        // The first crews' tests are valid on two of three days, the others' on all: one and two days are as fair as
        // can be.
        for (String street : List.of("n1", "n2", "s1", "s2")) {
            assertThat(plan.tours().stream()
                            .filter(tour -> tour.fleet().equals("F-sw-" + street) && tour.day() == 2)
                            .map(Tour::crew))
                    .containsExactly("C-%s-tested".formatted(street));
            assertThat(plan.tours().stream()
                            .filter(tour -> tour.fleet().equals("F-sw-" + street))
                            .map(Tour::crew))
                    .hasSize(3)
                    .contains("C-%s-early".formatted(street))
                    .doesNotContain("C-%s-guest".formatted(street));
        }
    }

    @Test
    void anOverlayIsLaidOverTheScenarioForThePlanAndTheJudge() throws IOException {
        Path overlay = Files.writeString(folder.resolve("bridge.json"), """
                { "format": "resupply-overlay/1", "id": "bridge-closed", "source": "an exercise", "disruptions": [
                  { "id": "b", "kind": "CROSSING_CLOSED", "target": "bridge",
                    "window": { "start": "2022-04-13T00:00", "end": "2022-04-16T00:00" } } ] }
                """);
        Path out2 = folder.resolve("out");
        assertThat(run(
                        "plan",
                        "tiny",
                        "--iterations",
                        "200",
                        "--overlay",
                        overlay.toString(),
                        "--out",
                        out2.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        Plan plan = PlanJson.read(out2.resolve("plan.json"), ShippedScenarios.load("tiny"));
        // Nothing crosses the river: the south gets nothing, and the bridge is what is in the way.
        assertThat(plan.figures().byStreet())
                .filteredOn(street -> street.id().startsWith("s"))
                .hasSize(2)
                .allSatisfy(street -> assertThat(street.share()).isZero());
        assertThat(plan.figures().byStreet())
                .filteredOn(street -> street.id().startsWith("n"))
                .allSatisfy(street -> assertThat(street.share()).isEqualTo(1));
        String file = out2.resolve("plan.json").toString();
        assertThat(run("check", "tiny", file, "--overlay", overlay.toString())).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).doesNotContain("another state");
        assertThat(run("check", "tiny", file)).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).contains("another state");

        assertThat(run("plan", "tiny", "--overlay", "tunnel", "--out", out2.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(Y01)", "(tiny)");
        assertThat(run("plan", "tiny", "--overlay", "meteor", "--out", out2.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(meteor)", "riders");
        Files.writeString(overlay, Files.readString(overlay).replace("\"bridge\"", "\"brigde\""));
        assertThat(run("plan", "tiny", "--overlay", overlay.toString(), "--out", out2.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("brigde");
    }

    @Test
    void aPlanThatCallsUpSaysSoAndStandsBesideItsScenario() {
        assertThat(run("plan", "tiny", "--call-up", "--iterations", "100", "--out", folder.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        // Nobody owns anything there that could be called up.
        assertThat(err.toString()).contains("nothing was called up");
        String plan = folder.resolve("plan.json").toString();
        assertThat(run("check", folder.resolve("scenario.json").toString(), plan))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aVanOfOthersThatIsWorthItsPriceIsCalledUpAndThePlanIsCheckedWithIt() {
        Path city = folder.resolve("others.json");
        Requisition van = new Requisition("R-van", "F-sw-s1", Name.of("a shop"), 1000, 0, false);
        ScenarioJson.write(
                ShippedScenarios.load("tiny").toBuilder()
                        .requisitions(List.of(van))
                        .build(),
                city);
        String out2 = folder.resolve("out").toString();
        assertThat(run("plan", city.toString(), "--call-up", "--iterations", "200", "--out", out2))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).contains("Called up: R-van");
        Path scenario = Path.of(out2, "scenario.json");
        assertThat(ScenarioJson.read(scenario).requisitions()).containsExactly(van.calledUp());
        assertThat(run("check", scenario.toString(), Path.of(out2, "plan.json").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(run(
                        "plan",
                        city.toString(),
                        "--call-up",
                        "--strategy",
                        "lexicographic",
                        "--iterations",
                        "200",
                        "--out",
                        out2))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(lexicographic)");
    }

    @Test
    void theTinyCityComesOutAsWorkedByHandInTheDocumentation() {
        run("plan", "tiny", "--iterations", "200", "--out", folder.toString());
        Plan plan = PlanJson.read(folder.resolve("plan.json"), ShippedScenarios.load("tiny"));
        Map<String, Long> missing = plan.unmet().stream()
                .collect(Collectors.groupingBy(
                        unmet -> unmet.demand().substring(0, unmet.demand().indexOf('/')),
                        Collectors.summingLong(Unmet::quantity)));
        assertThat(plan.figures().demandKg()).isCloseTo(14_544, within(1e-6));
        assertThat(plan.figures().servedKg()).isCloseTo(11_304, within(1e-6));
        assertThat(missing)
                .hasSize(12)
                .allSatisfy((community, units) -> assertThat(units).isEqualTo(270));
        assertThat(plan.unmet()).allSatisfy(unmet -> {
            assertThat(unmet.demand()).contains("/rice/GENERAL/");
            assertThat(unmet.cause()).isEqualTo(Cause.STOCK);
        });
    }

    @Test
    void theSamePlanComesFromTheSameSeedAndIterations() throws IOException {
        run(
                "plan",
                "tiny",
                "--iterations",
                "300",
                "--seed",
                "7",
                "--out",
                folder.resolve("a").toString());
        run(
                "plan",
                "tiny",
                "--iterations",
                "300",
                "--seed",
                "7",
                "--out",
                folder.resolve("b").toString());
        assertThat(Files.readString(folder.resolve("a/sheets/vehicles.csv")))
                .isEqualTo(Files.readString(folder.resolve("b/sheets/vehicles.csv")));
    }

    @Test
    void sheetsOfAnOlderPlanGoAndFilesOfTheUserStay() throws IOException {
        run("plan", "shifts", "--iterations", "50", "--out", folder.toString());
        Path stale = folder.resolve("sheets/streets/n1.csv");
        assertThat(stale).exists();
        Path mine = Files.writeString(folder.resolve("sheets/streets/mine.csv"), "mine");
        assertThat(run("plan", "chongming", "--iterations", "50", "--out", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(stale).doesNotExist();
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("sheets/streets.csv")).exists();
    }

    @Test
    void sheetsInAFolderOfTheUserDeleteNothing() throws IOException {
        run("plan", "tiny", "--iterations", "50", "--out", folder.resolve("out").toString());
        String plan = folder.resolve("out/plan.json").toString();
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("budget.xlsx"), "mine");
        String page = mine.resolve("r.html").toString();

        assertThat(run("report", "tiny", plan, "--out", page, "--sheets", mine.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("report", "tiny", plan, "--out", page, "--sheets", mine.toString()))
                .isZero();

        assertThat(out.toString()).contains("Written: " + page + ", sheets (").contains(" files) in " + mine);
        assertThat(mine.resolve("budget.xlsx")).hasContent("mine");
        assertThat(mine.resolve("r.html")).isNotEmptyFile();
        assertThat(mine.resolve("streets.csv")).isNotEmptyFile();
    }

    @Test
    void checkFindsAPlanSoundAndAChangedOneUnsound() throws IOException {
        run("plan", "tiny", "--iterations", "200", "--out", folder.toString());
        Path plan = folder.resolve("plan.json");
        assertThat(run("check", "tiny", plan.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("The plan is sound.");

        String changed = Files.readString(plan).replaceFirst("\"metres\"\\s*:\\s*\\d+", "\"metres\": 1");
        Path bad = Files.writeString(folder.resolve("bad.json"), changed);
        assertThat(run("check", "tiny", bad.toString())).isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("METRES");

        assertThat(run(
                        "report",
                        "tiny",
                        bad.toString(),
                        "--lang",
                        "en",
                        "--out",
                        folder.resolve("r.html").toString()))
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("The plan is not sound");
        assertThat(folder.resolve("r.html")).content(StandardCharsets.UTF_8).contains("METRES");
    }

    @Test
    void generatedCitiesValidateAndTheSameSeedGivesTheSameFile() throws IOException {
        Path a = folder.resolve("a.json");
        Path b = folder.resolve("b.json");
        assertThat(run("generate", "songjiang", "--communities", "60", "--seed", "3", "--out", a.toString()))
                .isZero();
        assertThat(run("generate", "songjiang", "--communities", "60", "--seed", "3", "--out", b.toString()))
                .isZero();
        assertThat(a).hasSameTextualContentAs(b);
        assertThat(run("validate", a.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("60 communities");
    }

    @Test
    void validateListsEveryFaultAtOnce() throws IOException {
        Path good = folder.resolve("good.json");
        run("generate", "tiny", "--out", good.toString());
        String text = Files.readString(good);
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                text.replaceFirst("\"population\"\\s*:\\s*\\d+", "\"population\": -5")
                        .replaceFirst("\"days\"\\s*:", "\"dayz\":"));
        assertThat(run("validate", bad.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).contains("population").contains("dayz");
        assertThat(run("plan", bad.toString(), "--out", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("cannot be used").doesNotContain("\tat ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void tablesToBeFilledInAreReadAgainAsTheyAre() throws IOException {
        Path tables = folder.resolve("my-city");
        for (String language : List.of("zh", "en")) {
            Path into = tables.resolve(language);
            assertThat(run("generate", "chongming", "--tables", into.toString(), "--lang", language))
                    .as(err.toString())
                    .isZero();
            Path made = folder.resolve(language + ".json");
            assertThat(run("import", into.toString(), "--out", made.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(ScenarioJson.read(made)).isEqualTo(ShippedScenarios.load("chongming"));
            assertThat(Files.readString(into.resolve("zones.csv"))).contains(language.equals("zh") ? "级别" : "level");
        }
        assertThat(run("generate", "tiny", "--tables", tables.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("is not empty");
        assertThat(run("generate", "tiny")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void importMakesAScenarioOfTablesAndTellsFaultsByRow() throws IOException {
        Path tiny = folder.resolve("tiny.json");
        run("generate", "tiny", "--out", tiny.toString());
        ObjectMapper json = new ObjectMapper();
        ObjectNode scenario = (ObjectNode) json.readTree(tiny.toFile());
        JsonNode needs = scenario.remove("needs");
        StringBuilder table = new StringBuilder("commodity,unitsPerPersonDay\n");
        needs.forEach(need -> table.append(need.get("commodity").asText())
                .append(',')
                .append(need.get("unitsPerPersonDay").asText())
                .append('\n'));
        Path tables = Files.createDirectories(folder.resolve("tables"));
        json.writeValue(tables.resolve("scenario.json").toFile(), scenario);
        Files.writeString(tables.resolve("needs.csv"), table);
        Path made = folder.resolve("made.json");
        assertThat(run("import", tables.toString(), "--out", made.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).containsPattern("needs.csv +\\d+ rows").contains("Written: " + made);
        assertThat(ScenarioJson.read(made).lots())
                .hasSameSizeAs(ScenarioJson.read(tiny).lots());

        Files.writeString(tables.resolve("needs.csv"), table.toString().replaceFirst(",[0-9.]+\n", ",many\n"));
        assertThat(run(
                        "import",
                        tables.toString(),
                        "--out",
                        folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("needs.csv").contains("many");
        assertThat(folder.resolve("none.json")).doesNotExist();
    }

    @Test
    void stoppedBeforeAPlanWasFoundNothingIsWritten() throws IOException {
        assertThat(run("plan", "tiny", "--iterations", "50", "--out", folder.toString()))
                .isZero();
        byte[] good = Files.readAllBytes(folder.resolve("plan.json"));
        cancellation.cancel();

        int code = run("plan", "tiny", "--time", "60", "--lang", "en", "--out", folder.toString());

        assertThat(err.toString()).doesNotContain("fault");
        assertThat(code).isEqualTo(ExitCode.STOPPED);
        assertThat(out.toString().trim()).isEqualTo("Stopped before a plan was found; nothing was written.");
        assertThat(folder.resolve("plan.json")).hasBinaryContent(good);

        Path none = folder.resolve("none");
        assertThat(run("plan", "tiny", "--time", "60", "--out", none.toString()))
                .isEqualTo(ExitCode.STOPPED);
        assertThat(none).doesNotExist();
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeTheSearch() throws IOException {
        String dir = folder.resolve("never").toString();
        for (String[] wrong : new String[][] {
            {"(de)", "--lang", "de"},
            {"(-2)", "--explain", "-2"},
            {"(0)", "--explain", "0"},
            {"crews", "--roster"}
        }) {
            List<String> line = new ArrayList<>(List.of("plan", "tiny", "--time", "60", "--out", dir));
            line.addAll(List.of(wrong).subList(1, wrong.length));
            assertThat(run(line.toArray(new String[0]))).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).contains(wrong[0], "Maybe").doesNotContain("allocation ...");
            assertThat(folder.resolve("never")).doesNotExist();
        }
        Files.createDirectories(folder.resolve("never/sheets"));
        Files.writeString(folder.resolve("never/sheets/shortages.csv"), "mine");
        assertThat(run("plan", "tiny", "--time", "60", "--out", dir)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("shortages.csv", "Maybe").doesNotContain("allocation ...");
    }

    @Test
    void aNewPlanTakesTheOldOnesExplanationAway() throws IOException {
        run("plan", "tiny", "--iterations", "50", "--explain", "1", "--out", folder.toString());
        assertThat(folder.resolve("explanation.csv")).exists();
        Path mine = Files.writeString(folder.resolve("explanation.pdf"), "mine");

        run("plan", "tiny", "--iterations", "50", "--out", folder.toString());

        for (String kind : List.of("txt", "csv", "json")) {
            assertThat(folder.resolve("explanation." + kind)).doesNotExist();
        }
        assertThat(mine).exists();
        assertThat(folder.resolve("plan.json")).exists();
    }

    private static Scenario hamlet() throws IOException {
        try (InputStream file = CommandLineTest.class.getResourceAsStream("/org/resupply/examples/rules/hamlet.json")) {
            return ScenarioJson.read(file, "hamlet.json");
        }
    }

    private static Commodity goods(String id, StorageClass storage) {
        return new Commodity(id, Name.of(id), id, 75, 300, storage, 0, 1, false, 1);
    }

    /** Everybody got everything, it said. */
    @Test
    void aTransportRequestThatNobodyCarriesIsTold() throws IOException {
        Scenario hamlet = hamlet();
        List<Commodity> commodities = new ArrayList<>(hamlet.commodities());
        commodities.add(goods("person", StorageClass.PASSENGERS));
        Path asking = folder.resolve("asking.json");
        ScenarioJson.write(
                hamlet.toBuilder()
                        .commodities(commodities)
                        .transportRequests(
                                List.of(new TransportRequest("p1", "person", "east", "west", "GENERAL", 0, null, 5)))
                        .build(),
                asking);
        String told = "p1, from east to west on 2022-04-13: not carried of person: 5 (vehicles are full)";
        Path to = folder.resolve("out");

        assertThat(run(
                        "plan",
                        asking.toString(),
                        "--iterations",
                        "50",
                        "--explain",
                        "1",
                        "--lang",
                        "en",
                        "--out",
                        to.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .startsWith("One transport request is not carried in full; cause: vehicles are full")
                .doesNotContain("Everybody")
                .contains("100.0 %");
        assertThat(to.resolve("explanation.txt"))
                .content(StandardCharsets.UTF_8)
                .contains(told)
                .doesNotContain("Nothing is missing");
        assertThat(to.resolve("report.html")).content(StandardCharsets.UTF_8).contains(told);
    }

    @Test
    void whatIsMissingOutsideTheStreetsIsTold() throws IOException {
        Scenario hamlet = hamlet();
        List<Commodity> commodities = new ArrayList<>(hamlet.commodities());
        commodities.add(goods("salt", StorageClass.AMBIENT));
        List<Facility> facilities = new ArrayList<>(hamlet.facilities());
        facilities.add(Facility.builder("hall", FacilityKind.CITY_WAREHOUSE, new GeoPoint(121, 31))
                .zone("city")
                .landZone("bank")
                .build());
        Path wanting = folder.resolve("wanting.json");
        ScenarioJson.write(
                hamlet.toBuilder()
                        .commodities(commodities)
                        .facilities(facilities)
                        .demands(List.of(new Demand("d", "salt", "hall", "GENERAL", 0, null, 5)))
                        .build(),
                wanting);

        assertThat(run("plan", wanting.toString(), "--iterations", "50", "--lang", "en", "--out", folder + "/out"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).startsWith("Nothing is missing in the streets");
    }

    @Test
    void anExplanationBesideItsPlanLeavesThePlan() {
        run("plan", "tiny", "--iterations", "50", "--out", folder.toString());
        String plan = folder.resolve("plan.json").toString();

        assertThat(run("explain", "tiny", "--plan", plan, "--streets", "1", "--out", folder.toString()))
                .as(err.toString())
                .isZero();

        assertThat(folder.resolve("plan.json")).exists();
        assertThat(folder.resolve("places.geojson")).exists();
        assertThat(folder.resolve("explanation.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan nowhere.json",
                "plan tiny --time -3",
                "plan tiny --time soon",
                "plan tiny --time 5d",
                "plan tiny --time 0x1p3",
                "plan tiny --time NaN",
                "plan tiny --time Infinity",
                "plan tiny --time 1e9",
                "plan tiny --iterations 99999999999999",
                "plan tiny --threads 100000",
                "generate shanghai --communities 2000000000 --out x.json",
                "plan tiny --iterations 0",
                "plan tiny --threads 0",
                "plan tiny --lang fr",
                "plan tiny --polygons nowhere.geojson",
                "plan",
                "plam tiny",
                "check tiny nowhere.json",
                "generate atlantis --out x.json",
                "generate tiny --communities 5 --out x.json",
                "validate nowhere.json",
                "import nowhere --out x.json",
                ""
            })
    void badUsageGetsTwoAndASentenceButNoStackTrace(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception:");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan tiny --time 5d",
                "plan tiny --time 1e9",
                "plan tiny --threads 100000",
                "replan tiny --plan p.json --disruptions d.json --now 0 --time 5d",
                "explain tiny --plan p.json --streets -1",
                "explain tiny --plan p.json --streets 0",
                "explain tiny --plan p.json --threads 0",
                "replan tiny --plan p.json --disruptions d.json --now 0 --threads 0",
                "check tiny p.json --show -5",
                "generate shanghai --communities 2000000000 --out x.json"
            })
    void aNumberThatMakesNoSenseIsRefusedWithWhatIsAllowed(String line) {
        String[] words = line.split(" ");
        assertThat(run(words)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).containsPattern("\\(-?\\w+\\) is not a .*number.* from [0-9.]+ to [0-9,]+");
    }

    @Test
    void whereNothingCanBeWrittenThePlanSaysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(run("plan", "tiny", "--iterations", "10", "--out", file.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(" + file + ") cannot be written").doesNotContain("routing");
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        assertThat(run("plan", "tiny", "--time", "5s")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("--time", "(5s) is not a number of seconds from 0.01 to 86,400")
                .doesNotContain("double");
        assertThat(run("plan", "tiny", "--seed", "1.5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--seed", "(1.5) is not a whole number");
        assertThat(run("plan", "tiny", "songjiang")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).startsWith("One word too many (songjiang).").contains("Maybe look at");
        assertThat(run("plan", "tiny", "--tiem", "5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).startsWith("There is no option (--tiem).").contains("--time");
        assertThat(run("plam", "tiny")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).startsWith("There is no command (plam).").contains("plan");

        assertThat(run("validate", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(" + folder + ") is a folder", "resupply import " + folder);

        run("generate", "tiny", "--out", folder.resolve("tiny.json").toString());
        String text = Files.readString(folder.resolve("tiny.json"));
        Path bad = Files.writeString(
                folder.resolve("bad.json"), text.replaceFirst("\"population\"\\s*:\\s*\\d+", "\"population\": -5"));
        assertThat(run("validate", bad.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains(": 1 fault.");
    }

    @Test
    void oneThingIsNotCalledByItsPlural() {
        assertThat(run("validate", "tiny", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("tiny can be planned: 12 communities, ");
        Words words = Words.in(Language.EN);
        assertThat(words.get("cli.warning.one", 1)).isEqualTo("1 warning");
        assertThat(words.get("cli.warning", 0)).isEqualTo("0 warnings");
    }

    @Test
    void whoAsksInChineseIsAnsweredInChinese() throws IOException {
        String dir = folder.resolve("plan").toString();
        assertThat(run("plan", "tiny", "--iterations", "50", "--lang", "zh", "--out", dir))
                .isZero();
        assertThat(out.toString()).contains("保障最差街镇", "已写入 " + dir).doesNotContain("Written", "Planned");
        assertThat(err.toString()).contains("物资调配 ...", "车辆路径 ...").doesNotContain("routing");
        assertThat(run("check", "tiny", dir + "/plan.json", "--lang=zh")).isZero();
        assertThat(out.toString().strip()).isEqualTo("方案核验通过。");
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(
                wrong, Files.readString(folder.resolve("plan/plan.json")).replaceFirst("\"metres\": *", "$01"));
        assertThat(run("check", "tiny", wrong.toString(), "--lang", "zh")).isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("方案核验未通过", "METRES: 车次里程");
        assertThat(run("validate", "tiny", "--lang", "zh")).isZero();
        assertThat(out.toString()).contains("tiny 可以规划：12 个小区");
        for (String[] refused : new String[][] {
            {"没有场景文件（nowhere）", "plan", "nowhere"},
            {"没有选项（--tiem）", "plan", "tiny", "--tiem", "5"},
            {"没有命令（plam）", "plam", "tiny"},
            {"--time：（5d）不是0.01 到 86,400 之间的秒数", "plan", "tiny", "--time", "5d"},
            {"必须给出 SCENARIO", "plan"},
            {"必须同时给出", "check", "tiny", "p.json", "--now", "0"},
            {"没有文件夹（nowhere）", "import", "nowhere", "--out", "x.json"},
            {"请说明要做什么"}
        }) {
            List<String> line = new ArrayList<>(List.of(refused).subList(1, refused.length));
            line.addAll(List.of("--lang", "zh"));
            assertThat(run(line.toArray(new String[0]))).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).contains(refused[0]).doesNotContain("Maybe", "mean");
        }
    }

    @Test
    void aPageThatCannotBeWrittenIsNotSaidToBeMissing() {
        run("plan", "tiny", "--iterations", "10", "--out", folder.toString());
        String plan = folder.resolve("plan.json").toString();
        assumeTrue(Files.isDirectory(Path.of("/proc")), "SKIPPED: there is no folder in which nobody may write.");
        assertThat(run("report", "tiny", plan, "--out", "/proc/r.html")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("(/proc/r.html) cannot be written").doesNotContain("does not exist");
    }

    @Test
    void everyHelpTeachesByExample() {
        for (String command : List.of("plan", "check", "validate", "generate", "import", "report")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).contains("Examples:").contains("resupply " + command);
        }
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes").contains("plan shanghai");
        assertThat(run("--version")).isZero();
    }
}
