package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zones put together in code that lie inside each other: no question about them goes round for ever. */
class WrongTreesTest {
    private static final Scenario RING = Scenario.builder("ring", LocalDate.of(2022, 4, 13), 1)
            .zones(List.of(
                    zone("a", ZoneLevel.STREET, "b"),
                    zone("b", ZoneLevel.STREET, "a"),
                    zone("c", ZoneLevel.COMMUNITY, "b"),
                    zone("d", ZoneLevel.CITY, ""),
                    zone("e", ZoneLevel.COMMUNITY, "d")))
            .disruptions(List.of(new Disruption(
                    "closed",
                    DisruptionKind.ZONE_CONTROL,
                    "a",
                    new TimeWindow(0, TimeWindow.DAY),
                    ControlLevel.SEALED,
                    1,
                    0,
                    0,
                    null)))
            .build();

    @Test
    void theWayUpwardsEnds() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ZoneTree tree = ZoneTree.of(RING);
            assertThat(tree.above("c", ZoneLevel.CITY)).isEmpty();
            assertThat(tree.above("c", ZoneLevel.STREET)).map(Zone::id).hasValue("b");
            assertThat(tree.upwards("c")).extracting(Zone::id).containsExactly("c", "b", "a", "b");
            assertThat(tree.upwards("e")).extracting(Zone::id).containsExactly("e", "d");
            assertThat(tree.upwards("nowhere")).isEmpty();
        });
    }

    @Test
    void aChangeOfControlSpreadsToAnEnd() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(Outlook.of(RING).control("c", 0)).isEqualTo(ControlLevel.SEALED));
    }

    @Test
    void whatNoPlanCanBeMadeFromIsTold() {
        assertThat(ScenarioCheck.structure(RING))
                .extracting(fault -> fault.code() + " " + fault.place())
                .containsExactly("ZONE_CYCLE $.zones[0].parent", "WRONG_LEVEL $.zones[4].parent");
        assertThat(ScenarioCheck.references(RING)).isEmpty();
    }

    private static Zone zone(String id, ZoneLevel level, String parent) {
        return OutlookTest.zone(id, level, parent, ControlLevel.OPEN);
    }
}
