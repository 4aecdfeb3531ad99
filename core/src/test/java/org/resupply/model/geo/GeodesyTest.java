package org.resupply.model.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeodesyTest {

    @Test
    void aDegreeOfLatitudeIs111Kilometres() {
        assertThat(Geodesy.metres(121, 31, 121, 32)).isCloseTo(Geodesy.METRES_PER_DEGREE, within(1e-6));
        assertThat(Geodesy.METRES_PER_DEGREE).isCloseTo(111_195, within(1.0));
    }

    @Test
    void halfWayRoundTheEarthIsTheLongestDistance() {
        assertThat(Geodesy.metres(0, 0, 180, 0)).isCloseTo(Math.PI * Geodesy.EARTH_RADIUS_METRES, within(1e-3));
    }

    @Property(tries = 200)
    void distancesAreSymmetricAndHoldTheTriangle(
            @ForAll @DoubleRange(min = 100, max = 140) double lonA,
            @ForAll @DoubleRange(min = 10, max = 50) double latA,
            @ForAll @DoubleRange(min = 100, max = 140) double lonB,
            @ForAll @DoubleRange(min = 10, max = 50) double latB) {
        double there = Geodesy.metres(lonA, latA, lonB, latB);
        assertThat(there).isEqualTo(Geodesy.metres(lonB, latB, lonA, latA), offset(1e-6));
        assertThat(Geodesy.metres(lonA, latA, 120, 30) + Geodesy.metres(120, 30, lonB, latB))
                .isGreaterThanOrEqualTo(there - 1e-6);
    }

    @Test
    void positionsAreWithinTheirRanges() {
        assertThat(Geodesy.isPosition(121.5, 31.2)).isTrue();
        assertThat(Geodesy.isPosition(31.2, 121.5)).isFalse();
        assertThat(Geodesy.isPosition(Double.NaN, 31.2)).isFalse();
    }
}
