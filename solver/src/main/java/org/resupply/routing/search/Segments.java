package org.resupply.routing.search;

import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.WORK;

/**
 * What each node of a rich route remembers of the part before it and of the part from it on, so that a position is judged in
 * constant time: loads for every rich problem, times where these need no more than one window per stop.
 *
 * <pre>
 *   start --- .. --- p            q --- .. --- end
 *   load at p's departure         what comes from the depot for q and after
 *   most on board up to p         most on board from q on
 *   earliest departure            latest arrival
 * </pre>
 *
 * Both parts count their own goods only; together with what is inserted between them they give the whole (the segments of
 * Vidal et al. 2013). After a change only nodes behind it change their first half and only nodes before it their second.
 *
 * <p>A route that begins as late as it may and still ends as early as it can is idle only where windows force it: its least
 * duration is its work, or the earliest end less the latest beginning where that is more.
 */
final class Segments {
    // By node and dimension, of the trip the node lies in.
    private static final int ONTO = 0; // on board after the node, of the goods of stops up to it
    private static final int MOST_UP_TO = 1;
    private static final int BROUGHT = 2; // on board from the depot for the node and all after it
    private static final int MOST_FROM = 3;

    /** A time after all windows, to which driving times can be added. */
    private static final int TOO_LATE = Integer.MAX_VALUE / 2;

    private final SearchProblem problem;
    private final SearchState state;
    private final int stops;
    private final int dimensions;

    Segments(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        stops = problem.stops;
        dimensions = problem.dimensions;
    }

    /** Ints per node of loads. */
    static int loadsPerNode(SearchProblem problem) {
        return !problem.rich || problem.oneWay
                ? 0
                : problem.carriesPairsOnly ? problem.dimensions : 4 * problem.dimensions;
    }

    // ------------------------------------------------------------------ loads

    /** Whether a stop may be inserted after a node as far as the loads go. */
    boolean hasRoom(int u, int p, int base, int type) {
        final int[] mem = state.mem;
        if (problem.oneWay) {
            for (int d = 0; d < dimensions; d++) {
                if (mem[base + LOAD + d] + problem.amount[u * dimensions + d]
                        > problem.capacity[type * dimensions + d]) {
                    return false;
                }
            }
            return true;
        }
        if (problem.carriesPairsOnly) {
            return true; // What is not picked up and delivered takes no room.
        }
        int q = mem[(p << NODE_SHIFT) + NEXT];
        int before = state.loadBase + p * dimensions * 4;
        int after = state.loadBase + q * dimensions * 4;
        for (int d = 0; d < dimensions; d++, before += 4, after += 4) {
            int down = problem.down[u * dimensions + d];
            int room = problem.capacity[type * dimensions + d] - down;
            if (mem[before + MOST_UP_TO] + mem[after + BROUGHT] > room
                    || problem.takesLoad
                            && mem[before + ONTO] + mem[after + MOST_FROM] > room - problem.net[u * dimensions + d]) {
                return false;
            }
        }
        return true;
    }

    /** The load on the leg behind a node. */
    int loadBehind(int node, int d) {
        if (problem.carriesPairsOnly) {
            return state.mem[state.loadBase + node * dimensions + d];
        }
        int q = state.mem[(node << NODE_SHIFT) + NEXT];
        return state.mem[state.loadBase + (node * dimensions + d) * 4 + ONTO]
                + state.mem[state.loadBase + (q * dimensions + d) * 4 + BROUGHT];
    }

    /** Brings the loads up to date after a change between two nodes that stayed where they were. */
    void rememberLoads(int left, int right) {
        if (problem.oneWay) {
            return;
        }
        if (problem.carriesPairsOnly) {
            carry(left, right);
            return;
        }
        forwardLoads(left, right);
        backwardLoads(left, right);
    }

