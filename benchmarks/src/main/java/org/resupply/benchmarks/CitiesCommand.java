package org.resupply.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.InputHash;
import org.resupply.io.WholeFile;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveListener;
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
                    + " and not the budget; each passes the judge. The smallest city is planned once before, which does"
                    + " not count, so that no size pays for the start of Java. OUT.csv gets a row for each size and is"
                    + " whole after each; rows that are there stay and are not run again. OUT.svg draws those asked for.",
            "",
            "  cities --sizes 215,1300,13000,26000 --csv cities.csv",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all sizes are planned", "2:an option or a plan is not as it should be"})
final class CitiesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--city", paramLabel = "NAME", description = "A shipped city. Default: ${DEFAULT-VALUE}.")
    private String city = "shanghai";

    @Option(
            names = "--sizes",
            paramLabel = "N",
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

    private final Provenance here = Provenance.here();

    @Override
    public Integer call() throws IOException {
        List<CityRow> known = new ArrayList<>();
        if (Files.exists(csv)) {
            known.addAll(CityRow.read(csv));
        }
        List<CityRow> rows = new ArrayList<>();
        boolean isWarm = false;
        for (int size : sizes) {
            Scenario scenario = city(size);
            Map<String, String> asked = asked(scenario);
            CityRow row =
                    known.stream().filter(r -> r.answers(asked)).findFirst().orElse(null);
            if (row == null) {
                if (!isWarm) {
                    int least = Arrays.stream(sizes).min().orElseThrow();
                    tell("%s communities, which does not count ...", least);
                    plan(city(least));
                    isWarm = true;
                }
                tell("%s communities ...", size);
                row = measured(scenario, asked);
                known.add(row);
                CityRow.write(known, csv);
            }
            rows.add(row);
        }
        if (rows.size() > 1) {
            WholeFile.write(beside(".svg"), out -> out.write(picture(rows).getBytes(StandardCharsets.UTF_8)));
        }
        print(rows);
        return 0;
    }

    private Scenario city(int size) {
        return ShippedScenarios.generate(city, city + "-" + size, size, seed);
    }

    /** What tells the run of a city from others, by column. */
    private Map<String, String> asked(Scenario scenario) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("iterations_per_community", Long.toString(iterations));
        asked.put("seed", Long.toString(seed));
        asked.put("threads", Integer.toString(threads));
        asked.put("machine", here.machine());
        asked.put("jdk", here.jdk());
        asked.put("commit", here.commit());
        asked.put("input_sha256", InputHash.of(scenario));
        return asked;
    }

    private CityRow measured(Scenario scenario, Map<String, String> asked) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Plan plan = plan(scenario);
        double seconds = (System.nanoTime() - start) * 1e-9;
        Figures figures = plan.figures();
        Map<String, Double> stages = plan.manifest().stages();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("city", scenario.id());
        fields.put("communities", Integer.toString(communities(scenario).size()));
        fields.put("people", Long.toString(people(scenario)));
        fields.put("seconds", Double.toString(seconds));
        CityRow.STAGES.forEach(
                stage -> fields.put(stage + "_seconds", Double.toString(stages.getOrDefault(stage, 0.0))));
        fields.put("peak_bytes", Long.toString(plan.manifest().peakMemoryBytes()));
        fields.put("tours", Integer.toString(plan.tours().size()));
        fields.put("stops", Integer.toString(figures.stops()));
        fields.put("served_share", Double.toString(figures.servedKg() / figures.demandKg()));
        fields.put(
                "worst_street_share", Double.toString(figures.byStreet().get(0).share()));
        fields.putAll(asked);
        return new CityRow(fields);
    }

    private Plan plan(Scenario scenario) {
        return Planner.create()
                .plan(
                        scenario,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(
                                        iterations * communities(scenario).size()))
                                .withSeed(seed)
                                .withThreads(threads)
                                .withPasses(1)
                                .withListener(new Stages()));
    }

    private static List<Zone> communities(Scenario scenario) {
        return scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList();
    }

    private static long people(Scenario scenario) {
        return communities(scenario).stream().mapToLong(Zone::population).sum();
    }

    /** Tells when a stage begins. */
    private final class Stages implements SolveListener {
        private final long start = System.nanoTime();
        private String told = "";

        @Override
        public synchronized void onProgress(Progress progress) {
            if (!progress.phase().equals(told)) {
                told = progress.phase();
                tell("  %.1f s %s", (System.nanoTime() - start) * 1e-9, told);
            }
        }
    }

    private void tell(String format, Object... values) {
        PrintWriter log = spec.commandLine().getErr();
        log.printf(Locale.ROOT, format + "%n", values);
        log.flush();
    }

    private String picture(List<CityRow> rows) {
        double[] sizesSeen = column(rows, "communities");
        double[] seconds = column(rows, "seconds");
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
        for (int i = 0; i < seconds.length; i++) {
            measured.add(new double[] {sizesSeen[i], seconds[i]});
        }
        chart.line("measured", measured);
        double perCommunity = seconds[seconds.length - 1] / sizesSeen[sizesSeen.length - 1];
        chart.line(
                "in proportion",
                List.of(new double[] {least, perCommunity * least}, new double[] {most, perCommunity * most}));
        return chart.svg();
    }

    private static double[] column(List<CityRow> rows, String name) {
        return rows.stream().mapToDouble(row -> row.number(name)).toArray();
    }

    private void print(List<CityRow> rows) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| communities | seconds | of it allocation | routing | ms a community | peak MB | served | worst street | exponent |");
        out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        CityRow before = null;
        for (CityRow row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %.0f | %.2f | %.2f | %.2f | %.2f | %.0f | %.1f %% | %.1f %% | %s |%n",
                    row.number("communities"),
                    row.number("seconds"),
                    row.number("allocation_seconds"),
                    row.number("routing_seconds"),
                    1000 * row.number("seconds") / row.number("communities"),
                    row.number("peak_bytes") / 1e6,
                    100 * row.number("served_share"),
                    100 * row.number("worst_street_share"),
                    before == null ? "" : String.format(Locale.ROOT, "%.2f", exponent(before, row)));
            before = row;
        }
        if (rows.size() > 1) {
            double whole = exponent(rows.get(0), before);
            out.printf(Locale.ROOT, "From the first to the last, time grows as size to the power of %.2f.%n", whole);
        }
        out.flush();
    }

    /** The power of the size as which time grows from one city to another: 1 is in proportion. */
    private static double exponent(CityRow one, CityRow other) {
        return Math.log(other.number("seconds") / one.number("seconds"))
                / Math.log(other.number("communities") / one.number("communities"));
    }

    private Path beside(String ending) {
        String name = csv.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return csv.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }
}
