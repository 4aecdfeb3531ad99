package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntPredicate;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;
import org.resupply.problem.ScarcitySum;
import org.resupply.solve.Allowance;

/**
 * What groups are to get before everything else: a plan that brings it as far as it can, and prices that prove how far any can.
 *
 * <p>The question is the whole problem at another pricing: only what lacks of the targets costs, so much that lanes and
 * requisitions do not matter beside it. {@link SharedPlan} answers it, {@link PriceSearch} bounds it.
 */
final class Guarantee {
    /** What a missing unit costs at least, in units of the dearest way. */
    private static final double BEYOND_LANES = 1000;

    /** No way leads along more lanes than that at a cost that matters. */
    private static final int LANES_OF_A_WAY = 4;

    /** Answers before the plan that brings the most. */
    private static final long ANSWERS = 1000;

    /** Steps where these prove nothing. */
    private static final long STEPS = 1000;

    private static final double CLOSE = 1e-5;

    private final AllocationProblem problem;
    private final CapacityRows rows;
    private final CommodityNetwork[] networks;
    private final Groups groups;

    /** What each group is to get, base units beyond its own stock. */
    final long[] target;

    /** What one unit counts that a group lacks of its target. */
    private final double[] worth;

    /** By how much worth is raised above lanes. */
    private final double factor;

    final UnmetPricing pricing;
    private final Lack[] lacks;
    private final CommodityGraph[] graphs;
    private PriceSearch search;

    /** The plan that lacks least of the targets, and serves nothing else. */
    SharedPlan plan;

    /** What its commodities would pay for what is full. */
    private double[] rowPrice;

    private double[] lotPrice;

    private double value = Double.POSITIVE_INFINITY;

    /** The prices of the plan and of the search, once somebody asks what they prove. */
    private final List<ScarcePrices> priced = new ArrayList<>();

    Guarantee(
            AllocationProblem problem, CapacityRows rows, CommodityNetwork[] networks, long[] target, double[] worth) {
        this.problem = problem;
        this.rows = rows;
        this.networks = networks;
        this.target = target;
        this.worth = worth;
        groups = Groups.of(problem);
        factor = factor(problem, rows, networks, groups, worth);
        pricing = UnmetPricing.targets(problem, target, raised(worth, factor));
        lacks = Lack.of(networks, pricing);
        graphs = CommodityGraph.of(networks, rows, pricing, lacks, false, null);
    }

    /**
     * What a plan can bring of the targets, on the networks of the best plan so far, and prices that prove what none can.
     *
     * @param least what is enough for each group, at most its target: a plan that brings it is good enough to stop
     * @param before a guarantee of the same worth to begin at the prices of, or null
     */
    static Guarantee pursued(
            Incumbent incumbent, long[] target, double[] worth, long[] least, Guarantee before, Allowance allowance) {
        Guarantee guarantee = new Guarantee(incumbent.problem, incumbent.rows, incumbent.networks, target, worth);
        guarantee.pursue(Math.min(ANSWERS, allowance.iterations()), least, before, allowance);
        return guarantee;
    }

    /** Prices of a plan that serves targets and nothing else, on the networks of an incumbent. */
    static UnmetPricing pricing(Incumbent incumbent, long[] target, double[] worth) {
        double factor = factor(incumbent.problem, incumbent.rows, incumbent.networks, incumbent.groups, worth);
        return UnmetPricing.targets(incumbent.problem, target, raised(worth, factor));
    }

    private static double[] raised(double[] worth, double factor) {
        return Arrays.stream(worth).map(each -> each * factor).toArray();
    }

    /** By how much worth is multiplied so that no way to a place is worth saving. */
    private static double factor(
            AllocationProblem problem, CapacityRows rows, CommodityNetwork[] networks, Groups groups, double[] worth) {
        double[] lane = new double[networks.length];
        for (int c = 0; c < networks.length; c++) {
            for (double cost : networks[c].cost) {
                lane[c] = Math.max(lane[c], cost);
            }
        }
        for (int row = 0; row < rows.count; row++) {
            for (int c = 0; c < lane.length && rows.extra[row] > 0; c++) {
                lane[c] = Math.max(lane[c], rows.extraPrice[row] * problem.unitMass(c));
            }
        }
        double most = 1;
        for (int group = 0; group < worth.length; group++) {
            most = Math.max(most, BEYOND_LANES * LANES_OF_A_WAY * lane[groups.commodity[group]] / worth[group]);
        }
        return most;
    }

