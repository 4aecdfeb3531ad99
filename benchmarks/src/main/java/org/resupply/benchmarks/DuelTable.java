package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.resupply.benchmarks.RunRow.Outcome;
import org.resupply.benchmarks.statistics.Interval;
import org.resupply.benchmarks.statistics.Pairs;
import org.resupply.benchmarks.statistics.PrimalIntegral;

/**
 * The summary of a duel. An engine's gap on an instance is the mean over its seeds; an answer that is not feasible counts as
 * twice the largest gap of the duel and is named. What an engine refuses does not count, and is named as well.
 */
final class DuelTable {
    /** The name of the lines over all sets. */
    static final String ALL = "all sets";

    private static final long SEED = 1;

    private final List<String> engines;
    private final List<RunRow> rows;
    private final Map<String, Double> references = new TreeMap<>();
    private final double worst;

    /**
     * One line of the table.
     *
     * @param set the set, or {@link #ALL}
     * @param time seconds allowed
     * @param engine who solved
     * @param gap mean over instances, per cent, with its interval
     * @param integral mean primal integral of the runs, per cent
     * @param seconds mean wall time of the runs
     * @param feasible runs with a feasible answer
     * @param runs runs that were not refused
     * @param refused runs refused
     * @param against how the first engine compares with this one; null for the first
     */
    record Line(
            String set,
            double time,
            String engine,
            Interval gap,
            double integral,
            double seconds,
            int feasible,
            int runs,
            int refused,
            Comparison against) {}

    /**
     * The first engine against another, on what neither refuses.
     *
     * @param byInstance by the mean gap of each instance
     * @param byRun by the gap of each instance and seed
     * @param difference mean over instances of the other's gap less the first's, with its interval
     */
    record Comparison(Pairs byInstance, Pairs byRun, Interval difference) {}

    /**
     * @param engines who is in it, the first being compared with the others
     * @param rows all runs; those of other engines are left out
     */
    DuelTable(List<String> engines, List<RunRow> rows) {
        this.engines = List.copyOf(engines);
        this.rows = rows.stream()
                .filter(row -> engines.contains(row.text("engine")))
                .toList();
        var published = new LinkedHashSet<String>();
        for (RunRow row : this.rows) {
            String key = place(row);
            double stated = row.number("reference");
            if (!Double.isNaN(stated)) {
                references.put(key, stated);
                published.add(key);
            } else if (row.outcome() == Outcome.FEASIBLE && !published.contains(key)) {
                references.merge(key, row.number("cost"), Math::min);
            }
        }
        double largest = 0;
        for (RunRow row : this.rows) {
            if (row.outcome() == Outcome.FEASIBLE) {
                largest = Math.max(largest, gap(row, row.number("cost")));
            }
        }
        worst = 2 * largest + 1;
    }

    /** Which instance a row is about. */
    private static String place(RunRow row) {
        return row.text("set") + "/" + row.text("instance") + "/" + row.text("input_sha256") + "/"
                + row.text("objective");
    }

    /** Per cent above the reference of a row's instance. */
    double gap(RunRow row, double cost) {
        double best = references.get(place(row));
        return best == 0 ? 100 * cost : 100 * (cost - best) / best;
    }

    /** Per cent above the reference; for an answer that is not feasible more than for any that is. */
    double gap(RunRow row) {
        return row.outcome() == Outcome.FEASIBLE ? gap(row, row.number("cost")) : worst;
    }

    List<String> engines() {
        return engines;
    }

    /** The sets, and {@link #ALL} where there are several. */
    List<String> sets() {
        var sets = new ArrayList<String>(
                new TreeSet<>(rows.stream().map(row -> row.text("set")).toList()));
        if (sets.size() > 1) {
            sets.add(ALL);
        }
        return sets;
    }

    /** The times allowed, ascending; NaN where iterations alone were the limit. */
    List<Double> times() {
        return List.copyOf(new TreeSet<>(
                rows.stream().map(row -> row.number("time_budget")).toList()));
    }

    /** The runs of an engine on a set within a time that were not refused. */
    List<RunRow> answered(String set, double time, String engine) {
        return asked(set, time, engine).stream()
                .filter(row -> row.outcome() != Outcome.REFUSED)
                .toList();
    }

    private List<RunRow> asked(String set, double time, String engine) {
        return rows.stream()
                .filter(row -> (set.equals(ALL) || row.text("set").equals(set))
                        && Double.compare(row.number("time_budget"), time) == 0
                        && row.text("engine").equals(engine))
                .toList();
    }

