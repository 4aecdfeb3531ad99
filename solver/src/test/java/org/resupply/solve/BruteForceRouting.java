package org.resupply.solve;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution.Route;
import org.resupply.problem.RoutingVerdict;

/**
 * The best answer to a small problem, by trying every order of every set of stops on every vehicle, with reloads and breaks
 * wherever they may be. What a route costs and whether it is sound only the checker says.
 */
final class BruteForceRouting {
    private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

    private final RoutingProblem problem;
    private final List<int[]> vehicles = new ArrayList<>();
    private long[][] cheapest;

    private BruteForceRouting(RoutingProblem problem) {
        this.problem = problem;
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

    static Best best(RoutingProblem problem) {
        return new BruteForceRouting(problem).search();
    }

    private Best search() {
        int sets = 1 << problem.stops();
        cheapest = new long[vehicles.size()][sets];
        for (int v = 0; v < vehicles.size(); v++) {
            Arrays.fill(cheapest[v], IMPOSSIBLE);
            cheapest[v][0] = isLocked(v) ? IMPOSSIBLE : 0;
            int[] first = locked(v);
            extend(v, first, setOf(first));
        }
        long[] served = new long[sets];
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
        Best best = null;
        for (int set = 0; set < sets; set++) {
            if (served[set] < IMPOSSIBLE && !hasTwoAlternatives(set)) {
                Best candidate = new Best(missing(set), served[set] + prizes(set));
                if (best == null
                        || candidate.missing < best.missing
                        || (candidate.missing == best.missing && candidate.cost < best.cost)) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private boolean isLocked(int v) {
        return locked(v).length > 0;
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
        if (visits.length > 0 || isLocked(v)) {
            judge(v, visits, set);
        }
        int vehicleClass = vehicles.get(v)[0];
        for (int stop = 0; stop < problem.stops(); stop++) {
            if ((set & (1 << stop)) == 0 && problem.isAllowed(vehicleClass, stop)) {
                extend(v, with(visits, stop), set | (1 << stop));
            }
        }
        boolean afterStop = visits.length > 0 && problem.isStop(visits[visits.length - 1]);
        if (afterStop && trips(visits) < problem.maxTrips(vehicleClass)) {
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

    private void judge(int v, int[] visits, int set) {
        var route = new Route(vehicles.get(v)[0], vehicles.get(v)[1], visits);
        RoutingVerdict verdict = RoutingChecker.check(problem, List.of(route));
        for (var violation : verdict.violations()) {
            // What other vehicles must do, they do on their own routes.
            if (violation.route() == 0) {
                return;
            }
        }
        cheapest[v][set] = Math.min(cheapest[v][set], verdict.routes().get(0).cost());
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

    private int missing(int set) {
        int missing = 0;
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (problem.isRequired(stop) && (set & (1 << stop)) == 0) {
                missing++;
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (problem.isGroupRequired(group) && served(set, group) == 0) {
                missing++;
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
