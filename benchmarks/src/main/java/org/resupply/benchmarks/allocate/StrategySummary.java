package org.resupply.benchmarks.allocate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.resupply.benchmarks.statistics.BoxPlot;
import org.resupply.benchmarks.statistics.Holm;
import org.resupply.benchmarks.statistics.Interval;
import org.resupply.benchmarks.statistics.Pairs;

/**
 * What a comparison of strategies says: means with intervals, box plots, and for each measure every pair of strategies with
 * Wilcoxon's signed ranks over the samples, corrected by Holm for the number of pairs.
 */
public final class StrategySummary {
    /** Below this corrected probability a difference is called real. */
    private static final double LEVEL = 0.05;

    private static final long BOOTSTRAP_SEED = 1;

    private final List<Measure> measures;
    private final List<String> strategies;
    private final List<StrategyRun> runs;
    private final List<Compared> compared = new ArrayList<>();

    /**
     * Two strategies on the same samples by one measure.
     *
     * @param measure the measure
     * @param first name of a strategy
     * @param second name of another one
     * @param pairs samples on which the first one is better, equal, worse, and the probability of a single test
     * @param corrected that probability after Holm's correction over all pairs of the measure
     */
    public record Compared(Measure measure, String first, String second, Pairs pairs, double corrected) {

        /** Whether the difference is real, and which of both is then the better one on more samples; empty if it is not. */
        String better() {
            if (corrected >= LEVEL || pairs.wins() == pairs.losses()) {
                return "";
            }
            return pairs.wins() > pairs.losses() ? first : second;
        }
    }

    /** A summary of runs, in which every strategy has run on the same samples. */
    public StrategySummary(List<Measure> measures, List<StrategyRun> runs) {
        this.measures = List.copyOf(measures);
        this.runs = List.copyOf(runs);
        this.strategies = runs.stream().map(StrategyRun::strategy).distinct().toList();
        for (int measure = 0; measure < this.measures.size(); measure++) {
            compare(measure);
        }
    }

    /** Every pair of strategies by every measure, over the samples for which both have figures. */
    public List<Compared> compared() {
        return List.copyOf(compared);
    }

