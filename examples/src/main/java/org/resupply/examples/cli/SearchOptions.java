package org.resupply.examples.cli;

import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine.Option;

/** What may be said about a search besides how long it may take. */
final class SearchOptions {
    @Option(
            names = "--threads",
            converter = Amount.Threads.class,
            paramLabel = "N",
            description = "Threads that may work at once (${DEFAULT-VALUE}).")
    private int threads = 2;

    @Option(
            names = "--seed",
            converter = Amount.Seed.class,
            paramLabel = "S",
            description = "Where random choices start (${DEFAULT-VALUE}).")
    private long seed = 1;

    SolveOptions with(Budget budget) {
        return SolveOptions.defaults().withBudget(budget).withSeed(seed).withThreads(threads);
    }
}
