package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleListTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (.*) \\|$", Pattern.MULTILINE);

    @Test
    void theDocumentListsEveryRuleInTheOrderAndWordsOfTheCode() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/judge.md")));
        List<String> listed = new ArrayList<>();
        while (rows.find()) {
            listed.add(rows.group(1) + ": " + rows.group(2));
        }

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(Rule.values())
                        .map(rule -> rule + ": " + rule.meaning())
                        .toList());
    }
}
