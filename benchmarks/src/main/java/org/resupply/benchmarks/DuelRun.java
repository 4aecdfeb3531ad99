package org.resupply.benchmarks;

/**
 * What one engine reached on one instance with one seed and time.
 *
 * @param set the instance's set
 * @param instance its name
 * @param engine who solved
 * @param time seconds allowed
 * @param cost cost of the answer; infinite where it is not feasible
 * @param reference best known cost; NaN where none is known
 */
record DuelRun(String set, String instance, String engine, double time, double cost, double reference) {

    static DuelRun of(String set, String engine, double time, SolveProcess process) {
        boolean hasReference = process.isFeasible() && process.line().has("reference");
        return new DuelRun(
                set,
                process.file().getFileName().toString(),
                engine,
                time,
                process.isFeasible() ? process.line().get("cost").asDouble() : Double.POSITIVE_INFINITY,
                hasReference ? process.line().get("reference").asDouble() : Double.NaN);
    }
}
