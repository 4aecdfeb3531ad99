package org.resupply.solve;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution.Route;
import org.resupply.problem.RoutingVerdict;
import org.resupply.problem.RoutingVerdict.Code;

/**
 * The best answer to a small problem, by trying every order of every set of stops on every vehicle, with reloads and breaks
 * wherever they may be. What a route costs and whether it is sound only the checker says; a route is not made longer once
 * nothing that follows can mend it.
 */
final class BruteForceRouting {
    private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

    private final RoutingProblem problem;
    private final List<int[]> vehicles = new ArrayList<>();
    private final Set<Code> forGood = EnumSet.of(
            Code.CAPACITY,
            Code.STOP_LIMIT,
            Code.GOODS_DISAGREE,
            Code.LEVEL_FALLS,
            Code.PAIR_ORDER,
            Code.BREAK_ORDER,
            Code.TOO_MANY_TRIPS);
    private long[][] cheapest;
    private long[] served;

    private BruteForceRouting(RoutingProblem problem) {
        this.problem = problem;
        if (!problem.hasDisinfection()) {
            // A stop that follows may shorten the disinfection before it.
            forGood.addAll(EnumSet.of(Code.TIME_WINDOW, Code.BREAK_LATE));
        }
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            int count = problem.vehicleCount(vehicleClass);
            for (int vehicle = 0; vehicle < (count == UNLIMITED ? problem.stops() : count); vehicle++) {
                vehicles.add(new int[] {vehicleClass, vehicle});
            }
        }
    }

    /**
     * What no answer can do better.
     *
     * @param missing fewest required stops and groups left out
     * @param cost least cost among answers that leave out so few
     */
    record Best(int missing, long cost) {}

    /** All answers to a problem. */
    static BruteForceRouting of(RoutingProblem problem) {
        var all = new BruteForceRouting(problem);
        all.search();
        return all;
    }

    static Best best(RoutingProblem problem) {
        return of(problem).best();
    }

    /** The best answer, or null where no answer keeps all rules. */
    Best best() {
        Best best = null;
        for (int set = 0; set < served.length; set++) {
            if (isPossible(set)) {
                var candidate = new Best(missing(set).size(), served[set] + prizes(set));
                if (best == null
                        || candidate.missing < best.missing
                        || (candidate.missing == best.missing && candidate.cost < best.cost)) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The least cost among answers that leave out the same of what is required. */
    long cheapest(List<RoutingVerdict.Missing> missing) {
        long least = IMPOSSIBLE;
        for (int set = 0; set < served.length; set++) {
            if (isPossible(set) && missing(set).equals(missing)) {
                least = Math.min(least, served[set] + prizes(set));
            }
        }
        return least;
    }

    private boolean isPossible(int set) {
        return served[set] < IMPOSSIBLE && !hasTwoAlternatives(set);
    }

    private void search() {
        int sets = 1 << problem.stops();
        cheapest = new long[vehicles.size()][];
        for (int v = 0; v < vehicles.size(); v++) {
            cheapest[v] = isLikeTheOneBefore(v) ? cheapest[v - 1] : cheapest(v, sets);
        }
        served = new long[sets];
        Arrays.fill(served, IMPOSSIBLE);
        served[0] = 0;
        for (int v = 0; v < vehicles.size(); v++) {
            long[] next = new long[sets];
            Arrays.fill(next, IMPOSSIBLE);
            for (int set = 0; set < sets; set++) {
                // Every subset of the set, the empty one included, is what this vehicle takes.
                for (int part = set; ; part = (part - 1) & set) {
                    next[set] = Math.min(next[set], served[set ^ part] + cheapest[v][part]);
                    if (part == 0) {
                        break;
                    }
                }
            }
            served = next;
        }
    }

    private boolean isLikeTheOneBefore(int v) {
        return v > 0
                && vehicles.get(v)[0] == vehicles.get(v - 1)[0]
                && !problem.hasPromises()
                && problem.locks().isEmpty();
    }

    /** By set of stops: what it costs one vehicle to serve them. */
    private long[] cheapest(int v, int sets) {
        int[] first = locked(v);
        cheapest[v] = new long[sets];
        Arrays.fill(cheapest[v], IMPOSSIBLE);
        cheapest[v][0] = first.length > 0 ? IMPOSSIBLE : 0;
        extend(v, first, setOf(first));
        return cheapest[v];
    }

    /** What a vehicle must do first. */
    private int[] locked(int v) {
        return problem.locks().stream()
                .filter(lock -> lock.vehicleClass() == vehicles.get(v)[0] && lock.vehicle() == vehicles.get(v)[1])
                .findFirst()
                .map(Route::visits)
                .orElse(new int[0]);
    }

    private int setOf(int[] visits) {
        return Arrays.stream(visits)
                .filter(problem::isStop)
                .map(stop -> 1 << stop)
                .sum();
    }

    /** Judges a route and every longer one that begins with it. */
    private void extend(int v, int[] visits, int set) {
        if (visits.length > 0 && !judge(v, visits, set)) {
            return;
        }
        int vehicleClass = vehicles.get(v)[0];
        for (int stop = 0; stop < problem.stops(); stop++) {
            if ((set & (1 << stop)) == 0 && problem.isAllowed(vehicleClass, stop)) {
                extend(v, with(visits, stop), set | (1 << stop));
            }
        }
        if (tripHasStop(visits) && trips(visits) < problem.maxTrips(vehicleClass)) {
            for (int number = 0; number < problem.reloads(vehicleClass); number++) {
                extend(v, with(visits, problem.reloadVisit(problem.reload(vehicleClass, number))), set);
            }
        }
        int taken = breaksTaken(visits);
        if (taken < problem.breaks(vehicleClass)) {
            for (int number = taken; number < problem.breaks(vehicleClass); number++) {
                int pause = problem.breakVisit(problem.breakOf(vehicleClass, number));
                if (number == 0 || number > lastBreak(vehicleClass, visits)) {
                    extend(v, with(visits, pause), set);
                }
            }
        }
    }

    /** Whether the trip under way has a stop already; breaks may follow it before the reload. */
    private boolean tripHasStop(int[] visits) {
        int last = visits.length - 1;
        while (last >= 0 && problem.isBreak(visits[last])) {
            last--;
        }
        return last >= 0 && problem.isStop(visits[last]);
    }

    private static int[] with(int[] visits, int visit) {
        int[] longer = Arrays.copyOf(visits, visits.length + 1);
        longer[visits.length] = visit;
        return longer;
    }

    private int trips(int[] visits) {
        return 1 + (int) Arrays.stream(visits).filter(problem::isReload).count();
    }

    private int breaksTaken(int[] visits) {
        return (int) Arrays.stream(visits).filter(problem::isBreak).count();
    }

    private int lastBreak(int vehicleClass, int[] visits) {
        int last = -1;
        for (int visit : visits) {
            for (int number = 0; number < problem.breaks(vehicleClass); number++) {
                if (problem.isBreak(visit) && problem.breakOf(visit) == problem.breakOf(vehicleClass, number)) {
                    last = number;
                }
            }
        }
        return last;
    }

    /** Notes what a sound route costs; false where no longer route that begins with this one can be sound. */
    private boolean judge(int v, int[] visits, int set) {
        var route = new Route(vehicles.get(v)[0], vehicles.get(v)[1], visits);
        RoutingVerdict verdict = RoutingChecker.check(problem, List.of(route));
        boolean isSound = true;
        for (var violation : verdict.violations()) {
            // What other vehicles must do, they do on their own routes.
            if (violation.route() == 0) {
                isSound = false;
                if (forGood.contains(violation.code())) {
                    return false;
                }
            }
        }
        if (isSound) {
            cheapest[v][set] =
                    Math.min(cheapest[v][set], verdict.routes().get(0).cost());
        }
        return true;
    }

    private boolean hasTwoAlternatives(int set) {
        for (int group = 0; group < problem.groups(); group++) {
            if (served(set, group) > 1) {
                return true;
            }
        }
        return false;
    }

    private int served(int set, int group) {
        int served = 0;
        for (int member = 0; member < problem.groupSize(group); member++) {
            served += set >> problem.groupStop(group, member) & 1;
        }
        return served;
    }

    /** As the checker lists it: stops first, then groups. */
    private List<RoutingVerdict.Missing> missing(int set) {
        List<RoutingVerdict.Missing> missing = new ArrayList<>();
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (problem.isRequired(stop) && (set & (1 << stop)) == 0) {
                missing.add(new RoutingVerdict.Missing(stop, NONE));
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (problem.isGroupRequired(group) && served(set, group) == 0) {
                missing.add(new RoutingVerdict.Missing(NONE, group));
            }
        }
        return missing;
    }

    private long prizes(int set) {
        long prizes = 0;
        for (int stop = 0; stop < problem.stops(); stop++) {
            if ((set & (1 << stop)) == 0 && !problem.isRequired(stop) && problem.group(stop) == NONE) {
                prizes += problem.prize(stop);
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (!problem.isGroupRequired(group) && served(set, group) == 0) {
                prizes += problem.groupPrize(group);
            }
        }
        return prizes;
    }
}
