package org.resupply.benchmarks.allocate;

import java.util.Arrays;
import java.util.List;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PoolKind;

/**
 * What is scarce, by the prices of an allocation: each kind's part of the worth of all that there is at these prices, 0 to 1,
 * together 1 unless nothing is scarce.
 *
 * @param stock of goods
 * @param transport of vehicles
 * @param throughput of sorting, docks and other handling
 * @param storage of room
 * @param perTonne what a tonne more of each commodity would save, at the lot where that is most, in the objective's unit
 */
public record Scarcity(double stock, double transport, double throughput, double storage, List<Double> perTonne) {

    private static final double GRAMS_PER_TONNE = 1e6;

    public Scarcity {
        perTonne = List.copyOf(perTonne);
    }

    /** The names of the parts, in the order of {@link #parts()}. */
    public static final List<String> NAMES = List.of("stock", "transport", "throughput", "storage");

    /** Nothing is scarce. */
    static final Scarcity NONE = new Scarcity(0, 0, 0, 0, List.of());

    /** Each part, in the order of the names. */
    public List<Double> parts() {
        return List.of(stock, transport, throughput, storage);
    }

    /** What is scarce at some prices. */
    static Scarcity of(AllocationProblem problem, AllocationPrices prices) {
        double stock = 0;
        Double[] perTonne = new Double[problem.commodities()];
        Arrays.fill(perTonne, 0.0);
        for (int lot = 0; lot < problem.lots(); lot++) {
            int commodity = problem.lotCommodity(lot);
            double price = prices.lot()[lot];
            stock += price * problem.lotFree(lot);
            perTonne[commodity] = Math.max(perTonne[commodity], price * GRAMS_PER_TONNE / problem.unitMass(commodity));
        }
        double[] pools = new double[PoolKind.values().length];
        double storage = 0;
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                pools[problem.poolKind(pool).ordinal()] += prices.pool()[pool][day] * problem.poolCapacity(pool, day);
            }
            for (int store = 0; store < problem.stores(); store++) {
                storage += prices.store()[store][day] * problem.storeCapacity(store, day);
            }
        }
        double transport = pools[PoolKind.TRANSPORT.ordinal()];
        double throughput = pools[PoolKind.THROUGHPUT.ordinal()] + pools[PoolKind.DOCK.ordinal()];
        double all = stock + transport + throughput + storage;
        double unit = all > 0 ? all : 1;
        return new Scarcity(stock / unit, transport / unit, throughput / unit, storage / unit, List.of(perTonne));
    }
}
