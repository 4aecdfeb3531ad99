package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.benchmarks.statistics.Interval;
import org.resupply.benchmarks.statistics.Pairs;

/**
 * The summary of a duel. An engine's gap on an instance is the mean over its seeds; an answer that is not feasible counts as
 * twice the largest gap of the duel and is named.
 */
final class DuelTable {
    private static final long SEED = 1;
    private static final String[] COLOURS = {"#0b6e4f", "#b3541e", "#2f4b8f", "#8f2f6b", "#6b6b6b"};

    private final List<String> engines;
    private final List<DuelRun> runs;
    private final Map<String, Double> reference = new TreeMap<>();
    private final double worst;

    /** One line of the table. */
    record Line(String set, double time, String engine, Interval gap, int feasible, int runs, Pairs against) {}

    DuelTable(List<String> engines, List<DuelRun> runs) {
        this.engines = List.copyOf(engines);
        this.runs = List.copyOf(runs);
        for (DuelRun run : runs) {
            String key = key(run);
            double known = Double.isNaN(run.reference()) ? run.cost() : run.reference();
            // A published cost stands; without one the best answer of the duel does.
            boolean published = !Double.isNaN(run.reference());
            if (published || !reference.containsKey(key) || reference.get(key) > known) {
                reference.put(key, known);
            }
        }
        double largest = 0;
        for (DuelRun run : runs) {
            if (!Double.isInfinite(run.cost())) {
                largest = Math.max(largest, rawGap(run));
            }
        }
        worst = 2 * largest + 1;
    }

    private static String key(DuelRun run) {
        return run.set() + "/" + run.instance();
    }

    private double rawGap(DuelRun run) {
        double best = reference.get(key(run));
        return best == 0 ? 100 * run.cost() : 100 * (run.cost() - best) / best;
    }

    /** Per cent above the reference. */
    private double gap(DuelRun run) {
        return Double.isInfinite(run.cost()) ? worst : rawGap(run);
    }

    /** All lines: by set, time and engine, in the order of the engines. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (String set : new TreeSet<>(runs.stream().map(DuelRun::set).toList())) {
            for (double time : new TreeSet<>(runs.stream().map(DuelRun::time).toList())) {
                double[] first = null;
                for (String engine : engines) {
                    List<DuelRun> own = runs.stream()
                            .filter(run -> run.set().equals(set)
                                    && run.time() == time
                                    && run.engine().equals(engine))
                            .toList();
                    double[] gaps = byInstance(own);
                    lines.add(new Line(
                            set,
                            time,
                            engine,
                            Interval.ofMean(gaps, SEED),
                            (int) own.stream()
                                    .filter(run -> !Double.isInfinite(run.cost()))
                                    .count(),
                            own.size(),
                            first == null ? null : Pairs.of(first, gaps)));
                    first = first == null ? gaps : first;
                }
            }
        }
        return lines;
    }

    /** The mean gap of each instance, in the order of their names. */
    private double[] byInstance(List<DuelRun> own) {
        Map<String, List<Double>> gaps = new TreeMap<>();
        for (DuelRun run : own) {
            gaps.computeIfAbsent(run.instance(), name -> new ArrayList<>()).add(gap(run));
        }
        return gaps.values().stream()
                .mapToDouble(all ->
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
    }

    private String heading(Provenance here, int threads, int seeds) {
        return "%d instance(s), %d seed(s), %d thread(s); %s; Java %s; revision %s"
                .formatted(reference.size(), seeds, threads, here.machine(), here.jdk(), here.commit());
    }

    private String[] cells(Line line) {
        Pairs against = line.against;
        return new String[] {
            line.set,
            String.format(Locale.ROOT, "%.0f", line.time),
            line.engine,
            String.format(Locale.ROOT, "%.2f", line.gap.mean()),
            String.format(Locale.ROOT, "%.2f to %.2f", line.gap.low(), line.gap.high()),
            "%d/%d".formatted(line.feasible, line.runs),
            against == null ? "" : "%d/%d/%d".formatted(against.wins(), against.ties(), against.losses()),
            against == null ? "" : String.format(Locale.ROOT, "%.2g", against.p())
        };
    }

    private String[] columns() {
        return new String[] {
            "set",
            "time s",
            "engine",
            "mean gap %",
            "95 % interval",
            "feasible",
            engines.get(0) + " wins/ties/losses",
            "p"
        };
    }

    /** The table as Markdown. */
    String markdown(Provenance here, int threads, int seeds) {
        var text = new StringBuilder(heading(here, threads, seeds)).append("\n\n");
        text.append("| ").append(String.join(" | ", columns())).append(" |\n");
        text.append("|---".repeat(columns().length)).append("|\n");
        for (Line line : lines()) {
            text.append("| ").append(String.join(" | ", cells(line))).append(" |\n");
        }
        return text.toString();
    }

    /** The table and the profile as one page that needs nothing else. */
    String html(Provenance here, int threads, int seeds) {
        var page = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Duel</title>")
                .append("<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:60rem}")
                .append("table{border-collapse:collapse}td,th{padding:.2rem .7rem;border-bottom:1px solid #ccc;")
                .append("text-align:left}</style></head><body><h1>Duel</h1><p>")
                .append(escaped(heading(here, threads, seeds)))
                .append("</p><table><tr>");
        for (String column : columns()) {
            page.append("<th>").append(escaped(column)).append("</th>");
        }
        page.append("</tr>");
        for (Line line : lines()) {
            page.append("<tr>");
            for (String cell : cells(line)) {
                page.append("<td>").append(escaped(cell)).append("</td>");
            }
            page.append("</tr>");
        }
        return page.append("</table>")
                .append(profile())
                .append("</body></html>\n")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Which part of an engine's runs comes within a gap: a step line for each engine. */
    private String profile() {
        int width = 640;
        int height = 300;
        double widest = Math.max(
                1e-9,
                runs.stream()
                        .filter(run -> !Double.isInfinite(run.cost()))
                        .mapToDouble(this::gap)
                        .max()
                        .orElse(1));
        var svg =
                new StringBuilder("<h2>Runs within a gap</h2><svg role=\"img\" viewBox=\"-50 -10 %d %d\" width=\"%d\">"
                        .formatted(width + 200, height + 60, width + 200));
        svg.append("<path d=\"M0 0V%d H%d\" fill=\"none\" stroke=\"#333\"/>".formatted(height, width));
        svg.append("<text x=\"-45\" y=\"10\">100 %%</text><text x=\"%d\" y=\"%d\">gap %s %%</text>"
                .formatted(width - 60, height + 20, String.format(Locale.ROOT, "%.1f", widest)));
        for (int e = 0; e < engines.size(); e++) {
            String engine = engines.get(e);
            double[] gaps = runs.stream()
                    .filter(run -> run.engine().equals(engine))
                    .mapToDouble(this::gap)
                    .sorted()
                    .toArray();
            var path = new StringBuilder("M0 " + height);
            for (int i = 0; i < gaps.length && gaps[i] <= widest; i++) {
                long x = Math.round(width * Math.max(0, gaps[i]) / widest);
                long y = Math.round(height - height * (i + 1.0) / gaps.length);
                path.append("H").append(x).append("V").append(y);
            }
            path.append("H").append(width);
            String colour = COLOURS[e % COLOURS.length];
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(path, colour));
            svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>"
                    .formatted(width + 10, 20 + 20 * e, colour, escaped(engine)));
        }
        return svg.append("</svg>").toString();
    }
}