    /** Loads behind nodes where all that is on board was picked up before. */
    private void carry(int left, int right) {
        final int[] mem = state.mem;
        boolean passed = false;
        for (int v = mem[(left << NODE_SHIFT) + NEXT]; ; v = mem[(v << NODE_SHIFT) + NEXT]) {
            passed |= v == right;
            if (v >= stops) {
                if (passed || v < state.reloadBase) {
                    return; // A reload starts from nothing.
                }
                continue;
            }
            int at = state.loadBase + v * dimensions;
            int before = state.loadBase + mem[(v << NODE_SHIFT) + PREV] * dimensions;
            boolean changed = false;
            for (int d = 0; d < dimensions; d++) {
                changed |= write(at + d, mem[before + d] + problem.net[v * dimensions + d]);
            }
            if (passed && !changed) {
                return;
            }
        }
    }

    private void forwardLoads(int left, int right) {
        final int[] mem = state.mem;
        boolean passed = false;
        for (int v = mem[(left << NODE_SHIFT) + NEXT]; ; v = mem[(v << NODE_SHIFT) + NEXT]) {
            passed |= v == right;
            if (v >= stops) {
                if (passed || v < state.reloadBase) {
                    return; // A reload starts from nothing.
                }
                continue;
            }
            int p = mem[(v << NODE_SHIFT) + PREV];
            int at = state.loadBase + v * dimensions * 4;
            int before = state.loadBase + p * dimensions * 4;
            boolean changed = false;
            for (int d = 0; d < dimensions; d++, at += 4, before += 4) {
                int down = problem.down[v * dimensions + d];
                int onto = mem[before + ONTO] + down + problem.net[v * dimensions + d];
                int most = Math.max(mem[before + MOST_UP_TO] + down, onto);
                changed |= write(at + ONTO, onto) | write(at + MOST_UP_TO, most);
            }
            if (passed && !changed) {
                return;
            }
        }
    }

    private void backwardLoads(int left, int right) {
        final int[] mem = state.mem;
        boolean passed = false;
        for (int v = mem[(right << NODE_SHIFT) + PREV]; ; v = mem[(v << NODE_SHIFT) + PREV]) {
            passed |= v == left;
            if (v >= stops) {
                if (passed || v < state.reloadBase) {
                    return;
                }
                continue;
            }
            int q = mem[(v << NODE_SHIFT) + NEXT];
            int at = state.loadBase + v * dimensions * 4;
            int after = state.loadBase + q * dimensions * 4;
            boolean changed = false;
            for (int d = 0; d < dimensions; d++, at += 4, after += 4) {
                int down = problem.down[v * dimensions + d];
                int brought = mem[after + BROUGHT] + down;
                int most = Math.max(brought, down + problem.net[v * dimensions + d] + mem[after + MOST_FROM]);
                changed |= write(at + BROUGHT, brought) | write(at + MOST_FROM, most);
            }
            if (passed && !changed) {
                return;
            }
        }
    }

    // ------------------------------------------------------------------ times

    /**
     * Brings loads and times up to date after a change between two nodes that stayed where they were, and gives the cost of the route, or
     * {@link Schedule#INFEASIBLE}; only where single windows, loads, pairs, durations and trips are all there is, and only
     * after changes that cannot break a load or a pair.
     */
    long remember(int route, int left, int right) {
        final int[] mem = state.mem;
        int base = state.base(route);
        int type = mem[base];
        rememberLoads(left, right);
        long cost = (long) mem[base + DISTANCE] * problem.typeUnit[type];
        if (mem[base + DISTANCE] > problem.typeMaxDistance[type]) {
            return Schedule.INFEASIBLE;
        }
        if (problem.timed) {
            if (!forward(route, type, left, right)) {
                return Schedule.INFEASIBLE;
            }
            backward(route, type, left, right);
            if (problem.scheduled) {
                if (!state.addsWork) {
                    write(base + WORK, work(route));
                }
                int duration = duration(route);
                if (duration > problem.typeMaxDuration[type]) {
                    return Schedule.INFEASIBLE;
                }
                cost += (long) duration * problem.typeDurationUnit[type];
            }
        }
        return cost;
    }

