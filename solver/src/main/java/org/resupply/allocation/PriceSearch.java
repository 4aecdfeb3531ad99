package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.WholePallets;
import org.resupply.solve.Allowance;

/**
 * Looks for the prices of shared capacities and lots at which the cheapest ways alone nearly keep them: the Lagrangian dual,
 * by the volume algorithm of Barahona and Anbil.
 *
 * <p>Whatever the prices, the value of the cheapest answer less what the capacities are worth at them is a lower bound of every
 * plan. The running average of the answers tends to a fractional plan; {@link SharedPlan} shares the capacities after it.
 */
final class PriceSearch {
    /** Steps without a better bound before the step is shortened, and by how much (Barahona and Anbil 2000). */
    private static final int RED_LIGHTS = 10;

    /** How far beyond the best bound the steps aim, as a share of it, while no plan is known to be nearer. */
    private static final double AHEAD = 0.05;

    /** The weight of a new answer in the average at first; it is halved after so many answers that gain less than a share. */
    private static final double HEAVIEST = 0.3;

    private static final int HALVED_EVERY = 100;
    private static final double SLOW = 0.01;

    /** The bound stands still where it rises by no more than this share of it. */
    static final double NO_GAIN = 1e-5;

    private static final double ROUNDING = 1e-11;

    private static final double SHORTER = 0.66;
    private static final double LONGER = 1.1;

    final AllocationProblem problem;
    final CapacityRows rows;
    private final CheapestWays[] ways;
    final CommodityNetwork[] networks;

    /** Rows first, then lots. */
    private final int size;

    /** What each row and lot gives, what can be requisitioned on top, and at which price a unit. */
    final double[] capacity;

    final double[] extra;
    final double[] extraPrice;
    private final double[] scaling;

    private final double[] bestPrice;
    private final double[] price;
    private final double[] use;
    private final double[] averageUse;

    /** The average of the answers, per commodity and arc. */
    final double[][] average;

    private double bestValue = Double.NEGATIVE_INFINITY;

    /** The flows that price the lots, one per commodity. */
    private final CommodityGraph[] exactly;

    /** What a unit of each lot is worth where nothing but the lots is scarce. */
    private final double[] scarcity;

    private BooleanSupplier stop = () -> false;
    private ByCommodity work = ByCommodity.ALONE;

    private double bound = Double.NEGATIVE_INFINITY;

    /** The prices of the highest bound. */
    private double[] boundPrice;

    /** Answers asked for so far. */
    long iterations;

    /**
     * A search.
     *
     * @param graphs one per commodity at the same prices, neither near an earlier plan nor one class before the next
     */
    PriceSearch(
            AllocationProblem problem,
            CapacityRows rows,
            CommodityNetwork[] networks,
            UnmetPricing pricing,
            Lack[] lacks,
            CommodityGraph[] graphs) {
        this.problem = problem;
        this.rows = rows;
        size = rows.count + problem.lots();
        this.networks = networks;
        exactly = graphs;
        ways = new CheapestWays[networks.length];
        average = new double[networks.length][];
        for (int c = 0; c < networks.length; c++) {
            ways[c] = new CheapestWays(networks[c], pricing, lacks[c]);
            average[c] = new double[networks[c].arcs];
        }
        capacity = new double[size];
        extra = new double[size];
        extraPrice = new double[size];
        scaling = new double[size];
        bestPrice = new double[size];
        price = new double[size];
        boundPrice = bestPrice;
        use = new double[size];
        averageUse = new double[size];
        fillCapacities(pricing);
        scarcity = new double[problem.lots()];
        double[] ofCommodity = Arrays.stream(lacks).mapToDouble(Lack::scarcity).toArray();
        for (int lot = 0; lot < scarcity.length; lot++) {
            scarcity[lot] = scaling[rows.count + lot] > 0 ? ofCommodity[problem.lotCommodity(lot)] : 0;
        }
    }

