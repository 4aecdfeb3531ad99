package org.resupply.optaplanner;

import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.resupply.plan.Plan;

/**
 * Who drives which tour.
 *
 * @param plan the plan with its crews; a tour that nobody can take keeps what the plan said of it before, and has none where crews are fixed and its base
 *     has any
 * @param shifts who works when, by day, begin and tour
 * @param open ids of the tours at bases with crews that nobody can take
 * @param score how well the rules are kept: hard 0 when none is broken, medium the open tours, soft the loads squared
 */
public record Roster(Plan plan, List<Shift> shifts, List<String> open, HardMediumSoftLongScore score) {

    public Roster {
        shifts = List.copyOf(shifts);
        open = List.copyOf(open);
    }

    /** Whether every tour that needs a crew has one and no rule is broken, the embedding system's own ones included. */
    public boolean isComplete() {
        return open.isEmpty() && score.hardScore() == 0;
    }

    /**
     * A crew's work on a day.
     *
     * @param crew id of the kind of crew
     * @param number which crew of its kind, from 0
     * @param tour id of the tour
     * @param day the day, from 0
     * @param begin second at which it begins, from midnight of the scenario's first day
     * @param end second at which it ends
     * @param fleet id of the vehicle's fleet
     * @param vehicle which vehicle of the fleet, from 0
     */
    public record Shift(String crew, int number, String tour, int day, int begin, int end, String fleet, int vehicle) {}
}
