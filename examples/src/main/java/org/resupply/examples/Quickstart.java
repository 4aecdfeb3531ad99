package org.resupply.examples;

import java.nio.file.Path;
import java.util.Locale;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.report.Coverage;
import org.resupply.report.Report;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** From a scenario file to a plan file: {@code Quickstart scenario.json plan.json}. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) {
        Scenario scenario = ScenarioJson.read(Path.of(args[0]));
        Plan plan = Planner.create().plan(scenario, SolveOptions.defaults().withBudget(Budget.seconds(2)));
        PlanJson.write(plan, scenario.start(), Path.of(args[1]));

        System.out.printf(
                Locale.ROOT,
                "%.1f %% of the need is delivered.%n",
                100 * plan.figures().coverage());
        for (Coverage street : Report.of(scenario, plan).byStreet()) {
            System.out.printf(
                    Locale.ROOT,
                    "%5.1f %%  %s%n",
                    100 * street.share(),
                    street.name().en());
        }
    }
}
