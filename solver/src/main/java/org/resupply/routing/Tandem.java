package org.resupply.routing;

import org.resupply.solve.Allowance;

/**
 * The cooling of a problem by two searches at a time, in stretches: before each the routes are dealt out to both, behind it they are
 * joined.
 *
 * <pre>
 *   routes --+-- search ---+-- routes --+-- search ---+-- ...
 *            +-- search ---+            +-- search ---+
 * </pre>
 *
 * Two threads make them, or one after the other. What a search does depends on its seed and on the steps before it, so where only
 * steps are counted the routes are the same for one thread and for two.
 */
final class Tandem {
    private static final int SIZE = 2;

    /** How routes come to two searches and back. */
    interface Sharing {
        /** One of the searches, 0 or 1; the first may be that of the whole. */
        Annealing search(int number);

        /** Number of stretches of a cooling. */
        int stretches(Allowance allowance, long limit);

        /** Steps of both searches together in a cooling of so many. */
        long steps(long limit);

        /** Gives both searches routes to set out from, at the beginning of a stretch. */
        void deal(int stretch);

        /** Brings the whole to where the searches are, and to the best they have found. */
        void join();
    }

    private final Annealing whole;
    private final Sharing sharing;
    private final int threads;

    Tandem(Annealing whole, Sharing sharing, int threads) {
        this.whole = whole;
        this.sharing = sharing;
        this.threads = Math.min(threads, SIZE);
    }

    /** From hot to cold, as {@link Annealing#run}. */
    void run(Allowance allowance, long limit, Annealing.Visitor visitor) {
        int stretches = sharing.stretches(allowance, limit);
        for (int number = 0; number < stretches && !allowance.isOver(); number++) {
            sharing.deal(number);
            new Stretch(allowance, limit, number, stretches, visitor).run();
            sharing.join();
            visitor.look(whole, (number + 1.0) / stretches);
        }
    }

    /** What both search until they meet. */
    private final class Stretch {
        private final Allowance allowance;
        private final Allowance share;
        private final long limit;
        private final int number;
        private final int stretches;
        private final Annealing.Visitor visitor;
        private final Thread caller = Thread.currentThread();

        Stretch(Allowance allowance, long limit, int number, int stretches, Annealing.Visitor visitor) {
            this.allowance = allowance;
            this.limit = sharing.steps(limit);
            this.number = number;
            this.stretches = stretches;
            this.visitor = visitor;
            share = allowance.share(1.0 / (stretches - number));
        }

        void run() {
            long before = elsewhere();
            Workers.run(threads, allowance, this::work, () -> look(0));
            whole.count(elsewhere() - before);
        }

        /** Steps made by searches other than that of the whole. */
        private long elsewhere() {
            long steps = 0;
            for (int p = 0; p < SIZE; p++) {
                steps += sharing.search(p) == whole ? 0 : sharing.search(p).iterations();
            }
            return steps;
        }

        private void work() {
            if (threads == 1) {
                search(0, share.share(1.0 / SIZE));
                search(1, share);
            } else {
                search(isCaller() ? 0 : 1, share);
            }
        }

        private void search(int p, Allowance time) {
            long mark = (long) SIZE * number + p;
            long steps = Parts.share(limit, mark + 1, mark, (long) SIZE * stretches);
            double start = (double) number / stretches;
            double end = (number + 1.0) / stretches;
            sharing.search(p).run(time.rest(), steps, start, end, (search, fraction) -> look(fraction));
        }

        /** Lets the host see the whole if this is the thread that may. */
        private void look(double fraction) {
            if (isCaller()) {
                visitor.look(whole, (number + fraction) / stretches);
            }
        }

        private boolean isCaller() {
            return Thread.currentThread() == caller;
        }
    }
}
