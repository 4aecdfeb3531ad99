package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import org.resupply.problem.RoutingProblem;

/**
 * Where a route takes its breaks when more depends on it than the return: its duration, promised times, rules of the host.
 *
 * <p>{@link Schedule} takes breaks where the return is earliest. If that costs no more than the work does without any waiting,
 * nothing can be better; otherwise other places are tried, early ones first, up to {@link #MOST_WALKS} ways along the route, each
 * as long as it can still be better than the best.
 */
final class BreakPlaces {
    /** Enough for all places of one break on a route of 98 visits, or of two on one of eight. */
    private static final int MOST_WALKS = 100;

    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final Schedule schedule;
    private final int[] bestPause;
    private final int[] bestAt;
    private int bestPauses;
    private int bestArrival;
    private int[] rest = new int[0]; // by position: work from the departure before it to the end, breaks left out
    private long least;
    private long bound;
    private int work; // of the whole route with the breaks that it must take
    private long apart; // what it costs besides that stops were promised another vehicle
    private int walks;

    // The route that is looked at.
    private int type;
    private int[] nodes;
    private int length;
    private int[] locked;
    private Distances durations;

    BreakPlaces(SearchProblem problem, Schedule schedule, int breaks) {
        this.problem = problem;
        this.schedule = schedule;
        outer = problem.problem;
        bestPause = new int[breaks];
        bestAt = new int[breaks];
    }

    /**
     * Takes the breaks where times cost least.
     *
     * @param now what times cost with the breaks where the return is earliest, which the schedule has at present
     * @return what they cost, {@link Schedule#INFEASIBLE} where no place tried keeps all rules
     */
    long improve(int type, int[] nodes, int length, long now) {
        this.type = type;
        this.nodes = nodes;
        this.length = length;
        locked = problem.typeLockedBreaks[type];
        durations = problem.durationsOf(type);
        least = now;
        bound = bound();
        if (least <= bound) {
            return least;
        }
        keep();
        walks = MOST_WALKS;
        schedule.pauses = 0;
        walk(0, schedule.firstDeparture(type, length), problem.typeClose[type], 0, 0, 0);
        schedule.arrival = bestArrival;
        schedule.pauses = bestPauses;
        System.arraycopy(bestPause, 0, schedule.pause, 0, bestPauses);
        System.arraycopy(bestAt, 0, schedule.pauseAt, 0, bestPauses);
        return least;
    }

    private void keep() {
        bestArrival = schedule.arrival;
        bestPauses = schedule.pauses;
        System.arraycopy(schedule.pause, 0, bestPause, 0, bestPauses);
        System.arraycopy(schedule.pauseAt, 0, bestAt, 0, bestPauses);
    }

    /** What times cost at least: no waiting, no break that the earliest return excuses, all promised times kept, nothing for rules. */
    private long bound() {
        int c = problem.typeClass[type];
        if (rest.length <= length) {
            rest = new int[2 * length + 1];
        }
        int trip = 0;
        for (int i = 0; i < length; i++) {
            trip += nodes[i] < problem.stops ? 0 : 1;
        }
        int there = problem.typeEnd[type];
        work = 0;
        for (int i = length; i >= 0; i--) {
            int here = i == 0 ? problem.typeStart[type] : schedule.placeOf(nodes[i - 1]);
            work += durations.between(here, there);
            rest[i] = work;
            there = here;
            if (i > 0 && nodes[i - 1] < problem.stops) {
                work += outer.service(c, nodes[i - 1]);
            } else if (i > 0) {
                work += outer.turnRound(c) + schedule.disinfection(--trip);
            }
        }
        for (int k = 0; k < outer.breaks(c); k++) {
            int pause = outer.breakOf(c, k);
            work += schedule.arrival > outer.breakLatest(pause) ? outer.breakDuration(pause) : 0;
        }
        apart = outer.hasPromises() ? schedule.priceVehicle(type, nodes, length) : 0;
        return priceAtLeast(work);
    }

    private long priceAtLeast(int duration) {
        return (long) Math.max(work, duration) * problem.typeDurationUnit[type] + apart;
    }

    /**
     * Goes along the route from a position, taking the next breaks wherever they may be taken.
     *
     * @param now when the vehicle is free to leave the place before the position
     * @param latest departure from the start with which all visits up to there can be in time
     * @param taken time of the breaks taken up to there
     * @param trip number of the trip it is on
     * @param next the first break of its class not taken or given up
     */
    private void walk(int position, int now, int latest, int taken, int trip, int next) {
        int c = problem.typeClass[type];
        int breaks = outer.breaks(c);
        walks--;
        for (int i = position; walks >= 0 && least > bound; i++) {
            boolean fixed = locked != null && i < locked.length - 1;
            boolean inLock = locked != null && schedule.pauses < locked[locked.length - 1];
            for (int k = next; k < (inLock ? next + 1 : breaks) && (!fixed || schedule.pauses < locked[i]); k++) {
                take(i, now, latest, taken, trip, k);
            }
            if (locked != null && i < locked.length && schedule.pauses < locked[i]) {
                return;
            }
            if (priceAtLeast(now + rest[i] - latest) >= least) {
                return;
            }
            for (int k = next; k < breaks; k++) {
                if (now > outer.breakLatest(outer.breakOf(c, k))) {
                    return; // too late to take it, and so the return is too late to leave it out
                }
            }
            int here = i == 0 ? problem.typeStart[type] : schedule.placeOf(nodes[i - 1]);
            if (i == length) {
                end(now + durations.between(here, problem.typeEnd[type]));
                return;
            }
            int node = nodes[i];
            int drive = durations.between(here, schedule.placeOf(node));
            now += drive;
            if (node < problem.stops) {
                int begin = schedule.beginService(node, now);
                if (begin == NONE) {
                    return;
                }
                latest = Math.min(latest, problem.close[node] - rest[0] + rest[i] - taken - drive);
                now = begin + outer.service(c, node);
            } else if (now > NO_LIMIT) {
                return;
            } else {
                now = schedule.leaveDepot(c, trip++, now);
            }
        }
    }

    private void take(int position, int now, int latest, int taken, int trip, int k) {
        int pause = outer.breakOf(problem.typeClass[type], k);
        int begin = Math.max(now, outer.breakEarliest(pause));
        if (begin <= outer.breakLatest(pause)) {
            int number = schedule.pauses++;
            schedule.pause[number] = k;
            schedule.pauseAt[number] = position;
            int duration = outer.breakDuration(pause);
            int by = Math.min(latest, outer.breakLatest(pause) - rest[0] + rest[position] - taken);
            walk(position, begin + duration, by, taken + duration, trip, k + 1);
            schedule.pauses = number;
        }
    }

    private void end(int back) {
        int c = problem.typeClass[type];
        boolean holds = back <= problem.typeClose[type];
        int taken = 0;
        for (int k = 0; k < outer.breaks(c); k++) {
            if (taken < schedule.pauses && schedule.pause[taken] == k) {
                taken++;
            } else {
                holds &= back <= outer.breakLatest(outer.breakOf(c, k));
            }
        }
        if (!holds) {
            return;
        }
        schedule.arrival = back;
        long price = schedule.priceTimes(type, nodes, length);
        if (price < least) {
            least = price;
            keep();
        }
    }
}
