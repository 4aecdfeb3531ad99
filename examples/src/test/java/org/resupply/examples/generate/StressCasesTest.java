package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.ControlLevel;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;

class StressCasesTest {
    private static final Scenario SHANGHAI = ShippedScenarios.generate("shanghai", "small", 260, 1);

    @ParameterizedTest
    @ValueSource(strings = {"tunnel", "market", "riders", "opened"})
    void everyCaseIsASoundScenarioWithItsSource(String name) {
        Scenario stressed = StressCases.of(name, SHANGHAI).over(SHANGHAI);
        assertThat(ScenarioCheck.faults(stressed)).noneMatch(fault -> fault.refuses());
        assertThat(stressed.disruptions())
                .hasSizeGreaterThan(SHANGHAI.disruptions().size());
        assertThat(StressCases.of(name, SHANGHAI).source()).isNotBlank();
        assertThat(StressCases.names()).contains(name);
    }

    @Test
    void ridersAreLostAsManyAsStated() {
        Outlook outlook = Outlook.of(StressCases.of("riders", SHANGHAI).over(SHANGHAI));
        double before = 0;
        double after = 0;
        for (var fleet : SHANGHAI.fleets()) {
            if (fleet.vehicleType().equals("van")) {
                before += fleet.count();
                after += outlook.fleetCount(fleet.id(), 1);
            }
        }
        assertThat(after / before).isBetween(0.05, 0.2);
    }

    @Test
    void openedZonesAreOpen() {
        Outlook outlook = Outlook.of(StressCases.of("opened", SHANGHAI).over(SHANGHAI));
        assertThat(SHANGHAI.zones()).anyMatch(zone -> zone.control() == ControlLevel.SEALED);
        assertThat(SHANGHAI.zones()).allMatch(zone -> outlook.control(zone.id(), 2) == ControlLevel.OPEN);
    }

    @Test
    void whatACityDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> StressCases.of("tunnel", ShippedScenarios.load("tiny")))
                .hasMessageContaining("(Y01)")
                .hasMessageContaining("(tiny)");
        assertThatThrownBy(() -> StressCases.of("flood", SHANGHAI)).hasMessageContaining("(flood)");
    }
}
