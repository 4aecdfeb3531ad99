package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;

class HandedOverTest {
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);

    @ParameterizedTest
    @CsvSource({"50, true", "51, false"})
    void whatIsFetchedAtAClosedZoneLeavesNoRoomForWhatIsBrought(long brought, boolean within) {
        Scenario scenario = Scenario.builder("closed", LocalDate.of(2022, 4, 1), 1)
                .zones(List.of(Zone.builder("Z", ZoneLevel.COMMUNITY, "S", POINT)
                        .control(ControlLevel.SEALED)
                        .carryKgPerDay(50)
                        .build()))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .lots(List.of(new Lot("lot", "rice", "W", 1000, Lot.NEVER)))
                .transportRequests(List.of(new TransportRequest("waste", "rice", "Z", "W", "GENERAL", 0, null, 40)))
                .build();
        Outlook outlook = Outlook.of(scenario);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(scenario, area.bases(outlook));
        Crewing crewing = new Crewing(outlook, bubbles, area, vehicles);
        City city = new City(outlook, bubbles, null, vehicles, crewing, area, List.of());
        LotFacts lots = new LotFacts(scenario);
        DutyRoster roster = new DutyRoster(city, List.of(), new FacilityStops(outlook, List.of()), lots, 0);
        HandedOver handedOver = new HandedOver(outlook, roster, lots, new Wants(outlook), 0);
        Stop stop = new Stop(
                "Z",
                36_000,
                36_000,
                36_600,
                List.of(new Handling("lot", "wish", -brought), new Handling("waste", "", 40)));

        assertThat(handedOver.withinCarry(stop, 0)).isEqualTo(within);
    }
}
