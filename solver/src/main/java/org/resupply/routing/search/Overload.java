package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.LOAD;

/**
 * What routes of a plain problem are loaded with above their capacities while a search lets them, and what that costs. The cost of
 * a {@link SearchState} contains it. Where vehicles differ an overload costs the same whichever carries it.
 */
final class Overload {
    /** Prices are in distance times two to this, or to less where distances are large numbers. */
    private static final int FINEST = 8;

    /** How much a route may be loaded above its capacity, in mean stops. */
    private static final double MOST = 1;

    /** The dearest that as much as there is room for may be, so that products of prices and loads stay ints. */
    private static final double DEAREST = 1 << 30;

    private final SearchProblem problem;
    private final SearchState state;
    private final boolean possible;
    private final double[] mean; // by dimension: the load of a stop

    /** By dimension, what a unit of load above capacity costs, in distance times two to the shift. */
    final int[] price;

    /** How much finer than distances prices are. */
    int shift = FINEST;

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
     * @param ofMeanStop what the load of a mean stop costs there, in distance with the type that is cheapest to drive; 0 to let
     *     nothing be added there
     */
    void allow(double ofMeanStop) {
        state.cost -= cost();
        allowed = ofMeanStop > 0;
        shift = FINEST;
        for (int d = 0; d < price.length; d++) {
            room[d] = allowed ? (int) (MOST * mean[d]) : 0;
            while (shift > 0 && scaled(ofMeanStop, d) > dearest(d)) {
                shift--;
            }
        }
        for (int d = 0; d < price.length; d++) {
            price[d] = (int) Math.round(Math.min(dearest(d), scaled(ofMeanStop, d)));
        }
        state.cost += cost();
    }

    private double scaled(double ofMeanStop, int dimension) {
        return mean[dimension] > 0 ? ofMeanStop / mean[dimension] * (1 << shift) : 0;
    }

    private double dearest(int dimension) {
        return DEAREST / Math.max(1, room[dimension]);
    }

    /** What so much of a dimension on a route of a type costs, in distance. */
    int cost(int type, int dimension, int load) {
        int above = load - problem.capacity[type * price.length + dimension];
        return (int) ((long) (above & ~(above >> 31)) * price[dimension] >> shift);
    }

    /**
     * What adding to a load costs, in distance.
     *
     * @param above the load before, less the capacity; with the amount at most what there is room for
     */
    static int more(int above, int amount, int price, int shift) {
        return (Math.max(0, above + amount) * price >> shift) - (Math.max(0, above) * price >> shift);
    }

    /** What taking a stop in costs a route, in distance. */
    int more(int stop, int base) {
        int sum = 0;
        int type = state.mem[base];
        for (int d = 0; d < price.length && allowed; d++) {
            int load = state.mem[base + LOAD + d];
            sum += cost(type, d, load + problem.amount[stop * price.length + d]) - cost(type, d, load);
        }
        return sum;
    }

    /** What a route costs. */
    long cost(int base) {
        return total == 0 ? 0 : costWith(base, state.mem[base], NONE);
    }

    /** What a route would cost with a vehicle of a type and one stop more, or none. */
    long costWith(int base, int type, int stop) {
        long sum = 0;
        for (int d = 0; d < price.length && allowed; d++) {
            int more = stop == NONE ? 0 : problem.amount[stop * price.length + d];
            sum += cost(type, d, state.mem[base + LOAD + d] + more);
        }
        return sum * problem.leastUnit;
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
                sum += above(state.mem[base], d, state.mem[base + LOAD + d]);
            }
        }
        return sum;
    }

    /** Notes that the load of a route changes. */
    void change(int base, int dimension, int before, int load) {
        if (possible) {
            int type = state.mem[base];
            total += above(type, dimension, load) - above(type, dimension, before);
            int dearer = cost(type, dimension, load) - cost(type, dimension, before);
            state.cost += dearer * problem.leastUnit;
        }
    }

    /** Notes that a route is about to get a vehicle of another type. */
    void retype(int base, int type) {
        if (possible) {
            state.cost += costWith(base, type, NONE) - cost(base);
            int before = state.mem[base];
            for (int d = 0; d < price.length; d++) {
                int load = state.mem[base + LOAD + d];
                total += above(type, d, load) - above(before, d, load);
            }
        }
    }

    private int above(int type, int dimension, int load) {
        return Math.max(0, load - problem.capacity[type * price.length + dimension]);
    }
}
