package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;

/** Whatever a record holds, it is the same after it was written and read, and written again it has the same bytes. */
class RoundTripTest {

    @Property(tries = 300)
    void anyScenario(@ForAll long seed) throws IOException {
        Scenario scenario = new RandomRecords(seed).of(Shapes.SCENARIO);
        for (Layout layout : new Layout[] {null, new Layout()}) {
            byte[] json = written(Shapes.SCENARIO, scenario, scenario.start(), layout);
            Scenario read = read(Shapes.SCENARIO, json, scenario.start());
            assertThat(read).isEqualTo(scenario);
            assertThat(InputHash.of(read)).isEqualTo(InputHash.of(scenario));
        }
    }

    @Property(tries = 300)
    void anyPlan(@ForAll long seed) throws IOException {
        Plan plan = new RandomRecords(seed).of(Shapes.PLAN);
        for (Layout layout : new Layout[] {null, new Layout()}) {
            byte[] json = written(Shapes.PLAN, plan, Samples.START, layout);
            Plan read = read(Shapes.PLAN, json, Samples.START);
            assertThat(read).isEqualTo(plan);
            assertThat(written(Shapes.PLAN, read, Samples.START, new Layout()))
                    .isEqualTo(written(Shapes.PLAN, plan, Samples.START, new Layout()));
        }
    }

    private static <T extends Record> byte[] written(Shape<T> shape, T whole, LocalDate start, Layout layout)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonFile.generator(bytes)) {
            if (layout != null) {
                json.setPrettyPrinter(layout);
            }
            json.writeStartObject();
            new RecordWriter(json, new WireTime(start), layout).fields(shape, whole);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static <T extends Record> T read(Shape<T> shape, byte[] json, LocalDate start) {
        Findings findings = new Findings();
        T whole = JsonFile.read(
                new JsonFile.Source("random", json),
                shape,
                Set.of(),
                new WireTime(start),
                UnaryOperator.identity(),
                findings);
        assertThat(findings.isEmpty())
                .as(() -> findings.asBadInput("random").getMessage() + "\n" + new String(json, StandardCharsets.UTF_8))
                .isTrue();
        return whole;
    }
}
