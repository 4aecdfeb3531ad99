package org.resupply.benchmarks.allocate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.allocation.Figures;
import org.resupply.allocation.MinCost;
import org.resupply.allocation.Strategies;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Journeys;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Receiving;
import org.resupply.model.Outlook;
import org.resupply.network.DailyTravel;
import org.resupply.network.RoadGraph;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Solves one problem by several strategies and prints the figures of each: one JSON line per strategy. */
public final class StrategyTable {
    private final String name;
    private final AllocationProblem problem;
    private final SolveOptions options;
    private final String provenance;
    private final PrintWriter out;
    private final WorstReasons reasons;

    /** A table of a problem; every strategy gets the same budget and threads. */
    public StrategyTable(
            String name, AllocationProblem problem, SolveOptions options, String provenance, PrintWriter out) {
        this(name, problem, WorstReasons.of(problem), options, provenance, out);
    }

    /** A table of what a scenario supplies, which is called by its names. */
    public StrategyTable(String name, SupplyModel supply, SolveOptions options, String provenance, PrintWriter out) {
        this(name, supply.problem(), WorstReasons.of(supply), options, provenance, out);
    }

    private StrategyTable(
            String name,
            AllocationProblem problem,
            WorstReasons reasons,
            SolveOptions options,
            String provenance,
            PrintWriter out) {
        this.name = name;
        this.reasons = reasons;
        this.problem = problem;
        this.options = options;
        this.out = out;
        this.provenance = provenance;
    }

    /** What a scenario supplies, as an allocation problem. */
    public static SupplyModel ofScenario(ScenarioSource source) {
        return compiled(Outlook.of(source.scenario()), source.roads());
    }

    /** The allocation problem of an outlook; {@code roads} is null where the scenario names no road graph. */
    static SupplyModel compiled(Outlook outlook, RoadGraph roads) {
        City city = City.of(outlook, Journeys.of(outlook, DailyTravel.of(outlook, roads)), List.of());
        return AllocationCompiler.compile(
                outlook,
                city.bubbles(),
                city.journeys(),
                city.vehicles(),
                city.area(),
                city.crewing(),
                Receiving.plan(city, Set.of()));
    }

