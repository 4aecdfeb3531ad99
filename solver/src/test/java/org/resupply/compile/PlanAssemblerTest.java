package org.resupply.compile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

class PlanAssemblerTest {
    /** Whoever put a plan together got what was wrong wrapped, even in a single thread. */
    @Test
    void faultsOfFiguresAreNotWrapped() {
        Outlook outlook = Outlook.of(
                Scenario.builder("none", LocalDate.of(2022, 4, 10), 1).build());
        Stop base = new Stop("W", 0, 0, 0, List.of());
        Tour ofNobody = new Tour("tour", "no such fleet", 0, 0, "", List.of(new Trip(List.of(base, base), 0)));
        for (Executor workers : List.<Executor>of(Runnable::run, work -> new Thread(work).start())) {
            assertThatThrownBy(() -> PlanAssembler.assemble(
                            outlook,
                            Bubbles.of(outlook),
                            List.of(),
                            List.of(),
                            List.of(ofNobody),
                            List.of(),
                            Map.of(),
                            null,
                            workers))
                    .isInstanceOf(NullPointerException.class);
        }
    }
}
