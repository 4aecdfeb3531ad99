package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

class DutyRosterTest {
    private static final Fleet VANS =
            new Fleet("VANS", Name.of("vans"), "van", "W", 3, new OpeningHours(0, 86_400), "", 2, 600);

    @Test
    void vehiclesWithNothingToDoAreThereOnceHoweverOftenTheyAreAskedFor() {
        Scenario scenario = Scenario.builder("yard", LocalDate.of(2022, 4, 1), 1)
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
                .fleets(List.of(VANS))
                .build();
        Outlook outlook = Outlook.of(scenario);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(scenario, area.bases(outlook));
        Crewing crewing = new Crewing(outlook, bubbles, area, vehicles);
        // Nobody is under way: no ways are asked for.
        City city = new City(outlook, bubbles, null, vehicles, crewing, area, List.of());
        DutyRoster roster =
                new DutyRoster(city, null, List.of(), new FacilityStops(outlook, List.of()), new LotFacts(scenario), 0);

        for (int i = 0; i < 3; i++) {
            assertThat(roster.usable(VANS, 0)).hasSize(3);
            assertThat(roster.duties()).hasSize(3);
        }
        assertThat(roster.tours()).isEmpty();
    }
}
