package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.model.Lane;
import org.resupply.model.Mode;
import org.resupply.model.OpeningHours;
import org.resupply.plan.Cause;

class InboundTest {
    private static final TrunkRuns.Obstacle CLOSED = new TrunkRuns.Obstacle(Cause.CLOSURE, "G>W");
    private static final TrunkRuns.Obstacle NOTHING_THERE = new TrunkRuns.Obstacle(Cause.STOCK, "W");

    private final Inbound inbound = new Inbound();

    @Test
    void whatIsNotThereToSendIsMissingForWhatKeptItFromComing() {
        inbound.note(lane("G", "W"), "rice", CLOSED, 0);
        inbound.note(lane("W", "S"), "rice", NOTHING_THERE, 0);

        assertThat(inbound.to("S", "rice")).isEqualTo(CLOSED);
        assertThat(inbound.to("S", "veg")).isNull();
    }

    @Test
    void aLaneThatIsOpenAgainIsNotBlamedForEver() {
        inbound.note(lane("G", "W"), "rice", CLOSED, 0);

        inbound.forgetBefore(0);
        assertThat(inbound.to("W", "rice")).isEqualTo(CLOSED);
        inbound.forgetBefore(1);
        assertThat(inbound.to("W", "rice")).isNull();
    }

    @Test
    void lessThanALotIsNotTooLate() {
        TrunkRuns.Obstacle part = new TrunkRuns.Obstacle(Cause.WHOLE_LOTS, "G");
        inbound.note(lane("G", "W"), "rice", part, 0);

        assertThat(inbound.to("W", "rice")).isEqualTo(part);
    }

    @Test
    void whereOnlyPartOfALotHasComeWhatKeptTheRestIsTold() {
        inbound.note(lane("G", "W"), "rice", CLOSED, 0);
        inbound.note(lane("W", "S"), "rice", new TrunkRuns.Obstacle(Cause.WHOLE_LOTS, "W"), 0);

        assertThat(inbound.to("S", "rice")).isEqualTo(CLOSED);
    }

    private static Lane lane(String from, String to) {
        return new Lane(from + ">" + to, from, to, Mode.ROAD, 0, 0, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
    }
}