    /** What a unit of each group counts: its price, and each class ten times the next. */
    static double[] worth(AllocationProblem problem, Groups groups, double classFactor) {
        double[] worth = groups.highestPrice(problem);
        for (int group = 0; group < worth.length; group++) {
            double price = worth[group] > 0 ? worth[group] : 1;
            worth[group] = price * Math.pow(classFactor, problem.classes() - 1 - groups.priority[group]);
        }
        return worth;
    }

    /** Plans, and where something lacks searches prices for so many answers to plan after. */
    private void pursue(long answers, long[] least, Guarantee before, Allowance allowance) {
        planAlone(allowance);
        for (int round = 0; round < 2 && !isEnough(least) && (round == 0 || !allowance.isOver()); round++) {
            search(answers / 2, before, allowance);
            planAfterSearch(allowance);
        }
        if (search != null) {
            prove();
        }
    }

    /**
     * Searches prices for some more answers.
     *
     * @param before a guarantee of the same worth to begin at the prices of, or null
     */
    void search(long answers, Guarantee before, Allowance allowance) {
        if (search == null) {
            search = new PriceSearch(problem, rows, networks, pricing, lacks, graphs);
            search.stopWhen(allowance::isOver);
            if (before != null) {
                search.beginAt(before.search);
            }
        }
        search.run(answers, value, CLOSE, allowance);
    }

    /** Steps on flows and prices at once, and a plan after their flows: where the answers prove nothing. */
    void step(Allowance allowance) {
        if (search == null) {
            search(1, null, allowance);
        }
        PrimalDualSteps steps = new PrimalDualSteps(search, plan);
        steps.run(STEPS, value, CLOSE, allowance);
        steps.copyFlows(search.average);
        planAfterSearch(allowance);
        prove();
    }

    /** Answers asked for so far. */
    long answers() {
        return search == null ? 0 : search.iterations;
    }

    /** Whether prices had to be searched for. */
    boolean hasSearched() {
        return search != null;
    }

    /** Prices the lots exactly at the prices found, for proofs. */
    void prove() {
        search.bound();
        priced.clear();
    }

