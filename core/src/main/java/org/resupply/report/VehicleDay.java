package org.resupply.report;

import java.util.List;

/**
 * One vehicle's day.
 *
 * @param tour id of the tour
 * @param fleet id of the fleet
 * @param vehicle which vehicle of the fleet, from 0
 * @param day the day, from 0
 * @param base id of the facility where its first trip starts
 * @param runs its trips in order
 */
public record VehicleDay(String tour, String fleet, int vehicle, int day, String base, List<Run> runs) {

    public VehicleDay {
        runs = List.copyOf(runs);
    }

    /** Second at which its first trip begins to load. */
    public int start() {
        return runs.get(0).start();
    }

    /** Second at which it is back from its last trip. */
    public int end() {
        return runs.get(runs.size() - 1).end();
    }

    /** Mass carried over all trips. */
    public double kg() {
        return runs.stream().mapToDouble(Run::kg).sum();
    }

    /**
     * One trip as a bar in a time chart.
     *
     * @param start second at which loading begins
     * @param end second at which the vehicle is back and empty
     * @param stops places at which something is unloaded
     * @param metres how far it goes
     * @param kg mass unloaded at places other than where it was loaded
     */
    public record Run(int start, int end, int stops, int metres, double kg) {}
}
