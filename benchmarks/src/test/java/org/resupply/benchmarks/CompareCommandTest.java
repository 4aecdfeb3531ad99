package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CompareCommandTest extends CommandTest {
    private static String values(double... values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String kernel(String name, String mode, String raw, String allocated) {
        return """
                {"benchmark": "org.resupply.%s", "mode": "%s", "params": {"stops": "100"},
                 "primaryMetric": {"score": 1, "scoreUnit": "us/op", "rawData": [%s]},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 1, "scoreUnit": "B/op", "rawData": [%s]}}}
                """.formatted(name, mode, raw, allocated);
    }

    private Path file(String name, String... kernels) throws IOException {
        return Files.writeString(folder.resolve(name), "[" + String.join(",", kernels) + "]");
    }

    private static final String STEADY = values(10, 10.1, 9.9, 10, 10.05, 9.95);
    private static final String SLOWER = values(12, 12.1, 11.9, 12, 12.05, 11.95);
    private static final String NOISY = values(5, 20, 8, 15, 6, 18);
    private static final String NONE = values(0, 0, 0, 0, 0, 0);

    @Test
    void onlyRealDifferencesAreNamed() throws IOException {
        Path before = file(
                "a.json",
                kernel("S.slower", "avgt", STEADY, NONE),
                kernel("S.faster", "avgt", SLOWER, NONE),
                kernel("S.noisy", "avgt", STEADY, NONE),
                kernel("S.rate", "thrpt", STEADY, NONE),
                kernel("S.gone", "avgt", STEADY, NONE));
        Path after = file(
                "b.json",
                kernel("S.slower", "avgt", SLOWER, NONE),
                kernel("S.faster", "avgt", STEADY, NONE),
                kernel("S.noisy", "avgt", NOISY, NONE),
                kernel("S.rate", "thrpt", SLOWER, NONE),
                kernel("S.new", "avgt", STEADY, NONE));
        assertThat(run("compare", before.toString(), after.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("S.slower\\(stops=100\\) \\| time .*\\+20.0 %.*worse")
                .containsPattern("S.faster\\(stops=100\\) \\| time .*-16.7 %.*better")
                .containsPattern("S.noisy\\(stops=100\\) \\| time .*\\|  \\|")
                .containsPattern("S.rate\\(stops=100\\) \\| rate .*better")
                .contains("S.gone", "S.new");
        assertThat(run("compare", before.toString(), after.toString(), "--fail-on-regression"))
                .isEqualTo(4);
        assertThat(run("compare", after.toString(), after.toString(), "--fail-on-regression"))
                .isZero();
        assertThat(run("compare", before.toString(), after.toString(), "--fail-on-regression", "--least", "25"))
                .isZero();
    }

    @Test
    void newAllocationIsARegression() throws IOException {
        Path before = file("a.json", kernel("S.step", "avgt", STEADY, NONE));
        Path after = file("b.json", kernel("S.step", "avgt", STEADY, values(48, 48, 48, 48, 48, 48)));
        assertThat(run("compare", before.toString(), after.toString(), "--fail-on-regression"))
                .isEqualTo(4);
        assertThat(out.toString()).containsPattern("allocated .*worse");
    }

    @Test
    void sixAgainstSixIsEnoughForRanksToo() throws IOException {
        Path before = file("a.json", kernel("S.step", "avgt", STEADY, NONE));
        Path after = file("b.json", kernel("S.step", "avgt", SLOWER, NONE));
        assertThat(run(
                        "compare",
                        before.toString(),
                        after.toString(),
                        "--test",
                        "mann_whitney",
                        "--fail-on-regression"))
                .isEqualTo(4);
    }

    @Test
    void whatIsNoResultIsRefused() throws IOException {
        Path before = file("a.json", kernel("S.step", "avgt", STEADY, NONE));
        Path other = file("b.json", kernel("S.other", "avgt", STEADY, NONE));
        Path text = Files.writeString(folder.resolve("c.json"), "{\"a\": 1}");
        assertThat(run("compare", before.toString(), other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no kernel in common");
        assertThat(run("compare", before.toString(), text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("c.json");
        assertThat(run("compare", before.toString(), folder.resolve("none.json").toString()))
                .isEqualTo(2);
    }
}
