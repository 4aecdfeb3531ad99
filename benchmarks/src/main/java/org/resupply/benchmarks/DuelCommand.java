package org.resupply.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.io.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets engines side by side on the same instances, by turns, and says whether differences are real. */
@Command(
        name = "duel",
        mixinStandardHelpOptions = true,
        description = {
            "Sets engines side by side: the same instances, time and machine for each, by turns, each solve in a process of"
                    + " its own, every answer rebuilt by the checker.",
            "",
            "OUT.csv has one row per run, OUT.md and OUT.html the summary: mean gap with its 95 % bootstrap interval; for the"
                    + " first engine against each other wins, ties and losses by instance and the p of Wilcoxon's signed"
                    + " ranks; and a profile of how many runs come how near. Where no .sol lies beside an instance, the gap"
                    + " is to the best answer of the duel.",
            "",
            "  duel --engines resupply,optaplanner,jsprit,ortools --instances instances/CVRP --time 10,60 --csv out.csv",
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
            completionCandidates = Engines.Names.class,
            required = true)
    private List<String> engines;

    @Option(names = "--instances", paramLabel = "DIR", required = true, description = "A folder tree of instances.")
    private Path folder;

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

    @Option(names = "--csv", paramLabel = "OUT.csv", required = true, description = "Where to write one row per run.")
    private Path csv;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var effort = new Effort();
        effort.threads = threads;
        effort.fleetFirst = fleetFirst;
        validate(effort);
        List<Path> files = SuiteCommand.instances(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("The folder (%s) has no .vrp or .txt instance.".formatted(folder));
        }
        var here = Provenance.here();
        var runs = new ArrayList<DuelRun>();
        var rows = new ArrayList<String>(List.of(SuiteCommand.HEADER));
        PrintWriter log = spec.commandLine().getErr();
        int all = times.size() * seeds * files.size() * engines.size();
        for (double time : times) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (Path file : files) {
                    for (String engine : engines) {
                        var process = SolveProcess.run(file, seed, effort.arguments(engine, time));
                        String set = SolveProcess.setOf(folder, file);
                        rows.add(process.row(set, engine, effort, time, here));
                        runs.add(DuelRun.of(set, engine, time, process));
                        WholeFile.write(
                                csv,
                                stream -> stream.write(
                                        (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8)));
                        log.printf(
                                "[%d/%d] %s%n",
                                runs.size(), all, process.line() == null ? process.fault() : process.line());
                        log.flush();
                    }
                }
            }
        }
        var table = new DuelTable(engines, runs);
        String markdown = table.markdown(here, threads, seeds);
        WholeFile.write(beside(".md"), stream -> stream.write(markdown.getBytes(StandardCharsets.UTF_8)));
        WholeFile.write(
                beside(".html"),
                stream -> stream.write(table.html(here, threads, seeds).getBytes(StandardCharsets.UTF_8)));
        spec.commandLine().getOut().print(markdown);
        spec.commandLine().getOut().flush();
        return 0;
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
            throw new IllegalArgumentException("The number of seeds (%d) must be at least 1.".formatted(seeds));
        }
    }

    private Path beside(String ending) {
        String name = csv.getFileName().toString();
        int point = name.lastIndexOf('.');
        return csv.resolveSibling((point < 0 ? name : name.substring(0, point)) + ending);
    }
}
