package org.resupply.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.resupply.beside.SideBySide;
import org.resupply.solve.Allowance;

/** What is done for each commodity on its own, by one thread or several; how many they are changes nothing of what comes out. */
final class ByCommodity implements AutoCloseable {
    /** All of it by the thread that asks. */
    static final ByCommodity ALONE = new ByCommodity(1, 0, null);

    /** How many threads work beside the one that asks. */
    private final int beside;

    private final ExecutorService workers;
    private final Allowance allowance;

    /**
     * So many threads, but no more than there are commodities.
     *
     * @param allowance which an interrupt of the thread that asks cancels
     */
    ByCommodity(int threads, int commodities, Allowance allowance) {
        this.allowance = allowance;
        beside = Math.max(0, Math.min(threads, commodities) - 1);
        workers = beside == 0 ? null : SideBySide.workers(beside);
    }

    /** Does the task for each commodity from 0 on, and returns when all are done. */
    void each(int commodities, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int c = next.getAndIncrement(); c < commodities; c = next.getAndIncrement()) {
                task.accept(c);
            }
        };
        List<Future<?>> others = new ArrayList<>(beside);
        for (int t = 0; t < beside; t++) {
            others.add(workers.submit(work));
        }
        try {
            work.run();
        } finally {
            others.forEach(other -> SideBySide.answer(other, allowance::cancel));
        }
    }

    @Override
    public void close() {
        if (workers != null) {
            SideBySide.end(workers);
        }
    }
}
