package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.TRIPS;

import java.util.function.BooleanSupplier;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingReach;
import org.resupply.problem.RoutingSolution.Reason;

/**
 * Why stops are left out of finished routes: whether a stop (or its pair) could be put in anywhere, the routes otherwise as they
 * are, and whether that would gain.
 *
 * <pre>
 *   nowhere, nor alone on any vehicle     OUT_OF_REACH, unless missing ways leave one over other stops
 *   nowhere                               NO_CAPACITY_LEFT
 *   somewhere, but for rules of the host  FORBIDDEN_BY_RULE
 *   only at its prize or more             NOT_WORTH_ITS_COST
 *   for less, or not proven               BUDGET_SPENT
 * </pre>
 *
 * All places of all routes are looked at, not only those the search would look at.
 */
final class Reasons {
    /** Nodes looked at for one answer: some milliseconds. The stops after that are said to be left out for want of time. */
    private static final long MOST_NODES = 1_000_000;

    /** The same where somebody waits for the answer because the end was asked for. */
    private static final long MOST_NODES_IN_HASTE = 30_000;

    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final SearchState state;
    private final int[] sequence;
    private final boolean firm; // no stop put in lets an earlier one begin sooner, or a later one be reached later
    private final BooleanSupplier ended;
    private long nodesLeft = MOST_NODES;
    private RoutingReach reach; // once asked

    // What is asked about at present: a stop, and its partner or NONE.
    private int first;
    private int second;
    private boolean required;
    private long prize;
    private boolean possible;
    private boolean gains;
    private boolean unsure; // a break taken elsewhere than Schedule takes it may shorten a route that does not hold

    /**
     * For the routes that a state is at.
     *
     * @param ended whether the end was asked for
     */
    Reasons(SearchProblem problem, SearchState state, BooleanSupplier ended) {
        this.ended = ended;
        this.problem = problem;
        this.state = state;
        outer = problem.problem;
        sequence = new int[state.nodes + 4];
        firm = problem.timed && isMonotone(outer);
    }

    /** Whether disinfection never takes less for a more closed trip before or a cleaner one after. */
    private static boolean isMonotone(RoutingProblem outer) {
        boolean monotone = true;
        for (int level = 1; level < outer.levels() && outer.hasDisinfection(); level++) {
            for (int other = 0; other < outer.levels(); other++) {
                monotone &= outer.disinfection(level - 1, other) <= outer.disinfection(level, other)
                        && outer.disinfection(other, level) <= outer.disinfection(other, level - 1);
            }
        }
        return monotone;
    }

    Reason of(int stop) {
        Reason obstacle = outer.obstacle(stop);
        if (obstacle == Reason.NO_COMPATIBLE_VEHICLE || obstacle == Reason.LARGER_THAN_ANY_VEHICLE) {
            return obstacle;
        }
        if (!goesOn() && obstacle == null) {
            return Reason.BUDGET_SPENT;
        }
        int partner = outer.partner(stop);
        first = partner == NONE || outer.isPickup(stop) ? stop : partner;
        second = partner == NONE ? NONE : outer.partner(first);
        int task = problem.task[stop];
        required = problem.required[task];
        prize = problem.price[task];
        unsure = false;
        boolean reachable = tryAll();
        if (gains) {
            return Reason.BUDGET_SPENT;
        }
        if (!possible && !outer.rules().isEmpty()) {
            reachable = tryAllWithoutRules();
            if (possible && !unsure && nodesLeft > 0) {
                return Reason.FORBIDDEN_BY_RULE;
            }
        }
        if (!possible && obstacle != null) {
            return outOfReach(stop);
        }
        if (unsure || nodesLeft <= 0) {
            return Reason.BUDGET_SPENT;
        }
        return possible ? Reason.NOT_WORTH_ITS_COST : reachable ? Reason.NO_CAPACITY_LEFT : outOfReach(stop);
    }

    /** Whether there is time for more. */
    private boolean goesOn() {
        if (nodesLeft > MOST_NODES_IN_HASTE && ended.getAsBoolean()) {
            nodesLeft = MOST_NODES_IN_HASTE;
        }
        return nodesLeft > 0;
    }

    /** Of a stop that no vehicle can serve alone: where ways are missing one may pass it on the way between others. */
    private Reason outOfReach(int stop) {
        if (problem.complete) {
            return Reason.OUT_OF_REACH;
        }
        reach = reach == null ? new RoutingReach(outer) : reach;
        return reach.isReachableOverOthers(stop) ? Reason.BUDGET_SPENT : Reason.OUT_OF_REACH;
    }

    /** Tries all places; returns whether any vehicle could serve the stop if it did nothing else. */
    private boolean tryAll() {
        possible = false;
        gains = false;
        boolean reachable = tryAlone();
        for (int i = 0; i < state.routes() && !gains && goesOn(); i++) {
            int route = state.activeRoute(i);
            if (allows(state.typeOf(route))) {
                tryOn(route);
            }
        }
        return reachable;
    }

    private boolean tryAllWithoutRules() {
        state.schedule.askRules(false);
        try {
            return tryAll();
        } finally {
            state.schedule.askRules(true);
        }
    }

    private boolean allows(int type) {
        return problem.allows(type, first) && (second == NONE || problem.allows(type, second));
    }