    /** Driving and service of a route. */
    int work(int route) {
        int type = state.typeOf(route);
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int turnRound = problem.problem.turnRound(problem.typeClass[type]);
        int end = state.endOf(route);
        int sum = 0;
        for (int v = state.startOf(route); v != end; ) {
            v = state.next(v);
            sum += state.drive(type, state.prev(v), v);
            sum += v < stops ? service[v] : v == end ? 0 : turnRound;
        }
        return sum;
    }

    /** The least duration of a route. */
    int duration(int route) {
        return Math.max(
                state.mem[state.base(route) + WORK],
                state.mem[(state.endOf(route) << NODE_SHIFT) + EARLIEST]
                        - state.mem[(state.startOf(route) << NODE_SHIFT) + LATEST]);
    }

    /**
     * The least duration of a route with a stop inserted between two neighbouring nodes; some other one above the limit where it is
     * above, some other one up to the limit where it is not and duration costs nothing.
     */
    int durationWith(int u, int service, int route, int type, int p, int q, int in, int out, int limit) {
        final int[] mem = state.mem;
        int end = state.endOf(route);
        int drive = state.drive(type, p, q);
        int work = mem[state.base(route) + WORK] + in + service + out - drive;
        if (work > limit) {
            return work;
        }
        int arrival = Math.max(mem[(p << NODE_SHIFT) + EARLIEST] + in, problem.open[u]) + service + out;
        int departure = Math.min(mem[(q << NODE_SHIFT) + LATEST] - out - service, problem.close[u]) - in;
        int later = arrival - mem[(p << NODE_SHIFT) + EARLIEST] - drive;
        int sooner = mem[(q << NODE_SHIFT) + LATEST] - drive - departure;
        int most = mem[(end << NODE_SHIFT) + EARLIEST]
                - mem[(state.startOf(route) << NODE_SHIFT) + LATEST]
                + Math.max(0, later)
                + Math.max(0, sooner);
        if (most <= work || most <= limit && problem.typeDurationUnit[type] == 0) {
            return work;
        }
        return Math.max(work, earliestEnd(type, end, q, arrival) - latestBeginning(type, end - 1, p, departure));
    }

    /** When a route ends at the earliest if a node is arrived at then. */
    private int earliestEnd(int type, int end, int node, int arrival) {
        final int[] mem = state.mem;
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int now = arrival;
        for (int v = node; v != end; ) {
            now = v < stops
                    ? Math.max(now, problem.open[v]) + service[v]
                    : now + problem.problem.turnRound(problem.typeClass[type]);
            if (now == mem[(v << NODE_SHIFT) + EARLIEST]) {
                return mem[(end << NODE_SHIFT) + EARLIEST];
            }
            int q = mem[(v << NODE_SHIFT) + NEXT];
            now += state.drive(type, v, q);
            v = q;
        }
        return now;
    }

    /** When a route begins at the latest if a node is left then. */
    private int latestBeginning(int type, int start, int node, int departure) {
        final int[] mem = state.mem;
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int by = departure;
        for (int v = node; v != start; ) {
            by = v < stops
                    ? Math.min(by - service[v], problem.close[v])
                    : by - problem.problem.turnRound(problem.typeClass[type]);
            if (by == mem[(v << NODE_SHIFT) + LATEST]) {
                return mem[(start << NODE_SHIFT) + LATEST];
            }
            by -= state.drive(type, mem[(v << NODE_SHIFT) + PREV], v);
            v = mem[(v << NODE_SHIFT) + PREV];
        }
        return by;
    }

    // ------------------------------------------------------------------ releases

