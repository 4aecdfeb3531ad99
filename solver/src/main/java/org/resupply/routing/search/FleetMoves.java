package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

/**
 * Which vehicle drives a route: to a cheaper free vehicle, or two routes exchange theirs.
 *
 * <pre>
 *   route a: large vehicle        route a: small vehicle
 *   route b: small vehicle   -->  route b: large vehicle
 * </pre>
 *
 * Only between types of one family, which differ in capacity and cost alone, so that times never change. Where routes may be loaded
 * above capacity what that costs counts, too.
 */
final class FleetMoves {
    private final SearchProblem problem;
    private final SearchState state;

    FleetMoves(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
    }

    /** Gives a route the vehicle that carries it most cheaply, among its own and those that are free. */
    void fit(int route) {
        int base = state.base(route);
        int type = state.mem[base];
        int distance = state.mem[base + SearchState.DISTANCE];
        int cheapest = type;
        long least = cost(type, distance) + state.overload.cost(base);
        for (int other = 0; other < problem.types; other++) {
            long cost = cost(other, distance);
            if (cost < least
                    && problem.related(type, other)
                    && state.hasVehicleOf(other)
                    && state.carries(other, base, NONE)) {
                cost += state.overload.costWith(base, other, NONE);
                cheapest = cost < least ? other : cheapest;
                least = Math.min(cost, least);
            }
        }
        if (cheapest != type) {
            state.plain.retype(route, cheapest);
        }
    }

    /** Exchanges the vehicle of a route with that of another route as long as that saves cost. */
    void exchange(int route) {
        int base = state.base(route);
        int active = state.routes();
        long freed = state.overload.cost(base);
        for (int i = 0; i < active; i++) {
            int other = state.activeRoute(i);
            int otherBase = state.base(other);
            int type = state.mem[base];
            int otherType = state.mem[otherBase];
            if (type == otherType) {
                continue;
            }
            // The longer route pays with the vehicle that is cheaper to drive; what is fixed stays the same.
            int longer = state.mem[base + SearchState.DISTANCE] - state.mem[otherBase + SearchState.DISTANCE];
            int dearer = problem.typeUnit[type] - problem.typeUnit[otherType];
            long saved = (long) longer * dearer + freed + state.overload.cost(otherBase);
            if (saved > 0
                    && problem.related(type, otherType)
                    && state.carries(otherType, base, NONE)
                    && state.carries(type, otherBase, NONE)) {
                long above = state.overload.costWith(base, otherType, NONE);
                if (saved > above + state.overload.costWith(otherBase, type, NONE)) {
                    state.plain.retype(route, otherType);
                    state.plain.retype(other, type);
                    freed = above;
                }
            }
        }
    }

    private long cost(int type, int distance) {
        return problem.typeFixed[type] + (long) problem.typeUnit[type] * distance;
    }
}
