package org.resupply.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/**
 * Demand points that the network cannot tell apart: they are reached from the same hubs with the same lead, on the same days,
 * for the same storage classes and through the same pools, in which they weigh nearly the same, and by lanes of which each is
 * about as much dearer than the cheapest; what they lack has the same prices.
 *
 * <p>The communities of one street mostly are one catchment. Plans are made for catchments and then shared out among their
 * places, which makes a city's flow problems some fifty times smaller. A place with a lane that has a capacity of its own is a
 * catchment by itself.
 */
final class Catchments {
    private static final int EXACT_WEIGHTS = 4;
    private static final double LOG_OF_BUCKET = Math.log(1.2);
    private static final double LOG_OF_DEARER = Math.log(1.5);

    final int count;

    /** The catchment of each place, -1 for hubs. */
    final int[] ofPlace;

    /** One place of each catchment. */
    final int[] example;

    private final int[][][] heaviest;
    private final int[][][] lightest;
    private final int[] laneStart;
    private final int[] lanes;

    Catchments(AllocationProblem problem) {
        int places = problem.places();
        laneStart = new int[places + 1];
        for (int lane = 0; lane < problem.lanes(); lane++) {
            if (!CapacityRows.isHub(problem, problem.laneTo(lane))) {
                laneStart[problem.laneTo(lane) + 1]++;
            }
        }
        for (int place = 0; place < places; place++) {
            laneStart[place + 1] += laneStart[place];
        }
        lanes = new int[laneStart[places]];
        int[] next = laneStart.clone();
        for (int lane = 0; lane < problem.lanes(); lane++) {
            if (!CapacityRows.isHub(problem, problem.laneTo(lane))) {
                lanes[next[problem.laneTo(lane)]++] = lane;
            }
        }
        ofPlace = new int[places];
        IntList examples = new IntList();
        Map<Signature, Integer> known = new HashMap<>();
        double[] usual = usualCost(problem);
        IntList[] prices = unusualPrices(problem);
        for (int place = 0; place < places; place++) {
            ofPlace[place] = -1;
            if (!CapacityRows.isHub(problem, place)) {
                Signature signature = signature(problem, place, prices[place], usual[problem.placeRegion(place)]);
                Integer same = known.putIfAbsent(signature, examples.size());
                ofPlace[place] = same == null ? examples.size() : same;
                if (same == null) {
                    examples.add(place);
                }
            }
        }
        example = examples.toArray();
        count = example.length;
        heaviest = weights(problem, true);
        lightest = weights(problem, false);
    }

    /**
     * What demands of each place cost unmet, where it is not what the first demand of their commodity and class costs: the steps of a
     * catchment are one row of stairs, so that those who pay less would lack for those who pay more.
     */
    private static IntList[] unusualPrices(AllocationProblem problem) {
        double[][] usual = new double[problem.commodities()][problem.classes()];
        for (double[] ofCommodity : usual) {
            Arrays.fill(ofCommodity, Double.NaN);
        }
        IntList[] unusual = new IntList[problem.places()];
        Arrays.setAll(unusual, place -> new IntList());
        for (int demand = 0; demand < problem.demands(); demand++) {
            double[] ofCommodity = usual[problem.demandCommodity(demand)];
            int priority = problem.demandClass(demand);
            double price = problem.unmetPrice(demand);
            ofCommodity[priority] = Double.isNaN(ofCommodity[priority]) ? price : ofCommodity[priority];
            if (price != ofCommodity[priority]) {
                IntList ofPlace = unusual[problem.demandPlace(demand)];
                ofPlace.add(problem.demandCommodity(demand));
                ofPlace.add(priority);
                ofPlace.add(problem.demandFirst(demand));
                ofPlace.add(Float.floatToIntBits((float) price));
            }
        }
        return unusual;
    }

    /**
     * What it costs on average to reach a place of each region by its cheapest lane, per kilogram: by region, so that what happens
     * in one leaves the catchments of the others as they are.
     */
    private double[] usualCost(AllocationProblem problem) {
        double[] sum = new double[problem.regions()];
        int[] reached = new int[sum.length];
        for (int place = 0; place < problem.places(); place++) {
            double cheapest = cheapest(problem, place);
            if (cheapest < Double.POSITIVE_INFINITY) {
                sum[problem.placeRegion(place)] += cheapest;
                reached[problem.placeRegion(place)]++;
            }
        }
        for (int region = 0; region < sum.length; region++) {
            sum[region] /= Math.max(1, reached[region]);
        }
        return sum;
    }

    private double cheapest(AllocationProblem problem, int place) {
        double cheapest = Double.POSITIVE_INFINITY;
        for (int at = laneStart[place]; at < laneStart[place + 1]; at++) {
            cheapest = Math.min(cheapest, problem.laneCostPerKg(lanes[at]));
        }
        return cheapest;
    }

