package org.resupply.benchmarks.flow;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.resupply.allocation.flow.FlowNetwork;

/**
 * Several solvers on one network in one process, by turns, so that a busy moment of the machine meets all of them. What counts
 * is the median of the measured rounds; as many rounds come before to warm up, at most {@value #MOST_WARMING}.
 */
final class FlowComparison {
    private static final int MOST_WARMING = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What a peer took to build and to solve: medians of wall-clock and of CPU seconds of the thread. */
    record Timing(FlowPeer peer, long cost, double seconds, double cpuSeconds) {}

    private FlowComparison() {}

    static List<Timing> run(FlowNetwork network, List<FlowPeer> peers, int rounds) {
        double[][] seconds = new double[peers.size()][rounds];
        double[][] cpuSeconds = new double[peers.size()][rounds];
        long[] costs = new long[peers.size()];
        for (int round = -Math.min(rounds, MOST_WARMING); round < rounds; round++) {
            for (int p = 0; p < peers.size(); p++) {
                long start = System.nanoTime();
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                costs[p] = peers.get(p).cost(network);
                if (round >= 0) {
                    cpuSeconds[p][round] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e9;
                    seconds[p][round] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        Timing[] timings = new Timing[peers.size()];
        for (int p = 0; p < timings.length; p++) {
            timings[p] = new Timing(peers.get(p), costs[p], median(seconds[p]), median(cpuSeconds[p]));
        }
        return List.of(timings);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