    /** Plans as if each commodity came first, then shares what does not suffice. */
    private void planAlone(Allowance allowance) {
        SharedPlan alone = newPlan(allowance);
        alone.serveClass(problem.classes() - 1, alone.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        keepBetter(alone);
    }

    /** Plans as the answers to the prices found share the capacities. */
    private void planAfterSearch(Allowance allowance) {
        SharedPlan guided = newPlan(allowance);
        guided.serveAfter(search.average, guided.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        keepBetter(guided);
    }

    private SharedPlan newPlan(Allowance allowance) {
        SharedPlan made = new SharedPlan(problem, rows, graphs, pricing, false, null);
        made.stopWhen(allowance::isOver);
        return made;
    }

    private void keepBetter(SharedPlan made) {
        double found = pricing.cost(made.unmet()) + made.requisitionCost();
        if (found < value) {
            value = found;
            plan = made;
            priced.clear();
            rowPrice = new double[rows.count];
            lotPrice = new double[problem.lots()];
            for (CommodityFlow flow : made.commodities) {
                flow.raisePrices(rowPrice, lotPrice);
            }
        }
    }

    /** Whether the plan brings everybody what is enough. */
    boolean isEnough(long[] enough) {
        long[] served = groups.served(problem, plan.unmet());
        for (int group = 0; group < served.length; group++) {
            if (served[group] < enough[group]) {
                return false;
            }
        }
        return true;
    }

    /** A proof that not all claims can be met; null where none was found. Prices must have been searched for, or a plan made. */
    ScarcityProof proof(ScarcityProof.Kind kind, long[] claimed) {
        List<ScarcityProof.Claim> claims = claims(claimed);
        ScarcePrices best = best(claims);
        return best == null ? null : best.proof(kind, claims);
    }

    private List<ScarcityProof.Claim> claims(long[] claimed) {
        return ScarcePrices.claims(groups, worth, claimed);
    }

    /** The prices that were found. */
    List<ScarcePrices> prices() {
        if (priced.isEmpty()) {
            if (plan != null) {
                priced.add(priced(rowPrice, lotPrice));
            }
            if (search != null) {
                double[] ofRows = new double[rows.count];
                double[] ofLots = new double[problem.lots()];
                Arrays.setAll(ofRows, search::rowPrice);
                Arrays.setAll(ofLots, search::lotPrice);
                priced.add(priced(ofRows, ofLots));
            }
        }
        return List.copyOf(priced);
    }

    /** Which of the prices that were found prove the most; null where none proves anything. */
    private ScarcePrices best(List<ScarcityProof.Claim> claims) {
        ScarcePrices best = null;
        double most = 0;
        for (ScarcePrices found : prices()) {
            double lack = found.sum().lack(claims);
            if (lack > most) {
                best = found;
                most = lack;
            }
        }
        return best;
    }

    /**
     * Whether each group pays for something scarce, at the prices that prove that not all targets can be met; null where nothing
     * proves it.
     */
    boolean[] pays() {
        List<ScarcityProof.Claim> claims = claims(target);
        ScarcePrices best = best(claims);
        if (best == null) {
            return null;
        }
        double[] paid = best.sum().paid(claims);
        boolean[] pays = new boolean[groups.count];
        int claim = 0;
        for (int group = 0; group < groups.count; group++) {
            if (target[group] > 0) {
                pays[group] = paid[claim++] > 0;
            }
        }
        return pays;
    }

    /**
     * The lowest share that the prices found disprove, as nearly as counts; infinite where they do not even disprove {@code high}.
     *
     * @param targets what a share gives each group
     * @param low a share that all can have
     */
    double lowestDisproved(DoubleFunction<long[]> targets, double low, double high, Allowance allowance) {
        double disproved = Double.POSITIVE_INFINITY;
        for (ScarcePrices found : prices()) {
            double least = found.lowestDisproved(targets, low, Math.min(high, disproved), allowance::isOver);
            disproved = Math.min(disproved, least);
        }
        return disproved;
    }

    /**
     * The same proof without the claims that compete for nothing scarce.
     *
     * @param keep whether the claim of a group stays in any case
     */
    ScarcityProof narrowed(ScarcityProof proof, IntPredicate keep) {
        double[] paid = proof.paid(problem);
        List<ScarcityProof.Claim> claims = new ArrayList<>();
        int next = 0;
        for (int group = 0; group < groups.count && next < paid.length; group++) {
            ScarcityProof.Claim claim = proof.claims().get(next);
            if (claim.place() == groups.place[group]
                    && claim.commodity() == groups.commodity[group]
                    && claim.priority() == groups.priority[group]) {
                if (paid[next] > 0 || keep.test(group)) {
                    claims.add(claim);
                }
                next++;
            }
        }
        ScarcityProof narrowed = new ScarcityProof(
                proof.kind(), claims, proof.pool(), proof.store(), proof.lane(), proof.lot(), proof.least());
        return new ScarcityProof(
                proof.kind(), claims, proof.pool(), proof.store(), proof.lane(), proof.lot(), narrowed.lack(problem));
    }

    private ScarcePrices priced(double[] rowPrice, double[] lotPrice) {
        double[][] pool = new double[problem.pools()][problem.days()];
        double[][] store = new double[problem.stores()][problem.days()];
        double[][] lane = ScarcityProof.noLanePrices(problem);
        double[] lot = Arrays.copyOf(lotPrice, problem.lots());
        for (int day = 0; day < problem.days(); day++) {
            for (int p = 0; p < pool.length; p++) {
                pool[p][day] = rowPrice[rows.poolRow(p, day)] / factor;
            }
            for (int s = 0; s < store.length; s++) {
                store[s][day] = rowPrice[rows.storeRow(s, day)] / factor;
            }
        }
        for (int l = 0; l < lane.length; l++) {
            for (int day = 0; day < lane[l].length; day++) {
                lane[l][day] = rowPrice[rows.laneRow(l, day)] / factor;
            }
        }
        for (int l = 0; l < lot.length; l++) {
            lot[l] /= factor;
        }
        ScarcityProof prices = new ScarcityProof(ScarcityProof.Kind.WORST, List.of(), pool, store, lane, lot, 0);
        return new ScarcePrices(prices, new ScarcitySum(problem, prices), groups, worth);
    }
}
