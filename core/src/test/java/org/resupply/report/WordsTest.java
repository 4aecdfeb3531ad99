package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resupply.model.ControlLevel;
import org.resupply.model.DisruptionKind;
import org.resupply.model.FacilityKind;
import org.resupply.plan.Cause;
import org.resupply.verify.Rule;

class WordsTest {
    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyWord() {
        Words zh = Words.in(Language.ZH);
        Words en = Words.in(Language.EN);
        // The judge's own words for its rules are English; only the other language needs words for them.
        assertThat(zh.all().keySet().stream().filter(key -> !key.startsWith("Rule.")))
                .containsExactlyInAnyOrderElementsOf(en.all().keySet());
        assertThat(zh.all().values()).noneMatch(String::isBlank);
        assertThat(en.all().values()).noneMatch(String::isBlank);
    }

    @Test
    void everyValueThatAReportShowsHasAWord() {
        Words zh = Words.in(Language.ZH);
        Stream.<Enum<?>[]>of(
                        Cause.values(),
                        ControlLevel.values(),
                        FacilityKind.values(),
                        DisruptionKind.values(),
                        Rule.values())
                .flatMap(Stream::of)
                .forEach(value -> assertThat(zh.of(value)).isNotBlank());
    }

    @Test
    void anUnknownLanguageIsRefusedWithAdvice() {
        assertThat(Language.of("ZH")).isEqualTo(Language.ZH);
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("(fr)").hasMessageContaining("Maybe");
    }
}
