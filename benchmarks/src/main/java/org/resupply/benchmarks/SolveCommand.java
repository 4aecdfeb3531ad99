package org.resupply.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.resupply.benchmarks.instances.Instance;
import org.resupply.benchmarks.instances.InstanceReader;
import org.resupply.benchmarks.instances.SolFile;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.io.WholeFile;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingVerdict;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves one instance file and prints one JSON line. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = {
            "Solves an instance file and prints one JSON line.",
            "",
            "Reads VRPLIB (CVRP, VRPTW, PCVRPTW, MDVRPTW, SDVRPTW, HFVRP, VRPB, MTVRPTWR), Solomon's and"
                    + " Li and Lim's text and VROOM's JSON, told apart by content. The cost is in the unit in which the set is published."
                    + " Feasible is what the independent checker finds. Where NAME.sol lies beside NAME.vrp,"
                    + " gap is the excess over it in per cent.",
            "A required delivery larger than any vehicle is made in full loads and a remainder.",
            "",
            "  solve X-n101-k25.vrp --time 10 --sol out.sol",
            "  solve R101.txt --time 5 --fleet-first",
            "  solve vroom.json --time 5 --sol answer.json",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:an answer was found and obeys every rule",
            "2:the file, an option or the answer is wrong",
            "3:the engine does not know a rule of the problem"
        })
final class SolveCommand implements Callable<Integer> {
    /**
     * What reasons, the checker and the writing of results need after a search: a part for starting, one for each stop, and one
     * for each that may be left out, whose reason is found and judged (docs/decisions.md, Routing).
     */
    private static final double CLOSING_SECONDS = 0.04;

    private static final double CLOSING_SECONDS_PER_STOP = 6e-6;

    private static final double CLOSING_SECONDS_PER_OPTIONAL_STOP = 1e-4;

    /** Reasons are looked for and judged within bounds. */
    private static final double LONGEST_CLOSING_FOR_REASONS = 0.1;

    /** A solve that begins after its deadline still gets this long, for an answer at all. */
    private static final double LEAST_SECONDS = 0.001;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The instance file.")
    private Path file;

    @Mixin
    private Effort effort;

    @Option(names = "--seed", paramLabel = "N", description = "Where random choices start. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--trace",
            description = "Adds the better answers on the way to the line, as seconds:cost, each checked.")
    private boolean traced;

    @Option(
            names = "--sol",
            paramLabel = "OUT.sol",
            description = "Where to write the routes, in CVRPLIB's form; for VROOM's files in VROOM's, with reasons.")
    private Path sol;

    @Override
    public Integer call() throws IOException {
        effort.validate();
        RoutingEngine engine = Engines.named(effort.engine);
        Instance instance = InstanceReader.read(file, effort.reading());
        RoutingProblem problem = instance.problem();
        var trace = new Trace();
        RoutingSolution solution = engine.solve(
                problem,
                SolveOptions.defaults().withSeed(seed).withThreads(effort.threads),
                budget(problem).start(),
                traced ? trace : RoutingEngine.BestSoFar.UNSEEN);
        RoutingVerdict verdict = RoutingChecker.check(problem, solution);
        double cost = instance.cost(verdict, solution.routes());
        if (sol != null) {
            byte[] answer = instance.answer(solution, verdict, cost).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(sol, stream -> stream.write(answer));
        }
        double seconds = ProcessClock.seconds();
        JsonLine line = line(instance, solution, verdict, cost, seconds);
        if (traced) {
            line.with("trace", trace.words(instance, seconds, solution));
        }
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        for (var violation : verdict.violations()) {
            spec.commandLine().getErr().println(violation.code() + ": " + violation.message());
        }
        return verdict.isSound() ? 0 : Benchmarks.REFUSED;
    }

    private Budget budget(RoutingProblem problem) {
        long optional = IntStream.range(0, problem.stops())
                .filter(stop -> !problem.isRequired(stop))
                .count();
        double closing = CLOSING_SECONDS
                + CLOSING_SECONDS_PER_STOP * problem.stops()
                + Math.min(LONGEST_CLOSING_FOR_REASONS, CLOSING_SECONDS_PER_OPTIONAL_STOP * optional);
        double left = Math.max(LEAST_SECONDS, effort.seconds() - ProcessClock.seconds() - closing);
        return new Budget(left, effort.iterations());
    }

    private JsonLine line(
            Instance instance, RoutingSolution solution, RoutingVerdict verdict, double cost, double seconds)
            throws IOException {
        var line = new JsonLine()
                .with("instance", instance.name())
                .with("engine", effort.engine)
                .with("stops", instance.problem().stops())
                .withNumber("cost", instance.format(cost))
                .with("feasible", verdict.isFeasible())
                .with("routes", solution.routes().size())
                .with("unserved", solution.unservedStops())
                .with("unservedReasons", reasons(solution))
                .withNumber("seconds", rounded(seconds, 3))
                .with("iterations", solution.iterations())
                .with("seed", seed)
                .with("threads", effort.threads)
                .with("convention", instance.convention().name().toLowerCase(Locale.ROOT));
        Path reference = referenceOf(file);
        if (reference != null && verdict.isFeasible()) {
            double best = instance.statedCost(SolFile.read(reference), cost);
            line.withNumber("reference", instance.format(best))
                    .withNumber("gap", rounded(100 * (cost - best) / best, 4));
        }
        var here = Provenance.here();
        return line.withNumber(
                        "timeBudget", Double.isInfinite(effort.seconds()) ? "null" : Double.toString(effort.seconds()))
                .withNumber("iterationBudget", effort.iterations == null ? "null" : Long.toString(effort.iterations))
                .with("machine", here.machine())
                .with("jdk", here.jdk())
                .with("commit", here.commit())
                .with("inputSha256", Provenance.hash(file));
    }

    /** Why stops are left out, each reason with the number of its stops. */
    private static String reasons(RoutingSolution solution) {
        Map<String, Integer> counts = new TreeMap<>();
        solution.unserved()
                .forEach(left -> counts.merge(left.reason().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        var words = new StringJoiner(", ");
        counts.forEach((reason, count) -> words.add(count + " " + reason));
        return words.toString();
    }

    /** The solution file beside an instance, or null. */
    static Path referenceOf(Path file) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        Path beside = file.resolveSibling((point < 0 ? name : name.substring(0, point)) + ".sol");
        return Files.exists(beside) ? beside : null;
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
