package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ACTIVE;
import static org.resupply.routing.search.SearchState.BANK;
import static org.resupply.routing.search.SearchState.FREE;
import static org.resupply.routing.search.SearchState.MISSING;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;

import java.util.Arrays;

/**
 * A state of a plain problem cut into two sets of adjacent routes, with about half of all stops each: two states in which the
 * routes of the other set do not exist, and the way back.
 *
 * <p>Each half is a copy of the whole in which everything keeps its number, so that both search with the lists and tables of the
 * whole, and nothing is prepared anew. Vehicles and numbers of routes that are free are dealt out evenly.
 */
public final class Halves {
    private final SearchProblem problem;
    private final SearchState whole;
    private final SearchState[] halves;
    private final int[] side; // by node: the half that has it, 0 or 1; both nodes of a route decide on its number, too
    private final int[] nodes;

    public Halves(SearchProblem problem, SearchState whole) {
        this.problem = problem;
        this.whole = whole;
        halves = new SearchState[] {new SearchState(problem), new SearchState(problem)};
        side = new int[whole.nodes];
        nodes = new int[whole.nodes];
    }

    /** The state of a half, 0 or 1; each cut fills it anew. */
    public SearchState half(int number) {
        return halves[number];
    }

    /** Cuts the whole: the routes nearest to a stop on one side, all others on the other. */
    public void cut(int seed) {
        long[] ranked = new long[whole.routes()];
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = meanDistance(problem.place[seed], whole.activeRoute(i)) << 32 | i;
        }
        Arrays.sort(ranked);
        int routed = 0;
        for (int i = 0; i < ranked.length; i++) {
            routed += whole.mem[whole.base(whole.activeRoute(i)) + SearchState.STOPS];
        }
        Arrays.fill(side, NONE);
        int taken = 0;
        long edge = Long.MAX_VALUE; // of the first half
        for (long entry : ranked) {
            int route = whole.activeRoute((int) entry);
            boolean near = 2 * taken < routed;
            edge = near ? Long.MAX_VALUE : Math.min(edge, entry >>> 32);
            giveRoute(route, near ? 0 : 1);
            taken += whole.mem[whole.base(route) + SearchState.STOPS];
        }
        for (int s = 0; s < problem.stops; s++) {
            if (side[s] == NONE) {
                int distance = problem.distances[0].between(problem.place[seed], problem.place[s]);
                side[s] = distance < edge ? 0 : 1;
            }
        }
        dealOut();
        for (int h = 0; h < 2; h++) {
            fill(h);
        }
    }

    private long meanDistance(int from, int route) {
        int length = whole.copy(route, nodes);
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += problem.distances[0].between(from, whole.placeOf(nodes[i]));
        }
        return sum / Math.max(1, length);
    }

    private void giveRoute(int route, int half) {
        int length = whole.copy(route, nodes);
        for (int i = 0; i < length; i++) {
            side[nodes[i]] = half;
        }
        side[whole.startOf(route)] = half;
        side[whole.endOf(route)] = half;
    }

    /** Deals out the numbers of routes that are free, one to each half by turns. */
    private void dealOut() {
        int[] mem = whole.mem;
        for (int i = 0; i < mem[whole.counters + FREE]; i++) {
            int route = mem[whole.freeBase + i];
            side[whole.startOf(route)] = i & 1;
            side[whole.endOf(route)] = i & 1;
        }
    }

    /** Makes a half a copy of the whole without the other half. */
    private void fill(int h) {
        SearchState half = halves[h];
        int[] mem = half.mem;
        System.arraycopy(whole.mem, 0, mem, 0, mem.length);
        clearLists(mem);
        append(whole.mem, mem, h);
        int stops = 0;
        for (int s = 0; s < problem.stops; s++) {
            if (side[s] == h) {
                half.own[stops++] = s;
            } else {
                half.leaveRoute(s);
            }
        }
        half.ownStops = stops;
        for (int type = 0; type < problem.types; type++) {
            int free = problem.typeCount[type] - whole.mem[whole.usedBase + type];
            mem[whole.usedBase + type] = problem.typeCount[type] - share(free, h);
        }
        int most = whole.mostRoutes();
        boolean limited = most != SearchState.NO_LIMIT;
        half.limitRoutes(limited ? half.routes() + share(most - whole.routes(), h) : most);
        half.rewritten();
        half.keepAsBest();
    }

    private static int share(int free, int h) {
        return free / 2 + (free & h);
    }

    /** Puts the halves together: the whole is where they are, and has kept the best of both together if it is better than its own. */
    public void join() {
        join(halves[0].best, halves[1].best);
        if (!whole.isOverloaded() && whole.ownCost() < whole.bestCost()) {
            whole.keepBest();
        }
        join(halves[0].mem, halves[1].mem);
    }

    private void join(int[] first, int[] second) {
        int[] mem = whole.mem;
        System.arraycopy(first, 0, mem, 0, mem.length);
        for (int node = 0; node < whole.nodes; node++) {
            if (side[node] == 1) {
                System.arraycopy(second, node << NODE_SHIFT, mem, node << NODE_SHIFT, 1 << NODE_SHIFT);
            }
        }
        for (int route = 0; route < whole.routeSlots; route++) {
            if (side[whole.startOf(route)] == 1) {
                System.arraycopy(second, whole.base(route), mem, whole.base(route), whole.routeStride);
            }
        }
        clearLists(mem);
        append(first, mem, 0);
        append(second, mem, 1);
        Arrays.fill(mem, whole.usedBase, whole.usedBase + problem.types, 0);
        for (int i = 0; i < whole.routes(); i++) {
            mem[whole.usedBase + whole.typeOf(whole.activeRoute(i))]++;
        }
        whole.rewritten();
    }

    /** Empties the lists of routes, of numbers that are free, and of tasks left out. */
    private void clearLists(int[] mem) {
        Arrays.fill(mem, whole.counters, mem.length, 0);
        Arrays.fill(mem, whole.bankAtBase, whole.bankAtBase + problem.stops, NONE);
    }

    /** Appends to these lists what another memory's lists have of a half. */
    private void append(int[] from, int[] mem, int h) {
        int counters = whole.counters;
        for (int i = 0; i < from[counters + ACTIVE]; i++) {
            int route = from[whole.activeBase + i];
            if (side[whole.startOf(route)] == h) {
                mem[whole.base(route) + SearchState.ACTIVE_AT] = mem[counters + ACTIVE];
                mem[whole.activeBase + mem[counters + ACTIVE]++] = route;
            }
        }
        for (int i = 0; i < from[counters + FREE]; i++) {
            int route = from[whole.freeBase + i];
            if (side[whole.startOf(route)] == h) {
                mem[whole.freeBase + mem[counters + FREE]++] = route;
            }
        }
        for (int i = 0; i < from[counters + BANK]; i++) {
            int task = from[whole.bankBase + i];
            if (side[task] == h) {
                mem[whole.bankAtBase + task] = mem[counters + BANK];
                mem[whole.bankBase + mem[counters + BANK]++] = task;
                mem[counters + MISSING] += problem.required[task] ? 1 : 0;
            }
        }
    }
}
