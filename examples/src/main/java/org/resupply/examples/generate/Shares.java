package org.resupply.examples.generate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares a whole number out so that the parts add up to it: by largest remainders. */
final class Shares {

    private Shares() {}

    /**
     * Parts in proportion to weights, each at least {@code least} where the total allows that for every weight above zero.
     *
     * @param weights not negative, with a positive sum
     */
    static long[] of(long total, double[] weights, long least) {
        int count = weights.length;
        double sum = 0;
        long positive = 0;
        for (double weight : weights) {
            sum += weight;
            positive += weight > 0 ? 1 : 0;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("The weights must have a positive sum, not %s.".formatted(sum));
        }
        long floor = positive * least <= total ? least : 0;
        long[] parts = new long[count];
        double[] remainder = new double[count];
        long left = total;
        for (int i = 0; i < count; i++) {
            double exact = total * (weights[i] / sum);
            parts[i] = weights[i] > 0 ? Math.max(floor, (long) exact) : 0;
            remainder[i] = exact - parts[i];
            left -= parts[i];
        }
        while (left != 0) { // one round, unless many parts were raised to the floor
            int[] order = order(remainder, parts, weights, floor, left > 0);
            for (int i = 0; i < order.length && left != 0; i++) {
                int step = left > 0 ? 1 : -1;
                parts[order[i]] += step;
                remainder[order[i]] -= step;
                left -= step;
            }
        }
        return parts;
    }

    private static int[] order(double[] remainder, long[] parts, double[] weights, long floor, boolean raise) {
        Comparator<Integer> byRemainder = Comparator.comparingDouble(i -> raise ? -remainder[i] : remainder[i]);
        return IntStream.range(0, parts.length)
                .filter(i -> weights[i] > 0 && (raise || parts[i] > floor))
                .boxed()
                .sorted(byRemainder.thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