    /** All lines: by set, time and engine, in the order of the engines. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (String set : sets()) {
            for (double time : times()) {
                List<RunRow> first = answered(set, time, engines.get(0));
                for (String engine : engines) {
                    lines.add(line(set, time, engine, first));
                }
            }
        }
        return lines;
    }

    private Line line(String set, double time, String engine, List<RunRow> first) {
        List<RunRow> own = answered(set, time, engine);
        boolean compares = !engine.equals(engines.get(0)) && !own.isEmpty() && !first.isEmpty();
        return new Line(
                set,
                time,
                engine,
                Interval.ofMean(values(byInstance(own)), SEED),
                mean(own, row -> integral(row, time)),
                mean(own, row -> row.number("seconds")),
                (int) own.stream()
                        .filter(row -> row.outcome() == Outcome.FEASIBLE)
                        .count(),
                own.size(),
                asked(set, time, engine).size() - own.size(),
                compares ? compare(first, own) : null);
    }

    private double integral(RunRow row, double time) {
        double horizon = Double.isNaN(time) ? row.number("seconds") : time;
        if (!references.containsKey(place(row)) || !(horizon > 0)) {
            return Double.isNaN(horizon) ? Double.NaN : 100;
        }
        return PrimalIntegral.percent(row.trace(), references.get(place(row)), horizon);
    }

    private static double mean(List<RunRow> rows, ToDoubleFunction<RunRow> figure) {
        return rows.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private Comparison compare(List<RunRow> first, List<RunRow> other) {
        var ours = byInstance(first);
        var theirs = byInstance(other);
        ours.keySet().retainAll(theirs.keySet());
        theirs.keySet().retainAll(ours.keySet());
        var ourRuns = byRun(first);
        var theirRuns = byRun(other);
        ourRuns.keySet().retainAll(theirRuns.keySet());
        theirRuns.keySet().retainAll(ourRuns.keySet());
        double[] mine = values(ours);
        double[] others = values(theirs);
        double[] differences = new double[mine.length];
        Arrays.setAll(differences, i -> others[i] - mine[i]);
        return new Comparison(
                Pairs.of(mine, others),
                Pairs.of(values(ourRuns), values(theirRuns)),
                Interval.ofMean(differences, SEED));
    }

    private static double[] values(Map<String, Double> map) {
        return map.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The mean gap of each instance. */
    private Map<String, Double> byInstance(List<RunRow> own) {
        Map<String, List<Double>> gaps = new TreeMap<>();
        for (RunRow row : own) {
            gaps.computeIfAbsent(place(row), name -> new ArrayList<>()).add(gap(row));
        }
        Map<String, Double> means = new TreeMap<>();
        gaps.forEach((place, all) -> means.put(
                place, all.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return means;
    }

    /** The gap of each instance and seed. */
    private Map<String, Double> byRun(List<RunRow> own) {
        Map<String, Double> gaps = new TreeMap<>();
        for (RunRow row : own) {
            gaps.put(place(row) + "/" + row.text("seed") + "/" + row.text("threads"), gap(row));
        }
        return gaps;
    }

    // ------------------------------------------------------------------ text

    /** What was run, and where. */
    String heading() {
        return "%s instance(s), %s run(s), seeds %s, %s thread(s); %s; Java %s; revision %s"
                .formatted(
                        rows.stream().map(DuelTable::place).distinct().count(),
                        rows.size(),
                        distinct("seed"),
                        distinct("threads"),
                        distinct("machine"),
                        distinct("jdk"),
                        distinct("commit"));
    }

    private String distinct(String column) {
        return String.join(
                ", ",
                new LinkedHashSet<>(rows.stream()
                        .map(row -> row.text(column))
                        .filter(text -> !text.isEmpty())
                        .toList()));
    }

    /** The names of the columns of {@link #cells}. */
    List<String> columns() {
        String first = engines.get(0);
        return List.of(
                "set",
                "time s",
                "engine",
                "mean gap %",
                "95 % interval",
                "primal integral %",
                "mean wall s",
                "feasible",
                first + " wins/ties/losses",
                "gap less that of " + first + " (95 %)",
                "p by instance",
                "p by run");
    }

    /** A line as text. */
    List<String> cells(Line line) {
        Comparison against = line.against;
        String feasible = line.refused == 0 ? "" : " (refused %s)".formatted(line.refused);
        if (line.runs == 0) {
            return List.of(
                    line.set, seconds(line.time), line.engine, "-", "-", "-", "-", "0/0" + feasible, "", "", "", "");
        }
        return List.of(
                line.set,
                seconds(line.time),
                line.engine,
                two(line.gap.mean()),
                two(line.gap.low()) + " to " + two(line.gap.high()),
                two(line.integral),
                two(line.seconds),
                "%s/%s%s".formatted(line.feasible, line.runs, feasible),
                against == null ? "" : tally(against.byInstance),
                against == null
                        ? ""
                        : "%s (%s to %s)"
                                .formatted(
                                        two(against.difference.mean()),
                                        two(against.difference.low()),
                                        two(against.difference.high())),
                against == null ? "" : String.format(Locale.ROOT, "%.2g", against.byInstance.p()),
                against == null ? "" : String.format(Locale.ROOT, "%.2g", against.byRun.p()));
    }

    private static String tally(Pairs pairs) {
        return "%s/%s/%s".formatted(pairs.wins(), pairs.ties(), pairs.losses());
    }

    private static String seconds(double time) {
        return Double.isNaN(time) ? "-" : time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    /** The table as Markdown. */
    String markdown() {
        var text = new StringBuilder(heading()).append("\n\n");
        text.append("| ").append(String.join(" | ", columns())).append(" |\n");
        text.append("|---".repeat(columns().size())).append("|\n");
        for (Line line : lines()) {
            text.append("| ").append(String.join(" | ", cells(line))).append(" |\n");
        }
        return text.toString();
    }

    /** The table as CSV; no cell has a comma or a quote but the names of sets. */
    String csv() {
        var text = new StringBuilder(String.join(",", columns())).append('\n');
        for (Line line : lines()) {
            var cells = new ArrayList<>(cells(line));
            cells.set(0, '"' + line.set.replace("\"", "\"\"") + '"');
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }
}
