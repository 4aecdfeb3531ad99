package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** The largest problems in the memory that is promised for them, in a virtual machine of their own. */
class MemoryTest {
    private static final int STOPS = 30_000;

    @Test
    void thirtyThousandStopsInThePlaneNeedNoMoreThan1500Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Solve.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("0 of 30000 stops left out, 0 of 30000 with windows");
    }

    /** What the other virtual machine does. */
    static final class Solve {
        private Solve() {}

        public static void main(String[] arguments) {
            System.out.printf(
                    "%s of %s stops left out, %s of %s with windows%n",
                    leftOut(RandomRoutingProblems.capacitated(STOPS, 3)),
                    STOPS,
                    leftOut(RandomRoutingProblems.windowed(STOPS, 3)),
                    STOPS);
        }

        private static int leftOut(RoutingProblem problem) {
            RoutingSolution solution = new AnnealedRouting()
                    .solve(
                            problem,
                            SolveOptions.defaults(),
                            Budget.iterations(64).start());
            return solution.unservedStops();
        }
    }
}
