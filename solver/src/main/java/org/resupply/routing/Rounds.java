package org.resupply.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
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

    private static final long SCALE = 1024;

    private final RoutingProblem problem;
    private final SolveOptions options;
    private final Allowance allowance;
    private final Report report;
    private final int rounds;
    private final int cooling;
    private final long made;
    private RoutingSolution shown; // the best answer so far
    private boolean longRoutes;

    /**
     * @param rounds how many there are
     * @param cooling how many of them cool; the others are attempts to better the best plan
     * @param made steps made before
     */
    Rounds(
            RoutingProblem problem,
            SolveOptions options,
            Allowance allowance,
            Report report,
            int rounds,
            int cooling,
            long made) {
        this.problem = problem;
        this.options = options;
        this.allowance = allowance;
        this.report = report;
        this.rounds = rounds;
        this.cooling = cooling;
        this.made = made;
    }

    /**
     * The rounds of a problem, or null where it is better searched whole: one thread with a limit of time gains nothing by
     * cutting, but where only steps are counted the answer must not depend on the number of threads.
     *
     * @param coolingSteps of the whole, at most; 0 where it is cold already
     * @param made steps made before
     */
    static Rounds of(
            RoutingProblem problem,
            SolveOptions options,
            Allowance allowance,
            Report report,
            long coolingSteps,
            long made) {
        boolean wanted = options.threads() > 1 || !allowance.isTimed();
        if (!wanted || problem.stops() < FEWEST_STOPS || !Regions.canCut(problem)) {
            return null;
        }
        double steps = Math.min(left(allowance, made), allowance.secondsLeft() * RATE * Math.min(2, options.threads()));
        double stepsPerStop = steps / problem.stops();
        if (stepsPerStop < FEWEST_STEPS) {
            return null;
        }
        int rounds = (int) Math.min(MOST_ROUNDS, stepsPerStop / STEPS_A_ROUND);
        int cooling = (int) Math.ceil(rounds * Math.min(1, coolingSteps / steps));
        return new Rounds(problem, options, allowance, report, rounds, cooling, made);
    }

    private static long left(Allowance allowance, long made) {
        return allowance.without(made).iterations();
    }

    /**
     * Searches on from the best routes of a search of the whole problem.
     *
     * @return the best routes found; only the whole knows why they leave stops out, as a part knows its own vehicles only
     */
    RoutingSolution run(Annealing whole) {
        RoutingSolution present = whole.best();
        RoutingSolution best = present;
        shown = best;
        longRoutes = whole.hasLongRoutes();
        long iterations = made;
        for (int number = 0; number < rounds && !allowance.isOver(); number++) {
            var round = new Round(whole, number, number < cooling ? present : best, iterations);
            Workers.run(Math.min(options.threads(), round.parts.size()), allowance, round::work, round::look);
            if (listOf(round.found).contains(null)) {
                break; // the end was asked for before it had begun
            }
            longRoutes = round.longRoutes.get();
            present = round.regions.join(listOf(round.reached));
            iterations += present.iterations();
            RoutingSolution candidate = round.regions.join(listOf(round.found));
            if (isBetter(candidate, best)) {
                best = whole.explained(candidate);
                shown = isBetter(best, shown) ? best : shown;
                report.show(best);
            }
            round.look();
        }
        return new RoutingSolution(best.routes(), best.unserved(), best.cost(), best.complete(), iterations);
    }

    /** Whether routes count as long: to all parts of later rounds once they do to one. */
    boolean hasLongRoutes() {
        return longRoutes;
    }

    /** One round. What its threads find on the way is shown, but the next round sets out from its end. */
    private final class Round {
        final Regions regions;
        final List<RoutingPart> parts;
        final AtomicReferenceArray<RoutingSolution> reached;
        final AtomicReferenceArray<RoutingSolution> found;
        private final Annealing whole;
        private final int number;
        private final long before;
        private final Allowance share;
        private final long steps;
        private final Pace pace = report.pace();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger better = new AtomicInteger();
        private final AtomicBoolean longRoutes = new AtomicBoolean();
        private final AtomicLongArray spent;
        private final AtomicLongArray over; // by part: how much of its search is over, of SCALE

        Round(Annealing whole, int number, RoutingSolution plan, long before) {
            this.whole = whole;
            this.number = number;
            this.before = before;
            regions = Regions.halves(problem, plan, new Dice(options.seed() * 1_000_003 + number));
            parts = regions.parts();
            reached = new AtomicReferenceArray<>(parts.size());
            found = new AtomicReferenceArray<>(parts.size());
            spent = new AtomicLongArray(parts.size());
            over = new AtomicLongArray(parts.size());
            share = allowance.share(1.0 / (rounds - number));
            steps = Parts.share(left(allowance, made), number + 1, number, rounds);
        }

        void work() {
            for (int p = next.getAndIncrement(); p < parts.size(); p = next.getAndIncrement()) {
                search(p);
            }
        }

        private void search(int p) {
            RoutingProblem part = parts.get(p).problem();
            long seed = options.seed() * 31 + 2L * number + p;
            Annealing annealing = Preparation.of(part, part.stops(), seed, allowance::isCancelled);
            if (annealing == null) {
                return;
            }
            annealing.resume(hasLongRoutes());
            Pace own = report.pace();
            Annealing.Visitor visitor = (search, fraction) -> {
                spent.set(p, search.iterations());
                over.set(p, (long) (SCALE * fraction));
                if (report.isWatched() && own.isDue(search.bestCost())) {
                    own.run(search.bestCost(), () -> {
                        found.set(p, search.bestUnexplained());
                        better.incrementAndGet();
                    });
                }
                if (report.isOnThread()) {
                    look();
                }
            };
            Allowance time = options.threads() == 1 ? share.share(1.0 / (parts.size() - p)) : share;
            long limit = Parts.share(steps, p + 1, p, parts.size());
            if (number < cooling) {
                annealing.run(time, limit, (double) number / cooling, (number + 1.0) / cooling, visitor);
                reached.set(p, annealing.present());
            } else {
                new Reheats(part, annealing, seed, time, limit, 1, visitor).attempt();
                reached.set(p, annealing.bestUnexplained());
            }
            longRoutes.compareAndSet(false, annealing.hasLongRoutes());
            spent.set(p, annealing.iterations());
            over.set(p, SCALE);
            found.set(p, annealing.bestUnexplained());
        }

        /** Shows what the parts have found together, once each has found something, and tells how far they are. */
        void look() {
            if (report.isWatched() && pace.isDue(-better.get())) {
                pace.run(-better.get(), this::show);
            }
            if (report.isDue("rounds")) {
                long iterations = before;
                long done = number * SCALE * parts.size();
                for (int p = 0; p < parts.size(); p++) {
                    iterations += spent.get(p);
                    done += over.get(p);
                }
                double fraction = (double) done / (SCALE * parts.size() * rounds);
                report.tell("rounds", iterations, shown.cost(), shown.unservedStops(), fraction);
            }
        }

        private void show() {
            List<RoutingSolution> answers = listOf(found);
            if (!answers.contains(null)) {
                RoutingSolution candidate = regions.join(answers);
                if (isBetter(candidate, shown)) {
                    shown = whole.explained(candidate);
                    report.show(shown);
                }
            }
        }
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
