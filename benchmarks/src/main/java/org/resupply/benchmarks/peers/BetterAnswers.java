package org.resupply.benchmarks.peers;

import java.util.function.Supplier;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.RoutingEngine.BestSoFar;

/** Shows better answers of a peer to whoever looks on, ten a second at most, and builds only those it shows. */
public final class BetterAnswers {
    private static final long REPORT_NANOS = 100_000_000;

    private final BestSoFar best;
    private long shown = System.nanoTime() - REPORT_NANOS;

    /** For one solve. */
    public BetterAnswers(BestSoFar best) {
        this.best = best;
    }

    /** Shows an answer, which is better than all before, unless another was shown just now. */
    public void offer(Supplier<RoutingSolution> answer) {
        long now = System.nanoTime();
        if (best != BestSoFar.UNSEEN && now - shown >= REPORT_NANOS) {
            shown = now;
            best.onBetter(answer.get());
        }
    }
}
