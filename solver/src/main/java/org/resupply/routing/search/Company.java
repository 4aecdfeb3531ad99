package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.Arrays;
import org.resupply.problem.RoutingSolution.Reason;

/**
 * Places a task that no vehicle can serve alone together with a stop that is on no route either: only the two have a way there and
 * home, say, or a rule of the host asks for more than one.
 *
 * <pre>
 *   depot -- depot   -->   depot -- other -- stop -- depot
 * </pre>
 *
 * They come one behind the other, on a new route or beside neighbours of the task, and are priced on the whole route.
 */
final class Company {
    /** One task in so many that find no place is tried. */
    private static final int TRIED_EVERY = 4;

    private static final byte UNKNOWN = 0;
    private static final byte POSSIBLE = 1;
    private static final byte IMPOSSIBLE = 2;

    /** Neighbours of a task that are looked at, for its company and for a route. */
    private static final int NEIGHBOURS = 10;

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final byte[] helped; // by task, once asked: whether company may help it
    private final int[] chain = new int[3];
    private final int[] found = new int[3];
    private final int[] sequence;
    private int length;
    private int foundType;
    private int foundAfter;
    private long least;

    Company(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        sequence = new int[state.nodes + 2];
        helped = new byte[problem.stops];
    }

    /**
     * Tries to place a pending task for which there is no place alone.
     *
     * @param from the pending tasks still to be decided about begin here
     * @param limit the cost must stay below
     * @return whether the task and another are on a route now; the other is pending and left out no more
     */
    boolean place(int task, int from, long limit) {
        if (!mayHelp(task) || dice.below(TRIED_EVERY) != 0) {
            return false;
        }
        least = limit;
        foundAfter = NONE;
        foundType = NONE;
        int other = NONE;
        for (int k = 0, tried = 0; k < problem.width && tried < NEIGHBOURS; k++) {
            int candidate = problem.neighbours[task * problem.width + k];
            if (isFree(candidate) && problem.task[candidate] != task) {
                long before = least;
                tryBeside(task, candidate);
                other = least < before ? candidate : other;
                tried++;
            }
        }
        if (other == NONE) {
            return false;
        }
        forget(problem.task[other], from);
        apply();
        return true;
    }

    /** Not where some vehicle serves the task alone, nor where none serves it in whatever company. */
    private boolean mayHelp(int task) {
        if (helped[task] == UNKNOWN) {
            boolean possible = !problem.isOwed(task) && hasVehicle(task) && !hasRouteOfItsOwn(task);
            helped[task] = possible ? POSSIBLE : IMPOSSIBLE;
        }
        return helped[task] == POSSIBLE;
    }

    /** Whether some vehicle may serve an alternative of a task and has room for it when it carries nothing else. */
    private boolean hasVehicle(int task) {
        for (int member = 0; member < members(task); member++) {
            Reason obstacle = problem.problem.obstacle(member(task, member));
            if (obstacle == null || obstacle == Reason.OUT_OF_REACH) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRouteOfItsOwn(int task) {
        for (int member = 0; member < members(task); member++) {
            chain(member(task, member), NONE, 0);
            for (int type = 0; type < problem.types; type++) {
                if (isAllowed(type) && price(type) != Schedule.INFEASIBLE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Number of alternatives of a task. */
    private int members(int task) {
        int group = problem.problem.group(task);
        return group == NONE ? 1 : problem.problem.groupSize(group);
    }

    private int member(int task, int number) {
        int group = problem.problem.group(task);
        return group == NONE ? task : problem.problem.groupStop(group, number);
    }

    /** Whether a stop is on no route, nor another of its group, and is no part of a pair. */
    private boolean isFree(int stop) {
        return state.routeOf(stop) == NONE
                && problem.problem.partner(stop) == NONE
                && (problem.problem.group(stop) == NONE || state.isLeftOut(problem.task[stop]));
    }

    private void tryBeside(int task, int other) {
        for (int member = 0; member < members(task); member++) {
            int stop = member(task, member);
            for (int at = 0; at < (problem.partner[stop] == NONE ? 2 : 3); at++) {
                chain(stop, other, at);
                tryAlone();
                for (int k = 0; k < Math.min(NEIGHBOURS, problem.width); k++) {
                    int v = problem.neighbours[stop * problem.width + k];
                    if (state.routeOf(v) != NONE) {
                        tryBehind(v);
                        tryBehind(state.prev(v));
                    }
                }
            }
        }
    }

    /** Writes down a stop, its delivery if it is a pickup, and another stop at a position among them. */
    private void chain(int stop, int other, int at) {
        length = 0;
        add(at == 0 ? other : NONE);
        add(stop);
        add(at == 1 ? other : NONE);
        add(problem.partner[stop]);
        add(at == 2 ? other : NONE);
    }

    private void add(int node) {
        if (node != NONE) {
            chain[length++] = node;
        }
    }

    private void tryAlone() {
        for (int type = 0; type < problem.types; type++) {
            if (state.hasVehicle(type) && isAllowed(type)) {
                long cost = price(type);
                if (cost != Schedule.INFEASIBLE) {
                    weigh(cost + problem.typeFixed[type], type, NONE);
                }
            }
        }
    }

    private void tryBehind(int node) {
        int route = state.routeOf(node);
        int type = state.typeOf(route);
        if (state.sealed[node] || !isAllowed(type)) {
            return;
        }
        int count = 0;
        int end = state.endOf(route);
        for (int v = state.startOf(route); v != end; v = state.next(v)) {
            if (v != state.startOf(route)) {
                sequence[count++] = v;
            }
            for (int i = 0; i < length && v == node; i++) {
                sequence[count++] = chain[i];
            }
        }
        long cost = state.schedule.price(type, sequence, count);
        if (cost != Schedule.INFEASIBLE) {
            weigh(cost - state.routeCost(route), NONE, node);
        }
    }

    private void weigh(long cost, int type, int after) {
        if (cost < least) {
            least = cost;
            foundType = type;
            foundAfter = after;
            System.arraycopy(chain, 0, found, 0, length);
        }
    }

    private long price(int type) {
        return state.schedule.price(type, chain, length);
    }

    private boolean isAllowed(int type) {
        boolean allowed = true;
        for (int i = 0; i < length && problem.restricted; i++) {
            allowed &= problem.allows(type, chain[i]);
        }
        return allowed;
    }

    /** Makes a task neither pending nor left out. */
    private void forget(int task, int from) {
        for (int i = from; i < state.pendingCount; i++) {
            if (state.pending[i] == task) {
                state.pending[i] = NONE;
                state.onOffer -= state.isLeftOut(task) ? state.price(task) : 0;
            }
        }
        if (state.isLeftOut(task)) {
            state.takeBack(task);
        }
    }

    private void apply() {
        int after = foundAfter == NONE ? state.startOf(state.openRoute(foundType)) : foundAfter;
        int route = state.routeOf(after);
        int left = after;
        int right = state.next(after);
        for (int i = 0; i < length; i++) {
            state.linkStop(found[i], after);
            after = found[i];
        }
        if (!state.rich.update(route, left, right)) {
            throw new IllegalStateException("Places found for %s break a rule.".formatted(Arrays.toString(found)));
        }
    }
}
