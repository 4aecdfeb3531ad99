package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteCommandTest extends CommandTest {
    @Test
    void everyFileAndSeedHasARowAndEverySetAMean() throws IOException {
        Path near = Files.createDirectory(folder.resolve("near"));
        Path far = Files.createDirectory(folder.resolve("far"));
        SolveCommandTest.instance(near, "a", 10, 1);
        SolveCommandTest.instance(far, "b", 12, 2);
        Files.writeString(near.resolve("a.sol"), "Route #1: 1\nCost: 1\n");
        Files.writeString(folder.resolve("notes.txt"), "Nothing to solve here.\nReally.\n");
        Path csv = folder.resolve("out.csv");
        assertThat(run("suite", folder.toString(), "--iterations", "300", "--seeds", "2", "--csv", csv.toString()))
                .as(err.toString())
                .isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0)).isEqualTo(String.join(",", RunRow.COLUMNS));
        assertThat(rows.subList(1, 5))
                .allSatisfy(row -> assertThat(row)
                        .contains("resupply", "feasible", Runtime.version().toString())
                        .matches(".*,[0-9a-f]{64},.*"));
        assertThat(rows.get(1)).startsWith("far,b,");
        assertThat(rows.get(2)).startsWith("near,a,");
        assertThat(out.toString().lines().toList()).hasSize(3);
        assertThat(out.toString()).containsPattern("far +2 +2 +-").containsPattern("near +2 +2 +\\d+\\.\\d{3}");
    }

    @Test
    void problemsForVroomAreInstancesAndAnswersAreNot() throws IOException {
        Path asked = Files.writeString(folder.resolve("asked.json"), "{\"vehicles\": [], \"jobs\": []}");
        Files.writeString(folder.resolve("answer.json"), "{\"routes\": [{\"vehicles\": 1, \"jobs\": 2}]}");
        Files.writeString(folder.resolve("other.json"), "{\"fleets\": []}");
        assertThat(SuiteCommand.instances(folder)).containsExactly(asked);
    }

    @Test
    void aFileThatCannotBeReadHasARowThatSaysWhy() throws IOException {
        Path file = SolveCommandTest.instance(folder, "broken", 5, 1);
        Files.writeString(file, Files.readString(file).replace("CAPACITY : 30", "CAPACITY : -3"));
        Path csv = folder.resolve("out.csv");
        assertThat(run("suite", folder.toString(), "--iterations", "10", "--seeds", "1", "--csv", csv.toString()))
                .isEqualTo(2);
        assertThat(Files.readAllLines(csv)).hasSize(2);
        assertThat(Files.readString(csv)).contains("(-3)");
    }

    @Test
    void aFolderWithoutInstancesIsRefused() {
        assertThat(run(
                        "suite",
                        folder.toString(),
                        "--csv",
                        folder.resolve("out.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(folder.toString());
        assertThat(run("suite", folder.resolve("none").toString(), "--csv", "out.csv"))
                .isEqualTo(2);
    }

    @Test
    void theClockCountsTheStartOfTheProcess() {
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() * 1e-3;
        assertThat(ProcessClock.seconds()).isBetween(uptime - 1, uptime + 15);
    }
}
