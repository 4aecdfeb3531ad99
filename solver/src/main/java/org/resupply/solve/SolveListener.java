package org.resupply.solve;

/** How a host looks into a running solve. Every method has an empty default. */
public interface SolveListener {

    /** Hears nothing. */
    SolveListener SILENT = new SolveListener() {};

    /** Called at a bounded rate, from the solving thread; must return quickly. */
    default void onProgress(Progress progress) {}

    /**
     * The state of a running solve.
     *
     * @param phase what is being done, a short English word such as {@code allocation} or {@code routing}
     * @param seconds wall-clock seconds since the stage began
     * @param iterations iterations spent in the stage
     * @param cost cost of the best answer so far, in the problem's own unit
     * @param unserved how much of the problem the best answer leaves out, in the stage's own count
     * @param fraction how much of the budget is spent, 0 to 1: of the whole plan's where a planner is asked, and then it never falls, of
     *     the solve's where a strategy or an engine is asked
     */
    record Progress(String phase, double seconds, long iterations, double cost, long unserved, double fraction) {}
}
