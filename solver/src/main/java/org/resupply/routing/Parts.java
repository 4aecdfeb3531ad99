package org.resupply.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * The parts of a problem that cannot meet: each gets its share of the budget by its stops; what one leaves over in time goes to
 * those after it.
 */
final class Parts {
    private static final double SCALE = 1024;

    private final List<RoutingPart> parts;
    private final SolveOptions options;
    private final Allowance allowance;
    private final Report report;
    private final Pace pace;
    private final List<Annealing> annealings = new ArrayList<>();
    private final long[] stopsFrom; // by part: stops of it and of all after it
    private final int threads;

    // Written by the thread that has the part, read by the one that reports.
    private final AtomicReferenceArray<RoutingSolution> answers;
    private final AtomicLongArray spent;
    private final AtomicLongArray over; // stops times how much of the part's search is over
    private final AtomicInteger better = new AtomicInteger();

    private final AtomicInteger next = new AtomicInteger();

    Parts(List<RoutingPart> parts, SolveOptions options, Allowance allowance, Report report) {
        this.parts = parts;
        this.options = options;
        this.allowance = allowance;
        this.report = report;
        pace = report.pace();
        int count = parts.size();
        threads = Math.min(options.threads(), count);
        answers = new AtomicReferenceArray<>(count);
        spent = new AtomicLongArray(count);
        over = new AtomicLongArray(count);
        stopsFrom = new long[count + 1];
        for (int p = count - 1; p >= 0; p--) {
            stopsFrom[p] = stopsFrom[p + 1] + stops(p);
        }
    }

    private int stops(int part) {
        return parts.get(part).problem().stops();
    }

    RoutingSolution solve() {
        for (int p = 0; p < parts.size(); p++) {
            RoutingProblem part = parts.get(p).problem();
            long seed = options.seed() + p;
            Annealing annealing = Preparation.of(part, (int) stopsFrom[0], seed, allowance::isCancelled);
            annealings.add(annealing);
            answers.set(
                    p,
                    annealing == null
                            ? Preparation.given(part, seed)
                            : annealing.construct().best());
        }
        if (report.isWatched()) {
            report.show(joined());
        }
        Workers.run(threads, allowance, this::work, this::look);
        return joined();
    }

    private void work() {
        for (int p = next.getAndIncrement(); p < parts.size() && !allowance.isOver(); p = next.getAndIncrement()) {
            search(p);
            if (report.isOnThread()) {
                look();
            }
        }
    }

    private void search(int p) {
        Annealing annealing = annealings.get(p);
        Pace own = report.pace();
        Annealing.Visitor visitor = (search, fraction) -> {
            tellOf(p, fraction);
            if (report.isWatched() && own.isDue(search.bestCost())) {
                own.run(search.bestCost(), () -> publish(p));
            }
            if (report.isOnThread()) {
                look();
            }
        };
        Allowance part = allowance.share(Math.min(1, (double) threads * stops(p) / stopsFrom[p]));
        long limit = share(allowance.iterations(), stopsFrom[p], stopsFrom[p + 1], stopsFrom[0]);
        new Reheats(parts.get(p).problem(), annealing, options.seed() + p, part, limit, 1, visitor).search();
        tellOf(p, 1);
        publish(p);
    }

    private void tellOf(int p, double fraction) {
        spent.set(p, annealings.get(p).iterations());
        over.set(p, (long) (SCALE * fraction * stops(p)));
    }

    private void publish(int p) {
        answers.set(p, annealings.get(p).best());
        better.incrementAndGet();
    }

    /** Shows what all parts have found together and tells how far they are. */
    private void look() {
        if (report.isWatched() && pace.isDue(-better.get())) {
            pace.run(-better.get(), () -> report.show(joined()));
        }
        if (report.isDue("parts")) {
            long iterations = 0;
            long cost = 0;
            long unserved = 0;
            double done = 0;
            for (int p = 0; p < parts.size(); p++) {
                RoutingSolution answer = answers.get(p);
                iterations += spent.get(p);
                cost += answer.cost();
                unserved += answer.unservedStops();
                done += over.get(p) / SCALE;
            }
            report.tell("parts", iterations, cost, unserved, done / stopsFrom[0]);
        }
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

    private RoutingSolution joined() {
        var list = new ArrayList<RoutingSolution>();
        for (int p = 0; p < parts.size(); p++) {
            list.add(answers.get(p));
        }
        return Joined.ofIndependent(parts, list);
    }
}
