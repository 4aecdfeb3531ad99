package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the records refuse, or put right, because no file could hold it or nothing could be made of it. */
class RefusalsTest {

    @Test
    void aHoleInAListIsToldByListAndIndex() {
        Lot lot = new Lot("lot", "rice", "store", 1, Lot.NEVER);
        assertThatThrownBy(() -> Scenario.builder("city", LocalDate.of(2022, 4, 13), 1)
                        .lots(Arrays.asList(lot, null))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The list of lots has nothing (null) at index 1.");
    }

    @Test
    void storageIsANumberAndALastDayNotBeforeMemory() {
        assertThatThrownBy(() -> store(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity kg, AMBIENT")
                .hasMessageContaining("(store)");
        assertThatThrownBy(() -> new Lot("lot", "rice", "store", 1, -400_000)).hasMessageContaining("-400000");
        assertThatThrownBy(() -> new Convoy.Cargo("rice", 1, -400_000)).hasMessageContaining("cargo of rice");
    }

    @Test
    void anyNegativePriceOfContactForbidsIt() {
        Policies forbidden = new Policies("", 0, null, -5);
        assertThat(forbidden.contactPrice()).isEqualTo(-1);
    }

    @Test
    void closedRoadsAreNamedOrLieInAnArea() {
        TimeWindow window = new TimeWindow(0, 1);
        GeoPoint point = new GeoPoint(121, 31);
        assertThatThrownBy(() -> new Disruption("d", DisruptionKind.ROAD_CLOSED, "", window, null, 1, 0, 0, null))
                .hasMessageContaining("(d)");
        assertThatThrownBy(() -> new Disruption(
                        "d", DisruptionKind.ROAD_CLOSED, "Quay", window, null, 1, 0, 0, null, new Circle(point, 5)))
                .hasMessageContaining("(d)");
        assertThatThrownBy(() -> new Circle(point, 0)).hasMessageContaining("(0 m)");
        assertThatThrownBy(() -> new Circle(null, 5)).hasMessageContaining("point");
    }

    @Test
    void noWayTakesMonths() {
        int[][] near = {{0, 1}, {1, 0}};
        int[][] far = {{0, 999_999_999}, {1, 0}};
        List<String> places = List.of("a", "b");
        assertThatThrownBy(() -> new Travel.Given(places, far, near))
                .hasMessage("The given seconds in row 0, column 1 (999999999) must be between -1 and 8000000.");
        assertThatThrownBy(() -> new Travel.Given(places, near, far)).hasMessageContaining("The given metres in row 0");
        assertThatThrownBy(() -> new Travel.Given(places, near, new int[][] {{0, 1}, null}))
                .hasMessageContaining("Row 1 of the given metres");
        assertThatThrownBy(() -> new Crossing(
                        "ferry",
                        Name.of("ferry"),
                        new GeoPoint(121, 31),
                        "west",
                        "east",
                        Set.of(VehicleClass.VAN),
                        8_000_001))
                .hasMessageContaining("(8000001 s) of crossing (ferry)");
    }

    private static Facility store(double kg) {
        return new Facility(
                "store",
                FacilityKind.CITY_WAREHOUSE,
                Name.of("store"),
                "",
                new GeoPoint(121, 31),
                "",
                Map.of(StorageClass.AMBIENT, kg),
                0,
                1,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                "");
    }
}
