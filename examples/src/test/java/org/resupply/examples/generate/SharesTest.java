package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void largestRemaindersGetWhatIsLeft() {
        assertThat(Shares.of(10, new double[] {1, 1, 1}, 0)).containsExactly(4, 3, 3);
        assertThat(Shares.of(10, new double[] {47, 16, 15.8, 12, 6.1, 3.1}, 0)).containsExactly(5, 2, 1, 1, 1, 0);
        assertThat(Shares.of(10, new double[] {98, 1, 1, 0}, 1)).containsExactly(8, 1, 1, 0);
    }

    @Test
    void weightsWithoutASumAreRefused() {
        assertThatThrownBy(() -> Shares.of(3, new double[] {0, 0}, 0)).hasMessageContaining("positive sum");
    }

    @Property(tries = 300)
    void partsAddUpAndStayNearTheirShare(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @LongRange(max = 100_000) long total,
            @ForAll @IntRange(max = 2) int least) {
        Random random = new Random(seed);
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = random.nextInt(5) == 0 ? 0 : random.nextDouble();
        }
        weights[random.nextInt(count)] = 1;
        long[] parts = Shares.of(total, weights, least);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
        double sum = Arrays.stream(weights).sum();
        long positive = Arrays.stream(weights).filter(w -> w > 0).count();
        for (int i = 0; i < count; i++) {
            if (weights[i] == 0) {
                assertThat(parts[i]).isZero();
            } else if (positive * least <= total) {
                assertThat(parts[i]).isGreaterThanOrEqualTo(least);
            }
            if (least == 0) {
                assertThat(Math.abs(parts[i] - total * weights[i] / sum)).isLessThan(1);
            }
        }
    }
}
