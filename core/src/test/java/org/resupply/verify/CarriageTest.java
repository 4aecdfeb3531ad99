package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriageTest {

    /** More lots than were expected: the table grows while they are added. */
    @Test
    void nothingIsLostWhereTheTableGrows() {
        Carriage carriage = new Carriage(0);
        for (int lot = 0; lot < 1000; lot++) {
            carriage.move(1, 2, lot, 3, 7);
            carriage.carry(1, 2, lot, 3, 5);
            carriage.carry(2, 1, lot, 3, 4);
        }
        List<Long> moved = new ArrayList<>();
        List<Long> carried = new ArrayList<>();
        carriage.differences((from, to, lot, day, bySheets, byTours) -> {
            moved.add(bySheets);
            carried.add(byTours);
        });
        assertThat(moved).hasSize(2000).containsOnly(7L, 0L);
        assertThat(moved.stream().mapToLong(units -> units).sum()).isEqualTo(7000);
        assertThat(carried.stream().mapToLong(units -> units).sum()).isEqualTo(9000);
    }
}
