package org.resupply.routing;

import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

/**
 * The engine: ruin and recreate under simulated annealing whose temperature follows the budget and the length of the legs of
 * the present routes.
 */
public final class AnnealedRouting implements RoutingEngine {
    private static final double HOT = 1.0;
    private static final double COLD = 0.01;
    private static final int BEAT = 64;
    private static final int SURVEY = 4096;
    private static final double PUBLISH_EVERY = 0.02;
    private static final double REPORT_EVERY = 0.25;

    @Override
    public String name() {
        return "resupply";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        requireKnownRules(problem);
        var prepared = new SearchProblem(problem);
        var state = new SearchState(prepared);
        state.load(problem.warmStart());
        if (prepared.stops() == 0) {
            return state.unload(0);
        }
        var dice = new Dice(options.seed());
        var search = new RuinAndRecreate(prepared, state, dice);
        search.construct();
        best.onBetter(state.unload(0));
        long iterations = anneal(prepared, state, search, options.listener(), allowance, best);
        return state.unload(iterations);
    }

    private static long anneal(
            SearchProblem problem,
            SearchState state,
            RuinAndRecreate search,
            SolveListener listener,
            Allowance allowance,
            BestSoFar best) {
        double start = allowance.secondsSpent();
        double span = allowance.secondsLeft();
        long limit = allowance.iterations();
        long iteration = 0;
        long shown = state.bestCost();
        double nextShow = start + PUBLISH_EVERY;
        double nextReport = start + REPORT_EVERY;
        double temperature = 0;
        double leg = 0;
        while (iteration < limit) {
            if (iteration % BEAT == 0) {
                if (allowance.isOver()) {
                    break;
                }
                double fraction = limit == Long.MAX_VALUE ? 0 : (double) iteration / limit;
                double now = allowance.secondsSpent();
                if (allowance.isTimed()) {
                    fraction = Math.max(fraction, (now - start) / span);
                }
                if (iteration % SURVEY == 0) {
                    leg = meanLeg(problem, state);
                }
                temperature = leg * HOT * StrictMath.pow(COLD / HOT, Math.min(1, fraction));
                if (now >= nextShow && state.bestCost() < shown && best != BestSoFar.UNSEEN) {
                    shown = state.bestCost();
                    best.onBetter(state.unload(iteration));
                    nextShow = now + PUBLISH_EVERY;
                }
                if (now >= nextReport && listener != SolveListener.SILENT) {
                    listener.onProgress(new SolveListener.Progress(
                            "routing", now, iteration, state.bestCost(), state.missing(), Math.min(1, fraction)));
                    nextReport = now + REPORT_EVERY;
                }
            }
            search.step(temperature);
            iteration++;
        }
        return iteration;
    }

    /** The cost of the routes by their number of legs. */
    private static double meanLeg(SearchProblem problem, SearchState state) {
        return state.drivingCost() / Math.max(1, problem.stops() + state.routes());
    }

    private void requireKnownRules(RoutingProblem problem) {
        if (problem.hasDisagreeingGoods() && problem.goodsKinds() > 64) {
            throw new UnsupportedProblemException(name(), "more than 64 kinds of goods that disagree");
        }
    }
}
