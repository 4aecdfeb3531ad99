package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.Figures;
import org.resupply.allocation.Strategies;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Demand;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * The pictures of docs/fairness.md of the tiny scenario: what part of its rice each community gets on each day, by strategy. With {@code
 * -Dresupply.format.write=true} they are drawn anew; else the share of the worst in them is compared.
 */
class TwinBanksTest {
    private static final boolean WRITE = Boolean.getBoolean("resupply.format.write");
    private static final Path DOCUMENT = Path.of("../docs/fairness.md");
    private static final String HEIGHTS = "·▁▂▃▄▅▆▇█";
    private static final List<String> STREETS = List.of("n1", "n2", "s1", "s2");

    @Test
    void thePicturesAreWhatEachStrategyGives() throws IOException {
        SupplyModel supply = StrategyTable.ofScenario(ScenarioSource.of("tiny"));
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        String wanted = document;
        for (AllocationStrategy strategy : Strategies.all()) {
            String begin = "<!-- tiny " + strategy.name() + " -->\n";
            int from = wanted.indexOf(begin);
            assertThat(from).as("place of the picture of %s", strategy.name()).isNotNegative();
            int to = wanted.indexOf("<!-- end -->", from);
            wanted = wanted.substring(0, from) + begin + picture(supply, strategy) + wanted.substring(to);
        }
        if (WRITE) {
            Files.writeString(DOCUMENT, wanted, StandardCharsets.UTF_8);
            document = wanted;
        }
        assertThat(withoutBars(document)).isEqualTo(withoutBars(wanted));
    }

    /** Of plans that are as good any may be drawn: what each community gets is left out, the share of the worst stays. */
    private static String withoutBars(String text) {
        return text.replaceAll("[" + HEIGHTS + "]", " ");
    }

    private static String picture(SupplyModel supply, AllocationStrategy strategy) {
        AllocationProblem problem = supply.problem();
        Budget budget = Budget.iterations(500);
        AllocationSolution solution =
                strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        long[] served =
                AllocationChecker.check(problem, solution).requireSound().served();
        Map<String, double[]> wanted = new LinkedHashMap<>();
        Map<String, double[]> got = new LinkedHashMap<>();
        for (int i = 0; i < served.length; i++) {
            Demand demand = supply.demands().get(i);
            if (demand.commodity().equals("rice")) {
                wanted.computeIfAbsent(demand.place(), place -> new double[problem.days()])[demand.day()] +=
                        problem.demandQuantity(i);
                got.computeIfAbsent(demand.place(), place -> new double[problem.days()])[demand.day()] += served[i];
            }
        }
        StringBuilder line = new StringBuilder();
        for (String street : STREETS) {
            List<String> communities = new ArrayList<>();
            for (String community : wanted.keySet().stream().sorted().toList()) {
                if (community.startsWith(street)) {
                    communities.add(days(got.get(community), wanted.get(community)));
                }
            }
            line.append(String.join(" ", communities)).append("   ");
        }
        long worst = Math.round(100 * Figures.of(problem, solution).worstFill());
        return """
                ```
                            Bridgehead    Hillfoot      Harbour       Fields          worst
                rice, days  %s %3d %%
                ```
                """.formatted(line, worst);
    }

    private static String days(double[] got, double[] wanted) {
        StringBuilder text = new StringBuilder();
        for (int day = 0; day < got.length; day++) {
            double share = got[day] / wanted[day];
            int height = share <= 0 ? 0 : Math.max(1, (int) Math.round(8 * share));
            text.append(HEIGHTS.charAt(height));
        }
        return text.toString();
    }
}
