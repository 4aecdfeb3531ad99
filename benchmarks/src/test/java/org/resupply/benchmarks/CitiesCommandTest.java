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
        int exit = Benchmarks.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "cities",
                        "--city",
                        "songjiang",
                        "--sizes",
                        "40,80",
                        "--iterations",
                        "1",
                        "--csv",
                        csv.toString());
        assertThat(exit).isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("songjiang-40,40,");
        assertThat(rows.get(2)).startsWith("songjiang-80,80,");
        assertThat(Double.parseDouble(rows.get(2).split(",")[3])).isPositive();
        assertThat(Files.readString(folder.resolve("cities.svg"))).contains("communities", "measured", "in proportion");
        assertThat(out.toString()).contains("| 40 |", "| 80 |");
    }
}
