package org.resupply.benchmarks.allocate;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.PlaceKind;

/**
 * Least cost as one linear program, from the rules of a problem alone, solved exactly by HiGHS, native code that OR-Tools brings along.
 *
 * <p>For one or two districts of eight commodities and seven days. Goods are fractions here, so that no plan of whole units costs less;
 * whole pallets are not stated.
 */
public final class LeastCostProgram {
    private final AllocationProblem problem;
    private final MPSolver solver = highs();
    private final MPConstraint[][] stock;
    private final MPConstraint[] served;
    private final MPConstraint[][] pool;
    private final MPConstraint[][] store;
    private final Map<Integer, List<Integer>> demandsAt = new HashMap<>();
    private final Map<Integer, List<Integer>> storesAt = new HashMap<>();

    private LeastCostProgram(AllocationProblem problem) {
        this.problem = problem;
        int days = problem.days();
        stock = new MPConstraint[problem.places() * problem.vintages()][days];
        served = new MPConstraint[problem.demands()];
        pool = new MPConstraint[problem.pools()][days];
        store = new MPConstraint[problem.stores()][days];
    }

    /**
     * The least that the plans of a problem can cost, in minor units.
     *
     * @throws IllegalArgumentException if the problem asks for whole pallets
     * @throws UnsupportedOperationException if there is no HiGHS for this machine
     */
    public static double optimum(AllocationProblem problem) {
        for (int lane = 0; lane < problem.lanes(); lane++) {
            if (problem.lanePalletised(lane)) {
                throw new IllegalArgumentException(
                        "Lane (%s) carries whole pallets, which no linear program can say.".formatted(lane));
            }
        }
        return new LeastCostProgram(problem).solved();
    }

    private static MPSolver highs() {
        MPSolver solver = null;
        try {
            Loader.loadNativeLibraries();
            solver = MPSolver.createSolver("HIGHS");
        } catch (RuntimeException | UnsatisfiedLinkError notHere) {
            throw new UnsupportedOperationException("OR-Tools cannot be loaded on this machine.", notHere);
        }
        if (solver == null) {
            throw new UnsupportedOperationException("OR-Tools on this machine comes without HiGHS.");
        }
        return solver;
    }

    private double solved() {
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
                store[s][day] =
                        atMost(Math.max(problem.storeCapacity(s, day), lots(s, day, false)) - lots(s, day, true));
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
        MPSolver.ResultStatus status = solver.solve();
        double optimum = solver.objective().value();
        solver.delete();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("HiGHS ended with (%s) and without an optimum.".formatted(status));
        }
        return optimum;
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

    /** What the own lots of a store's place take of it on a day, or what its reserves withhold of them. */
    private double lots(int s, int day, boolean withheld) {
        double sum = 0;
        for (int lot = 0; lot < problem.lots(); lot++) {
            boolean usable = problem.lotAvailable(lot) <= day && day <= problem.lotLastUsable(lot);
            if (usable && problem.lotPlace(lot) == problem.storePlace(s)) {
                long units = withheld ? problem.lotReserved(lot) : problem.lotQuantity(lot);
                sum += units * share(s, problem.lotCommodity(lot));
            }
        }
        return sum;
    }

    private void addStock(int place, int v) {
        MPVariable before = null;
        for (int day = 0; day < problem.days(); day++) {
            double lots = 0;
            for (int lot = problem.lots() - 1; lot >= 0; lot--) {
                boolean comes = problem.lotPlace(lot) == place
                        && problem.lotVintage(lot) == v
                        && problem.lotAvailable(lot) == day;
                lots += comes ? problem.lotFree(lot) : 0;
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
        MPConstraint own = problem.laneLimited(lane) ? atMost(problem.laneCapacity(lane, day)) : null;
        int to = problem.laneTo(lane);
        for (int v = 0; v < problem.vintages(); v++) {
            int commodity = problem.vintageCommodity(v);
            if (!problem.laneCarries(lane, commodity) || arrival > problem.vintageLastUsable(v)) {
                continue;
            }
            if (isHub(to)) {
                stock[to * problem.vintages() + v][arrival].setCoefficient(flow(lane, day, v, own), -1);
                continue;
            }
            for (int demand : demandsAt.getOrDefault(to, List.of())) {
                if (problem.demandCommodity(demand) == commodity
                        && problem.demandFirst(demand) <= arrival
                        && arrival <= problem.demandLast(demand)) {
                    served[demand].setCoefficient(flow(lane, day, v, own), 1);
                }
            }
        }
    }

    private MPVariable flow(int lane, int day, int v, MPConstraint own) {
        int commodity = problem.vintageCommodity(v);
        MPVariable flow = variable(Double.POSITIVE_INFINITY, problem.laneCostPerUnit(lane, commodity));
        stock[problem.laneFrom(lane) * problem.vintages() + v][day].setCoefficient(flow, 1);
        if (own != null) {
            own.setCoefficient(flow, problem.perUnit(commodity, problem.laneMeasure(lane)));
        }
        for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
            int p = problem.poolAt(at);
            int counted = problem.poolCounted(p) == Counted.AT_DEPARTURE ? day : day + problem.laneLead(lane);
            double use = (double) problem.perUnit(commodity, problem.poolMeasure(p)) * problem.weightAt(at);
            pool[p][counted].setCoefficient(flow, pool[p][counted].getCoefficient(flow) + use);
        }
        return flow;
    }
}
