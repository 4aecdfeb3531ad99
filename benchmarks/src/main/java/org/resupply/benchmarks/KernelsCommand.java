package org.resupply.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.io.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures all kernels as they are set up, with allocation, and writes one JSON file. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = {
            "Measures every kernel with JMH and -prof gc: two processes each, four iterations of 0.2 s. The file is JMH's JSON"
                    + " with machine, revision and a hash of the input's name added to each kernel, as the command compare reads it. What the command jmh"
                    + " offers beyond this set (a road graph of a city from files) is not in it.",
            "",
            "  kernels --json kernels.json",
            "  kernels --json routing.json --only SearchKernels",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "2:an option is wrong, or no kernel has that name"})
final class KernelsCommand implements Callable<Integer> {
    private static final String SET = "\\.[A-Z][A-Za-z]*Kernels\\.";

    @Option(names = "--json", required = true, paramLabel = "OUT.json", description = "Where to write the result.")
    private Path json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Classes or Class.method of the set. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--forks", paramLabel = "N", description = "Processes for each kernel. Default: ${DEFAULT-VALUE}.")
    private int forks = 2;

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE[,VALUE]",
            description = "Values of a parameter of the kernels instead of all: stops=1000, city=shanghai.json.")
    private Map<String, String> parameters = Map.of();

    @Override
    public Integer call() throws IOException, RunnerException {
        if (forks < 1) {
            throw new IllegalArgumentException("The number of processes (%s) must be at least 1.".formatted(forks));
        }
        Path part = Files.createTempFile("kernels", ".json");
        try {
            var options = new OptionsBuilder();
            if (only.isEmpty()) {
                options.include(SET);
            }
            for (String name : only) {
                if (!name.matches("[A-Za-z]+Kernels(\\.[A-Za-z]+)?")) {
                    throw new IllegalArgumentException(
                            "The kernel (%s) must be a class, or Class.method.".formatted(name));
                }
                options.include("\\." + name.replace(".", "\\.") + (name.contains(".") ? "$" : "\\."));
            }
            parameters.forEach((name, values) -> options.param(name, values.split(",")));
            options.forks(forks)
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .resultFormat(ResultFormatType.JSON)
                    .result(part.toString());
            if (new Runner(options.build()).run().isEmpty()) {
                throw new IllegalArgumentException("No kernel is named %s.".formatted(only));
            }
            write(new ObjectMapper().readTree(part.toFile()));
        } finally {
            Files.deleteIfExists(part);
        }
        return 0;
    }

    private void write(JsonNode results) throws IOException {
        var here = Provenance.here();
        for (JsonNode result : results) {
            // What a kernel works on is made from its name and parameters, by seeds that the revision fixes.
            String input = result.path("benchmark").asText() + result.path("params");
            ((ObjectNode) result)
                    .put("machine", here.machine())
                    .put("commit", here.commit())
                    .put("inputSha256", Provenance.hash(input.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(results);
        WholeFile.write(json, stream -> stream.write(text));
    }
}
