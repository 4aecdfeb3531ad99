package org.resupply.benchmarks.flow;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.resupply.allocation.flow.FairChecker;
import org.resupply.allocation.flow.FairFlow;
import org.resupply.allocation.flow.FairLevel;
import org.resupply.allocation.flow.FairNetwork;
import org.resupply.allocation.flow.FlowChecker;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.benchmarks.allocate.AllocationCity;
import org.resupply.benchmarks.allocate.AllocationFile;
import org.resupply.benchmarks.allocate.ClosureRun;
import org.resupply.benchmarks.allocate.OneFlow;
import org.resupply.benchmarks.allocate.ScenarioSource;
import org.resupply.benchmarks.allocate.StrategyTable;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.compile.SupplyModel;
import org.resupply.io.InputHash;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves flow problems, makes them, and sets our kernel beside its peers. */
@Command(
        name = "allocate",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the cheapest flow of a DIMACS file (p min) and prints one JSON line; the answer is proved before.",
            "",
            "  allocate city.min",
            "  allocate --generate scale=1,seed=42 --out city.min",
            "  allocate --compare --peers ours,ortools city.min",
            "  allocate --fair --generate scale=1,throughput=0.7",
            "",
            "With --strategy it decides who gets how much, in a scenario or in a city of several commodities and days,",
            "and prints the figures of each strategy:",
            "",
            "  allocate --scenario tiny --strategy ALL",
            "  allocate --generate districts=1,commodities=8,days=7 --strategy fair-floor --seconds 10",
            "  allocate --generate districts=1,commodities=8,days=7 --out district.jsonl",
            "  allocate district.jsonl --strategy lexicographic,alpha-fair:2",
            "  allocate --generate districts=1,commodities=1,days=7 --out district.min",
            "",
            "With --close it closes lanes of that city afterwards, allocates again, and counts what changed elsewhere:",
            "",
            "  allocate --generate districts=16,commodities=8,days=7 --strategy fair-floor --close 1",
            "",
            "A city is scale=1,seed=42,neighbours=60,supply=0.8,throughput=1 for flows, or for strategies",
            "districts=16,commodities=8,days=7,supply=0.8,seed=42, in any order, all optional."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is an answer, or a proof that there is none",
            "2:the file, an option or the answer is wrong"
        })
public final class AllocateCommand implements Callable<Integer> {
    private static final int REFUSED = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The problem: a flow in DIMACS form, or goods to allocate in lines of JSON; plain or .gz.")
    private Path file;

