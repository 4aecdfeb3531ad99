package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.plan.Plan;

class PlanJsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Plan plan = Samples.plan();
        String json = PlanJson.toJson(plan, Samples.START);
        assertThat(PlanJson.read(json, "sample")).isEqualTo(plan);
    }
}
