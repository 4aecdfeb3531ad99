package org.resupply.routing.search;

/**
 * Which depot a route belongs to: it moves to a free vehicle of another type, or two routes exchange their vehicles.
 *
 * <pre>
 *   A -- a .. b -- A        B -- a .. b -- B
 *   B -- c .. d -- B   -->  A -- c .. d -- A
 * </pre>
 *
 * The four legs to and from the depots tell whether it can pay; what may is priced on the whole route.
 */
final class DepotExchange {
    private final SearchProblem problem;
    private final SearchState state;
    private final int[] sequence;
    private final long[] savings; // by type: what the distance of the route looked at costs less with a vehicle of it

    DepotExchange(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        sequence = new int[state.nodes];
        savings = new long[problem.types];
    }

    /** Whether routes of a problem may change depots as a whole. */
    static boolean applies(SearchProblem problem) {
        return problem.constantTime
                && !problem.multiTrip
                && problem.singleProfile
                && problem.types > 1
                && problem.problem.locks().isEmpty();
    }

    /** Moves or exchanges the vehicle of a route as long as that saves cost. */
    void improve(int route) {
        for (int type = 0; type < problem.types; type++) {
            if (type != state.typeOf(route) && state.hasVehicleOf(type)) {
                long saving = saving(route, type) + problem.typeFixed[state.typeOf(route)] - problem.typeFixed[type];
                if (saving > 0) {
                    tryMove(route, type);
                }
            }
        }
        rememberSavings(route);
        int active = state.routes();
        for (int i = 0; i < active; i++) {
            int other = state.activeRoute(i);
            int type = state.typeOf(route);
            int otherType = state.typeOf(other);
            if (type != otherType
                    && savings[otherType] + mostSaved(other, type) > 0
                    && savings[otherType] + saving(other, type) > 0
                    && tryExchange(route, other)) {
                rememberSavings(route);
            }
        }
    }

    private void rememberSavings(int route) {
        for (int type = 0; type < problem.types; type++) {
            savings[type] = saving(route, type);
        }
    }

    /** What the distance of a route costs less with a vehicle of another type. */
    private long saving(int route, int type) {
        final int[] mem = state.mem;
        int base = state.base(route);
        int start = state.startOf(route) << SearchState.NODE_SHIFT;
        int end = state.endOf(route) << SearchState.NODE_SHIFT;
        int first = state.placeOf(mem[start + SearchState.NEXT]);
        int last = state.placeOf(mem[end + SearchState.PREV]);
        Distances distances = problem.distances[0];
        int distance = mem[base + SearchState.DISTANCE];
        int changed = distance
                - mem[start + SearchState.ARC_OUT]
                - mem[end + SearchState.ARC_IN]
                + distances.between(problem.typeStart[type], first)
                + distances.between(last, problem.typeEnd[type]);
        return (long) distance * problem.typeUnit[mem[base]] - (long) changed * problem.typeUnit[type];
    }

    /** What it costs less at most: were the depot of the other vehicle where the route begins and ends. */
    private long mostSaved(int route, int type) {
        final int[] mem = state.mem;
        int base = state.base(route);
        int distance = mem[base + SearchState.DISTANCE];
        int between = distance
                - mem[(state.startOf(route) << SearchState.NODE_SHIFT) + SearchState.ARC_OUT]
                - mem[(state.endOf(route) << SearchState.NODE_SHIFT) + SearchState.ARC_IN];
        return (long) distance * problem.typeUnit[mem[base]] - (long) between * problem.typeUnit[type];
    }

    private void tryMove(int route, int type) {
        int old = state.typeOf(route);
        long now = price(route, type);
        if (now != Schedule.INFEASIBLE
                && now + problem.typeFixed[type] < state.routeCost(route) + problem.typeFixed[old]) {
            state.rich.rebase(route, type);
        }
    }

    private boolean tryExchange(int route, int other) {
        int type = state.typeOf(route);
        int otherType = state.typeOf(other);
        long now = price(route, otherType);
        long otherNow = now == Schedule.INFEASIBLE ? now : price(other, type);
        if (otherNow == Schedule.INFEASIBLE || now + otherNow >= state.routeCost(route) + state.routeCost(other)) {
            return false;
        }
        state.rich.rebase(route, otherType);
        state.rich.rebase(other, type);
        return true;
    }

    private long price(int route, int type) {
        int length = state.copy(route, sequence);
        if (problem.restricted) {
            for (int i = 0; i < length; i++) {
                if (!problem.allows(type, sequence[i])) {
                    return Schedule.INFEASIBLE;
                }
            }
        }
        return state.schedule.price(type, sequence, length);
    }
}
