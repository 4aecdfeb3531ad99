package org.resupply.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

/**
 * The engine: ruin and recreate under simulated annealing, for each part of the problem that cannot meet the others on its
 * own; two sets of adjacent routes at a time where the problem is large and two threads may work.
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
        List<RoutingPart> parts = RoutingPart.independent(problem);
        if (!parts.isEmpty()) {
            return solveParts(parts, options, allowance, report);
        }
        var annealing = new Annealing(problem, options.seed()).construct();
        report.show(annealing.best());
        var rounds = Rounds.of(problem, options, allowance, report);
        if (rounds != null) {
            return rounds.run(annealing.best());
        }
        annealing.runWhole(allowance, allowance.iterations(), report);
        return annealing.best();
    }

    /** Each part gets its share of the budget by its stops; what one leaves over in time goes to those after it. */
    private static RoutingSolution solveParts(
            List<RoutingPart> parts, SolveOptions options, Allowance allowance, Report report) {
        int count = parts.size();
        var answers = new AtomicReferenceArray<RoutingSolution>(count);
        var annealings = new ArrayList<Annealing>();
        long[] stopsFrom = new long[count + 1];
        for (int p = count - 1; p >= 0; p--) {
            stopsFrom[p] = stopsFrom[p + 1] + parts.get(p).problem().stops();
        }
        for (int p = 0; p < count; p++) {
            var annealing = new Annealing(parts.get(p).problem(), options.seed() + p).construct();
            annealings.add(annealing);
            answers.set(p, annealing.best());
        }
        report.show(joined(parts, answers));
        var next = new AtomicInteger();
        var spent = new AtomicLong();
        int threads = Math.min(options.threads(), count);
        Runnable work = () -> {
            boolean reports = Thread.currentThread() == report.thread();
            for (int p = next.getAndIncrement(); p < count; p = next.getAndIncrement()) {
                int stops = parts.get(p).problem().stops();
                Allowance part = allowance.share(Math.min(1, (double) threads * stops / stopsFrom[p]));
                long limit = share(allowance.iterations(), stopsFrom[p], stopsFrom[p + 1], stopsFrom[0]);
                int number = p;
                Annealing.Visitor visitor = (annealing, fraction) -> {
                    if (report.isDue(annealing)) {
                        report.build(annealing, () -> {
                            answers.set(number, annealing.best());
                            return joined(parts, answers);
                        });
                    }
                    double over = stopsFrom[0] - stopsFrom[number] + fraction * stops;
                    report.tell(
                            spent.get() + annealing.iterations(),
                            report.shownCost(),
                            annealing.missing(),
                            over / stopsFrom[0]);
                };
                Annealing annealing = annealings.get(p);
                annealing.run(part, limit, 0, 1, reports ? visitor : Annealing.Visitor.NOBODY);
                answers.set(p, annealing.best());
                spent.addAndGet(annealing.iterations());
                if (reports) {
                    report.show(joined(parts, answers));
                }
            }
        };
        Workers.run(threads, work);
        return joined(parts, answers);
    }

    /** What the stretch between two marks of a whole gets of a number of iterations; all stretches together get them all. */
    static long share(long iterations, long from, long to, long whole) {
        if (iterations == Long.MAX_VALUE) {
            return iterations;
        }
        return upTo(iterations, from, whole) - upTo(iterations, to, whole);
    }

    private static long upTo(long iterations, long mark, long whole) {
        return iterations / whole * mark + iterations % whole * mark / whole;
    }

    private static RoutingSolution joined(List<RoutingPart> parts, AtomicReferenceArray<RoutingSolution> answers) {
        var list = new ArrayList<RoutingSolution>();
        for (int p = 0; p < parts.size(); p++) {
            list.add(answers.get(p));
        }
        return Joined.ofIndependent(parts, list);
    }

    private void requireKnownRules(RoutingProblem problem) {
        if (problem.hasDisagreeingGoods() && problem.goodsKinds() > 64) {
            throw new UnsupportedProblemException(name(), "more than 64 kinds of goods that disagree");
        }
    }
}
