package org.resupply.benchmarks.allocate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.resupply.allocation.WorstShare;
import org.resupply.compile.SupplyModel;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;

/**
 * Why the worst-covered of a solution cannot all have more, as a field of a line of JSON: level by level its class, its share, the share that no
 * plan exceeds, the places that compete, and what is scarce with its part of the worth of all that is.
 *
 * @param commodity the name of each commodity
 * @param pool the name of each pool
 * @param store the name of each store
 * @param lane the name of each lane
 */
record WorstReasons(
        AllocationProblem problem,
        IntFunction<String> commodity,
        IntFunction<String> pool,
        IntFunction<String> store,
        IntFunction<String> lane) {
    /** What makes up less than this part is left out. */
    private static final double WORTH_TELLING = 0.01;

    /** Of a problem whose things have no names. */
    static WorstReasons of(AllocationProblem problem) {
        return new WorstReasons(
                problem,
                index -> "commodity " + index,
                index -> problem.poolKind(index).name().toLowerCase(Locale.ROOT) + " pool " + index,
                index -> "store of place " + problem.storePlace(index),
                index -> "lane from place %s to place %s".formatted(problem.laneFrom(index), problem.laneTo(index)));
    }

    /** Of what a scenario supplies, by its names. */
    static WorstReasons of(SupplyModel supply) {
        AllocationProblem problem = supply.problem();
        return new WorstReasons(
                problem,
                supply.commodities()::get,
                index -> supply.limits().get(index).cause() + " "
                        + supply.limits().get(index).target(),
                index -> "STORAGE " + supply.places().get(problem.storePlace(index)),
                index -> supply.isDelivery(index)
                        ? "LANE from %s to %s"
                                .formatted(
                                        supply.places().get(problem.laneFrom(index)),
                                        supply.places().get(problem.laneTo(index)))
                        : "LANE " + supply.lanes().get(index).id());
    }

    String levels(AllocationSolution solution) {
        return WorstShare.levels(problem, solution).stream()
                .map(this::level)
                .collect(Collectors.joining(", ", "\"levels\": [", "]"));
    }

    private String level(AllocationSolution.Level level) {
        Set<Integer> places = new HashSet<>();
        level.proof().claims().forEach(claim -> places.add(claim.place()));
        return String.format(
                Locale.ROOT,
                "{\"class\": %d, \"share\": %.4f, \"bound\": %.4f, \"places\": %d, \"because\": {%s}}",
                level.priority(),
                level.share(),
                level.bound(),
                places.size(),
                because(level.proof()));
    }

    private String because(ScarcityProof proof) {
        Map<String, Double> worth = new LinkedHashMap<>();
        for (int lot = 0; lot < problem.lots(); lot++) {
            long free = problem.lotFree(lot);
            worth.merge(commodity.apply(problem.lotCommodity(lot)), proof.lot()[lot] * free, Double::sum);
        }
        for (int day = 0; day < problem.days(); day++) {
            for (int p = 0; p < problem.pools(); p++) {
                double all = (double) problem.poolCapacity(p, day) + problem.poolExtra(p, day);
                worth.merge(pool.apply(p), proof.pool()[p][day] * all, Double::sum);
            }
            for (int s = 0; s < problem.stores(); s++) {
                worth.merge(store.apply(s), proof.store()[s][day] * problem.storeCapacity(s, day), Double::sum);
            }
            for (int l = 0; l < problem.lanes(); l++) {
                if (problem.laneLimited(l) && proof.lane()[l][day] > 0) {
                    worth.merge(lane.apply(l), proof.lane()[l][day] * problem.laneCapacity(l, day), Double::sum);
                }
            }
        }
        double sum = worth.values().stream().mapToDouble(part -> part).sum();
        List<String> told = new ArrayList<>();
        worth.entrySet().stream()
                .filter(part -> part.getValue() > 0 && part.getValue() >= WORTH_TELLING * sum)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(part -> told.add(String.format(
                        Locale.ROOT, "\"%s\": %.3f", part.getKey().replace("\"", "'"), part.getValue() / sum)));
        return String.join(", ", told);
    }
}
