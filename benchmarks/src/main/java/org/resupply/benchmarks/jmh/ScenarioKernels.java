package org.resupply.benchmarks.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;

/** Reading the JSON of a city: generated, shipped or from a file. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScenarioKernels extends Kernels {
    /** Number of communities of a generated city, the name of a shipped scenario, or a file. */
    @Param({"100", "1000", "10000", "shanghai"})
    public String city;

    private String json;

    /** Makes the text, or reads the file's. */
    @Setup
    public void make() throws IOException {
        if (city.matches("\\d+")) {
            json = GeneratedScenario.json(Integer.parseInt(city));
        } else if (ShippedScenarios.names().contains(city)) {
            json = ScenarioJson.toJson(ShippedScenarios.load(city));
        } else {
            json = Files.readString(Path.of(city));
        }
    }

    /** Reads and checks the text. */
    @Benchmark
    public Scenario read() {
        return ScenarioJson.read(json, "city");
    }
}
