package org.resupply.routing.search;

import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PREV;

/**
 * What each node of a rich route remembers of the part before it and of the part from it on, so that a position is judged in
 * constant time: loads for every rich problem, times and durations where these need no more than one window per stop.
 *
 * <pre>
 *   start --- .. --- p            q --- .. --- end
 *   load at p's departure         what comes from the depot for q and after
 *   most on board up to p         most on board from q on
 *   duration, latest beginning    duration, earliest beginning
 * </pre>
 *
 * Both parts count their own goods only; together with what is inserted between them they give the whole (the segments of
 * Vidal et al. 2013). After a change only nodes behind it change their first half and only nodes before it their second.
 */
final class Segments {
    // By node and dimension, of the trip the node lies in.
    private static final int ONTO = 0; // on board after the node, of the goods of stops up to it
    private static final int MOST_UP_TO = 1;
    private static final int BROUGHT = 2; // on board from the depot for the node and all after it
    private static final int MOST_FROM = 3;

    // By node, of the whole route.
    private static final int SPAN_UP_TO = 0; // least duration, service at the node included
    private static final int LATEST_BEGINNING = 1;
    private static final int SPAN_FROM = 2; // least duration from the arrival at the node on
    private static final int EARLIEST_BEGINNING = 3;

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
        return problem.rich && !problem.oneWay ? 4 * problem.dimensions : 0;
    }

    /** Ints per node of durations. */
    static int spansPerNode(SearchProblem problem) {
        return problem.constantTime && problem.scheduled ? 4 : 0;
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
        int q = state.mem[(node << NODE_SHIFT) + NEXT];
        return state.mem[state.loadBase + (node * dimensions + d) * 4 + ONTO]
                + state.mem[state.loadBase + (q * dimensions + d) * 4 + BROUGHT];
    }

    /** Brings the loads up to date after a change between two nodes that stayed where they were. */
    void rememberLoads(int left, int right) {
        if (problem.oneWay) {
            return;
        }
        forwardLoads(left, right);
        backwardLoads(left, right);
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
                if (mem[at + ONTO] != onto) {
                    state.set(at + ONTO, onto);
                    changed = true;
                }
                if (mem[at + MOST_UP_TO] != most) {
                    state.set(at + MOST_UP_TO, most);
                    changed = true;
                }
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
                if (mem[at + BROUGHT] != brought) {
                    state.set(at + BROUGHT, brought);
                    changed = true;
                }
                if (mem[at + MOST_FROM] != most) {
                    state.set(at + MOST_FROM, most);
                    changed = true;
                }
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
                int duration = duration(route);
                if (duration > problem.problem.maxDuration(problem.typeClass[type])) {
                    return Schedule.INFEASIBLE;
                }
                cost += (long) duration * problem.typeDurationUnit[type];
            }
        }
        return cost;
    }

    /** The least duration of a route. */
    int duration(int route) {
        return state.mem[state.spanBase + state.endOf(route) * 4 + SPAN_UP_TO];
    }

    /** The least duration of a route of a type with a stop inserted between two neighbouring nodes. */
    int durationWith(int u, int service, int p, int q, int in, int out) {
        final int[] mem = state.mem;
        int before = state.spanBase + p * 4;
        int after = state.spanBase + q * 4;
        int until = mem[before + SPAN_UP_TO] + in;
        int late = mem[before + LATEST_BEGINNING];
        int wait = Math.max(0, problem.open[u] - until - late);
        late = Math.min(problem.close[u] - until, late);
        until += wait + service + out;
        return until + mem[after + SPAN_FROM] + Math.max(0, mem[after + EARLIEST_BEGINNING] - until - late);
    }

    /** Writes what nodes remember of an empty route. */
    void rememberEmpty(int route, int type) {
        int start = state.startOf(route);
        int end = state.endOf(route);
        if (problem.constantTime && problem.scheduled) {
            spanUpTo(start, 0, problem.typeClose[type]);
            spanUpTo(end, 0, problem.typeClose[type]);
            spanFrom(end, 0, 0);
        }
    }

    private boolean forward(int route, int type, int left, int right) {
        final int[] mem = state.mem;
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        int turnRound = problem.problem.turnRound(problem.typeClass[type]);
        boolean scheduled = problem.scheduled;
        int end = state.endOf(route);
        boolean passed = false;
        int now = mem[(left << NODE_SHIFT) + EARLIEST];
        int span = 0;
        int late = 0;
        if (scheduled) {
            span = mem[state.spanBase + left * 4 + SPAN_UP_TO];
            late = mem[state.spanBase + left * 4 + LATEST_BEGINNING];
        }
        for (int v = mem[(left << NODE_SHIFT) + NEXT]; ; v = mem[(v << NODE_SHIFT) + NEXT]) {
            int block = v << NODE_SHIFT;
            int drive = state.drive(type, mem[block + PREV], v);
            now += drive;
            span += drive;
            if (v < stops) {
                if (now > problem.close[v]) {
                    return false;
                }
                now = Math.max(now, problem.open[v]) + service[v];
                if (scheduled) {
                    int wait = Math.max(0, problem.open[v] - span - late);
                    late = Math.min(problem.close[v] - span, late);
                    span += wait + service[v];
                }
            } else if (v == end) {
                if (scheduled) {
                    spanUpTo(v, span, Math.min(problem.typeClose[type] - span, late));
                }
                return now <= problem.typeClose[type];
            } else {
                late = Math.min(problem.typeClose[type] - span, late);
                now += turnRound;
                span += turnRound;
            }
            boolean changed = false;
            if (mem[block + EARLIEST] != now) {
                state.set(block + EARLIEST, now);
                changed = true;
            }
            if (scheduled) {
                changed |= spanUpTo(v, span, late);
            }
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
        boolean scheduled = problem.scheduled;
        int start = state.startOf(route);
        boolean passed = false;
        int by = mem[(right << NODE_SHIFT) + LATEST];
        int span = 0;
        int early = 0;
        if (scheduled) {
            span = mem[state.spanBase + right * 4 + SPAN_FROM];
            early = mem[state.spanBase + right * 4 + EARLIEST_BEGINNING];
        }
        for (int v = mem[(right << NODE_SHIFT) + PREV]; v != start; v = mem[(v << NODE_SHIFT) + PREV]) {
            int block = v << NODE_SHIFT;
            int drive = state.drive(type, v, mem[block + NEXT]);
            by -= drive;
            if (v < stops) {
                by = Math.min(by - service[v], problem.close[v]);
            } else {
                by -= turnRound;
            }
            boolean changed = false;
            if (mem[block + LATEST] != by) {
                state.set(block + LATEST, by);
                changed = true;
            }
            if (scheduled) {
                int until = drive + (v < stops ? service[v] : turnRound);
                int closes = v < stops ? problem.close[v] : problem.typeClose[type];
                int wait = Math.max(0, early - until - closes);
                span += until + wait;
                early = Math.max(early - until, v < stops ? problem.open[v] : 0) - wait;
                changed |= spanFrom(v, span, early);
            }
            passed |= v == left;
            if (passed && !changed) {
                return;
            }
        }
    }

    private boolean spanUpTo(int node, int span, int late) {
        return write(state.spanBase + node * 4 + SPAN_UP_TO, span, late);
    }

    private boolean spanFrom(int node, int span, int early) {
        return write(state.spanBase + node * 4 + SPAN_FROM, span, early);
    }

    private boolean write(int at, int span, int bound) {
        boolean changed = false;
        if (state.mem[at] != span) {
            state.set(at, span);
            changed = true;
        }
        if (state.mem[at + 1] != bound) {
            state.set(at + 1, bound);
            changed = true;
        }
        return changed;
    }
}
