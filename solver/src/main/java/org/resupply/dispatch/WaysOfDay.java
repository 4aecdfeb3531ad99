package org.resupply.dispatch;

import java.util.List;
import java.util.Map;
import org.resupply.compile.Journeys;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.Squad;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.TimeWindow;

/**
 * Which ways the tours of a warehouse take on a day on which a crossing or road closes or opens: those that hold all day, or
 * those of a part of the day, in which all trips must then begin and end.
 */
final class WaysOfDay {
    private WaysOfDay() {}

    /** What is wanted at a place and when it may be handed over there. */
    record Wanted(double kg, TimeWindow hours) {
        Wanted and(Wanted other) {
            return new Wanted(
                    kg + other.kg,
                    new TimeWindow(
                            Math.min(hours.start(), other.hours.start()), Math.max(hours.end(), other.hours.end())));
        }
    }

    /**
     * The ways by which these vehicles can bring most, the first of several, those of the whole day before all others.
     *
     * @param base the warehouse with its hours of the day
     * @param wanted what is wanted, by the place where vehicles call
     */
    static Journeys choose(Journeys all, Facility base, Map<String, Wanted> wanted, List<Squad> squads, int day) {
        Journeys best = all;
        List<Journeys> steady = all.steady(day);
        double most = steady.isEmpty() ? 0 : kg(all, base, wanted, squads, day);
        for (Journeys part : steady) {
            double kg = kg(part, base, wanted, squads, day);
            if (kg > most) {
                best = part;
                most = kg;
            }
        }
        return best;
    }

    /** What is wanted where the ways lead in time, as far as vehicles can bring it. */
    private static double kg(Journeys ways, Facility base, Map<String, Wanted> wanted, List<Squad> squads, int day) {
        int fullLoad = squads.stream()
                .mapToInt(
                        squad -> RoundCompiler.loadingSeconds(base, squad.type().payloadKg()))
                .max()
                .orElse(0);
        double reached = 0;
        double carried = 0;
        for (Squad squad : within(squads, ways, day)) {
            Reach reach = new Reach(base, squad, fullLoad, day);
            wanted.forEach((place, there) -> reach.add(ways, place, there));
            carried += squad.vehicles().size() * reach.kgOfOne();
            reached = Math.max(reached, reach.kg);
        }
        return Math.min(reached, carried);
    }

    /**
     * The places that the vehicles of a squad can serve, and how long they have there, counted as {@link RoundCompiler} does: what
     * is loaded for a stop takes its time there, and everything is over earlier by a full load.
     */
    private static final class Reach {
        private final Facility base;
        private final Squad squad;
        private final int fullLoad;
        private final int day;
        private final int start;
        private int places;
        private double kg;
        /** Seconds there and back, times kilograms. */
        private double ways;
        /** Seconds from when the first may hand over until the last must be done, times kilograms. */
        private double seconds;
        /** Seconds from then until the last that was loaded in time is there, times kilograms. */
        private double loaded;

        Reach(Facility base, Squad squad, int fullLoad, int day) {
            this.base = base;
            this.squad = squad;
            this.fullLoad = fullLoad;
            this.day = day;
            start = Math.max(squad.shift().start(), base.hours().on(day).start());
        }

        /** Seconds of a stop at which so much is handed over, with those of its loading. */
        private int stop(double load) {
            return RoundCompiler.serviceSeconds(squad, load) + RoundCompiler.loadingSeconds(base, load);
        }

        void add(Journeys journeys, String place, Wanted wanted) {
            int out = journeys.seconds(base.id(), place, squad.type(), day);
            int back = journeys.seconds(place, base.id(), squad.type(), day);
            double load = Math.min(wanted.kg(), squad.type().payloadKg());
            int close = base.hours().on(day).end();
            if (out < 0 || back < 0 || start + RoundCompiler.loadingSeconds(base, load) > close) {
                return;
            }
            int first = Math.max(start + out, wanted.hours().start());
            int closes = Math.max(wanted.hours().start(), wanted.hours().end() - fullLoad);
            int last = Math.min(squad.shift().end() - fullLoad - back, closes + stop(load));
            if (first + stop(load) > last) {
                return;
            }
            places++;
            kg += wanted.kg();
            ways += wanted.kg() * (out + back);
            seconds += wanted.kg() * (last - first);
            loaded += wanted.kg() * Math.max(0, close + out - first);
        }

        /** What one vehicle can bring in whole trips to as many places as a load is for, and in one more to as many as there is time for. */
        double kgOfOne() {
            if (kg == 0) {
                return 0;
            }
            double load = Math.min(kg / places, squad.type().payloadKg());
            int stop = Math.max(1, stop(load));
            double stops = Math.max(1, squad.type().payloadKg() / load);
            double trip = stops * stop + ways / kg + squad.fleet().turnRoundSeconds();
            double time = seconds / kg;
            int trips = (int) Math.min(squad.trips(), 1 + loaded / kg / trip);
            int whole = (int) Math.min(trips, time / trip);
            double more = whole < trips ? Math.min(stops, Math.floor((time - whole * trip) / stop)) : 0;
            return (whole * stops + more) * load;
        }
    }

    /** The squads in the time for which ways hold; those that are not free then are left out. */
    static List<Squad> within(List<Squad> squads, Journeys ways, int day) {
        TimeWindow holds = ways.holds(day);
        if (holds.equals(OpeningHours.ALWAYS.on(day))) {
            return squads;
        }
        return squads.stream()
                .filter(squad -> squad.shift().start() < holds.end()
                        && holds.start() < squad.shift().end())
                .map(squad -> within(squad, holds))
                .toList();
    }

    private static Squad within(Squad squad, TimeWindow holds) {
        int start = Math.max(squad.shift().start(), holds.start());
        int end = Math.min(squad.shift().end(), holds.end());
        return new Squad(
                squad.fleet(), squad.type(), squad.crew(), squad.vehicles(), new TimeWindow(start, end), squad.trips());
    }
}
