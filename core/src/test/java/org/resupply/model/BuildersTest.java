package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records with many parts are built by name, and their builders forget nothing. */
class BuildersTest {
    private static final GeoPoint HERE = new GeoPoint(121.4, 31.2);
    private static final GeoPoint THERE = new GeoPoint(121.5, 31.3);
    private static final Name NAME = new Name("名", "Name");

    @Test
    void aFacilityComesBackWhole() throws ReflectiveOperationException {
        Facility facility = Facility.builder("w", FacilityKind.CITY_WAREHOUSE, HERE)
                .name(NAME)
                .zone("z")
                .landZone("north")
                .storageKg(Map.of(StorageClass.CHILLED, 7.0))
                .throughputKgPerDay(5)
                .docks(3)
                .hours(new OpeningHours(60, 120))
                .trucksPerDay(4)
                .handlingSecondsPerTonne(6)
                .inspectionSeconds(8)
                .convoyDisinfectionSeconds(11)
                .disinfectionSeconds(9)
                .dwellLimitSeconds(10)
                .handOver(HandOver.DROP_AND_SWAP)
                .bubble("b")
                .build();
        sameInNothing(facility, Facility.builder("v", FacilityKind.PORT, THERE).build());
        assertThat(facility.toBuilder().build()).isEqualTo(facility);
    }

    @Test
    void aZoneComesBackWhole() throws ReflectiveOperationException {
        Zone zone = Zone.builder("z", ZoneLevel.STREET, "d", HERE)
                .code("310101001")
                .codeSystem(CodeSystem.GB_T_2260)
                .name(NAME)
                .population(5)
                .households(2)
                .people(Map.of("VITAL", 1))
                .landZone("north")
                .type(NeighbourhoodType.VILLAGE)
                .control(ControlLevel.SEALED)
                .householdStockDays(1.5)
                .carryKgPerDay(30)
                .handOver("edge")
                .build();
        sameInNothing(zone, Zone.builder("y", ZoneLevel.COMMUNITY, "s", THERE).build());
        assertThat(zone.toBuilder().build()).isEqualTo(zone);
    }

    @Test
    void aVehicleTypeComesBackWhole() throws ReflectiveOperationException {
        VehicleType van = VehicleType.builder("van", VehicleClass.VAN, 800, 4000, Set.of(StorageClass.AMBIENT))
                .name(NAME)
                .rangeM(1)
                .speedFactor(0.5)
                .fixedCost(2)
                .costPerKm(3)
                .costPerHour(4)
                .stopSeconds(5)
                .handlingSecondsPerTonne(6)
                .build();
        sameInNothing(
                van,
                VehicleType.builder("drone", VehicleClass.DRONE, 10, 20, Set.of(StorageClass.BLOOD))
                        .build());
        assertThat(van.toBuilder().build()).isEqualTo(van);
    }

    @Test
    void withoutANameTheIdIsTheName() {
        assertThat(Zone.builder("z", ZoneLevel.CITY, "", HERE).build().name()).isEqualTo(Name.of("z"));
        assertThatThrownBy(() -> Facility.builder("", FacilityKind.PORT, HERE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("facility");
    }

    /** That no part of one equals that of the other, so that a part which a builder forgets shows. */
    private static void sameInNothing(Record one, Record other) throws ReflectiveOperationException {
        for (RecordComponent part : one.getClass().getRecordComponents()) {
            assertThat(part.getAccessor().invoke(one))
                    .as(part.getName())
                    .isNotEqualTo(part.getAccessor().invoke(other));
        }
    }
}
