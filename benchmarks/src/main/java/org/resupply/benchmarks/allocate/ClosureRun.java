package org.resupply.benchmarks.allocate;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * What closing lanes does to an allocation that exists: allocates in a city, closes lanes from hubs to districts, allocates again
 * from there, and counts the deliveries that have changed where no lane was closed.
 *
 * <p>A delivery is what one demand gets on one day by one lane. It has changed where its quantity is another one, however
 * little, and where it is in one of the two allocations only.
 */
public final class ClosureRun {
    private final AllocationCity city;
    private final AllocationStrategy strategy;
    private final String provenance;
    private final PrintWriter out;

    /** A run in a city in which all lanes are open at first. */
    public ClosureRun(AllocationCity city, AllocationStrategy strategy, String provenance, PrintWriter out) {
        this.city = city;
        this.strategy = strategy;
        this.provenance = provenance;
        this.out = out;
    }

    /**
     * Runs, and prints a JSON line before the closure and one after it; times are those of the allocation alone.
     *
     * @param lanes number of lanes to close, at least 1
     * @param budget for the allocation before
     * @param again for the allocation after
     * @param threads of each
     */
    public void print(int lanes, Budget budget, Budget again, int threads) {
        SolveOptions options = SolveOptions.defaults().withThreads(threads);
        AllocationProblem open = city.problem();
        Timed before = timed(() -> strategy.solve(open, options, budget.start()));
        out.println("{%s, %s}".formatted(fields(open, "before", before), provenance));
        out.flush();
        AllocationProblem closed = city.closing(lanes).problem();
        Timed after = timed(() -> strategy.resolve(closed, before.solution, options, again.start()));
        Changes changes = changes(open, closed, before.solution, after.solution);
        out.println(String.format(
                Locale.ROOT,
                "{%s, \"closedLanes\": %d, \"deliveriesElsewhere\": %d, \"changedElsewhere\": %.5f, "
                        + "\"massChangedElsewhere\": %.5f, %s}",
                fields(closed, "after", after),
                lanes,
                changes.deliveries,
                changes.changed,
                changes.mass,
                provenance));
        out.flush();
    }

    private record Timed(AllocationSolution solution, double seconds, double cpuSeconds) {}

    private static Timed timed(Supplier<AllocationSolution> allocation) {
        long start = System.nanoTime();
        long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        AllocationSolution solution = allocation.get();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart;
        return new Timed(solution, (System.nanoTime() - start) / 1e9, cpu / 1e9);
    }

    private String fields(AllocationProblem problem, String when, Timed timed) {
        AllocationChecker.check(problem, timed.solution).requireSound();
        return String.format(
                Locale.ROOT,
                "\"strategy\": \"%s\", \"allocation\": \"%s\", \"demands\": %d, \"seconds\": %.3f, \"cpuSeconds\": %.3f, "
                        + "\"iterations\": %d, \"objective\": %.1f, \"bound\": %.1f, \"gap\": %.6f",
                strategy.name(),
                when,
                problem.demands(),
                timed.seconds,
                timed.cpuSeconds,
                timed.solution.effort().iterations(),
                timed.solution.objective(),
                timed.solution.bound(),
                timed.solution.gap());
    }

    /**
     * What has changed in the regions to which no closed lane leads.
     *
     * @param deliveries that are in either allocation
     * @param changed share of them that have changed
     * @param mass share of what they carried before that is not brought by the same lane on the same day
     */
    record Changes(long deliveries, double changed, double mass) {}

    static Changes changes(
            AllocationProblem open, AllocationProblem closed, AllocationSolution before, AllocationSolution after) {
        Set<Integer> affected = new HashSet<>();
        for (int lane = 0; lane < open.lanes(); lane++) {
            for (int day = 0; day < open.days(); day++) {
                if (open.laneOpen(lane, day) && !closed.laneOpen(lane, day)) {
                    affected.add(open.placeRegion(open.laneTo(lane)));
                }
            }
        }
        Map<Delivery, long[]> quantities = new HashMap<>();
        addDeliveries(quantities, open, before, affected, 0);
        addDeliveries(quantities, open, after, affected, 1);
        long changed = 0;
        double carried = 0;
        double less = 0;
        for (Map.Entry<Delivery, long[]> each : quantities.entrySet()) {
            long[] quantity = each.getValue();
            long mass = open.unitMass(open.demandCommodity(each.getKey().demand));
            changed += quantity[0] == quantity[1] ? 0 : 1;
            carried += (double) mass * quantity[0];
            less += (double) mass * Math.max(0, quantity[0] - quantity[1]);
        }
        return new Changes(
                quantities.size(),
                changed / (double) Math.max(1, quantities.size()),
                carried == 0 ? 0 : less / carried);
    }

    private record Delivery(int demand, int lane, int day) {}

    private static void addDeliveries(
            Map<Delivery, long[]> quantities,
            AllocationProblem problem,
            AllocationSolution solution,
            Set<Integer> affected,
            int column) {
        for (int flow = 0; flow < solution.flows(); flow++) {
            int demand = solution.flowDemand(flow);
            if (demand != AllocationSolution.TRANSFER
                    && !affected.contains(problem.placeRegion(problem.demandPlace(demand)))) {
                Delivery delivery = new Delivery(demand, solution.flowLane(flow), solution.flowDay(flow));
                quantities.computeIfAbsent(delivery, key -> new long[2])[column] += solution.flowQuantity(flow);
            }
        }
    }
}
