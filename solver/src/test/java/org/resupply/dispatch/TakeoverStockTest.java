package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Lot;
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
        TakeoverStock stock = new TakeoverStock(
                outlook, outlook, null, new FacilityStops(outlook, List.of()), new LotFacts(outlook.scenario()), 0);
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
        TakeoverStock stock = new TakeoverStock(
                outlook, earlier, null, new FacilityStops(outlook, List.of()), new LotFacts(outlook.scenario()), 0);
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
        TakeoverStock stock = new TakeoverStock(
                outlook, outlook, null, new FacilityStops(outlook, List.of()), new LotFacts(outlook.scenario()), 0);
        stock.ledger.add("G", "veg", "none", 9, 0, 6);
        Stop load = new Stop("G", 0, 0, 0, List.of(new Handling("none", "", 7)));
        Stop home = new Stop("G", 600, 600, 600, List.of());
        Errand errand = new Errand(new Duty("truck", null, 0, 0, ""), new Trip(List.of(load, home), 1), false, true);
        stock.letGo("G", List.of(errand), 0);

        assertThatThrownBy(() -> stock.ledger.kg("G", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(none)");
    }

    /** Lots were chosen anew in the order of time, and everybody was told of others. */
    @Test
    void whoHasWhatItWasToLoadKeepsTheVeryLots() {
        TakeoverStock stock = stock();
        stock.ledger.add("W", "veg", "old", 1, 0, 5);
        stock.ledger.add("W", "veg", "new", 2, 0, 5);
        Errand early = errand(8, new Handling("new", "", 5));
        Errand late = errand(14, new Handling("old", "", 5));

        List<Trip> trips = stock.withOtherLots(warehouse(), 0, List.of(early, late));

        assertThat(trips.get(0)).isSameAs(early.trip);
        assertThat(trips.get(1)).isSameAs(late.trip);
    }

    /** What another was to load stays behind: who has what expires last takes it, the others keep their lots. */
    @Test
    void whatExpiresFirstLeavesFirstAndFewAreTold() {
        TakeoverStock stock = stock();
        stock.ledger.add("W", "veg", "old", 1, 0, 5);
        stock.ledger.add("W", "veg", "new", 2, 0, 3);
        stock.ledger.add("W", "veg", "none", Lot.NEVER, 0, 5);
        Errand early = errand(8, new Handling("new", "", 3));
        Errand late = errand(14, new Handling("none", "", 5));

        List<Trip> trips = stock.withOtherLots(warehouse(), 0, List.of(early, late));

        assertThat(trips.get(0)).isSameAs(early.trip);
        assertThat(trips.get(1).stops().get(0).handlings()).containsExactly(new Handling("old", "", 5));
    }

    /** Trips in the afternoon took what was there in the morning, and those of the morning could not go. */
    @Test
    void whoLacksSomethingStillFindsTheRestOfItsGoods() {
        TakeoverStock stock = stock();
        stock.ledger.add("W", "veg", "none", Lot.NEVER, 6 * 3600, 5);
        stock.ledger.add("W", "veg", "none", Lot.NEVER, 12 * 3600, 5);
        Errand early = errand(8, new Handling("none", "", 5), new Handling("old", "", 1));
        Errand late = errand(14, new Handling("none", "", 5));
        StockDay day = stock.ledger.day("W", 0);

        assertThat(stock.hold(day, List.of(early, late))).containsOnlyKeys(late);
        assertThat(day.unclaimedAt("veg", 8 * 3600)).isEqualTo(5);
    }

    @Test
    void whoLacksSomeOfALotTakesAnother() {
        TakeoverStock stock = stock();
        stock.ledger.add("W", "veg", "old", 1, 0, 2);
        stock.ledger.add("W", "veg", "new", 2, 0, 9);
        Errand errand = errand(8, new Handling("old", "", 5));

        List<Trip> trips = stock.withOtherLots(warehouse(), 0, List.of(errand));

        assertThat(trips.get(0).stops().get(0).handlings())
                .containsExactly(new Handling("old", "", 2), new Handling("new", "", 3));
    }

    private static TakeoverStock stock() {
        Outlook outlook = StockLedgerTest.outlook(0);
        return new TakeoverStock(
                outlook, outlook, null, new FacilityStops(outlook, List.of()), new LotFacts(outlook.scenario()), 0);
    }

    private static Facility warehouse() {
        return StockLedgerTest.outlook(0).places().facility("W").orElseThrow();
    }

    /** A trip that loads lots at an hour and brings them to somebody. */
    private static Errand errand(int hour, Handling... loads) {
        int at = hour * 3600;
        List<Handling> unloads = Stream.of(loads)
                .map(load -> new Handling(load.lot(), "somebody", -load.quantity()))
                .toList();
        Trip trip = new Trip(
                List.of(
                        new Stop("W", at, at, at, List.of(loads)),
                        new Stop("Z", at + 600, at + 600, at + 600, unloads),
                        new Stop("W", at + 1200, at + 1200, at + 1200, List.of())),
                1);
        return new Errand(new Duty("van", null, 0, 0, ""), trip, false, true);
    }
}
