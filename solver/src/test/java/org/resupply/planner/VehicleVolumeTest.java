package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.MinCost;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Commodity;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Goods that are light for their size fill vehicles before these have their payload. */
class VehicleVolumeTest {

    /** A city with plenty in all warehouses, where a kilogram of rice takes so many litres. */
    private static Scenario city(double litres) {
        Scenario city = SmallCity.of(1, 6, 1, 7);
        return city.toBuilder()
                .commodities(city.commodities().stream()
                        .map(goods -> goods.id().equals("rice")
                                ? new Commodity(
                                        goods.id(),
                                        goods.name(),
                                        goods.unit(),
                                        goods.massKg(),
                                        litres,
                                        goods.storage(),
                                        goods.shelfLifeDays(),
                                        goods.urgency(),
                                        goods.keptAtHome(),
                                        goods.lotUnits())
                                : goods)
                        .toList())
                .lots(List.of(new Lot("rice", "rice", "W", 100_000, Lot.NEVER)))
                .convoys(List.of())
                .build();
    }

    private static long served(AllocationProblem problem) {
        Budget budget = Budget.iterations(1000);
        AllocationSolution solution =
                new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        return IntStream.range(0, problem.demands())
                .mapToLong(demand -> AllocationChecker.check(problem, solution)
                        .requireSound()
                        .served()[demand])
                .sum();
    }

    @Test
    void volumeIsAPoolWhereItMayBeFullFirst() {
        AllocationProblem dense = GateDocksTest.compiled(city(1.3), List.of()).problem();
        assertThat(IntStream.range(0, dense.pools()).mapToObj(dense::poolMeasure))
                .doesNotContain(Measure.VOLUME);

        SupplyModel light = GateDocksTest.compiled(city(300), List.of());
        AllocationProblem problem = light.problem();
        for (SupplyModel.VehiclePool vehicles : light.vehiclePools()) {
            int volume = vehicles.pool() + 1;
            assertThat(problem.poolMeasure(volume)).isEqualTo(Measure.VOLUME);
            assertThat(light.limits().get(volume)).isEqualTo(light.limits().get(vehicles.pool()));
            // Trucks hold 8 t or 24 cubic metres, vans 0.9 t or 3.
            double litresAKilogram =
                    problem.poolCapacity(volume, 0) / (double) problem.poolCapacity(vehicles.pool(), 0);
            assertThat(litresAKilogram).isBetween(2.999, 3.334);
        }
        assertThat(served(problem)).isPositive().isLessThan(served(dense) / 2);
    }
}
