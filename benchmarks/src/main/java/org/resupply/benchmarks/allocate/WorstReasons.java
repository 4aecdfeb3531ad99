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
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;

/**
 * Why the worst-covered of a solution cannot all have more, as a field of a line of JSON: level by level its class, its share, the share that no
 * plan exceeds, the places that compete, and what is scarce with its part of the worth of all that is.
 *
 * @param commodity the name of each commodity
 * @param pool the name of each pool
 */
record WorstReasons(AllocationProblem problem, IntFunction<String> commodity, IntFunction<String> pool) {
    /** What makes up less than this part is left out. */
    private static final double WORTH_TELLING = 0.01;

    /** Of a problem whose things have no names. */
    static WorstReasons of(AllocationProblem problem) {
        return new WorstReasons(
                problem,
                index -> "commodity " + index,
                index -> problem.poolKind(index).name().toLowerCase(Locale.ROOT) + " pool " + index);
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
            for (int store = 0; store < problem.stores(); store++) {
                worth.merge(
                        "store " + store, proof.store()[store][day] * problem.storeCapacity(store, day), Double::sum);
            }
            for (int lane = 0; lane < problem.lanes(); lane++) {
                if (problem.laneLimited(lane)) {
                    worth.merge("lane " + lane, proof.lane()[lane][day] * problem.laneCapacity(lane, day), Double::sum);
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
