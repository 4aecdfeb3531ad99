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

/** The ways by which routes come into a {@link SearchState} and leave it as values. */
final class RouteValues {
    /** Orders of deliveries and of other stops that are tried behind a locked prefix, longer and shorter ones counted. */
    private static final int MOST_TRIES = 10_000;

    private final SearchState state;
    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final int stops;
    private final int[] sequence;
    private int triesLeft;

    RouteValues(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        outer = problem.problem;
        stops = problem.stops;
        sequence = new int[state.nodes + 2];
    }

    /** Fills the state with locked prefixes and, as far as they hold, the given routes; all other tasks are left out. */
    void load(List<RoutingSolution.Route> routes) {
        state.begin();
        boolean[] placed = new boolean[stops];
        List<RoutingSolution.Route> locks = outer.locks();
        for (RoutingSolution.Route lock : locks) {
            loadLock(lock, placed);
        }
        for (RoutingSolution.Route given : routes) {
            loadGiven(given, placed);
        }
        for (int s = 0; s < stops; s++) {
            int task = problem.task[s];
            if (task == s && !isServed(task)) {
                state.leaveOut(task);
            }
        }
        state.commit();
        state.keepBest();
    }

    private boolean isServed(int task) {
        int group = outer.group(task);
        if (group == NONE) {
            return state.routeOf(task) != NONE;
        }
        for (int member = 0; member < outer.groupSize(group); member++) {
            if (state.routeOf(outer.groupStop(group, member)) != NONE) {
                return true;
            }
        }
        return false;
    }

    private void loadLock(RoutingSolution.Route lock, boolean[] placed) {
        if (isOfBreaksOnly(lock)) {
            return; // No node stands for a break: the vehicle takes it on whatever route it gets.
        }
        triesLeft = MOST_TRIES;
        int route = state.openRoute(problem.typeOf(lock.vehicleClass(), lock.vehicle()));
        int after = state.startOf(route);
        for (int visit : lock.visits()) {
            if (outer.isBreak(visit)) {
                continue;
            }
            state.sealed[after] = true;
            if (outer.isStop(visit)) {
                state.linkStop(visit, after);
                placed[visit] = true;
                after = visit;
            } else {
                after = state.linkReload(outer.reloadDepot(visit), after);
                state.pinned[after] = true;
            }
        }
        int[] owed = owedTo(lock);
        if (!deliver(route, owed, 0) && !goOn(route, owed, placed)) {
            throw new IllegalArgumentException(whyNot(lock));
        }
        for (int delivery : owed) {
            placed[delivery] = true;
        }
    }

    private boolean isOfBreaksOnly(RoutingSolution.Route lock) {
        return Arrays.stream(lock.visits()).allMatch(outer::isBreak);
    }

    /**
     * Lets one more stop follow a locked prefix that does not hold by itself, or two: it may have no way home, or the host may forbid it.
     *
     * @return whether any of them make it hold, with what it owes behind them; otherwise the route is as it was
     */
    private boolean goOn(int route, int[] owed, boolean[] placed) {
        int last = state.prev(state.endOf(route));
        for (int first = 0; first < stops && triesLeft > 0; first++) {
            if (!mayFollow(first, last, placed)) {
                continue;
            }
            state.linkStop(first, last);
            placed[first] = true;
            if (deliver(route, owed, 0)) {
                return true;
            }
            for (int second = 0; second < stops && triesLeft > 0; second++) {
                if (mayFollow(second, first, placed)) {
                    state.linkStop(second, first);
                    if (deliver(route, owed, 0)) {
                        placed[second] = true;
                        return true;
                    }
                    state.unlinkStop(second);
                }
            }
            state.unlinkStop(first);
            placed[first] = false;
        }
        return false;
    }

