package org.resupply.compile;

import java.util.List;

/**
 * What a vehicle does where a search sets out from; what of it does not hold the search drops.
 *
 * @param squad index of the squad
 * @param vehicle number of the vehicle within its squad, from 0
 * @param trips the parcels of each trip in order
 */
public record GivenRoute(int squad, int vehicle, List<List<Integer>> trips) {
    public GivenRoute {
        trips = List.copyOf(trips);
    }
}
