package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Budget;

class StrategyTableTest {

    @Test
    void aSmallCityByEveryStrategy() {
        AllocationProblem problem = new AllocationCity(2, 4, 40, 3, 3, 0.8, 7).problem();
        StringWriter text = new StringWriter();
        new StrategyTable("small", problem, Budget.iterations(300), "\"commit\": \"unknown\"", new PrintWriter(text))
                .print(StrategyTable.strategies("ALL"));
        assertThat(text.toString().lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("{\"problem\": \"small\", \"strategy\": \""))
                .allMatch(line -> line.contains("\"sound\": true, "))
                .allMatch(
                        line -> line.matches(
                                ".*\"levels\": \\[\\{\"class\": \\d, \"share\": 0\\.\\d+, \"bound\": [01]\\.\\d+, \"places\": \\d+, \"because\": .*"))
                .allMatch(line -> line.endsWith("\"commit\": \"unknown\"}"));
    }

    @Test
    void theSameSpecificationMakesTheSameCity() {
        AllocationCity city = AllocationCity.parse("districts=1,commodities=2,days=2,seed=5");
        assertThat(city).isEqualTo(AllocationCity.ofDistricts(1, 2, 2, 5));
        assertThat(city.problem()).hasToString(city.problem().toString());
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> AllocationCity.parse("streets=3")).hasMessageContaining("(streets)");
        assertThatThrownBy(() -> StrategyTable.strategies("nicest"))
                .hasMessageContaining("(nicest)")
                .hasMessageContaining("fair-floor");
    }
}
