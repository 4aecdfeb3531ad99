package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuelCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Benchmarks.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void everyEngineHasItsTurnAndALine() throws IOException {
        Path set = Files.createDirectory(folder.resolve("towns"));
        SolveCommandTest.instance(set, "a", 10, 1);
        Path csv = folder.resolve("out.csv");
        List<String> engines = List.of("resupply", "jsprit");
        assertThat(run(
                        "duel",
                        "--engines",
                        String.join(",", engines),
                        "--instances",
                        folder.toString(),
                        "--time",
                        "3",
                        "--seeds",
                        "1",
                        "--csv",
                        csv.toString()))
                .as(err.toString())
                .isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        for (int e = 0; e < engines.size(); e++) {
            assertThat(rows.get(e + 1)).startsWith("towns,a," + engines.get(e) + ",10,");
        }
        assertThat(Files.readString(folder.resolve("out.md"))).isEqualTo(out.toString());
        assertThat(out.toString())
                .containsPattern("towns \\| 3 \\| resupply \\| \\d")
                .containsPattern("towns \\| 3 \\| jsprit \\| \\d");
        assertThat(Files.readString(folder.resolve("out.html")))
                .contains("<svg", "resupply")
                .doesNotContain("http");
    }

    @Test
    void nonsenseIsRefusedBeforeWorkBegins() {
        assertThat(run("duel", "--engines", "resupply,nobody", "--instances", folder.toString(), "--csv", "x.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nobody");
        assertThat(run("duel", "--engines", "resupply", "--instances", folder.toString(), "--time", "-1", "--csv", "x"))
                .isEqualTo(2);
        assertThat(run("duel", "--engines", "resupply", "--instances", folder.toString(), "--csv", "x.csv"))
                .isEqualTo(2);
        assertThat(Path.of("x.csv")).doesNotExist();
    }

    private static DuelRun run(String instance, String engine, double cost, double reference) {
        return new DuelRun("s", instance, engine, 10, cost, reference);
    }

    @Test
    void gapsAreToTheReferenceOrElseToTheBestAnswer() {
        var table = new DuelTable(
                List.of("one", "other"),
                List.of(
                        run("known", "one", 110, 100),
                        run("known", "other", 120, 100),
                        run("unknown", "one", 50, Double.NaN),
                        run("unknown", "other", 60, Double.NaN)));
        assertThat(table.lines()).hasSize(2);
        var one = table.lines().get(0);
        var other = table.lines().get(1);
        assertThat(one.gap().mean()).isCloseTo(5, within(1e-9));
        assertThat(other.gap().mean()).isCloseTo(20, within(1e-9));
        assertThat(one.against()).isNull();
        assertThat(other.against().wins()).isEqualTo(2);
    }

    @Test
    void seedsAreAveragedAndAnInfeasibleAnswerIsWorseThanAny() {
        var table = new DuelTable(
                List.of("one", "other"),
                List.of(
                        run("a", "one", 101, 100),
                        run("a", "other", 110, 100),
                        run("a", "one", 103, 100),
                        run("a", "other", Double.POSITIVE_INFINITY, Double.NaN)));
        var one = table.lines().get(0);
        var other = table.lines().get(1);
        assertThat(one.gap().mean()).isCloseTo(2, within(1e-9));
        assertThat(other.gap().mean()).isCloseTo((10 + 21) / 2.0, within(1e-9));
        assertThat(other.feasible()).isEqualTo(1);
        assertThat(other.runs()).isEqualTo(2);
    }
}
