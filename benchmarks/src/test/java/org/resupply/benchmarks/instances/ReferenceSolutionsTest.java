package org.resupply.benchmarks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.resupply.problem.RoutingChecker;

/** Every published solution obeys every rule in the checker and costs what its file states, to the last digit. */
class ReferenceSolutionsTest {
    private static final String PLACE = "resupply.instances";

    private static Path folder() {
        String told = System.getProperty(PLACE);
        return told != null ? Path.of(told) : Path.of("..", "..", "shared", "instances");
    }

    static List<Path> files(String ending) throws IOException {
        Path folder = folder();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "No public instances at %s; name their folder by -D%s=...".formatted(folder, PLACE));
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> referenceChecksOutAtItsOwnCost() throws IOException {
        return files(".sol").stream()
                .map(sol ->
                        DynamicTest.dynamicTest(folder().relativize(sol).toString(), () -> assertReferenceIsSound(sol)))
                .toList();
    }

    private static void assertReferenceIsSound(Path sol) throws IOException {
        String file = sol.getFileName().toString();
        assertReferenceIsSound(
                InstanceReader.read(sol.resolveSibling(file.replace(".sol", ".vrp"))), file, SolFile.read(sol));
    }

    static void assertReferenceIsSound(Instance instance, String file, SolFile reference) {
        var routes = instance.routes(reference);
        var verdict = RoutingChecker.check(instance.problem(), routes);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.missing()).isEmpty();
        double cost = instance.cost(verdict, routes);
        assertThat(instance.agrees(reference, verdict, routes))
                .as("stated %s, rebuilt %s", reference.cost(), cost)
                .isTrue();
        // Writing what was read gives the same routes again.
        SolFile written = instance.solFile(routes, cost);
        SolFile again = SolFile.parse(file, written.format().lines().toList());
        assertThat(instance.routes(again)).isEqualTo(routes);
        assertThat(again.cost()).isEqualTo(instance.format(cost));
    }

    @Test
    void textInstancesAreReadAsWhatTheyAre() throws IOException {
        var files = files(".txt").stream()
                .filter(path -> !path.getFileName().toString().startsWith("LICENSE"))
                .toList();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Instance instance = InstanceReader.read(file);
            boolean hasPairs =
                    instance.problem().stops() > 0 && instance.problem().partner(0) >= 0;
            assertThat(instance.variant()).isEqualTo(hasPairs ? "PDPTW" : "VRPTW");
            assertThat(instance.convention()).isEqualTo(Convention.REAL);
        }
    }
}
