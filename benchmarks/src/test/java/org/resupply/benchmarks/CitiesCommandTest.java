package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitiesCommandTest {
    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter TOLD = new StringWriter();

    /** Where two sizes were measured. */
    @TempDir
    private static Path measured;

    @TempDir
    Path folder;

    @BeforeAll
    static void measure() {
        assertThat(run(measured.resolve("cities.csv"), "40,80", OUT, TOLD)).isZero();
    }

    private Path copied() throws IOException {
        return Files.copy(measured.resolve("cities.csv"), folder.resolve("cities.csv"));
    }

    @Test
    void eachSizeIsPlannedAndDrawn() throws IOException {
        assertThat(TOLD.toString()).contains("40 communities ...", "80 communities ...", " s allocation", " s routing");
        List<String> rows = Files.readAllLines(measured.resolve("cities.csv"));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("songjiang-40,40,");
        assertThat(rows.get(2)).startsWith("songjiang-80,80,");
        assertThat(Double.parseDouble(rows.get(2).split(",")[3])).isPositive();
        assertThat(Files.readString(measured.resolve("cities.svg")))
                .contains("communities", "measured", "in proportion");
        assertThat(OUT.toString()).contains("| 40 |", "| 80 |", "to the power of ");
    }

    @Test
    void rowsThatAreThereAreNotRunAgain() throws IOException {
        Path csv = copied();
        List<String> first = Files.readAllLines(csv);

        StringWriter told = new StringWriter();
        StringWriter out = new StringWriter();
        assertThat(run(csv, "40,80", out, told)).isZero();
        assertThat(told.toString()).isEmpty();
        assertThat(out.toString()).contains("| 40 |", "| 80 |");
        assertThat(Files.readAllLines(csv)).isEqualTo(first);
    }

    /** Another size threw away what had been measured. */
    @Test
    void rowsThatAreNotAskedForStay() throws IOException {
        Path csv = copied();
        List<String> first = Files.readAllLines(csv);

        StringWriter out = new StringWriter();
        assertThat(run(csv, "50", out, new StringWriter())).isZero();
        assertThat(out.toString()).contains("| 50 |").doesNotContain("| 40 |", "| 80 |");
        assertThat(Files.readAllLines(csv)).hasSize(4).startsWith(first.toArray(String[]::new));
    }

    private static int run(Path csv, String sizes, StringWriter out, StringWriter told) {
        return Benchmarks.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(told))
                .execute(
                        "cities",
                        "--city",
                        "songjiang",
                        "--sizes",
                        sizes,
                        "--iterations",
                        "1",
                        "--csv",
                        csv.toString());
    }
}
