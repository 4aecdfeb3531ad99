package org.resupply.benchmarks.instances;

import java.math.BigDecimal;
import java.util.Locale;
import org.resupply.problem.RoutingProblem;

/** The text of an instance that is being written: its lines, and how numbers stand in them. */
final class InstanceText {
    private final Instance instance;
    private final RoutingProblem problem;
    private final InstanceWriter.Format format;
    private final StringBuilder text = new StringBuilder();

    InstanceText(Instance instance, InstanceWriter.Format format) {
        this.instance = instance;
        this.format = format;
        problem = instance.problem();
    }

    InstanceWriter.Format format() {
        return format;
    }

    /** Refuses, by name, what the format cannot say. */
    void refuse(boolean isAsked, String what) {
        if (isAsked) {
            throw new IllegalArgumentException("The format (%s) cannot say what the instance (%s) has: %s."
                    .formatted(format.name().toLowerCase(Locale.ROOT), instance.name(), what));
        }
    }

    /** Integers of the problem in the unit of the file, without loss. */
    String units(long units) {
        int digits = Integer.toString(instance.convention().scale()).length() - 1;
        return BigDecimal.valueOf(units, digits).stripTrailingZeros().toPlainString();
    }

    private static String coordinate(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    void line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : " ").append(words[i]);
        }
        text.append('\n');
    }

    String x(int place) {
        return coordinate(problem.travel(0).x(place));
    }

    String y(int place) {
        return coordinate(problem.travel(0).y(place));
    }

    String open(int stop) {
        return units(problem.windowOpen(stop, 0));
    }

    String close(int stop) {
        return units(problem.windowClose(stop, 0));
    }

    String service(int stop) {
        return units(problem.service(0, stop));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
