package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.AlphaFair;
import org.resupply.allocation.MinCost;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Strategies that weigh what is missing give more to a class that counts for more. */
class ClassWeightTest {

    private static double vital(AllocationStrategy strategy, double weight) {
        return share(strategy, weight, "VITAL");
    }

    private static double share(AllocationStrategy strategy, double weight, String priorityClass) {
        Scenario city = SmallCity.of(2, 3, 1, 12);
        List<PriorityClass> classes = new ArrayList<>(city.priorityClasses());
        classes.replaceAll(priority -> priority.id().equals("VITAL")
                ? new PriorityClass(priority.id(), priority.name(), priority.rank(), weight)
                : priority);
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(500)).withPasses(1);
        Plan plan = Planner.with(strategy, new AnnealedRouting())
                .plan(city.toBuilder().priorityClasses(classes).build(), options);
        return plan.figures().byClass().stream()
                .filter(coverage -> coverage.id().equals(priorityClass))
                .findFirst()
                .orElseThrow()
                .share();
    }

    /** What lower classes wanted was worth less than the gap at which searches end, and lay where it was. */
    @Test
    void whateverAClassCountsOthersGetWhatItDoesNotNeed() {
        for (AllocationStrategy strategy : List.of(new MinCost(), new AlphaFair(1))) {
            double usual = share(strategy, 10, "GENERAL");
            assertThat(share(strategy, 1e8, "GENERAL")).as(strategy.name()).isGreaterThan(0.95 * usual);
        }
    }

    @Test
    void aClassThatCountsTenfoldGetsMore() {
        for (AllocationStrategy strategy : List.of(new MinCost(), new AlphaFair(1))) {
            assertThat(vital(strategy, 10)).as(strategy.name()).isGreaterThan(vital(strategy, 1));
        }
    }
}
