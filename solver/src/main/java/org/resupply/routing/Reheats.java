package org.resupply.routing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;
import org.resupply.solve.Allowance;

/**
 * A whole search: one cooling, and as long as the budget lasts attempts to better some adjacent routes of the best plan.
 *
 * <pre>
 *   temperature
 *   |\
 *   | \
 *   |  \          |\          each attempt: some adjacent routes, kept only if they have become better
 *   |   \    |\   | \   |\
 *   |    \   | \  |  \  | \
 *   |     \__|  \_|   \_|  \_
 * </pre>
 *
 * A slower cooling gains less and less, since what it ends in is decided while it is hot. An attempt goes part of the way back, or
 * builds the routes anew, with one vehicle fewer or, where there are windows, with as many as it likes: how many there are changes
 * no more once it is cold. As each attempt is judged by itself, what becomes better here is not lost by what becomes worse there.
 * Several threads each set out from the best plan there is, and put what they have bettered into the best there is by then.
 */
final class Reheats {
    /** Steps for each stop of the first cooling, at most. */
    private static final int COOLING = 10_000;

    /** The same where loads alone decide and there are few stops. */
    private static final int COOLING_OF_FEW = 4000;

    /** With time windows, and of plain problems where routes with windows are long. */
    private static final int COOLING_WITH_WINDOWS = 2500;

    private static final int COOLING_OF_LONG_ROUTES = 5000;
    private static final int COOLING_OF_TRIPS = 1500;

    /** Steps for each stop of an attempt. */
    private static final int ATTEMPT = 1500;

    private static final int ATTEMPT_OF_TRIPS = 900;

    /** Stops of an attempt, about; and where routes may change depots. */
    private static final int REGION = 200;

    private static final int REGION_BETWEEN_DEPOTS = 100;

    /** Stops of which an attempt takes a half or all: attempts gain more there than a slower cooling. */
    private static final int FEW = 2 * REGION;

    /** Fewer stops are given the steps of so many. */
    private static final int FEWEST = 50;

    private static final int REHEATED = 0;
    private static final int ANEW = 1;
    private static final int WITH_FEWER_VEHICLES = 2;

    private final RoutingProblem problem;
    private final Annealing annealing;
    private final Allowance allowance;
    private final long limit;
    private final Annealing.Visitor visitor;
    private final long seed;
    private final int threads;
    private final AtomicInteger begun = new AtomicInteger();
    private final Thread caller = Thread.currentThread();

    /**
     * A search of a problem.
     *
     * @param annealing has routes to set out from, and the best routes in the end
     * @param limit steps
     * @param threads that make attempts at the same time; more than one only where no steps are counted
     * @param visitor looks in on this thread only, and sees the whole
     */
    Reheats(
            RoutingProblem problem,
            Annealing annealing,
            long seed,
            Allowance allowance,
            long limit,
            int threads,
            Annealing.Visitor visitor) {
        this.problem = problem;
        this.annealing = annealing;
        this.allowance = allowance;
        this.limit = limit;
        this.seed = seed;
        this.threads = threads;
        this.visitor = (inner, fraction) -> {
            if (Thread.currentThread() == caller) {
                synchronized (annealing) {
                    visitor.look(annealing, over(inner));
                }
            }
        };
    }

    /** Searches to the end of the budget. */
    void search() {
        cool();
        if (coolingSteps(problem, annealing) != Long.MAX_VALUE) {
            attempt();
        }
    }

    /** The first cooling only. */
    void cool() {
        annealing.cool(allowance.rest(), Math.min(limit, coolingSteps(problem, annealing)), visitor);
    }

    /** How many steps the cooling of a problem takes at most; where there are no attempts after it, all. */
    static long coolingSteps(RoutingProblem problem, Annealing annealing) {
        return problem.stops() > 0 && canCut(problem)
                ? steps(coolingPerStop(problem, annealing), problem.stops())
                : Long.MAX_VALUE;
    }

    private static int coolingPerStop(RoutingProblem problem, Annealing annealing) {
        if (annealing.packsTrips()) {
            return COOLING_OF_TRIPS;
        }
        if (annealing.cooling() == Cooling.OF_LONG_ROUTES) {
            return COOLING_OF_LONG_ROUTES;
        }
        if (annealing.isLoadsOnly() && problem.stops() <= FEW) {
            return COOLING_OF_FEW;
        }
        return annealing.isTimed() ? COOLING_WITH_WINDOWS : COOLING;
    }

    /** Whether some routes can be searched on their own and are the same again when they are set out from. */
    private static boolean canCut(RoutingProblem problem) {
        return Regions.canCut(problem)
                && IntStream.range(0, problem.stops()).allMatch(s -> problem.partner(s) == RoutingProblem.NONE);
    }

