package org.resupply.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.resupply.benchmarks.allocate.Measure;
import org.resupply.benchmarks.allocate.Scarcity;
import org.resupply.benchmarks.allocate.ScenarioSource;
import org.resupply.benchmarks.allocate.StrategyRun;
import org.resupply.benchmarks.allocate.StrategySamples;
import org.resupply.benchmarks.allocate.StrategySummary;
import org.resupply.benchmarks.allocate.StrategyTable;
import org.resupply.benchmarks.allocate.Uncertainty;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.io.InputHash;
import org.resupply.io.WholeFile;
import org.resupply.model.Scenario;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets allocation strategies side by side over samples of how a scenario may turn out. */
@Command(
        name = "strategies",
        mixinStandardHelpOptions = true,
        description = {
            "Sets allocation strategies side by side over samples of how a scenario may turn out: demands, delays, closed"
                    + " crossings and lost vehicles are drawn, and every strategy allocates the same samples, by turns.",
            "",
            "OUT.csv has one row for each sample and strategy; OUT.md and OUT.html the summary: means with 95 %% bootstrap"
                    + " intervals, box plots, and every pair of strategies with Wilcoxon's signed ranks after Holm's"
                    + " correction. All three are written when all is done. Same seed and --iterations: same figures, but"
                    + " for the seconds.",
            "",
            "  strategies --scenario songjiang --strategies ALL --samples 30 --seed 1 --csv out.csv",
            "  strategies --scenario my-city.json --strategies fair-floor,min-cost --samples 10 --csv out.csv @storm.txt",
            "",
            "@FILE stands for the options in that file, such as --closed-share 0.3 --late-share 0.8, on one or more lines.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all samples are solved", "2:a file, an option or an answer is not as it should be"})
