package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.compile.Parcel;
import org.resupply.model.ControlLevel;
import org.resupply.model.TimeWindow;
import org.resupply.problem.RoutingSolution;

class UrgentSwapsTest {
    /** Demands 0 and 1 are urgent, the others are not. */
    @Test
    void urgentGoodsTakeTheRoomOfOthersOfTheirKindAtTheirPlace() {
        List<Parcel> parcels = new ArrayList<>(List.of(
                parcel("A", item(0, "rice", 30), item(1, "oil", 5), item(2, "rice", 10)),
                parcel("A", item(3, "rice", 20), item(4, "salt", 9)),
                parcel("B", item(5, "rice", 50)),
                parcel("A", new TimeWindow(4, 5), item(6, "rice", 50))));
        UrgentSwaps.swap(parcels, leaving(0), demand -> demand < 2);
        assertThat(parcels.get(0).items())
                .containsExactly(item(0, "rice", 10), item(1, "oil", 5), item(2, "rice", 10), item(3, "rice", 20));
        assertThat(parcels.get(1).items()).containsExactly(item(0, "rice", 20), item(4, "salt", 9));
        assertThat(parcels.get(2).items()).containsExactly(item(5, "rice", 50));
        assertThat(parcels.get(3).items()).containsExactly(item(6, "rice", 50));
    }

    private static Parcel.Item item(int demand, String commodity, long quantity) {
        return new Parcel.Item(demand, commodity, quantity);
    }

    private static Parcel parcel(String place, Parcel.Item... items) {
        return parcel(place, new TimeWindow(0, 10), items);
    }

    private static Parcel parcel(String place, TimeWindow window, Parcel.Item... items) {
        return new Parcel(
                place, place, List.of(items), 1, 1, 0, window, ControlLevel.OPEN, 1, List.of(), Parcel.AS_THE_VEHICLE);
    }

    private static RoutingSolution leaving(int stop) {
        return new RoutingSolution(
                List.of(),
                List.of(new RoutingSolution.Unserved(stop, RoutingSolution.Reason.NO_CAPACITY_LEFT)),
                0,
                true,
                0);
    }
}