    /**
     * Scales each price by what its thing is worth, over how much there is of it. What a shared row is worth is the harmonic
     * mean over the commodities that take it: at the margin it is the cheap ones that give way.
     */
    private void fillCapacities(UnmetPricing pricing) {
        double[] worth = new double[problem.commodities()];
        double[] units = new double[problem.commodities()];
        for (int demand = 0; demand < problem.demands(); demand++) {
            int c = problem.demandCommodity(demand);
            worth[c] += pricing.price[demand] * problem.openQuantity(demand);
            units[c] += problem.openQuantity(demand);
        }
        addWhatStepsAreWorth(pricing, worth, units);
        double[] rowTaken = new double[rows.count];
        double[] rowFairTaken = new double[rows.count];
        for (int c = 0; c < networks.length; c++) {
            boolean[] seen = new boolean[rows.count];
            Loads loads = networks[c].loads;
            for (int at = 0; at < loads.start[loads.count]; at++) {
                int row = loads.row[at];
                if (!seen[row]) {
                    seen[row] = true;
                    if (worth[c] > 0) {
                        double taken = units[c] * loads.most[at];
                        rowTaken[row] += taken;
                        rowFairTaken[row] += taken * taken / worth[c];
                    }
                }
            }
        }
        for (int row = 0; row < rows.count; row++) {
            capacity[row] = rows.capacity[row];
            extra[row] = rows.extra[row];
            extraPrice[row] = rows.extraPrice[row];
            scaling[row] = rowFairTaken[row] == 0
                    ? 0
                    : rowTaken[row] / rowFairTaken[row] / Math.max(1, capacity[row] + extra[row]);
        }
        long[] leaves = WholePallets.ofLots(problem);
        for (int lot = 0; lot < problem.lots(); lot++) {
            int c = problem.lotCommodity(lot);
            double quantity = leaves[lot];
            capacity[rows.count + lot] = quantity;
            boolean moves = networks[c].nodeOfLot[lot] >= 0 && quantity > 0 && units[c] > 0;
            scaling[rows.count + lot] = moves ? worth[c] / units[c] / quantity : 0;
        }
    }

    /** Gives up the exact prices of lots once the condition holds. */
    void stopWhen(BooleanSupplier condition) {
        stop = condition;
    }

    /** Answers and prices lots with these threads. */
    void workWith(ByCommodity threads) {
        work = threads;
    }

    /** Where a commodity has no price but its steps have, only what they ask for counts. */
    private static void addWhatStepsAreWorth(UnmetPricing pricing, double[] worth, double[] units) {
        double[] ofSteps = new double[worth.length];
        double[] wanted = new double[worth.length];
        for (int group = 0; group < pricing.groups.count; group++) {
            int c = pricing.groups.commodity[group];
            for (int step = pricing.stepStart[group]; step < pricing.stepStart[group + 1]; step++) {
                ofSteps[c] += pricing.stepSurcharge[step] * pricing.stepWidth[step];
                wanted[c] += pricing.stepSurcharge[step] > 0 ? pricing.stepWidth[step] : 0;
            }
        }
        for (int c = 0; c < worth.length; c++) {
            if (worth[c] == 0 && ofSteps[c] > 0) {
                worth[c] = ofSteps[c];
                units[c] = wanted[c];
            }
        }
    }

    /** Begins at the best prices of another search over the same rows and lots. */
    void beginAt(PriceSearch other) {
        System.arraycopy(other.bestPrice, 0, bestPrice, 0, size);
        System.arraycopy(other.bestPrice, 0, price, 0, size);
    }

    /**
     * Proves a bound where each commodity has one price for all of its lots, that of the last unit for which they suffice, and the rows
     * have none: at once, and near the best where supply is what is scarce. A search that begins there ends lower than one from nothing.
     */
    void proveByScarcity() {
        provenAt(new double[rows.count], scarcity);
    }

    /** Begins at the prices and the flows of an earlier plan. */
    void beginAt(EarlierPlan earlier) {
        System.arraycopy(earlier.rowPrice, 0, bestPrice, 0, rows.count);
        bound();
        System.arraycopy(boundPrice, 0, bestPrice, 0, size);
        System.arraycopy(boundPrice, 0, price, 0, size);
        bestValue = ask();
        for (int c = 0; c < ways.length; c++) {
            Loads loads = networks[c].loads;
            for (int arc = 0; arc < average[c].length; arc++) {
                average[c][arc] = earlier.flow[c][arc];
                int load = networks[c].load[arc];
                for (int at = loads.start[load]; at < loads.start[load + 1]; at++) {
                    averageUse[loads.row[at]] += average[c][arc] * loads.least[at];
                }
            }
        }
        System.arraycopy(capacity, rows.count, averageUse, rows.count, size - rows.count);
    }

    /**
     * Prices and the bound that they prove.
     *
     * @param price rows first, then lots
     */
    record Proof(double[] price, double bound) {}

