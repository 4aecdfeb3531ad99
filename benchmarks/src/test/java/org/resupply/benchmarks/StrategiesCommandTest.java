package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.Strategies;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.InputHash;
import org.resupply.io.ScenarioJson;

class StrategiesCommandTest extends CommandTest {
    private int strategies(String... arguments) {
        return run(
                Stream.concat(Stream.of("strategies"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    /** The cells of a column, of which no cell before holds a comma. */
    private static List<String> column(Path csv, String name) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        int at = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",")[at]).toList();
    }

    @Test
    void everyStrategySolvesTheSameSamples() throws IOException {
        Path csv = folder.resolve("tiny.csv");
        assertThat(strategies("--scenario", "tiny", "--samples", "3", "--iterations", "60", "--csv", csv.toString()))
                .as(err.toString())
                .isZero();
        int strategies = Strategies.all().size();
        assertThat(column(csv, "sample"))
                .hasSize(3 * strategies)
                .startsWith("1")
                .endsWith("3");
        assertThat(column(csv, "strategy")).startsWith("fair-floor").contains("nearest-first", "min-cost");
        assertThat(column(csv, "worst_street"))
                .allSatisfy(share -> assertThat(Double.parseDouble(share)).isBetween(0.0, 1.0));
        assertThat(Files.readAllLines(csv).get(1))
                .contains(InputHash.of(ShippedScenarios.load("tiny")), "demand-spread=0.2", Runtime.version() + " ");
        List<String> hashes = Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        assertThat(hashes.subList(0, strategies)).containsOnly(hashes.get(0));
        assertThat(hashes.stream().distinct()).hasSize(3);
        assertThat(err.toString()).contains("[%s/%s] sample 3".formatted(3 * strategies, 3 * strategies));
        assertThat(Files.readString(folder.resolve("tiny.md"))).isEqualTo(out.toString());
        assertThat(out.toString())
                .contains(
                        "Scenario tiny, 3 sample(s), seed 1, 60 iterations",
                        "| fill_general | fair-floor | 0.",
                        // Nobody there is of the class.
                        "| fill_vital | fair-floor |  |  | 0 |");
        assertThat(Files.readString(folder.resolve("tiny.html")))
                .contains("<svg", "<rect", "price_of_fairness")
                .doesNotContain("http");
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws IOException {
        List<List<String>> fills = new ArrayList<>();
        for (String seed : List.of("1", "1", "2")) {
            Path csv = folder.resolve("out-%s.csv".formatted(fills.size()));
            assertThat(strategies(
                            "--scenario",
                            "tiny",
                            "--strategies",
                            "fair-floor,min-cost",
                            "--samples",
                            "2",
                            "--seed",
                            seed,
                            "--csv",
                            csv.toString()))
                    .as(err.toString())
                    .isZero();
            List<String> seen = new ArrayList<>();
            for (String measure : List.of("fill_general", "worst_street", "gini", "cost", "gap")) {
                seen.addAll(column(csv, measure));
            }
            fills.add(seen);
        }
        assertThat(fills.get(1)).isEqualTo(fills.get(0));
        assertThat(fills.get(2)).isNotEqualTo(fills.get(0));
    }

    @Test
    void aFileAndAFileOfOptions() throws IOException {
        Path scenario = folder.resolve("city.json");
        ScenarioJson.write(ShippedScenarios.load("tiny"), scenario);
        Path options = folder.resolve("calm.txt");
        Files.writeString(
                options,
                "--demand-spread 0 --city-spread 0\n--late-share 0 --closed-share 0 --lost-share 0\n--samples 2\n");
        Path csv = folder.resolve("calm.csv");
        assertThat(strategies(
                        "--scenario",
                        scenario.toString(),
                        "--strategies",
                        "fair-floor",
                        "--csv",
                        csv.toString(),
                        "@" + options))
                .as(err.toString())
                .isZero();
        // Nothing is drawn: both samples are the city of docs/scenarios.md, where three quarters of the general need is
        // met.
        assertThat(column(csv, "fill_general")).hasSize(2).containsOnly("0.75");
        assertThat(column(csv, "fill_vulnerable")).containsOnly("1.0");
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsWritten() {
        Path csv = folder.resolve("none.csv");
        assertThat(strategies("--scenario", "atlantis", "--csv", csv.toString()))
                .isEqualTo(Benchmarks.REFUSED);
        assertThat(strategies("--scenario", "tiny", "--closed-share", "20", "--csv", csv.toString()))
                .isEqualTo(Benchmarks.REFUSED);
        assertThat(strategies("--scenario", "tiny", "--samples", "0", "--csv", csv.toString()))
                .isEqualTo(Benchmarks.REFUSED);
        assertThat(strategies("--scenario", "tiny", "--strategies", "nicest", "--csv", csv.toString()))
                .isEqualTo(Benchmarks.REFUSED);
        assertThat(err.toString()).contains("(atlantis)", "(20.0)", "(0)", "(nicest)");
        assertThat(folder).isEmptyDirectory();
    }
}
