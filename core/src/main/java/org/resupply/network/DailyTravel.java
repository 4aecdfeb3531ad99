package org.resupply.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.model.Disruption;
import org.resupply.model.Fleet;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

/**
 * The travel of a scenario through time: which crossings and roads are closed changes from instant to instant.
 *
 * <p>Who sets out at one second and arrives at another finds all that as closed which is so at some time {@linkplain #during between
 * them}. {@linkplain #on The travel of a day} holds whenever vehicles are out: with all closed that is so at some time while
 * any may be away. Times with the same closures share one {@link TravelMatrix}.
 *
 * <p>Immutable and safe for use by several threads. A matrix is made when first asked for.
 */
public final class DailyTravel {
    /** As many parts of a day are kept apart from those between them, the longest. */
    private static final int LONG_PARTS = 48;

    /** The same over a road graph, where each part is a preparation of seconds. */
    private static final int LONG_PARTS_OF_ROADS = 4;

    /** As many sets of closures are remembered that hold for some time only; each has tables of its own. */
    private static final int REMEMBERED = 1000;

    private static final int REMEMBERED_OF_ROADS = 16;

    private final Scenario scenario;
    private final RoadGraph roads;
    private final NumberedPlaces places;
    private final List<Disruption> closing;
    /** The seconds at which something closes or opens, sorted; between two of them nothing changes. */
    private final int[] changes;
    /** By the first and the last of such spans that a time has part in. */
    private final Map<Long, TravelMatrix> bySpans = new ConcurrentHashMap<>();

    private final Map<Closures, TravelMatrix> passing = new ConcurrentHashMap<>();

    private final Map<Integer, List<TimeWindow>> partsByDay = new ConcurrentHashMap<>();
    private final Map<Integer, TravelMatrix> byDay = new ConcurrentHashMap<>();
    private final Map<Integer, TravelMatrix> atBestByDay = new ConcurrentHashMap<>();
    /** Those of whole days: they are asked most, and last. */
    private final Map<Closures, TravelMatrix> lasting = new ConcurrentHashMap<>();

    private final TimeWindow out;

    private DailyTravel(Outlook outlook, RoadGraph roads) {
        this.roads = roads;
        scenario = outlook.scenario();
        places = new NumberedPlaces(scenario);
        closing = outlook.closedWays();
        changes = closing.stream()
                .map(Disruption::window)
                .flatMapToInt(window -> IntStream.of(window.start(), window.end()))
                .sorted()
                .distinct()
                .toArray();
        out = out(scenario);
    }

    /** The travel of a scenario without a road graph. */
    public static DailyTravel of(Outlook outlook) {
        return new DailyTravel(outlook, null);
    }

    /** The travel of a scenario over a road graph. */
    public static DailyTravel of(Outlook outlook, RoadGraph roads) {
        return new DailyTravel(outlook, roads);
    }

    /** The travel of the same city in another state. */
    public DailyTravel in(Outlook other) {
        return new DailyTravel(other, roads);
    }

    /** The hours of day 0 in which some vehicle may be away by road. */
    private static TimeWindow out(Scenario scenario) {
        Set<String> byRoad = new HashSet<>();
        scenario.vehicleTypes().stream()
                .filter(type -> type.mode() == Mode.ROAD)
                .map(VehicleType::id)
                .forEach(byRoad::add);
        List<Fleet> fleets = scenario.fleets().stream()
                .filter(fleet -> byRoad.contains(fleet.vehicleType()))
                .toList();
        int open = fleets.stream().mapToInt(fleet -> fleet.shift().open()).min().orElse(0);
        int close =
                fleets.stream().mapToInt(fleet -> fleet.shift().close()).max().orElse(TimeWindow.DAY);
        return new TimeWindow(open, close);
    }

    /** Makes beforehand what will be asked of these vehicle classes. */
    public void prepare(Collection<VehicleClass> classes) {
        for (int day = 0; day < scenario.days(); day++) {
            TravelMatrix today = on(day);
            classes.forEach(today::prepare);
        }
    }