    /**
     * Proves a bound at the row prices of a plan, their lots priced exactly; null for a plan that ranks classes, whose prices are on another
     * scale than the bound.
     *
     * @param limit answers in all beyond which it asks for none
     */
    Proof prove(SharedPlan plan, long limit) {
        if (plan.ranksClasses()) {
            return null;
        }
        double before = bound;
        SharedPlan.Prices prices = plan.prices;
        // What its lots are worth by the plan itself proves less than their exact prices, but at once, even where the
        // time is over.
        Proof own = proveAt(prices);
        if (stop.getAsBoolean()) {
            return own;
        }
        // To ask once takes a hundredth of what a proof takes, and tells which of the two is likely to prove more.
        boolean byMean =
                iterations + 2 > limit || valueAt(prices.mean(), prices.lot()) > valueAt(prices.median(), prices.lot());
        Proof likelier = exactly(byMean ? prices.mean() : prices.median(), prices.lot());
        if (likelier.bound > before) {
            return likelier;
        }
        Proof other = exactly(byMean ? prices.median() : prices.mean(), prices.lot());
        return other.bound > likelier.bound ? other : likelier;
    }

    /**
     * Goes on from prices where they prove more than was known without them.
     *
     * @param always whether to go on from them even where they prove less
     * @param limit answers in all beyond which it asks for none
     * @return whether that was worth it: it goes on from them in any case, or they prove more by more than {@link #NO_GAIN}
     */
    boolean goOnFrom(Proof proof, double without, boolean always, long limit) {
        if (proof.bound <= without && !always) {
            return false;
        }
        System.arraycopy(proof.price, 0, bestPrice, 0, size);
        System.arraycopy(proof.price, 0, price, 0, size);
        if (iterations < limit) {
            bestValue = ask();
        }
        return always || proof.bound - without > NO_GAIN * Math.abs(proof.bound);
    }

    /** Proves a bound at the prices of a plan and goes on from there, as the two above say. */
    boolean learn(SharedPlan plan, boolean always, long limit) {
        double without = bound;
        Proof proof = prove(plan, limit);
        return proof != null && goOnFrom(proof, without, always, limit);
    }

    /** Proves a bound at the prices of rows and lots of a plan as they are, by the mean or the median, whichever proves more. */
    Proof proveAt(SharedPlan.Prices prices) {
        Proof byMean = provenAt(prices.mean(), prices.lot());
        Proof byMedian = provenAt(prices.median(), prices.lot());
        return byMean.bound > byMedian.bound ? byMean : byMedian;
    }

    /** The value of the cheapest answer to prices of rows and lots. */
    private double valueAt(double[] rowPrice, double[] lotPrice) {
        System.arraycopy(rowPrice, 0, price, 0, rows.count);
        System.arraycopy(lotPrice, 0, price, rows.count, lotPrice.length);
        return ask();
    }

    /** Asks for the cheapest answer to {@link #price}; returns its bound, with what it takes in {@link #use}. */
    private double ask() {
        iterations++;
        Arrays.fill(use, 0);
        double[] lotPrice = lots(price);
        double[] lotUse = new double[lotPrice.length];
        double[] values = new double[ways.length];
        work.each(ways.length, c -> values[c] = ways[c].answer(price, lotPrice));
        double value = 0;
        for (int c = 0; c < ways.length; c++) {
            value += values[c];
            ways[c].addUse(use, lotUse);
        }
        System.arraycopy(lotUse, 0, use, rows.count, lotUse.length);
        return value - worthOfCapacity(price);
    }

    private double worthOfCapacity(double[] at) {
        double worth = 0;
        for (int i = 0; i < size; i++) {
            if (at[i] > 0) {
                worth += at[i] * capacity[i] + extra[i] * Math.max(0, at[i] - extraPrice[i]);
            }
        }
        return worth;
    }

    /** By how much more than it gives something is used, where the prices are {@code at}. */
    private double overuse(double[] used, int i, double[] at) {
        return used[i] - capacity[i] - (at[i] > extraPrice[i] ? extra[i] : 0);
    }

    /**
     * Improves the prices in one round: the steps and the weights begin anew, the prices and the average go on.
     *
     * @param limit answers to ask for at most
     * @param value value of a plan, or infinity; the search ends where the bound is within {@code gap} of it
     */
    void run(long limit, double value, double gap, Allowance allowance) {
        long end = iterations + limit;
        if (iterations == 0) {
            bestValue = ask();
            System.arraycopy(use, 0, averageUse, 0, size);
            for (int c = 0; c < ways.length; c++) {
                System.arraycopy(ways[c].flow, 0, average[c], 0, average[c].length);
            }
        }
        double step = 1;
        double most = HEAVIEST;
        int red = 0;
        double lastCheck = bestValue;
        while (iterations < end && !allowance.isOver()) {
            double target = Math.min(value, bestValue + AHEAD * Math.abs(bestValue) + 1e-9);
            if (target - bestValue <= gap * Math.abs(target)) {
                break;
            }
            double norm = 0;
            for (int i = 0; i < size; i++) {
                double over = overuse(averageUse, i, bestPrice);
                if (over > 0 || bestPrice[i] > 0) {
                    norm += scaling[i] * over * over;
                }
            }
            if (norm < 1e-18) {
                break;
            }
            double length = step * (target - bestValue) / norm;
            for (int i = 0; i < size; i++) {
                price[i] = Math.max(0, bestPrice[i] + length * scaling[i] * overuse(averageUse, i, bestPrice));
            }
            double found = ask();
            double along = 0;
            for (int i = 0; i < size; i++) {
                along += scaling[i] * overuse(averageUse, i, bestPrice) * overuse(use, i, bestPrice);
            }
            average(most);
            if (found > bestValue) {
                red = 0;
                if (along > 0) {
                    step = Math.min(2, step * LONGER);
                }
                bestValue = found;
                System.arraycopy(price, 0, bestPrice, 0, size);
            } else if (++red >= RED_LIGHTS) {
                red = 0;
                step = Math.max(1e-4, step * SHORTER);
            }
            if ((end - iterations) % HALVED_EVERY == 0) {
                most = bestValue - lastCheck < SLOW * Math.abs(bestValue) ? most * 0.5 : most;
                lastCheck = bestValue;
            }
        }
    }

