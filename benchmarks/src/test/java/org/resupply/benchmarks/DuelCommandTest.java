package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuelCommandTest extends CommandTest {
    private int duel(Path csv, String engines, String seeds, String... sets) {
        return run(
                "duel",
                "--engines",
                engines,
                "--instances",
                Stream.of(sets).map(set -> folder.resolve(set).toString()).collect(Collectors.joining(",")),
                "--time",
                "4.5",
                "--seeds",
                seeds,
                "--heap",
                "256m",
                "--csv",
                csv.toString());
    }

    /** Two pickups and deliveries in Li and Lim's text. */
    private static void writePairs(Path file) throws IOException {
        Files.writeString(file, """
                2 10 1
                0 0 0 0 0 1000 0 0 0
                1 10 0 5 0 900 5 0 2
                2 20 0 -5 0 900 5 1 0
                3 0 10 5 0 900 5 0 4
                4 0 20 -5 0 900 5 3 0
                """);
    }

    @Test
    void enginesTakeTurnsAndAnInterruptedDuelGoesOn() throws IOException {
        SolveCommandTest.instance(Files.createDirectory(folder.resolve("towns")), "a", 10, 1);
        writePairs(Files.createDirectory(folder.resolve("pairs")).resolve("p.txt"));
        Path csv = folder.resolve("out.csv");
        assertThat(duel(csv, "resupply,optaplanner", "1", "towns", "pairs"))
                .as(err.toString())
                .isZero();
        List<RunRow> rows = RunRow.read(csv);
        assertThat(rows)
                .extracting(row -> row.text("instance") + " " + row.text("engine") + " " + row.text("outcome"))
                .containsExactly(
                        "a resupply feasible",
                        "a optaplanner feasible",
                        "p resupply feasible",
                        "p.txt optaplanner refused");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.text("jdk")).contains(Runtime.version().toString());
            assertThat(row.text("machine")).contains("core(s)");
            assertThat(row.text("commit")).isNotEmpty();
            assertThat(row.text("input_sha256")).matches("[0-9a-f]{64}");
            assertThat(row.text("time_budget")).isEqualTo("4.5");
        });
        double[][] trace = rows.get(0).trace();
        assertThat(trace).isNotEmpty();
        assertThat(trace[trace.length - 1][1]).isEqualTo(rows.get(0).number("cost"));
        assertThat(Files.readString(folder.resolve("out.md"))).isEqualTo(out.toString());
        assertThat(out.toString())
                .containsPattern("towns \\| 4.5 \\| resupply \\| \\d")
                .containsPattern("pairs \\| 4.5 \\| optaplanner \\| - .*0/0 \\(refused 1\\)")
                .contains("all sets");
        assertThat(Files.readString(folder.resolve("out-summary.csv"))).startsWith("set,time s,engine");

        // A second seed: what is there stays as it was, what is not is run.
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(duel(csv, "resupply", "2", "towns")).isZero();
        List<RunRow> more = RunRow.read(csv);
        assertThat(more.subList(0, 4)).isEqualTo(rows);
        assertThat(more.subList(4, more.size()))
                .extracting(row -> row.text("engine") + " " + row.text("seed"))
                .containsExactly("resupply 2");

        // The summary again from the rows, without a run.
        String page = Files.readString(folder.resolve("out.html"));
        Files.delete(folder.resolve("out.html"));
        assertThat(run("duel", "--from", csv.toString(), "--engines", "resupply"))
                .isZero();
        assertThat(Files.readString(folder.resolve("out.html"))).isEqualTo(page);
        assertThat(Files.readAllLines(csv)).hasSize(6);
    }

    @Test
    void nonsenseIsRefusedBeforeWorkBegins() throws IOException {
        String here = folder.toString();
        assertThat(run("duel", "--engines", "resupply,nobody", "--instances", here, "--csv", "x.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nobody");
        assertThat(run("duel", "--engines", "resupply", "--instances", here, "--time", "-1", "--csv", "x"))
                .isEqualTo(2);
        assertThat(run("duel", "--engines", "resupply", "--instances", here, "--heap", "much", "--csv", "x"))
                .isEqualTo(2);
        assertThat(run("duel", "--engines", "resupply", "--instances", here, "--csv", "x.csv"))
                .isEqualTo(2);
        assertThat(run("duel", "--engines", "resupply", "--csv", "x.csv")).isEqualTo(2);
        assertThat(run("duel", "--from", "x.csv", "--csv", "y.csv")).isEqualTo(2);
        assertThat(Path.of("x.csv")).doesNotExist();
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run("duel", "--from", other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("other.csv");
        assertThat(Files.readString(other)).isEqualTo("a,b\n1,2\n");
    }

    private static RunRow row(String instance, String engine, int seed, double cost, String reference, String trace) {
        Map<String, String> fields = new LinkedHashMap<>();
        RunRow.COLUMNS.forEach(column -> fields.put(column, ""));
        boolean isFeasible = !Double.isInfinite(cost);
        fields.putAll(Map.of(
                "set",
                "s",
                "instance",
                instance,
                "engine",
                engine,
                "seed",
                Integer.toString(seed),
                "outcome",
                isFeasible ? "feasible" : "infeasible",
                "cost",
                isFeasible ? Double.toString(cost) : "",
                "reference",
                reference,
                "trace",
                trace,
                "time_budget",
                "10.0",
                "seconds",
                "10.1"));
        return new RunRow(fields);
    }

    @Test
    void gapsAreToTheReferenceOrElseToTheBestAnswer() {
        var table = new DuelTable(
                List.of("one", "other"),
                List.of(
                        row("known", "one", 1, 110, "100", ""),
                        row("known", "other", 1, 120, "100", ""),
                        row("unknown", "one", 1, 50, "", ""),
                        row("unknown", "other", 1, 60, "", "")));
        assertThat(table.lines()).hasSize(2);
        var one = table.lines().get(0);
        var other = table.lines().get(1);
        assertThat(one.gap().mean()).isCloseTo(5, within(1e-9));
        assertThat(other.gap().mean()).isCloseTo(20, within(1e-9));
        assertThat(one.against()).isNull();
        assertThat(other.against().byInstance().wins()).isEqualTo(2);
        assertThat(other.against().difference().mean()).isCloseTo(15, within(1e-9));
        assertThat(other.against().difference().low()).isCloseTo(10, within(1e-9));
        assertThat(other.against().difference().high()).isCloseTo(20, within(1e-9));
    }

    @Test
    void seedsAreAveragedAndAnInfeasibleAnswerIsWorseThanAny() {
        var table = new DuelTable(
                List.of("one", "other"),
                List.of(
                        row("a", "one", 1, 101, "100", ""),
                        row("a", "other", 1, 110, "100", ""),
                        row("a", "one", 2, 103, "100", ""),
                        row("a", "other", 2, Double.POSITIVE_INFINITY, "", "")));
        var one = table.lines().get(0);
        var other = table.lines().get(1);
        assertThat(one.gap().mean()).isCloseTo(2, within(1e-9));
        assertThat(other.gap().mean()).isCloseTo((10 + 21) / 2.0, within(1e-9));
        assertThat(other.feasible()).isEqualTo(1);
        assertThat(other.runs()).isEqualTo(2);
        assertThat(other.against().byInstance().wins()).isEqualTo(1);
        assertThat(other.against().byRun().wins()).isEqualTo(2);
    }

    @Test
    void thePageShowsHowGapsFellAndHowManyRunsCameNear() {
        var table = new DuelTable(
                List.of("one", "other"),
                List.of(
                        row("a", "one", 1, 100, "100", "1:200 2:110 4:100"),
                        row("a", "other", 1, 150, "100", "5:150")));
        var line = table.lines().get(0);
        // 100 % for a second, 50 % for a second, 1 - 100/110 for two, then nothing.
        assertThat(line.integral()).isCloseTo(10 * (1 + 0.5 + 2 * (1 - 100 / 110.0)), within(1e-9));
        assertThat(line.seconds()).isEqualTo(10.1);
        String page = new DuelPage(table).html();
        // The last step of the profile of the first engine: a gap of 0 is drawn at the left end, and all runs are
        // there.
        assertThat(page).contains("H58.0V30.0").contains("Convergence", "Profile", "other", "s, 10.0 s");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "src=", "href=");
    }

    @Test
    void rowsComeBackAsTheyWere() throws IOException {
        var row = row("a, \"b\"", "one", 1, 100, "100", "1:200 2:110");
        var fields = row.fields();
        fields.put("fault", "first\nsecond");
        Path csv = folder.resolve("rows.csv");
        RunRow.write(List.of(new RunRow(fields)), csv);
        assertThat(Files.readAllLines(csv)).hasSize(2);
        RunRow back = RunRow.read(csv).get(0);
        assertThat(back.text("instance")).isEqualTo("a, \"b\"");
        assertThat(back.text("fault")).isEqualTo("first; second");
        assertThat(back.key()).isEqualTo(row.key());
        assertThat(back.trace()).isDeepEqualTo(new double[][] {{1, 200}, {2, 110}});
    }
}