    private void compare(int measure) {
        List<Compared> single = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            for (int j = i + 1; j < strategies.size(); j++) {
                double[][] both = known(values(strategies.get(i), measure), values(strategies.get(j), measure));
                double[] first = both[0];
                double[] second = both[1];
                if (first.length > 0) {
                    boolean more = measures.get(measure).better() == Measure.Better.MORE;
                    Pairs pairs = more ? Pairs.of(negated(first), negated(second)) : Pairs.of(first, second);
                    single.add(new Compared(
                            measures.get(measure), strategies.get(i), strategies.get(j), pairs, Double.NaN));
                }
            }
        }
        double[] corrected = Holm.corrected(
                single.stream().mapToDouble(pair -> pair.pairs().p()).toArray());
        for (int i = 0; i < corrected.length; i++) {
            Compared pair = single.get(i);
            compared.add(new Compared(pair.measure(), pair.first(), pair.second(), pair.pairs(), corrected[i]));
        }
    }

    private double[] values(String strategy, int measure) {
        return runs.stream()
                .filter(run -> run.strategy().equals(strategy))
                .mapToDouble(run -> run.values().get(measure))
                .toArray();
    }

    /** The figures of two strategies on the samples on which both have one. */
    private static double[][] known(double[] first, double[] second) {
        int[] samples = IntStream.range(0, first.length)
                .filter(sample -> !Double.isNaN(first[sample]) && !Double.isNaN(second[sample]))
                .toArray();
        return new double[][] {
            Arrays.stream(samples).mapToDouble(sample -> first[sample]).toArray(),
            Arrays.stream(samples).mapToDouble(sample -> second[sample]).toArray()
        };
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private List<String[]> means() {
        List<String[]> rows = new ArrayList<>();
        for (int measure = 0; measure < measures.size(); measure++) {
            Measure of = measures.get(measure);
            for (String strategy : strategies) {
                double[] known = known(strategy, measure);
                Interval mean = Interval.ofMean(known, BOOTSTRAP_SEED);
                rows.add(new String[] {
                    of.name(),
                    strategy,
                    known.length == 0 ? "" : number(mean.mean()),
                    known.length == 0 ? "" : number(mean.low()) + " to " + number(mean.high()),
                    Integer.toString(known.length),
                    others(of, strategy, true),
                    others(of, strategy, false)
                });
            }
        }
        return rows;
    }

    private double[] known(String strategy, int measure) {
        return Arrays.stream(values(strategy, measure))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** The strategies that one is really better, or really worse, than by a measure. */
    private String others(Measure measure, String strategy, boolean better) {
        List<String> others = new ArrayList<>();
        for (Compared pair : compared) {
            boolean isIn = pair.first().equals(strategy) || pair.second().equals(strategy);
            String winner = pair.better();
            if (pair.measure().equals(measure) && isIn && !winner.isEmpty() && winner.equals(strategy) == better) {
                others.add(pair.first().equals(strategy) ? pair.second() : pair.first());
            }
        }
        return String.join(", ", others);
    }

    private List<String[]> pairRows() {
        List<String[]> rows = new ArrayList<>();
        for (Compared pair : compared) {
            rows.add(new String[] {
                pair.measure().name(),
                pair.first(),
                pair.second(),
                "%s/%s/%s"
                        .formatted(
                                pair.pairs().wins(),
                                pair.pairs().ties(),
                                pair.pairs().losses()),
                String.format(Locale.ROOT, "%.2g", pair.pairs().p()),
                String.format(Locale.ROOT, "%.2g", pair.corrected())
            });
        }
        return rows;
    }

    private static final String[] MEAN_COLUMNS = {
        "measure", "strategy", "mean", "95 % interval", "samples", "better than", "worse than"
    };
    private static final String[] PAIR_COLUMNS = {"measure", "first", "second", "wins/ties/losses", "p", "p (Holm)"};

    /** The summary as Markdown below a line that says what was run, and where. */
    public String markdown(String heading) {
        StringBuilder text =
                new StringBuilder("# Allocation strategies\n\n").append(heading).append("\n\n");
        for (Measure measure : measures) {
            text.append("- `%s`: %s; %s is better\n"
                    .formatted(
                            measure.name(),
                            measure.meaning(),
                            measure.better().name().toLowerCase(Locale.ROOT)));
        }
        text.append(
                        "\nMeans with their 95 % bootstrap intervals; *better than* and *worse than* name the strategies from which")
                .append(" the difference is real (Wilcoxon's signed ranks, p below 0.05 after Holm's correction).\n\n");
        table(text, MEAN_COLUMNS, means());
        text.append("\n## Every pair\n\n");
        table(text, PAIR_COLUMNS, pairRows());
        return text.toString();
    }

    private static void table(StringBuilder text, String[] columns, List<String[]> rows) {
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
        text.append("|---".repeat(columns.length)).append("|\n");
        for (String[] row : rows) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
    }

    /** The summary as one page that needs nothing else. */
    public String html(String heading) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Allocation strategies</title>")
                .append(
                        "<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}")
                .append("table{border-collapse:collapse}td,th{padding:.2rem .7rem;border-bottom:1px solid #ccc;")
                .append("text-align:left;vertical-align:top}svg{max-width:100%;height:auto}h2{margin-bottom:0}</style>")
                .append("</head><body><h1>Allocation strategies</h1><p>")
                .append(escaped(heading))
                .append("</p>");
        for (int measure = 0; measure < measures.size(); measure++) {
            page.append(boxes(measure));
        }
        page.append("<h2>Means</h2><p>With 95 % bootstrap intervals; real differences are those with p below 0.05 by")
                .append(" Wilcoxon's signed ranks after Holm's correction.</p>");
        htmlTable(page, MEAN_COLUMNS, means());
        page.append("<details><summary>Every pair</summary>");
        htmlTable(page, PAIR_COLUMNS, pairRows());
        return page.append("</details></body></html>\n").toString();
    }

    private static void htmlTable(StringBuilder page, String[] columns, List<String[]> rows) {
        page.append("<table><tr>");
        for (String column : columns) {
            page.append("<th>").append(escaped(column)).append("</th>");
        }
        page.append("</tr>");
        for (String[] row : rows) {
            page.append("<tr>");
            for (String cell : row) {
                page.append("<td>").append(escaped(cell)).append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</table>");
    }

    /** A box plot for each strategy that has figures, one below the other on one axis. */
    private String boxes(int measure) {
        List<String> shown = strategies.stream()
                .filter(strategy -> known(strategy, measure).length > 0)
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String strategy : shown) {
            for (double value : known(strategy, measure)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        Measure of = measures.get(measure);
        Axis axis = new Axis(low, high);
        int height = 30 * shown.size();
        StringBuilder svg = new StringBuilder("<h2>")
                .append(escaped(of.name()))
                .append("</h2><p>")
                .append(escaped(of.meaning()))
                .append("; ")
                .append(of.better().name().toLowerCase(Locale.ROOT))
                .append(" is better</p><svg role=\"img\" aria-label=\"Box plots of ")
                .append(escaped(of.name()))
                .append("\" width=\"900\" viewBox=\"0 0 900 %s\">".formatted(height + 30));
        for (double tick : axis.ticks()) {
            String x = place(axis.x(tick));
            svg.append("<path d=\"M%s 0V%s\" stroke=\"#ddd\"/>".formatted(x, height));
            svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"12\">%s</text>"
                    .formatted(x, height + 18, number(tick)));
        }
        for (int row = 0; row < shown.size(); row++) {
            box(svg, BoxPlot.of(known(shown.get(row), measure)), axis, 30 * row + 15, shown.get(row));
        }
        return svg.append("</svg>").toString();
    }

    private static void box(StringBuilder svg, BoxPlot plot, Axis axis, int y, String strategy) {
        svg.append("<text x=\"0\" y=\"%s\" font-size=\"13\">%s</text>".formatted(y + 4, escaped(strategy)));
        svg.append("<path d=\"M%s %sH%s\" stroke=\"#333\"/>"
                .formatted(place(axis.x(plot.lowWhisker())), y, place(axis.x(plot.highWhisker()))));
        double left = axis.x(plot.lowerQuartile());
        double width = Math.max(1, axis.x(plot.upperQuartile()) - left);
        svg.append(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"16\" fill=\"#bcd9cf\" stroke=\"#0b6e4f\"><title>%s</title></rect>"
                        .formatted(
                                place(left),
                                y - 8,
                                place(width),
                                "%s: median %s, quartiles %s and %s"
                                        .formatted(
                                                escaped(strategy),
                                                number(plot.median()),
                                                number(plot.lowerQuartile()),
                                                number(plot.upperQuartile()))));
        svg.append("<path d=\"M%s %sv16\" stroke=\"#0b6e4f\" stroke-width=\"3\"/>"
                .formatted(place(axis.x(plot.median())), y - 8));
        for (double outlier : plot.outliers()) {
            svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"none\" stroke=\"#b3541e\"/>"
                    .formatted(place(axis.x(outlier)), y));
        }
    }

    /** Where values lie between the names and the right border. */
    private record Axis(double low, double high) {
        private static final double LEFT = 150;
        private static final double RIGHT = 870;
        private static final int TICKS = 5;

        double x(double value) {
            return high == low ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * (value - low) / (high - low);
        }

        double[] ticks() {
            if (high == low) {
                return new double[] {low};
            }
            double[] ticks = new double[TICKS];
            Arrays.setAll(ticks, i -> low + (high - low) * i / (TICKS - 1));
            return ticks;
        }
    }

    private static String place(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    /** A figure with four significant digits. */
    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
