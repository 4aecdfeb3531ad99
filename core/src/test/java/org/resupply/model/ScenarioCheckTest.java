package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScenarioCheckTest {

    @Test
    void aCityWithoutVehiclesOrGoodsIsOdd() {
        Scenario bare = Scenario.builder("bare", LocalDate.of(2022, 4, 10), 1).build();

        assertThat(ScenarioCheck.faults(bare))
                .filteredOn(fault -> !fault.refuses())
                .extracting(fault -> fault.code() + " " + fault.place())
                .contains("NO_CARRIER $.fleets", "NO_GOODS $.lots");
    }
}
