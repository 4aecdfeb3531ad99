package org.resupply.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;

/** Four gates, three districts of two streets each, and communities that share the trucks: what is scarce is scarce everywhere. */
final class SmallCity {
    private static final int DISTRICTS = 3;

    private static final int GATES = 4;
    private static final int STREETS = 6;
    private static final int COMMUNITIES = 120;
    private static final int DAYS = 4;
    private static final double[] KG_PER_PERSON = {0.4, 0.3, 0.01};
    private static final double[] PRICE_PER_KG = {40, 30, 20_000};
    private static final int[] LIFE = {-1, 2, -1};
    private static final double SUPPLY = 0.8;
    private static final double TRUCKS = 1.5;

    private SmallCity() {}

    /**
     * A city.
     *
     * @param closed whether the first gate's lane to the first district is closed
     */
    static AllocationProblem of(long seed, boolean closed) {
        SplittableRandom random = new SplittableRandom(seed);
        AllocationProblemBuilder b = AllocationProblem.builder(DAYS);
        for (int c = 0; c < KG_PER_PERSON.length; c++) {
            b.commodity(1000, 1500, 0, 1);
        }
        int[] gate = new int[GATES];
        Arrays.setAll(gate, i -> b.place(PlaceKind.SOURCE, 0, 0));
        int[] district = new int[DISTRICTS];
        Arrays.setAll(district, i -> b.place(PlaceKind.WAREHOUSE, i, 0));
        int[] street = new int[STREETS];
        Arrays.setAll(street, i -> b.place(PlaceKind.WAREHOUSE, i % DISTRICTS, 0));
        long[] people = new long[COMMUNITIES];
        int[] community = new int[COMMUNITIES];
        for (int i = 0; i < COMMUNITIES; i++) {
            people[i] = 500 + random.nextInt(3000);
            community[i] = b.place(PlaceKind.DEMAND_POINT, i % DISTRICTS, people[i]);
        }
        double kg = Arrays.stream(people).sum() * Arrays.stream(KG_PER_PERSON).sum();
        for (int g : gate) {
            for (int d : district) {
                int lane = link(b, g, d, 1 + random.nextDouble(), TRUCKS * kg / GATES / DISTRICTS);
                if (closed && g == gate[0] && d == district[0]) {
                    b.laneOpen(lane, 0);
                }
            }
        }
        for (int i = 0; i < STREETS; i++) {
            link(b, district[i % DISTRICTS], street[i], 0.3 + random.nextDouble(0.3), TRUCKS * kg / STREETS);
            link(b, district[(i + 1) % DISTRICTS], street[i], 1, kg / STREETS / 4);
        }
        for (int i = 0; i < COMMUNITIES; i++) {
            b.lane(street[i % STREETS], community[i], 0, 0.3 + random.nextDouble(0.3));
            if (random.nextInt(3) == 0) {
                b.lane(street[(i + DISTRICTS) % STREETS], community[i], 0, 0.8 + random.nextDouble(0.3));
            }
        }
        for (int c = 0; c < KG_PER_PERSON.length; c++) {
            for (int day = 0; day < DAYS; day++) {
                for (int g : gate) {
                    double arriving = Arrays.stream(people).sum() * KG_PER_PERSON[c] * SUPPLY / GATES;
                    int last = LIFE[c] < 0 ? AllocationProblem.NEVER : day + LIFE[c];
                    b.lot(g, c, (long) (arriving * (0.5 + random.nextDouble())), day, last);
                }
                for (int i = 0; i < COMMUNITIES; i++) {
                    int priority = i % 20 == 0 ? 0 : 1;
                    double price = PRICE_PER_KG[c] * (priority == 0 ? 3 : 1);
                    b.demand(community[i], c, day, day, Math.round(people[i] * KG_PER_PERSON[c]), priority, price);
                }
            }
        }
        return b.build();
    }

    /** The share of the deliveries to places of other regions whose quantity has changed. */
    static double changedBeyond(
            int region, AllocationProblem problem, AllocationSolution earlier, AllocationSolution again) {
        Map<List<Integer>, Long> before = deliveries(region, problem, earlier);
        Map<List<Integer>, Long> after = deliveries(region, problem, again);
        Set<List<Integer>> either = new HashSet<>(before.keySet());
        either.addAll(after.keySet());
        long changed = either.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .count();
        return changed / (double) either.size();
    }

    /** What each demand outside of a region gets by each lane on each day. */
    private static Map<List<Integer>, Long> deliveries(
            int region, AllocationProblem problem, AllocationSolution solution) {
        Map<List<Integer>, Long> deliveries = new HashMap<>();
        for (int flow = 0; flow < solution.flows(); flow++) {
            int demand = solution.flowDemand(flow);
            if (demand != AllocationSolution.TRANSFER && problem.placeRegion(problem.demandPlace(demand)) != region) {
                deliveries.merge(
                        List.of(demand, solution.flowLane(flow), solution.flowDay(flow)),
                        solution.flowQuantity(flow),
                        Long::sum);
            }
        }
        return deliveries;
    }

    private static int link(AllocationProblemBuilder b, int from, int to, double cost, double kg) {
        long[] grams = new long[DAYS];
        Arrays.fill(grams, (long) (kg * 1000));
        int lane = b.lane(from, to, 0, cost);
        b.share(b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, grams), lane);
        return lane;
    }
}
