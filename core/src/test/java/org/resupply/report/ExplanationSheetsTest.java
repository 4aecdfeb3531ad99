package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.model.Commodity;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Name;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Remedy;

/** Cures are said as one would say them to somebody who is to do them. */
class ExplanationSheetsTest {
    private static final Scenario VILLAGE = VillagePlan.scenario().toBuilder()
            .commodities(List.of(
                    new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1),
                    new Commodity("milk", Name.of("milk"), "carton", 2, 2, StorageClass.CHILLED, 1, 1, false, 1)))
            .requisitions(
                    List.of(new Requisition("R", fleet(), new Name("超市", "the supermarket"), 50_000, 7200, false)))
            .build();

    private static String fleet() {
        return VillagePlan.scenario().fleets().get(0).id();
    }

    private static String said(Language language, Remedy remedy, String target, String place, double amount) {
        return said(VILLAGE, language, remedy, target, place, amount);
    }

    private static String said(
            Scenario scenario, Language language, Remedy remedy, String target, String place, double amount) {
        return said(scenario, language, List.of(new Explanation.Measure(Cause.STOCK, remedy, target, place, amount)));
    }

    private static String said(Scenario scenario, Language language, List<Explanation.Measure> measures) {
        Explanation explanation = new Explanation(
                List.of(new Explanation.Area(
                        "S-E",
                        40,
                        0,
                        List.of(new Explanation.Binding(Cause.STOCK, 40)),
                        false,
                        List.of(new Explanation.Cure(measures, 0, 40, 0)))),
                1);
        return ExplanationSheets.cures(scenario, explanation, Words.in(language))
                .get(0)
                .get(0);
    }

    @Test
    void amountsAreSaidInTheUnitThatFits() {
        assertThat(said(Language.EN, Remedy.MORE_STOCK, "rice", "W", 3200)).startsWith("3.2 t more of ");
        assertThat(said(Language.EN, Remedy.MORE_STOCK, "rice", "W", 320)).startsWith("320 kg more of ");
        assertThat(said(Language.EN, Remedy.LONGER_HOURS, "T/1", "", 2400)).endsWith(" open 40 minutes longer");
        assertThat(said(Language.ZH, Remedy.LONGER_HOURS, "T/1", "", 2400)).endsWith("多开放 40 分钟");
        assertThat(said(Language.EN, Remedy.EARLIER_ARRIVAL, "K", "", 3600)).endsWith(" 1 hour earlier");
        assertThat(said(Language.EN, Remedy.LONGER_LIFE, "milk", "K", 2)).endsWith(" usable 2 days longer");
        assertThat(said(Language.EN, Remedy.MORE_STORAGE, "W", "", 5000)).startsWith("room for 5.0 t more at ");
    }

    @Test
    void ofTwoClosuresItIsSaidWhichOneIsLifted() {
        TimeWindow noon = new TimeWindow(11 * 3600, 14 * 3600);
        Disruption works = new Disruption("works", DisruptionKind.FACILITY_CLOSED, "T/1", noon, null, 1, 0, 0, null);
        Disruption storm = new Disruption("storm", DisruptionKind.FACILITY_CLOSED, "T/1", noon, null, 1, 0, 0, null);
        Scenario one = VILLAGE.toBuilder().disruptions(List.of(works)).build();
        Scenario two = VILLAGE.toBuilder().disruptions(List.of(works, storm)).build();
        String opened = said(one, Language.EN, Remedy.REOPEN, "T/1", "works", 0);

        assertThat(opened).doesNotContain("works");
        assertThat(said(two, Language.EN, Remedy.REOPEN, "T/1", "", 0)).isEqualTo(opened);
        assertThat(said(two, Language.EN, Remedy.REOPEN, "T/1", "works", 0)).contains("works");
        assertThat(said(two, Language.ZH, Remedy.LONGER_HOURS, "T/1", "storm", 2400))
                .contains("storm", "40 分钟");
    }

    @Test
    void whatMustBeDoneTogetherIsSaidInOneSentence() {
        List<Explanation.Measure> both = List.of(
                new Explanation.Measure(Cause.STOCK, Remedy.MORE_STOCK, "rice", "W", 320),
                new Explanation.Measure(Cause.DOCK, Remedy.MORE_DOCKS, "W", "", 1));

        assertThat(said(VILLAGE, Language.EN, both))
                .startsWith("320 kg more of ")
                .contains(", and one more dock at ");
        assertThat(said(VILLAGE, Language.ZH, both)).contains("，并且");
    }

    @Test
    void aRuleIsCalledByItsName() {
        Explanation.Measure second = new Explanation.Measure(Cause.RULE, Remedy.WAIVE_RULE, "2", "", 0);
        List<Explanation.Measure> named = List.of(second.withName(new Name("夜间不送", "No deliveries at night")));

        assertThat(said(VILLAGE, Language.EN, named)).isEqualTo("without the rule “No deliveries at night”");
        assertThat(said(VILLAGE, Language.ZH, named)).isEqualTo("不执行规则“夜间不送”");
        assertThat(said(VILLAGE, Language.ZH, List.of(second))).isEqualTo("不执行宿主系统的第 2 条规则");
    }

    @Test
    void goodsThatAreCountedAreCounted() {
        assertThat(said(Language.EN, Remedy.RELEASE_RESERVE, "milk", "W", 3200)).startsWith("3,200 carton of milk ");
    }

    @Test
    void oneIsNotSeveral() {
        assertThat(said(Language.EN, Remedy.MORE_DOCKS, "W", "", 1)).startsWith("one more dock at ");
        assertThat(said(Language.EN, Remedy.MORE_DOCKS, "W", "", 2)).startsWith("2 more docks at ");
    }

    @Test
    void whatIsCalledUpSaysWhoseItIsAndWhatItCosts() {
        assertThat(said(Language.EN, Remedy.CALL_UP, fleet(), "", 2))
                .startsWith("call up ")
                .endsWith(", owned by the supermarket (for 500, there after 2 hours)");
        assertThat(said(Language.ZH, Remedy.CALL_UP, fleet(), "", 2)).startsWith("征用超市的");
    }

    @Test
    void whatNeedsNoTimeToComeIsThereAtOnce() {
        Scenario ready = VILLAGE.toBuilder()
                .requisitions(
                        List.of(new Requisition("R", fleet(), new Name("超市", "the supermarket"), 50_000, 0, false)))
                .build();

        assertThat(said(ready, Language.EN, Remedy.CALL_UP, fleet(), "", 2)).endsWith(" (for 500, there at once)");
        assertThat(said(ready, Language.ZH, Remedy.CALL_UP, fleet(), "", 2)).endsWith("（价格 500，立即可用）");
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void everyRemedyIsSaidWithoutGaps(Remedy remedy) {
        for (double amount : new double[] {1, 2}) {
            assertThat(Stream.of(Language.values()).map(language -> said(language, remedy, "W", "W", amount)))
                    .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{"));
        }
    }
}
