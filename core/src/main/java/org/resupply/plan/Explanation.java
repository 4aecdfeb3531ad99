package org.resupply.plan;

import java.util.List;
import org.resupply.model.Name;

/**
 * Why something is missing, found by testing: one thing was relaxed at a time, the affected part was solved again, and what came
 * of it was measured. No cause is named because a counter stood somewhere.
 *
 * @param areas the streets that lack most, the worst first; behind them transport requests
 * @param tests how many times something was relaxed and solved again
 */
public record Explanation(List<Area> areas, int tests) {

    public Explanation {
        areas = Parts.list(areas, "areas");
    }

    /**
     * What binds in one street, or for one transport request that nobody carries.
     *
     * @param area id of the street, or of the zone above where there is none; or of the request
     * @param missingKg kilograms that the plan does not bring
     * @param searchKg kilograms that another look brought without relaxing anything: what the search had left lying
     * @param causes what binds, what brings most first; empty when nothing that was tested helps
     * @param together whether no cause binds alone: {@code causes} then are those that must all be relaxed
     * @param cures what was proved to help, what costs least for each kilogram first; of what costs the same, or nothing more, what brings
     *     most
     */
    public record Area(
            String area, double missingKg, double searchKg, List<Binding> causes, boolean together, List<Cure> cures) {

        public Area {
            area = Parts.text(area);
            causes = Parts.list(causes, "causes");
            cures = Parts.list(cures, "cures");
        }
    }

    /**
     * A cause that binds.
     *
     * @param cause the cause
     * @param gainKg kilograms that are brought when it is relaxed wholly, beyond what is brought without; of what cannot be reached, those
     *     that are missing for it; of a closure that cuts the area off, at least those that the area would have if everything were shared out
     *     without it
     */
    public record Binding(Cause cause, double gainKg) {}

    /**
     * One change of the scenario.
     *
     * @param cause the cause that it relaxes
     * @param remedy what is done
     * @param target id of what is changed: a fleet, crew, facility, commodity, convoy, zone, lane, crossing or bubble; of the
     *     scenario for what the whole city has decided; the number of a rule of the embedding system
     * @param place id of the facility, or the convoy, where stock or its shelf life is changed; of the point to which a convoy goes; of the
     *     commodity for which vehicles are fitted out; of the bubble in which a fleet works; of the disruption that closes the target;
     *     empty otherwise
     * @param amount by how much, in the unit of the remedy; 0 where it is opened or allowed
     * @param name what people call the rule of the embedding system; {@code null} where it has no name, and of anything else
     */
    public record Measure(Cause cause, Remedy remedy, String target, String place, double amount, Name name) {

        /** One of a thing that the scenario names. */
        public Measure(Cause cause, Remedy remedy, String target, String place, double amount) {
            this(cause, remedy, target, place, amount, null);
        }

        /** The same of a rule that has a name. */
        public Measure withName(Name newName) {
            return new Measure(cause, remedy, target, place, amount, newName);
        }
    }

    /**
     * What was solved again with and whose plan the judge found sound.
     *
     * @param measures what is done, all of it: one change, or several that are needed together or bring more than each of them
     * @param servedKgBefore kilograms served in the whole plan without it
     * @param servedKgAfter kilograms served in the whole plan with it
     * @param costMore minor units that the whole plan costs more with it, bringing what it brings included; below 0 when it costs less
     */
    public record Cure(List<Measure> measures, double servedKgBefore, double servedKgAfter, long costMore) {

        public Cure {
            measures = Parts.list(measures, "measures");
        }

        /** Kilograms that it brings. */
        public double gainKg() {
            return servedKgAfter - servedKgBefore;
        }

        /** Minor units that the whole plan costs more for each kilogram that it brings; 0 where it costs less. */
        public double costPerKg() {
            return Math.max(0, costMore) / gainKg();
        }
    }
}
