package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

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

    /** After 50 hours it is the day after tomorrow. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void aTrailerGoesOnlyWhereItsGoodsCanStillBeUsed(int lastDay, boolean goes) {
        Scenario city = besideABusyDock(lastDay);

        assertThat(tractorsLoadOnFirstDay(city).contains("K/0")).isEqualTo(goes);
    }

    private static List<String> tractorsLoadOnFirstDay(Scenario city) {
        Plan plan = Planner.create().plan(city, SolveOptions.defaults().withBudget(Budget.iterations(500)));
        assertThat(Verifier.of(city).verify(plan).counts()).isEmpty();
        return plan.tours().stream()
                .filter(tour -> tour.fleet().equals("tractors") && tour.day() == 0)
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .flatMap(stop -> stop.handlings().stream())
                .map(Handling::lot)
                .toList();
    }

    /** Two trailers with rice come at midnight to a gate with more rice, and a minute later a convoy that takes its only dock for the day. */
    private static Scenario besideABusyDock(int lastDay) {
        Scenario village = ParcellingTest.village(500, 2);
        List<Facility> facilities = new ArrayList<>(village.facilities());
        facilities.add(Facility.builder("G", FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                .zone("city")
                .storageKg(Map.of(StorageClass.AMBIENT, 100_000.0))
                .docks(1)
                .handlingSecondsPerTonne(3600)
                .handOver(HandOver.DROP_AND_SWAP)
                .build());
        List<Commodity> goods = new ArrayList<>(village.commodities());
        goods.add(new Commodity("salt", Name.of("salt"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1));
        List<VehicleType> types = new ArrayList<>(village.vehicleTypes());
        types.add(VehicleType.builder("tractor", VehicleClass.HEAVY_TRUCK, 8000, 24_000, Set.of(StorageClass.AMBIENT))
                .build());
        List<Fleet> fleets = new ArrayList<>(village.fleets());
        fleets.add(new Fleet("tractors", Name.of("tractors"), "tractor", "G", 2, OpeningHours.ALWAYS, "", 4, 600));
        return Scenario.builder("dock", LocalDate.of(2022, 4, 13), 4)
                .zones(village.zones())
                .facilities(facilities)
                .commodities(goods)
                .needs(village.needs())
                .lots(List.of(new Lot("sacks", "rice", "G", 5000, Lot.NEVER)))
                .convoys(List.of(
                        convoy("K", 0, 2, true, new Convoy.Cargo("rice", 200, lastDay)),
                        convoy("L", 60, 1, false, new Convoy.Cargo("salt", 24_000, Lot.NEVER))))
                .vehicleTypes(types)
                .fleets(fleets)
                .lanes(List.of(new Lane(
                        "lane",
                        "G",
                        "store",
                        Mode.ROAD,
                        50 * 3600,
                        50_000,
                        0,
                        Double.POSITIVE_INFINITY,
                        OpeningHours.ALWAYS)))
                .build();
    }

    private static Convoy convoy(String id, int arrival, int vehicles, boolean trailers, Convoy.Cargo cargo) {
        return new Convoy(
                id, Name.of(id), Mode.ROAD, List.of("G"), arrival, Map.of(), vehicles, trailers, List.of(cargo));
    }

    private static String taken(long quantity, int vehicles, int lotUnits, long loaded) {
        Outlook outlook = Outlook.of(Scenario.builder("swap", LocalDate.of(2022, 4, 1), 1)
                .facilities(List.of(Facility.builder("G", FacilityKind.TRANSFER_POINT, new GeoPoint(121, 31))
                        .handOver(HandOver.DROP_AND_SWAP)
                        .build()))
                .commodities(List.of(new Commodity(
                        "rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, lotUnits)))
                .convoys(List.of(convoy("K", 0, vehicles, true, new Convoy.Cargo("rice", quantity, Lot.NEVER))))
                .build());
        StockLedger ledger = new StockLedger(outlook);
        ledger.add("G", "rice", "K/0", Lot.NEVER, 0, quantity);
        StockDay stock = ledger.day("G", 0);
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
