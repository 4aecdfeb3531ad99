package org.resupply.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.resupply.benchmarks.statistics.Holm;
import org.resupply.benchmarks.statistics.Samples;

/**
 * Two runs of the same kernels side by side. A difference is real when its p, corrected by Holm for all kernels compared, is
 * below 5 % and it is as large as asked.
 */
public final class KernelComparison {
    private static final double LEVEL = 0.05;

    private final List<Difference> differences = new ArrayList<>();
    /** Kernels that only one run has, or has in another unit. */
    private final List<String> unmatched = new ArrayList<>();

    /** What a difference means. */
    public enum Verdict {
        /** The second run is really better. */
        BETTER,
        /** The second run is really worse. */
        WORSE,
        /** The difference may be chance, or is smaller than asked. */
        SAME
    }

    /**
     * One figure of one kernel.
     *
     * @param kernel its name
     * @param figure {@code time} (or {@code rate}) or {@code allocated}
     * @param unit of both values
     * @param first mean of the first run
     * @param second mean of the second run
     * @param samples ratio with interval, and p
     * @param corrected p by Holm
     * @param verdict what it means
     */
    public record Difference(
            String kernel,
            String figure,
            String unit,
            double first,
            double second,
            Samples samples,
            double corrected,
            Verdict verdict) {}

    private record Pending(
            String kernel,
            String figure,
            String unit,
            double[] first,
            double[] second,
            boolean more,
            Samples samples) {}

    /**
     * Compares two runs.
     *
     * @param before the first run by kernel
     * @param after the second run by kernel
     * @param test how p is found
     * @param least the smallest change that counts, such as 0.03
     */
    public KernelComparison(
            Map<String, KernelResult> before, Map<String, KernelResult> after, Samples.Test test, double least) {
        var pending = new ArrayList<Pending>();
        before.forEach((name, one) -> {
            KernelResult other = after.get(name);
            if (other == null || !other.unit().equals(one.unit()) || other.moreIsBetter() != one.moreIsBetter()) {
                unmatched.add(name);
                return;
            }
            String figure = one.moreIsBetter() ? "rate" : "time";
            pending.add(pending(name, figure, one.unit(), one.scores(), other.scores(), one.moreIsBetter(), test));
            if (one.allocated().length > 1 && other.allocated().length > 1) {
                pending.add(pending(name, "allocated", "B/op", one.allocated(), other.allocated(), false, test));
            }
        });
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(unmatched::add);
        double[] corrected = Holm.corrected(
                pending.stream().mapToDouble(entry -> entry.samples.p()).toArray());
        for (int i = 0; i < corrected.length; i++) {
            Pending entry = pending.get(i);
            double ratio = entry.samples.ratio();
            boolean real = corrected[i] < LEVEL && Math.abs(ratio - 1) >= least;
            boolean better = entry.more == (ratio > 1);
            differences.add(new Difference(
                    entry.kernel,
                    entry.figure,
                    entry.unit,
                    mean(entry.first),
                    mean(entry.second),
                    entry.samples,
                    corrected[i],
                    real ? better ? Verdict.BETTER : Verdict.WORSE : Verdict.SAME));
        }
    }

    private static Pending pending(
            String name, String figure, String unit, double[] one, double[] other, boolean more, Samples.Test test) {
        return new Pending(name, figure, unit, one, other, more, Samples.compare(one, other, test));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Every figure of every kernel that both runs have, in the order of the first. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Whether something is really worse. */
    public boolean hasRegression() {
        return differences.stream().anyMatch(difference -> difference.verdict == Verdict.WORSE);
    }

    /** The comparison as Markdown. */
    public String markdown() {
        var text = new StringBuilder(
                "| kernel | figure | first | second | unit | change | 95 % interval | p (Holm) | |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Difference difference : differences) {
            Samples samples = difference.samples;
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.4g | %.4g | %s | %+.1f %% | %+.1f to %+.1f %% | %.2g | %s |\n",
                    difference.kernel,
                    difference.figure,
                    difference.first,
                    difference.second,
                    difference.unit,
                    100 * (samples.ratio() - 1),
                    100 * (samples.low() - 1),
                    100 * (samples.high() - 1),
                    difference.corrected,
                    difference.verdict == Verdict.SAME
                            ? ""
                            : difference.verdict.name().toLowerCase(Locale.ROOT)));
        }
        unmatched.forEach(name -> text.append("\nOnly in one of the files, or in another unit: ")
                .append(name)
                .append('\n'));
        return text.toString();
    }
}
