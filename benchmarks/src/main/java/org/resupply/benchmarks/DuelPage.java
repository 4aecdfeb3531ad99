package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.benchmarks.RunRow.Outcome;

/** The summary of a duel as one page that needs nothing else: the table, how gaps fall over time, and how many runs come near. */
final class DuelPage {
    /** Gaps below this many per cent are drawn at it. */
    private static final double LEAST_GAP = 0.01;

    private static final double EARLIEST = 0.1;
    private static final int MOMENTS = 120;

    private final DuelTable table;

    DuelPage(DuelTable table) {
        this.table = table;
    }

    /** The page. */
    String html() {
        var page =
                new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Duel</title>");
        page.append("<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem}svg{font-size:12px;max-width:100%}")
                .append("table{border-collapse:collapse;font-variant-numeric:tabular-nums}")
                .append("td,th{padding:.2rem .7rem;border-bottom:1px solid #ccc;text-align:left}")
                .append(".charts{display:flex;flex-wrap:wrap;gap:1rem}</style></head><body><h1>Duel</h1><p>")
                .append(Chart.escaped(table.heading()))
                .append("</p><table><thead><tr>");
        for (String column : table.columns()) {
            page.append("<th>").append(Chart.escaped(column)).append("</th>");
        }
        page.append("</tr></thead><tbody>");
        for (var line : table.lines()) {
            page.append("<tr>");
            for (String cell : table.cells(line)) {
                page.append("<td>").append(Chart.escaped(cell)).append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</tbody></table><p>An answer that is not feasible counts as twice the largest gap of the duel. ")
                .append(
                        "The primal integral is the mean gap over the time allowed, 100 % before the first answer.</p>");
        section(page, "Convergence: mean gap over time", this::convergence);
        section(page, "Profile: runs that come within a gap", this::profile);
        return page.append("</body></html>\n").toString();
    }

    @FunctionalInterface
    private interface Drawing {
        Chart of(String set, double time);
    }

    private void section(StringBuilder page, String heading, Drawing drawing) {
        page.append("<h2>").append(heading).append("</h2><div class=\"charts\">");
        for (double time : table.times()) {
            for (String set : table.sets()) {
                page.append(drawing.of(set, time).svg());
            }
        }
        page.append("</div>");
    }

    private static String title(String set, double time) {
        return Double.isNaN(time) ? set : String.format(Locale.ROOT, "%s, %s s", set, time);
    }

    /** From the moment at which all runs of an engine have an answer: the mean of their gaps. */
    private Chart convergence(String set, double time) {
        double end = Double.isNaN(time) ? latest(set, time) : time;
        var x = new Chart.Axis("seconds since the start of the process", EARLIEST, Math.max(2 * EARLIEST, end), true);
        var y = new Chart.Axis("mean gap %", LEAST_GAP, 100, true);
        var chart = new Chart(title(set, time), x, y);
        for (String engine : table.engines()) {
            List<RunRow> runs = table.answered(set, time, engine).stream()
                    .filter(row -> row.trace().length > 0)
                    .toList();
            var points = new ArrayList<double[]>();
            for (int moment = 0; moment <= MOMENTS && !runs.isEmpty(); moment++) {
                double at = EARLIEST * Math.pow(x.high() / EARLIEST, (double) moment / MOMENTS);
                double sum = 0;
                for (RunRow run : runs) {
                    sum += gapAt(run, at);
                }
                if (!Double.isInfinite(sum)) {
                    points.add(new double[] {at, sum / runs.size()});
                }
            }
            chart.steps(engine, points);
        }
        return chart;
    }

    private double latest(String set, double time) {
        double latest = 0;
        for (String engine : table.engines()) {
            for (RunRow row : table.answered(set, time, engine)) {
                latest = Math.max(latest, row.number("seconds"));
            }
        }
        return latest;
    }

    /** The gap of the best answer so far; infinite before the first. */
    private double gapAt(RunRow run, double seconds) {
        double cost = Double.POSITIVE_INFINITY;
        for (double[] point : run.trace()) {
            if (point[0] <= seconds) {
                cost = point[1];
            }
        }
        return Double.isInfinite(cost) ? cost : table.gap(run, cost);
    }

    /** For each gap the share of an engine's runs that end within it. */
    private Chart profile(String set, double time) {
        var chart = new Chart(
                title(set, time),
                new Chart.Axis("gap %", LEAST_GAP, 100, true),
                new Chart.Axis("share of runs %", 0, 100, false));
        for (String engine : table.engines()) {
            List<RunRow> runs = table.answered(set, time, engine);
            double[] gaps = runs.stream()
                    .filter(row -> row.outcome() == Outcome.FEASIBLE)
                    .mapToDouble(table::gap)
                    .sorted()
                    .toArray();
            var points = new ArrayList<double[]>();
            points.add(new double[] {LEAST_GAP, 0});
            for (int i = 0; i < gaps.length; i++) {
                points.add(new double[] {gaps[i], 100.0 * (i + 1) / runs.size()});
            }
            if (gaps.length > 0) {
                points.add(new double[] {100, 100.0 * gaps.length / runs.size()});
            }
            chart.steps(engine, points);
        }
        return chart;
    }
}
