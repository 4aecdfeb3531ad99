package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.Commodity;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;

class StockLedgerTest {
    private static final int HOUR = 3600;

    @Test
    void theEarliestExpiryOfWhatIsThereIsIssued() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.add("W", "veg", "old", 1, 10 * HOUR, 5);
        ledger.add("W", "veg", "new", 3, 0, 5);
        StockDay day = ledger.day("W", 0);
        assertThat(day.issue("veg", 2, 9 * HOUR)).containsExactly(new Issue("new", 3, 2));
        assertThat(day.issue("veg", 6, 10 * HOUR)).containsExactly(new Issue("old", 1, 5), new Issue("new", 3, 1));
    }

    @Test
    void whatIsSpoiltOrNotYetThereCannotBeClaimed() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.add("W", "veg", "spoilt", 0, 0, 5);
        ledger.add("W", "veg", "tomorrow", 9, 2 * TimeWindow.DAY, 5);
        ledger.add("W", "veg", "good", 1, 0, 3);
        assertThat(ledger.day("W", 1).unclaimed("veg")).isEqualTo(3);
        assertThat(ledger.spoiled(1)).isEqualTo(Map.of("veg", 5L));
    }

    @Test
    void aReserveIsClaimedBeforeAnythingElse() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.reserve("W", "veg", 4);
        ledger.add("W", "veg", "lot", 9, 0, 10);
        assertThat(ledger.day("W", 0).unclaimed("veg")).isEqualTo(6);
    }

    @Test
    void cooledGoodsMayWaitOnlySoLong() {
        StockLedger ledger = new StockLedger(outlook(2 * HOUR));
        ledger.add("W", "veg", "lot", 9, 6 * HOUR, 10);
        StockDay day = ledger.day("W", 0);
        assertThat(day.span("veg", 10)).isEqualTo(new StockDay.Span(6 * HOUR, 8 * HOUR));
        assertThat(day.issue("veg", 4, 8 * HOUR)).containsExactly(new Issue("lot", 9, 4));
        assertThat(day.issue("veg", 4, 8 * HOUR + 1)).isEmpty();
        assertThat(ledger.day("W", 1).unclaimed("veg")).isZero();
    }

    @Test
    void whatMayWaitForLongerThanAnySecondIsIssuedOnEveryDay() {
        StockLedger ledger = new StockLedger(outlook(Integer.MAX_VALUE));
        ledger.add("W", "veg", "lot", 9, 6 * HOUR, 10);
        assertThat(ledger.day("W", 1).issue("veg", 4, 30 * HOUR)).containsExactly(new Issue("lot", 9, 4));
    }

    @Test
    void whatIsLaterIsDoneInItsOrderWhenSomebodyAsks() {
        StockLedger ledger = new StockLedger(outlook(0));
        List<Long> taken = new ArrayList<>();
        ledger.later("W", () -> ledger.add("W", "veg", "lot", 0, 0, 10));
        ledger.later("W", () -> taken.add(ledger.take("W", "veg", "lot", 4, 0)));
        ledger.kg("G", 0);
        assertThat(taken).isEmpty();

        assertThat(ledger.day("W", 0).unclaimed("veg")).isEqualTo(6);
        assertThat(taken).containsExactly(4L);
    }

    @Test
    void whereThereAreLossesNothingWaits() {
        Disruption loss = new Disruption(
                "fire", DisruptionKind.STOCK_LOST, "G", new TimeWindow(30 * HOUR, 30 * HOUR), null, 0, 0, 0, null);
        List<String> done = new ArrayList<>();
        new StockLedger(outlook(0, loss)).later("W", () -> done.add("at once"));
        assertThat(done).containsExactly("at once");
    }

    /** It was overlooked where nobody had asked about the facility. */
    @Test
    void whatIsDueSpoilsAsWell() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.later("W", () -> ledger.add("W", "veg", "lot", 0, 0, 10));
        assertThat(ledger.spoiled(1)).isEqualTo(Map.of("veg", 10L));
    }

    @Test
    void atTheMarkEverythingIsAsItWas() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.add("W", "veg", "lot", 9, 0, 10);
        ledger.mark();
        for (int again = 0; again < 2; again++) {
            ledger.take("W", "veg", "lot", 4, 0);
            ledger.bring("W", "veg", "ship", 9, 2 * TimeWindow.DAY, 3, 0);
            ledger.add("G", "veg", "other", 9, 0, 5);
            ledger.later("G", () -> ledger.add("G", "veg", "never", 9, 0, 5));
            assertThat(ledger.kg("W", 0)[StorageClass.CHILLED.ordinal()]).isEqualTo(9);

            ledger.backToMark();

            assertThat(ledger.kg("W", 0)[StorageClass.CHILLED.ordinal()]).isEqualTo(10);
            assertThat(ledger.day("W", 2).unclaimed("veg")).isEqualTo(10);
            assertThat(ledger.day("G", 0).unclaimed("veg")).isZero();
        }
    }

    /** It was gone for good, though what is lost on the day was counted anew. */
    @Test
    void whatWasLostOnALaterDayIsThereAgainAtTheMark() {
        Disruption loss = new Disruption(
                "fire", DisruptionKind.STOCK_LOST, "W", new TimeWindow(30 * HOUR, 30 * HOUR), null, 0, 0, 0, null);
        StockLedger ledger = new StockLedger(outlook(0, loss));
        ledger.add("W", "veg", "lot", 9, 0, 10);
        ledger.beginDay(0);
        ledger.mark();
        for (int again = 0; again < 2; again++) {
            ledger.beginDay(1);
            assertThat(ledger.day("W", 1).unclaimed("veg")).isZero();
            assertThat(ledger.kg("W", 1)[StorageClass.CHILLED.ordinal()]).isEqualTo(10);

            ledger.backToMark();

            assertThat(ledger.hasLost("W")).isFalse();
            assertThat(ledger.day("W", 0).unclaimed("veg")).isEqualTo(10);
            assertThat(ledger.kg("W", 0)[StorageClass.CHILLED.ordinal()]).isEqualTo(10);
        }
    }

    @Test
    void whatWillBeLostInTheCourseOfADayIsNotSentOutOnIt() {
        Disruption loss = new Disruption(
                "fire", DisruptionKind.STOCK_LOST, "W", new TimeWindow(30 * HOUR, 30 * HOUR), null, 0, 0, 0, null);
        StockLedger ledger = new StockLedger(outlook(0, loss));
        ledger.add("W", "veg", "lot", 9, 0, 10);
        ledger.beginDay(0);
        assertThat(ledger.day("W", 0).unclaimed("veg")).isEqualTo(10);
        ledger.beginDay(1);
        ledger.add("W", "veg", "during", 9, 29 * HOUR, 10);
        ledger.add("W", "veg", "after", 9, 31 * HOUR, 7);
        assertThat(ledger.day("W", 1).unclaimed("veg")).isEqualTo(7);
    }

    /** Of one lot, some came before a fire and burnt, some came after it: what was loaded then was of these. */
    @Test
    void whatWasLoadedAfterALossIsTakenFromWhatCameAfterIt() {
        Disruption loss = new Disruption(
                "fire", DisruptionKind.STOCK_LOST, "W", new TimeWindow(2 * HOUR, 2 * HOUR), null, 0, 0, 0, null);
        StockLedger ledger = new StockLedger(outlook(0, loss));
        ledger.arrived("W", "veg", "lot", 9, 0, 10);
        ledger.arrived("W", "veg", "lot", 9, 12 * HOUR, 7);
        assertThat(ledger.take("W", "veg", "lot", 4, 2 * HOUR)).isEqualTo(4);
        assertThat(ledger.take("W", "veg", "lot", 5, 13 * HOUR)).isEqualTo(5);
        ledger.beginDay(0);
        assertThat(ledger.day("W", 0).unclaimed("veg")).isEqualTo(2);
    }

    @Test
    void moreThanThereIsCannotBeClaimed() {
        StockLedger ledger = new StockLedger(outlook(0));
        ledger.add("W", "veg", "lot", 9, 0, 10);
        assertThatThrownBy(() -> ledger.day("W", 0).span("veg", 11)).hasMessageContaining("1 units of veg");
    }

    /** Claims are made in any order; as long as each loading begins when its claim is there, none finds too little. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyLoadingFindsWhatItClaimed(long seed) {
        Random random = new Random(seed);
        StockLedger ledger = new StockLedger(outlook(0));
        for (int lot = 0; lot < 8; lot++) {
            ledger.add("W", "veg", "lot" + lot, random.nextInt(4), random.nextInt(20 * HOUR), 1 + random.nextInt(20));
        }
        StockDay day = ledger.day("W", 0);
        record Loading(int second, long quantity) {}
        List<Loading> loadings = new ArrayList<>();
        while (day.unclaimed("veg") > 0) {
            long quantity = 1 + random.nextLong(day.unclaimed("veg"));
            loadings.add(new Loading(day.span("veg", quantity).from() + random.nextInt(HOUR), quantity));
            day.claim("veg", quantity);
        }
        loadings.sort(Comparator.comparingInt(Loading::second));
        for (Loading loading : loadings) {
            List<Issue> issues = day.issue("veg", loading.quantity(), loading.second());
            assertThat(issues.stream().mapToLong(Issue::quantity).sum()).isEqualTo(loading.quantity());
            assertThat(issues).isSortedAccordingTo(Comparator.comparingInt(Issue::lastDay));
        }
    }

    static Outlook outlook(int dwellLimit, Disruption... disruptions) {
        Facility warehouse = Facility.builder("W", FacilityKind.CITY_WAREHOUSE, new GeoPoint(121, 31))
                .storageKg(Map.of(StorageClass.CHILLED, 1e6))
                .dwellLimitSeconds(dwellLimit)
                .build();
        Facility gate = Facility.builder("G", FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                .build();
        return Outlook.of(Scenario.builder("stock", LocalDate.of(2022, 4, 1), 3)
                .facilities(List.of(warehouse, gate))
                .commodities(
                        List.of(new Commodity("veg", Name.of("veg"), "kg", 1, 1, StorageClass.CHILLED, 3, 1, false, 1)))
                .lots(List.of(
                        new Lot("none", "veg", "W", 0, Lot.NEVER),
                        new Lot("old", "veg", "W", 0, 1),
                        new Lot("new", "veg", "W", 0, 2)))
                .disruptions(List.of(disruptions))
                .build());
    }
}
