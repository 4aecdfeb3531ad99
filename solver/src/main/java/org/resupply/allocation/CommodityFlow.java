package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.allocation.flow.FairFlow;
import org.resupply.allocation.flow.FairNetwork;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.problem.AllocationProblem;

/**
 * The plan of one commodity as a minimum-cost flow, within the part of the shared capacities that it may use.
 *
 * <p>What the shared capacities bind are {@link CapacityLimits}, each on a set of arcs and on one row.
 */
final class CommodityFlow {
    /** A bundle has at most so many steps, so that the kernel stays small. */
    private static final int MOST_STEPS = 12;

    /** A need has at most so many tiers. */
    private static final int MOST_TIERS = 6;

    /** To move a unit otherwise than in an earlier plan counts as so large a share of what it costs to leave one unmet. */
    private static final double CHANGE = 0.02;

    /** Kernel costs are scaled so that the dearest unmet unit costs this much. */
    private static final double TOP_COST = 1L << 24;

    final CommodityNetwork network;
    private final AllocationProblem problem;
    private final CapacityRows rows;
    private final UnmetPricing pricing;
    private final boolean strict;

    /** Number of limits. */
    final int limits;

    /** The row of each limit. */
    final int[] limitRow;

    /** What one base unit takes of the row. */
    final long[] limitUse;

    /** The arcs of limit i are {@code limitArc[limitStart[i]]} to {@code limitArc[limitStart[i + 1] - 1]}. */
    final int[] limitStart;

    final int[] limitArc;

    /** Whether the row of a limit is split among several limits of this commodity. */
    final boolean[] limitSplit;

    /** The gate's kernel arc, -1 where the limit is on a single arc and needs none. */
    private final int[] limitGate;

    /** The kernel arc beside the gate for what is requisitioned, -1 where nothing can be. */
    private final int[] limitExtra;

    /** Base units on each arc of the network. */
    final long[] flow;

    /** The most base units that each arc may carry for the sake of whole pallets and of an order among hubs. */
    final long[] most;

    private final int[] unmetStart;
    private final long[] capacities;
    private final long[] costs;
    private final long[] supplies;
    private final double scale;
    private final double[] tier;
    private final MinCostFlow kernel;

    /** The last class of the last solve, so that the next one may start from its prices. */
    private int solvedClass = -1;

    private final int[] kernelTail;
    private final int[] kernelHead;
    private final int[] bundleOf;

    /** What the needs of each bundle lack together costs these steps on top, merged from all of its places. */
    private final long[][] stepWidth;

    private final double[][] stepSurcharge;
    /** Where only the sum counts: base units that each need may lack at each of its tiers, those dearest to reach first. */
    private final long[][] tierWidth;

    /** What a base unit costs that a need lacks in each tier, never falling. */
    private final double[][] tierCost;

    /** The first of the {@link #needArcs} kernel arcs by which each need lacks. */
    private final int[] needArcStart;

    /** What an earlier plan carries on each arc, which is cheaper to carry again; null where there is none. */
    private final long[] earlier;

    /** The kernel arc that carries again what an earlier plan carried on each arc, -1 where there is none. */
    private final int[] againArc;

    CommodityFlow(CommodityNetwork network, CapacityRows rows, UnmetPricing pricing, boolean strict) {
        this(network, rows, pricing, strict, null);
    }

    /**
     * A plan near an earlier one.
     *
     * @param earlier base units on each arc that are cheaper to carry again, or null
     */
    CommodityFlow(CommodityNetwork network, CapacityRows rows, UnmetPricing pricing, boolean strict, long[] earlier) {
        this.earlier = earlier;
        this.network = network;
        this.problem = network.problem;
        this.rows = rows;
        this.pricing = pricing;
        this.strict = strict;
        flow = new long[network.arcs];
        most = new long[network.arcs];
        Arrays.fill(most, Long.MAX_VALUE);
        stepWidth = new long[network.bundles][];
        stepSurcharge = new double[network.bundles][];
        bundleOf = new int[network.needs];
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            Arrays.fill(bundleOf, network.bundleStart[bundle], network.bundleStart[bundle + 1], bundle);
        }
        tierWidth = new long[network.needs][];
        tierCost = new double[network.needs][];
        if (pricing.isStraight()) {
            Arrays.fill(stepWidth, new long[0]);
            Arrays.fill(stepSurcharge, new double[0]);
            for (int need = 0; need < network.needs; need++) {
                layTiers(need);
            }
        } else {
            Arrays.fill(tierWidth, new long[0]);
            Arrays.fill(tierCost, new double[0]);
            mergeSteps();
        }

