package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/**
 * The flow problem of one commodity, and the kernel that solves it for all plans, each from where the last one ended.
 *
 * <p>The arcs of the network come first, then those by which needs lack, those that carry again what an earlier plan carried, and the
 * gates of the shared capacities.
 */
final class CommodityGraph {
    /** To move a unit otherwise than in an earlier plan counts as so large a share of what it costs to leave one unmet. */
    private static final double CHANGE = 0.02;

    /**
     * Where what is unmet has kinks, each unit that a need lacks beyond an earlier plan counts so many times what it costs to leave one unmet: kinks
     * tell nothing of needs that shift lacks among them.
     */
    private static final double SHIFT = 1;

    /** Kernel costs are scaled so that the dearest unmet unit costs this much. */
    private static final double TOP_COST = 1L << 24;

    final CommodityNetwork network;
    final CapacityRows rows;
    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private final Lack lack;
    private final boolean strict;
    private final Kinks kinks;

    /** The graph of the kernel. */
    final FlowGraph kernelGraph;

    /** What a unit on each arc of the kernel costs: money times {@link #scale}. */
    private final long[] ownCosts;

    /** By what money is multiplied to get the kernel's costs. */
    final double scale;

    /** What the kernel reads: units that its arcs may carry, what they cost, and what its nodes give. */
    final long[] capacities;

    final long[] costs;
    final long[] supplies;
    final MinCostFlow kernel;

    /** The last class of the last solve, so that the next one may start from its prices. */
    private int solvedClass = -1;

    /** The kernel's arcs before those of the gates. */
    final int arcsWithoutGates;

    /** The kernel's arc of each limit's gate, -1 where the limit is on a single arc and needs none. */
    private final int[] limitGate;

    /** The kernel arc beside the gate for what is requisitioned, -1 where nothing can be. */
    final int[] limitExtra;

    private final int[] unmetStart;
    private final double[] tier;
    private final int[] bundleOf;

    /** The first of the {@link #needArcs} kernel arcs by which each need lacks. */
    private final int[] needArcStart;

    /** What an earlier plan carries on each arc, which is cheaper to carry again; null where there is none. */
    final long[] earlier;

    /** The kernel arc that carries again what an earlier plan carried on each arc; null where there is no such plan. */
    private final int[] againArc;

    /**
     * What the units that a need lacks cost beside its price and the steps of its bundle, near a plan.
     *
     * @param width base units that it lacks in the plan
     * @param below what each of these costs
     * @param above what each further one costs
     */
    record Kinks(long[] width, double[] below, double[] above) {}

    /**
     * A graph.
     *
     * @param strict whether each class goes before the next whatever the prices say
     * @param earlier base units on each arc that are cheaper to carry again, or null
     * @param kinks what needs cost apart from prices and steps, or null
     */
    CommodityGraph(
            CommodityNetwork network,
            CapacityRows rows,
            UnmetPricing pricing,
            Lack lack,
            boolean strict,
            long[] earlier,
            Kinks kinks) {
        this.earlier = earlier;
        this.kinks = kinks;
        this.network = network;
        this.problem = network.problem;
        this.rows = rows;
        this.pricing = pricing;
        this.lack = lack;
        this.strict = strict;
        bundleOf = new int[network.needs];
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            Arrays.fill(bundleOf, network.bundleStart[bundle], network.bundleStart[bundle + 1], bundle);
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
            for (int step = 0; step < lack.steps.size(bundle); step++) {
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
        againArc = earlier == null ? null : new int[network.arcs];
        for (int arc = 0; arc < network.arcs && earlier != null; arc++) {
            boolean again = earlier[arc] > 0 && moves(arc);
            againArc[arc] = again ? tails.size() : -1;
            if (again) {
                tails.add(tails.get(arc));
                heads.add(heads.get(arc));
            }
        }
        arcsWithoutGates = tails.size();
        limitGate = new int[shared.count];
        limitExtra = new int[shared.count];
        for (int limit = 0; limit < shared.count; limit++) {
            int gate = shared.gate[limit];
            limitGate[limit] = gate < 0 ? -1 : tails.size();
            limitExtra[limit] = -1;
            if (gate >= 0) {
                shared.addGateArc(gate, tails, heads);
                if (rows.extra[shared.row[limit]] > 0) {
                    limitExtra[limit] = tails.size();
                    shared.addGateArc(gate, tails, heads);
                }
            }
        }

        kernelGraph = new FlowGraph(nodes, tails.toArray(), heads.toArray());
        ownCosts = new long[tails.size()];
        tier = new double[Math.max(1, problem.classes())];
        scale = priceScale();
        fillCosts();
        costs = ownCosts.clone();
        capacities = new long[costs.length];
        supplies = new long[nodes];
        kernel = new MinCostFlow(new FlowNetwork(kernelGraph, capacities, costs, supplies));
        kernel.nearly();
    }

    /**
     * The graphs of all commodities near a plan, where what is unmet counts otherwise than as a sum of steps.
     *
     * @param lacks by the steps of what counts
     * @param unmet what each demand lacks in the plan
     * @param again the earlier plan that they stay near as well, or null
     */
    static CommodityGraph[] near(
            CommodityNetwork[] networks,
            CapacityRows rows,
            UnmetPricing.Counting counting,
            Lack[] lacks,
            long[] unmet,
            EarlierPlan again) {
        double[] less = counting.marginal(unmet, false);
        double[] more = counting.marginal(unmet, true);
        CommodityGraph[] graphs = new CommodityGraph[networks.length];
        for (int c = 0; c < graphs.length; c++) {
            CommodityNetwork network = networks[c];
            Kinks kinks = new Kinks(new long[network.needs], new double[network.needs], new double[network.needs]);
            for (int need = 0; need < network.needs; need++) {
                for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                    int demand = network.member[at];
                    double part = network.problem.openQuantity(demand) / (double) Math.max(1, network.needOpen[need]);
                    kinks.width[need] += unmet[demand];
                    kinks.below[need] += part * less[demand];
                    kinks.above[need] += part * more[demand];
                }
            }
            long[] earlier = again == null ? null : again.flow[c];
            graphs[c] = new CommodityGraph(network, rows, counting.steps(), lacks[c], false, earlier, kinks);
        }
        return graphs;
    }

