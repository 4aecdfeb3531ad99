package org.resupply.routing;

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
 *   |  \          |\          each attempt: routes with some 200 stops, kept only if they have become better
 *   |   \    |\   | \   |\
 *   |    \   | \  |  \  | \
 *   |     \__|  \_|   \_|  \_
 * </pre>
 *
 * A slower cooling gains less and less, since what it ends in is decided while it is hot. An attempt goes part of the way back, or
 * builds the routes anew, with one vehicle fewer or, where there are windows, with as many as it likes: how many there are changes
 * no more once it is cold. As each attempt is judged by itself, what becomes better here is not lost by what becomes worse there.
 */
final class Reheats {
    /** Steps for each stop of the first cooling, at most; and with time windows. */
    private static final int COOLING = 10_000;

    private static final int COOLING_WITH_WINDOWS = 2500;
    private static final int COOLING_OF_TRIPS = 1500;

    /** Steps for each stop of an attempt. */
    private static final int ATTEMPT = 1500;

    private static final int ATTEMPT_OF_TRIPS = 900;

    /** Stops of an attempt, about. */
    private static final int REGION = 200;

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
    private final Dice dice;

    /**
     * A search of a problem.
     *
     * @param annealing has routes to set out from, and the best routes in the end
     * @param limit steps
     */
    Reheats(
            RoutingProblem problem,
            Annealing annealing,
            long seed,
            Allowance allowance,
            long limit,
            Annealing.Visitor visitor) {
        this.problem = problem;
        this.annealing = annealing;
        this.allowance = allowance;
        this.limit = limit;
        this.visitor = (inner, fraction) -> visitor.look(annealing, over(inner));
        dice = new Dice(seed);
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
        annealing.cool(allowance, limit, coolingSteps(problem, annealing), visitor);
    }

    /** How many steps the cooling of a problem takes at most; where there are no attempts after it, all. */
    static long coolingSteps(RoutingProblem problem, Annealing annealing) {
        int perStop = annealing.packsTrips() ? COOLING_OF_TRIPS : annealing.isTimed() ? COOLING_WITH_WINDOWS : COOLING;
        return problem.stops() > 0 && canCut(problem) ? steps(perStop, problem.stops()) : Long.MAX_VALUE;
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
        int regions = (int) Math.max(1, Math.round((double) problem.stops() / REGION));
        while (problem.stops() > 0 && annealing.iterations() < limit && !allowance.isOver()) {
            var region = Regions.near(problem, annealing.bestUnexplained(), dice, 1.0 / regions);
            RoutingPart part = region.parts().get(0);
            var held = new Annealing(part.problem(), dice.next(), allowance::isOver).resume(annealing.hasLongRoutes());
            RoutingSolution present = held.bestUnexplained();
            assert present.routes().size() == part.problem().warmStart().size();
            long cost = held.bestCost();
            int kind = draw(held.canDoWith(present.routes().size() - 1));
            Annealing search = begin(kind, region, held, present.routes().size());
            long steps = Math.min(
                    limit - annealing.iterations(),
                    steps(
                            annealing.packsTrips() ? ATTEMPT_OF_TRIPS : ATTEMPT,
                            part.problem().stops()));
            search.run(allowance.rest(), steps, kind == REHEATED ? search.reheat() : 0, 1, visitor);
            annealing.count(search.iterations());
            long gain = cost - search.bestCost();
            if (gain > 0) {
                annealing.adopt(region.replace(present, search.bestUnexplained()), gain);
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

    /**
     * Draws a kind of attempt: half of them, or more, are reheats. After the long cooling without windows nothing that is built
     * anew in so few steps is better, unless by a vehicle.
     */
    private int draw(boolean canDoWithFewer) {
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
