package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.plan.Receipt;

class DockBookTest {

    @Test
    void vehiclesWaitForConvoysAndForEachOther() {
        DockBook book = new DockBook(List.of(new Receipt("K", "G", 0, 100, 200)));
        assertThat(book.earliest(gate(1), 0, 100, 0)).isEqualTo(new DockBook.Slot(0, 0));
        assertThat(book.earliest(gate(1), 1, 100, 0)).isEqualTo(new DockBook.Slot(0, 200));
        assertThat(book.earliest(gate(1), 0, 50, 150)).isEqualTo(new DockBook.Slot(0, 200));
        assertThat(book.earliest(gate(2), 1, 100, 0)).isEqualTo(new DockBook.Slot(1, 1));
        book.take("G", 1, 0, 150);
        assertThat(book.earliest(gate(2), 20, 100, 0)).isEqualTo(new DockBook.Slot(1, 150));
    }

    @Test
    void aDockNeverHoldsTwoAndNoSlotCouldBeEarlier() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int docks = 1 + random.nextInt(3);
            boolean[][] busy = new boolean[docks][2000];
            List<Receipt> receipts = new ArrayList<>();
            DockBook book = new DockBook(receipts);
            for (int visit = 0; visit < 12; visit++) {
                int from = random.nextInt(100);
                int length = 1 + random.nextInt(20);
                DockBook.Slot slot = book.earliest(gate(docks), from, length, 0);
                for (int begin = from; begin <= slot.begin(); begin++) {
                    boolean free = false;
                    for (boolean[] dock : busy) {
                        boolean fits = true;
                        for (int second = begin; second < begin + length; second++) {
                            fits &= !dock[second];
                        }
                        free |= fits;
                    }
                    assertThat(free).isEqualTo(begin == slot.begin());
                }
                for (int second = slot.begin(); second < slot.begin() + length; second++) {
                    assertThat(busy[slot.dock()][second]).isFalse();
                    busy[slot.dock()][second] = true;
                }
                book.take("G", slot.dock(), slot.begin(), slot.begin() + length);
            }
        }
    }

    private static Facility gate(int docks) {
        return Facility.builder("G", FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                .docks(docks)
                .handlingSecondsPerTonne(90)
                .build();
    }
}
