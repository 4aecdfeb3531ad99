package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.allocation.MinCost;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * Least cost for cities of many commodities and days against HiGHS, native code that OR-Tools brings along: no bound is above its
 * optimum, no plan below it, and both are near.
 */
class HighsRefereeTest {

    @Test
    void theOptimumOfACityLiesCloselyBetweenBoundAndPlan() {
        Loader.loadNativeLibraries();
        for (long seed = 1; seed <= 3; seed++) {
            AllocationProblem problem = new AllocationCity(2, 6, 60, 8, 5, 0.8, seed, 0).problem();
            Budget budget = Budget.iterations(6000);
            AllocationSolution solution =
                    new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            AllocationChecker.check(problem, solution).requireSound();
            double optimum = new Program(problem).optimum();
            String what = "seed %s: %s <= %s <= %s".formatted(seed, solution.bound(), optimum, solution.objective());
            double noise = 1e-7 * optimum;
            assertThat(solution.bound()).as(what).isBetween(optimum * 0.998, optimum + noise);
            assertThat(solution.objective()).as(what).isBetween(optimum - noise, optimum * 1.002);
        }
    }

    /** Few goods and few days: many places pay alike for the same few trucks, and the answers to prices jump. */
    @Test
    void theDefaultAndItsBoundAreCloseWhereAFewTrucksBindManyPlacesAlike() {
        AllocationProblem problem = AllocationCity.parse("districts=1,commodities=2,days=2,supply=0.8")
                .problem();
        Budget budget = Budget.iterations(9000);
        AllocationSolution solution =
                new FairFloor().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        assertThat(solution.gap()).isLessThan(0.0005);
    }

    /** The problem as one linear program, from its rules alone; goods are fractions, reserves and pallets are left out. */
    private static final class Program {
        private final AllocationProblem problem;
        private final MPSolver solver = MPSolver.createSolver("HIGHS");
        private final MPConstraint[][] stock;
        private final MPConstraint[] served;
        private final MPConstraint[][] pool;
        private final MPConstraint[][] store;
        private final Map<Integer, List<Integer>> demandsAt = new HashMap<>();
        private final Map<Integer, List<Integer>> storesAt = new HashMap<>();

        Program(AllocationProblem problem) {
            this.problem = problem;
            assertThat(solver).as("HiGHS in OR-Tools").isNotNull();
            assertThat(problem.reserves()).isZero();
            int days = problem.days();
            stock = new MPConstraint[problem.places() * problem.vintages()][days];
            served = new MPConstraint[problem.demands()];
            pool = new MPConstraint[problem.pools()][days];
            store = new MPConstraint[problem.stores()][days];
        }

        double optimum() {
            for (int demand = 0; demand < served.length; demand++) {
                demandsAt
                        .computeIfAbsent(problem.demandPlace(demand), p -> new ArrayList<>())
                        .add(demand);
                double open = problem.openQuantity(demand);
                served[demand] = solver.makeConstraint(open, open);
                served[demand].setCoefficient(variable(Double.POSITIVE_INFINITY, problem.unmetPrice(demand)), 1);
            }
            for (int day = 0; day < problem.days(); day++) {
                for (int p = 0; p < pool.length; p++) {
                    pool[p][day] = atMost(problem.poolCapacity(p, day));
                    pool[p][day].setCoefficient(variable(problem.poolExtra(p, day), problem.poolExtraPrice(p)), -1);
                }
                for (int s = 0; s < store.length; s++) {
                    store[s][day] = atMost(Math.max(problem.storeCapacity(s, day), ownLots(s, day)));
                }
            }
            for (int s = 0; s < store.length; s++) {
                storesAt.computeIfAbsent(problem.storePlace(s), p -> new ArrayList<>())
                        .add(s);
            }
            for (int place = 0; place < problem.places(); place++) {
                for (int v = 0; v < problem.vintages() && isHub(place); v++) {
                    addStock(place, v);
                }
            }
            for (int lane = 0; lane < problem.lanes(); lane++) {
                for (int day = 0; day < problem.days(); day++) {
                    addLane(lane, day);
                }
            }
            solver.objective().setMinimization();
            assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
            return solver.objective().value();
        }

