package org.resupply.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.resupply.model.Lane;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.network.DailyTravel;
import org.resupply.network.TravelMatrix;
import org.resupply.network.Unreachable;
import org.resupply.problem.RoutingTravel;

/**
 * How long and how far it is for a type of vehicle on a day of a scenario; -1 where there is no way. Where a lane of the
 * vehicle's mode joins two facilities and states seconds or metres of its own, those count.
 *
 * <p>What is closed at some time of a day while vehicles may be away is closed all day, unless one asks for the journeys {@linkplain
 * #within of a part of the day}, which hold for trips within it, or for {@linkplain #leg who leaves at a second}.
 */
public final class Journeys {
    /** Seconds that a way takes at most: no scenario has a hundred days. */
    private static final int LONGEST = 100 * TimeWindow.DAY;

    private final DailyTravel travel;
    private final Links links;
    /** The part of a day for which these are; {@code null} for all of every day. */
    private final TimeWindow part;

    private Journeys(DailyTravel travel, Links links, TimeWindow part) {
        this.travel = travel;
        this.links = links;
        this.part = part;
    }

    /** The journeys by the travel of each day and the lanes of an outlook. */
    public static Journeys of(Outlook outlook, DailyTravel travel) {
        return new Journeys(travel, new Links(outlook), null);
    }

    /**
     * The {@linkplain DailyTravel#parts parts of a day} from each of which to the next something closes or opens, in order; none where
     * nothing does so all day.
     */
    public List<TimeWindow> parts(int day) {
        return travel.changes(day) ? travel.parts(day) : List.of();
    }

    /** The journeys for trips within a part of a day: only what is closed at some time in it is closed. */
    public Journeys within(TimeWindow partOfDay) {
        return new Journeys(travel, links, partOfDay);
    }

    /** When trips that these journeys hold for may begin and end on a day. */
    public TimeWindow holds(int day) {
        return part == null ? OpeningHours.ALWAYS.on(day) : part;
    }

    /** Seconds from one place to another for who leaves at one second and arrives at another. */
    public int seconds(String from, String to, VehicleType type, int leaves, int arrives) {
        Lane stated = links.stated(from, to, type.mode(), leaves, arrives);
        return stated != null && stated.seconds() > 0
                ? stated.seconds()
                : paced(travel.during(leaves, arrives).seconds(type.vehicleClass(), from, to), type);
    }

    /** Metres from one place to another for who leaves at one second and arrives at another. */
    public int metres(String from, String to, VehicleType type, int leaves, int arrives) {
        Lane stated = links.stated(from, to, type.mode(), leaves, arrives);
        return stated != null && stated.metres() > 0
                ? stated.metres()
                : travel.during(leaves, arrives).metres(type.vehicleClass(), from, to);
    }

    /**
     * The way of who leaves a place at a second: round all that is closed at some time before he is there. It takes no longer than on
     * the whole day; where lanes close for a part of the day he takes as long as by the slowest of them.
     *
     * <p>Where there is no way then, he would be there when these journeys no longer hold: he takes as long as all the time before, so that
     * one sees that he is late.
     */
    public Leg leg(String from, String to, VehicleType type, int day, int leaves) {
        Leg then;
        if (!links.changing(from, to, type.mode(), day).isEmpty()) {
            int seconds = mostSeconds(from, to, type, day);
            then = Leg.of(seconds, metres(from, to, type, leaves, leaves + seconds));
        } else {
            then = travel.changes(day) ? leg(from, to, type, leaves) : Leg.NONE;
        }
        return then.equals(Leg.NONE) ? Leg.of(mostSeconds(from, to, type, day), metres(from, to, type, day)) : then;
    }

    /** The way that holds all day. */
    public Leg ofDay(String from, String to, VehicleType type, int day) {
        return Leg.of(seconds(from, to, type, day), metres(from, to, type, day));
    }

    /** The fastest way of who leaves a place at a second, round all that is closed at some time before he is there. */
    public Leg leg(String from, String to, VehicleType type, int leaves) {
        int arrives = leaves;
        int seconds = seconds(from, to, type, leaves, arrives);
        // The later he is there, the more may have been closed before; he is never there sooner for it.
        while (seconds > arrives - leaves) {
            arrives = leaves + seconds;
            seconds = seconds(from, to, type, leaves, arrives);
        }
        return seconds < 0 ? Leg.NONE : Leg.of(arrives - leaves, metres(from, to, type, leaves, arrives));
    }

    /** How long a way takes and how long it is; -1 where there is none. */
    public record Leg(int seconds, int metres) {
        private static final Leg NONE = new Leg(-1, -1);

        private static Leg of(int seconds, int metres) {
            return seconds < 0 || metres < 0 ? NONE : new Leg(seconds, metres);
        }
    }