    /** Whether a stop may come behind a node of a route: it is free, the vehicle may serve it, and there is a way to it. */
    private boolean mayFollow(int stop, int node, boolean[] placed) {
        int type = state.typeOf(state.routeOf(node));
        return outer.partner(stop) == NONE
                && !problem.locked[stop]
                && !isTaken(stop, placed)
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

    /** What a locked prefix has picked up and does not deliver. */
    private int[] owedTo(RoutingSolution.Route lock) {
        return Arrays.stream(lock.visits())
                .filter(outer::isStop)
                .map(outer::partner)
                .filter(problem::isOwed)
                .toArray();
    }

    /**
     * Puts deliveries, from one of them on, behind all that a route has, in the first order that holds.
     *
     * @return whether there is one and it was made what the route remembers; otherwise the route is as it was
     */
    private boolean deliver(int route, int[] owed, int done) {
        triesLeft--;
        if (done == owed.length) {
            return state.refresh(route);
        }
        int after = state.prev(state.endOf(route));
        for (int i = done; i < owed.length && triesLeft > 0; i++) {
            exchange(owed, done, i);
            state.linkStop(owed[done], after);
            if (state.refresh(route) && deliver(route, owed, done + 1)) {
                return true;
            }
            state.unlinkStop(owed[done]);
            exchange(owed, done, i);
        }
        return false;
    }

    private static void exchange(int[] stops, int i, int j) {
        int held = stops[i];
        stops[i] = stops[j];
        stops[j] = held;
    }

    /** Takes a given route over in its order: whole if it holds, otherwise what holds together with what was taken before. */
    private void loadGiven(RoutingSolution.Route given, boolean[] placed) {
        int type = problem.typeOf(given.vehicleClass(), given.vehicle());
        int route = NONE;
        for (int i = 0; i < state.routes() && problem.typeVehicle[type] != NONE; i++) {
            route = state.typeOf(state.activeRoute(i)) == type ? state.activeRoute(i) : route;
        }
        if (route == NONE) {
            if (!state.hasVehicle(type)) {
                return;
            }
            route = state.openRoute(type);
        }
        int[] had = Arrays.copyOf(sequence, state.copy(route, sequence));
        int[] owed = takeBack(route, placed);
        int[] visits = withoutLock(given);
        boolean[] taken = new boolean[visits.length];
        for (int i = 0; i < visits.length; i++) {
            mark(visits, i, taken, placed, type, true);
        }
        if (!holds(route, visits, taken)) {
            boolean[] wanted = taken.clone();
            for (int i = 0; i < visits.length; i++) {
                if (wanted[i]) {
                    placed[visits[i]] = false;
                    taken[i] = false;
                }
            }
            for (int i = 0; i < visits.length; i++) {
                if (wanted[i] && mark(visits, i, taken, placed, type, true) && !holds(route, visits, taken)) {
                    mark(visits, i, taken, placed, type, false);
                }
            }
        }
        append(route, visits, taken);
        if (!complete(route, owed, placed)) {
            for (int i = 0; i < visits.length; i++) {
                if (taken[i]) {
                    placed[visits[i]] = false;
                }
            }
            restore(route, had, owed, placed);
        }
        if (state.next(state.startOf(route)) == state.endOf(route)) {
            state.closeRoute(route);
        }
    }

    /** Takes deliveries that a locked prefix owes out of its route; returns them in their order. */
    private int[] takeBack(int route, boolean[] placed) {
        int length = state.copy(route, sequence);
        int[] owed = Arrays.stream(sequence, 0, length).filter(problem::isOwed).toArray();
        for (int delivery : owed) {
            state.unlinkStop(delivery);
            placed[delivery] = false;
        }
        return owed;
    }

    /** Puts deliveries that a route owes and that the given one did not have where they cost least; false if one finds no place. */
    private boolean complete(int route, int[] owed, boolean[] placed) {
        for (int delivery : owed) {
            if (placed[delivery]) {
                continue;
            }
            int best = NONE;
            long least = Schedule.INFEASIBLE;
            int end = state.endOf(route);
            for (int after = problem.owedBehind[delivery]; after != end; after = state.next(after)) {
                state.linkStop(delivery, after);
                long cost = state.schedule.price(state.typeOf(route), sequence, state.copy(route, sequence));
                state.unlinkStop(delivery);
                best = cost < least ? after : best;
                least = Math.min(cost, least);
            }
            if (best == NONE) {
                return false;
            }
            state.linkStop(delivery, best);
            placed[delivery] = true;
        }
        return owed.length == 0 || state.refresh(route);
    }

    /** Gives a route back what it had, with the deliveries that it owes. */
    private void restore(int route, int[] had, int[] owed, boolean[] placed) {
        int after = problem.owedBehind[owed[0]];
        for (int v = state.prev(state.endOf(route)); v != after; v = state.prev(state.endOf(route))) {
            if (state.isStop(v)) {
                state.unlinkStop(v);
            } else {
                state.unlinkReload(v);
            }
        }
        int i = 0;
        while (had[i] != after) {
            i++;
        }
        for (i++; i < had.length; i++) {
            if (state.isReload(had[i])) {
                after = state.linkReload(state.depotOf(had[i]), after);
            } else {
                state.linkStop(had[i], after);
                after = had[i];
            }
        }
        for (int delivery : owed) {
            placed[delivery] = true;
        }
        if (!state.refresh(route)) {
            throw new IllegalStateException("What held behind a locked prefix breaks a rule.");
        }
    }

    /** The visits of a given route without the reloads of its vehicle's locked prefix, which are its first ones. */
    private int[] withoutLock(RoutingSolution.Route given) {
        int[] visits = given.visits();
        int length = 0;
        long reloads = outer.locks().stream()
                .filter(lock -> lock.vehicleClass() == given.vehicleClass() && lock.vehicle() == given.vehicle())
                .flatMapToInt(lock -> Arrays.stream(lock.visits()))
                .filter(outer::isReload)
                .count();
        for (int visit : visits) {
            if (!outer.isReload(visit) || --reloads < 0) {
                visits[length++] = visit;
            }
        }
        return Arrays.copyOf(visits, length);
    }

    /**
     * Takes a stop of a given route, with its delivery if it is a pickup, or gives it up again.
     *
     * @return whether the stop is one to be taken: not taken yet, allowed, and no delivery
     */
    private boolean mark(int[] visits, int i, boolean[] taken, boolean[] placed, int type, boolean take) {
        int stop = visits[i];
        if (!outer.isStop(stop) || take && (isTaken(stop, placed) || !problem.allows(type, stop))) {
            return false;
        }
        int partner = problem.partner[stop];
        if (partner != NONE) {
            int j = i + 1;
            while (j < visits.length && visits[j] != partner) {
                j++;
            }
            if (!outer.isPickup(stop)
                    || j == visits.length
                    || take && (placed[partner] || !problem.allows(type, partner))) {
                return false;
            }
            taken[j] = take;
            placed[partner] = take;
        }
        taken[i] = take;
        placed[stop] = take;
        return true;
    }

    /** Whether a stop or another of its group of alternatives is on a route already, or is about to be. */
    private boolean isTaken(int stop, boolean[] placed) {
        int group = outer.group(stop);
        boolean found = placed[stop];
        for (int member = 0; group != NONE && member < outer.groupSize(group); member++) {
            found |= placed[outer.groupStop(group, member)];
        }
        return found;
    }

    /** Whether a route holds when visits of a given route that are taken, and the reloads between them, come after what it has. */
    private boolean holds(int route, int[] visits, boolean[] taken) {
        int length = compose(route, visits, taken);
        return length == 0
                || length > 0 && state.schedule.price(state.typeOf(route), sequence, length) != Schedule.INFEASIBLE;
    }

    /** Puts visits of a given route that are taken, and the reloads between them, after what a route has. */
    private void append(int route, int[] visits, boolean[] taken) {
        int had = state.copy(route, sequence);
        int length = compose(route, visits, taken);
        int after = state.prev(state.endOf(route));
        for (int i = had; i < length; i++) {
            int node = sequence[i];
            if (state.isReload(node)) {
                after = state.linkReload(state.depotOf(node), after);
                continue;
            }
            if (problem.rich) {
                state.linkStop(node, after);
            } else {
                state.insertPlain(node, after);
            }
            after = node;
        }
        if (problem.rich && !state.refresh(route)) {
            throw new IllegalStateException("A given route that holds breaks a rule.");
        }
    }

    /**
     * Writes down what a route has, and behind it the visits of a given route that are taken with the reloads between them.
     *
     * @return the number of nodes, or {@code NONE} for more trips than the vehicle may make
     */
    private int compose(int route, int[] visits, boolean[] taken) {
        int length = state.copy(route, sequence);
        int reload = NONE;
        int reloads = 0;
        for (int i = 0; i < visits.length; i++) {
            if (taken[i]) {
                if (reload != NONE && length > 0 && state.isStop(sequence[length - 1])) {
                    if (++reloads >= problem.typeMaxTrips[state.typeOf(route)]) {
                        return NONE;
                    }
                    sequence[length++] = reload;
                }
                reload = NONE;
                sequence[length++] = visits[i];
            } else if (mayReload(route, visits[i])) {
                reload = state.freeReload(outer.reloadDepot(visits[i]));
            }
        }
        return length;
    }

    private boolean mayReload(int route, int visit) {
        if (!outer.isReload(visit) || problem.typeMaxTrips[state.typeOf(route)] < 2) {
            return false;
        }
        return problem.opens(state.typeOf(route), outer.reloadDepot(visit));
    }

    /**
     * The routes the state is at, as a value.
     *
     * @param searchCost their cost with prices for required tasks left out
     * @param reasons why stops are left out of them; null where nobody asks
     */
    RoutingSolution unload(long iterations, long searchCost, Reasons reasons) {
        int[] given = new int[outer.vehicleClasses()];
        var routes = new ArrayList<RoutingSolution.Route>();
        long total = searchCost;
        for (int i = 0; i < state.routes(); i++) {
            int route = state.activeRoute(i);
            int type = state.typeOf(route);
            int length = state.copy(route, sequence);
            int vehicle = problem.typeVehicle[type];
            int vehicleClass = problem.typeClass[type];
            if (vehicle == NONE) {
                do {
                    vehicle = given[vehicleClass]++;
                } while (problem.typeOf(vehicleClass, vehicle) != vehicleClass);
            }
            routes.add(new RoutingSolution.Route(vehicleClass, vehicle, state.schedule.visits(type, sequence, length)));
        }
        total += addBreaks(routes);
        routes.sort((one, other) -> one.vehicleClass() != other.vehicleClass()
                ? Integer.compare(one.vehicleClass(), other.vehicleClass())
                : Integer.compare(one.vehicle(), other.vehicle()));
        var unserved = new ArrayList<RoutingSolution.Unserved>();
        for (int s = 0; s < stops; s++) {
            if (!isServed(problem.task[s])) {
                unserved.add(new RoutingSolution.Unserved(
                        s, reasons != null ? reasons.of(s) : RoutingSolution.Reason.BUDGET_SPENT));
            }
        }
        for (int i = 0; i < state.leftOut(); i++) {
            int task = state.leftOutTask(i);
            total -= problem.required[task] ? problem.price[task] : 0;
        }
        return new RoutingSolution(routes, unserved, total, state.missing() == 0, iterations);
    }

    /** Adds routes of nothing but locked breaks for vehicles that got no other; returns what they cost. */
    private long addBreaks(List<RoutingSolution.Route> routes) {
        long cost = 0;
        for (RoutingSolution.Route lock : outer.locks()) {
            if (isOfBreaksOnly(lock)
                    && routes.stream()
                            .noneMatch(route ->
                                    route.vehicleClass() == lock.vehicleClass() && route.vehicle() == lock.vehicle())) {
                routes.add(lock);
                cost += RoutingChecker.check(outer, List.of(lock))
                        .routes()
                        .get(0)
                        .cost();
            }
        }
        return cost;
    }
}
