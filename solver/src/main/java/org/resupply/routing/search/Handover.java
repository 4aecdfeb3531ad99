package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.Arrays;

/**
 * Which vehicle drives a rich route, whatever vehicles differ in: it goes as it is to a free vehicle, or two routes exchange theirs.
 *
 * <pre>
 *   van 3: a b c        van 7: a b c
 *   van 7: d e     -->  van 3: d e
 * </pre>
 *
 * Vehicles of one class differ in what was promised of them only. What may pay is priced on the whole route. Where vehicles differ in
 * depots and shifts alone, {@link DepotExchange} finds the same by their legs.
 */
final class Handover {
    private final SearchProblem problem;
    private final SearchState state;
    private final int[] sequence;
    private final boolean[] hasLock; // by type
    private final long[] kept; // by type: what the route looked at costs less as it was promised the vehicle
    private final long[] costs; // by type: what the route looked at costs with a vehicle of it, once asked
    private final int[] askedAt; // by type: when costs were asked last
    private int clock;

    Handover(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        sequence = new int[state.nodes];
        kept = new long[problem.types];
        costs = new long[problem.types];
        askedAt = new int[problem.types];
        hasLock = new boolean[problem.types];
        for (var lock : problem.problem.locks()) {
            hasLock[problem.typeOf(lock.vehicleClass(), lock.vehicle())] = true;
        }
    }

    /** Whether routes may go to other vehicles for reasons that legs alone do not tell. */
    static boolean applies(SearchProblem problem) {
        return problem.rich && problem.types > 1 && !DepotExchange.applies(problem);
    }

    /** Moves a route to the free vehicle it costs least with, or exchanges its vehicle with others, if that saves cost. */
    void improve(int route) {
        if (hasLock[state.typeOf(route)]) {
            return;
        }
        lookAt(route);
        int type = state.typeOf(route);
        int cheapest = type;
        for (int other = 0; other < problem.types; other++) {
            if (state.hasVehicleOf(other)
                    && mayPay(type, other)
                    && cost(route, other) < costs[cheapest] + problem.typeFixed[cheapest] - problem.typeFixed[other]) {
                cheapest = other;
            }
        }
        if (cheapest != type) {
            state.rich.rebase(route, cheapest);
            lookAt(route);
        }
        int active = state.routes();
        for (int i = 0; i < active; i++) {
            int other = state.activeRoute(i);
            int mine = state.typeOf(route);
            int its = state.typeOf(other);
            if (!hasLock[its] && mayPay(mine, its) && cost(route, its) < costs[mine] && tryExchange(route, other)) {
                lookAt(route);
            }
        }
    }

    private void lookAt(int route) {
        clock++;
        int type = state.typeOf(route);
        costs[type] = state.routeCost(route);
        askedAt[type] = clock;
        if (problem.problem.hasPromises()) {
            Arrays.fill(kept, 0);
            for (int v = state.next(state.startOf(route)); v != state.endOf(route); v = state.next(v)) {
                if (state.isStop(v) && problem.promisedType[v] != NONE) {
                    kept[problem.promisedType[v]] += problem.problem.vehiclePrice(v);
                }
            }
        }
    }

    /** Whether a vehicle of another type differs from the present one in more than promises, or keeps more of these. */
    private boolean mayPay(int type, int other) {
        if (type == other) {
            return false;
        }
        return problem.typeClass[type] == problem.typeClass[other]
                ? kept[other] > kept[type]
                : problem.typeVehicle[other] == NONE || kept[other] > 0;
    }

    private long cost(int route, int type) {
        if (askedAt[type] != clock) {
            askedAt[type] = clock;
            costs[type] = price(route, type);
        }
        return costs[type];
    }

    private boolean tryExchange(int route, int other) {
        int mine = state.typeOf(route);
        int its = state.typeOf(other);
        long otherCost = price(other, mine);
        if (otherCost == Schedule.INFEASIBLE
                || costs[its] + otherCost >= state.routeCost(route) + state.routeCost(other)) {
            return false;
        }
        state.rich.rebase(route, its);
        state.rich.rebase(other, mine);
        return true;
    }

    private long price(int route, int type) {
        int length = state.copy(route, sequence);
        for (int i = 0; i < length; i++) {
            int node = sequence[i];
            if (state.isStop(node) ? !problem.allows(type, node) : !problem.opens(type, state.depotOf(node))) {
                return Schedule.INFEASIBLE;
            }
        }
        return state.schedule.price(type, sequence, length);
    }
}