    /** Whether a way takes the same time whenever one leaves on a day. */
    public boolean isTheSame(String from, String to, VehicleType type, int day) {
        // A lane may state its seconds where a road that is closed for hours has its metres.
        return links.changing(from, to, type.mode(), day).isEmpty()
                && seconds(from, to, type, day) == fewestSeconds(from, to, type, day)
                && (metres(from, to, type, day) >= 0 || travel.atBest(day).metres(type.vehicleClass(), from, to) < 0);
    }

    /** The same journeys in another state of the same city. */
    public Journeys in(Outlook other) {
        return Journeys.of(other, travel.in(other));
    }

    /**
     * Ids of the crossings, and of the disruptions that close roads, that cut a way all the time on a day while vehicles may be away: empty where
     * there is a way, or none without closures either.
     */
    public List<String> closures(String from, String to, VehicleType type, int day) {
        return travel.atBest(day)
                .whyUnreachable(type.vehicleClass(), from, to)
                .map(Unreachable::closures)
                .orElse(List.of());
    }

    /** Seconds that it takes at least on the day, with only that closed which is so all the time while vehicles may be away. */
    public int fewestSeconds(String from, String to, VehicleType type, int day) {
        Lane stated = links.stated(from, to, type.mode(), day);
        return stated != null && stated.seconds() > 0
                ? stated.seconds()
                : paced(travel.atBest(day).seconds(type.vehicleClass(), from, to), type);
    }

    /** Seconds that it takes at least on a lane and on a day, whichever lane others take. */
    public int fewestSeconds(Lane lane, VehicleType type, int day) {
        return lane.seconds() > 0
                ? lane.seconds()
                : paced(travel.atBest(day).seconds(type.vehicleClass(), lane.from(), lane.to()), type);
    }

    /** The same for the way back: against the lane where none leads back. */
    public int fewestSecondsBack(Lane lane, VehicleType type, int day) {
        boolean against = lane.seconds() > 0 && links.taken(lane.to(), lane.from(), type.mode(), day) == null;
        return against ? lane.seconds() : fewestSeconds(lane.to(), lane.from(), type, day);
    }

    /** Seconds from one place to another by the slowest of the lanes that count at some time of the day. */
    public int mostSeconds(String from, String to, VehicleType type, int day) {
        int most = seconds(from, to, type, day);
        for (Lane lane : links.changing(from, to, type.mode(), day)) {
            int seconds = lane.seconds() > 0
                    ? lane.seconds()
                    : paced(travel(day).seconds(type.vehicleClass(), from, to), type);
            most = most < 0 || seconds < 0 ? -1 : Math.max(most, seconds);
        }
        return most;
    }

    private TravelMatrix travel(int day) {
        return part == null ? travel.on(day) : travel.during(part.start(), part.end());
    }

    /** The lanes between facilities. */
    public Links links() {
        return links;
    }

    /** Seconds from one place to another. */
    public int seconds(String from, String to, VehicleType type, int day) {
        Lane stated = links.stated(from, to, type.mode(), day);
        return stated != null && stated.seconds() > 0
                ? stated.seconds()
                : paced(travel(day).seconds(type.vehicleClass(), from, to), type);
    }

    /** Metres from one place to another. */
    public int metres(String from, String to, VehicleType type, int day) {
        Lane stated = links.stated(from, to, type.mode(), day);
        return stated != null && stated.metres() > 0
                ? stated.metres()
                : travel(day).metres(type.vehicleClass(), from, to);
    }

    /** Ways among places as a routing problem takes them. */
    RoutingTravel among(List<String> places, VehicleType type, int day) {
        TravelMatrix today = travel(day);
        TravelMatrix.Table table = today.table(
                type.vehicleClass(), places.stream().mapToInt(today::place).toArray());
        int size = places.size();
        int[] metres = table.metres().clone();
        int[] seconds = table.seconds().clone();
        for (int i = 0; i < metres.length; i++) {
            seconds[i] = paced(seconds[i], type);
        }
        int[] measured = IntStream.range(0, size)
                .filter(place -> links.isMeasured(places.get(place)))
                .toArray();
        for (int from : measured) {
            for (int to : measured) {
                seconds[from * size + to] = mostSeconds(places.get(from), places.get(to), type, day);
                metres[from * size + to] = metres(places.get(from), places.get(to), type, day);
            }
        }
        for (int i = 0; i < metres.length; i++) {
            if (metres[i] < 0 || seconds[i] < 0) {
                metres[i] = RoutingTravel.UNREACHABLE;
                seconds[i] = RoutingTravel.UNREACHABLE;
            }
        }
        return RoutingTravel.matrix(size, metres, seconds);
    }

    /** Who would be under way for longer than any scenario lasts has no way. */
    private static int paced(int seconds, VehicleType type) {
        double paced = Math.ceil(seconds / type.speedFactor() - 1e-9);
        return seconds < 0 || paced > LONGEST ? -1 : (int) paced;
    }
}
