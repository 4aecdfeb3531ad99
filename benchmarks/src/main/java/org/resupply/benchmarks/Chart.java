package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over a plane with two axes, as SVG that stands in a page and needs nothing else. */
final class Chart {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 250;
    private static final int LEFT = 58;
    private static final int TOP = 30;
    private static final int RIGHT = 100;
    private static final int BOTTOM = 46;
    private static final int LEGEND_ROW = 18;
    private static final int TICKS = 5;
    private static final double FEW_DECADES = 1000;

    /** Colours that stay apart for the colour-blind (Okabe and Ito), by the order of the lines. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#444444"
    };

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Line> lines = new ArrayList<>();

    /**
     * An axis.
     *
     * @param label what it measures, with the unit
     * @param low its lower end
     * @param high its upper end
     * @param isLogarithmic whether equal lengths are equal factors; then both ends are positive
     */
    record Axis(String label, double low, double high, boolean isLogarithmic) {
        Axis {
            if (!(low < high) || (isLogarithmic && !(low > 0))) {
                throw new IllegalArgumentException(
                        "The axis (%s) cannot go from %s to %s.".formatted(label, low, high));
            }
        }

        /** Where a value lies, from 0 to 1; what lies beyond an end is drawn at it. */
        double share(double value) {
            double inside = Math.max(low, Math.min(high, value));
            return isLogarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
        }

        /** Values with a mark: powers of ten, with twice and five times these where they are few; or even steps. */
        List<Double> marks() {
            var marks = new ArrayList<Double>();
            if (isLogarithmic) {
                int[] steps = high / low < FEW_DECADES ? new int[] {1, 2, 5} : new int[] {1};
                for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
                    for (int step : steps) {
                        double mark = step * Math.pow(10, power);
                        if (mark >= low * 0.999999 && mark <= high * 1.000001) {
                            marks.add(mark);
                        }
                    }
                }
                return marks;
            }
            double raw = (high - low) / TICKS;
            double ten = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = raw / ten > 5 ? 10 * ten : raw / ten > 2 ? 5 * ten : raw / ten > 1 ? 2 * ten : ten;
            for (double mark = Math.ceil(low / step) * step; mark <= high + step * 1e-6; mark += step) {
                marks.add(mark);
            }
            return marks;
        }
    }

    private record Line(String name, List<double[]> points, boolean isStepped) {}

    Chart(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /** Adds a line through points (x, y) that holds its height until the next point. */
    void steps(String name, List<double[]> points) {
        lines.add(new Line(name, points, true));
    }

    /** Adds a line straight from point to point (x, y). */
    void line(String name, List<double[]> points) {
        lines.add(new Line(name, points, false));
    }

    /** The picture. */
    String svg() {
        var svg = new StringBuilder();
        int width = LEFT + WIDTH + RIGHT;
        int height = TOP + HEIGHT + BOTTOM;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" width=\"%s\">"
                        .formatted(escaped(title), width, height, width));
        text(svg, LEFT, 18, "start", "#111", title);
        for (double mark : x.marks()) {
            double at = LEFT + WIDTH * x.share(mark);
            rule(svg, at, TOP, at, TOP + HEIGHT);
            text(svg, at, TOP + HEIGHT + 16, "middle", "#555", plain(mark));
        }
        for (double mark : y.marks()) {
            double at = TOP + HEIGHT * (1 - y.share(mark));
            rule(svg, LEFT, at, LEFT + WIDTH, at);
            text(svg, LEFT - 6, at + 4, "end", "#555", plain(mark));
        }
        text(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 36, "middle", "#333", x.label);
        svg.append("<text transform=\"translate(14 %s) rotate(-90)\" text-anchor=\"middle\" fill=\"#333\">%s</text>"
                .formatted(TOP + HEIGHT / 2, escaped(y.label)));
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS[i % COLOURS.length];
            var path = new StringBuilder();
            for (double[] point : lines.get(i).points) {
                String across = number(LEFT + WIDTH * x.share(point[0]));
                String up = number(TOP + HEIGHT * (1 - y.share(point[1])));
                String on = lines.get(i).isStepped ? "H" + across + "V" + up : "L" + across + " " + up;
                path.append(path.isEmpty() ? "M" + across + " " + up : on);
            }
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(path, colour));
            text(svg, LEFT + WIDTH + 10, TOP + 12 + LEGEND_ROW * i, "start", colour, lines.get(i).name);
        }
        return svg.append("</svg>").toString();
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                "<path d=\"M%s %sL%s %s\" stroke=\"#ddd\"/>".formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, colour, escaped(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String plain(double value) {
        if (value >= 1000 && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }

    /** Text as HTML and SVG want it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
