package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.benchmarks.instances.Convention;
import org.resupply.benchmarks.instances.Reading;
import picocli.CommandLine.Option;

/** The options that say how an instance is read and how much effort a solve may spend; the same for every command. */
final class Effort {
    private static final double DEFAULT_TIME = 10;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = "Wall time of a solve, counted from the start of its process, the start of Java included."
                    + " Default: 10, or no limit when --iterations is given.")
    Double time;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of a solve. Without --time the same seed gives the same routes on every machine.")
    Long iterations;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of a solve. Default: ${DEFAULT-VALUE}.")
    int threads = 1;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Who solves: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Engines.Names.class)
    String engine = Engines.DEFAULT;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "How the file's numbers become integers: round (to nearest), dimacs (times 10, cut off),"
                    + " exact (times 1000, rounded), real (real distances). Default: by the fields of the file,"
                    + " as its set is published.")
    String convention;

    @Option(
            names = "--fleet-first",
            description =
                    "Fewest vehicles first, distance second, as in the tables for Solomon's and Li and Lim's sets.")
    boolean fleetFirst;

    /** How the file is to be read. */
    Reading reading() {
        return new Reading(convention == null ? null : Convention.named(convention), fleetFirst);
    }

    /** Seconds from the start of the process; infinite where iterations alone are the limit. */
    double seconds() {
        if (time == null) {
            return iterations == null ? DEFAULT_TIME : Double.POSITIVE_INFINITY;
        }
        if (!(time > 0)) {
            throw new IllegalArgumentException("The time (%s) must be positive.".formatted(time));
        }
        return time;
    }

    long iterations() {
        if (iterations != null && iterations <= 0) {
            throw new IllegalArgumentException("The number of iterations (%s) must be positive.".formatted(iterations));
        }
        return iterations == null ? Long.MAX_VALUE : iterations;
    }

    /** The same choices for another engine and time, which is infinite where iterations alone are the limit. */
    List<String> arguments(String otherEngine, double otherTime) {
        var arguments = new ArrayList<String>();
        if (!Double.isInfinite(otherTime)) {
            arguments.addAll(List.of("--time", Double.toString(otherTime)));
        }
        if (iterations != null) {
            arguments.addAll(List.of("--iterations", Long.toString(iterations())));
        }
        arguments.addAll(List.of("--threads", Integer.toString(threads), "--engine", otherEngine));
        if (convention != null) {
            arguments.addAll(List.of("--convention", convention.toLowerCase(Locale.ROOT)));
        }
        if (fleetFirst) {
            arguments.add("--fleet-first");
        }
        return arguments;
    }

    /** Refuses what no solve could do, before any is begun. */
    void validate() {
        seconds();
        iterations();
        reading();
        Engines.named(engine);
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (%s) must be at least 1.".formatted(threads));
        }
    }
}
