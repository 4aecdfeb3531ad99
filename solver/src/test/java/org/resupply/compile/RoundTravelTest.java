package org.resupply.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways from a warehouse to two places. */
class RoundTravelTest {
    private final RoundTravel travel = new RoundTravel("store", List.of("edge", "village", "edge"), null, 0);

    @Test
    void eachPlaceHasOneIndexBehindTheWarehouse() {
        assertThat(travel.place("store")).isZero();
        assertThat(travel.place("edge")).isEqualTo(1);
        assertThat(travel.place("village")).isEqualTo(2);
    }

    @Test
    void aPlaceThatWasNotGivenIsNamed() {
        assertThatThrownBy(() -> travel.place("hamlet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hamlet");
    }
}
