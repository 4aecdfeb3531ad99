package org.resupply.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a plan was made: enough to make it again and to judge its effort.
 *
 * @param version version of the library
 * @param inputHash SHA-256 of the scenario as it is written in canonical JSON, in lower-case hex
 * @param seed the seed
 * @param budgetSeconds seconds allowed; infinite when iterations were the limit
 * @param budgetIterations iterations allowed; {@link Long#MAX_VALUE} when time was the limit
 * @param threads threads allowed
 * @param allocation name of the allocation strategy
 * @param routing name of the routing engine
 * @param stages seconds by stage, in order
 * @param peakMemoryBytes most heap in use that was seen; 0 when it was not looked at
 * @param complete whether the solve ended by itself or by its budget; false when it was stopped
 */
public record Manifest(
        String version,
        String inputHash,
        long seed,
        double budgetSeconds,
        long budgetIterations,
        int threads,
        String allocation,
        String routing,
        Map<String, Double> stages,
        long peakMemoryBytes,
        boolean complete) {

    public Manifest {
        version = Parts.text(version);
        inputHash = Parts.text(inputHash);
        allocation = Parts.text(allocation);
        routing = Parts.text(routing);
        stages = stages == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    /** The same manifest with the stages and the peak of memory seen by now. */
    public Manifest withStages(Map<String, Double> newStages, long newPeakMemoryBytes) {
        return new Manifest(
                version,
                inputHash,
                seed,
                budgetSeconds,
                budgetIterations,
                threads,
                allocation,
                routing,
                newStages,
                newPeakMemoryBytes,
                complete);
    }

    /** The same for a scenario that says the same in other words, such as other names of the files of its road graph. */
    public Manifest withInputHash(String newInputHash) {
        return new Manifest(
                version,
                newInputHash,
                seed,
                budgetSeconds,
                budgetIterations,
                threads,
                allocation,
                routing,
                stages,
                peakMemoryBytes,
                complete);
    }

    /** The same, of a search that ended by itself or by its budget, or was stopped. */
    public Manifest withComplete(boolean newComplete) {
        return new Manifest(
                version,
                inputHash,
                seed,
                budgetSeconds,
                budgetIterations,
                threads,
                allocation,
                routing,
                stages,
                peakMemoryBytes,
                newComplete);
    }
}
