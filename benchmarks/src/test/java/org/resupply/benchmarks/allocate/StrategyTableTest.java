package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.Lexicographic;
import org.resupply.compile.SupplyModel;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class StrategyTableTest {

    @Test
    void aSmallCityByEveryStrategy() {
        AllocationProblem problem = new AllocationCity(2, 4, 40, 3, 3, 0.8, 7).problem();
        StringWriter text = new StringWriter();
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(2);
        new StrategyTable("small", problem, options, "\"commit\": \"unknown\"", new PrintWriter(text))
                .print(StrategyTable.strategies("ALL"));
        assertThat(text.toString().lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("{\"problem\": \"small\", \"strategy\": \""))
                .allMatch(line -> line.contains("\"sound\": true, \"seed\": 1, \"threads\": 2, "))
                .allMatch(
                        line -> line.matches(
                                ".*\"levels\": \\[\\{\"class\": \\d, \"share\": 0\\.\\d+, \"bound\": [01]\\.\\d+, \"places\": \\d+, \"because\": .*"))
                .allMatch(line -> line.contains("\"rounding\": null, "))
                .allMatch(line -> line.endsWith("\"commit\": \"unknown\"}"));
    }

    /** Two homes behind a lane, and a warehouse whose room is all that stands against more. */
    @Test
    void whatIsScarceIsCalledByItsName() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int rice = b.commodity(1000, 1, 0, 1);
        int market = b.place(PlaceKind.SOURCE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        b.lot(market, rice, 100, 0, AllocationProblem.NEVER);
        b.laneCapacity(b.lane(market, home, 0, 1), Measure.UNITS, 40);
        b.demand(home, rice, 0, 0, 100, 0, 10);
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(100);
        AllocationSolution solution =
                new Lexicographic().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        assertThat(WorstReasons.of(problem).levels(solution)).contains("\"lane from place 0 to place 1\": 1.000");
        SupplyModel supply = new SupplyModel(
                problem,
                List.of("market", "home"),
                List.of("rice"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(WorstReasons.of(supply).levels(solution)).contains("\"LANE from market to home\": 1.000");
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
