package org.resupply.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.resupply.allocation.FairFloor;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.benchmarks.allocate.AllocationCity;
import org.resupply.benchmarks.flow.CitySpec;
import org.resupply.benchmarks.flow.ThreeTierCity;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Who gets how much: the cheapest flow of one commodity, and several commodities that share trucks and warehouses. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FlowKernels extends Kernels {
    private static final int COMMUNITIES_OF_THE_CITY = 13_000;
    private static final int PER_STREET = 50;
    private static final int STREETS_PER_DISTRICT = 10;
    private static final int COMMODITIES = 4;
    private static final int DAYS = 2;
    private static final double SUPPLY = 0.8;

    /** Number of communities. */
    @Param({"100", "1000", "10000"})
    public int communities;

    private FlowNetwork network;
    private AllocationProblem problem;

    /** Makes both cities. */
    @Setup
    public void make() {
        network = ThreeTierCity.network(CitySpec.parse("scale=" + (double) communities / COMMUNITIES_OF_THE_CITY));
        int streets = Math.max(1, communities / PER_STREET);
        int districts = Math.max(1, streets / STREETS_PER_DISTRICT);
        problem = new AllocationCity(districts, streets, communities, COMMODITIES, DAYS, SUPPLY, 42).problem();
    }

    /** The cheapest flow of one commodity on one day. */
    @Benchmark
    public long minCostFlow() {
        var flow = new MinCostFlow(network);
        flow.solve();
        return flow.cost();
    }

    /** The fair floor of four commodities over two days, with one iteration of prices. */
    @Benchmark
    public AllocationSolution multiCommodity() {
        return new FairFloor()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(1).start());
    }
}
