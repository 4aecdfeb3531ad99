package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;

class PlanJsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Plan plan = Samples.plan();
        String json = PlanJson.toJson(plan, Samples.START);
        assertThat(PlanJson.read(json, "sample")).isEqualTo(plan);
    }

    @Test
    void theStagesOfTheManifestKeepTheirOrder() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("travel", 1.0);
        stages.put("allocation", 2.0);
        stages.put("routing", 3.0);
        Plan plan = Samples.plan();
        Plan staged = new Plan(
                plan.scenario(),
                plan.manifest().withStages(stages, 0),
                plan.receipts(),
                plan.movements(),
                plan.tours(),
                plan.unmet(),
                plan.figures());
        Plan read = PlanJson.read(PlanJson.toJson(staged, Samples.START), "staged");
        assertThat(read.manifest().stages().keySet()).containsExactly("travel", "allocation", "routing");
    }

    @Test
    void aPlanForAnotherScenarioIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("plan.json");
        PlanJson.write(Samples.plan(), Samples.START, file);
        assertThat(PlanJson.read(file, Samples.scenario())).isEqualTo(Samples.plan());
        Scenario other = Scenario.builder("other", Samples.START.plusDays(1), 3).build();
        BadInput refused = catchThrowableOfType(BadInput.class, () -> PlanJson.read(file, other));
        assertThat(refused.faults()).extracting(Fault::place).containsExactly("$.scenario", "$.start");
        assertThat(refused.faults()).extracting(Fault::code).containsOnly("OTHER_SCENARIO");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> WholeFile.write(file, stream -> {
                    stream.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("plan.json");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("plan.json");
    }
}
