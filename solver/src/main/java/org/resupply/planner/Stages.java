package org.resupply.planner;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/**
 * The stages of a plan as they pass: what each took, the most heap that the process has used, and for the host how much of the
 * whole is done, whatever stage tells of itself.
 */
final class Stages implements SolveListener {
    /** In the order in which most of them come, each with its usual part of the whole in thousandths. */
    private static final List<String> USUAL = List.of("network", "allocation", "routing", "assembly", "verification");

    private static final int[] BEGINS = {0, 50, 300, 900, 930, 1000};
    private static final int LAST = 4;

    private final SolveListener host;
    private final Allowance budget;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private final int passes;
    private int pass;
    private int latest;
    private double done;
    private long peakMemory;
    private String current;
    private long begun;

    /** Of a plan of at most so many passes, each of which goes through the stages up to the last. */
    Stages(SolveListener host, Allowance budget, int passes) {
        this.passes = passes;
        this.host = host;
        this.budget = budget;
    }

    void begin(String stage) {
        end();
        current = stage;
        begun = System.nanoTime();
        onProgress(new Progress(stage, (begun - start) * 1e-9, 0, 0, 0, 0));
    }

    void end() {
        if (current != null) {
            seconds.merge(current, (System.nanoTime() - begun) * 1e-9, Double::sum);
        }
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            used += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        peakMemory = Math.max(peakMemory, used);
    }

    /** Wall-clock seconds by stage. */
    Map<String, Double> seconds() {
        return seconds;
    }

    long peakMemory() {
        return peakMemory;
    }

    @Override
    public void onProgress(Progress stage) {
        done = Math.max(done, Math.min(1, whole(stage)));
        host.onProgress(
                new Progress(stage.phase(), stage.seconds(), stage.iterations(), stage.cost(), stage.unserved(), done));
    }

    /**
     * How much of the whole is done: by the clock while time is a limit to the search, else by passes and what stages usually take of
     * one.
     */
    private double whole(Progress stage) {
        int usual = USUAL.indexOf(stage.phase());
        if (usual == LAST) {
            return BEGINS[LAST] / 1000.0;
        }
        if (budget.isTimed()) {
            double spent = budget.secondsSpent();
            return Math.min(BEGINS[LAST] / 1000.0, spent / (spent + budget.secondsLeft()));
        }
        if (usual < 0) {
            return done;
        }
        pass += usual < latest ? 1 : 0;
        latest = usual;
        double within = Math.min(1, stage.fraction());
        double ofPass = (BEGINS[usual] + within * (BEGINS[usual + 1] - BEGINS[usual])) / 1000.0;
        return (Math.min(pass, passes - 1) + ofPass) / passes;
    }
}
