package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitiesCommandTest {
    @TempDir
    Path folder;

    @Test
    void eachSizeIsPlannedAndDrawn() throws IOException {
        Path csv = folder.resolve("cities.csv");
        StringWriter out = new StringWriter();
        StringWriter told = new StringWriter();
        assertThat(run(csv, "40,80", out, told)).isZero();
        assertThat(told.toString()).contains("40 communities ...", "80 communities ...", " s allocation", " s routing");
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("songjiang-40,40,");
        assertThat(rows.get(2)).startsWith("songjiang-80,80,");
        assertThat(Double.parseDouble(rows.get(2).split(",")[3])).isPositive();
        assertThat(Files.readString(folder.resolve("cities.svg"))).contains("communities", "measured", "in proportion");
        assertThat(out.toString()).contains("| 40 |", "| 80 |", "to the power of ");
    }

    @Test
    void rowsThatAreThereAreNotRunAgain() throws IOException {
        Path csv = folder.resolve("cities.csv");
        run(csv, "40", new StringWriter(), new StringWriter());
        List<String> first = Files.readAllLines(csv);

        StringWriter told = new StringWriter();
        StringWriter out = new StringWriter();
        assertThat(run(csv, "40", out, told)).isZero();
        assertThat(told.toString()).isEmpty();
        assertThat(out.toString()).contains("| 40 |");
        assertThat(Files.readAllLines(csv)).isEqualTo(first);
    }

    /** Another size threw away what had been measured. */
    @Test
    void rowsThatAreNotAskedForStay() throws IOException {
        Path csv = folder.resolve("cities.csv");
        run(csv, "40", new StringWriter(), new StringWriter());
        List<String> first = Files.readAllLines(csv);

        StringWriter out = new StringWriter();
        assertThat(run(csv, "50", out, new StringWriter())).isZero();
        assertThat(out.toString()).contains("| 50 |").doesNotContain("| 40 |");
        assertThat(Files.readAllLines(csv)).hasSize(3).startsWith(first.toArray(String[]::new));
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