    private static long steps(int perStop, int stops) {
        return (long) perStop * Math.max(FEWEST, stops);
    }

    /** Attempts only, to the end of the budget. */
    void attempt() {
        if (problem.stops() > 0) {
            Workers.run(threads, allowance, this::work, () -> {});
        }
    }

    private void work() {
        var dice = new Dice(seed + begun.getAndIncrement());
        for (Attempt attempt = next(dice); attempt != null; attempt = next(dice)) {
            attempt.run();
        }
    }

    /** An attempt to better the best plan, or null at the end of the budget. */
    private Attempt next(Dice dice) {
        synchronized (annealing) {
            return annealing.iterations() < limit && !allowance.isOver() ? new Attempt(dice) : null;
        }
    }

    /** Some adjacent routes of a plan, searched on their own. */
    private final class Attempt {
        private final Dice dice;
        private final RoutingSolution plan;
        private final long planCost;
        private final long most;

        Attempt(Dice dice) {
            this.dice = dice;
            plan = annealing.bestUnexplained();
            planCost = annealing.bestCost();
            most = limit - annealing.iterations();
        }

        void run() {
            double size = annealing.movesBetweenDepots() ? REGION_BETWEEN_DEPOTS : REGION;
            double regions = Math.max(1, Math.round(problem.stops() / size));
            var region = Regions.near(problem, plan, dice, 1 / regions);
            RoutingPart part = region.parts().get(0);
            var held = new Annealing(part.problem(), dice.next(), allowance::isOver).resume(annealing.hasLongRoutes());
            RoutingSolution present = held.bestUnexplained();
            assert present.routes().size() == part.problem().warmStart().size();
            long cost = held.bestCost();
            int kind = draw(held.canDoWith(present.routes().size() - 1), dice);
            Annealing search = begin(kind, region, held, present.routes().size());
            int perStop = annealing.packsTrips() ? ATTEMPT_OF_TRIPS : ATTEMPT;
            long steps = Math.min(most, steps(perStop, part.problem().stops()));
            search.run(allowance.rest(), steps, kind == REHEATED ? search.reheat() : 0, 1, visitor);
            long gain = cost - search.bestCost();
            synchronized (annealing) {
                annealing.count(search.iterations());
                if (gain > 0) {
                    take(region, present, search.bestUnexplained(), gain);
                }
            }
        }

        private Annealing begin(int kind, Regions region, Annealing held, int vehicles) {
            if (kind == REHEATED) {
                if (held.canDoWith(vehicles)) {
                    held.limit(vehicles);
                }
                return held;
            }
            var anew = new Annealing(region.bare().problem(), dice.next(), allowance::isOver);
            if (kind == WITH_FEWER_VEHICLES) {
                anew.limit(vehicles - 1);
            }
            anew.construct();
            return annealing.hasLongRoutes() ? anew.resume(true) : anew;
        }

        /** Puts better routes into the plan; if another attempt has changed it here meanwhile the better of both stays. */
        private void take(Regions region, RoutingSolution present, RoutingSolution answer, long gain) {
            RoutingSolution now = annealing.bestUnexplained();
            RoutingSolution both = now.routes().equals(plan.routes()) ? null : region.replaceIn(now, present, answer);
            if (both != null) {
                annealing.adopt(both, gain);
            } else if (planCost - gain < annealing.bestCost()) {
                annealing.adopt(region.replace(present, answer), annealing.bestCost() - (planCost - gain));
            }
        }
    }

    /**
     * Draws a kind of attempt: half of them, or more, are reheats. After the long cooling without windows nothing that is built
     * anew in so few steps is better, unless by a vehicle.
     */
    private int draw(boolean canDoWithFewer, Dice dice) {
        if (annealing.packsTrips()) {
            return dice.below(2) == 0 ? REHEATED : ANEW;
        }
        int kind = dice.below(4);
        boolean anew = kind == ANEW && annealing.isTimed() || kind == WITH_FEWER_VEHICLES && canDoWithFewer;
        return anew ? kind : REHEATED;
    }

    /** How much of the budget is over. */
    private double over(Annealing inner) {
        double made = annealing.iterations() + (inner == annealing ? 0 : inner.iterations());
        double spent = allowance.secondsSpent();
        double bySteps = limit == Long.MAX_VALUE ? 0 : made / limit;
        return Math.min(
                1, allowance.isTimed() ? Math.max(bySteps, spent / (spent + allowance.secondsLeft())) : bySteps);
    }
}
