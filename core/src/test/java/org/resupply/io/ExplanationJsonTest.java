package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.plan.Explanation;

/** An explanation that was written can be read, also where a cure makes the whole plan cheaper. */
class ExplanationJsonTest {
    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) {
        Explanation explanation = Samples.explanation();
        assertThat(explanation.areas().get(0).cures().get(0).costMore()).isNegative();
        Path file = folder.resolve("explanation.json");

        ExplanationJson.write(explanation, file);

        assertThat(ExplanationJson.read(file)).isEqualTo(explanation);
    }
}
