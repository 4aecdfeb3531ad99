package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.model.Travel;

class PackedLegTest {

    @Test
    void theLongestLegKeepsItsTimeAndLengthApart() {
        long leg = PackedLeg.of(Travel.MOST_SECONDS * 1000L, Travel.MOST_METRES * 10L);
        assertThat(PackedLeg.seconds(leg)).isEqualTo(Travel.MOST_SECONDS);
        assertThat(PackedLeg.metres(leg)).isEqualTo(Travel.MOST_METRES);
    }

    @Test
    void whatDoesNotFitIsNoWay() {
        assertThat(PackedLeg.of(999_999_999_000L, 1)).isEqualTo(PackedLeg.NONE);
        assertThat(PackedLeg.of(1, 1L << PackedLeg.LENGTH_BITS)).isEqualTo(PackedLeg.NONE);
    }
}
