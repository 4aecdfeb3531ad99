package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/** The ways by which routes come into a {@link SearchState} and leave it as values. */
final class RouteValues {
    private final SearchState state;
    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final int stops;
    private final int[] sequence;

    RouteValues(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        outer = problem.problem;
        stops = problem.stops;
        sequence = new int[state.nodes + 2];
    }

    /** Fills the state with locked prefixes and, as far as they hold, the given routes; all other tasks are left out. */
    void load(List<RoutingSolution.Route> routes, BooleanSupplier ended) {
        state.begin();
        boolean[] placed = new boolean[stops];
        new Locks(problem, state, placed).load();
        for (RoutingSolution.Route given : routes) {
            ended.getAsBoolean();
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
        int[] owed = takeBack(had, placed);
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
    private int[] takeBack(int[] had, boolean[] placed) {
        int[] owed = Arrays.stream(had).filter(problem::isOwed).toArray();
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
        return owed.length == 0 || state.rich.refresh(route);
    }

    /** Gives a route back what it had, with the deliveries that it owes. */
    private void restore(int route, int[] had, int[] owed, boolean[] placed) {
        int after = problem.owedBehind[owed[0]];
        for (int v = state.prev(state.endOf(route)); v != after; v = state.prev(state.endOf(route))) {
            if (state.isStop(v)) {
                state.unlinkStop(v);
            } else {
                state.rich.unlinkReload(v);
            }
        }
        int i = 0;
        while (had[i] != after) {
            i++;
        }
        for (i++; i < had.length; i++) {
            if (state.isReload(had[i])) {
                after = state.rich.linkReload(state.depotOf(had[i]), after);
            } else {
                state.linkStop(had[i], after);
                after = had[i];
            }
        }
        for (int delivery : owed) {
            placed[delivery] = true;
        }
        if (!state.rich.refresh(route)) {
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
        if (!outer.isStop(stop) || take && (Locks.isTaken(outer, stop, placed) || !problem.allows(type, stop))) {
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
                after = state.rich.linkReload(state.depotOf(node), after);
                continue;
            }
            if (problem.rich) {
                state.linkStop(node, after);
            } else {
                state.plain.insert(node, after);
            }
            after = node;
        }
        if (problem.rich && !state.rich.refresh(route)) {
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
            if (Locks.isOfBreaksOnly(outer, lock)
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
