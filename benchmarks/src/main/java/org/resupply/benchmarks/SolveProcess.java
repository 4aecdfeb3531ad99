package org.resupply.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.resupply.benchmarks.RunRow.Outcome;
import org.resupply.benchmarks.provenance.Provenance;

/**
 * One solve in a process of its own, so that the start of Java counts and no run disturbs the next.
 *
 * @param file the instance
 * @param seed the seed
 * @param exit the exit code of the process
 * @param line what the solve printed; null where it printed nothing
 * @param fault what it complained of; null where it ended well
 */
record SolveProcess(Path file, int seed, int exit, JsonNode line, String fault) {
    /** A solve that takes so many times its budget, and this long on top, is ended. */
    private static final double PATIENCE = 3;

    private static final double PATIENCE_SECONDS = 120;

    /**
     * Solves a file with the arguments of the command {@code solve}.
     *
     * @param heap the largest heap, as {@code -Xmx} takes it; null for that of this process
     */
    static SolveProcess run(Path file, int seed, Effort effort, String engine, double seconds, String heap)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        if (heap != null) {
            command.add("-Xmx" + heap);
        }
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(), "solve", file.toString()));
        command.addAll(effort.arguments(engine, seconds));
        command.addAll(List.of("--seed", Integer.toString(seed), "--trace"));
        Path errors = Files.createTempFile("solve", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            if (!Double.isInfinite(seconds)) {
                long longest = (long) (PATIENCE * seconds + PATIENCE_SECONDS);
                CompletableFuture.delayedExecutor(longest, TimeUnit.SECONDS).execute(process::destroyForcibly);
            }
            String output;
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                output = reader.lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElse(null);
            }
            int exit = process.waitFor();
            String fault = exit == 0 ? null : Files.readString(errors).strip();
            return new SolveProcess(
                    file, seed, exit, output == null ? null : new ObjectMapper().readTree(output), fault);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    Outcome outcome() {
        if (exit == Benchmarks.UNKNOWN_RULE) {
            return Outcome.REFUSED;
        }
        if (line == null) {
            return Outcome.FAILED;
        }
        return fault == null && line.get("feasible").asBoolean() ? Outcome.FEASIBLE : Outcome.INFEASIBLE;
    }

    /** What is told while runs go on. */
    String remark() {
        return line == null ? "%s, seed %s: %s".formatted(file.getFileName(), seed, fault) : told();
    }

    private String told() {
        return "%s %s, seed %s: %s in %s s"
                .formatted(
                        field("instance"),
                        field("engine"),
                        seed,
                        outcome() == Outcome.FEASIBLE ? field("cost") : "not feasible",
                        field("seconds"));
    }

    private String field(String name) {
        return line == null || !line.has(name) ? "" : line.get(name).asText();
    }

    /** The set of an instance: its folder below the one that was named, or that folder's own name. */
    static String setOf(Path folder, Path file) {
        Path relative = folder.relativize(file).getParent();
        return relative == null
                ? folder.toAbsolutePath().normalize().getFileName().toString()
                : relative.toString();
    }

    /** What a run with these choices is going to be told by; its results are empty. */
    static RunRow planned(String set, Path file, String hash, int seed, Effort effort, String engine, double seconds) {
        Map<String, String> fields = new LinkedHashMap<>();
        RunRow.COLUMNS.forEach(column -> fields.put(column, ""));
        fields.put("set", set);
        fields.put("instance", file.getFileName().toString());
        fields.put("engine", engine);
        fields.put("seed", Integer.toString(seed));
        fields.put("threads", Integer.toString(effort.threads));
        fields.put("objective", effort.fleetFirst ? "fleet-first" : "cost");
        fields.put("time_budget", Double.isInfinite(seconds) ? "" : Double.toString(seconds));
        fields.put("iteration_budget", effort.iterations == null ? "" : Long.toString(effort.iterations));
        fields.put("input_sha256", hash);
        return new RunRow(fields);
    }

    /** The row of this run. */
    RunRow row(RunRow planned, Provenance here) {
        var fields = planned.fields();
        if (line != null) {
            fields.put("instance", field("instance"));
        }
        for (String same : List.of(
                "stops", "cost", "reference", "routes", "unserved", "seconds", "iterations", "convention", "trace")) {
            fields.put(same, field(same));
        }
        fields.put("gap_percent", field("gap"));
        fields.put("outcome", outcome().name().toLowerCase(Locale.ROOT));
        fields.put("fault", fault == null ? "" : fault);
        fields.put("machine", here.machine());
        fields.put("jdk", here.jdk());
        fields.put("commit", here.commit());
        return new RunRow(fields);
    }
}
