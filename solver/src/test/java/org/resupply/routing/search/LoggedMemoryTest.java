package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedMemoryTest {
    private static final int SIZE = 800;

    /** Compared with whole copies, for changes of a few ints and of most. */
    @ParameterizedTest
    @ValueSource(ints = {5, 3000})
    void whatIsTakenBackOrCopiedIsWhatWholeCopiesHold(int most) {
        var random = new Random(1);
        var memory = new LoggedMemory(SIZE, () -> false);
        int[] now = new int[SIZE];
        int[] best = new int[SIZE];
        for (int change = 0; change < 500; change++) {
            memory.begin();
            int[] before = now.clone();
            int writes = random.nextInt(most);
            for (int i = 0; i < writes; i++) {
                int at = random.nextInt(SIZE);
                now[at] = random.nextInt();
                memory.set(at, now[at]);
            }
            switch (random.nextInt(6)) {
                case 0 -> {
                    memory.takeBack();
                    now = before;
                }
                case 1 -> {
                    memory.keep();
                    memory.copyToBest();
                    best = now.clone();
                }
                case 2 -> {
                    memory.keep();
                    memory.copyFromBest();
                    now = best.clone();
                }
                case 3 -> {
                    memory.keep();
                    memory.exchange();
                    assertThat(memory.mem).isEqualTo(best);
                    assertThat(memory.best).isEqualTo(now);
                    memory.exchange();
                }
                case 4 -> {
                    int at = random.nextInt(SIZE);
                    now[at]++;
                    memory.mem[at]++;
                    memory.rewritten();
                }
                default -> memory.keep();
            }
            assertThat(memory.mem).isEqualTo(now);
            assertThat(memory.best).isEqualTo(best);
        }
    }
}
