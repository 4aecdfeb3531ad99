package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Numbers at the ends of their ranges; each of these plans is judged. */
class ExtremesTest {
    private static final SolveOptions OPTIONS =
            SolveOptions.defaults().withBudget(Budget.iterations(300)).withPasses(3);
    private static final Scenario CITY = SmallCity.of(1, 3, 2, 9);

    private static Scenario with(UnaryOperator<VehicleType.Builder> change) {
        return CITY.toBuilder()
                .vehicleTypes(CITY.vehicleTypes().stream()
                        .map(type -> change.apply(type.toBuilder()).build())
                        .toList())
                .build();
    }

    /** What a kilogram costs on a lane was counted in 32 bits. */
    @Test
    void costsMayBeTheLargestThereAre() {
        Scenario dear = with(type ->
                type.fixedCost(Integer.MAX_VALUE).costPerKm(Integer.MAX_VALUE).costPerHour(Integer.MAX_VALUE));

        Plan plan = Planner.create().plan(dear, OPTIONS);

        assertThat(plan.figures().cost()).isGreaterThan(Integer.MAX_VALUE);
    }

    /** Seconds under way were more than 32 bits hold. */
    @Test
    void whoHardlyMovesBringsNothing() {
        Plan plan = Planner.create().plan(with(type -> type.speedFactor(1e-7)), OPTIONS);

        assertThat(plan.figures().servedKg()).isZero();
        assertThat(plan.tours()).isEmpty();
    }
}
