package org.resupply.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
        // The judge's own words for its rules are English, and those of readers for faults; only the other language
        // needs
        // words for them.
        assertThat(zh.all().keySet().stream().filter(key -> !key.startsWith("Rule.") && !key.startsWith("Fault.")))
                .containsExactlyInAnyOrderElementsOf(en.all().keySet());
        assertThat(zh.all().values()).noneMatch(String::isBlank);
        assertThat(en.all().values()).noneMatch(String::isBlank);
    }

    @Test
    void chineseWordsHaveChinesePunctuation() {
        Pattern halfWidth = Pattern.compile("[\\p{IsHan}}][,;!?()]|[,;!?()][\\p{IsHan}{]");
        assertThat(Words.in(Language.ZH).all())
                .allSatisfy((key, word) -> assertThat(word).as(key).doesNotContainPattern(halfWidth));
    }

    @Test
    void aListInAGapIsJoinedInItsLanguage() {
        List<String> ids = List.of("a", "b");
        assertThat(Words.in(Language.ZH).get("html.at", ids)).isEqualTo("（a、b）");
        assertThat(Words.in(Language.EN).get("html.at", ids)).isEqualTo(" (a, b)");
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

    /** A word is asked for by its key, or by a beginning that ends with a dot and a rest that is a text or a constant. */
    @Test
    void everyWordIsAskedFor() throws IOException {
        Set<String> texts = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (String module : List.of("core", "solver", "examples")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|js|html)"))
                        .toList()) {
                    String source = Files.readString(file);
                    words.addAll(List.of(source.split("\\W+")));
                    Pattern.compile("[\"']([\\w.]+)[\"']")
                            .matcher(source)
                            .results()
                            .forEach(text -> texts.add(text.group(1)));
                }
            }
        }
        assertThat(Words.in(Language.ZH).all().keySet().stream().filter(key -> {
                    String whole = key.endsWith(".one") ? key.substring(0, key.length() - 4) : key;
                    int dot = whole.lastIndexOf('.') + 1;
                    String rest = whole.substring(dot);
                    boolean constant = rest.equals(rest.toUpperCase(Locale.ROOT)) && words.contains(rest);
                    return !texts.contains(whole)
                            && !(texts.contains(whole.substring(0, dot)) && (constant || texts.contains(rest)))
                            && !(words.contains(whole.substring(0, dot - 1)) && constant);
                }))
                .isEmpty();
    }

    @Test
    void anUnknownLanguageIsRefusedWithAdvice() {
        assertThat(Language.of("ZH")).isEqualTo(Language.ZH);
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("(fr)").hasMessageContaining("Maybe");
    }
}
