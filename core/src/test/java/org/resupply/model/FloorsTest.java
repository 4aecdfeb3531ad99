package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorsTest {
    private static final PriorityClass OLD = new PriorityClass("OLD", Name.of("old"), 0);
    private static final PriorityClass REST = new PriorityClass("REST", Name.of("rest"), 1);

    private static Demand demand(String commodity, String priorityClass) {
        return new Demand("d", commodity, "Z", priorityClass, 0, null, 10);
    }

    private static double share(String commodity, String priorityClass, boolean stated, Floor... floors) {
        Demand demand = demand(commodity, priorityClass);
        return floors(demand, stated, floors).share(demand);
    }

    private static Floors floors(Demand demand, boolean stated, Floor... floors) {
        Scenario scenario = Scenario.builder("town", LocalDate.of(2022, 4, 10), 1)
                .priorityClasses(List.of(OLD, REST))
                .needs(List.of(new Need("rice", "", 0.4, ""), new Need("rice", "OLD", 0.1, "")))
                .demands(stated ? List.of(demand) : List.of())
                .policies(Policies.USUAL.withFloors(List.of(floors)))
                .build();
        return Floors.of(scenario);
    }

    @Test
    void unitsAPersonAndDayAreAShareOfWhatTheClassNeeds() {
        Floor floor = new Floor("rice", "", 0.1, 0, "");

        assertThat(share("rice", "REST", false, floor)).isEqualTo(0.25);
        assertThat(share("rice", "OLD", false, floor)).isEqualTo(0.2);
        assertThat(share("oil", "REST", false, floor)).isZero();
    }

    @Test
    void nobodyIsToGetMoreThanIsWanted() {
        assertThat(share("rice", "REST", false, new Floor("rice", "", 3, 0, "")))
                .isEqualTo(1);
    }

    @Test
    void theHighestFloorCountsAndOnlyForItsClass() {
        Floor all = new Floor("rice", "", 0.1, 0, "");
        Floor old = new Floor("rice", "OLD", 0, 0.8, "");

        assertThat(share("rice", "OLD", false, all, old)).isEqualTo(0.8);
        assertThat(share("rice", "REST", false, all, old)).isEqualTo(0.25);
    }

    @Test
    void aShareOfUnitsIsRoundedUpButNotForWhatDoublesAreWrongBy() {
        Demand demand = demand("rice", "REST");

        assertThat(floors(demand, true, new Floor("rice", "", 0, 0.61, "")).units(demand))
                .isEqualTo(7);
        assertThat(floors(demand, true, new Floor("rice", "", 0, 0.1 + 0.2, "")).units(demand))
                .isEqualTo(3);
    }

    @Test
    void ofAStatedDemandOnlyTheShareHolds() {
        assertThat(share("rice", "REST", true, new Floor("rice", "", 0.1, 0, "")))
                .isZero();
        assertThat(share("rice", "REST", true, new Floor("rice", "", 0.1, 0.5, "")))
                .isEqualTo(0.5);
    }

    @Test
    void aFloorInPerCentIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new Floor("rice", "", 0, 50, ""))
                .hasMessageContaining("(50.0)")
                .hasMessageContaining("per cent");
    }
}