    @Option(names = "--generate", paramLabel = "CITY", description = "Makes a city instead of reading a file.")
    private String city;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the city or the scenario's goods and solves nothing: a flow in DIMACS form, goods of"
                    + " several commodities and days in lines of JSON, those of one commodity in DIMACS form where the"
                    + " name ends with .min.")
    private Path out;

    @Option(names = "--compare", description = "Times the peers on the problem, one JSON line each.")
    private boolean compare;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "NAME",
            description = "Whom to compare: ${COMPLETION-CANDIDATES}. Default: ours and ortools.")
    private List<FlowPeer> peers = List.of(FlowPeer.OURS, FlowPeer.ORTOOLS);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Measured solves, of which the median counts; a comparison warms up first."
                    + " Default: 1, in a comparison 5.")
    private Integer rounds;

    @Option(names = "--fair", description = "Finds the fairest levels of the city instead of the cheapest flow.")
    private boolean fair;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "The scenario whose goods are allocated: a file, or the name of a shipped one.")
    private String scenario;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description =
                    "Allocates by this strategy, such as alpha-fair:2, by several joined by commas, or by ALL (default).")
    private String strategy;

    @Option(names = "--seconds", paramLabel = "S", description = "What each strategy may spend. Default: 30.")
    private double allocationSeconds = 30;

    @Option(
            names = "--exact",
            description =
                    "First prints the least that any plan costs, as HiGHS of OR-Tools finds it in fractions of units;"
                            + " for a district or two.")
    private boolean exact;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of a strategy. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(
            names = "--close",
            paramLabel = "K",
            description = "Then closes the first K lanes from the city's hubs to its districts and allocates again.")
    private Integer close;

    @Option(
            names = "--again-seconds",
            paramLabel = "S",
            description = "What may be spent after the closure. Default: 10.")
    private double againSeconds = 10;

    private String provenance;

    @Override
    public Integer call() throws IOException {
        if (file != null && Files.isDirectory(file)) {
            throw refused("The FILE (%s) is a folder.\nMaybe name one of the files in it?".formatted(file));
        }
        if (strategy != null || scenario != null || close != null || exact || hasGoods()) {
            return allocateGoods();
        }
        if (file == null == (city == null)) {
            throw refused("There must be a FILE or --generate, and not both.");
        }
        if (rounds != null && rounds < 1) {
            throw refused("The rounds (%s) must be positive.".formatted(rounds));
        }
        if (city == null && (fair || out != null)) {
            throw refused("The option %s needs --generate.".formatted(fair ? "--fair" : "--out"));
        }
        provenance = provenance(null);
        if (fair) {
            return fairest(CitySpec.parse(city));
        }
        String name = city == null ? file.toString() : CitySpec.parse(city).toString();
        DimacsFlow problem =
                city == null ? DimacsFlow.read(file) : new DimacsFlow(ThreeTierCity.network(CitySpec.parse(city)), 0);
        if (out != null) {
            DimacsFlow.write(problem.network(), "three-tier city " + name, out);
            return 0;
        }
        return compare ? compare(name, problem) : solve(name, problem);
    }

    /** Whether the file or the city is one of goods to allocate, not of a flow. */
    private boolean hasGoods() throws IOException {
        return file != null
                ? Files.isRegularFile(file) && AllocationFile.isOne(file)
                : city != null && AllocationCity.isOne(city);
    }

    private int allocateGoods() throws IOException {
        if (fair || compare || rounds != null) {
            throw refused("The options --fair, --compare and --rounds are for flows, not for goods.");
        }
        if (close != null && out != null) {
            throw refused("The option --close allocates, --out does not.");
        }
        long given = Stream.of(file, scenario, city).filter(Objects::nonNull).count();
        if (given != 1) {
            throw refused("A strategy needs one of FILE, --scenario and --generate.");
        }
        SolveOptions options = SolveOptions.defaults()
                .withBudget(Budget.seconds(allocationSeconds))
                .withThreads(threads);
        if (close != null) {
            closeLanes(options);
            return 0;
        }
        ScenarioSource source = scenario == null ? null : ScenarioSource.of(scenario);
        SupplyModel supply = source == null ? null : StrategyTable.ofScenario(source);
        AllocationProblem problem = supply != null
                ? supply.problem()
                : file != null
                        ? AllocationFile.read(file)
                        : AllocationCity.parse(city).problem();
        String name = source != null ? source.scenario().id() : file != null ? file.toString() : city;
        if (out != null) {
            write(problem, name);
            return 0;
        }
        PrintWriter printer = spec.commandLine().getOut();
        StrategyTable table = supply != null
                ? new StrategyTable(name, supply, options, provenance(source), printer)
                : new StrategyTable(name, problem, options, provenance(null), printer);
        List<AllocationStrategy> strategies = StrategyTable.strategies(strategy == null ? "ALL" : strategy);
        if (exact) {
            table.printExact();
        }
        table.print(strategies);
        return 0;
    }

    /** Writes goods: as one flow where the file's name says so, else in lines of JSON. */
    private void write(AllocationProblem problem, String name) throws IOException {
        if (!out.getFileName().toString().matches(".*\\.(min|dimacs)(\\.gz)?")) {
            AllocationFile.write(problem, out);
            return;
        }
        OneFlow flow = OneFlow.of(problem);
        String comment =
                "least cost of %s; a minor unit of money is %s of its costs".formatted(name, flow.perMinorUnit());
        DimacsFlow.write(flow.network(), comment, out);
    }

    private void closeLanes(SolveOptions options) throws IOException {
        List<AllocationStrategy> strategies = StrategyTable.strategies(strategy == null ? "fair-floor" : strategy);
        if (city == null || close < 1 || strategies.size() != 1) {
            throw refused(
                    "Lanes (%s) are closed in a city of --generate, at least one, by one strategy.".formatted(close));
        }
        AllocationCity open = AllocationCity.parse(city);
        if (open.closed() > 0) {
            throw refused(
                    "Lanes of the city are closed already (%s); --close needs them open.".formatted(open.closed()));
        }
        new ClosureRun(
                        open,
                        strategies.get(0),
                        provenance(null),
                        spec.commandLine().getOut())
                .print(close, options.budget(), Budget.seconds(againSeconds), threads);
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int solve(String name, DimacsFlow problem) {
        FlowNetwork network = problem.network();
        MinCostFlow flow = null;
        double[] seconds = new double[rounds()];
        for (int round = 0; round < seconds.length; round++) {
            long start = System.nanoTime();
            flow = new MinCostFlow(network);
            flow.solve();
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        List<String> faults = faults(network, flow);
        boolean optimal = flow.outcome() == MinCostFlow.Outcome.OPTIMAL;
        List<String> fields = new ArrayList<>();
        fields.add(text("problem", name));
        fields.add(field("nodes", network.graph().nodes()));
        fields.add(field("arcs", network.graph().arcs()));
        fields.add(text("outcome", flow.outcome().name().toLowerCase(Locale.ROOT)));
        fields.add(field("cost", optimal ? Math.addExact(flow.cost(), problem.baseCost()) : "null"));
        fields.add(field("seconds", seconds(seconds[seconds.length / 2])));
        fields.add(field("iterations", flow.iterations()));
        fields.add(field("certificateChecked", faults.isEmpty()));
        print(fields);
        faults.forEach(spec.commandLine().getErr()::println);
        return faults.isEmpty() ? 0 : REFUSED;
    }

    private static List<String> faults(FlowNetwork network, MinCostFlow flow) {
        return switch (flow.outcome()) {
            case OPTIMAL -> FlowChecker.optimality(network, flow.flows(), flow.prices());
            case INFEASIBLE -> FlowChecker.infeasibility(network, flow.cut());
            case UNBOUNDED -> FlowChecker.unboundedness(network, flow.cycle());
            case STOPPED -> List.of("The solve was stopped.");
        };
    }

    private int compare(String name, DimacsFlow problem) {
        List<FlowComparison.Timing> timings = FlowComparison.run(problem.network(), peers, rounds());
        FlowComparison.Timing first = timings.get(0);
        boolean agree = true;
        for (FlowComparison.Timing timing : timings) {
            agree &= first.cost() == timing.cost();
            print(List.of(
                    text("problem", name),
                    text("peer", timing.peer().name().toLowerCase(Locale.ROOT)),
                    field("cost", Math.addExact(timing.cost(), problem.baseCost())),
                    field("seconds", seconds(timing.seconds())),
                    field("cpuSeconds", seconds(timing.cpuSeconds())),
                    field(
                            "timesTheFirst",
                            String.format(Locale.ROOT, "%.2f", timing.cpuSeconds() / first.cpuSeconds()))));
        }
        if (!agree) {
            spec.commandLine().getErr().println("The peers disagree about the cost.");
        }
        return agree ? 0 : REFUSED;
    }

    private int fairest(CitySpec wanted) {
        FairNetwork network = ThreeTierCity.fairNetwork(wanted);
        double[] seconds = new double[rounds()];
        FairFlow fairest = null;
        for (int round = 0; round < seconds.length; round++) {
            long start = System.nanoTime();
            fairest = FairFlow.of(network);
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        FairLevel worst = fairest.levels().get(0);
        List<String> faults =
                FairChecker.faults(network, new long[network.graph().nodes()], fairest.levels(), fairest.certificate());
        print(List.of(
                text("problem", wanted.toString()),
                field("nodes", network.graph().nodes()),
                field("arcs", network.graph().arcs()),
                field("levels", fairest.levels().size()),
                field("largestFlows", fairest.questions()),
                field("worstLevel", worst.value()),
                field("worstPlaces", worst.places().length),
                field("total", fairest.total()),
                field("certificateChecked", faults.isEmpty()),
                field("seconds", seconds(seconds[seconds.length / 2]))));
        faults.forEach(spec.commandLine().getErr()::println);
        return faults.isEmpty() ? 0 : REFUSED;
    }

    private int rounds() {
        return rounds != null ? rounds : compare ? 5 : 1;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds);
    }

    private static String text(String name, String value) {
        return field(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static String field(String name, Object value) {
        return "\"%s\": %s".formatted(name, value);
    }

    /** Where this is measured and on what: the file, the scenario, or the text that a city is made from. */
    private String provenance(ScenarioSource source) throws IOException {
        String hash = file != null
                ? Provenance.hash(file)
                : source != null
                        ? InputHash.of(source.scenario())
                        : Provenance.hash(city.getBytes(StandardCharsets.UTF_8));
        return Provenance.here().jsonFields(hash);
    }

    /** A row, with what it takes to repeat it; these solves end when they are done, so that they have no budget. */
    private void print(List<String> fields) {
        String repeated = String.join(
                ", ",
                field("rounds", rounds()),
                field("seed", city == null ? "null" : CitySpec.parse(city).seed()),
                field("budget", "null"));
        spec.commandLine()
                .getOut()
                .println("{" + String.join(", ", fields) + ", " + repeated + ", " + provenance + "}");
        spec.commandLine().getOut().flush();
    }
}
