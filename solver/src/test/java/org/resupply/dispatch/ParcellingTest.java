package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Squad;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.Crew;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Trip;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** A warehouse, a community of 2,600 people who want a kilogram each, vans for 1,000 kg. */
class ParcellingTest {

    @Test
    void aDeliveryLargerThanAVehicleIsCutIntoFullLoadsAndARemainder() {
        List<Rounds.Cut> cuts = new ArrayList<>();
        List<Parcel> parcels = parcels(village(2600, 1), 2600, cuts);

        assertThat(cuts).isEmpty();
        assertThat(parcels).extracting(Parcel::massKg).containsExactly(1000.0, 1000.0, 600.0);
        assertThat(parcels).extracting(Parcel::place).containsOnly("village");
    }

    /** One van with four trips. */
    @Test
    void noMoreParcelsAreMadeThanThereAreTripsFor() {
        List<Rounds.Cut> cuts = new ArrayList<>();
        List<Parcel> parcels = parcels(village(2600, 1), 1_000_000_000_000L, cuts);

        assertThat(parcels).hasSize(4).allMatch(parcel -> parcel.massKg() == 1000);
        assertThat(cuts).containsExactly(new Rounds.Cut(0, 1_000_000_000_000L - 4000, Cause.VEHICLE, "store"));
    }

    /** It was said that there were no crews. */
    @Test
    void whereAllVehiclesAreBusyThereAreTooFewOfThem() {
        List<Rounds.Cut> cuts = new ArrayList<>();

        assertThat(parcels(village(2600, 1), 100, true, cuts)).isEmpty();
        assertThat(cuts).containsExactly(new Rounds.Cut(0, 100, Cause.VEHICLE, "store"));
    }

    @Test
    void whereVehiclesStandForWantOfCrewsItIsCrewsThatAreMissing() {
        Scenario village = village(2600, 2).toBuilder()
                .crews(List.of(new Crew(
                        "drivers",
                        Name.of("drivers"),
                        "store",
                        1,
                        "",
                        8 * 3600,
                        8 * 3600,
                        Integer.MAX_VALUE,
                        Set.of())))
                .build();
        List<Rounds.Cut> cuts = new ArrayList<>();

        assertThat(parcels(village, 100, true, cuts)).isEmpty();
        assertThat(cuts).containsExactly(new Rounds.Cut(0, 100, Cause.CREW, "store"));
    }

    private static List<Parcel> parcels(Scenario scenario, long units, List<Rounds.Cut> cuts) {
        return parcels(scenario, units, false, cuts);
    }

    private static List<Parcel> parcels(Scenario scenario, long units, boolean areBusy, List<Rounds.Cut> cuts) {
        Outlook outlook = Outlook.of(scenario);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(scenario, area.bases(outlook));
        Journeys journeys = Journeys.of(outlook, DailyTravel.of(outlook));
        Crewing crewing = new Crewing(outlook, bubbles, area, vehicles);
        Facility store = scenario.facilities().get(0);
        Fleet vans = scenario.fleets().get(0);
        Squad squad = new Squad(vans, vehicles.type(vans), "", List.of(0), crewing.shift(vans, "", 0, 0), 4);
        StockLedger ledger = new StockLedger(outlook);
        ledger.add("store", "rice", "sacks", Lot.NEVER, 0, units);
        return new Parcelling(outlook, bubbles, vehicles, crewing, outlook.demands())
                .parcels(
                        journeys,
                        store,
                        0,
                        Map.of(0, units),
                        areBusy ? List.of() : List.of(squad),
                        Set.of(),
                        ledger.day("store", 0),
                        cuts);
    }

    @Test
    void fullVehiclesAndOneWithTheRestBringAllOfIt() {
        Scenario scenario = village(2600, 2);
        Plan plan = Planner.create().plan(scenario, SolveOptions.defaults().withBudget(Budget.iterations(500)));

        assertThat(Verifier.of(scenario).verify(plan).isSound()).isTrue();
        assertThat(plan.unmet()).isEmpty();
        List<Trip> trips =
                plan.tours().stream().flatMap(tour -> tour.trips().stream()).toList();
        assertThat(trips)
                .extracting(trip -> trip.stops().get(0).handlings().stream()
                        .mapToLong(Handling::quantity)
                        .sum())
                .containsExactlyInAnyOrder(1000L, 1000L, 600L);
    }

    /** What a day of the van costs was more than a parcel counted for, and people went without. */
    @Test
    void anExpensiveTripIsMadeAllTheSame() {
        Scenario scenario = village(20, 1).toBuilder()
                .vehicleTypes(
                        List.of(VehicleType.builder("van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
                                .fixedCost(50_000_000)
                                .costPerKm(100)
                                .costPerHour(1000)
                                .stopSeconds(300)
                                .handlingSecondsPerTonne(600)
                                .build()))
                .build();
        Plan plan = Planner.create().plan(scenario, SolveOptions.defaults().withBudget(Budget.iterations(100)));

        assertThat(plan.unmet()).isEmpty();
        assertThat(plan.figures().servedKg()).isEqualTo(20);
    }

    static Scenario village(int people, int vans) {
        return Scenario.builder("village", LocalDate.of(2022, 4, 13), 1)
                .zones(List.of(
                        zone("city", ZoneLevel.CITY, "", 0, 121.0),
                        zone("district", ZoneLevel.DISTRICT, "city", 0, 121.0),
                        zone("street", ZoneLevel.STREET, "district", 0, 121.0),
                        zone("village", ZoneLevel.COMMUNITY, "street", people, 121.02)))
                .facilities(List.of(new Facility(
                        "store",
                        FacilityKind.STREET_WAREHOUSE,
                        Name.of("store"),
                        "street",
                        new GeoPoint(121.0, 31.0),
                        "",
                        Map.of(StorageClass.AMBIENT, 10_000.0),
                        Double.POSITIVE_INFINITY,
                        2,
                        OpeningHours.ALWAYS,
                        300,
                        0,
                        900,
                        0,
                        1200,
                        0,
                        HandOver.CROSS_DOCK,
                        "")))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1.3, StorageClass.AMBIENT, 0, 1, false, 1)))
                .needs(List.of(new Need("rice", "", 1, "chosen for round numbers")))
                .lots(List.of(new Lot("sacks", "rice", "store", 5000, Lot.NEVER)))
                .vehicleTypes(
                        List.of(VehicleType.builder("van", VehicleClass.VAN, 1000, 5000, Set.of(StorageClass.AMBIENT))
                                .fixedCost(1000)
                                .costPerKm(100)
                                .costPerHour(1000)
                                .stopSeconds(300)
                                .handlingSecondsPerTonne(600)
                                .build()))
                .fleets(List.of(new Fleet(
                        "vans",
                        Name.of("vans"),
                        "van",
                        "store",
                        vans,
                        new OpeningHours(6 * 3600, 20 * 3600),
                        "",
                        4,
                        600)))
                .build();
    }

    static Zone zone(String id, ZoneLevel level, String parent, int people, double lon) {
        return Zone.builder(id, level, parent, new GeoPoint(lon, 31.0))
                .population(people)
                .households(people / 2)
                .build();
    }
}