    private void weigh(long more) {
        possible = true;
        gains |= required || more < prize;
    }

    /** Tries a vehicle that is not used; returns whether any vehicle could serve the stop if it did nothing else. */
    private boolean tryAlone() {
        boolean reachable = false;
        sequence[0] = first;
        sequence[1] = second;
        for (int type = 0; type < problem.types; type++) {
            if (!allows(type)) {
                continue;
            }
            nodesLeft--;
            unsure |= problem.scheduled && outer.breaks(problem.typeClass[type]) > 0;
            long cost = state.schedule.price(type, sequence, second == NONE ? 1 : 2);
            if (cost != Schedule.INFEASIBLE) {
                reachable = true;
                if (state.hasVehicleOf(type)) {
                    weigh(problem.typeFixed[type] + cost);
                }
            }
        }
        return reachable;
    }

    private void tryOn(int route) {
        int type = state.typeOf(route);
        int start = state.startOf(route);
        int end = state.endOf(route);
        long now = problem.rich
                ? state.routeCost(route)
                : (long) state.mem[state.base(route) + DISTANCE] * problem.typeUnit[type];
        boolean moreTrips = problem.multiTrip && state.mem[state.base(route) + TRIPS] < problem.typeMaxTrips[type];
        boolean full =
                second == NONE && problem.oneWay && !state.segments.hasRoom(first, start, state.base(route), type);
        for (int p = start; p != end && !gains && !(full && !moreTrips); p = state.next(p)) {
            nodesLeft--;
            if (state.sealed[p]) {
                continue;
            }
            int q = state.next(p);
            if (second != NONE) {
                tryPair(route, type, now, p);
            } else if (!full && mayFit(route, type, p, q)) {
                price(route, type, now, p, NONE, NONE);
            }
            if (moreTrips && (p == start || !state.isStop(q))) {
                tryTrips(route, type, now, p, q);
            }
        }
    }

    /** Whether nothing that is known of two neighbouring nodes speaks against the stop between them. */
    private boolean mayFit(int route, int type, int p, int q) {
        int[] mem = state.mem;
        if (!state.segments.hasRoom(first, p, state.base(route), type)) {
            return false;
        }
        if (firm) {
            int arrival = mem[(p << NODE_SHIFT) + EARLIEST] + state.driveBetween(type, p, first);
            int leave = Math.max(arrival, problem.open[first]) + problem.serviceOf[problem.typeClass[type]][first];
            if (arrival > problem.close[first]
                    || leave + state.driveBetween(type, first, q) > mem[(q << NODE_SHIFT) + LATEST]) {
                return false;
            }
        }
        return !possible || problem.scheduled || detour(type, p, q) * problem.typeUnit[type] < prize;
    }

    private long detour(int type, int p, int q) {
        Distances distances = problem.distancesOf(type);
        int place = problem.place[first];
        return (long) distances.between(state.placeOf(p), place)
                + distances.between(place, state.placeOf(q))
                - distances.between(state.placeOf(p), state.placeOf(q));
    }

    /** A trip of its own before the first one, or after that which ends between two nodes. */
    private void tryTrips(int route, int type, long now, int p, int q) {
        int c = problem.typeClass[type];
        for (int number = 0; number < outer.reloads(c); number++) {
            int reload = state.freeReload(outer.reload(c, number));
            if (reload == NONE) {
                continue;
            }
            if (p == state.startOf(route)) {
                price(route, type, now, p, NONE, reload);
            }
            int back =
                    state.mem[(p << NODE_SHIFT) + EARLIEST] + state.driveBetween(type, p, reload) + outer.turnRound(c);
            if (!state.isStop(q) && back + state.driveBetween(type, reload, first) <= problem.close[first]) {
                price(route, type, now, p, reload, NONE);
            }
        }
    }

    private void price(int route, int type, long now, int after, int reloadBefore, int reloadAfter) {
        int length = 0;
        int end = state.endOf(route);
        for (int v = state.startOf(route); v != end; v = state.next(v)) {
            length = v == state.startOf(route) ? length : add(v, length);
            if (v == after) {
                length = add(reloadBefore, length);
                length = add(first, length);
                length = add(second, length);
                length = add(reloadAfter, length);
            }
        }
        weigh(type, length, now);
    }

    /** Tries a pair with its pickup after a node. */
    private void tryPair(int route, int type, long now, int p) {
        int end = state.endOf(route);
        for (int q = p; q != end && (q == p || !state.isReload(q)) && !gains && nodesLeft > 0; q = state.next(q)) {
            pricePair(route, type, now, p, q);
        }
    }

    private void pricePair(int route, int type, long now, int after, int secondAfter) {
        int length = 0;
        int end = state.endOf(route);
        for (int v = state.startOf(route); v != end; v = state.next(v)) {
            length = v == state.startOf(route) ? length : add(v, length);
            length = v == after ? add(first, length) : length;
            length = v == secondAfter ? add(second, length) : length;
        }
        weigh(type, length, now);
    }

    private int add(int node, int length) {
        if (node == NONE) {
            return length;
        }
        sequence[length] = node;
        return length + 1;
    }

    private void weigh(int type, int length, long now) {
        nodesLeft -= length;
        long cost = state.schedule.price(type, sequence, length);
        if (cost != Schedule.INFEASIBLE) {
            weigh(cost - now);
        }
    }
}