    private record Signature(int[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** Sorts the lanes of a place by what they are, and writes that down. */
    private Signature signature(AllocationProblem problem, int place, IntList prices, double usual) {
        int size = laneStart[place + 1] - laneStart[place];
        int[][] each = new int[size][];
        double cheapest = cheapest(problem, place);
        Integer[] order = new Integer[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
            each[i] = signatureOfLane(problem, lanes[laneStart[place] + i], place, cheapest, usual);
        }
        Arrays.sort(order, (x, y) -> Arrays.compare(each[x], each[y]));
        int[] sorted = new int[size];
        IntList all = new IntList();
        all.add(prices.size());
        for (int i = 0; i < prices.size(); i++) {
            all.add(prices.get(i));
        }
        for (int i = 0; i < size; i++) {
            sorted[i] = lanes[laneStart[place] + order[i]];
            for (int value : each[order[i]]) {
                all.add(value);
            }
        }
        System.arraycopy(sorted, 0, lanes, laneStart[place], size);
        return new Signature(all.toArray());
    }

    private static int[] signatureOfLane(
            AllocationProblem problem, int lane, int place, double cheapest, double usual) {
        IntList values = new IntList();
        double dearer = usual > 0 ? (problem.laneCostPerKg(lane) - cheapest + usual) / usual : 1;
        values.add((int) (Math.log(dearer) / LOG_OF_DEARER));
        values.add(problem.laneFrom(lane));
        values.add(problem.laneLead(lane));
        long open = 0;
        for (int day = 0; day < problem.days(); day++) {
            open |= problem.laneOpen(lane, day) ? 1L << day : 0;
        }
        values.add((int) open);
        values.add((int) (open >>> 32));
        values.add(problem.laneClasses(lane));
        boolean alone = problem.laneLimited(lane) || problem.lanePalletised(lane);
        values.add(alone ? place : -1);
        values.add(problem.lanePools(lane + 1) - problem.lanePools(lane));
        for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
            values.add(problem.poolAt(at));
            values.add(bucket(problem.weightAt(at)));
        }
        return values.toArray();
    }

    /** Weights of one bucket differ by less than a fifth. */
    private static int bucket(int weight) {
        return weight <= EXACT_WEIGHTS ? weight : EXACT_WEIGHTS + (int) Math.ceil(Math.log(weight) / LOG_OF_BUCKET);
    }

    /**
     * How often the lanes of a slot count in a pool: the most of all places, with which plans are sound, or the least, with
     * which bounds hold.
     *
     * @param pool number of the pool in the list of the slot's lanes, from 0
     */
    int weight(int catchment, int slot, int pool, boolean most) {
        return (most ? heaviest : lightest)[catchment][slot][pool];
    }

    private int[][][] weights(AllocationProblem problem, boolean most) {
        int[][][] weights = new int[count][][];
        for (int place = 0; place < ofPlace.length; place++) {
            int catchment = ofPlace[place];
            if (catchment < 0) {
                continue;
            }
            if (weights[catchment] == null) {
                weights[catchment] = new int[slots(catchment)][];
            }
            for (int slot = 0; slot < weights[catchment].length; slot++) {
                int first = problem.lanePools(lane(place, slot));
                int pools = problem.lanePools(lane(place, slot) + 1) - first;
                int[] known = weights[catchment][slot];
                int[] each = new int[pools];
                for (int i = 0; i < pools; i++) {
                    int here = problem.weightAt(first + i);
                    each[i] = known == null ? here : most ? Math.max(known[i], here) : Math.min(known[i], here);
                }
                weights[catchment][slot] = each;
            }
        }
        return weights;
    }

    /** What it costs to bring a base unit to a demand by the cheapest lane that carries it, 0 where none does. */
    double cheapestLane(AllocationProblem problem, int demand) {
        int place = problem.demandPlace(demand);
        int commodity = problem.demandCommodity(demand);
        double cheapest = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < slots(ofPlace[place]); slot++) {
            int lane = lane(place, slot);
            if (problem.laneCarries(lane, commodity)) {
                cheapest = Math.min(cheapest, problem.laneCostPerUnit(lane, commodity));
            }
        }
        return cheapest == Double.POSITIVE_INFINITY ? 0 : cheapest;
    }

    /** Number of lanes that enter each place of a catchment. */
    int slots(int catchment) {
        return laneStart[example[catchment] + 1] - laneStart[example[catchment]];
    }

    /** The lane of a place that takes this slot; the lanes of one slot are alike in all places of a catchment. */
    int lane(int place, int slot) {
        return lanes[laneStart[place] + slot];
    }
}
