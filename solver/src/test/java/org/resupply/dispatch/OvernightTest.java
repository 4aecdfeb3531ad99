package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.model.Commodity;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What leaves in the morning before as much has come must have lain there overnight. */
class OvernightTest {
    private static final int TOMORROW = TimeWindow.DAY;
    private static final Fleet VANS = new Fleet("vans", Name.of("vans"), "van", "W", 2, OpeningHours.ALWAYS, "", 8, 0);

    @Test
    void whatLeavesBeforeGoodsComeMustLieThere() {
        Duty out = duty(1, leaves("W", TOMORROW + 6 * 3600, 95));
        Duty in = duty(1, brings("W", TOMORROW + 12 * 3600, 60));
        Duty later = duty(1, leaves("W", TOMORROW + 13 * 3600, 70));

        assertThat(overnight(out, in, later).needs("W", 0)).containsOnly(Map.entry("rice", 105L));
        assertThat(overnight(out, in).needs("W", 0)).containsOnly(Map.entry("rice", 95L));
        assertThat(overnight(in, later).needs("W", 0)).containsOnly(Map.entry("rice", 10L));
    }

    @Test
    void whatComesBeforeItLeavesAndWhatLeavesTodayNeedNot() {
        Duty out = duty(1, leaves("W", TOMORROW + 6 * 3600, 40));
        Duty in = duty(1, brings("W", TOMORROW + 5 * 3600, 40));
        Duty today = duty(0, leaves("W", 6 * 3600, 95));

        assertThat(overnight(out, in, today).needs("W", 0)).isEmpty();
        assertThat(overnight(out).needs("S", 0)).isEmpty();
        assertThat(overnight(out).needs("W", 1)).isEmpty();
    }

    private static Overnight overnight(Duty... duties) {
        Scenario scenario = Scenario.builder("overnight", LocalDate.of(2022, 4, 10), 2)
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .lots(List.of(new Lot("lot", "rice", "W", 200, Lot.NEVER)))
                .build();
        return new Overnight(Outlook.of(scenario), List.of(duties), List.<Receipt>of(), new LotFacts(scenario), 0);
    }

    private static Trip leaves(String from, int second, long units) {
        return new Trip(
                List.of(
                        new Stop(from, second, second, second, List.of(new Handling("lot", "", units))),
                        new Stop("C", second + 60, second + 60, second + 60, List.of(new Handling("lot", "d", -units))),
                        new Stop(from, second + 120, second + 120, second + 120, List.of())),
                1);
    }

    private static Trip brings(String to, int second, long units) {
        return new Trip(
                List.of(
                        new Stop("far", second - 60, second - 60, second - 60, List.of(new Handling("lot", "", units))),
                        new Stop(to, second, second, second, List.of(new Handling("lot", "", -units)))),
                1);
    }

    private static Duty duty(int day, Trip trip) {
        Duty duty = new Duty(new Tour("tour", "vans", 0, day, "", List.of(trip)), VANS);
        duty.errands.add(new Errand(duty, trip, false, true));
        return duty;
    }
}
