package org.resupply.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;

/**
 * The lanes between facilities: which of those from one to another a vehicle takes, and whose own seconds and metres count on
 * a way.
 */
public final class Links {
    private final Outlook outlook;
    private final Map<String, Map<String, List<Lane>>> lanes = new HashMap<>();
    /** By lane those of its mode between the same facilities. */
    private final Map<String, List<Lane>> beside = new HashMap<>();
    /** The facilities at either end of a lane that states seconds or metres. */
    private final Set<String> measured = new HashSet<>();

    public Links(Outlook outlook) {
        this.outlook = outlook;
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanes.computeIfAbsent(lane.from(), from -> new HashMap<>())
                    .computeIfAbsent(lane.to(), to -> new ArrayList<>(1))
                    .add(lane);
            if (lane.seconds() > 0 || lane.metres() > 0) {
                measured.add(lane.from());
                measured.add(lane.to());
            }
        }
        for (Lane lane : Lanes.of(outlook.scenario())) {
            beside.put(
                    lane.id(),
                    lanes.get(lane.from()).get(lane.to()).stream()
                            .filter(other -> other.mode() == lane.mode())
                            .toList());
        }
    }

    /** The lane that a vehicle takes on a day: the first of its mode, an open one before a closed one; {@code null} for none. */
    public Lane taken(String from, String to, Mode mode, int day) {
        return taken(from, to, mode, lane -> outlook.laneOpen(lane, day));
    }

    /** The same for who leaves at one second and arrives at another: a lane is open while its hours are when he leaves, and nothing closes it. */
    public Lane taken(String from, String to, Mode mode, int leaves, int arrives) {
        return taken(from, to, mode, lane -> isOpen(lane, leaves, arrives));
    }

    private boolean isOpen(Lane lane, int leaves, int arrives) {
        int second = leaves % TimeWindow.DAY;
        boolean inHours = lane.hours().equals(OpeningHours.ALWAYS)
                || (second >= lane.hours().open() && second <= lane.hours().close());
        return inHours && outlook.isOpen(lane, leaves, arrives);
    }

    private Lane taken(String from, String to, Mode mode, Predicate<Lane> isOpen) {
        Lane closed = null;
        for (Lane lane : lanes.getOrDefault(from, Map.of()).getOrDefault(to, List.of())) {
            if (lane.mode() == mode) {
                if (isOpen.test(lane)) {
                    return lane;
                }
                closed = closed == null ? lane : closed;
            }
        }
        return closed;
    }

    /** The lanes of a lane's mode between the same facilities, itself among them, in the scenario's order. */
    public List<Lane> beside(Lane lane) {
        return beside.get(lane.id());
    }

    /** When goods may leave on this lane on a day: while it is open, and none of those {@linkplain #beside beside it} that come first is. */
    public List<TimeWindow> openings(Lane lane, int day) {
        List<TimeWindow> left = outlook.openings(lane, day);
        for (Lane first : beside(lane)) {
            if (first.id().equals(lane.id())) {
                break;
            }
            for (TimeWindow taken : outlook.openings(first, day)) {
                left = left.stream()
                        .flatMap(part -> part.without(taken).stream())
                        .toList();
            }
        }
        return left;
    }

    /** Whether goods may take this lane at some time of a day. */
    public boolean isOpen(Lane lane, int day) {
        return !openings(lane, day).isEmpty();
    }

    /** Whether a vehicle that leaves at one second and arrives at another is on this lane, and it is not closed meanwhile. */
    public boolean isTaken(Lane lane, int leaves, int arrives) {
        return outlook.isOpen(lane, leaves, arrives)
                && taken(lane.from(), lane.to(), lane.mode(), leaves, arrives)
                        .id()
                        .equals(lane.id());
    }

    /** Whether a lane with seconds or metres of its own ends at a place. */
    boolean isMeasured(String place) {
        return measured.contains(place);
    }

    /**
     * The lane whose own seconds and metres count on the way from one place to another: one in its direction, else one against
     * it; {@code null} for none.
     */
    Lane stated(String from, String to, Mode mode, int day) {
        return stated(from, to, mode, lane -> outlook.laneOpen(lane, day));
    }

    /** The same for who leaves at one second and arrives at another. */
    Lane stated(String from, String to, Mode mode, int leaves, int arrives) {
        return stated(from, to, mode, lane -> isOpen(lane, leaves, arrives));
    }

    /**
     * The lanes one of which is {@linkplain #stated(String, String, Mode, int, int) stated} for whoever goes at some time of the day:
     * up to the first that is open all day; empty where it is the same at all times.
     */
    List<Lane> changing(String from, String to, Mode mode, int day) {
        if (!measured.contains(from) || !measured.contains(to)) {
            return List.of();
        }
        List<Lane> changing = new ArrayList<>();
        boolean isThere = taken(from, to, mode, day) != null;
        String start = isThere ? from : to;
        String end = isThere ? to : from;
        int midnight = day * TimeWindow.DAY;
        for (Lane lane : lanes.getOrDefault(start, Map.of()).getOrDefault(end, List.of())) {
            // The first of them all counts as well when none is open.
            if (lane.mode() == mode && (changing.isEmpty() || outlook.laneOpen(lane, day))) {
                changing.add(lane);
                if (lane.hours().equals(OpeningHours.ALWAYS)
                        && outlook.isOpen(lane, midnight, midnight + TimeWindow.DAY)) {
                    break;
                }
            }
        }
        return changing.size() < 2 ? List.of() : changing;
    }

    private Lane stated(String from, String to, Mode mode, Predicate<Lane> isOpen) {
        if (!measured.contains(from) || !measured.contains(to)) {
            return null;
        }
        Lane there = taken(from, to, mode, isOpen);
        return there != null ? there : taken(to, from, mode, isOpen);
    }
}
