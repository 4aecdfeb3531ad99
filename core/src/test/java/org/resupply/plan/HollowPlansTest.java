package org.resupply.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans that somebody put together without all of their parts: what is not given is empty, a hole is told by its place. */
class HollowPlansTest {

    @Test
    void whatIsNotGivenIsEmpty() {
        Plan plan = new Plan(null, null, null, null, null, null, null, null, null);
        assertThat(plan.scenario()).isEmpty();
        assertThat(plan.receipts()).isEmpty();
        assertThat(plan.tours()).isEmpty();
        assertThat(plan.bottlenecks()).isEmpty();
        assertThat(new Stop(null, 0, 0, 0, null)).isEqualTo(new Stop("", 0, 0, 0, List.of()));
        assertThat(new Handling("lot", null, 1).demand()).isEmpty();
        assertThat(new Manifest(null, null, 1, 1, 1, 1, null, null, null, 0, true).stages())
                .isEmpty();
    }

    @Test
    void aHoleIsToldByListAndIndex() {
        List<Movement> movements = new ArrayList<>();
        movements.add(new Movement("a", "b", "lot", 0, 1));
        movements.add(null);
        assertThatThrownBy(() -> new Plan("city", null, List.of(), movements, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The list of movements has nothing (null) at index 1.");
    }
}
