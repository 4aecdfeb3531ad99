package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.model.Floor;
import org.resupply.model.Scenario;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;

/** East gets 60 of 100 rice: it is below a floor of 70 %, and not below one of 60. */
class BelowFloorTest {
    private static Scenario village(double share) {
        Scenario village = VillagePlan.scenario();
        return village.toBuilder()
                .policies(village.policies().withFloors(List.of(new Floor("rice", "", 0, share, ""))))
                .build();
    }

    @Test
    void whoGetsLessThanTheFloorIsCounted() {
        Report report = Report.of(village(0.7), VillagePlan.plan());

        assertThat(report.belowFloor()).hasSize(1);
        BelowFloor east = report.belowFloor().get(0);
        assertThat(east.place()).isEqualTo("Z-E");
        assertThat(east.floor()).isEqualTo(70);
        assertThat(east.served()).isEqualTo(60);
        assertThat(east.coverage()).isEqualTo(0.6);
        assertThat(east.missingKg()).isEqualTo(10);
        assertThat(Report.of(village(0.6), VillagePlan.plan()).belowFloor()).isEmpty();
    }

    @Test
    void sheetsSayWhoIsBelowAndWhyInWords() {
        Plan plan = VillagePlan.plan()
                .withBottlenecks(List.of(
                        new Bottleneck(Cause.STORAGE, "W", 0.8, List.of("Z-E", "Z-W"), 0.54, Bottleneck.Goal.FLOOR),
                        new Bottleneck(Cause.STOCK, "rice", 0.2, List.of("Z-E"), 0.54, Bottleneck.Goal.FLOOR)));
        Ledger ledger = Ledger.of(village(0.7), plan);
        Map<String, Sheet> sheets = Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN))
                .collect(Collectors.toMap(Sheet::path, sheet -> sheet));

        assertThat(sheets.get("floors.csv").rows()).hasSize(1);
        assertThat(sheets.get("bottlenecks.csv").rows().get(0).get(5))
                .isEqualTo(
                        "2 places stay below their floor in this plan (in its allocation the worst gets 54 %), and in every "
                                + "plan somebody does, because Facility W is full");
        assertThat(BottleneckText.of(village(0.7), plan, Words.in(Language.ZH)))
                .hasSize(2)
                .allMatch(text -> text.contains("54 %"));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseThatAPlanFileMayNameIsSaid(Cause cause) {
        for (Bottleneck.Goal goal : Bottleneck.Goal.values()) {
            Plan plan = VillagePlan.plan()
                    .withBottlenecks(List.of(new Bottleneck(cause, "W", 1, List.of("Z-E"), 0.54, goal)));

            for (Language language : Language.values()) {
                assertThat(BottleneckText.of(village(0.7), plan, Words.in(language)))
                        .hasSize(1)
                        .allSatisfy(text -> assertThat(text).contains("W").doesNotContain("{"));
            }
        }
    }

    @Test
    void withoutFloorsThereAreNoSheetsOfThem() {
        Ledger ledger = Ledger.of(VillagePlan.scenario(), VillagePlan.plan());

        assertThat(Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN)).map(Sheet::path))
                .doesNotContain("floors.csv", "bottlenecks.csv");
    }

    @Test
    void withoutFloorsItIsSaidWhyTheWorstCannotHaveMore() {
        Plan plan = VillagePlan.plan()
                .withBottlenecks(List.of(
                        new Bottleneck(Cause.STOCK, "rice", 1, List.of("Z-E", "Z-W"), 0.541, Bottleneck.Goal.WORST)));
        Ledger ledger = Ledger.of(VillagePlan.scenario(), plan);
        Map<String, Sheet> sheets = Sheets.of(ledger, Report.of(ledger), Words.in(Language.EN))
                .collect(Collectors.toMap(Sheet::path, sheet -> sheet));

        assertThat(sheets).doesNotContainKey("floors.csv");
        assertThat(sheets.get("bottlenecks.csv").rows().get(0).get(5))
                .isEqualTo(
                        "In every plan somebody gets no more than 55 % of some good, because there is too little Good rice;"
                                + " that concerns 2 places");
        assertThat(BottleneckText.of(ledger.scenario, plan, Bottleneck.Goal.FLOOR, Words.in(Language.EN)))
                .isEmpty();
    }
}
