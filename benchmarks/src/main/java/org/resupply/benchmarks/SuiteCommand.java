package org.resupply.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.RunRow.Outcome;
import org.resupply.benchmarks.provenance.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves every instance of a folder tree with several seeds, each solve in a process of its own. */
@Command(
        name = "suite",
        mixinStandardHelpOptions = true,
        description = {
            "Solves every instance of a folder tree and prints the mean gap of each set.",
            "",
            "Each solve runs in a process of its own, so that the start of Java counts. A set is a folder."
                    + " The CSV has one row per run, with machine, Java, source revision, seed, budget and the SHA-256"
                    + " of the input; it is complete after every run.",
            "",
            "  suite instances --time 10 --seeds 3 --csv out.csv",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every run gave a feasible answer",
            "2:an option is wrong, or a run failed; its row says which"
        })
final class SuiteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder: every .vrp, .txt and .json file in and below it that is an instance.")
    private Path folder;

    @Mixin
    private Effort effort;

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N for each file. Default: ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(names = "--csv", paramLabel = "OUT.csv", required = true, description = "Where to write one row per run.")
    private Path csv;

    @Override
    public Integer call() throws IOException, InterruptedException {
        effort.validate();
        if (seeds < 1) {
            throw new IllegalArgumentException("The number of seeds (%s) must be at least 1.".formatted(seeds));
        }
        List<Path> files = instances(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "The folder (%s) has no .vrp, .txt or .json instance.".formatted(folder));
        }
        PrintWriter log = spec.commandLine().getErr();
        var here = Provenance.here();
        var rows = new ArrayList<RunRow>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (Path file : files) {
                String set = SolveProcess.setOf(folder, file);
                var planned = SolveProcess.planned(
                        set, file, Provenance.hash(file), seed, effort, effort.engine, effort.seconds());
                var run = SolveProcess.run(file, seed, effort, effort.engine, effort.seconds(), null);
                rows.add(run.row(planned, here));
                RunRow.write(rows, csv);
                log.printf("[%s/%s] %s%n", rows.size(), seeds * files.size(), run.remark());
                log.flush();
            }
        }
        report(rows);
        return rows.stream().allMatch(row -> row.outcome() == Outcome.FEASIBLE) ? 0 : Benchmarks.REFUSED;
    }

    /** The instance files below a folder, in the order of their paths. */
    static List<Path> instances(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The folder (%s) does not exist.".formatted(folder));
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> {
                        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.endsWith(".vrp")
                                || (name.endsWith(".txt") && startsLikeAnInstance(path))
                                || (name.endsWith(".json") && asksVroom(path));
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Whether a text file looks like Solomon's or Li and Lim's text and not like prose. */
    private static boolean startsLikeAnInstance(Path path) {
        try {
            List<String> lines = Files.readString(path, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(5)
                    .map(String::strip)
                    .toList();
            return lines.size() >= 2
                    && (lines.get(1).equalsIgnoreCase("VEHICLE") || lines.get(0).matches("\\d+\\s+\\d+\\s+\\d+"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a JSON file is a problem for VROOM, and no answer of it or anything else. */
    private static boolean asksVroom(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return text.contains("\"vehicles\"")
                    && (text.contains("\"jobs\"") || text.contains("\"shipments\""))
                    && !text.contains("\"routes\"");
        } catch (IOException e) {
            return false;
        }
    }

    private void report(List<RunRow> rows) {
        Map<String, List<RunRow>> sets = new TreeMap<>();
        for (RunRow row : rows) {
            sets.computeIfAbsent(row.text("set"), set -> new ArrayList<>()).add(row);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%-20s %6s %10s %10s %12s%n", "set", "runs", "feasible", "gap %", "iterations/s");
        for (var set : sets.entrySet()) {
            List<RunRow> all = set.getValue();
            var gap = all.stream()
                    .filter(row -> row.outcome() == Outcome.FEASIBLE)
                    .mapToDouble(row -> row.number("gap_percent"))
                    .filter(value -> !Double.isNaN(value))
                    .average();
            double rate = all.stream()
                    .mapToDouble(row -> row.number("iterations") / row.number("seconds"))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(0);
            out.printf(
                    Locale.ROOT,
                    "%-20s %6d %10d %10s %12.0f%n",
                    set.getKey(),
                    all.size(),
                    all.stream()
                            .filter(row -> row.outcome() == Outcome.FEASIBLE)
                            .count(),
                    gap.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", gap.getAsDouble()),
                    rate);
        }
        out.flush();
    }
}
