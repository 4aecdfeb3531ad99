package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.stream.IntStream;
import org.resupply.problem.RoutingProblem;

/**
 * A trip goes to another vehicle or takes another turn, or two trips change places.
 *
 * <pre>
 *   A: 1 2 | 3 4 | 5        A: 1 2 | 5
 *                      -->
 *   B: 6 | 7 8              B: 6 | 3 4 | 7 8
 * </pre>
 *
 * From one depot this costs nothing, so no search by costs would find it; yet it decides where there is time for one more stop.
 */
final class TripExchange {
    private static final int EXCHANGED = 0;
    private static final int BEFORE = 1;
    private static final int BEHIND = 2;
    private static final int WAYS = 3;
    private static final int AWAY = 3;

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final int[] sequence;
    private final int[] otherSequence;
    private int trip; // both by their beginnings
    private int otherTrip;
    private int way;
    private int reload; // stands for all reloads of a sequence

    TripExchange(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        sequence = new int[state.nodes + 2];
        otherSequence = new int[state.nodes + 2];
    }

    /** Whether trips are packed into vehicles that reload at one depot, and none is locked. */
    static boolean applies(SearchProblem problem) {
        RoutingProblem outer = problem.problem;
        return problem.packsTrips
                && outer.reloadDepots() == 1
                && outer.locks().isEmpty()
                && IntStream.range(0, outer.vehicleClasses())
                        .allMatch(c -> outer.maxTrips(c) == 1 || outer.reloads(c) > 0);
    }

    /** Gives a stop's trip another place, drawn at random, if the routes stay feasible and the cost changes by less than a limit. */
    boolean apply(int stop, long limit) {
        int pick = state.own[dice.below(state.ownStops)];
        int route = state.routeOf(stop);
        int other = state.routeOf(pick);
        reload = state.freeReload(0);
        if (route == NONE || other == NONE || reload == NONE) {
            return false;
        }
        trip = state.beginning(stop);
        otherTrip = state.beginning(pick);
        if (trip == otherTrip) {
            return setApart(route, limit);
        }
        way = dice.below(WAYS);
        if (!mayExchange(state.typeOf(route), state.typeOf(other))) {
            return false;
        }
        int length = arrange(route, sequence);
        int otherLength = route == other ? 0 : arrange(other, otherSequence);
        long change = price(route, sequence, length);
        if (route != other && change != Schedule.INFEASIBLE) {
            long more = price(other, otherSequence, otherLength);
            change = more == Schedule.INFEASIBLE ? more : change + more;
        }
        if (change >= limit) {
            return false;
        }
        clear(route);
        if (route != other) {
            clear(other);
            fill(other, otherSequence, otherLength);
        }
        fill(route, sequence, length);
        if (length == 0) {
            state.closeRoute(route);
        }
        return true;
    }

    /** The trip goes to a vehicle not used yet. */
    private boolean setApart(int route, long limit) {
        int type = state.typeOf(route);
        if (!state.hasVehicle(type) || state.mem[state.base(route) + SearchState.TRIPS] == 1) {
            return false;
        }
        way = AWAY;
        int length = arrange(route, sequence);
        int otherLength = append(trip, otherSequence, 0);
        long change = price(route, sequence, length);
        long more = state.schedule.price(type, otherSequence, otherLength);
        if (change == Schedule.INFEASIBLE
                || more == Schedule.INFEASIBLE
                || change + more + problem.typeFixed[type] - state.bonus >= limit) {
            return false;
        }
        clear(route);
        fill(state.openRoute(type), otherSequence, otherLength);
        fill(route, sequence, length);
        return true;
    }

    private boolean mayExchange(int type, int otherType) {
        return type == otherType
                || !problem.restricted
                || state.allowsAllFrom(state.next(trip), otherType)
                        && (way != EXCHANGED || state.allowsAllFrom(state.next(otherTrip), type));
    }

    /** Writes the nodes of a route as they would be into an array; returns their number. */
    private int arrange(int route, int[] into) {
        int count = 0;
        int end = state.endOf(route);
        for (int v = state.startOf(route); v != end; v = state.next(v)) {
            if (state.isStop(v)) {
                continue;
            }
            if (v == trip) {
                count = way == EXCHANGED ? append(otherTrip, into, count) : count;
            } else if (v != otherTrip) {
                count = append(v, into, count);
            } else {
                count = way == BEHIND ? append(v, into, count) : count;
                count = append(trip, into, count);
                count = way == BEFORE ? append(v, into, count) : count;
            }
        }
        return count;
    }

    private int append(int beginning, int[] into, int count) {
        int length = count;
        if (length > 0) {
            into[length++] = reload;
        }
        for (int v = state.next(beginning); state.isStop(v); v = state.next(v)) {
            into[length++] = v;
        }
        return length;
    }

    /** What a route would cost more. */
    private long price(int route, int[] nodes, int length) {
        int type = state.typeOf(route);
        if (length == 0) {
            return state.bonus - problem.typeFixed[type] - state.routeCost(route);
        }
        long cost = state.schedule.price(type, nodes, length);
        return cost == Schedule.INFEASIBLE ? cost : cost - state.routeCost(route);
    }

    private void clear(int route) {
        int end = state.endOf(route);
        for (int v = state.next(state.startOf(route)); v != end; v = state.next(state.startOf(route))) {
            if (state.isStop(v)) {
                state.unlinkStop(v);
            } else {
                state.rich.unlinkReload(v);
            }
        }
    }

    private void fill(int route, int[] nodes, int length) {
        int after = state.startOf(route);
        for (int i = 0; i < length; i++) {
            if (state.isStop(nodes[i])) {
                state.linkStop(nodes[i], after);
                after = nodes[i];
            } else {
                after = state.rich.linkReload(0, after);
            }
        }
        if (!state.rich.update(route, state.startOf(route), state.endOf(route))) {
            throw new IllegalStateException("Trips that changed places break a rule.");
        }
    }
}
