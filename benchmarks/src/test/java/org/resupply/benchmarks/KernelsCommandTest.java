package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.resupply.benchmarks.jmh.KernelResult;

class KernelsCommandTest extends CommandTest {
    @Test
    void aKernelIsMeasuredAndComparedWithItself() throws Exception {
        // What it measures is of no matter here, so that others may measure at the same time.
        System.setProperty("jmh.ignoreLock", "true");
        Path json = folder.resolve("out.json");
        assertThat(run(
                        "kernels",
                        "--only",
                        "FleetKernels.shrink",
                        "-p",
                        "stops=100",
                        "--forks",
                        "1",
                        "--json",
                        json.toString()))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(json))
                .contains("\"machine\"", "\"commit\"", "gc.alloc.rate.norm")
                .containsPattern("\"inputSha256\" : \"[0-9a-f]{64}\"");
        var results = KernelResult.read(json);
        assertThat(results).containsOnlyKeys("FleetKernels.shrink(stops=100)");
        var result = results.get("FleetKernels.shrink(stops=100)");
        assertThat(result.scores()).hasSize(4);
        assertThat(result.allocated()).hasSize(4);
        assertThat(run("compare", json.toString(), json.toString(), "--fail-on-regression"))
                .isZero();
    }

    @Test
    void whatIsNoKernelIsRefused() {
        Path json = folder.resolve("out.json");
        assertThat(run("kernels", "--only", "Nothing", "--json", json.toString()))
                .isEqualTo(2);
        assertThat(run("kernels", "--forks", "0", "--json", json.toString())).isEqualTo(2);
        assertThat(json).doesNotExist();
    }
}
