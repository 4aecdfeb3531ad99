package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

class PlanCommandTest extends AtTheCommandLine {
    @Test
    void planWritesThePlanTheReportAndTheSheets() throws IOException {
        int code = run("plan tiny --iterations 200 --lang en --out", folder);
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
    void theTinyCityComesOutAsWorkedByHandInTheDocumentation() {
        run("plan tiny --iterations 200 --out", folder);
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
        run("plan tiny --iterations 300 --seed 7 --out", folder.resolve("a"));
        run("plan tiny --iterations 300 --seed 7 --out", folder.resolve("b"));
        assertThat(Files.readString(folder.resolve("a/sheets/vehicles.csv")))
                .isEqualTo(Files.readString(folder.resolve("b/sheets/vehicles.csv")));
    }

    @Test
    void aStrategyIsChosenByName() throws IOException {
        done("plan tiny --iterations 50 --strategy alpha-fair:2 --out", folder.resolve("fair"));
        Plan plan = PlanJson.read(folder.resolve("fair/plan.json"), ShippedScenarios.load("tiny"));
        assertThat(plan.manifest().allocation()).isEqualTo("alpha-fair:2");
        assertThat(plan.appraisal().gap()).isBetween(0.0, 1.0);
        assertThat(folder.resolve("fair/sheets/shadow-prices.csv")).exists();
        refused("plan tiny --strategy alpha-fair:two --lang en");
        assertThat(err.toString())
                .contains("There is no strategy (alpha-fair:two)")
                .contains("fair-floor");
    }

    @Test
    void aRosterGivesEveryTourItsCrewAndIsJudged() throws IOException {
        done("plan shifts --iterations 3000 --roster --lang en --out", folder);
        done("check shifts", folder.resolve("plan.json"));
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
        Path to = folder.resolve("out");
        done("plan tiny --iterations 200 --overlay", overlay, "--out", to);
        Plan plan = PlanJson.read(to.resolve("plan.json"), ShippedScenarios.load("tiny"));
        // Nothing crosses the river: the south gets nothing, and the bridge is what is in the way.
        assertThat(plan.figures().byStreet())
                .filteredOn(street -> street.id().startsWith("s"))
                .hasSize(2)
                .allSatisfy(street -> assertThat(street.share()).isZero());
        assertThat(plan.figures().byStreet())
                .filteredOn(street -> street.id().startsWith("n"))
                .allSatisfy(street -> assertThat(street.share()).isEqualTo(1));
        Path file = to.resolve("plan.json");
        done("check tiny", file, "--overlay", overlay);
        assertThat(err.toString()).doesNotContain("another state");
        done("check tiny", file);
        assertThat(err.toString()).contains("another state");

        refused("plan tiny --overlay tunnel --out", to);
        assertThat(err.toString()).contains("(Y01)", "(tiny)");
        refused("plan tiny --overlay meteor --out", to);
        assertThat(err.toString()).contains("(meteor)", "riders");
        Files.writeString(overlay, Files.readString(overlay).replace("\"bridge\"", "\"brigde\""));
        refused("plan tiny --overlay", overlay, "--out", to);
        assertThat(err.toString()).contains("brigde");
    }

    @Test
    void aPlanThatCallsUpSaysSoAndStandsBesideItsScenario() {
        done("plan tiny --call-up --iterations 100 --out", folder);
        // Nobody owns anything there that could be called up.
        assertThat(err.toString()).contains("nothing was called up");
        done("check", folder.resolve("scenario.json"), folder.resolve("plan.json"));
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
        Path to = folder.resolve("out");
        done("plan", city, "--call-up --iterations 200 --out", to);
        assertThat(err.toString()).contains("Called up: R-van");
        Path scenario = to.resolve("scenario.json");
        assertThat(ScenarioJson.read(scenario).requisitions()).containsExactly(van.calledUp());
        done("check", scenario, to.resolve("plan.json"));
        refused("plan", city, "--call-up --strategy lexicographic --iterations 200 --out", to);
        assertThat(err.toString()).contains("(lexicographic)");
    }

    @Test
    void stoppedBeforeAPlanWasFoundNothingIsWritten() throws IOException {
        done("plan tiny --iterations 50 --out", folder);
        byte[] good = Files.readAllBytes(folder.resolve("plan.json"));
        cancellation.cancel();

        int code = run("plan tiny --time 60 --lang en --out", folder);

        assertThat(err.toString()).doesNotContain("fault");
        assertThat(code).isEqualTo(ExitCode.STOPPED);
        assertThat(out.toString().trim()).isEqualTo("Stopped before a plan was found; nothing was written.");
        assertThat(folder.resolve("plan.json")).hasBinaryContent(good);

        Path none = folder.resolve("none");
        assertThat(run("plan tiny --time 60 --out", none)).isEqualTo(ExitCode.STOPPED);
        assertThat(none).doesNotExist();
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeTheSearch() throws IOException {
        Path dir = folder.resolve("never");
        Map<String, String> said =
                Map.of("--lang de", "(de)", "--explain -2", "(-2)", "--explain 0", "(0)", "--roster", "crews");
        said.forEach((option, named) -> {
            refused("plan tiny --time 60 --out", dir, option);
            assertThat(err.toString()).contains(named, "Maybe").doesNotContain("allocation ...");
            assertThat(dir).doesNotExist();
        });
        Files.createDirectories(dir.resolve("sheets"));
        Files.writeString(dir.resolve("sheets/shortages.csv"), "mine");
        refused("plan tiny --time 60 --out", dir);
        assertThat(err.toString()).contains("shortages.csv", "Maybe").doesNotContain("allocation ...");
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

        done("plan", asking, "--iterations 50 --explain 1 --lang en --out", to);
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

        done("plan", wanting, "--iterations 50 --lang en --out", folder.resolve("out"));
        assertThat(out.toString()).startsWith("Nothing is missing in the streets");
    }
}
