package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.Arrays;
import org.resupply.problem.RoutingSolution;

/**
 * What each stop or pair of a rich problem costs on a route of its own, worked out once somebody asks.
 *
 * <p>Vehicles may have types of their own by the thousand, but beyond what was promised of them they cost what others of their class
 * do: a price is kept by class. Only where rules of the host look at the vehicle, or it has taken breaks beforehand, its prices are its
 * own.
 */
final class AloneCosts {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final SearchProblem problem;
    private final Schedule schedule;
    private final int[] kind; // by type: those of one kind cost the same, but for promises
    private final int[] member; // by kind: a type of it
    private final long[] costs; // stop * kinds + kind, the price of a broken promise included
    private final long[] least; // by stop: of all types; UNKNOWN until somebody asks
    private final boolean promises;
    private final int[] sequence = new int[2];

    AloneCosts(SearchProblem problem, Schedule schedule) {
        this.problem = problem;
        this.schedule = schedule;
        promises = problem.problem.hasPromises();
        boolean[] own = pricedByVehicle(problem);
        kind = new int[problem.types];
        int[] members = new int[problem.types];
        int kinds = 0;
        for (int type = 0; type < problem.types; type++) {
            kind[type] = own[type] ? kinds : kind[problem.typeClass[type]];
            if (own[type]) {
                members[kinds++] = type;
            }
        }
        member = Arrays.copyOf(members, kinds);
        costs = new long[problem.stops * kinds];
        least = new long[problem.stops];
        Arrays.fill(least, UNKNOWN);
    }

    /** By type: whether a vehicle that begins a route may pay for other things than its class. */
    private static boolean[] pricedByVehicle(SearchProblem problem) {
        boolean[] own = new boolean[problem.types];
        Arrays.fill(own, !problem.problem.rules().isEmpty());
        Arrays.fill(own, 0, problem.problem.vehicleClasses(), true);
        for (RoutingSolution.Route lock : problem.problem.locks()) {
            // One whose locked prefix has visits has its route.
            own[problem.typeOf(lock.vehicleClass(), lock.vehicle())] = Locks.isOfBreaksOnly(problem.problem, lock);
        }
        return own;
    }

    /** The lowest cost of a stop with any vehicle, free or not; {@link Placement#NOWHERE} of what none can serve, and of a delivery. */
    long least(int stop) {
        if (least[stop] == UNKNOWN) {
            price(stop);
        }
        return least[stop];
    }

    /** The cost of a stop with a vehicle of a type, once {@link #least} was asked. */
    long cost(int type, int stop) {
        long cost = costs[stop * member.length + kind[type]];
        return promises && cost != Placement.NOWHERE ? cost - kept(type, stop) : cost;
    }

    private void price(int stop) {
        int first = stop * member.length;
        for (int k = 0; k < member.length; k++) {
            costs[first + k] = price(member[k], stop);
        }
        long lowest = Placement.NOWHERE;
        for (int type = 0; type < problem.types; type++) {
            lowest = Math.min(lowest, cost(type, stop));
        }
        least[stop] = lowest;
    }

    private long price(int type, int stop) {
        int partner = problem.partner[stop];
        if (partner != NONE && !problem.problem.isPickup(stop)
                || !problem.allows(type, stop)
                || partner != NONE && !problem.allows(type, partner)) {
            return Placement.NOWHERE;
        }
        sequence[0] = stop;
        sequence[1] = partner;
        long cost = schedule.price(type, sequence, partner == NONE ? 1 : 2);
        return cost == Schedule.INFEASIBLE ? Placement.NOWHERE : cost + problem.typeFixed[type] + kept(type, stop);
    }

    /** What a vehicle is spared as the stop, and the other one of its pair, were promised it. */
    private long kept(int type, int stop) {
        if (!promises || problem.typeVehicle[type] == NONE) {
            return 0;
        }
        int partner = problem.partner[stop];
        return keptOf(type, stop) + (partner == NONE ? 0 : keptOf(type, partner));
    }

    private long keptOf(int type, int stop) {
        return problem.promisedType[stop] == type ? problem.problem.vehiclePrice(stop) : 0;
    }
}
