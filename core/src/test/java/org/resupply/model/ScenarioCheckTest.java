package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    @Test
    void aUsualLaneMayBeClosedAndOneThatThereIsNotIsRefused() {
        Facility gate = facility("GATE", FacilityKind.TRANSFER_POINT);
        Facility store = facility("STORE", FacilityKind.CITY_WAREHOUSE);
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .facilities(List.of(gate, store))
                .disruptions(List.of(closed("a", "GATE>STORE"), closed("b", "STORE>GATE"), closed("c", "STORE")))
                .build();

        assertThat(ScenarioCheck.references(city))
                .extracting(Fault::code, Fault::place, Fault::value)
                .containsExactly(
                        tuple("DANGLING_ID", "$.disruptions[1].target", "STORE>GATE"),
                        tuple("WRONG_TARGET", "$.disruptions[2].target", "STORE"));
    }

    private static Facility facility(String id, FacilityKind kind) {
        return new Facility(
                id,
                kind,
                new Name(id, id),
                "",
                new GeoPoint(121, 31),
                "",
                Map.of(),
                0,
                1,
                null,
                0,
                0,
                0,
                0,
                0,
                null,
                "");
    }

    private static Disruption closed(String id, String lane) {
        return new Disruption(
                id, DisruptionKind.LANE_CLOSED, lane, new TimeWindow(0, TimeWindow.DAY), null, 1, 0, 0, null);
    }
}
