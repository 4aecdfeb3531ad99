package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

class TakeoverStockTest {

    /** Nobody may fill the room of what a ship brings on the day after tomorrow. */
    @Test
    void whatIsUnderWayForDaysTakesRoomFromTheDayItLeaves() {
        Outlook outlook = StockLedgerTest.outlook(0);
        TakeoverStock stock = new TakeoverStock(outlook, outlook, null, new LotFacts(outlook.scenario()), 0);
        int arrival = 2 * TimeWindow.DAY;
        Stop load = new Stop("G", 0, 0, 0, List.of(new Handling("none", "", 7)));
        Stop unload = new Stop("W", arrival, arrival, arrival, List.of(new Handling("none", "", -7)));
        Stop home = new Stop("G", 2 * arrival, 2 * arrival, 2 * arrival, List.of());
        Trip trip = new Trip(List.of(load, unload, home), 1);

        stock.arrive(new Errand(new Duty("ship", null, 0, 0, ""), trip, false, true), 0);

        for (int day = 0; day < 3; day++) {
            assertThat(stock.ledger.kg("W", day)[StorageClass.CHILLED.ordinal()])
                    .isEqualTo(7);
        }
        assertThat(stock.ledger.day("W", 1).unclaimed("veg")).isZero();
    }

    /** Lots were chosen anew in every pass, though those after the first know of the loss. */
    @Test
    void aLossAltersWhatWasCountedOnButOnce() {
        Outlook earlier = StockLedgerTest.outlook(0);
        int second = TimeWindow.DAY + 3600;
        Disruption loss = new Disruption(
                "fire", DisruptionKind.STOCK_LOST, "W", new TimeWindow(second, second), null, 0, 0, 0, null);
        Outlook outlook = StockLedgerTest.outlook(0, loss);
        TakeoverStock stock = new TakeoverStock(outlook, earlier, null, new LotFacts(outlook.scenario()), 0);
        stock.ledger.add("W", "veg", "lot", 9, 0, 10);
        stock.ledger.mark();
        assertThat(stock.isAltered("W")).isFalse();
        stock.beginDay(1);
        assertThat(stock.isAltered("W")).isTrue();

        stock.backToNow();
        stock.beginDay(1);

        assertThat(stock.isAltered("W")).isFalse();
    }

    @Test
    void whoCountsOnLotsThatDoNotComeIsNotLetGo() {
        Outlook outlook = StockLedgerTest.outlook(0);
        TakeoverStock stock = new TakeoverStock(outlook, outlook, null, new LotFacts(outlook.scenario()), 0);
        stock.ledger.add("G", "veg", "none", 9, 0, 6);
        Stop load = new Stop("G", 0, 0, 0, List.of(new Handling("none", "", 7)));
        Stop home = new Stop("G", 600, 600, 600, List.of());
        Errand errand = new Errand(new Duty("truck", null, 0, 0, ""), new Trip(List.of(load, home), 1), false, true);
        stock.letGo("G", List.of(errand), 0);

        assertThatThrownBy(() -> stock.ledger.kg("G", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(none)");
    }
}
