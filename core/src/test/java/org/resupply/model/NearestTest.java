package org.resupply.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("population", "payloadKg", "people", "point", "lat", "浦东新区");

    @ParameterizedTest
    @CsvSource({
        "populaton, population",
        "Population, population",
        "popluation, population",
        "payloadkG, payloadKg",
        "peopel, people",
        "lta, lat",
        "浦东新, 浦东新区"
    })
    void aSlipLeadsToTheName(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).contains(meant);
    }

    @Test
    void whatIsTooFarGetsNoHint() {
        assertThat(Nearest.to("households", KNOWN)).isEmpty();
        assertThat(Nearest.to("x", KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.to("population".repeat(100), KNOWN)).isEmpty();
    }

    @Test
    void theNearerOfTwoIsNamed() {
        assertThat(Nearest.to("street-12", List.of("street-21", "street-12b", "street-99")))
                .contains("street-21");
        assertThat(Nearest.to("street-12c", List.of("street-21", "street-12b", "street-99")))
                .contains("street-12b");
    }
}
