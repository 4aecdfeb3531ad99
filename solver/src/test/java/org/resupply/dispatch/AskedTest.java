package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.compile.Parcel;
import org.resupply.compile.Squad;
import org.resupply.model.ControlLevel;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.ZoneTree;
import org.resupply.plan.Stop;

/** A row of points a kilometre apart; vehicle i goes to point i, and is back the later the higher its number. */
class AskedTest {
    private static final int VEHICLES = 60;
    private static final Fleet VANS =
            new Fleet("VANS", Name.of("vans"), "van", "P0", VEHICLES, OpeningHours.ALWAYS, "", 2, 600);
    private static final VehicleType VAN = VehicleType.builder(
                    "van", VehicleClass.VAN, 1000, 3200, Set.of(StorageClass.AMBIENT))
            .fixedCost(10_000)
            .costPerKm(150)
            .costPerHour(4000)
            .stopSeconds(60)
            .handlingSecondsPerTonne(600)
            .build();

    @Test
    void whoPassesNearestWhoIsBackFirstAndWhoHasNothingToDoAreAsked() {
        List<Free> free = vehicles(VEHICLES);
        free.add(vehicle(VEHICLES, false));
        free.add(vehicle(VEHICLES + 1, false));

        assertThat(asked(free, "P59", 1500))
                .as("three are back first, eight pass within seven kilometres, of two idle ones one is enough")
                .containsExactly(0, 1, 2, 52, 53, 54, 55, 56, 57, 58, 59, 60);
    }

    @Test
    void aFewAreAllAsked() {
        assertThat(asked(vehicles(40), "P30", 10)).hasSize(40);
    }

    private static List<Integer> asked(List<Free> free, String place, double kg) {
        Parcel parcel = new Parcel(
                place,
                place,
                List.of(),
                kg,
                1,
                0,
                new TimeWindow(0, 86_400),
                ControlLevel.OPEN,
                1,
                List.of(VANS),
                Parcel.AS_THE_VEHICLE);
        return new Asked(places())
                .among(free, List.of(parcel), vehicle -> false).stream()
                        .map(vehicle -> vehicle.duty().vehicle)
                        .toList();
    }

    private static List<Free> vehicles(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(vehicle -> vehicle(vehicle, true))
                .toList());
    }

    private static Free vehicle(int number, boolean goes) {
        Duty duty = new Duty("van-" + number, VANS, number, 0, "");
        Squad squad = new Squad(VANS, VAN, "", List.of(number), new TimeWindow(0, 80_000), 2);
        int back = 10_000 + 100 * number;
        Template template = new Template(
                List.of(
                        new Stop("P0", 0, 0, 0, List.of()),
                        new Stop("P" + number, 5000, 5000, 5000, List.of()),
                        new Stop("P0", back, back, back, List.of())),
                1000,
                0,
                List.of(List.of(), List.of(new Template.Drop("rice", "need", 1)), List.of()));
        List<Sketch> sketches = goes ? List.of(new Sketch(new Errand(duty, null, template), template, 0)) : List.of();
        return new Free(duty, squad, sketches);
    }

    private static ZoneTree places() {
        return ZoneTree.of(Scenario.builder("row", LocalDate.of(2022, 4, 1), 1)
                .facilities(IntStream.rangeClosed(0, VEHICLES)
                        .mapToObj(i -> Facility.builder(
                                        "P" + i, FacilityKind.STREET_WAREHOUSE, new GeoPoint(121 + i * 0.0105, 31))
                                .throughputKgPerDay(1000)
                                .trucksPerDay(0)
                                .build())
                        .toList())
                .build());
    }
}
