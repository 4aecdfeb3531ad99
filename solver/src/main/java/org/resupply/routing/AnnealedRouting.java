package org.resupply.routing;

import java.util.List;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

/**
 * The engine: ruin and recreate under simulated annealing, for each part of the problem that cannot meet the others on its
 * own; two sets of adjacent routes at a time where the problem is large and two threads may work or steps alone are
 * counted; twice at a time where it is not and two threads have a limit of time.
 */
public final class AnnealedRouting implements RoutingEngine {
    @Override
    public String name() {
        return "resupply";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        requireKnownRules(problem);
        var report = new Report(options.listener(), best, allowance);
        report.tell("construction", 0, 0, problem.stops(), 0);
        List<RoutingPart> parts = RoutingPart.independent(problem, allowance::isCancelled);
        if (!parts.isEmpty()) {
            return new Parts(parts, options, allowance, report).solve();
        }
        Annealing annealing = Preparation.of(problem, problem.stops(), options.seed(), allowance::isCancelled);
        if (annealing == null) {
            return Preparation.given(problem, options.seed());
        }
        annealing.construct();
        if (report.isWatched()) {
            report.show(annealing.best());
        }
        if (allowance.isCancelled()) {
            return annealing.best();
        }
        int threads = Twins.threads(problem, options, allowance);
        var reheats =
                new Reheats(problem, annealing, options.seed(), allowance, allowance.iterations(), threads, report);
        Tandem halves = Halved.of(problem, options, allowance, annealing);
        if (halves != null) {
            annealing.coolIn(halves);
            reheats.cool();
        }
        long cooling = halves != null ? 0 : Reheats.coolingSteps(problem, annealing);
        var rounds = Rounds.of(problem, options, allowance, report, cooling, annealing.iterations());
        if (rounds != null) {
            return rounds.run(annealing);
        }
        if (halves != null) {
            reheats.attempt();
        } else {
            annealing.coolIn(Twins.of(problem, options, allowance, annealing));
            reheats.search();
        }
        return annealing.best();
    }

    private void requireKnownRules(RoutingProblem problem) {
        if (problem.hasDisagreeingGoods() && problem.goodsKinds() > 64) {
            throw new UnsupportedProblemException(name(), "more than 64 kinds of goods that disagree");
        }
    }
}