        private boolean isHub(int place) {
            return problem.placeKind(place) != PlaceKind.DEMAND_POINT;
        }

        private MPConstraint atMost(double most) {
            return solver.makeConstraint(Double.NEGATIVE_INFINITY, most);
        }

        private MPVariable variable(double most, double cost) {
            MPVariable variable = solver.makeNumVar(0, most, "");
            solver.objective().setCoefficient(variable, cost);
            return variable;
        }

        private double share(int s, int commodity) {
            boolean takes = (problem.storeClasses(s) >>> problem.storageClass(commodity) & 1) != 0;
            return takes ? problem.perUnit(commodity, problem.storeMeasure(s)) : 0;
        }

        private double ownLots(int s, int day) {
            double own = 0;
            for (int lot = 0; lot < problem.lots(); lot++) {
                boolean usable = problem.lotAvailable(lot) <= day && day <= problem.lotLastUsable(lot);
                own += usable && problem.lotPlace(lot) == problem.storePlace(s)
                        ? problem.lotQuantity(lot) * share(s, problem.lotCommodity(lot))
                        : 0;
            }
            return own;
        }

        private void addStock(int place, int v) {
            MPVariable before = null;
            for (int day = 0; day < problem.days(); day++) {
                double lots = 0;
                for (int lot = problem.lots() - 1; lot >= 0; lot--) {
                    boolean comes = problem.lotPlace(lot) == place
                            && problem.lotVintage(lot) == v
                            && problem.lotAvailable(lot) == day;
                    lots += comes ? problem.lotQuantity(lot) : 0;
                }
                MPConstraint row = solver.makeConstraint(lots, lots);
                stock[place * problem.vintages() + v][day] = row;
                boolean usable = day <= problem.vintageLastUsable(v);
                MPVariable evening = variable(Double.POSITIVE_INFINITY, 0);
                row.setCoefficient(evening, 1);
                if (before != null && usable) {
                    row.setCoefficient(before, -1);
                }
                for (int s : usable ? storesAt.getOrDefault(place, List.of()) : List.<Integer>of()) {
                    store[s][day].setCoefficient(evening, share(s, problem.vintageCommodity(v)));
                }
                before = evening;
            }
        }

        private void addLane(int lane, int day) {
            int arrival = day + problem.laneLead(lane);
            if (!problem.laneOpen(lane, day) || arrival >= problem.days()) {
                return;
            }
            assertThat(problem.laneLimited(lane)).isFalse();
            int to = problem.laneTo(lane);
            for (int v = 0; v < problem.vintages(); v++) {
                int commodity = problem.vintageCommodity(v);
                if (!problem.laneCarries(lane, commodity) || arrival > problem.vintageLastUsable(v)) {
                    continue;
                }
                if (isHub(to)) {
                    stock[to * problem.vintages() + v][arrival].setCoefficient(flow(lane, day, v), -1);
                    continue;
                }
                for (int demand : demandsAt.getOrDefault(to, List.of())) {
                    if (problem.demandCommodity(demand) == commodity
                            && problem.demandFirst(demand) <= arrival
                            && arrival <= problem.demandLast(demand)) {
                        served[demand].setCoefficient(flow(lane, day, v), 1);
                    }
                }
            }
        }

        private MPVariable flow(int lane, int day, int v) {
            int commodity = problem.vintageCommodity(v);
            MPVariable flow = variable(Double.POSITIVE_INFINITY, problem.laneCostPerUnit(lane, commodity));
            stock[problem.laneFrom(lane) * problem.vintages() + v][day].setCoefficient(flow, 1);
            for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                int p = problem.poolAt(at);
                int counted = problem.poolCounted(p) == Counted.AT_DEPARTURE ? day : day + problem.laneLead(lane);
                double use = (double) problem.perUnit(commodity, problem.poolMeasure(p)) * problem.weightAt(at);
                pool[p][counted].setCoefficient(flow, pool[p][counted].getCoefficient(flow) + use);
            }
            return flow;
        }
    }
}
