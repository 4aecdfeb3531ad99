package org.resupply.model.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Gcj02Test {

    /** District points of Huangpu, Songjiang and Chongming in both datums, published to five decimals. */
    private static final double[][] PAIRS = {
        {121.48379, 31.21988, 121.48828, 31.2179},
        {121.21435, 31.03276, 121.21878, 31.03065},
        {121.51543, 31.59405, 121.51984, 31.59208},
    };

    @Test
    void knownPlacesShiftAsPublished() {
        for (double[] pair : PAIRS) {
            double[] shifted = Gcj02.fromWgs84(pair[0], pair[1]);
            assertThat(Geodesy.metres(shifted[0], shifted[1], pair[2], pair[3])).isLessThan(2);
            double[] back = Gcj02.toWgs84(pair[2], pair[3]);
            assertThat(Geodesy.metres(back[0], back[1], pair[0], pair[1])).isLessThan(2);
        }
    }

    @Test
    void outsideChinaNothingShifts() {
        assertThat(Gcj02.fromWgs84(-8.64, 41.17)).containsExactly(-8.64, 41.17);
        assertThat(Gcj02.toWgs84(-8.64, 41.17)).containsExactly(-8.64, 41.17);
    }

    @Property(tries = 300)
    void thereAndBackIsWithinACentimetre(
            @ForAll @DoubleRange(min = 75, max = 134) double lon, @ForAll @DoubleRange(min = 4, max = 53) double lat) {
        double[] shifted = Gcj02.fromWgs84(lon, lat);
        double[] back = Gcj02.toWgs84(shifted[0], shifted[1]);
        assertThat(Geodesy.metres(lon, lat, back[0], back[1])).isCloseTo(0, within(0.01));
    }

    @Test
    void shiftedPointsLookShiftedAndScatteredOnesDoNot() {
        Random random = new Random(5);
        int count = 40;
        double[] references = new double[2 * count];
        double[] shifted = new double[2 * count];
        double[] scattered = new double[2 * count];
        for (int i = 0; i < count; i++) {
            references[2 * i] = 121 + random.nextDouble();
            references[2 * i + 1] = 31 + random.nextDouble() / 2;
            double[] moved = Gcj02.fromWgs84(references[2 * i], references[2 * i + 1]);
            for (int axis = 0; axis < 2; axis++) {
                shifted[2 * i + axis] = moved[axis] + random.nextGaussian() * 0.0005;
                scattered[2 * i + axis] = references[2 * i + axis] + random.nextGaussian() * 0.003;
            }
        }
        assertThat(Gcj02.looksLikeGcj02(shifted, references)).isTrue();
        assertThat(Gcj02.looksLikeGcj02(references, references)).isFalse();
        assertThat(Gcj02.looksLikeGcj02(scattered, references)).isFalse();
    }
}
