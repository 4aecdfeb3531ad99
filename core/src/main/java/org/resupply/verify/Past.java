package org.resupply.verify;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;

/**
 * What was carried out before a plan took over.
 *
 * @param plan the plan that was carried out
 * @param now second at which the new plan takes over: what began before has happened or is under way
 * @param laidOut the plan's tours and movements laid out, and nothing else: those that the new plan has from it need not be laid out again
 * @param numbers where each tour stands in the plan, by the very object
 */
record Past(Plan plan, int now, Replay laidOut, Map<Tour, Integer> numbers) {
    /**
     * Lays out a plan.
     *
     * @param known what has been laid out for another judge, whose world numbers all things alike: it is not done again; {@code null} for
     *     nothing
     */
    static Past of(World world, Plan plan, int now, Past known) {
        return known != null && known.plan == plan
                ? new Past(plan, now, known.laidOut, known.numbers)
                : new Past(plan, now, Replay.ofTours(world, plan, known), numbers(plan.tours()));
    }

    private static Map<Tour, Integer> numbers(List<Tour> tours) {
        Map<Tour, Integer> numbers = new IdentityHashMap<>(tours.size());
        for (int i = 0; i < tours.size(); i++) {
            numbers.put(tours.get(i), i);
        }
        return numbers;
    }
}