    /** The graphs of all commodities, near an earlier plan where there is one. */
    static CommodityGraph[] of(
            CommodityNetwork[] networks,
            CapacityRows rows,
            UnmetPricing pricing,
            Lack[] lacks,
            boolean strict,
            EarlierPlan near) {
        CommodityGraph[] graphs = new CommodityGraph[networks.length];
        for (int c = 0; c < graphs.length; c++) {
            long[] earlier = near == null ? null : near.flow[c];
            graphs[c] = new CommodityGraph(networks[c], rows, pricing, lacks[c], strict, earlier, null);
        }
        return graphs;
    }

    /** Whether what an arc carries is on its way, and does not just lie. */
    private boolean moves(int arc) {
        return network.kind[arc] >= CommodityNetwork.TRANSFER;
    }

    /** How many kernel arcs a need has for what it lacks; none where the steps of its bundle lead to it themselves. */
    private int needArcs(int need) {
        return pricing.isStraight() ? lack.tiers.size(need) : isSingle(bundleOf[need]) ? 0 : kinks == null ? 1 : 2;
    }

    /** Whether a bundle is a single need. */
    private boolean isSingle(int bundle) {
        return network.bundleStart[bundle + 1] - network.bundleStart[bundle] == 1;
    }

    /** The price per unit of a need. */
    private double price(int need) {
        return pricing.price[network.example(need)];
    }

    private double priceScale() {
        double dearest = 0;
        double lane = 0;
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            double surcharge = lack.steps.last(bundle);
            for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
                double beside = kinks == null ? 0 : kinks.above[need];
                dearest = Math.max(dearest, price(need) + surcharge + beside);
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

    /** The mean price of a unit that stays unmet; where only steps have one, theirs. */
    private double unmetMean() {
        double sum = 0;
        double units = 0;
        for (int need = 0; need < network.needs; need++) {
            sum += price(need) * network.needOpen[need];
            units += network.needOpen[need];
        }
        if (sum == 0) {
            for (int step = 0; step < lack.steps.width().length; step++) {
                sum += lack.steps.cost()[step] * lack.steps.width()[step];
            }
        }
        return units == 0 ? 0 : sum / units;
    }

    /** A price in the kernel's costs. */
    long scaled(double price) {
        return (long) Math.min(2 * TOP_COST, Math.rint(price * scale));
    }

    private void fillCosts() {
        for (int arc = 0; arc < network.arcs; arc++) {
            ownCosts[arc] = scaled(network.cost[arc]);
            if (network.kind[arc] == CommodityNetwork.TRANSFER) {
                ownCosts[arc]++;
            } else if (network.kind[arc] == CommodityNetwork.DELIVER) {
                int demand = network.example(network.aux[arc]);
                int arrival = network.day[arc] + problem.laneLead(network.lane(arc));
                ownCosts[arc] += 1 + arrival - problem.demandFirst(demand);
            }
        }
        // More than by what arcs differ for the sake of an order alone, also where the dearest unit leaves nothing of
        // it.
        long change = Math.max(scaled(CHANGE * unmetMean()), 2L * (2 + problem.days()));
        for (int arc = 0; arc < network.arcs && earlier != null; arc++) {
            if (againArc[arc] >= 0) {
                ownCosts[againArc[arc]] = ownCosts[arc];
            }
            ownCosts[arc] += moves(arc) ? change : 0;
        }
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            int first = network.bundleStart[bundle];
            double ofClass = tier[problem.demandClass(network.example(first))];
            double base = ofClass + (isSingle(bundle) ? price(first) : 0);
            for (int step = 0; step < lack.steps.size(bundle); step++) {
                ownCosts[unmetStart[bundle] + step] = scaled(base + lack.steps.cost(bundle, step));
            }
        }
        double shift = earlier == null ? 0 : SHIFT * unmetMean();
        for (int need = 0; need < network.needs; need++) {
            for (int arc = 0; arc < needArcs(need); arc++) {
                boolean straight = pricing.isStraight();
                double ofClass = straight ? tier[problem.demandClass(network.example(need))] : 0;
                double beside = kinks == null ? 0 : arc == 0 ? kinks.below[need] : kinks.above[need] + shift;
                ownCosts[needArcStart[need] + arc] =
                        scaled(straight ? ofClass + lack.tiers.cost(need, arc) : price(need) + beside);
            }
        }
        CapacityLimits limits = network.limits;
        for (int limit = 0; limit < limits.count; limit++) {
            if (limitExtra[limit] >= 0) {
                ownCosts[limitExtra[limit]] = scaled(rows.extraPrice[limits.row[limit]] * limits.use[limit]);
            }
        }
    }

