package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.model.Scenario;

class ScenarioJsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Scenario scenario = Samples.scenario();
        String json = ScenarioJson.toJson(scenario);
        assertThat(ScenarioJson.read(json, "sample")).isEqualTo(scenario);
    }
}
