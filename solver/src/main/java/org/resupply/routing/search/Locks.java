package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingVerdict.Code;
import org.resupply.problem.RoutingVerdict.Violation;

/**
 * Loads locked prefixes into a {@link SearchState}, so that each is a route that holds.
 *
 * <p>What a prefix has picked up is delivered behind it in the first order that holds. A prefix that does not hold with that is
 * followed by one more stop, or two: it may have no way home, or the host may forbid it. Where several need such stops, those of one
 * are changed as long as they keep another from its own.
 */
final class Locks {
    /** Orders of deliveries and of other stops that are tried behind a locked prefix, longer and shorter ones counted. */
    private static final int MOST_TRIES = 10_000;

    private final SearchState state;
    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final boolean[] placed;
    private boolean holdingOnTheWay = true; // whether a route must hold before all is delivered, as nearly all do
    private int furthest; // of the prefixes that need more stops, the last one that was tried

    /**
     * For a state without routes.
     *
     * @param placed by stop: whether it is on a route; kept up to date
     */
    Locks(SearchProblem problem, SearchState state, boolean[] placed) {
        this.problem = problem;
        this.state = state;
        this.placed = placed;
        outer = problem.problem;
    }

    /** Whether a prefix is of breaks alone: no node stands for a break, the vehicle takes it on whatever route it gets. */
    static boolean isOfBreaksOnly(RoutingProblem problem, RoutingSolution.Route lock) {
        return Arrays.stream(lock.visits()).allMatch(problem::isBreak);
    }

    /** Whether a stop or another of its group of alternatives is on a route. */
    static boolean isTaken(RoutingProblem problem, int stop, boolean[] placed) {
        int group = problem.group(stop);
        boolean found = placed[stop];
        for (int member = 0; group != NONE && member < problem.groupSize(group); member++) {
            found |= placed[problem.groupStop(group, member)];
        }
        return found;
    }

    void load() {
        var locks = new ArrayList<Lock>();
        var needy = new ArrayList<Lock>();
        for (RoutingSolution.Route value : outer.locks()) {
            if (!isOfBreaksOnly(outer, value)) {
                var lock = new Lock(value);
                locks.add(lock);
                if (!lock.deliver()) {
                    needy.add(lock);
                }
            }
        }
        if (!goOn(needy, 0)) {
            holdingOnTheWay = false;
            needy.forEach(lock -> lock.triesLeft = MOST_TRIES);
            needy.removeIf(lock -> lock.owed.length > 1 && lock.deliver());
            furthest = 0;
            needy.forEach(lock -> lock.triesLeft = MOST_TRIES);
            if (!goOn(needy, 0)) {
                throw new IllegalArgumentException(whyNot(needy.get(furthest).value));
            }
        }
        for (Lock lock : locks) {
            for (int delivery : lock.owed) {
                placed[delivery] = true;
            }
        }
    }

    /**
     * Lets one more stop, or two, follow each of the prefixes from one on.
     *
     * @return whether any of them make all hold; otherwise the routes are as they were
     */
    private boolean goOn(List<Lock> needy, int from) {
        if (from == needy.size()) {
            return true;
        }
        furthest = Math.max(furthest, from);
        Lock lock = needy.get(from);
        int last = state.prev(state.endOf(lock.route));
        for (int first = 0; first < outer.stops() && lock.triesLeft > 0; first++) {
            if (!mayFollow(first, last)) {
                continue;
            }
            link(first, last);
            if (finish(needy, from)) {
                return true;
            }
            for (int second = 0; second < outer.stops() && lock.triesLeft > 0; second++) {
                if (mayFollow(second, first)) {
                    link(second, first);
                    if (finish(needy, from)) {
                        return true;
                    }
                    unlink(second);
                }
            }
            unlink(first);
        }
        return false;
    }

