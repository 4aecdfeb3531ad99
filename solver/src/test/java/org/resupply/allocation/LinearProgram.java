package org.resupply.allocation;

import java.util.Arrays;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.PlaceKind;

/**
 * The referee: a whole problem as one linear program at straight prices, written down from the rules alone. Goods are
 * fractions, except that nothing moves where not even one whole unit fits.
 */
final class LinearProgram {
    private final AllocationProblem problem;
    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Expression[][] stock;
    private final Expression[] served;
    private final Variable[] unmet;
    private final Expression[][] pool;
    private final Expression[][] store;

    private LinearProgram(AllocationProblem problem) {
        this.problem = problem;
        int days = problem.days();
        int rows = problem.places() * problem.vintages();
        stock = new Expression[rows][days];
        served = new Expression[problem.demands()];
        unmet = new Variable[problem.demands()];
        pool = new Expression[problem.pools()][days];
        store = new Expression[problem.stores()][days];
    }

    /** The least cost of lanes, requisitions and unmet demand, in fractions. */
    static double optimum(AllocationProblem problem) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        return program.solve();
    }

    /**
     * The same where of needs in a row that a person goes without each is so many times as dear as the one before: for all needs in a row,
     * those who get nothing in any of them are at least those whom no ration can reach. One demand for each day.
     */
    static double optimum(AllocationProblem problem, double rise) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        for (int first = 0; first < problem.demands(); first++) {
            program.writeRows(first, rise);
        }
        return program.solve();
    }

    /**
     * The least cost of lanes, requisitions and unmet demand where each group has at least so many units beyond its own stock.
     *
     * @param kept by group
     */
    static double optimum(AllocationProblem problem, Groups groups, long[] kept) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        program.keep(groups, kept);
        return program.solve();
    }

    /**
     * The least cost of lanes and requisitions where each group has at least so many units beyond its own stock.
     *
     * @param kept by group
     */
    static double leastWays(AllocationProblem problem, Groups groups, long[] kept) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        Arrays.stream(program.unmet).forEach(unmet -> unmet.weight(0));
        program.keep(groups, kept);
        return program.solve();
    }

    /** The lexicographic max-min shares of the needs of all groups, own stock included, by one program for each level and each place. */
    static double[] fairest(AllocationProblem problem, Groups groups) {
        double[] fixed = new double[groups.count];
        Arrays.fill(fixed, Double.NaN);
        while (Arrays.stream(fixed).anyMatch(Double::isNaN)) {
            double level = highestShare(problem, groups, fixed, -1, 0);
            boolean stuck = false;
            double[] open = fixed.clone();
            for (int group = 0; group < groups.count; group++) {
                if (Double.isNaN(open[group]) && highestShare(problem, groups, open, group, level) < level + 1e-7) {
                    fixed[group] = level;
                    stuck = true;
                }
            }
            if (!stuck) {
                throw new IllegalStateException("The linear program raised every place above its own maximum.");
            }
        }
        return fixed;
    }

    /** The highest share that all open groups can have, or that one of them can while the other open ones keep theirs. */
    private static double highestShare(
            AllocationProblem problem, Groups groups, double[] fixed, int only, double level) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        program.model.getVariables().forEach(variable -> variable.weight(0));
        Variable share = program.model.newVariable("share").lower(0).upper(1).weight(-1);
        for (int group = 0; group < groups.count; group++) {
            boolean isAsked = Double.isNaN(fixed[group]) && (only < 0 || only == group);
            double kept = Double.isNaN(fixed[group]) ? level : fixed[group];
            Expression row = program.model.newExpression("share" + group);
            row.upper(groups.need[group] * (isAsked ? 1 : 1 - kept + 1e-12));
            for (int demand = 0; demand < problem.demands(); demand++) {
                if (groups.ofDemand[demand] == group) {
                    row.set(program.unmet[demand], 1);
                }
            }
            if (isAsked) {
                row.set(share, groups.need[group]);
            }
        }
        return -program.solve();
    }

    /**
     * What plans lack at least of so many units for each group, beyond own stock: the sum over all groups.
     *
     * @param targets by group
     */
    static double lack(AllocationProblem problem, Groups groups, long[] targets) {
        LinearProgram program = new LinearProgram(problem);
        program.write();
        Variable[] lacking = new Variable[groups.count];
        for (int group = 0; group < groups.count; group++) {
            // A lane costs some thousandths of it, so that none is saved for it.
            lacking[group] = program.model.newVariable("lack" + group).lower(0).weight(1);
            Expression row = program.model.newExpression("target" + group);
            double open = 0;
            row.set(lacking[group], -1);
            for (int demand = 0; demand < problem.demands(); demand++) {
                if (groups.ofDemand[demand] == group) {
                    program.unmet[demand].weight(0);
                    row.set(program.unmet[demand], 1);
                    open += problem.openQuantity(demand);
                }
            }
            row.upper(open - targets[group]);
        }
        program.solve();
        double sum = 0;
        for (Variable variable : lacking) {
            sum += variable.getValue().doubleValue();
        }
        return sum;
    }

    /** All rows of needs that begin with a demand; those of one place and commodity follow each other by day. */
    private void writeRows(int first, double rise) {
        double all = 0;
        int count = 0;
        for (int demand = 0; demand < problem.demands(); demand++) {
            if (isLike(first, demand)) {
                all += problem.demandQuantity(demand);
                count++;
            }
        }
        for (int last = first + 1; last < problem.demands() && isLike(first, last); last++) {
            int length = last - first + 1;
            // Price of a run of n is the sum of the powers below n; its second difference is what a row of n adds to
            // all shorter ones.
            double weight = Math.pow(rise, length - 1) - Math.pow(rise, length - 2);
            Variable without = model.newVariable("row" + first + "/" + last)
                    .lower(0)
                    .weight(weight * problem.unmetPrice(first) * all / count);
            Expression row = model.newExpression("without" + first + "/" + last).lower(1.0 - length);
            row.set(without, 1);
            for (int demand = first; demand <= last; demand++) {
                row.set(unmet[demand], -1.0 / problem.demandQuantity(demand));
            }
        }
    }

    private boolean isLike(int one, int other) {
        return problem.demandPlace(one) == problem.demandPlace(other)
                && problem.demandCommodity(one) == problem.demandCommodity(other);
    }

    private void keep(Groups groups, long[] kept) {
        for (int group = 0; group < groups.count; group++) {
            Expression row = model.newExpression("kept" + group).upper((double) groups.open[group] - kept[group]);
            for (int demand = 0; demand < unmet.length; demand++) {
                if (groups.ofDemand[demand] == group) {
                    row.set(unmet[demand], 1);
                }
            }
        }
    }

    private double solve() {
        Optimisation.Result result = model.minimise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("The linear program ended " + result.getState());
        }
        return result.getValue();
    }

    private void write() {
        int days = problem.days();
        for (int demand = 0; demand < served.length; demand++) {
            served[demand] = model.newExpression("served" + demand).level((double) problem.openQuantity(demand));
            unmet[demand] = model.newVariable("unmet" + demand).lower(0).weight(problem.unmetPrice(demand));
            served[demand].set(unmet[demand], 1);
        }
        for (int p = 0; p < pool.length; p++) {
            for (int day = 0; day < days; day++) {
                pool[p][day] = model.newExpression("pool" + p + "/" + day).upper((double) problem.poolCapacity(p, day));
                Variable extra = model.newVariable("extra" + p + "/" + day)
                        .lower(0)
                        .upper((double) problem.poolExtra(p, day))
                        .weight(problem.poolExtraPrice(p));
                pool[p][day].set(extra, -1);
            }
        }
        for (int s = 0; s < store.length; s++) {
            for (int day = 0; day < days; day++) {
                store[s][day] = model.newExpression("store" + s + "/" + day)
                        .upper(Math.max(problem.storeCapacity(s, day), ownLots(s, day)));
            }
        }
        for (int place = 0; place < problem.places(); place++) {
            for (int v = 0; v < problem.vintages() && hub(place); v++) {
                writeStock(place, v);
            }
        }
        for (int lane = 0; lane < problem.lanes(); lane++) {
            for (int day = 0; day < days; day++) {
                writeLane(lane, day);
            }
        }
    }

    private boolean hub(int place) {
        return problem.placeKind(place) != PlaceKind.DEMAND_POINT;
    }

    /** What lies there in the evening comes from the day before, from lots, and from lanes; reserves are a lower limit. */
    private void writeStock(int place, int v) {
        Variable before = null;
        for (int day = 0; day < problem.days(); day++) {
            double lots = 0;
            double withheld = 0;
            for (int lot = 0; lot < problem.lots(); lot++) {
                if (problem.lotPlace(lot) == place && problem.lotVintage(lot) == v) {
                    lots += problem.lotAvailable(lot) == day ? problem.lotQuantity(lot) : 0;
                    withheld += problem.lotReserved(lot);
                }
            }
            boolean usable = day <= problem.vintageLastUsable(v);
            stock[place * problem.vintages() + v][day] =
                    model.newExpression("stock" + place + "/" + v + "/" + day).level(lots);
            Variable evening =
                    model.newVariable("evening" + place + "/" + v + "/" + day).lower(usable ? withheld : 0);
            stock[place * problem.vintages() + v][day].set(evening, 1);
            if (before != null && usable) {
                stock[place * problem.vintages() + v][day].set(before, -1);
            }
            for (int s = 0; s < store.length && usable; s++) {
                if (problem.storePlace(s) == place) {
                    store[s][day].set(evening, share(s, problem.vintageCommodity(v)));
                }
            }
            before = evening;
        }
    }

    private double share(int s, int commodity) {
        boolean takes = (problem.storeClasses(s) >>> problem.storageClass(commodity) & 1) != 0;
        return takes ? problem.perUnit(commodity, problem.storeMeasure(s)) : 0;
    }

    private double ownLots(int s, int day) {
        double own = 0;
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotPlace(lot) == problem.storePlace(s)
                    && problem.lotAvailable(lot) <= day
                    && day <= problem.lotLastUsable(lot)) {
                own += problem.lotQuantity(lot) * share(s, problem.lotCommodity(lot));
            }
        }
        return own;
    }

    private void writeLane(int lane, int day) {
        int arrival = day + problem.laneLead(lane);
        if (!problem.laneOpen(lane, day) || arrival >= problem.days()) {
            return;
        }
        Expression own = null;
        if (problem.laneLimited(lane)) {
            own = model.newExpression("lane" + lane + "/" + day).upper((double) problem.laneCapacity(lane, day));
        }
        for (int v = 0; v < problem.vintages(); v++) {
            int commodity = problem.vintageCommodity(v);
            if (!problem.laneCarries(lane, commodity) || arrival > problem.vintageLastUsable(v)) {
                continue;
            }
            if (hub(problem.laneTo(lane))) {
                Variable flow = flow(lane, day, v, own, "transfer" + lane + "/" + day + "/" + v);
                stock[problem.laneTo(lane) * problem.vintages() + v][arrival].set(flow, -1);
            }
            for (int demand = 0; demand < problem.demands(); demand++) {
                if (problem.demandPlace(demand) == problem.laneTo(lane)
                        && problem.demandCommodity(demand) == commodity
                        && problem.demandFirst(demand) <= arrival
                        && arrival <= problem.demandLast(demand)) {
                    served[demand].set(flow(lane, day, v, own, "give" + lane + "/" + day + "/" + v + "/" + demand), 1);
                }
            }
        }
    }

    private Variable flow(int lane, int day, int v, Expression own, String name) {
        int commodity = problem.vintageCommodity(v);
        Variable flow = model.newVariable(name).lower(0).weight(problem.laneCostPerUnit(lane, commodity));
        stock[problem.laneFrom(lane) * problem.vintages() + v][day].set(flow, 1);
        if (own != null) {
            double perUnit = problem.perUnit(commodity, problem.laneMeasure(lane));
            own.set(flow, perUnit);
            if (perUnit > problem.laneCapacity(lane, day)) {
                flow.upper(0);
            }
        }
        double[] use = new double[pool.length];
        for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
            int p = problem.poolAt(at);
            int counted = problem.poolCounted(p) == Counted.AT_DEPARTURE ? day : day + problem.laneLead(lane);
            use[p] += (double) problem.perUnit(commodity, problem.poolMeasure(p)) * problem.weightAt(at);
            pool[p][counted].set(flow, use[p]);
            if (use[p] > problem.poolCapacity(p, counted) + problem.poolExtra(p, counted)) {
                flow.upper(0);
            }
        }
        return flow;
    }
}
