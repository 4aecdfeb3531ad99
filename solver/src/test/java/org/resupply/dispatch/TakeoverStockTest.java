package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