final class StrategiesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            required = true,
            description =
                    "A scenario file, or the name of a shipped one: shanghai, songjiang, zhengzhou, chongming, tiny, shifts.")
    private String source;

    @Option(
            names = "--strategies",
            paramLabel = "NAMES",
            description = "Names joined by commas, such as fair-floor,alpha-fair:2, or ALL. Default: ${DEFAULT-VALUE}.")
    private String wanted = "ALL";

    @Option(names = "--samples", paramLabel = "N", description = "Samples to draw. Default: ${DEFAULT-VALUE}.")
    private int samples = 30;

    @Option(names = "--seed", paramLabel = "S", description = "Where drawing starts. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of each strategy on each sample. Default: 300, or no limit when --time is given.")
    private Long iterations;

    @Option(names = "--time", paramLabel = "SECONDS", description = "Seconds of each strategy on each sample.")
    private Double time;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of a strategy. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(names = "--csv", paramLabel = "OUT.csv", required = true, description = "Where to write one row per run.")
    private Path csv;

    @Option(
            names = "--demand-spread",
            paramLabel = "SIGMA",
            description = "Demand of a street and day: times a lognormal factor of mean 1 and this sigma."
                    + " Default: ${DEFAULT-VALUE}.")
    private double demandSpread = Uncertainty.USUAL.demandSpread();

    @Option(
            names = "--city-spread",
            paramLabel = "SIGMA",
            description = "Demand of the whole city: times one more such factor. Default: ${DEFAULT-VALUE}.")
    private double citySpread = Uncertainty.USUAL.citySpread();

    @Option(
            names = "--late-share",
            paramLabel = "SHARE",
            description = "Each convoy is late with this probability, 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double lateShare = Uncertainty.USUAL.lateShare();

    @Option(
            names = "--late-hours",
            paramLabel = "HOURS",
            description = "Mean of a late convoy's delay, exponential. Default: ${DEFAULT-VALUE}.")
    private double lateHours = Uncertainty.USUAL.lateHours();

    @Option(
            names = "--closed-share",
            paramLabel = "SHARE",
            description = "Each crossing is closed on each day with this probability. Default: ${DEFAULT-VALUE}.")
    private double closedShare = Uncertainty.USUAL.closedShare();

    @Option(
            names = "--lost-share",
            paramLabel = "SHARE",
            description = "Each vehicle is lost for all days with this probability. Default: ${DEFAULT-VALUE}.")
    private double lostShare = Uncertainty.USUAL.lostShare();

    @Override
    public Integer call() throws IOException {
        if (samples < 1) {
            throw new IllegalArgumentException("The number of samples (%s) must be at least 1.".formatted(samples));
        }
        Uncertainty uncertainty =
                new Uncertainty(demandSpread, citySpread, lateShare, lateHours, closedShare, lostShare);
        List<AllocationStrategy> strategies = StrategyTable.strategies(wanted);
        SolveOptions options =
                SolveOptions.defaults().withBudget(budget()).withSeed(seed).withThreads(threads);
        ScenarioSource given = ScenarioSource.of(source);
        Scenario scenario = given.scenario();
        Files.createDirectories(csv.toAbsolutePath().getParent());

        StrategySamples comparison = new StrategySamples(scenario, given.roads(), uncertainty, strategies, options);
        List<StrategyRun> runs = comparison.run(samples, new Progress(samples * strategies.size())::tell);
        write(scenario, uncertainty, comparison.measures(), runs);
        return 0;
    }

    private Budget budget() {
        if (time == null) {
            return Budget.iterations(iterations == null ? 300 : iterations);
        }
        Budget timed = Budget.seconds(time);
        return iterations == null ? timed : timed.withIterations(iterations);
    }

    /** Tells of every run on one line. */
    private final class Progress {
        private final int all;
        private int done;

        Progress(int all) {
            this.all = all;
        }

        void tell(StrategyRun run) {
            PrintWriter log = spec.commandLine().getErr();
            log.printf("[%s/%s] sample %s, %s%n", ++done, all, run.sample(), run.strategy());
            log.flush();
        }
    }

    private void write(Scenario scenario, Uncertainty uncertainty, List<Measure> measures, List<StrategyRun> runs) {
        Provenance here = Provenance.here();
        StrategySummary summary = new StrategySummary(measures, runs);
        String heading = "Scenario %s, %s sample(s), seed %s, %s, %s thread(s), %s; %s; Java %s; revision %s."
                .formatted(
                        scenario.id(),
                        samples,
                        seed,
                        effort(),
                        threads,
                        told(uncertainty),
                        here.machine(),
                        here.jdk(),
                        here.commit());
        String rows = rows(scenario, uncertainty, measures, runs, here);
        String markdown = summary.markdown(heading);
        writeWhole(beside(".html"), summary.html(heading));
        writeWhole(beside(".md"), markdown);
        writeWhole(csv, rows);
        spec.commandLine().getOut().print(markdown);
        spec.commandLine().getOut().flush();
    }

    private String effort() {
        String seconds = time == null ? "" : time + " s";
        String limit = budget().iterations() == Long.MAX_VALUE ? "" : budget().iterations() + " iterations";
        return seconds + (seconds.isEmpty() || limit.isEmpty() ? "" : " and ") + limit;
    }

    private static String told(Uncertainty uncertainty) {
        return String.format(
                Locale.ROOT,
                "demand-spread=%s city-spread=%s late-share=%s late-hours=%s closed-share=%s lost-share=%s",
                uncertainty.demandSpread(),
                uncertainty.citySpread(),
                uncertainty.lateShare(),
                uncertainty.lateHours(),
                uncertainty.closedShare(),
                uncertainty.lostShare());
    }

    private String rows(
            Scenario scenario,
            Uncertainty uncertainty,
            List<Measure> measures,
            List<StrategyRun> runs,
            Provenance here) {
        StringBuilder text = new StringBuilder("scenario,sample,strategy,");
        measures.forEach(measure -> text.append(measure.name()).append(','));
        Scarcity.NAMES.forEach(name -> text.append("scarce_").append(name).append(','));
        text.append("iterations,seed,threads,time_budget,iteration_budget,distributions,machine,jdk,commit,")
                .append("input_sha256,sample_sha256\n");
        String input = InputHash.of(scenario);
        for (StrategyRun run : runs) {
            List<String> cells = new ArrayList<>();
            cells.add(scenario.id());
            cells.add(Integer.toString(run.sample()));
            cells.add(run.strategy());
            run.values().forEach(value -> cells.add(Double.isNaN(value) ? "" : Double.toString(value)));
            run.scarcity().parts().forEach(part -> cells.add(Double.toString(part)));
            cells.add(Long.toString(run.iterations()));
            cells.add(Long.toString(seed));
            cells.add(Integer.toString(threads));
            cells.add(time == null ? "" : Double.toString(time));
            cells.add(budget().iterations() == Long.MAX_VALUE ? "" : Long.toString(budget().iterations()));
            cells.add(told(uncertainty));
            cells.addAll(List.of(here.machine(), here.jdk(), here.commit(), input, run.sampleHash()));
            text.append(cells.stream().map(RunRow::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static void writeWhole(Path file, String text) {
        WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path beside(String ending) {
        String name = csv.getFileName().toString();
        int point = name.lastIndexOf('.');
        return csv.resolveSibling((point < 0 ? name : name.substring(0, point)) + ending);
    }
}