    /** Whether a prefix holds with the stops behind it, and those after it can be made to. */
    private boolean finish(List<Lock> needy, int number) {
        Lock lock = needy.get(number);
        if (!lock.deliver()) {
            return false;
        }
        if (goOn(needy, number + 1)) {
            return true;
        }
        for (int delivery : lock.owed) {
            state.unlinkStop(delivery);
        }
        return false;
    }

    private void link(int stop, int after) {
        state.linkStop(stop, after);
        placed[stop] = true;
    }

    private void unlink(int stop) {
        state.unlinkStop(stop);
        placed[stop] = false;
    }

    /** Whether a stop may come behind a node of a route: it is free, the vehicle may serve it, and there is a way to it. */
    private boolean mayFollow(int stop, int node) {
        int type = state.typeOf(state.routeOf(node));
        return outer.partner(stop) == NONE
                && !problem.locked[stop]
                && !isTaken(outer, stop, placed)
                && problem.allows(type, stop)
                && hasWay(type, state.placeOf(node), problem.place[stop]);
    }

    private boolean hasWay(int type, int from, int to) {
        return problem.complete
                || problem.distancesOf(type).between(from, to) < RoutingTravel.UNREACHABLE
                        && problem.durationsOf(type).between(from, to) < RoutingTravel.UNREACHABLE;
    }

    /** What the judge says about a locked prefix alone, without what it has picked up and may still deliver. */
    private String whyNot(RoutingSolution.Route lock) {
        String name = outer.lockName(lock);
        return RoutingChecker.check(outer, List.of(lock)).violations().stream()
                .filter(fault -> fault.route() == 0 && !isOwedIn(fault))
                // Breaks may still follow.
                .min(Comparator.comparing(fault -> fault.code() == Code.BREAK_MISSING))
                .map(fault -> "%s breaks a rule: %s".formatted(name, fault.message()))
                .orElse("%s cannot be followed by deliveries of what it has picked up.".formatted(name));
    }

    private boolean isOwedIn(Violation fault) {
        return fault.code() == Code.PAIR_SPLIT && problem.isOwed(outer.partner(fault.visit()));
    }

    /** A prefix on its route. */
    private final class Lock {
        final RoutingSolution.Route value;
        final int route;
        final int[] owed; // what it has picked up and does not deliver
        int triesLeft = MOST_TRIES;

        Lock(RoutingSolution.Route value) {
            this.value = value;
            route = state.openRoute(problem.typeOf(value.vehicleClass(), value.vehicle()));
            int after = state.startOf(route);
            for (int visit : value.visits()) {
                if (outer.isBreak(visit)) {
                    continue;
                }
                state.sealed[after] = true;
                if (outer.isStop(visit)) {
                    link(visit, after);
                    after = visit;
                } else {
                    after = state.rich.linkReload(outer.reloadDepot(visit), after);
                    state.pinned[after] = true;
                }
            }
            owed = Arrays.stream(value.visits())
                    .filter(outer::isStop)
                    .map(outer::partner)
                    .filter(problem::isOwed)
                    .toArray();
        }

        /**
         * Puts deliveries behind all that the route has, in the first order that holds.
         *
         * @return whether there is one and it was made what the route remembers; otherwise the route is as it was
         */
        boolean deliver() {
            return deliver(0);
        }

        private boolean deliver(int done) {
            triesLeft--;
            if (done == owed.length) {
                return state.rich.refresh(route);
            }
            int after = state.prev(state.endOf(route));
            for (int i = done; i < owed.length && triesLeft > 0; i++) {
                exchange(done, i);
                state.linkStop(owed[done], after);
                if ((!holdingOnTheWay || state.rich.refresh(route)) && deliver(done + 1)) {
                    return true;
                }
                state.unlinkStop(owed[done]);
                exchange(done, i);
            }
            return false;
        }

        private void exchange(int i, int j) {
            int held = owed[i];
            owed[i] = owed[j];
            owed[j] = held;
        }
    }
}
