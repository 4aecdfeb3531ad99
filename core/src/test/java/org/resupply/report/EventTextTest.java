package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Circle;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
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
}
