package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.List;
import java.util.function.IntFunction;

/** Refuses locked prefixes that no route can begin with whatever its times are, by vehicle, visit and value. */
final class LockedPrefixes {
    private final RoutingProblem problem;
    private final IntFunction<String> stopNames;
    private final boolean[] locked;

    LockedPrefixes(RoutingProblem problem, IntFunction<String> stopNames) {
        this.problem = problem;
        this.stopNames = stopNames;
        locked = new boolean[problem.stops()];
    }

    /** Looks at prefixes whose classes, vehicles and visits exist. */
    void requirePossible(List<RoutingSolution.Route> locks) {
        for (RoutingSolution.Route lock : locks) {
            requireOneLockPerVehicle(lock, locks);
            requireOpenReloads(lock);
            requireOwnBreaksInOrder(lock);
            for (int visit : lock.visits()) {
                if (problem.isStop(visit)) {
                    requireAllowed(lock, visit);
                    locked[visit] = true;
                }
            }
        }
        for (RoutingSolution.Route lock : locks) {
            requireDeliveries(lock);
        }
        requireOneOfEachGroup();
    }

    private void requireOneLockPerVehicle(RoutingSolution.Route lock, List<RoutingSolution.Route> locks) {
        for (RoutingSolution.Route other : locks) {
            if (other != lock && other.vehicleClass() == lock.vehicleClass() && other.vehicle() == lock.vehicle()) {
                throw new IllegalArgumentException("The vehicle (%s) of %s is locked twice."
                        .formatted(lock.vehicle(), problem.vehicleName(lock.vehicleClass())));
            }
        }
    }

    private void requireAllowed(RoutingSolution.Route lock, int stop) {
        if (locked[stop]) {
            throw new IllegalArgumentException("%s is locked twice.".formatted(stopNames.apply(stop)));
        }
        if (!problem.isAllowed(lock.vehicleClass(), stop)) {
            throw new IllegalArgumentException("%s is locked to %s, which may not serve it."
                    .formatted(stopNames.apply(stop), problem.vehicleName(lock.vehicleClass())));
        }
    }

    private void requireOpenReloads(RoutingSolution.Route lock) {
        for (int visit : lock.visits()) {
            if (problem.isReload(visit) && !isOpen(lock.vehicleClass(), problem.reloadDepot(visit))) {
                throw new IllegalArgumentException("%s reloads at depot (%s), which is not open to the class."
                        .formatted(problem.lockName(lock), problem.reloadDepot(visit)));
            }
        }
    }

    private boolean isOpen(int vehicleClass, int depot) {
        boolean open = false;
        for (int number = 0; number < problem.reloads(vehicleClass); number++) {
            open |= problem.reload(vehicleClass, number) == depot;
        }
        return open;
    }

    private void requireOwnBreaksInOrder(RoutingSolution.Route lock) {
        int taken = 0;
        for (int visit : lock.visits()) {
            if (!problem.isBreak(visit)) {
                continue;
            }
            int pause = problem.breakOf(visit);
            if (problem.breakClass(pause) != lock.vehicleClass()) {
                throw new IllegalArgumentException("%s takes break (%s), which is one of %s."
                        .formatted(problem.lockName(lock), pause, problem.vehicleName(problem.breakClass(pause))));
            }
            if (taken == problem.breaks(lock.vehicleClass())
                    || problem.breakOf(lock.vehicleClass(), taken++) != pause) {
                throw new IllegalArgumentException(
                        "%s takes break (%s) out of turn.\nMaybe it stands there twice, or one before it is missing?"
                                .formatted(problem.lockName(lock), pause));
            }
        }
    }

    private void requireDeliveries(RoutingSolution.Route lock) {
        for (int visit : lock.visits()) {
            int other = problem.isStop(visit) ? problem.partner(visit) : NONE;
            if (other != NONE && problem.isPickup(visit) && !problem.isAllowed(lock.vehicleClass(), other)) {
                throw new IllegalArgumentException("%s is locked to %s, which may not serve %s, where it is delivered."
                        .formatted(
                                stopNames.apply(visit),
                                problem.vehicleName(lock.vehicleClass()),
                                stopNames.apply(other)));
            }
        }
    }

    private void requireOneOfEachGroup() {
        for (int group = 0; group < problem.groups(); group++) {
            int first = NONE;
            for (int member = 0; member < problem.groupSize(group); member++) {
                int stop = problem.groupStop(group, member);
                if (locked[stop] && first != NONE) {
                    throw new IllegalArgumentException("%s and %s are alternatives, and both are locked."
                            .formatted(stopNames.apply(first), stopNames.apply(stop)));
                }
                first = locked[stop] ? stop : first;
            }
        }
    }
}
