package org.resupply.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.ScenarioCheck;

/** Runs every program that is there to be copied, and holds what the documents quote against its source. */
class ProgramsTest {
    private static final Path ROOT = root();

    @TempDir
    Path folder;

    private interface Program {
        void main() throws Exception;
    }

    private static String printed(Program program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.main();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void quickstart() throws Exception {
        Path scenario = folder.resolve("scenario.json");
        Path plan = folder.resolve("plan.json");
        ScenarioJson.write(ShippedScenarios.load("tiny"), scenario);
        String[] args = {scenario.toString(), plan.toString()};
        assertThat(printed(() -> Quickstart.main(args))).contains("% of the need is delivered.");
        assertThat(plan).isNotEmptyFile();
    }

    @Test
    void embedInService() throws Exception {
        assertThat(printed(() -> EmbedInService.main(new String[0])))
                .contains("done: ")
                .contains("stopped early: true");
    }

    @Test
    void stoppingBeforeAnythingWasBegunDoesNoHarm() {
        EmbedInService service = new EmbedInService();
        service.stop();
        assertThat(service.status()).isEqualTo("waiting");
    }

    @Test
    void buildInCode() throws Exception {
        assertThat(ScenarioCheck.faults(BuildInCode.scenario())).isEmpty();
        assertThat(printed(() -> BuildInCode.main(new String[0])))
                .contains("van 1")
                .contains("is short of")
                .contains("STOCK");
    }

    @Test
    void tripsWithOwnRule() throws Exception {
        assertThat(printed(() -> TripsWithOwnRule.main(new String[0])))
                .contains("[warehouse, east, warehouse]")
                .contains("[warehouse, west, warehouse]")
                .doesNotContainPattern("east, west|west, east");
    }

    @Test
    void rosterWithOwnRule() throws Exception {
        String told = printed(() -> RosterWithOwnRule.main(new String[0]));
        assertThat(told).contains("complete: true").doesNotContainPattern("day 1 .*C-n1-early");
        assertThat(told).doesNotContainPattern("day 2 .*C-gate 2");
    }

    /** What a program prints in a virtual machine of its own, in which the library and what it uses are modules. */
    private static String printedOnModules(String without, String modules, Class<?> program, String... args)
            throws Exception {
        Path own = Path.of("target").toAbsolutePath();
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(own) && !entry.matches(without))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                own.resolve("classes").toString(),
                "--module-path",
                path,
                "--add-modules",
                modules,
                program.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    @Test
    void theLibraryIsAModuleThatDoesWithoutOptaPlanner() throws Exception {
        Path scenario = folder.resolve("scenario.json");
        Path plan = folder.resolve("plan.json");
        ScenarioJson.write(ShippedScenarios.load("tiny"), scenario);
        printedOnModules(
                ".*optaplanner.*", "org.resupply.solver", Quickstart.class, scenario.toString(), plan.toString());
        assertThat(PlanJson.read(plan).manifest().version()).isNotEqualTo("development");
    }

    @Test
    void rostersAreMadeAmongModulesToo() throws Exception {
        assertThat(printedOnModules("", "ALL-MODULE-PATH", RosterWithOwnRule.class))
                .contains("complete: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/embedding.md"})
    void whatTheDocumentsQuoteStandsInTheSource(String document) throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples/src/main/java/org/resupply/examples"), 1)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProgramsTest::squeezed)
                    .collect(Collectors.joining("\n"));
        }
        Matcher blocks =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve(document)));
        List<String> quotes = blocks.results().map(block -> block.group(1)).toList();
        assertThat(quotes).isNotEmpty();
        assertThat(quotes).allSatisfy(quote -> assertThat(sources).contains(squeezed(quote)));
    }

    private static String squeezed(Path file) {
        try {
            return squeezed(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("README.md")) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
