package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.Squad;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;

/** A vehicle that can take something, as a squad of its own, and what it has to do. */
record Free(Duty duty, Squad squad, List<Sketch> sketches) {
    /** The vehicles of a warehouse that can take something on a day, where these errands stay. */
    static List<Free> at(Facility base, int day, City city, DutyRoster roster, List<Sketch> sketches) {
        List<Free> free = new ArrayList<>();
        for (Fleet fleet : city.vehicles().delivery(base.id())) {
            for (Duty duty : roster.usable(fleet, day)) {
                List<Sketch> own = sketches.stream()
                        .filter(sketch -> sketch.errand().duty == duty)
                        .toList();
                TimeWindow shift = roster.shift(duty);
                int from = shift.start();
                int fixed = 0;
                for (Errand errand : duty.errands) {
                    boolean goes = own.stream().anyMatch(sketch -> sketch.errand() == errand);
                    boolean leavesForDoors =
                            errand.mendable && errand.loading().place().equals(base.id()) && errand.isToDoors();
                    if (!goes && (errand.begun || !leavesForDoors)) {
                        fixed++;
                        from = Math.max(
                                from, errand.trip.end() + fleet.turnRoundSeconds() + roster.disinfection(duty, errand));
                    }
                }
                int begin = from;
                boolean behindFixed =
                        own.stream().allMatch(sketch -> sketch.template().loadSecond() >= begin);
                int tripsLeft = fleet.maxTripsPerDay() - fixed;
                if (tripsLeft > 0 && begin < shift.end() && behindFixed) {
                    free.add(new Free(
                            duty,
                            new Squad(
                                    fleet,
                                    city.vehicles().type(fleet),
                                    duty.crew,
                                    List.of(duty.vehicle),
                                    new TimeWindow(begin, shift.end()),
                                    tripsLeft),
                            own));
                }
            }
        }
        return free;
    }

    boolean mayTake(Parcel parcel) {
        String id = squad.fleet().id();
        for (Fleet fleet : parcel.fleets()) {
            if (fleet.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it may make a trip more than it has to. */
    boolean mayGoAgain() {
        return squad.trips() > sketches.size();
    }

    /** Seconds of its shift behind the last trip that it has to make. */
    int secondsLeft() {
        int back = sketches.stream()
                .mapToInt(sketch -> sketch.template().end())
                .max()
                .orElse(squad.shift().start());
        return squad.shift().end() - back;
    }

    /**
     * This vehicle in the time for which the ways hold; where it has promised something at another, behind all its trips, or ahead of them
     * where these begin when the time is over.
     */
    Optional<Free> within(Journeys ways, int day, DutyRoster roster) {
        TimeWindow holds = ways.holds(day);
        boolean keeps = sketches.stream()
                .allMatch(sketch -> holds.start() <= sketch.template().loadSecond()
                        && sketch.template()
                                        .stops()
                                        .get(sketch.template().stops().size() - 1)
                                        .departure()
                                <= holds.end());
        return keeps ? cut(ways, day) : besidesItsTrips(ways, day, roster);
    }

    /** This vehicle in what is left of the time for which the ways hold, ahead of all its trips or behind them, without these. */
    Optional<Free> besidesItsTrips(Journeys ways, int day, DutyRoster roster) {
        TimeWindow holds = ways.holds(day);
        boolean ahead = !sketches.isEmpty()
                && sketches.stream()
                        .allMatch(sketch -> holds.end() <= sketch.template().start());
        return (ahead ? ahead(roster) : behind(roster)).flatMap(free -> free.cut(ways, day));
    }

    private Optional<Free> cut(Journeys ways, int day) {
        return WaysOfDay.within(List.of(squad), ways, day).stream()
                .map(within -> new Free(duty, within, sketches))
                .findFirst();
    }

    /** This vehicle until it must leave for its first trip, disinfected wherever it was; none where there is no time for another. */
    private Optional<Free> ahead(DutyRoster roster) {
        int until = squad.shift().end();
        for (Sketch sketch : sketches) {
            until = Math.min(until, sketch.template().start() - squad.fleet().turnRoundSeconds());
        }
        until -= roster.longestDisinfection(squad.fleet());
        return mayGoAgain() && until > squad.shift().start()
                ? Optional.of(without(new TimeWindow(squad.shift().start(), until)))
                : Optional.empty();
    }

    /** This vehicle in a time in which it has to do none of its trips. */
    private Free without(TimeWindow time) {
        Squad left = new Squad(
                squad.fleet(), squad.type(), squad.crew(), squad.vehicles(), time, squad.trips() - sketches.size());
        return new Free(duty, left, List.of());
    }

    /** This vehicle when it is back from its last trip, which stays as it is like all others; none where that is too late for another. */
    Optional<Free> behind(DutyRoster roster) {
        if (sketches.isEmpty()) {
            return Optional.of(this);
        }
        int from = squad.shift().start();
        for (Sketch sketch : sketches) {
            from = Math.max(
                    from,
                    sketch.template().end()
                            + squad.fleet().turnRoundSeconds()
                            + roster.disinfection(duty, sketch.errand()));
        }
        return mayGoAgain() && from < squad.shift().end()
                ? Optional.of(without(new TimeWindow(from, squad.shift().end())))
                : Optional.empty();
    }
}