        CapacityLimits shared = network.limits;
        int nodes = network.nodes + shared.gates;
        IntList tails = new IntList();
        IntList heads = new IntList();
        for (int arc = 0; arc < network.arcs; arc++) {
            tails.add(shared.tail(arc));
            heads.add(shared.head(arc));
        }
        unmetStart = new int[network.bundles];
        needArcStart = new int[network.needs];
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            int first = network.bundleStart[bundle];
            boolean apart = pricing.isStraight() || isSingle(bundle);
            int node = pricing.isStraight() ? CommodityNetwork.LEDGER : apart ? network.needNode(first) : nodes++;
            unmetStart[bundle] = tails.size();
            for (int step = 0; step < stepWidth[bundle].length; step++) {
                tails.add(CommodityNetwork.LEDGER);
                heads.add(node);
            }
            for (int need = first; need < network.bundleStart[bundle + 1]; need++) {
                needArcStart[need] = tails.size();
                for (int arc = 0; arc < needArcs(need); arc++) {
                    tails.add(node);
                    heads.add(network.needNode(need));
                }
            }
        }
        againArc = new int[network.arcs];
        for (int arc = 0; arc < network.arcs; arc++) {
            boolean again = earlier != null && earlier[arc] > 0 && moves(arc);
            againArc[arc] = again ? tails.size() : -1;
            if (again) {
                tails.add(tails.get(arc));
                heads.add(heads.get(arc));
            }
        }
        limits = shared.count;
        limitRow = shared.row;
        limitUse = shared.use;
        limitStart = shared.start;
        limitArc = shared.arc;
        limitSplit = shared.split;
        limitGate = new int[limits];
        limitExtra = new int[limits];
        for (int limit = 0; limit < limits; limit++) {
            int gate = shared.gate[limit];
            limitGate[limit] = gate < 0 ? -1 : tails.size();
            limitExtra[limit] = -1;
            if (gate >= 0) {
                shared.addGateArc(gate, tails, heads);
                if (rows.extra[limitRow[limit]] > 0) {
                    limitExtra[limit] = tails.size();
                    shared.addGateArc(gate, tails, heads);
                }
            }
        }

        capacities = new long[tails.size()];
        costs = new long[tails.size()];
        supplies = new long[nodes];
        tier = new double[Math.max(1, problem.classes())];
        scale = priceScale();

        kernelTail = tails.toArray();
        kernelHead = heads.toArray();
        kernel = new MinCostFlow(
                new FlowNetwork(new FlowGraph(nodes, kernelTail, kernelHead), capacities, costs, supplies));
        kernel.nearly();
        fillCosts();
        holdEverything();
    }

    /** Whether what an arc carries is on its way, and does not just lie. */
    private boolean moves(int arc) {
        return network.kind[arc] >= CommodityNetwork.TRANSFER;
    }

    /** How many kernel arcs a need has for what it lacks; none where the steps of its bundle lead to it themselves. */
    private int needArcs(int need) {
        return pricing.isStraight() ? tierWidth[need].length : isSingle(bundleOf[need]) ? 0 : 1;
    }

    /** Whether a bundle is a single need. */
    private boolean isSingle(int bundle) {
        return network.bundleStart[bundle + 1] - network.bundleStart[bundle] == 1;
    }

    /** The price per unit of a need. */
    private double price(int need) {
        return pricing.price[network.example(need)];
    }

    /**
     * Adds up the steps of all groups of each bundle: sorted by surcharge, they are the cheapest way to lack in all. Where
     * there are too many distinct ones, neighbours become one step at their mean.
     */
    private void mergeSteps() {
        int[] seen = new int[pricing.groups.count];
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            IntList steps = new IntList();
            for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
                for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                    int group = pricing.groups.ofDemand[network.member[at]];
                    if (seen[group] != bundle + 1) {
                        seen[group] = bundle + 1;
                        for (int step = pricing.stepStart[group]; step < pricing.stepStart[group + 1]; step++) {
                            steps.add(step);
                        }
                    }
                }
            }
            // Surcharges are not negative, so their bits sort as they do.
            long[] sorted = new long[steps.size()];
            long total = 0;
            for (int i = 0; i < sorted.length; i++) {
                float rough = (float) pricing.stepSurcharge[steps.get(i)];
                sorted[i] = (long) Float.floatToIntBits(rough) << 32 | steps.get(i);
                total += pricing.stepWidth[steps.get(i)];
            }
            Arrays.sort(sorted);
            long[] width = new long[MOST_STEPS + 1];
            double[] surcharge = new double[MOST_STEPS + 1];
            int count = 0;
            double guard = pricing.guard[network.commodity];
            int distinct = distinctSteps(sorted);
            long enough = distinct <= MOST_STEPS ? 0 : total / (MOST_STEPS - 1) + 1;
            for (int i = 0; i < sorted.length; i++) {
                int step = (int) sorted[i];
                boolean another = i == 0 || sorted[i] >>> 32 != sorted[i - 1] >>> 32;
                boolean guarded = count > 0 && pricing.stepSurcharge[step] >= guard && surcharge[count - 1] < guard;
                if (count == 0 || guarded || (another && width[count - 1] >= enough)) {
                    count++;
                }
                long wider = width[count - 1] + pricing.stepWidth[step];
                surcharge[count - 1] +=
                        (pricing.stepSurcharge[step] - surcharge[count - 1]) * pricing.stepWidth[step] / wider;
                width[count - 1] = wider;
            }
            stepWidth[bundle] = Arrays.copyOf(width, count);
            stepSurcharge[bundle] = Arrays.copyOf(surcharge, count);
        }
    }

    /**
     * Where only the sum counts, those lack first that are the dearest to reach: the demands of a need are grouped by what it
     * costs to reach them, and those beyond the mean cost less to leave unmet.
     */
    private void layTiers(int need) {
        int from = network.needStart[need];
        int size = network.needStart[need + 1] - from;
        double[] reach = new double[size];
        long[] order = new long[size];
        double mean = 0;
        for (int i = 0; i < size; i++) {
            int demand = network.member[from + i];
            reach[i] = network.catchments.cheapestLane(problem, demand);
            mean += reach[i] * problem.openQuantity(demand) / network.needOpen[need];
            // Costs are not negative, so their bits sort as they do; the dearest come first.
            order[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits((float) reach[i])) << 32 | i;
        }
        Arrays.sort(order);
        long enough = network.needOpen[need] / MOST_TIERS + 1;
        long[] width = new long[MOST_TIERS];
        double[] cost = new double[MOST_TIERS];
        int count = 0;
        for (int at = 0; at < size; at++) {
            int i = (int) order[at];
            if (count == 0 || (width[count - 1] >= enough && order[at] >>> 32 != order[at - 1] >>> 32)) {
                count++;
            }
            long open = problem.openQuantity(network.member[from + i]);
            long wider = width[count - 1] + open;
            double less = Math.max(0, price(need) + mean - reach[i]);
            cost[count - 1] += (less - cost[count - 1]) * open / wider;
            width[count - 1] = wider;
        }
        tierWidth[need] = Arrays.copyOf(width, count);
        tierCost[need] = Arrays.copyOf(cost, count);
    }

    private static int distinctSteps(long[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] >>> 32 != sorted[i - 1] >>> 32 ? 1 : 0;
        }
        return distinct;
    }

    private double priceScale() {
        double dearest = 0;
        double lane = 0;
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            int steps = stepSurcharge[bundle].length;
            double surcharge = steps == 0 ? 0 : stepSurcharge[bundle][steps - 1];
            for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
                dearest = Math.max(dearest, price(need) + surcharge);
            }
        }
        for (double c : network.cost) {
            lane = Math.max(lane, c);
        }
        if (strict) {
            // A class above is worth more than anything that the classes below and the way there could cost.
            double between = 2 * dearest + 4 * lane;
            for (int k = 0; k < tier.length; k++) {
                tier[k] = between * (tier.length - 1 - k);
            }
        }
        double top = dearest + tier[0];
        if (top == 0) {
            top = lane;
        }
        return top == 0 ? 1 : TOP_COST / top;
    }

    /** The mean price of a unit that stays unmet. */
    private double unmetMean() {
        double sum = 0;
        double units = 0;
        for (int need = 0; need < network.needs; need++) {
            sum += price(need) * network.needOpen[need];
            units += network.needOpen[need];
        }
        return units == 0 ? 0 : sum / units;
    }

    private long scaled(double price) {
        return (long) Math.min(2 * TOP_COST, Math.rint(price * scale));
    }

    private void fillCosts() {
        for (int arc = 0; arc < network.arcs; arc++) {
            costs[arc] = scaled(network.cost[arc]);
            if (network.kind[arc] == CommodityNetwork.TRANSFER) {
                costs[arc]++;
            } else if (network.kind[arc] == CommodityNetwork.DELIVER) {
                int demand = network.example(network.aux[arc]);
                int arrival = network.day[arc] + problem.laneLead(network.lane(arc));
                costs[arc] += 1 + arrival - problem.demandFirst(demand);
            }
        }
        long change = scaled(CHANGE * unmetMean());
        for (int arc = 0; arc < network.arcs && earlier != null; arc++) {
            if (againArc[arc] >= 0) {
                costs[againArc[arc]] = costs[arc];
            }
            costs[arc] += moves(arc) ? change : 0;
        }
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            int first = network.bundleStart[bundle];
            double ofClass = tier[problem.demandClass(network.example(first))];
            double base = ofClass + (isSingle(bundle) ? price(first) : 0);
            for (int step = 0; step < stepWidth[bundle].length; step++) {
                costs[unmetStart[bundle] + step] = scaled(base + stepSurcharge[bundle][step]);
            }
        }
        for (int need = 0; need < network.needs; need++) {
            for (int arc = 0; arc < needArcs(need); arc++) {
                boolean straight = pricing.isStraight();
                double ofClass = straight ? tier[problem.demandClass(network.example(need))] : 0;
                costs[needArcStart[need] + arc] = scaled(straight ? ofClass + tierCost[need][arc] : price(need));
            }
        }
        for (int limit = 0; limit < limits; limit++) {
            if (limitExtra[limit] >= 0) {
                costs[limitExtra[limit]] = scaled(rows.extraPrice[limitRow[limit]] * limitUse[limit]);
            }
        }
    }

    /** Base units per step of what a bundle lacks. */
    long[] stepWidth(int bundle) {
        return stepWidth[bundle];
    }

    /** Surcharge per base unit of each step of what a bundle lacks, never falling. */
    double[] stepSurcharge(int bundle) {
        return stepSurcharge[bundle];
    }

    /** Where only the sum counts: base units per tier of what a need lacks; empty otherwise. */
    long[] tierWidth(int need) {
        return tierWidth[need];
    }

    /** What a base unit costs that a need lacks in each tier, never falling. */
    double[] tierCost(int need) {
        return tierCost[need];
    }

    /** Gives up what is being solved once the condition holds; the plan then stays as it is. */
    void stopWhen(BooleanSupplier condition) {
        kernel.stopWhen(condition);
    }

    /** The plan that moves nothing: every lot stays where it is. */
    private void holdEverything() {
        Arrays.fill(flow, 0);
        long[] stock = network.supply.clone();
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] == CommodityNetwork.HOLD || network.kind[arc] == CommodityNetwork.EXIT) {
                flow[arc] = stock[network.tail[arc]];
                stock[network.head[arc]] += flow[arc];
            }
        }
    }

    /** Base units that a limit's arcs carry together. */
    long limitFlow(int limit) {
        long sum = 0;
        for (int at = limitStart[limit]; at < limitStart[limit + 1]; at++) {
            sum += flow[limitArc[at]];
        }
        return sum;
    }

    /** Adds what this commodity takes of each row, or takes it away. */
    void count(long[] used, int sign) {
        for (int arc = 0; arc < flow.length; arc++) {
            if (flow[arc] != 0) {
                for (int at = network.rowStart[arc]; at < network.rowStart[arc + 1]; at++) {
                    used[network.row[at]] += sign * flow[arc] * network.rowUse[at];
                }
            }
        }
    }

    /** How much of a row one limit may use. */
    interface Room {
        /** All that the limit's arcs may take of the row together, in the row's measure, requisitioned capacity included. */
        long of(int limit);
    }

    /**
     * Replans the commodity for the demands of classes 0 to {@code lastClass}.
     *
     * @param room what each limit may use
     * @param base what of it is not requisitioned
     * @return false when it was stopped, or when no plan fits, which cannot be where each limit may use at least what it uses
     *     now; the plan then stays as it is
     */
    boolean solve(int lastClass, Room room, Room base) {
        boolean again = lastClass == solvedClass;
        solvedClass = lastClass;
        Arrays.fill(capacities, 0, network.arcs, MinCostFlow.UNLIMITED);
        fillSupplies(lastClass);
        fillUnmetCapacities();
        for (int limit = 0; limit < limits; limit++) {
            long all = room.of(limit) / limitUse[limit];
            if (limitGate[limit] < 0) {
                int arc = limitArc[limitStart[limit]];
                capacities[arc] = Math.min(capacities[arc], all);
            } else if (limitExtra[limit] < 0) {
                capacities[limitGate[limit]] = all;
            } else {
                long cheap = Math.min(all, base.of(limit) / limitUse[limit]);
                capacities[limitGate[limit]] = cheap;
                capacities[limitExtra[limit]] = all - cheap;
            }
        }
        for (int arc = 0; arc < most.length; arc++) {
            capacities[arc] = Math.min(capacities[arc], most[arc]);
            if (againArc[arc] >= 0) {
                long kept = Math.min(capacities[arc], earlier[arc]);
                capacities[againArc[arc]] = kept;
                capacities[arc] -= capacities[arc] == MinCostFlow.UNLIMITED ? 0 : kept;
            }
        }
        if ((again ? kernel.resolve() : kernel.solve()) != MinCostFlow.Outcome.OPTIMAL) {
            return false;
        }
        for (int arc = 0; arc < flow.length; arc++) {
            flow[arc] = kernel.flow(arc) + (againArc[arc] < 0 ? 0 : kernel.flow(againArc[arc]));
        }
        return true;
    }

    /**
     * Finds what a unit of each lot is worth where every row has a price and no other limit: the lots share out what they can
     * at those prices: exactly, or on large networks to within an eighth of a unit of cost. The plan stays as it is, but
     * {@link #solve} may no longer be asked.
     *
     * @param lotPrice filled for the lots of this commodity
     * @return false when it was stopped before it had an answer
     */
    boolean priceLots(double[] rowPrice, double[] lotPrice) {
        Arrays.fill(capacities, MinCostFlow.UNLIMITED);
        for (int limit = 0; limit < limits; limit++) {
            if (limitExtra[limit] >= 0) {
                capacities[limitExtra[limit]] = 0;
            }
        }
        fillSupplies(problem.classes() - 1);
        fillUnmetCapacities();
        for (int arc = 0; arc < network.arcs; arc++) {
            double cost = network.cost[arc];
            for (int at = network.rowStart[arc]; at < network.rowStart[arc + 1]; at++) {
                int r = network.row[at];
                cost += rowPrice[r] * network.leastUse[at];
                if (network.leastUse[at] > rows.capacity[r] + (double) rows.extra[r]) {
                    capacities[arc] = 0;
                }
            }
            costs[arc] = scaled(cost);
        }
        MinCostFlow.Outcome outcome = kernel.resolve();
        if (outcome == MinCostFlow.Outcome.STOPPED) {
            return false;
        }
        if (outcome != MinCostFlow.Outcome.OPTIMAL) {
            throw new IllegalStateException(
                    "Commodity (%d) has no plan although it may leave everything unmet.".formatted(network.commodity));
        }
        double worthless = kernel.finePrice(CommodityNetwork.LEDGER);
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            int node = network.nodeOfLot[lot];
            if (node >= 0) {
                lotPrice[lot] = Math.max(0, (kernel.finePrice(node) - worthless) / scale);
            }
        }
        return true;
    }

    /**
     * Raises prices of rows and lots to what this commodity would pay for one more unit of them, where the last solve found
     * them full.
     */
    void raisePrices(double[] rowPrice, double[] lotPrice) {
        if (kernel.outcome() != MinCostFlow.Outcome.OPTIMAL) {
            return;
        }
        for (int limit = 0; limit < limits; limit++) {
            int arc = limitExtra[limit] < 0 ? limitedArc(limit) : limitExtra[limit];
            int r = limitRow[limit];
            // Prices are within parts of a unit of cost: only what is full has one.
            if (kernel.flow(arc) >= capacities[arc]) {
                rowPrice[r] = Math.max(rowPrice[r], marginal(limit, arc));
            }
        }
        double worthless = kernel.finePrice(CommodityNetwork.LEDGER);
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            int node = network.nodeOfLot[lot];
            if (node >= 0) {
                double worth = kernel.finePrice(node) - worthless;
                lotPrice[lot] = Math.max(lotPrice[lot], worth < 1 ? 0 : worth / scale);
            }
        }
    }

    /**
     * What this commodity would pay for a little more of what a limit gives it, by the last solve: before anything is
     * requisitioned, whereas {@link #raisePrices} asks for more than can be.
     */
    double limitPrice(int limit) {
        return Math.max(0, marginal(limit, limitedArc(limit)));
    }

    /** What a little more of a limit's row would save on a kernel arc, by the last solve; not positive where it has room. */
    private double marginal(int limit, int arc) {
        double reduced = costs[arc] + kernel.finePrice(kernelTail[arc]) - kernel.finePrice(kernelHead[arc]);
        return -reduced / scale / limitUse[limit];
    }

    /** The kernel arc that a limit bounds, beside what can be requisitioned. */
    private int limitedArc(int limit) {
        return limitGate[limit] < 0 ? limitArc[limitStart[limit]] : limitGate[limit];
    }

    /** Whether the last solve found a plan, so that there are prices. */
    boolean hasPrices() {
        return kernel.outcome() == MinCostFlow.Outcome.OPTIMAL;
    }

    /**
     * The fairest levels of the bundles of classes 0 to {@code lastClass}, if this commodity were alone: what share of its open
     * quantity each could get. Bundles of earlier classes keep what they were promised.
     *
     * @param promised base units per bundle; filled for the bundles of {@code lastClass}
     */
    void promise(int lastClass, long[] promised) {
        int nodes = supplies.length + network.bundles;
        IntList tails = new IntList();
        IntList heads = new IntList();
        for (int arc = 0; arc < capacities.length; arc++) {
            tails.add(kernelTail[arc]);
            heads.add(kernelHead[arc]);
        }
        for (int need = 0; need < network.needs; need++) {
            tails.add(network.needNode(need));
            heads.add(supplies.length + bundleOf[need]);
        }
        long[] room = new long[tails.size()];
        Arrays.fill(room, 0, network.arcs, MinCostFlow.UNLIMITED);
        for (int arc = 0; arc < network.arcs; arc++) {
            room[arc] = network.kind[arc] == CommodityNetwork.EXIT ? 0 : room[arc];
        }
        for (int limit = 0; limit < limits; limit++) {
            long all = total(limitRow[limit]) / limitUse[limit];
            int arc = limitedArc(limit);
            room[arc] = Math.min(limitGate[limit] < 0 ? room[arc] : all, all);
        }
        long[] wanted = new long[nodes];
        long[] committed = new long[nodes];
        for (int need = 0; need < network.needs; need++) {
            room[capacities.length + need] = network.needOpen[need];
            int place = supplies.length + bundleOf[need];
            int priority = problem.demandClass(network.example(need));
            if (priority == lastClass) {
                wanted[place] += network.needOpen[need];
            } else if (priority < lastClass) {
                committed[place] = promised[bundleOf[need]];
            }
        }
        long[] gives = Arrays.copyOf(network.supply, nodes);
        FlowGraph graph = new FlowGraph(nodes, tails.toArray(), heads.toArray());
        FairFlow fair = FairFlow.of(FairNetwork.ofFillRatios(graph, room, gives, wanted), committed);
        long[] units = fair.wholeUnits();
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            if (problem.demandClass(network.example(network.bundleStart[bundle])) == lastClass) {
                promised[bundle] = units[supplies.length + bundle];
            }
        }
    }

    private long total(int row) {
        long sum = rows.capacity[row] + rows.extra[row];
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Gives the nodes their lots and their needs; those of later classes may get nothing. */
    private void fillSupplies(int lastClass) {
        Arrays.fill(supplies, 0);
        System.arraycopy(network.supply, 0, supplies, 0, network.nodes);
        long ledger = 0;
        for (long s : network.supply) {
            ledger -= s;
        }
        for (int need = 0; need < network.needs; need++) {
            if (problem.demandClass(network.example(need)) <= lastClass) {
                supplies[network.needNode(need)] = -network.needOpen[need];
                ledger += network.needOpen[need];
            } else {
                Arrays.fill(capacities, network.deliverStart[need], network.deliverStart[need + 1], 0);
            }
        }
        supplies[CommodityNetwork.LEDGER] = ledger;
    }

    private void fillUnmetCapacities() {
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            System.arraycopy(stepWidth[bundle], 0, capacities, unmetStart[bundle], stepWidth[bundle].length);
        }
        for (int need = 0; need < network.needs; need++) {
            for (int arc = 0; arc < needArcs(need); arc++) {
                capacities[needArcStart[need] + arc] =
                        pricing.isStraight() ? tierWidth[need][arc] : MinCostFlow.UNLIMITED;
            }
        }
    }
}