    /** Mixes the last answer into the average with the weight, at most {@code most}, that leaves the least overuse. */
    private void average(double most) {
        double both = 0;
        double squared = 0;
        for (int i = 0; i < size; i++) {
            double old = overuse(averageUse, i, bestPrice);
            double change = use[i] - averageUse[i];
            both += scaling[i] * old * change;
            squared += scaling[i] * change * change;
        }
        double best = squared > 0 ? -both / squared : most;
        double weight = Math.max(most / 10, Math.min(most, best));
        for (int i = 0; i < size; i++) {
            averageUse[i] += weight * (use[i] - averageUse[i]);
        }
        work.each(ways.length, c -> {
            double[] mean = average[c];
            double[] last = ways[c].flow;
            for (int arc = 0; arc < mean.length; arc++) {
                mean[arc] += weight * (last[arc] - mean[arc]);
            }
        });
    }

    /**
     * Proves a bound at the best row prices found, with lots priced by one flow for each commodity and exact in each place's own
     * lanes, and keeps its prices where it is the highest so far.
     */
    double bound() {
        prove();
        return bound;
    }

    /** Prices the lots exactly at the row prices of the highest bound, so that the nodes of the flows have prices there. */
    void proveAgain() {
        exactly(Arrays.copyOf(boundPrice, rows.count), lots(boundPrice));
    }

    /** Proves a bound at row prices, with exact prices of the lots. */
    Proof proveAtRows(double[] rowPrice) {
        return exactly(rowPrice, lots(bestPrice));
    }

    /** Goes on from the prices of the highest bound. */
    void goOnFromBest(long limit) {
        goOnFrom(new Proof(boundPrice, bound), bound, true, limit);
    }

    /** The flows that price the lots of a commodity. */
    CommodityGraph graph(int commodity) {
        return exactly[commodity];
    }

    /** Proves a bound as {@link #bound} does. */
    Proof prove() {
        return exactly(bestPrice, lots(bestPrice));
    }

    /**
     * Proves a bound at row prices, with exact prices of the lots.
     *
     * @param known prices that lots keep of which the time leaves none: any prices prove a bound
     */
    private Proof exactly(double[] rowPrice, double[] known) {
        double[] lotPrice = known.clone();
        work.each(exactly.length, c -> exactly[c].priceLots(rowPrice, lotPrice, stop));
        return provenAt(rowPrice, lotPrice);
    }

    /** The prices of the lots alone. */
    private double[] lots(double[] prices) {
        return Arrays.copyOfRange(prices, rows.count, size);
    }

    private Proof provenAt(double[] rowPrice, double[] lotPrice) {
        double[] scratch = new double[problem.demands()];
        double[] at = Arrays.copyOf(rowPrice, size);
        System.arraycopy(lotPrice, 0, at, rows.count, lotPrice.length);
        double[] values = new double[ways.length];
        work.each(ways.length, c -> values[c] = ways[c].exactValue(at, lotPrice, scratch));
        double value = 0;
        for (double ofCommodity : values) {
            value += ofCommodity;
        }
        double worth = worthOfCapacity(at);
        // Sums of doubles: what they may be wrong by is taken off, so that the bound stays one.
        double proven = value - worth - ROUNDING * (Math.abs(value) + worth);
        if (proven > bound) {
            bound = proven;
            boundPrice = at;
        }
        return new Proof(at, proven);
    }

    /** The highest bound proven so far. */
    double proven() {
        return bound;
    }

    double rowPrice(int row) {
        return boundPrice[row];
    }

    double lotPrice(int lot) {
        return boundPrice[rows.count + lot];
    }
}
