package org.resupply.benchmarks.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kernel of a JMH result file.
 *
 * @param name class and method, with the parameters in brackets
 * @param moreIsBetter whether it counts operations in a time, and not the time of an operation
 * @param unit of the scores
 * @param scores one for each measured iteration of all forks
 * @param allocated bytes for each operation, one for each iteration; empty where it was not measured
 */
public record KernelResult(String name, boolean moreIsBetter, String unit, double[] scores, double[] allocated) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** The kernels of a file by name. */
    public static Map<String, KernelResult> read(Path file) throws IOException {
        JsonNode all = new ObjectMapper().readTree(file.toFile());
        if (all == null || !all.isArray()) {
            throw new IllegalArgumentException(
                    "The file (%s) holds no list of JMH results.\nMaybe it was not written with -rf json?"
                            .formatted(file));
        }
        Map<String, KernelResult> results = new LinkedHashMap<>();
        for (JsonNode one : all) {
            KernelResult result = of(file, one);
            if (results.put(result.name, result) != null) {
                throw new IllegalArgumentException(
                        "The file (%s) has the kernel (%s) twice.".formatted(file, result.name));
            }
        }
        return results;
    }

    private static KernelResult of(Path file, JsonNode node) {
        JsonNode metric = node.path("primaryMetric");
        if (!node.hasNonNull("benchmark") || !metric.path("rawData").isArray()) {
            throw new IllegalArgumentException(
                    "The file (%s) has an entry without a benchmark and its raw data.".formatted(file));
        }
        String[] words = node.get("benchmark").asText().split("\\.");
        String name = words.length < 2 ? words[0] : words[words.length - 2] + "." + words[words.length - 1];
        Map<String, String> parameters = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new KernelResult(
                parameters.isEmpty()
                        ? name
                        : name + parameters.toString().replace('{', '(').replace('}', ')'),
                node.path("mode").asText().equals("thrpt"),
                metric.path("scoreUnit").asText(),
                values(metric),
                values(allocation(node)));
    }

    /** Newer and older JMH name it with and without a dot in front. */
    private static JsonNode allocation(JsonNode node) {
        for (var metric : node.path("secondaryMetrics").properties()) {
            if (metric.getKey().endsWith(ALLOCATED)) {
                return metric.getValue();
            }
        }
        return node.path("none");
    }

    private static double[] values(JsonNode metric) {
        List<Double> values = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            for (JsonNode value : fork) {
                values.add(value.asDouble());
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
