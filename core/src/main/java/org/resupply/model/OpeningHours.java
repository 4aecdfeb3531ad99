package org.resupply.model;

/**
 * The hours of every day in which a place works.
 *
 * @param open second of the day at which it opens, 0 to 86,400
 * @param close second of the day at which it closes, after it opens, at most 86,400
 */
public record OpeningHours(int open, int close) {

    /** Round the clock. */
    public static final OpeningHours ALWAYS = new OpeningHours(0, TimeWindow.DAY);

    public OpeningHours {
        if (open < 0 || close > TimeWindow.DAY || close <= open) {
            throw new IllegalArgumentException(
                    "The hours (%s s to %s s) must open before they close, within one day.".formatted(open, close));
        }
    }

    /** These hours on one day of the scenario. */
    public TimeWindow on(int day) {
        return new TimeWindow(day * TimeWindow.DAY + open, day * TimeWindow.DAY + close);
    }

    /** Hours longer by so many seconds: half of them before, half after, and where the day ends on one side on the other. */
    public OpeningHours longer(int seconds) {
        int before = Math.min(open, seconds - Math.min(seconds - seconds / 2, TimeWindow.DAY - close));
        return new OpeningHours(open - before, Math.min(TimeWindow.DAY, close + seconds - before));
    }
}
