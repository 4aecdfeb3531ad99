package org.resupply.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures kernels with JMH. */
@Command(
        name = "jmh",
        description = {
            "Measures kernels with JMH; all arguments are JMH's own (-h lists them).",
            "",
            "  jmh SearchKernels.step -p stops=1000 -prof gc -rf json -rff out.json",
            ""
        })
final class JmhCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
