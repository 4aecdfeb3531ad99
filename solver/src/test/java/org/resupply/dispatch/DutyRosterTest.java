package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
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
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

class DutyRosterTest {
    private static final Fleet VANS =
            new Fleet("VANS", Name.of("vans"), "van", "W", 3, new OpeningHours(0, 86_400), "", 2, 600);

    @Test
    void vehiclesWithNothingToDoAreThereOnceHoweverOftenTheyAreAskedFor() {
        Scenario scenario = yard().build();
        DutyRoster roster = roster(scenario, List.of());

        for (int i = 0; i < 3; i++) {
            assertThat(roster.usable(VANS, 0)).hasSize(3);
            assertThat(roster.duties()).hasSize(3);
        }
        assertThat(roster.tours()).isEmpty();
    }

    @Test
    void ofVehiclesThatAreLostThoseGoThatBringLeastToTheMostUrgent() {
        Scenario known = yard().commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .zones(List.of(community("A"), community("B"), community("C")))
                .lots(List.of(new Lot("lot", "rice", "W", 100, Lot.NEVER)))
                .demands(List.of(
                        new Demand("vital", "rice", "A", "VITAL", 0, null, 5),
                        new Demand("vulnerable", "rice", "B", "VULNERABLE", 0, null, 5),
                        new Demand("general", "rice", "C", "GENERAL", 0, null, 50)))
                .build();
        Scenario learnt = known.toBuilder()
                .disruptions(List.of(new Disruption(
                        "lost",
                        DisruptionKind.VEHICLES_LOST,
                        "VANS",
                        new TimeWindow(0, TimeWindow.DAY),
                        null,
                        1,
                        2,
                        0,
                        null)))
                .build();
        DutyRoster roster = roster(
                learnt,
                List.of(
                        tour("brings most", 0, "C", "general", 25, "B", "vulnerable", 3, "C", "general", 25),
                        tour("brings to the most urgent", 1, "A", "vital", 5),
                        tour("calls most often", 2, "B", "vulnerable", 1, "C", "general", 5, "B", "vulnerable", 1)));

        roster.releaseLost(Outlook.of(known), 0);

        assertThat(roster.duties().stream().filter(duty -> !duty.lost))
                .extracting(duty -> duty.id)
                .containsExactly("brings to the most urgent");
    }

    private static Scenario.Builder yard() {
        return Scenario.builder("yard", LocalDate.of(2022, 4, 1), 1)
                .facilities(List.of(Facility.builder("W", FacilityKind.CITY_WAREHOUSE, new GeoPoint(121.4, 31.2))
                        .throughputKgPerDay(1000)
                        .trucksPerDay(0)
                        .build()))
                .vehicleTypes(
                        List.of(VehicleType.builder("van", VehicleClass.VAN, 1000, 3200, Set.of(StorageClass.AMBIENT))
                                .fixedCost(10_000)
                                .costPerKm(150)
                                .costPerHour(4000)
                                .stopSeconds(60)
                                .handlingSecondsPerTonne(600)
                                .build()))
                .fleets(List.of(VANS));
    }

    private static Zone community(String id) {
        return Zone.builder(id, ZoneLevel.COMMUNITY, "", new GeoPoint(121.4, 31.2))
                .build();
    }

    private static DutyRoster roster(Scenario scenario, List<Tour> tours) {
        Outlook outlook = Outlook.of(scenario);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(scenario, area.bases(outlook));
        Crewing crewing = new Crewing(outlook, bubbles, area, vehicles);
        // Nobody is under way: no ways are asked for.
        City city = new City(outlook, bubbles, null, vehicles, crewing, area, List.of());
        return new DutyRoster(city, tours, new FacilityStops(outlook, tours), new LotFacts(scenario), 0);
    }

    /** A tour of one trip; each call is a place, a demand and units. */
    private static Tour tour(String id, int vehicle, Object... calls) {
        List<Stop> stops = new ArrayList<>();
        List<Handling> loaded = new ArrayList<>();
        stops.add(new Stop("W", 3600, 3600, 3700, loaded));
        for (int i = 0; i < calls.length; i += 3) {
            int units = (int) calls[i + 2];
            int second = 4000 + 200 * i;
            loaded.add(new Handling("lot", "", units));
            stops.add(new Stop(
                    (String) calls[i],
                    second,
                    second,
                    second + 100,
                    List.of(new Handling("lot", (String) calls[i + 1], -units))));
        }
        stops.set(0, stops.get(0).withHandlings(loaded));
        stops.add(new Stop("W", 9000, 9000, 9000, List.of()));
        return new Tour(id, "VANS", vehicle, 0, "", List.of(new Trip(stops, 1000)));
    }
}
