package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;

class FaultTextTest {
    private static final Words ZH = Words.in(Language.ZH);

    private static String place(String place) {
        return FaultText.of(new Fault("MISSING", place, "", "It must be given."), ZH)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlaceIsToldTheWayItIsCounted() {
        assertThat(place("zones.csv, row 4, column parent")).isEqualTo("MISSING，zones.csv 第 4 行“parent”列：必填字段缺失或为空。");
        assertThat(place("zones.csv, row 4")).startsWith("MISSING，zones.csv 第 4 行：");
        assertThat(place("line 3, column 17")).startsWith("MISSING，第 3 行第 17 列：");
        assertThat(place("$.zones[3].parent")).startsWith("MISSING，$.zones[3].parent：");
    }

    @Test
    void valueSeverityAndTheReadersOwnSentenceStayThere() {
        Fault fault = Fault.warning("NO_EFFECT", "$.disruptions[0]", "bridge", "It ends before.\nMaybe later?");
        assertThat(FaultText.of(fault, ZH)).isEqualTo("""
                警告 NO_EFFECT，$.disruptions[0]（bridge）：突发事件不改变任何事。
                    It ends before.
                    Maybe later?""");
        assertThat(FaultText.of(fault, Words.in(Language.EN))).isEqualTo(fault.toString());
    }

    @Test
    void ofManyFaultsTheFirstAreShownAndTheRestCounted() {
        List<Fault> faults = Collections.nCopies(22, new Fault("MISSING", "$.id", "nothing", "It must be given."));
        BadInput bad = new BadInput("city.json", faults, 3);
        String text = FaultText.of(bad, ZH);
        assertThat(text).startsWith("city.json 无法使用：25 处错误。\n  MISSING，$.id").endsWith("\n  另有 5 处。");
        assertThat(text.lines()).hasSize(1 + 2 * 20 + 1);
        assertThat(FaultText.of(bad, Words.in(Language.EN))).isEqualTo(bad.getMessage());
    }
}
