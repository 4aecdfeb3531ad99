package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Facility;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.model.Zone;
import org.resupply.solve.Cancellation;

/** A scenario that names a road graph is planned, and judged, over that graph. */
class RoadGraphCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        Scenario tiny = ShippedScenarios.load("tiny");
        file = folder.resolve("tiny-roads.json");
        Travel travel = new Travel(
                tiny.travel().bands(),
                tiny.travel().crossings(),
                new Travel.RoadGraphFiles("roads/nodes.csv", "roads/arcs.csv"),
                null);
        ScenarioJson.write(tiny.toBuilder().travel(travel).build(), file);
        writeRoads(tiny);
    }

    /** A road between every two places, ten kilometres and ten minutes long, whatever the straight line says. */
    private void writeRoads(Scenario scenario) throws IOException {
        List<GeoPoint> points = new ArrayList<>();
        scenario.zones().stream().map(Zone::point).forEach(points::add);
        scenario.facilities().stream().map(Facility::point).forEach(points::add);
        points = points.stream().distinct().toList();
        StringBuilder nodes = new StringBuilder("node,lon,lat\n");
        StringBuilder arcs = new StringBuilder("from,to,length_m,time_s\n");
        for (int i = 0; i < points.size(); i++) {
            nodes.append(
                    "%s,%s,%s%n".formatted(i, points.get(i).lon(), points.get(i).lat()));
            for (int j = 0; j < points.size(); j++) {
                if (i != j) {
                    arcs.append("%s,%s,10000,600%n".formatted(i, j));
                }
            }
        }
        Files.createDirectories(folder.resolve("roads"));
        Files.writeString(folder.resolve("roads/nodes.csv"), nodes);
        Files.writeString(folder.resolve("roads/arcs.csv"), arcs);
    }

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true), new Cancellation());
    }

    @Test
    void planAndCheckGoOverTheRoads() {
        Path planned = folder.resolve("planned");
        assertThat(run("plan", file.toString(), "--iterations", "100", "--out", planned.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        String plan = planned.resolve("plan.json").toString();
        assertThat(run("check", file.toString(), plan)).isEqualTo(ExitCode.DONE);
        assertThat(run("check", "tiny", plan))
                .as("by coordinates the lengths are others")
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("METRES");
    }

    @Test
    void theScenarioBesideAPlanHasItsRoadsToo() throws IOException {
        Path overlay = Files.writeString(
                folder.resolve("nothing.json"),
                "{\"format\": \"resupply-overlay/1\", \"id\": \"event\", \"disruptions\": []}");
        Path planned = folder.resolve("planned");
        for (int i = 0; i < 2; i++) {
            assertThat(run(
                            "plan",
                            file.toString(),
                            "--iterations",
                            "100",
                            "--overlay",
                            overlay.toString(),
                            "--out",
                            planned.toString()))
                    .as(err.toString())
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(run(
                        "check",
                        planned.resolve("scenario.json").toString(),
                        planned.resolve("plan.json").toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void roadsOutsideTheScenariosFolderComeAlongToo() throws IOException {
        Scenario tiny = ScenarioJson.read(file);
        Path city = folder.resolve("cities/tiny.json");
        Travel.RoadGraphFiles outside = new Travel.RoadGraphFiles(
                "../roads/nodes.csv", folder.resolve("roads/arcs.csv").toString());
        Travel travel = new Travel(tiny.travel().bands(), tiny.travel().crossings(), outside, null);
        ScenarioJson.write(tiny.toBuilder().travel(travel).build(), city);
        String planned = folder.resolve("planned").toString();
        String anew = folder.resolve("anew").toString();
        Path nothing = Files.writeString(
                folder.resolve("nothing.json"),
                "{\"format\": \"resupply-overlay/1\", \"id\": \"event\", \"disruptions\": []}");

        List<String> plan = List.of("plan", city.toString(), "--iterations", "100", "--overlay", nothing.toString());
        List<String> replan = List.of(
                "replan",
                planned + "/scenario.json",
                "--plan",
                planned + "/plan.json",
                "--disruptions",
                nothing.toString(),
                "--now",
                "3600",
                "--iterations",
                "100");
        assertThat(run(into(planned, plan))).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(run(into(anew, replan))).as(err.toString()).isEqualTo(ExitCode.DONE);

        // Taken over with the scenario's own file, whose road graph lies elsewhere than the copy's.
        String own = folder.resolve("own").toString();
        String after = folder.resolve("after").toString();
        List<String> replanOwn = new ArrayList<>(replan);
        replanOwn.set(1, city.toString());
        replanOwn.set(3, own + "/plan.json");
        assertThat(run(into(own, plan.subList(0, 4)))).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(run(into(after, replanOwn))).as(err.toString()).isEqualTo(ExitCode.DONE);

        Path elsewhere = Files.createDirectories(folder.resolve("far/away")).resolve("plan");
        for (String made : List.of(planned, anew, after)) {
            Files.move(Path.of(made), elsewhere);
            assertThat(run(
                            "check",
                            elsewhere.resolve("scenario.json").toString(),
                            elsewhere.resolve("plan.json").toString()))
                    .as(err.toString())
                    .isEqualTo(ExitCode.DONE);
            assertThat(err.toString()).doesNotContain("Note:");
            Files.move(
                    elsewhere, elsewhere.resolveSibling("done-" + Path.of(made).getFileName()));
        }
    }

    private static String[] into(String out, List<String> command) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("--out", out));
        return line.toArray(new String[0]);
    }

    @Test
    void aMissingRoadGraphIsNamed() throws IOException {
        Files.delete(folder.resolve("roads/arcs.csv"));
        assertThat(run("plan", file.toString(), "--out", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("UNREADABLE at arcs.csv").contains("scenario (");
        String none = folder.resolve("none").toString();
        assertThat(run("plan", file.toString(), "--lang", "zh", "--out", none)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("的路网（")
                .contains(folder.resolve("roads/nodes.csv").toString())
                .contains("UNREADABLE at arcs.csv");
    }
}
