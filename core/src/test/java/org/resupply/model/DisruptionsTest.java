package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisruptionsTest {
    private static final Scenario CITY =
            Scenario.builder("city", LocalDate.of(2022, 4, 13), 2).build();

    @Test
    void whatIsRequestedTwiceIsTwoRequests() {
        Disruption call = call("call", "u1");
        Scenario once = Disruptions.learntAt(0, CITY, List.of(call));
        Scenario again = Disruptions.learntAt(3600, once, List.of(call, call("other", "u1"), call("third", "u1-2")));

        assertThat(again.disruptions())
                .extracting(disruption ->
                        disruption.id() + " " + disruption.request().id())
                .containsExactly("call u1", "call-2 u1-2", "other u1-3", "third u1-2-2");
    }

    @Test
    void aRequestIsToldApartFromWhatTheScenarioStates() {
        Scenario stated = CITY.toBuilder().demands(List.of(request("u1"))).build();
        Scenario learnt = Disruptions.learntAt(0, stated, List.of(call("call", "u1")));
        assertThat(learnt.disruptions().get(0).request()).isEqualTo(request("u1-2"));
    }

    /** An area of any other kind had been taken and had no effect. */
    @ParameterizedTest
    @EnumSource(value = DisruptionKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ROAD_CLOSED")
    void onlyRoadsAreClosedInAnArea(DisruptionKind kind) {
        assertThatThrownBy(() -> new Disruption(
                        "far",
                        kind,
                        "home",
                        new TimeWindow(0, 3600),
                        ControlLevel.SEALED,
                        1,
                        1,
                        1,
                        request("u1"),
                        new Circle(new GeoPoint(121.4, 31.2), 500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("far")
                .hasMessageContaining(kind.name())
                .hasMessageContaining("area");
    }

    private static Disruption call(String id, String request) {
        return new Disruption(
                id, DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 3600), null, 1, 0, 0, request(request));
    }

    private static Demand request(String id) {
        return new Demand(id, "rice", "home", "VITAL", 1, null, 5);
    }
}
