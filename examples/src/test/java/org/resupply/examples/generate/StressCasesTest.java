package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.TimeWindow;

class StressCasesTest {
    private static final Scenario SHANGHAI = ShippedScenarios.generate("shanghai", "small", 260, 1);

    @ParameterizedTest
    @ValueSource(strings = {"tunnel", "market", "riders", "opened", "fresh"})
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
    void ofTheTrucksThatBringOnlyWhatSpoilsAFifthComesAndTheRestOfTheConvoysAsBefore() {
        Outlook outlook = Outlook.of(StressCases.of("fresh", SHANGHAI).over(SHANGHAI));
        int end = SHANGHAI.days() * TimeWindow.DAY;
        int trucks = 0;
        int come = 0;
        for (int i = 0; i < SHANGHAI.convoys().size(); i++) {
            Convoy before = SHANGHAI.convoys().get(i);
            Convoy after = outlook.convoys().get(i);
            if (before.mode() == Mode.ROAD && before.cargo().stream().allMatch(part -> part.lastDay() != Lot.NEVER)) {
                trucks += before.vehicles();
                come += after.arrival() < end ? after.vehicles() : 0;
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
        assertThat(trucks).isGreaterThan(100);
        assertThat((double) come / trucks).isBetween(0.19, 0.2);
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
