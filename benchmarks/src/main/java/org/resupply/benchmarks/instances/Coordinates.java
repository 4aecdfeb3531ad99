package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.geo.Geodesy;

/** Places by longitude and latitude, and how long it takes between them along straight lines at 10 m/s (36 km/h). */
final class Coordinates {
    private static final double METRES_PER_SECOND = 10;

    private final Map<List<Double>, Integer> places = new HashMap<>();
    private final List<double[]> positions = new ArrayList<>();

    /** The place at a position, the same for the same numbers. */
    int place(double[] position) {
        return places.computeIfAbsent(List.of(position[0], position[1]), key -> {
            positions.add(position);
            return positions.size() - 1;
        });
    }

    int size() {
        return positions.size();
    }

    /** Seconds from place to place, rounded up so that no way over a third place is shorter. */
    int[][] durations() {
        var seconds = new int[size()][size()];
        for (int from = 0; from < seconds.length; from++) {
            double[] here = positions.get(from);
            for (int to = 0; to < seconds.length; to++) {
                double[] there = positions.get(to);
                double metres = Geodesy.metres(here[0], here[1], there[0], there[1]);
                seconds[from][to] = from == to ? 0 : (int) Math.ceil(metres / METRES_PER_SECOND);
            }
        }
        return seconds;
    }
}
