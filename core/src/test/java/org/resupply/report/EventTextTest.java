package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Circle;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;

class EventTextTest {
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);
    private static final Gazetteer GAZETTEER = Gazetteer.of(Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
            .facilities(List.of(Facility.builder("f", FacilityKind.STREET_WAREHOUSE, POINT)
                    .name(new Name("仓", "Store"))
                    .build()))
            .fleets(List.of(new Fleet("v", new Name("车", "Vans"), "van", "f", 3, OpeningHours.ALWAYS, "", 1, 0)))
            .build());

    private static Disruption disruption(DisruptionKind kind, String target, Circle area) {
        return new Disruption("d", kind, target, new TimeWindow(0, 3600), null, 1, 0, 0, null, area);
    }

    @Test
    void whatIsHitIsNamedAndAnAreaToldByItsMiddle() {
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "f", null);
        assertThat(EventText.what(closed, GAZETTEER, Words.in(Language.ZH))).isEqualTo("仓");
        Disruption lost = disruption(DisruptionKind.VEHICLES_LOST, "v", null);
        assertThat(EventText.what(lost, GAZETTEER, Words.in(Language.ZH))).isEqualTo("车（仓）");
        assertThat(EventText.what(lost, GAZETTEER, Words.in(Language.EN)))
                .as("which of the many fleets of vans")
                .isEqualTo("Vans (Store)");
        Disruption flooded = disruption(DisruptionKind.ROAD_CLOSED, "", new Circle(POINT, 500));
        assertThat(EventText.what(flooded, GAZETTEER, Words.in(Language.EN)))
                .isEqualTo("500 m around 121.4000, 31.2000");
    }

    @Test
    void howMuchOfItIsTold() {
        Scenario city = Scenario.builder("city", LocalDate.of(2022, 4, 10), 1)
                .commodities(List.of(new Commodity(
                        "rice", new Name("大米", "Rice"), "bag", 5, 6, StorageClass.AMBIENT, 0, 1, true, 1)))
                .build();
        Demand call = new Demand("help", "rice", "f", "VITAL", 0, null, 7);
        TimeWindow hours = new TimeWindow(0, 3600);
        assertThat(List.of(
                        new Disruption(
                                "d", DisruptionKind.ZONE_CONTROL, "z", hours, ControlLevel.SEALED, 1, 0, 0, null),
                        new Disruption("d", DisruptionKind.DEMAND_SURGE, "z", hours, null, 1.5, 0, 0, null),
                        new Disruption("d", DisruptionKind.VEHICLES_LOST, "v", hours, null, 1, 2, 0, null),
                        new Disruption("d", DisruptionKind.CREWS_LOST, "w", hours, null, 1, 3, 0, null),
                        new Disruption("d", DisruptionKind.CONVOY_LATE, "k", hours, null, 1, 0, 5400, null),
                        new Disruption("d", DisruptionKind.URGENT_REQUEST, "", hours, null, 1, 0, 0, call)))
                .extracting(event -> EventText.whatAndHow(event, city, GAZETTEER, Words.in(Language.EN)))
                .containsExactly(
                        "z, sealed",
                        "z, times 1.5",
                        "Vans (Store), 2 of them",
                        "w, 3 of them",
                        "k, 90 min",
                        "Store, 7 bag of rice");
    }
}
