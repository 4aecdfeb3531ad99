package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.BadInput;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Name;
import org.resupply.model.Overlay;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;

class OverlayJsonTest {
    private static final Scenario CITY = Scenario.builder("city", LocalDate.of(2022, 4, 13), 2)
            .disruptions(List.of(call("first")))
            .build();

    private static Disruption call(String id) {
        return new Disruption(
                id, DisruptionKind.CROSSING_CLOSED, "nowhere", new TimeWindow(0, 3600), null, 1, 0, 0, null);
    }

    private static String overlay(String disruptions) {
        return """
                { "format": "resupply-overlay/1", "id": "what-if", "disruptions": [%s] }
                """.formatted(disruptions);
    }

    private static final Scenario BARE = CITY.toBuilder().disruptions(List.of()).build();

    @Test
    void timesCountFromTheScenariosFirstDay() {
        Scenario crossed = OverlayJson.over(BARE, overlay(""), "nothing");
        assertThat(crossed).isEqualTo(BARE);
        assertThatThrownBy(() -> OverlayJson.over(
                        BARE,
                        overlay("{ \"id\": \"a\", \"kind\": \"LANE_CLOSED\", \"target\": \"l\", \"window\":"
                                + " { \"start\": \"2022-04-16T00:00\", \"end\": \"2022-04-17T00:00\" } }"),
                        "late.json"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("late.json")
                .hasMessageContaining("2022-04-16");
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) {
        Overlay overlay = new Overlay(
                "what-if",
                new Name("如果", "What if"),
                "an exercise",
                Samples.scenario().disruptions());
        Scenario bare = Samples.scenario().toBuilder().disruptions(List.of()).build();
        Path file = folder.resolve("what-if.json");

        OverlayJson.write(overlay, bare.start(), file);

        assertThat(OverlayJson.over(bare, file).disruptions()).hasSize(3).isEqualTo(overlay.disruptions());
        assertThat(file).content().contains("\"resupply-overlay/1\"", "如果", "an exercise");
    }

    @Test
    void faultsStandWhereTheFileHasThem() {
        assertThatThrownBy(() -> OverlayJson.over(
                        BARE.toBuilder().disruptions(List.of(call("own"))).build(),
                        overlay("{ \"id\": \"a\", \"kind\": \"LANE_CLOSED\", \"target\": \"ghost\", \"window\":"
                                + " { \"start\": \"2022-04-13T00:00\", \"end\": \"2022-04-14T00:00\" } }"),
                        "ghost.json"))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.place() + " " + fault.value())
                                .containsExactly(
                                        "scenario $.disruptions[0].target nowhere", "$.disruptions[0].target ghost"));
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> OverlayJson.over(BARE, "{ \"id\": \"a\", \"disruptions\": [] }", "plain.json"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("resupply-overlay/1");
        assertThatThrownBy(() -> OverlayJson.over(BARE, "[]", "list.json")).isInstanceOf(BadInput.class);
    }
}
