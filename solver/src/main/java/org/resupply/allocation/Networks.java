package org.resupply.allocation;

import org.resupply.problem.AllocationProblem;

/**
 * The networks of all commodities, and the capacities that they share.
 *
 * @param of one per commodity
 */
record Networks(AllocationProblem problem, CommodityNetwork.Hubs hubs, CapacityRows rows, CommodityNetwork[] of) {

    /**
     * Those of a problem.
     *
     * @param threads who make them
     */
    static Networks of(AllocationProblem problem, ByCommodity threads) {
        CommodityNetwork.Hubs hubs = new CommodityNetwork.Hubs(problem);
        CapacityRows rows = new CapacityRows(problem);
        Catchments catchments = new Catchments(problem);
        CommodityNetwork[] networks = new CommodityNetwork[problem.commodities()];
        threads.each(networks.length, c -> networks[c] = new CommodityNetwork(problem, hubs, catchments, rows, c));
        return new Networks(problem, hubs, rows, networks);
    }
}
