package org.resupply.allocation;

import org.resupply.problem.AllocationProblem;

/** Takes out of a plan what cannot be carried out as it stands: circles of hubs on one day, and parts of pallets. */
final class Settlement {
    /** How often circles and parts of pallets are cut and replanned before all that may lead to them is forbidden. */
    private static final int CUTS = 5;

    private final AllocationProblem problem;
    private final CommodityNetwork.Hubs hubs;

    Settlement(AllocationProblem problem, CommodityNetwork.Hubs hubs) {
        this.problem = problem;
        this.hubs = hubs;
    }

    /** Whether a plan has same-day circles or parts of pallets. */
    boolean mustSettle(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            if (FirstExpiredFirstOut.circles(problem, hubs, flow.network, flow.flow).length > 0) {
                return true;
            }
            CommodityNetwork network = flow.network;
            long pallet = problem.pallet(network.commodity);
            for (int arc = 0; arc < network.arcs && pallet > 1; arc++) {
                if (isPalletised(network, arc) && flow.flow[arc] % pallet != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes same-day circles and parts of pallets out of a plan; false when no plan is left that way. */
    boolean settle(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            int cuts = 0;
            while (cutCircles(flow) | roundPallets(flow, cuts)) {
                if (++cuts > CUTS || !shared.replanWithin(flow, problem.classes() - 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Fills parts of pallets up, one after the other, where a plan is left that way; what still has parts is to be settled as well. */
    void fillPallets(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            long pallet = problem.pallet(flow.network.commodity);
            for (int arc = 0; arc < flow.network.arcs && pallet > 1; arc++) {
                long part = isPalletised(flow.network, arc) ? flow.flow[arc] % pallet : 0;
                if (part > 0) {
                    flow.ask(arc, flow.flow[arc] - part + pallet);
                    if (!shared.replanWithin(flow, problem.classes() - 1, arc)) {
                        flow.ask(arc, 0);
                        flow.most[arc] = flow.flow[arc] - part;
                    }
                }
            }
        }
    }

    /** Forbids the arcs by which goods would run in a circle of hubs on one day; whether there are any. */
    private boolean cutCircles(CommodityFlow flow) {
        int[] back = FirstExpiredFirstOut.circles(problem, hubs, flow.network, flow.flow);
        for (int arc : back) {
            flow.most[arc] = 0;
        }
        return back.length > 0;
    }

    /**
     * Limits the arcs of palletised lanes to the whole pallets they carry now, and at the last cut those that still carry
     * parts to nothing; whether there are any.
     */
    private boolean roundPallets(CommodityFlow flow, int cuts) {
        CommodityNetwork network = flow.network;
        long pallet = problem.pallet(network.commodity);
        boolean any = false;
        for (int arc = 0; arc < network.arcs && pallet > 1; arc++) {
            if (isPalletised(network, arc) && flow.flow[arc] % pallet != 0) {
                flow.most[arc] = cuts < CUTS - 1 ? flow.flow[arc] / pallet * pallet : 0;
                any = true;
            }
        }
        return any;
    }

    private boolean isPalletised(CommodityNetwork network, int arc) {
        boolean onLane =
                network.kind[arc] == CommodityNetwork.TRANSFER || network.kind[arc] == CommodityNetwork.DELIVER;
        return onLane && problem.lanePalletised(network.lane(arc));
    }

    /** Lets same-day transfers lead only from lower to higher hubs, and nothing go by lanes that carry whole pallets only. */
    void banWhatMayNotSettle(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            long[] nothing = new long[flow.most.length];
            keepBack(flow, nothing);
            keepPallets(flow, nothing);
        }
    }

    /** The same, but for what a settled plan carries there: no more of the former, and the latter as it is. */
    void keepSettled(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            keepBack(flow, flow.flow);
            keepPallets(flow, flow.flow);
        }
    }

    private void keepBack(CommodityFlow flow, long[] carried) {
        CommodityNetwork network = flow.network;
        for (int arc = 0; arc < network.arcs; arc++) {
            boolean sameDay = network.kind[arc] == CommodityNetwork.TRANSFER && problem.laneLead(network.ref[arc]) == 0;
            if (sameDay && problem.laneFrom(network.ref[arc]) > problem.laneTo(network.ref[arc])) {
                flow.most[arc] = carried[arc];
            }
        }
    }

    private void keepPallets(CommodityFlow flow, long[] carried) {
        for (int arc = 0; arc < flow.network.arcs && problem.pallet(flow.network.commodity) > 1; arc++) {
            if (isPalletised(flow.network, arc)) {
                flow.ask(arc, carried[arc]);
            }
        }
    }
}