    /** The kernel arc that carries again what an earlier plan carried on an arc, -1 where there is none. */
    int againArc(int arc) {
        return againArc == null ? -1 : againArc[arc];
    }

    /** The kernel arc that a limit bounds, beside what can be requisitioned. */
    int limitedArc(int limit) {
        return limitGate[limit] < 0 ? network.limits.arc[network.limits.start[limit]] : limitGate[limit];
    }

    /**
     * Makes ready for the demands of classes 0 to {@code lastClass}: their needs, the arcs' own costs, and no limit on the arcs but on those by
     * which needs lack.
     */
    void prepare(int lastClass) {
        System.arraycopy(ownCosts, 0, costs, 0, costs.length);
        Arrays.fill(capacities, MinCostFlow.UNLIMITED);
        Arrays.fill(supplies, 0);
        System.arraycopy(network.supply, 0, supplies, 0, network.nodes);
        long ledger = 0;
        for (long s : network.supply) {
            ledger -= s;
        }
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            lack.steps.copyWidths(bundle, capacities, unmetStart[bundle]);
        }
        for (int need = 0; need < network.needs; need++) {
            if (pricing.isStraight()) {
                lack.tiers.copyWidths(need, capacities, needArcStart[need]);
            } else if (needArcs(need) == 2) {
                capacities[needArcStart[need]] = kinks.width[need];
            }
            if (problem.demandClass(network.example(need)) <= lastClass) {
                supplies[network.needNode(need)] = -network.needOpen[need];
                ledger += network.needOpen[need];
            } else {
                Arrays.fill(capacities, network.deliverStart[need], network.deliverStart[need + 1], 0);
            }
        }
        supplies[CommodityNetwork.LEDGER] = ledger;
    }

    /** Solves what has been made ready, until the condition holds. */
    MinCostFlow.Outcome solve(int lastClass, BooleanSupplier stop) {
        kernel.stopWhen(stop);
        boolean again = lastClass == solvedClass;
        solvedClass = lastClass;
        return again ? kernel.resolve() : kernel.solve();
    }

    /**
     * Finds what a unit of each lot is worth where every row has a price and no other limit: the lots share out what they can at those prices,
     * exactly, or on large networks to within an eighth of a unit of cost.
     *
     * @param lotPrice filled for the lots of this commodity; left as it is where it was stopped before there was an answer
     */
    void priceLots(double[] rowPrice, double[] lotPrice, BooleanSupplier stop) {
        int lastClass = problem.classes() - 1;
        prepare(lastClass);
        for (int extra : limitExtra) {
            if (extra >= 0) {
                capacities[extra] = 0;
            }
        }
        double[] loadPrice = new double[network.loads.count];
        network.loads.price(rowPrice, loadPrice);
        for (int arc = 0; arc < network.arcs; arc++) {
            double ofLoad = loadPrice[network.load[arc]];
            capacities[arc] = ofLoad == Double.POSITIVE_INFINITY ? 0 : capacities[arc];
            costs[arc] = scaled(network.cost[arc] + ofLoad);
        }
        MinCostFlow.Outcome outcome = solve(lastClass, stop);
        if (outcome == MinCostFlow.Outcome.STOPPED) {
            return;
        }
        if (outcome != MinCostFlow.Outcome.OPTIMAL) {
            throw new IllegalStateException(
                    "Commodity (%s) has no plan although it may leave everything unmet.".formatted(network.commodity));
        }
        readLotPrices(lotPrice);
    }

    /** What the last solve says that a unit of each lot is worth. */
    void readLotPrices(double[] lotPrice) {
        double worthless = kernel.finePrice(CommodityNetwork.LEDGER);
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            int node = network.nodeOfLot[lot];
            if (node >= 0) {
                lotPrice[lot] = Math.max(0, (kernel.finePrice(node) - worthless) / scale);
            }
        }
    }

    /** What the last solve would pay for one more unit of what binds one of its arcs; not positive where it has room. */
    double marginal(int arc) {
        double reduced = costs[arc] + kernel.finePrice(kernelGraph.tail(arc)) - kernel.finePrice(kernelGraph.head(arc));
        return -reduced / scale;
    }
}
