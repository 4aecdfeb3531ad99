package org.resupply.benchmarks.allocate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.resupply.allocation.Figures;
import org.resupply.allocation.MinCost;
import org.resupply.compile.SupplyModel;
import org.resupply.io.InputHash;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.model.ZoneLevel;
import org.resupply.network.RoadGraph;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * Allocation strategies side by side over samples of how a scenario may turn out; every strategy gets the same samples, by
 * turns, and knows what each holds.
 *
 * <p>The figures are those of the allocation, before vehicles are sent: quantities by day, every answer checked.
 */
public final class StrategySamples {
    private final Scenario scenario;
    private final RoadGraph roads;
    private final Uncertainty uncertainty;
    private final List<AllocationStrategy> strategies;
    private final SolveOptions options;

    /**
     * A comparison.
     *
     * @param roads the road graph that the scenario names; null where it names none
     * @param options budget and threads of each strategy on each sample, and the seed of samples and strategies
     */
    public StrategySamples(
            Scenario scenario,
            RoadGraph roads,
            Uncertainty uncertainty,
            List<AllocationStrategy> strategies,
            SolveOptions options) {
        this.scenario = scenario;
        this.roads = roads;
        this.uncertainty = uncertainty;
        this.strategies = List.copyOf(strategies);
        this.options = options;
    }

    /** The measures of every run. */
    public List<Measure> measures() {
        return Measure.of(classes());
    }

    private List<PriorityClass> classes() {
        return scenario.priorityClasses().stream()
                .sorted(Comparator.comparingInt(PriorityClass::rank))
                .toList();
    }

    /** Draws the samples 1 to {@code samples} and has each solved by every strategy; {@code onRun} is told of each run. */
    public List<StrategyRun> run(int samples, Consumer<StrategyRun> onRun) {
        List<StrategyRun> runs = new ArrayList<>();
        for (int sample = 1; sample <= samples; sample++) {
            Scenario drawn = uncertainty.sample(scenario, options.seed(), sample);
            for (StrategyRun run : new Sample(sample, drawn).solve()) {
                runs.add(run);
                onRun.accept(run);
            }
        }
        return runs;
    }

    /** One sample, compiled once for all strategies. */
    private final class Sample {
        private final int number;
        private final String hash;
        private final Outlook outlook;
        private final SupplyModel supply;
        private final AllocationProblem problem;
        private final Map<String, String> streetOf = new HashMap<>();

        Sample(int number, Scenario drawn) {
            this.number = number;
            hash = InputHash.of(drawn);
            outlook = Outlook.of(drawn);
            supply = StrategyTable.compiled(outlook, roads);
            problem = supply.problem();
        }

        List<StrategyRun> solve() {
            List<StrategyRun> runs = new ArrayList<>();
            // The price of fairness is counted against least cost, taking part or not.
            MinCost efficient = new MinCost();
            Solved least = solve(efficient);
            for (AllocationStrategy strategy : strategies) {
                Solved solved = strategy.name().equals(efficient.name()) ? least : solve(strategy);
                runs.add(run(strategy, solved, least.figures));
            }
            return runs;
        }

        private record Solved(AllocationSolution solution, Figures figures, double seconds) {}

        private Solved solve(AllocationStrategy strategy) {
            Budget budget = options.budget();
            long begin = System.nanoTime();
            AllocationSolution solution = strategy.solve(problem, options, budget.start());
            double seconds = (System.nanoTime() - begin) * 1e-9;
            return new Solved(solution, Figures.of(problem, solution), seconds);
        }

        private StrategyRun run(AllocationStrategy strategy, Solved solved, Figures least) {
            Figures figures = solved.figures;
            List<Double> values = new ArrayList<>();
            double[] fill = figures.fillByClass();
            for (PriorityClass priority : classes()) {
                values.add(isWanted(priority.rank()) ? fill[priority.rank()] : Double.NaN);
            }
            values.add(worstStreet(solved.solution));
            values.add(figures.gini());
            values.add(figures.jain());
            values.add(figures.theilBetween());
            values.add(figures.theilWithin());
            values.add(figures.meanFirstDay());
            values.add(figures.spoiledKg());
            values.add(figures.transportCost() + figures.requisitionCost());
            values.add(figures.priceOfFairness(least));
            double gap = solved.solution.gap();
            values.add(Double.isInfinite(gap) ? Double.NaN : gap);
            values.add(solved.solution.levelGap().orElse(Double.NaN));
            values.add(solved.seconds);
            return new StrategyRun(
                    number,
                    strategy.name(),
                    values,
                    Scarcity.of(problem, solved.solution.prices()),
                    solved.solution.effort().iterations(),
                    hash);
        }

        /** Whether anything is wanted for a class in this sample. */
        private boolean isWanted(int priorityClass) {
            for (int demand = 0; demand < problem.demands(); demand++) {
                if (problem.demandClass(demand) == priorityClass && problem.demandQuantity(demand) > 0) {
                    return true;
                }
            }
            return false;
        }

        private double worstStreet(AllocationSolution solution) {
            Map<String, double[]> streets = new HashMap<>();
            for (int demand = 0; demand < problem.demands(); demand++) {
                String street = streetOf(supply.demands().get(demand));
                if (!street.isEmpty()) {
                    double unit = problem.unitMass(problem.demandCommodity(demand));
                    double[] mass = streets.computeIfAbsent(street, id -> new double[2]);
                    mass[0] += unit * problem.demandQuantity(demand);
                    mass[1] += unit * (problem.demandQuantity(demand) - solution.unmet(demand));
                }
            }
            return streets.values().stream()
                    .mapToDouble(mass -> mass[0] > 0 ? mass[1] / mass[0] : 1)
                    .min()
                    .orElse(1);
        }

        private String streetOf(Demand demand) {
            return streetOf.computeIfAbsent(demand.place(), place -> {
                String zone =
                        outlook.places().facility(place).map(Facility::zone).orElse(place);
                return outlook.places()
                        .above(zone, ZoneLevel.STREET)
                        .map(street -> street.id())
                        .orElse("");
            });
        }
    }
}
