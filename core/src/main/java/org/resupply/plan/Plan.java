package org.resupply.plan;

import java.util.List;

/**
 * What is to be done: who gets what, from which lot, on which vehicle, when; and what is missing.
 *
 * @param scenario id of the scenario it answers
 * @param manifest how it was made
 * @param receipts the unloading of convoys
 * @param movements what the allocation decided
 * @param tours what the vehicles do
 * @param unmet what is missing, each with its cause
 * @param figures what the plan says of itself
 */
public record Plan(
        String scenario,
        Manifest manifest,
        List<Receipt> receipts,
        List<Movement> movements,
        List<Tour> tours,
        List<Unmet> unmet,
        Figures figures) {

    public Plan {
        receipts = List.copyOf(receipts);
        movements = List.copyOf(movements);
        tours = List.copyOf(tours);
        unmet = List.copyOf(unmet);
    }
}
