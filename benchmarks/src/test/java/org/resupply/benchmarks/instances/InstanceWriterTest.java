package org.resupply.benchmarks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.resupply.benchmarks.instances.InstanceWriter.Format;
import org.resupply.problem.RoutingProblem;

/** What is written is read back as the same problem. */
class InstanceWriterTest {

    /** Every number of a problem that a file can say. */
    private static List<Object> numbers(Instance instance) {
        RoutingProblem problem = instance.problem();
        var all = new ArrayList<Object>(List.of(
                problem.places(), problem.dimensions(), problem.stops(), problem.vehicleClasses(), problem.groups()));
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            all.addAll(List.of(
                    problem.vehicleCount(c),
                    problem.startPlace(c),
                    problem.endPlace(c),
                    problem.fixedCost(c),
                    problem.distanceCost(c),
                    problem.shiftStart(c),
                    problem.shiftEnd(c),
                    problem.maxDistance(c),
                    problem.maxDuration(c),
                    problem.maxTrips(c),
                    problem.reloads(c)));
            for (int d = 0; d < problem.dimensions(); d++) {
                all.add(problem.capacity(c, d));
            }
        }
        for (int stop = 0; stop < problem.stops(); stop++) {
            all.addAll(List.of(
                    problem.place(stop),
                    problem.service(0, stop),
                    problem.windowOpen(stop, 0),
                    problem.windowClose(stop, 0),
                    problem.release(stop),
                    problem.partner(stop),
                    problem.isPickup(stop),
                    problem.isRequired(stop),
                    problem.prize(stop),
                    problem.group(stop)));
            for (int d = 0; d < problem.dimensions(); d++) {
                all.addAll(List.of(problem.delivered(stop, d), problem.collected(stop, d), problem.carried(stop, d)));
            }
            for (int c = 0; c < problem.vehicleClasses(); c++) {
                all.add(problem.isAllowed(c, stop));
            }
        }
        var random = new Random(1);
        for (int pair = 0; pair < 2_000; pair++) {
            int from = random.nextInt(problem.places());
            int to = random.nextInt(problem.places());
            all.add(problem.travel(0).distance(from, to));
            all.add(problem.travel(0).duration(from, to));
        }
        return all;
    }

    private static Instance again(Instance instance, Format format) {
        return InstanceReader.parse(
                instance.name() + ".txt",
                InstanceWriter.text(instance, format),
                new Reading(instance.convention(), false));
    }

    private static Instance town(String... sections) {
        return InstanceReader.parse(
                "town.vrp",
                "NAME : town\nTYPE : any\nDIMENSION : 4\nNODE_COORD_SECTION\n1 0 0\n2 3.5 4\n3 6 8\n4 1 1\n"
                        + String.join("\n", sections)
                        + "\n",
                Reading.BY_CONTENT);
    }

    @Test
    void fieldsOfVrplib() {
        List<Instance> instances = List.of(
                town("CAPACITY : 9", "DEMAND_SECTION", "1 0", "2 3", "3 4", "4 9"),
                town(
                        "CAPACITY : 9",
                        "VEHICLES : 3",
                        "DEMAND_SECTION",
                        "1 0",
                        "2 3",
                        "3 4",
                        "4 9",
                        "BACKHAUL_SECTION",
                        "1 0",
                        "2 0",
                        "3 2",
                        "4 0",
                        "TIME_WINDOW_SECTION",
                        "1 0 100",
                        "2 5.5 60",
                        "3 0 70.1",
                        "4 1 2",
                        "SERVICE_TIME : 10",
                        "PRIZE_SECTION",
                        "1 0",
                        "2 0",
                        "3 12.3",
                        "4 0",
                        "RELEASE_TIME_SECTION",
                        "1 0",
                        "2 1",
                        "3 2",
                        "4 0"),
                town(
                        "VEHICLES : 3",
                        "CAPACITY_SECTION",
                        "1 9 5",
                        "2 9 5",
                        "3 20 10",
                        "DEMAND_SECTION",
                        "1 0 0",
                        "2 0 0",
                        "3 4 1",
                        "4 9 0",
                        "VEHICLES_DEPOT_SECTION",
                        "1 1",
                        "2 2",
                        "3 2",
                        "VEHICLES_MAX_DURATION : 77.125",
                        "VEHICLES_ALLOWED_CLIENTS_SECTION",
                        "1 3",
                        "2 3 4",
                        "3 4",
                        "DEPOT_SECTION",
                        "1",
                        "2",
                        "-1"),
                town("MUTUALLY_EXCLUSIVE_GROUP_SECTION", "1 2 3", "2 4"),
                town(
                        "CAPACITY : 9",
                        "VEHICLES : 2",
                        "DEMAND_SECTION",
                        "1 0",
                        "2 3",
                        "3 4",
                        "4 9",
                        "VEHICLES_RELOAD_DEPOT_SECTION",
                        "1 1",
                        "2 1",
                        "VEHICLES_MAX_RELOADS : 2"),
                town(
                        "CAPACITY : 9",
                        "EDGE_WEIGHT_TYPE : EXPLICIT",
                        "EDGE_WEIGHT_FORMAT : FULL_MATRIX",
                        "EDGE_WEIGHT_SECTION",
                        "0 1 2 3",
                        "4 0 5 6",
                        "7 8 0 9",
                        "10 11 12 0"));
        for (Instance instance : instances) {
            Instance again = again(instance, Format.VRPLIB);
            assertThat(numbers(again)).isEqualTo(numbers(instance));
            assertThat(again.name()).isEqualTo(instance.name());
            // By its content alone it is measured as before.
            assertThat(InstanceReader.parse("a", InstanceWriter.text(instance, Format.VRPLIB), Reading.BY_CONTENT)
                            .convention())
                    .isEqualTo(instance.convention());
        }
    }

    private static final String LI_LIM = """
            2 10 1
            0 0 0 0 0 1000 0 0 0
            1 10 0.5 5 3.25 900 5 0 2
            2 20 0 -5 0 900 5 1 0
            """;

    @Test
    void textsOfSolomonAndLiLim() {
        String solomon = """
                S2
                VEHICLE
                NUMBER CAPACITY
                3 50
                CUSTOMER
                0 40 50 0 0 240 0
                1 45 68 10 0 127.5 10
                2 42 66 20 65 146 0
                """;
        Instance windows = InstanceReader.parse("S2.txt", solomon, Reading.BY_CONTENT);
        assertThat(numbers(again(windows, Format.SOLOMON))).isEqualTo(numbers(windows));
        assertThat(numbers(again(windows, Format.VRPLIB))).isEqualTo(numbers(windows));
        Instance pairs = InstanceReader.parse("P2.txt", LI_LIM, Reading.BY_CONTENT);
        assertThat(numbers(again(pairs, Format.LILIM))).isEqualTo(numbers(pairs));
        assertThat(numbers(again(pairs, Format.VRPLIB))).isEqualTo(numbers(pairs));
    }

    @Test
    void whatAFormatCannotSayIsRefused() {
        Instance pairs = InstanceReader.parse("P2.txt", LI_LIM, Reading.BY_CONTENT);
        assertThatThrownBy(() -> InstanceWriter.text(pairs, Format.SOLOMON)).hasMessageContaining("pairs");
        Instance loads = town("CAPACITY : 9", "DEMAND_SECTION", "1 0", "2 3", "3 4", "4 9");
        assertThatThrownBy(() -> InstanceWriter.text(loads, Format.LILIM)).hasMessageContaining("partner");
        Instance prizes = town("PRIZE_SECTION", "1 0", "2 3", "3 4", "4 9");
        assertThatThrownBy(() -> InstanceWriter.text(prizes, Format.SOLOMON)).hasMessageContaining("prizes");
        Instance fleetFirst = InstanceReader.parse("P2.txt", LI_LIM, new Reading(null, true));
        assertThatThrownBy(() -> InstanceWriter.text(fleetFirst, Format.VRPLIB)).hasMessageContaining("vehicles");
    }

    @TestFactory
    List<DynamicTest> publicInstancesSurviveTheWay() throws IOException {
        var files = new ArrayList<Path>(ReferenceSolutionsTest.files(".vrp"));
        ReferenceSolutionsTest.files(".txt").stream()
                .filter(path -> !path.getFileName().toString().startsWith("LICENSE"))
                .forEach(files::add);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Instance instance = InstanceReader.read(file);
                    assertThat(numbers(again(instance, Format.VRPLIB)).equals(numbers(instance)))
                            .isTrue();
                    if (file.toString().endsWith(".txt")) {
                        var format = instance.variant().equals("PDPTW") ? Format.LILIM : Format.SOLOMON;
                        assertThat(numbers(again(instance, format)).equals(numbers(instance)))
                                .isTrue();
                    }
                }))
                .toList();
    }
}
