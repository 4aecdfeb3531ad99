package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.ortools.Loader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolveCommandTest extends CommandTest {
    private JsonNode line() throws IOException {
        assertThat(out.toString().lines()).hasSize(1);
        return new ObjectMapper().readTree(out.toString());
    }

    /** A file of clients strewn over a square, the same for the same seed. */
    static Path instance(Path folder, String name, int clients, long seed) throws IOException {
        var random = new Random(seed);
        var text =
                new StringBuilder("NAME : %s\nTYPE : CVRP\nDIMENSION : %s\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 30\n"
                        .formatted(name, clients + 1));
        text.append("NODE_COORD_SECTION\n");
        for (int node = 1; node <= clients + 1; node++) {
            text.append("%s %s %s%n".formatted(node, random.nextInt(100), random.nextInt(100)));
        }
        text.append("DEMAND_SECTION\n1 0\n");
        for (int node = 2; node <= clients + 1; node++) {
            text.append("%s %s%n".formatted(node, 1 + random.nextInt(10)));
        }
        text.append("DEPOT_SECTION\n1\n-1\nEOF\n");
        return Files.writeString(folder.resolve(name + ".vrp"), text);
    }

    @Test
    void printsOneLineAndWritesTheRoutes() throws IOException {
        Path file = instance(folder, "town", 20, 1);
        Path sol = folder.resolve("town.sol");
        assertThat(run("solve", file.toString(), "--iterations", "2000", "--seed", "3", "--sol", sol.toString()))
                .isZero();
        JsonNode line = line();
        assertThat(line.get("instance").asText()).isEqualTo("town");
        assertThat(line.get("stops").asInt()).isEqualTo(20);
        assertThat(line.get("feasible").asBoolean()).isTrue();
        assertThat(line.get("seed").asInt()).isEqualTo(3);
        assertThat(line.get("threads").asInt()).isEqualTo(1);
        assertThat(line.get("iterations").asLong()).isPositive();
        assertThat(line.get("seconds").asDouble()).isPositive();
        List<String> lines = Files.readAllLines(sol);
        assertThat(lines).hasSize(line.get("routes").asInt() + 1);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("Cost " + line.get("cost").asText());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, sol);
        }
    }

    @Test
    void theGapIsTakenToTheSolutionBesideTheFile() throws IOException {
        Path file = instance(folder, "town", 12, 1);
        assertThat(run("solve", file.toString(), "--iterations", "2000")).isZero();
        long cost = line().get("cost").asLong();
        assertThat(line().has("gap")).isFalse();
        Files.writeString(folder.resolve("town.sol"), "Route #1: 1\nCost: " + 2 * cost + "\n");
        out.getBuffer().setLength(0);
        assertThat(run("solve", file.toString(), "--iterations", "2000")).isZero();
        assertThat(line().get("gap").asDouble()).isEqualTo(-50);
        assertThat(line().get("reference").asLong()).isEqualTo(2 * cost);
    }

    @Test
    void theSameSeedAndIterationsGiveTheSameRoutes() throws IOException {
        Path file = instance(folder, "town", 40, 2);
        var texts = new ArrayList<String>();
        for (int round = 0; round < 2; round++) {
            Path sol = folder.resolve("round%s.txt".formatted(round));
            assertThat(run("solve", file.toString(), "--iterations", "3000", "--sol", sol.toString()))
                    .isZero();
            texts.add(Files.readString(sol));
        }
        assertThat(texts.get(1)).isEqualTo(texts.get(0));
    }

    @Test
    void everyEngineAnswersAndIsChecked() throws IOException {
        Path file = instance(folder, "town", 20, 1);
        // Unpacking native code may take longer than the budget.
        Loader.loadNativeLibraries();
        for (String engine : Engines.names()) {
            out.getBuffer().setLength(0);
            assertThat(run(
                            "solve",
                            file.toString(),
                            "--iterations",
                            "500",
                            "--time",
                            Double.toString(ProcessClock.seconds() + 2),
                            "--engine",
                            engine))
                    .isZero();
            assertThat(line().get("engine").asText()).isEqualTo(engine);
            assertThat(line().get("feasible").asBoolean()).isTrue();
        }
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThat(run("solve", folder.resolve("nowhere.vrp").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.vrp");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMalformedFileIsNamedWithItsLine() throws IOException {
        Path file = instance(folder, "town", 3, 1);
        Files.writeString(file, Files.readString(file).replace("2 ", "2 x "));
        assertThat(run("solve", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("town.vrp, line 8").contains("(x)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--time 0",
                "--time x",
                "--iterations 0",
                "--threads 0",
                "--engine nobody",
                "--convention cubits",
                "--sun"
            })
    void nonsenseIsRefusedBeforeWorkBegins(String option) throws IOException {
        Path file = instance(folder, "town", 3, 1);
        var arguments = new ArrayList<>(List.of("solve", file.toString()));
        arguments.addAll(List.of(option.split(" ")));
        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpTeaches() {
        assertThat(run("--help")).isZero();
        assertThat(run("solve", "--help")).isZero();
        assertThat(out.toString()).contains("--time", "--sol", "VRPLIB", "Exit codes");
    }

    @Test
    void withoutACommandNothingIsDone() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aFileForVroomIsAnsweredInItsForm() throws IOException {
        Path file = Files.writeString(folder.resolve("city"), """
                {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "capacity": [1]}],
                 "jobs": [{"id": 5, "location_index": 1, "delivery": [1]}, {"id": 6, "location_index": 1, "delivery": [2]}],
                 "matrices": {"car": {"durations": [[0, 30], [40, 0]]}}}
                """);
        Path answer = folder.resolve("answer.json");
        assertThat(run("solve", file.toString(), "--iterations", "500", "--sol", answer.toString()))
                .as(err.toString())
                .isZero();
        assertThat(line().get("cost").asInt()).isEqualTo(70);
        assertThat(line().get("unservedReasons").asText()).isEqualTo("1 larger_than_any_vehicle");
        assertThat(line().get("inputSha256").asText()).matches("[0-9a-f]{64}");
        assertThat(line().get("commit").asText()).isNotEmpty();
        JsonNode written = new ObjectMapper().readTree(answer.toFile());
        assertThat(written.get("code").asInt()).isZero();
        assertThat(written.get("unassigned").get(0).get("id").asInt()).isEqualTo(6);
        assertThat(written.get("routes").get(0).get("steps")).hasSize(3);
    }
}
