package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.plan.Receipt;

class TrailersTest {

    /** Five trailers with two lots each were taken of four. */
    @ParameterizedTest
    @CsvSource({
        "100, 4, 10, 30 30 20 20",
        "100, 4, 1, 25 25 25 25",
        "80, 4, 10, 20 20 20 20",
        "20, 4, 10, 10 10",
        "105, 4, 10, 30 30 20",
        "100, 1, 10, 100"
    })
    void noMoreTrailersAreTakenThanThereAre(long quantity, int vehicles, int lotUnits, String each) {
        assertThat(taken(quantity, vehicles, lotUnits, 0)).isEqualTo(each);
    }

    /** Who loads from trailers leaves the others as they came: with three lots gone of ten, two with three are left. */
    @Test
    void whatIsLoadedFromIsNoLongerTakenWhole() {
        assertThat(taken(100, 4, 10, 30)).isEqualTo("30 30");
    }

    private static String taken(long quantity, int vehicles, int lotUnits, long loaded) {
        Outlook outlook = Outlook.of(Scenario.builder("swap", LocalDate.of(2022, 4, 1), 1)
                .facilities(List.of(Facility.builder("G", FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                        .handOver(HandOver.DROP_AND_SWAP)
                        .build()))
                .commodities(List.of(new Commodity(
                        "rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, lotUnits)))
                .convoys(List.of(new Convoy(
                        "K",
                        Name.of("K"),
                        Mode.ROAD,
                        List.of("G"),
                        0,
                        Map.of(),
                        vehicles,
                        true,
                        List.of(new Convoy.Cargo("rice", quantity, Lot.NEVER)))))
                .build());
        StockLedger ledger = new StockLedger(outlook);
        ledger.add("G", "rice", "K/0", Lot.NEVER, 0, quantity);
        StockLedger.Day stock = ledger.day("G", 0);
        stock.claim("rice", loaded);
        Trailers trailers = new Trailers(outlook, List.of(new Receipt("K", "G", 0, 0, 0)));
        List<String> taken = new ArrayList<>();
        List<Trailers.Trailer> next = trailers.wanted("G", Map.of("rice", quantity), stock);
        while (!next.isEmpty()) {
            next.get(0).parts().forEach(stock::take);
            trailers.take(next.get(0));
            taken.add("" + next.get(0).parts().get(0).quantity());
            next = trailers.wanted("G", Map.of("rice", quantity), stock);
        }
        return String.join(" ", taken);
    }
}
