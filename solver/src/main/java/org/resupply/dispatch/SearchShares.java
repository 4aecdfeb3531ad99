package org.resupply.dispatch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.resupply.solve.Allowance;

/**
 * What tours may still spend, parted among the days and among the warehouses of a day by the deliveries that they have: of the time that
 * is left, or of all the iterations.
 */
final class SearchShares {
    /** How much of the time that is left beside parcels, lots and whatever else lies around searches these may take. */
    private static final double SEARCH_TIME = 0.9;

    /** The least part of the time for tours that is left to searches, however long all else takes: then the plan is late. */
    private static final double LEAST_SEARCH_TIME = 0.2;

    /** Seconds for each delivery that go by around the searches, as long as no day has told. */
    private static final double AROUND_SEARCHES = 1.5e-5;

    /** A facility that left out everything on the day before has one and so many times its part of the time for tours. */
    private static final double PRESSED = 10;

    private final Allowance allowance;
    private final int threads;
    /** By day how many deliveries to doors the allocation wants. */
    private final int[] doorsOf;

    private final int doorsTotal;
    /** Seconds for each delivery that went by around the searches of the days so far. */
    private double aroundSearches = AROUND_SEARCHES;
    /** By facility which part of what it was to deliver on the day before it left out for want of tours. */
    private Map<String, Double> leftOut = Map.of();
    /** By facility which part of what it is to deliver today it leaves out for want of tours. */
    private Map<String, Double> leavesOut = Map.of();

    private int day;
    private double begun;
    /** By facility the deliveries of the day. */
    private Map<String, Integer> doors = Map.of();
    /** Facilities that the time of the day is no longer shared with. */
    private final Set<String> served = new HashSet<>();

    private int doorsToday;
    /** Today's deliveries that are still to be routed. */
    private int doorsLeft;
    /** Deliveries to come after today. */
    private int doorsLater;
    /** Deliveries that are still to be routed, today or later, counted more often at facilities in want of tours. */
    private double weightLeft;
    /** By facility what its searches may take. */
    private final Map<String, Search> searching = new HashMap<>();
    /** Seconds that all searches of the day took of what they might. */
    private double searched;

    private record Search(double begun, double mayTake) {}

    SearchShares(Allowance allowance, int threads, int[] doorsOf) {
        this.allowance = allowance;
        this.threads = threads;
        this.doorsOf = doorsOf;
        doorsTotal = IntStream.of(doorsOf).sum();
    }

    /** @param doorsByFacility what is owed from the day before included */
    void beginDay(int today, Map<String, Integer> doorsByFacility) {
        day = today;
        doors = doorsByFacility;
        leftOut = leavesOut;
        leavesOut = new HashMap<>();
        served.clear();
        searching.clear();
        searched = 0;
        begun = allowance.isTimed() ? allowance.secondsSpent() : 0;
        double weight = doors.keySet().stream().mapToDouble(this::weight).sum();
        doorsToday = doors.values().stream().mapToInt(Integer::intValue).sum();
        doorsLeft = doorsToday;
        doorsLater = IntStream.of(doorsOf).skip(day + 1).sum();
        // Who gets more today takes it from the others of today, not from the days to come.
        weightLeft = weight + doorsLater * weight / Math.max(1, doorsToday);
    }

    void endDay() {
        if (allowance.isTimed() && doorsToday > 0) {
            double around = allowance.secondsSpent() - begun - searched / threads;
            aroundSearches = Math.max(0, around) / doorsToday;
        }
    }

    /** Notes which part of what a facility is to deliver today it leaves out for want of tours. */
    void leavesOut(String facility, double part) {
        leavesOut.put(facility, part);
    }

    /** How many deliveries a facility has, counted more often the more it left out on the day before. */
    private double weight(String facility) {
        return doors.get(facility) * (1 + PRESSED * leftOut.getOrDefault(facility, 0.0));
    }

    /**
     * A warehouse's part of it.
     *
     * @param sideBySide how many warehouses are worked on at once
     */
    synchronized Allowance share(String facility, int sideBySide) {
        double part = allowance.isTimed()
                ? searchTime() * Math.min(1, weight(facility) * sideBySide / Math.max(1, weightLeft))
                : (double) doors.get(facility) / Math.max(1, doorsTotal);
        handOn(facility);
        Allowance share = allowance.share(Math.min(1, Math.max(1e-9, part)));
        if (allowance.isTimed()) {
            searching.put(facility, new Search(allowance.secondsSpent(), share.secondsLeft()));
        }
        return share;
    }

    /** The part of the time that is left that searches may take: not that in which what is to be delivered is made ready for them. */
    private double searchTime() {
        double around = aroundSearches * (doorsLeft + doorsLater) / Math.max(1e-9, allowance.secondsLeft());
        return SEARCH_TIME * Math.max(LEAST_SEARCH_TIME, 1 - around);
    }

    /** Notes that a facility has had its share or has nothing to search for: the time is left to those that follow. */
    synchronized void over(String facility) {
        handOn(facility);
        Search search = searching.get(facility);
        if (search != null) {
            searched += Math.min(search.mayTake(), allowance.secondsSpent() - search.begun());
        }
    }

    private void handOn(String facility) {
        if (served.add(facility)) {
            doorsLeft -= doors.get(facility);
            weightLeft -= weight(facility);
        }
    }

    /** The part of all deliveries that has been routed. */
    synchronized double done() {
        // What is owed from the day before comes on top of today's and does not count again.
        double today = doorsOf[day] * (double) doorsLeft / Math.max(1, doorsToday);
        return 1 - (today + doorsLater) / Math.max(1, doorsTotal);
    }
}