    /** When all is there that the trip behind a start or a reload carries. */
    private int released(int beginning) {
        int latest = 0;
        for (int v = state.next(beginning); v < stops; v = state.next(v)) {
            latest = Math.max(latest, problem.problem.release(v));
        }
        return latest;
    }

    /** When a trip could set out at the earliest behind a start or a reload if it had to wait for nothing. */
    int ready(int beginning, int type) {
        if (!state.isReload(beginning)) {
            return problem.typeOpen[type];
        }
        int before = state.prev(beginning);
        return state.mem[(before << NODE_SHIFT) + EARLIEST]
                + state.drive(type, before, beginning)
                + problem.problem.turnRound(problem.typeClass[type]);
    }

    /**
     * When a node is left at the earliest if its trip carries something more that is released then; {@link #TOO_LATE} where a stop of
     * the trip is reached after its window.
     */
    int leftAfter(int release, int node, int type) {
        final int[] mem = state.mem;
        int beginning = state.beginning(node);
        if (release <= mem[(beginning << NODE_SHIFT) + EARLIEST]) {
            return mem[(node << NODE_SHIFT) + EARLIEST];
        }
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int now = release;
        for (int p = beginning; p != node; ) {
            int v = mem[(p << NODE_SHIFT) + NEXT];
            now += state.drive(type, p, v);
            if (now > problem.close[v]) {
                return TOO_LATE;
            }
            now = Math.max(now, problem.open[v]) + service[v];
            if (now == mem[(v << NODE_SHIFT) + EARLIEST]) {
                return mem[(node << NODE_SHIFT) + EARLIEST];
            }
            p = v;
        }
        return now;
    }

    // ------------------------------------------------------------------ bringing times up to date

    private boolean forward(int route, int type, int left, int right) {
        final int[] mem = state.mem;
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int turnRound = problem.problem.turnRound(problem.typeClass[type]);
        int end = state.endOf(route);
        boolean passed = false;
        int from = left;
        if (problem.hasReleases) {
            from = state.beginning(left);
            write((from << NODE_SHIFT) + EARLIEST, Math.max(ready(from, type), released(from)));
        }
        int now = mem[(from << NODE_SHIFT) + EARLIEST];
        for (int v = mem[(from << NODE_SHIFT) + NEXT]; ; v = mem[(v << NODE_SHIFT) + NEXT]) {
            int block = v << NODE_SHIFT;
            now += state.drive(type, mem[block + PREV], v);
            if (v < stops) {
                if (now > problem.close[v]) {
                    return false;
                }
                now = Math.max(now, problem.open[v]) + service[v];
            } else if (v == end) {
                write(block + EARLIEST, now);
                return now <= problem.typeClose[type];
            } else {
                now += turnRound;
                now = problem.hasReleases ? Math.max(now, released(v)) : now;
            }
            boolean changed = write(block + EARLIEST, now);
            passed |= v == right;
            if (passed && !changed) {
                return true;
            }
        }
    }

    private void backward(int route, int type, int left, int right) {
        final int[] mem = state.mem;
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int turnRound = problem.problem.turnRound(problem.typeClass[type]);
        int start = state.startOf(route);
        boolean passed = false;
        int by = mem[(right << NODE_SHIFT) + LATEST];
        for (int v = mem[(right << NODE_SHIFT) + PREV]; ; v = mem[(v << NODE_SHIFT) + PREV]) {
            int block = v << NODE_SHIFT;
            by -= state.drive(type, v, mem[block + NEXT]);
            if (v < stops) {
                by = Math.min(by - service[v], problem.close[v]);
            } else if (v == start) {
                write(block + LATEST, by);
                return;
            } else {
                by -= turnRound;
            }
            boolean changed = write(block + LATEST, by);
            passed |= v == left;
            if (passed && !changed) {
                return;
            }
        }
    }

    private boolean write(int at, int value) {
        if (state.mem[at] == value) {
            return false;
        }
        state.set(at, value);
        return true;
    }
}
