package org.resupply.benchmarks;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.InputHash;
import org.resupply.io.WholeFile;
import org.resupply.model.Scenario;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plans the same city with more and more communities, to see how time grows with size. */
@Command(
        name = "cities",
        mixinStandardHelpOptions = true,
        description = {
            "Plans the same city cut into more and more communities, to see how time and memory grow with its size.",
            "",
            "Each plan gets the same number of iterations for each community, in one pass, so that time shows the work"
                    + " and not the budget; each passes the judge. OUT.csv has a row for each size, and OUT.svg draws it.",
            "",
            "  cities --sizes 215,1300,13000,26000 --csv cities.csv",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all sizes are planned", "2:an option or a plan is not as it should be"})
final class CitiesCommand implements Callable<Integer> {
    private static final List<String> STAGES = List.of("network", "allocation", "routing", "assembly", "verification");

    @Spec
    private CommandSpec spec;

    @Option(names = "--city", paramLabel = "NAME", description = "A shipped city. Default: ${DEFAULT-VALUE}.")
    private String city = "shanghai";

    @Option(
            names = "--sizes",
            paramLabel = "N,N,...",
            split = ",",
            description = "Numbers of communities, at least one a street. Default: 215,1300,13000,26000.")
    private int[] sizes = {215, 1300, 13_000, 26_000};

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations for each community. Default: ${DEFAULT-VALUE}.")
    private long iterations = 50;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of city and plan. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: ${DEFAULT-VALUE}.")
    private int threads = 2;

    @Option(names = "--csv", paramLabel = "OUT.csv", required = true, description = "Where to write one row per size.")
    private Path csv;

    /** One city planned. */
    private record Row(Scenario scenario, int communities, Plan plan, double seconds, long peakBytes) {}

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getErr();
        List<Row> rows = new ArrayList<>();
        for (int size : sizes) {
            log.printf("%s communities ...%n", size);
            log.flush();
            rows.add(plan(size));
        }
        WholeFile.write(csv, out -> out.write(table(rows).getBytes(StandardCharsets.UTF_8)));
        if (rows.size() > 1) {
            WholeFile.write(beside(".svg"), out -> out.write(picture(rows).getBytes(StandardCharsets.UTF_8)));
        }
        print(rows);
        return 0;
    }

    private Row plan(int size) {
        Scenario scenario = ShippedScenarios.generate(city, city + "-" + size, size, seed);
        int communities = (int) scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .count();
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        SolveOptions options = SolveOptions.defaults()
                .withBudget(Budget.iterations(iterations * communities))
                .withSeed(seed)
                .withThreads(threads)
                .withPasses(1);
        long start = System.nanoTime();
        Plan plan = Planner.create().plan(scenario, options);
        return new Row(
                scenario,
                communities,
                plan,
                (System.nanoTime() - start) * 1e-9,
                plan.manifest().peakMemoryBytes());
    }

    private String table(List<Row> rows) {
        Provenance here = Provenance.here();
        StringBuilder text = new StringBuilder("city,communities,people,seconds,");
        STAGES.forEach(stage -> text.append(stage).append("_seconds,"));
        text.append("peak_bytes,tours,stops,served_share,worst_street_share,iterations_per_community,seed,threads,")
                .append("machine,jdk,commit,input_sha256\n");
        for (Row row : rows) {
            Figures figures = row.plan.figures();
            List<String> cells = new ArrayList<>(List.of(
                    row.scenario.id(),
                    Integer.toString(row.communities),
                    Long.toString(people(row.scenario)),
                    Double.toString(row.seconds)));
            STAGES.forEach(stage ->
                    cells.add(Double.toString(row.plan.manifest().stages().getOrDefault(stage, 0.0))));
            cells.addAll(List.of(
                    Long.toString(row.peakBytes),
                    Integer.toString(row.plan.tours().size()),
                    Integer.toString(figures.stops()),
                    Double.toString(figures.servedKg() / figures.demandKg()),
                    Double.toString(figures.byStreet().get(0).share()),
                    Long.toString(iterations),
                    Long.toString(seed),
                    Integer.toString(threads),
                    '"' + here.machine().replace("\"", "\"\"") + '"',
                    '"' + here.jdk().replace("\"", "\"\"") + '"',
                    here.commit(),
                    InputHash.of(row.scenario)));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static long people(Scenario scenario) {
        return scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .mapToLong(zone -> zone.population())
                .sum();
    }

    private String picture(List<Row> rows) {
        double[] sizesSeen = rows.stream().mapToDouble(Row::communities).toArray();
        double[] seconds = rows.stream().mapToDouble(Row::seconds).toArray();
        double least = Arrays.stream(sizesSeen).min().orElseThrow();
        double most = Arrays.stream(sizesSeen).max().orElseThrow();
        Chart chart = new Chart(
                "Seconds to plan " + city + " by its number of communities",
                new Chart.Axis("communities", least * 0.8, most * 1.25, true),
                new Chart.Axis(
                        "seconds",
                        Arrays.stream(seconds).min().orElseThrow() / 2,
                        Arrays.stream(seconds).max().orElseThrow() * 2,
                        true));
        List<double[]> measured = new ArrayList<>();
        rows.forEach(row -> measured.add(new double[] {row.communities, row.seconds}));
        chart.line("measured", measured);
        double perCommunity = seconds[seconds.length - 1] / sizesSeen[sizesSeen.length - 1];
        chart.line(
                "in proportion",
                List.of(new double[] {least, perCommunity * least}, new double[] {most, perCommunity * most}));
        return chart.svg();
    }

    private void print(List<Row> rows) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| communities | seconds | ms a community | peak MB | served | worst street |");
        out.println("|---:|---:|---:|---:|---:|---:|");
        for (Row row : rows) {
            Figures figures = row.plan.figures();
            out.printf(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f | %.0f | %.1f %% | %.1f %% |%n",
                    row.communities,
                    row.seconds,
                    1000 * row.seconds / row.communities,
                    row.peakBytes / 1e6,
                    100 * figures.servedKg() / figures.demandKg(),
                    100 * figures.byStreet().get(0).share());
        }
        out.flush();
    }

    private Path beside(String ending) {
        String name = csv.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return csv.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }
}
