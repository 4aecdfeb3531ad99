package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.compile.Journeys;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

class SpareStockTest {
    private static final Lane LANE =
            new Lane("W>S", "W", "S", Mode.ROAD, 600, 5000, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);

    /** Who might go on a lane got nothing when others, who were not to be sent there again, had asked before. */
    @Test
    void whatIsInVainWithoutALaneIsNotWithIt() {
        Scenario scenario = scenario();
        SpareStock spare = spare(scenario, List.of());
        Demand urgent = new Demand("urgent", "rice", "C", "VITAL", 0, null, 10);
        Demand other = new Demand("other", "rice", "C", "GENERAL", 0, null, 10);
        Blocked tried = new Blocked();
        tried.note(LANE, "rice", 0);

        spare.avoid(tried);
        assertThat(spare.order(urgent, 10, 0, new Extras())).isZero();
        spare.avoid(new Blocked());
        assertThat(spare.order(other, 10, 0, new Extras())).isEqualTo(10);
    }

    /** What lay there at the end of each day was spare, though it left in the morning before as much came at noon. */
    @Test
    void whatLeavesBeforeAsMuchComesIsNotSpare() {
        int morning = TimeWindow.DAY + 6 * 3600;
        int noon = TimeWindow.DAY + 12 * 3600;
        Trip trip = new Trip(
                List.of(
                        new Stop("W", morning, morning, morning, List.of(new Handling("far", "", 95))),
                        new Stop("W", noon, noon, noon, List.of(new Handling("far", "", -95)))),
                1);
        Tour tour = new Tour("tour", "trucks", 0, 1, "", List.of(trip));
        Demand demand = new Demand("urgent", "rice", "C", "VITAL", 0, null, 10);

        assertThat(spare(scenario(2), List.of(tour)).order(demand, 10, 0, new Extras()))
                .isEqualTo(5);
    }

    /** Chilled goods that may wait for six hours were spare on the next day. */
    @Test
    void whatHasWaitedTooLongIsNotSpare() {
        Scenario scenario = chilled(6 * 3600);

        assertThat(spare(scenario, List.of()).order(milk(0), 10, 0, new Extras()))
                .isEqualTo(10);
        assertThat(spare(scenario, List.of()).order(milk(1), 10, 1, new Extras()))
                .isZero();
        assertThat(spare(chilled(0), List.of()).order(milk(1), 10, 1, new Extras()))
                .isEqualTo(10);
    }

    /** What somebody is to load had not waited too long then; what he leaves is spare until it has. */
    @Test
    void whatIsLeftIsSpareUntilItHasWaitedTooLong() {
        Scenario scenario = chilled(30 * 3600);
        int tomorrow = TimeWindow.DAY + 3600;
        Trip trip = new Trip(
                List.of(
                        new Stop("W", tomorrow, tomorrow, tomorrow, List.of(new Handling("cold", "", 95))),
                        new Stop("C", tomorrow, tomorrow, tomorrow, List.of(new Handling("cold", "known", -95)))),
                1);
        List<Tour> tours = List.of(new Tour("tour", "trucks", 0, 1, "", List.of(trip)));

        assertThat(spare(scenario, tours).order(milk(0), 10, 0, new Extras())).isEqualTo(5);
        assertThat(spare(scenario, tours).order(milk(1), 10, 1, new Extras())).isEqualTo(5);
        assertThat(spare(scenario, tours).order(milk(2), 10, 2, new Extras())).isZero();
    }

    private static SpareStock spare(Scenario scenario, List<Tour> tours) {
        Outlook outlook = Outlook.of(scenario);
        City city = City.of(outlook, Journeys.of(outlook, DailyTravel.of(outlook)), List.of());
        return new SpareStock(city, new LotFacts(scenario), List.of(), tours, new FacilityStops(outlook, tours), true);
    }

    private static Demand milk(int day) {
        return new Demand("milk", "milk", "C", "VITAL", day, null, 10);
    }

    /** A warehouse with 100 units of chilled goods that may wait there for so many seconds. */
    private static Scenario chilled(int dwellLimit) {
        Scenario scenario = scenario(3);
        return scenario.toBuilder()
                .commodities(List.of(
                        scenario.commodities().get(0),
                        new Commodity("milk", Name.of("milk"), "l", 1, 1, StorageClass.CHILLED, 0, 1, false, 1)))
                .lots(List.of(new Lot("cold", "milk", "W", 100, Lot.NEVER)))
                .facilities(scenario.facilities().stream()
                        .map(facility -> facility.id().equals("W") ? facility.withDwellLimit(dwellLimit) : facility)
                        .toList())
                .build();
    }

    private static Scenario scenario() {
        return scenario(1);
    }

    private static Scenario scenario(int days) {
        return Scenario.builder("spare", LocalDate.of(2022, 4, 10), days)
                .zones(List.of(
                        zone("A", ZoneLevel.CITY, ""),
                        zone("D", ZoneLevel.DISTRICT, "A"),
                        zone("T", ZoneLevel.STREET, "D"),
                        zone("C", ZoneLevel.COMMUNITY, "T")))
                .facilities(List.of(
                        facility("W", FacilityKind.CITY_WAREHOUSE, "A"),
                        facility("S", FacilityKind.STREET_WAREHOUSE, "T")))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .demands(List.of(new Demand("known", "rice", "C", "GENERAL", 0, null, 10)))
                .lots(List.of(new Lot("far", "rice", "W", 100, Lot.NEVER)))
                .lanes(List.of(LANE))
                .vehicleTypes(
                        List.of(type("truck", VehicleClass.HEAVY_TRUCK, 8000), type("van", VehicleClass.VAN, 900)))
                .fleets(List.of(fleet("trucks", "truck", "W"), fleet("vans", "van", "S")))
                .build();
    }

    private static Zone zone(String id, ZoneLevel level, String parent) {
        return Zone.builder(id, level, parent, new GeoPoint(121.4, 31.2))
                .population(level == ZoneLevel.COMMUNITY ? 100 : 0)
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone) {
        return Facility.builder(id, kind, new GeoPoint(121.41, 31.2))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 1e6))
                .docks(1)
                .build();
    }

    private static VehicleType type(String id, VehicleClass vehicleClass, int payloadKg) {
        return VehicleType.builder(id, vehicleClass, payloadKg, 2 * payloadKg, Set.of(StorageClass.AMBIENT))
                .fixedCost(1)
                .build();
    }

    private static Fleet fleet(String id, String type, String base) {
        return new Fleet(id, Name.of(id), type, base, 1, OpeningHours.ALWAYS, "", 8, 0);
    }
}
