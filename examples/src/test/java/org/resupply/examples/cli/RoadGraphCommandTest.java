package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Facility;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.model.Zone;

/** A scenario that names a road graph is planned, and judged, over that graph. */
class RoadGraphCommandTest extends AtTheCommandLine {
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

    @Test
    void planAndCheckGoOverTheRoads() {
        Path planned = folder.resolve("planned");
        done("plan", file, "--iterations 100 --out", planned);
        Path plan = planned.resolve("plan.json");
        done("check", file, plan);
        assertThat(run("check tiny", plan))
                .as("by coordinates the lengths are others")
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("METRES");
    }

    @Test
    void theScenarioBesideAPlanHasItsRoadsToo() throws IOException {
        Path overlay = Files.writeString(folder.resolve("nothing.json"), overlay(""));
        Path planned = folder.resolve("planned");
        for (int i = 0; i < 2; i++) {
            done("plan", file, "--iterations 100 --overlay", overlay, "--out", planned);
        }
        done("check", planned.resolve("scenario.json"), planned.resolve("plan.json"));
    }

    @Test
    void roadsOutsideTheScenariosFolderComeAlongToo() throws IOException {
        Scenario tiny = ScenarioJson.read(file);
        Path city = folder.resolve("cities/tiny.json");
        Travel.RoadGraphFiles outside = new Travel.RoadGraphFiles(
                "../roads/nodes.csv", folder.resolve("roads/arcs.csv").toString());
        Travel travel = new Travel(tiny.travel().bands(), tiny.travel().crossings(), outside, null);
        ScenarioJson.write(tiny.toBuilder().travel(travel).build(), city);
        Path planned = folder.resolve("planned");
        Path anew = folder.resolve("anew");
        Path nothing = Files.writeString(folder.resolve("nothing.json"), overlay(""));

        done("plan", city, "--iterations 100 --overlay", nothing, "--out", planned);
        done(anew(planned.resolve("scenario.json"), planned, nothing, anew));

        // Taken over with the scenario's own file, whose road graph lies elsewhere than the copy's.
        Path own = folder.resolve("own");
        Path after = folder.resolve("after");
        done("plan", city, "--iterations 100 --out", own);
        done(anew(city, own, nothing, after));

        Path elsewhere = Files.createDirectories(folder.resolve("far/away")).resolve("plan");
        for (Path made : List.of(planned, anew, after)) {
            Files.move(made, elsewhere);
            done("check", elsewhere.resolve("scenario.json"), elsewhere.resolve("plan.json"));
            assertThat(err.toString()).doesNotContain("Note:");
            Files.move(elsewhere, elsewhere.resolveSibling("done-" + made.getFileName()));
        }
    }

    private static Object[] anew(Path scenario, Path current, Path disruptions, Path out) {
        return new Object[] {
            "replan",
            scenario,
            "--plan",
            current.resolve("plan.json"),
            "--disruptions",
            disruptions,
            "--now 3600 --iterations 100 --out",
            out
        };
    }

    @Test
    void aMissingRoadGraphIsNamed() throws IOException {
        Files.delete(folder.resolve("roads/arcs.csv"));
        refused("plan", file, "--out", folder.resolve("none"));
        assertThat(err.toString()).contains("UNREADABLE at arcs.csv").contains("scenario (");
        Path none = folder.resolve("none");
        refused("plan", file, "--lang zh --out", none);
        assertThat(err.toString())
                .contains("的路网（")
                .contains(folder.resolve("roads/nodes.csv").toString())
                .contains("UNREADABLE，arcs.csv（");
    }
}
