package org.resupply.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.io.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets engines side by side on the same instances, by turns, and says whether differences are real. */
@Command(
        name = "duel",
        mixinStandardHelpOptions = true,
        description = {
            "Sets engines side by side: the same instances, time and machine for each, by turns, each solve in a process and a"
                    + " heap of its own, every answer rebuilt by the checker.",
            "",
            "OUT.csv has one row per run and is whole after each; a duel that was interrupted goes on where it ended, and rows"
                    + " that are there are not run again. OUT.md, OUT-summary.csv and OUT.html are the summary: mean gap"
                    + " with its 95 %% bootstrap interval, primal integral, for the first engine against each other wins,"
                    + " ties and losses and the p of Wilcoxon's signed ranks by instance and by run; the page has how gaps"
                    + " fall over time, and how many runs come how near. Where no .sol lies beside an instance, the gap is to"
                    + " the best answer of the duel.",
            "",
            "  duel --engines resupply,timefold,optaplanner,jsprit,ortools --instances instances/CVRP,instances/VRPTW \\",
            "       --time 10,60 --seeds 5 --csv out.csv",
            "  duel --from out.csv",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every run ended; what is not feasible counts against its engine", "2:an option is wrong"})
final class DuelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            description = "Who takes part, ours first: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Engines.Names.class)
    private List<String> engines = List.of();

    @Option(names = "--instances", split = ",", paramLabel = "DIR", description = "Folder trees of instances.")
    private List<Path> folders = List.of();

    @Option(
            names = "--time",
            split = ",",
            paramLabel = "SECONDS",
            description =
                    "Wall time of a solve from the start of its process, one or several. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private List<Double> times;

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N for each file. Default: ${DEFAULT-VALUE}.")
    private int seeds = 5;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of a solve. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(names = "--fleet-first", description = "Fewest vehicles first, distance second.")
    private boolean fleetFirst;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "The largest heap of each solve, as -Xmx takes it. Default: ${DEFAULT-VALUE}.",
            defaultValue = "2g")
    private String heap;

    @Option(names = "--csv", paramLabel = "OUT.csv", description = "Where to write one row per run.")
    private Path csv;

    @Option(
            names = "--from",
            paramLabel = "OUT.csv",
            description =
                    "Runs nothing: makes the summary of these rows again, of --engines only where they are named.")
    private Path from;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (from != null) {
            if (csv != null || !folders.isEmpty()) {
                throw refused("The option --from goes with --engines only.");
            }
            List<RunRow> rows = RunRow.read(from);
            List<String> all =
                    rows.stream().map(row -> row.text("engine")).distinct().toList();
            summarize(engines.isEmpty() ? all : engines, rows, from);
            return 0;
        }
        if (engines.isEmpty() || folders.isEmpty() || csv == null) {
            throw refused("A duel needs --engines, --instances and --csv, or --from alone.");
        }
        summarize(engines, run(), csv);
        return 0;
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A run to be done. */
    private record Planned(Path file, RunRow row, double time, int seed) {}

    private List<RunRow> run() throws IOException, InterruptedException {
        var effort = new Effort();
        effort.threads = threads;
        effort.fleetFirst = fleetFirst;
        validate(effort);
        List<Planned> plan = plan(effort);
        List<RunRow> rows = Files.exists(csv) ? RunRow.read(csv) : new ArrayList<>();
        var known = new HashSet<List<String>>();
        rows.forEach(row -> known.add(row.key()));
        var here = Provenance.here();
        PrintWriter log = spec.commandLine().getErr();
        long others = rows.stream()
                .filter(row -> !row.text("commit").equals(here.commit()))
                .count();
        if (others > 0) {
            log.printf("%s row(s) of %s are of another revision and stay.%n", others, csv);
        }
        int number = 0;
        for (Planned next : plan) {
            number++;
            if (!known.add(next.row.key())) {
                continue;
            }
            String engine = next.row.text("engine");
            var process = SolveProcess.run(next.file, next.seed, effort, engine, next.time, heap);
            rows.add(process.row(next.row, here));
            RunRow.write(rows, csv);
            log.printf("[%s/%s] %s%n", number, plan.size(), process.remark());
            log.flush();
        }
        return rows;
    }

    /** All runs in the order in which they are done: engines by turns on each file. */
    private List<Planned> plan(Effort effort) throws IOException {
        var plan = new ArrayList<Planned>();
        Map<Path, String> hashes = new HashMap<>();
        for (double time : times) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (Path folder : folders) {
                    List<Path> files = SuiteCommand.instances(folder);
                    if (files.isEmpty()) {
                        throw new IllegalArgumentException(
                                "The folder (%s) has no .vrp or .txt instance.".formatted(folder));
                    }
                    for (Path file : files) {
                        if (!hashes.containsKey(file)) {
                            hashes.put(file, Provenance.hash(file));
                        }
                        String set = SolveProcess.setOf(folder, file);
                        for (String engine : engines) {
                            RunRow row = SolveProcess.planned(set, file, hashes.get(file), seed, effort, engine, time);
                            plan.add(new Planned(file, row, time, seed));
                        }
                    }
                }
            }
        }
        return plan;
    }

    private void validate(Effort effort) {
        for (String engine : engines) {
            effort.engine = engine;
            effort.validate();
        }
        for (double time : times) {
            if (!(time > 0) || Double.isInfinite(time)) {
                throw new IllegalArgumentException("The time (%s) must be positive.".formatted(time));
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("The number of seeds (%s) must be at least 1.".formatted(seeds));
        }
        if (!heap.matches("[1-9]\\d*[kKmMgG]?")) {
            throw new IllegalArgumentException("The heap (%s) must be a size such as 2g.".formatted(heap));
        }
    }

    private void summarize(List<String> who, List<RunRow> rows, Path file) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The file (%s) has no rows.".formatted(file));
        }
        var table = new DuelTable(who, rows);
        if (table.lines().isEmpty()) {
            throw new IllegalArgumentException("The file (%s) has no rows of %s.".formatted(file, who));
        }
        write(beside(file, ".md"), table.markdown());
        write(beside(file, "-summary.csv"), table.csv());
        write(beside(file, ".html"), new DuelPage(table).html());
        spec.commandLine().getOut().print(table.markdown());
        spec.commandLine().getOut().flush();
    }

    private static void write(Path file, String text) {
        WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        return file.resolveSibling((point < 0 ? name : name.substring(0, point)) + ending);
    }
}
