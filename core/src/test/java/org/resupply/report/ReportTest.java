package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;

class ReportTest {
    private final Report report = Report.of(VillagePlan.scenario(), VillagePlan.plan());

    @Test
    void whatComesInTimeCountsAndWhatComesLateDoesNot() {
        assertThat(report.byCommodity())
                .extracting(Coverage::id, Coverage::demandKg, Coverage::servedKg)
                .containsExactly(tuple("rice", 150.0, 110.0), tuple("milk", 100.0, 0.0));
        assertThat(report.byClass())
                .extracting(Coverage::id, Coverage::people, Coverage::demandKg, Coverage::servedKg)
                .containsExactly(
                        tuple("VITAL", 0, 0.0, 0.0),
                        tuple("VULNERABLE", 0, 100.0, 60.0),
                        tuple("GENERAL", 500, 150.0, 50.0));
    }

    @Test
    void theWorstServedStreetComesFirst() {
        assertThat(report.byStreet())
                .extracting(Coverage::id, Coverage::above, Coverage::people, Coverage::share)
                .containsExactly(tuple("S-E", "D-E", 300, 60.0 / 180), tuple("S-W", "D-W", 200, 50.0 / 70));
        assertThat(report.byDistrict()).extracting(Coverage::id).containsExactly("D-E", "D-W");
        assertThat(report.worstStreet()).map(Coverage::missingKg).contains(120.0);
    }

    @Test
    void communitiesAreCountedByTheDayTheyWantedIt() {
        CommunityDays east = report.communityDays().get(0);
        assertThat(east.id()).isEqualTo("Z-E");
        assertThat(east.demandKg(0)).isEqualTo(100);
        assertThat(east.servedKg(0)).isEqualTo(60);
        assertThat(east.demandKg(1)).isEqualTo(80);
        assertThat(east.servedKg(1)).isZero();
    }

    @Test
    void cellsAddUpToEveryOtherTable() {
        assertThat(report.cells().stream().mapToDouble(ServedCell::demandKg).sum())
                .isEqualTo(250);
        assertThat(report.cells().stream().mapToDouble(ServedCell::servedKg).sum())
                .isEqualTo(110);
        assertThat(report.cells())
                .contains(new ServedCell("S-E", "rice", "VULNERABLE", 0, 100, 60))
                .contains(new ServedCell("S-W", "milk", "GENERAL", 0, 20, 0));
    }

    @Test
    void shortagesAreGroupedByCauseAndBottleneckLargestFirst() {
        assertThat(report.shortages())
                .extracting(ShortageCause::cause, ShortageCause::bottleneck, ShortageCause::kg)
                .containsExactly(
                        tuple(Cause.SHELF_LIFE, "K/0", 80.0),
                        tuple(Cause.STOCK, "L", 40.0),
                        tuple(Cause.ARRIVAL, "", 20.0));
        assertThat(report.shortages().get(0).share()).isEqualTo(80.0 / 140);
        assertThat(report.shortages().get(1).rows())
                .containsExactly(new Shortage(Cause.STOCK, "L", "S-E", "rice", "VULNERABLE", 0, 40, 40, 1));
    }

    @Test
    void stockRisesWithConvoysFallsWithLoadingAndEndsWithItsLastDay() {
        assertThat(report.stock())
                .extracting(StockSeries::facility, StockSeries::commodity)
                .containsExactly(tuple("W", "rice"), tuple("T/1", "milk"));
        double[] rice = report.stock().get(0).kg();
        double[] milk = report.stock().get(1).kg();
        assertThat(rice).hasSize(49);
        assertThat(rice[7]).isEqualTo(110);
        assertThat(rice[8]).isZero();
        assertThat(milk[1]).isZero();
        assertThat(milk[2]).isEqualTo(60);
        assertThat(milk[23]).isEqualTo(60);
        assertThat(milk[24]).as("what is left after the last day").isEqualTo(20);
        assertThat(milk[30]).isZero();
    }

    @Test
    void lostStockLeavesWhenItIsLostAndSurgesCount() {
        Scenario troubled = VillagePlan.scenario().toBuilder()
                .disruptions(List.of(
                        new Disruption(
                                "flood",
                                DisruptionKind.STOCK_LOST,
                                "T/1",
                                new TimeWindow(24 * 3600 + 1800, 30 * 3600),
                                null,
                                0,
                                0,
                                0,
                                null),
                        new Disruption(
                                "surge",
                                DisruptionKind.DEMAND_SURGE,
                                "D-W",
                                new TimeWindow(0, 3600),
                                null,
                                2,
                                0,
                                0,
                                null)))
                .build();
        Scenario early = troubled.toBuilder()
                .disruptions(List.of(new Disruption(
                        "theft", DisruptionKind.LOT_LOST, "L", new TimeWindow(100_000, 100_000), null, 0, 0, 0, null)))
                .build();
        Plan idle = new Plan(
                "village",
                VillagePlan.plan().manifest(),
                VillagePlan.plan().receipts(),
                List.of(),
                List.of(),
                List.of(),
                VillagePlan.plan().figures());
        Report hit = Report.of(troubled, idle);
        double[] milk = hit.stock().get(1).kg();
        assertThat(milk[23]).isEqualTo(60);
        assertThat(milk[24]).as("spoilt before it was lost").isZero();
        assertThat(milk[25]).isZero();
        double[] rice = Report.of(early, idle).stock().get(0).kg();
        assertThat(rice[27]).isEqualTo(110);
        assertThat(rice[28]).isZero();
        assertThat(hit.byStreet()).extracting(Coverage::demandKg).containsExactly(180.0, 140.0);
    }

    @Test
    void vehiclesDaysTellWhenHowMuchAndWhere() {
        VehicleDay van = report.vehicles().get(1);
        assertThat(van.base()).isEqualTo("W");
        assertThat(van.runs()).containsExactly(new VehicleDay.Run(8 * 3600, 11 * 3600 + 600, 2, 12_000, 110));
    }
}
