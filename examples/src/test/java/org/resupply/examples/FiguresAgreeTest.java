package org.resupply.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.model.Scenario;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.report.Coverage;
import org.resupply.report.Ledger;
import org.resupply.report.Report;
import org.resupply.report.ServedCell;
import org.resupply.report.ShortageCause;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** The report counts by itself; the judge has computed the plan's figures by himself: both must come to the same. */
class FiguresAgreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "songjiang"})
    void reportAndJudgeAgree(String name) {
        Scenario scenario =
                name.equals("tiny") ? ShippedScenarios.load(name) : ShippedScenarios.generate(name, name, 80, 5);
        Plan plan = Planner.create().plan(scenario, SolveOptions.defaults().withBudget(Budget.iterations(300)));
        Report report = Report.of(Ledger.of(scenario, plan));
        Figures figures = plan.figures();

        agree(report.byClass(), figures.byClass());
        agree(report.byCommodity(), figures.byCommodity());
        agree(report.byStreet(), figures.byStreet());
        double served =
                report.cells().stream().mapToDouble(ServedCell::servedKg).sum();
        double missing =
                report.shortages().stream().mapToDouble(ShortageCause::kg).sum();
        assertThat(served).isCloseTo(figures.servedKg(), within(0.01));
        assertThat(missing).isCloseTo(figures.demandKg() - figures.servedKg(), within(0.01));
        assertThat(report.byDistrict().stream().mapToDouble(Coverage::servedKg).sum())
                .isCloseTo(served, within(0.01));
        assertThat(report.vehicles().stream().mapToInt(day -> day.runs().size()).sum())
                .isEqualTo(figures.trips());
        assertThat(report.stock())
                .allSatisfy(
                        series -> assertThat(Arrays.stream(series.kg()).min().orElseThrow())
                                .isNotNegative());
    }

    private static void agree(List<Coverage> rows, List<Figures.Coverage> figures) {
        assertThat(rows)
                .extracting(Coverage::id)
                .isEqualTo(figures.stream().map(Figures.Coverage::id).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).demandKg()).isCloseTo(figures.get(i).demandKg(), within(0.01));
            assertThat(rows.get(i).servedKg()).isCloseTo(figures.get(i).servedKg(), within(0.01));
        }
    }
}
