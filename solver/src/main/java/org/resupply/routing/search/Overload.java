package org.resupply.routing.search;

import static org.resupply.routing.search.SearchState.LOAD;

/**
 * What routes of a plain problem are loaded with above their capacities while a search lets them, and what that costs. The cost of
 * a {@link SearchState} contains it.
 */
final class Overload {
    /** Prices are in distance times two to this. */
    static final int PRICE_SHIFT = 8;

    /** How much a route may be loaded above its capacity, in mean stops. */
    private static final double MOST = 1;

    /** The dearest that an overload may be, so that products of prices and loads stay ints. */
    private static final double DEAREST = 1 << 30;

    private final SearchProblem problem;
    private final SearchState state;
    private final boolean possible;
    private final double[] mean; // by dimension: the load of a stop

    /** By dimension, what a unit of load above capacity costs, in distance times two to {@link #PRICE_SHIFT}. */
    final int[] price;

    /** By dimension, how much above capacity a route may be loaded when something is put into it. */
    final int[] room;

    /** Whether routes may be loaded above capacity at present; otherwise all prices and rooms are 0. */
    boolean allowed;

    /** What all routes are loaded with above their capacities. */
    long total;

    Overload(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        possible = problem.mayOverload();
        price = new int[problem.dimensions];
        room = new int[problem.dimensions];
        mean = new double[problem.dimensions];
        for (int d = 0; d < mean.length && possible; d++) {
            mean[d] = (double) problem.total(d) / problem.stops;
        }
    }

    /**
     * Lets routes be loaded above capacity, between two changes.
     *
     * @param ofMeanStop what the load of a mean stop costs there, in distance; 0 to let nothing be added there
     */
    void allow(double ofMeanStop) {
        state.cost -= cost();
        allowed = ofMeanStop > 0;
        for (int d = 0; d < price.length; d++) {
            room[d] = allowed ? (int) (MOST * mean[d]) : 0;
            double dearest = DEAREST / Math.max(1, room[d]);
            price[d] = mean[d] > 0 ? (int) Math.round(Math.min(dearest, ofMeanStop / mean[d] * (1 << PRICE_SHIFT))) : 0;
        }
        state.cost += cost();
    }

    /** What so much of a dimension on a route costs, in distance. */
    int cost(int dimension, int load) {
        int above = load - problem.capacity[dimension];
        return (int) ((long) (above & ~(above >> 31)) * price[dimension] >> PRICE_SHIFT);
    }

    /**
     * What adding to a load costs, in distance.
     *
     * @param above the load before, less the capacity; with the amount at most what there is room for
     */
    static int more(int above, int amount, int price) {
        return (Math.max(0, above + amount) * price >> PRICE_SHIFT) - (Math.max(0, above) * price >> PRICE_SHIFT);
    }

    /** What taking a stop in costs a route, in distance. */
    int more(int stop, int base) {
        int sum = 0;
        for (int d = 0; d < price.length && allowed; d++) {
            int load = state.mem[base + LOAD + d];
            sum += cost(d, load + problem.amount[stop * price.length + d]) - cost(d, load);
        }
        return sum;
    }

    /** What a route costs. */
    long cost(int base) {
        long sum = 0;
        for (int d = 0; d < price.length && total > 0; d++) {
            sum += cost(d, state.mem[base + LOAD + d]);
        }
        return sum == 0 ? 0 : sum * problem.typeUnit[0];
    }

    /** What all routes cost. Linear in their number. */
    long cost() {
        long sum = 0;
        for (int i = 0; i < state.routes() && allowed; i++) {
            sum += cost(state.base(state.activeRoute(i)));
        }
        return sum;
    }

    /** The total, counted anew. Linear in the number of routes. */
    long counted() {
        long sum = 0;
        for (int i = 0; i < state.routes() && possible; i++) {
            int base = state.base(state.activeRoute(i));
            for (int d = 0; d < price.length; d++) {
                sum += Math.max(0, state.mem[base + LOAD + d] - problem.capacity[d]);
            }
        }
        return sum;
    }

    /** Notes that the load of a route changes. */
    void change(int dimension, int before, int load) {
        if (possible) {
            int capacity = problem.capacity[dimension];
            total += Math.max(0, load - capacity) - Math.max(0, before - capacity);
            int dearer = cost(dimension, load) - cost(dimension, before);
            state.cost += (long) dearer * problem.typeUnit[0];
        }
    }
}