    /** The strategies of names joined by commas; {@code ALL} for all of them. */
    public static List<AllocationStrategy> strategies(String wanted) {
        if (wanted.contains(",")) {
            return Arrays.stream(wanted.split(","))
                    .map(String::strip)
                    .distinct()
                    .flatMap(name -> strategies(name).stream())
                    .toList();
        }
        if (wanted.equalsIgnoreCase("ALL")) {
            return Strategies.all();
        }
        return List.of(Strategies.named(wanted.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no strategy (%s).\nMaybe one of ALL, %s?".formatted(wanted, Strategies.names()))));
    }

    /** Solves and prints; the price of fairness is counted against least cost, which is solved first and once. */
    public void print(List<AllocationStrategy> strategies) {
        AllocationSolution cheapest = solve(new MinCost());
        Figures efficient = Figures.of(problem, cheapest);
        for (AllocationStrategy strategy : strategies) {
            AllocationSolution solution = strategy instanceof MinCost ? cheapest : solve(strategy);
            out.println(line(solution, Figures.of(problem, solution), efficient));
            out.flush();
        }
    }

    /** Solves least cost exactly, in fractions of units, and prints what it is: no bound may be above it, no plan below. */
    public void printExact() {
        long start = System.nanoTime();
        double optimum = LeastCostProgram.optimum(problem);
        out.println(String.format(
                Locale.ROOT,
                "{\"problem\": \"%s\", \"strategy\": \"highs\", \"demands\": %d, \"seconds\": %.3f, \"objective\": %.1f, %s}",
                quoted(),
                problem.demands(),
                (System.nanoTime() - start) / 1e9,
                optimum,
                provenance));
        out.flush();
    }

    private String quoted() {
        return name.replace("\\", "/").replace("\"", "'");
    }

    private AllocationSolution solve(AllocationStrategy strategy) {
        return strategy.solve(problem, options, options.budget().start());
    }

    private String line(AllocationSolution solution, Figures figures, Figures efficient) {
        AllocationSolution.Effort effort = solution.effort();
        Scarcity scarcity = Scarcity.of(problem, solution.prices());
        Budget budget = options.budget();
        return String.format(
                Locale.ROOT,
                "{\"problem\": \"%s\", \"strategy\": \"%s\", \"demands\": %d, \"columns\": %d, \"seconds\": %.3f, "
                        + "\"iterations\": %d, \"objective\": %.1f, \"bound\": %.1f, \"gap\": %.6f, \"levelGap\": %s, "
                        + "\"fillByClass\": %s, \"worst\": %.4f, \"unserved\": %d, \"p05\": %.4f, \"mean\": %.4f, "
                        + "\"gini\": %.4f, \"jain\": %.4f, \"theilBetween\": %.5f, \"theilWithin\": %.5f, "
                        + "\"firstDay\": %.2f, \"spoiledKg\": %.0f, \"transport\": %.0f, \"requisition\": %.0f, "
                        + "\"unmetPrice\": %.0f, \"rounding\": %s, \"gapBeforeRounding\": %.6f, \"belowFloor\": %d, \"belowFloorProved\": %s, "
                        + "\"priceOfFairness\": %.5f, %s, %s, \"worthPerTonne\": %s, \"sound\": true, \"seed\": %d, \"threads\": %d, "
                        + "\"secondsBudget\": %s, \"iterationsBudget\": %s, %s}",
                quoted(),
                effort.strategy(),
                problem.demands(),
                effort.columns(),
                effort.seconds(),
                effort.iterations(),
                solution.objective(),
                solution.bound(),
                solution.gap(),
                solution.levelGap().isPresent()
                        ? Double.toString(solution.levelGap().getAsDouble())
                        : "null",
                numbers(Arrays.stream(figures.fillByClass()).boxed(), "%.4f"),
                figures.worstFill(),
                figures.unserved(),
                figures.fifthPercentile(),
                figures.meanFill(),
                figures.gini(),
                figures.jain(),
                figures.theilBetween(),
                figures.theilWithin(),
                figures.meanFirstDay(),
                figures.spoiledKg(),
                figures.transportCost(),
                figures.requisitionCost(),
                figures.unmetPrice(),
                solution.rounding().isNone() ? "null" : String.format(Locale.ROOT, "%.1f", figures.roundingCost()),
                solution.gapBeforeRounding(),
                figures.belowFloor(),
                figures.belowFloor() == 0
                        ? "null"
                        : String.format(Locale.ROOT, "%.4f", Figures.provenBelowFloor(problem, solution)),
                figures.priceOfFairness(efficient),
                reasons.levels(solution),
                parts(scarcity),
                numbers(scarcity.perTonne().stream(), "%.1f"),
                options.seed(),
                options.threads(),
                Double.isInfinite(budget.seconds()) ? "null" : Double.toString(budget.seconds()),
                budget.iterations() == Long.MAX_VALUE ? "null" : Long.toString(budget.iterations()),
                provenance);
    }

    private static String numbers(Stream<Double> values, String form) {
        return values.map(value -> String.format(Locale.ROOT, form, value)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The parts of all scarcity as fields. */
    private static String parts(Scarcity scarcity) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < Scarcity.NAMES.size(); i++) {
            String name = Scarcity.NAMES.get(i);
            fields.add(String.format(
                    Locale.ROOT,
                    "\"scarce%s%s\": %.4f",
                    name.substring(0, 1).toUpperCase(Locale.ROOT),
                    name.substring(1),
                    scarcity.parts().get(i)));
        }
        return String.join(", ", fields);
    }
}
