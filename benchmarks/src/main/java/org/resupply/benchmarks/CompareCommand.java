package org.resupply.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.jmh.KernelComparison;
import org.resupply.benchmarks.jmh.KernelResult;
import org.resupply.benchmarks.statistics.Samples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two results of the kernels and says which differences are real. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two results of the kernels and says which differences are real: p by Welch's t-test or by Mann and"
                    + " Whitney's, corrected by Holm for all kernels, below 5 %%, and a change as large as --least.",
            "",
            "  compare before.json after.json --fail-on-regression",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared",
            "2:a file or an option is wrong",
            "4:a kernel is really worse, and --fail-on-regression was given"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A.json", description = "The result to compare with.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B.json", description = "The result that is judged.")
    private Path after;

    @Option(
            names = "--test",
            paramLabel = "NAME",
            description = "How p is found: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "WELCH")
    private Samples.Test test;

    @Option(
            names = "--least",
            paramLabel = "PERCENT",
            description =
                    "The smallest change that counts. Iterations of one process are more alike than processes are:"
                            + " a change of a few per cent can be the luck of a process. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private double least;

    @Option(names = "--fail-on-regression", description = "Ends with exit code 4 where a kernel is really worse.")
    private boolean failOnRegression;

    @Override
    public Integer call() throws IOException {
        if (!(least >= 0)) {
            throw new IllegalArgumentException("The smallest change (%s %%) must not be negative.".formatted(least));
        }
        var comparison = new KernelComparison(KernelResult.read(before), KernelResult.read(after), test, least / 100);
        if (comparison.differences().isEmpty()) {
            throw new IllegalArgumentException(
                    "The files (%s and %s) have no kernel in common.".formatted(before, after));
        }
        spec.commandLine().getOut().print(comparison.markdown());
        spec.commandLine().getOut().flush();
        return failOnRegression && comparison.hasRegression() ? Benchmarks.REGRESSION : 0;
    }
}
