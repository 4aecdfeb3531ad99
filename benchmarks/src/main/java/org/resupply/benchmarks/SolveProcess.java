package org.resupply.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.resupply.benchmarks.provenance.Provenance;

/**
 * One solve in a process of its own, so that the start of Java counts and no run disturbs the next.
 *
 * @param file the instance
 * @param seed the seed
 * @param line what the solve printed; null where it printed nothing
 * @param fault what it complained of; null where it ended well
 */
record SolveProcess(Path file, int seed, JsonNode line, String fault) {

    /** Solves a file with the arguments of the command {@code solve}. */
    static SolveProcess run(Path file, int seed, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(), "solve", file.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--seed", Integer.toString(seed)));
        Path errors = Files.createTempFile("solve", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output;
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                output = reader.lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElse(null);
            }
            int exit = process.waitFor();
            String fault = exit == 0 ? null : Files.readString(errors).strip();
            return new SolveProcess(file, seed, output == null ? null : new ObjectMapper().readTree(output), fault);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** Whether the checker found every rule kept and everything required served. */
    boolean isFeasible() {
        return fault == null && line != null && line.get("feasible").asBoolean();
    }

    /** A field of the line as text for a table, empty where there is none. */
    String field(String name) {
        return line == null || !line.has(name) ? "" : quoted(line.get(name).asText());
    }

    /** The set of an instance: its folder below the one that was named, or that folder's own name. */
    static String setOf(Path folder, Path file) {
        Path relative = folder.relativize(file).getParent();
        return relative == null
                ? folder.toAbsolutePath().normalize().getFileName().toString()
                : relative.toString();
    }

    /** A value as CSV wants it. */
    static String quoted(String value) {
        return value.matches("[\\w.+:/-]*")
                ? value
                : '"' + value.replace("\"", "\"\"").replace("\n", "; ") + '"';
    }

    /** One row of the CSV that {@link SuiteCommand#HEADER} heads. */
    String row(String set, String engine, Effort effort, double seconds, Provenance here) throws IOException {
        return String.join(
                ",",
                quoted(set),
                line == null ? quoted(file.getFileName().toString()) : field("instance"),
                engine,
                field("stops"),
                field("cost"),
                field("reference"),
                field("gap"),
                field("feasible"),
                field("routes"),
                field("unserved"),
                field("seconds"),
                field("iterations"),
                Integer.toString(seed),
                Integer.toString(effort.threads),
                Double.isInfinite(seconds) ? "" : Double.toString(seconds),
                effort.iterations == null ? "" : Long.toString(effort.iterations),
                field("convention"),
                fault == null ? "" : quoted(fault),
                quoted(here.machine()),
                quoted(here.jdk()),
                here.commit(),
                Provenance.hash(file));
    }
}