    /** The travel on a day, with all closed that is so at some time of the day while vehicles may be away. */
    public TravelMatrix on(int day) {
        return byDay.computeIfAbsent(day, today -> {
            TimeWindow away = away(today);
            return lasting(Closures.of(closing, away.start(), Math.max(away.end(), away.start() + 1)));
        });
    }

    /** The travel from one second to another, or at the one second where that is no later, with all closed that is so at some time between. */
    public TravelMatrix during(int from, int to) {
        int until = Math.max(to, from + 1);
        int first = span(from);
        int last = span(until - 1);
        long at = ((long) first << Integer.SIZE) | last;
        TravelMatrix known = bySpans.get(at);
        if (known == null) {
            if (bySpans.size() >= 100 * most()) {
                bySpans.clear();
            }
            known = passing(Closures.of(closing, from, until));
            bySpans.put(at, known);
        }
        return known;
    }

    private TravelMatrix lasting(Closures closed) {
        return lasting.computeIfAbsent(closed, all -> new TravelMatrix(scenario, roads, places, all, true));
    }

    /** Forgets all others when there are too many: what is asked for again is made again, and is the same. */
    private TravelMatrix passing(Closures closed) {
        TravelMatrix known = lasting.get(closed);
        if (known != null) {
            return known;
        }
        if (passing.size() >= most()) {
            passing.clear();
            bySpans.clear();
        }
        return passing.computeIfAbsent(closed, all -> new TravelMatrix(scenario, roads, places, all, false));
    }

    private int most() {
        return roads == null ? REMEMBERED : REMEMBERED_OF_ROADS;
    }

    /** The travel on a day with only that closed which is so all the time while vehicles may be away: no way is ever faster. */
    public TravelMatrix atBest(int day) {
        return atBestByDay.computeIfAbsent(day, today -> {
            List<TimeWindow> spans = spans(today);
            Closures always =
                    Closures.of(closing, spans.get(0).start(), spans.get(0).end());
            for (int i = 1; i < spans.size() && !always.isEmpty(); i++) {
                always = always.alsoIn(
                        Closures.of(closing, spans.get(i).start(), spans.get(i).end()));
            }
            return lasting(always);
        });
    }

    /** Whether something closes or opens on a day while vehicles may be away. */
    public boolean changes(int day) {
        TimeWindow away = away(day);
        return IntStream.of(changes).anyMatch(change -> change > away.start() && change < away.end());
    }

    /**
     * The parts of a day in which vehicles may be away, in order: in each nothing closes or opens. Where there would be very many,
     * those between two long ones are one.
     */
    public List<TimeWindow> parts(int day) {
        return partsByDay.computeIfAbsent(
                day, today -> between(spans(today), roads == null ? LONG_PARTS : LONG_PARTS_OF_ROADS));
    }

    /** The longest spans, and what lies between them in one each. */
    private static List<TimeWindow> between(List<TimeWindow> spans, int most) {
        Set<TimeWindow> longest = spans.stream()
                .sorted(Comparator.comparingInt(DailyTravel::seconds).reversed())
                .limit(most)
                .collect(Collectors.toSet());
        List<TimeWindow> parts = new ArrayList<>();
        boolean apart = true;
        for (TimeWindow span : spans) {
            if (apart || longest.contains(span)) {
                parts.add(span);
            } else {
                TimeWindow before = parts.remove(parts.size() - 1);
                parts.add(new TimeWindow(before.start(), span.end()));
            }
            apart = longest.contains(span);
        }
        return List.copyOf(parts);
    }

    private static int seconds(TimeWindow span) {
        return span.end() - span.start();
    }

    private List<TimeWindow> spans(int day) {
        TimeWindow away = away(day);
        List<TimeWindow> spans = new ArrayList<>();
        int from = away.start();
        for (int change : changes) {
            if (change > from && change < away.end()) {
                spans.add(new TimeWindow(from, change));
                from = change;
            }
        }
        spans.add(new TimeWindow(from, away.end()));
        return spans;
    }

    private TimeWindow away(int day) {
        int midnight = day * TimeWindow.DAY;
        return new TimeWindow(midnight + out.start(), midnight + out.end());
    }

    private int span(int second) {
        int at = Arrays.binarySearch(changes, second);
        return at < 0 ? -at - 1 : at + 1;
    }
}
