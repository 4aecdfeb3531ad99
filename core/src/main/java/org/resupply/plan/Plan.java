package org.resupply.plan;

import java.util.List;
import java.util.Map;

/**
 * What is to be done: who gets what, from which lot, on which vehicle, when; and what is missing.
 *
 * @param scenario id of the scenario it answers
 * @param manifest how it was made
 * @param receipts the unloading of convoys
 * @param movements what the allocation decided
 * @param tours what the vehicles do
 * @param unmet what is missing, each with its cause
 * @param bottlenecks why floors that are not reached cannot all be reached, or else why the worst-covered cannot all have more; empty where
 *     nothing was proved
 * @param appraisal how good the allocation is at its own goal, and what more of scarce things would be worth; null where nothing was
 *     allocated anew
 * @param figures what the plan says of itself
 */
public record Plan(
        String scenario,
        Manifest manifest,
        List<Receipt> receipts,
        List<Movement> movements,
        List<Tour> tours,
        List<Unmet> unmet,
        List<Bottleneck> bottlenecks,
        Appraisal appraisal,
        Figures figures) {

    public Plan {
        scenario = Parts.text(scenario);
        receipts = Parts.list(receipts, "receipts");
        movements = Parts.list(movements, "movements");
        tours = Parts.list(tours, "tours");
        unmet = Parts.list(unmet, "unmet quantities");
        bottlenecks = Parts.list(bottlenecks, "bottlenecks");
    }

    /** A plan of which nothing was proved. */
    public Plan(
            String scenario,
            Manifest manifest,
            List<Receipt> receipts,
            List<Movement> movements,
            List<Tour> tours,
            List<Unmet> unmet,
            Figures figures) {
        this(scenario, manifest, receipts, movements, tours, unmet, List.of(), null, figures);
    }

    /** The same plan with what was proved of its floors, or of its worst-covered. */
    public Plan withBottlenecks(List<Bottleneck> proved) {
        return new Plan(scenario, manifest, receipts, movements, tours, unmet, proved, appraisal, figures);
    }

    /** The same plan with what was found of its allocation. */
    public Plan withAppraisal(Appraisal found) {
        return new Plan(scenario, manifest, receipts, movements, tours, unmet, bottlenecks, found, figures);
    }

    /** The same plan with other tours, and the figures that these have. */
    public Plan withTours(List<Tour> newTours, Figures newFigures) {
        return new Plan(scenario, manifest, receipts, movements, newTours, unmet, bottlenecks, appraisal, newFigures);
    }

    /** The same plan with other figures. */
    public Plan withFigures(Figures newFigures) {
        return new Plan(scenario, manifest, receipts, movements, tours, unmet, bottlenecks, appraisal, newFigures);
    }

    /** The same plan, said to be made otherwise. */
    public Plan withManifest(Manifest newManifest) {
        return new Plan(scenario, newManifest, receipts, movements, tours, unmet, bottlenecks, appraisal, figures);
    }

    /**
     * The same plan without the seconds and the memory that it took: the same scenario, seed, iterations and threads then give an
     * equal plan, on every machine.
     */
    public Plan withoutTimings() {
        return manifest == null ? this : withManifest(manifest.withStages(Map.of(), 0));
    }
}
