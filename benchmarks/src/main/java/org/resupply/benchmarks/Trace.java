package org.resupply.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.resupply.benchmarks.instances.Instance;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.RoutingEngine;

/**
 * The better answers of a solve, each with the seconds since the start of the process. They are kept while the clock runs and
 * checked when it has stopped; of answers that follow each other closely one is kept.
 */
final class Trace implements RoutingEngine.BestSoFar {
    /** The next answer kept comes this much later, as a factor: some hundred answers in a minute. */
    private static final double SPACING = 1.05;

    private record Point(double seconds, RoutingSolution solution) {}

    private final List<Point> points = new ArrayList<>();

    @Override
    public void onBetter(RoutingSolution solution) {
        double now = ProcessClock.seconds();
        if (points.isEmpty() || now >= SPACING * points.get(points.size() - 1).seconds) {
            points.add(new Point(now, solution));
        }
    }

    /**
     * The checked answers as {@code seconds:cost} words, costs falling, in the unit of the instance; those that are not feasible
     * are left out.
     *
     * @param seconds when the last answer was handed back
     * @param last the last answer
     */
    String words(Instance instance, double seconds, RoutingSolution last) {
        points.add(new Point(seconds, last));
        var words = new StringJoiner(" ");
        double best = Double.POSITIVE_INFINITY;
        for (Point point : points) {
            var routes = point.solution.routes();
            var verdict = RoutingChecker.check(instance.problem(), point.solution);
            double cost = instance.cost(verdict, routes);
            if (verdict.isFeasible() && cost < best) {
                best = cost;
                String when = BigDecimal.valueOf(point.seconds)
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .toPlainString();
                words.add(when + ":" + instance.format(cost));
            }
        }
        return words.toString();
    }
}
