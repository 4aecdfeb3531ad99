package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.resupply.compile.Journeys;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.Squad;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * Which ways the tours of a warehouse take on a day on which a crossing or road closes or opens: those that hold all day, or
 * those of a part of the day, in which all trips must then begin and end.
 *
 * <p>A part is a span in which the ways to and from the places that want something stay the same, or several on end: then all is
 * closed that is so at some time in them.
 */
final class WaysOfDay {
    /** As many spans at most are put together in every way; more are joined, the shortest first. */
    private static final int MOST_SPANS = 8;

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
        return choose(all, base, wanted, squads, ways -> within(squads, ways, day), day);
    }

    /**
     * The same for vehicles that have something else to do.
     *
     * @param squads the vehicles, whenever they are free
     * @param free what of them is free in the time for which ways hold
     */
    static Journeys choose(
            Journeys all,
            Facility base,
            Map<String, Wanted> wanted,
            List<Squad> squads,
            Function<Journeys, List<Squad>> free,
            int day) {
        List<VehicleType> types = squads.stream().map(Squad::type).distinct().toList();
        List<String> affected = all.parts(day).isEmpty()
                ? List.of()
                : wanted.keySet().stream()
                        .filter(place -> types.stream().anyMatch(type -> isOtherAtTimes(all, base, place, type, day)))
                        .toList();
        if (affected.isEmpty()) {
            return all;
        }
        Journeys best = all;
        double most = kg(all, base, wanted, free.apply(all), day);
        for (TimeWindow span : together(spans(all, base, affected, types, day))) {
            Journeys part = all.within(span);
            double kg = kg(part, base, wanted, free.apply(part), day);
            if (kg > most) {
                best = part;
                most = kg;
            }
        }
        return best;
    }

    private static boolean isOtherAtTimes(Journeys all, Facility base, String place, VehicleType type, int day) {
        return !all.isTheSame(base.id(), place, type, day) || !all.isTheSame(place, base.id(), type, day);
    }

    /** The spans of a day from each of which to the next some way is another. */
    private static List<TimeWindow> spans(
            Journeys all, Facility base, List<String> affected, List<VehicleType> types, int day) {
        List<TimeWindow> spans = new ArrayList<>();
        int[] before = null;
        for (TimeWindow part : all.parts(day)) {
            Journeys then = all.within(part);
            int[] seconds = affected.stream()
                    .flatMapToInt(place -> types.stream()
                            .flatMapToInt(type -> IntStream.of(
                                    then.seconds(base.id(), place, type, day),
                                    then.seconds(place, base.id(), type, day))))
                    .toArray();
            if (Arrays.equals(seconds, before)) {
                join(spans, spans.size() - 1, part);
            } else {
                spans.add(part);
            }
            before = seconds;
        }
        while (spans.size() > MOST_SPANS) {
            int shortest = IntStream.range(1, spans.size())
                    .boxed()
                    .min(Comparator.comparingInt(span -> length(spans.get(span - 1)) + length(spans.get(span))))
                    .orElseThrow();
            join(spans, shortest - 1, spans.remove(shortest));
        }
        return spans;
    }

    private static void join(List<TimeWindow> spans, int at, TimeWindow next) {
        spans.set(at, new TimeWindow(spans.get(at).start(), next.end()));
    }

    /** Every run of spans but that of all of them, the longest first. */
    private static List<TimeWindow> together(List<TimeWindow> spans) {
        List<TimeWindow> runs = new ArrayList<>();
        for (int first = 0; first < spans.size(); first++) {
            for (int last = first; last < spans.size(); last++) {
                if (last - first < spans.size() - 1) {
                    runs.add(new TimeWindow(
                            spans.get(first).start(), spans.get(last).end()));
                }
            }
        }
        runs.sort(Comparator.comparingInt(WaysOfDay::length).reversed());
        return runs;
    }

    private static int length(TimeWindow span) {
        return span.end() - span.start();
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
        for (Squad squad : squads) {
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
