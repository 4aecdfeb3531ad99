package org.resupply.allocation;

import java.util.function.BooleanSupplier;
import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Goal;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Allowance;

/**
 * Lexicographic max-min: class after class, the worst-covered place is raised as high as it can be, then the next worst, and
 * so on.
 *
 * <p>For each commodity the fairest levels of the places, own stock included, are found exactly, as if it had the shared capacities alone; they
 * are what nobody can be promised more than. The plan then brings every place up to its level, the cheapest way. Where
 * commodities compete for a capacity and not all levels can be kept, the highest shares that all can have at once are looked for. Who has a minimum standard
 * has that first, within its class. How good the
 * shares are is told level by level, each with the share that no plan exceeds ({@link AllocationSolution#levels}). Objective and bound come after
 * them: what lanes and requisitions cost, and what they cost at least in every plan in which nobody has less; what the plan leaves unmet counts in both.
 * Solved again, everybody keeps what the earlier plan brought, as far as can be; what held its worst down is asked first whether it still does.
 */
public final class Lexicographic extends PricedStrategy {
    private static final double LEVEL_WORTH = 100;

    @Override
    public String name() {
        return "lexicographic";
    }

    /** No: a plan is compared with those in which nobody has less, which are others where there is more. */
    @Override
    public boolean comparesCapacities() {
        return false;
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        Goal levels = (networks, threads) ->
                UnmetPricing.levelled(problem, levels(networks, threads, allowance::isCancelled), 1, LEVEL_WORTH, 1);
        return new Course(levels, Order.SHARES, null);
    }

    /**
     * What each group could have beyond its own stock at the fairest levels of its commodity, which count that stock, in whole units.
     *
     * @param stop once it holds, the commodities that have no levels yet keep all that is asked for
     */
    static long[] levels(Networks networks, ByCommodity threads, BooleanSupplier stop) {
        AllocationProblem problem = networks.problem();
        Groups groups = Groups.of(problem);
        long[] level = groups.open.clone();
        UnmetPricing straight = UnmetPricing.straight(problem);
        threads.each(networks.of().length, c -> {
            if (!stop.getAsBoolean()) {
                CommodityNetwork network = networks.of()[c];
                Lack lack = new Lack(network, straight);
                CommodityGraph graph = new CommodityGraph(network, networks.rows(), straight, lack, true, null, null);
                Promises promises = new Promises(graph, groups);
                for (int k = 0; k < problem.classes(); k++) {
                    promises.promise(k, level);
                }
            }
        });
        return level;
    }
}
