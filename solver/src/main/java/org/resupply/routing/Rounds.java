package org.resupply.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * A large problem in rounds: each round cuts the present plan anew into two sets of adjacent routes, searches both, by two
 * threads or one after the other, and joins them.
 *
 * <pre>
 *   plan --+-- routes near a random stop --- search ---+-- plan --+-- ...
 *          +-- all others ------------------ search ---+
 * </pre>
 *
 * A round depends on seed and number only, so the routes are the same for one thread and for two.
 */
final class Rounds {
    /** Smaller problems are searched whole. */
    private static final int FEWEST_STOPS = 1000;

    /** With fewer steps per stop cuts cost more than they give. */
    private static final int FEWEST_STEPS = 1000;

    /** Steps per stop that make a round worth cutting. */
    private static final int STEPS_A_ROUND = 100;

    private static final int MOST_ROUNDS = 32;

    /** Steps a second, roughly, of one thread. */
    private static final double RATE = 100_000;

    private final RoutingProblem problem;
    private final SolveOptions options;
    private final Allowance allowance;
    private final Report report;
    private final int rounds;

    Rounds(RoutingProblem problem, SolveOptions options, Allowance allowance, Report report, int rounds) {
        this.problem = problem;
        this.options = options;
        this.allowance = allowance;
        this.report = report;
        this.rounds = rounds;
    }

    /**
     * The rounds of a problem, or null where it is better searched whole: one thread with a limit of time gains nothing by
     * cutting, but where only steps are counted the answer must not depend on the number of threads.
     */
    static Rounds of(RoutingProblem problem, SolveOptions options, Allowance allowance, Report report) {
        boolean wanted = options.threads() > 1 || !allowance.isTimed();
        if (!wanted || problem.stops() < FEWEST_STOPS || !Regions.canCut(problem)) {
            return null;
        }
        double steps =
                Math.min(allowance.iterations(), allowance.secondsLeft() * RATE * Math.min(2, options.threads()));
        double stepsPerStop = steps / problem.stops();
        return stepsPerStop < FEWEST_STEPS
                ? null
                : new Rounds(
                        problem, options, allowance, report, (int) Math.min(MOST_ROUNDS, stepsPerStop / STEPS_A_ROUND));
    }

    RoutingSolution run(RoutingSolution start) {
        RoutingSolution present = start;
        RoutingSolution best = start;
        long iterations = 0;
        for (int round = 0; round < rounds && !allowance.isOver(); round++) {
            var dice = new Dice(options.seed() * 1_000_003 + round);
            var regions = Regions.of(problem, present, dice);
            List<RoutingPart> parts = regions.parts();
            var reached = new AtomicReferenceArray<RoutingSolution>(parts.size());
            var found = new AtomicReferenceArray<RoutingSolution>(parts.size());
            Allowance share = allowance.share(1.0 / (rounds - round));
            long steps = AnnealedRouting.share(allowance.iterations(), round + 1, round, rounds);
            int number = round;
            var next = new AtomicInteger();
            int threads = Math.min(options.threads(), parts.size());
            long before = iterations;
            RoutingSolution known = best;
            Annealing.Visitor visitor = (annealing, fraction) -> report.tell(
                    before + annealing.iterations(), known.cost(), known.unservedStops(), (number + fraction) / rounds);
            Workers.run(threads, () -> {
                for (int p = next.getAndIncrement(); p < parts.size(); p = next.getAndIncrement()) {
                    var annealing =
                            new Annealing(parts.get(p).problem(), options.seed() * 31 + 2L * number + p).resume();
                    Allowance own = threads == 1 ? share.share(1.0 / (parts.size() - p)) : share;
                    annealing.run(
                            own,
                            AnnealedRouting.share(steps, p + 1, p, parts.size()),
                            (double) number / rounds,
                            (number + 1.0) / rounds,
                            Thread.currentThread() == report.thread() ? visitor : Annealing.Visitor.NOBODY);
                    reached.set(p, annealing.present());
                    found.set(p, annealing.best());
                }
            });
            present = regions.join(listOf(reached));
            iterations += present.iterations();
            RoutingSolution candidate = regions.join(listOf(found));
            if (isBetter(candidate, best)) {
                best = candidate;
                report.show(best);
            }
            report.tell(iterations, best.cost(), best.unservedStops(), (round + 1.0) / rounds);
        }
        return new RoutingSolution(best.routes(), best.unserved(), best.cost(), best.complete(), iterations);
    }

    private static boolean isBetter(RoutingSolution one, RoutingSolution other) {
        int left = one.complete() ? 0 : one.unservedStops();
        int otherLeft = other.complete() ? 0 : other.unservedStops();
        return left < otherLeft || left == otherLeft && one.cost() < other.cost();
    }

    private static List<RoutingSolution> listOf(AtomicReferenceArray<RoutingSolution> answers) {
        var list = new ArrayList<RoutingSolution>();
        for (int i = 0; i < answers.length(); i++) {
            list.add(answers.get(i));
        }
        return list;
    }
}
