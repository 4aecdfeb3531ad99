package org.resupply.compile;

import org.resupply.model.Crew;
import org.resupply.model.TimeWindow;

/**
 * The days on which a crew works, always in the same hours: as often as its rest leaves it an hour. A crew that rests for 23 hours works
 * for one every day, one that rests for 25 every second day and then as long as it may.
 *
 * @param every days from one shift to the next
 * @param work seconds of a shift
 */
record Turns(int every, int work) {
    private static final int HOUR = 3600;

    static Turns of(Crew crew) {
        int most = Math.min(crew.maxSecondsPerDay(), TimeWindow.DAY);
        long least = (long) crew.restSeconds() + Math.min(most, HOUR);
        int every = (int) ((least + TimeWindow.DAY - 1) / TimeWindow.DAY);
        return new Turns(every, (int) Math.min(most, (long) every * TimeWindow.DAY - crew.restSeconds()));
    }

    /** Whether it is the turn of the crew of this number among its kind; in a few days each has a turn if it can. */
    boolean has(int number, int day, int days) {
        return day % every == number % Math.min(every, days);
    }
}
