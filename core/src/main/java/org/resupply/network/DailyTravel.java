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
    /** As many parts of a day as are looked at: each has tables of its own. */
    private static final int MOST_PARTS = 4;

    /** Seconds that a part of a day lasts at least where there are more than are looked at. */
    private static final int SHORTEST_PART = 3600;

    private final Scenario scenario;
    private final RoadGraph roads;
    private final List<Disruption> closing;
    /** The seconds at which something closes or opens, sorted; between two of them nothing changes. */
    private final int[] changes;
    /** By the first and the last of such spans that a time has part in. */
    private final Map<Long, TravelMatrix> bySpans = new ConcurrentHashMap<>();

    private final Map<Integer, List<TimeWindow>> steadyByDay = new ConcurrentHashMap<>();
    private final Map<Integer, TravelMatrix> atBestByDay = new ConcurrentHashMap<>();
    private final Map<Closures, TravelMatrix> byClosures = new ConcurrentHashMap<>();
    private final TimeWindow out;

    private DailyTravel(Outlook outlook, RoadGraph roads) {
        this.roads = roads;
        scenario = outlook.scenario();
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
        TimeWindow away = away(day);
        return during(away.start(), away.end());
    }

    /** The travel from one second to another, or at the one second where that is no later, with all closed that is so at some time between. */
    public TravelMatrix during(int from, int to) {
        int until = Math.max(to, from + 1);
        int first = span(from);
        int last = span(until - 1);
        long at = ((long) first << Integer.SIZE) | last;
        TravelMatrix known = bySpans.get(at);
        if (known == null) {
            known = byClosures.computeIfAbsent(
                    Closures.of(closing, from, until), closed -> TravelMatrix.with(scenario, roads, closed));
            bySpans.put(at, known);
        }
        return known;
    }

    /** The travel on a day with only that closed which is so all the time while vehicles may be away: no way is ever faster. */
    public TravelMatrix atBest(int day) {
        TravelMatrix known = atBestByDay.get(day);
        if (known == null) {
            List<TimeWindow> spans = spans(day);
            Closures always =
                    Closures.of(closing, spans.get(0).start(), spans.get(0).end());
            for (int i = 1; i < spans.size() && !always.isEmpty(); i++) {
                always = always.alsoIn(
                        Closures.of(closing, spans.get(i).start(), spans.get(i).end()));
            }
            known = byClosures.computeIfAbsent(always, closed -> TravelMatrix.with(scenario, roads, closed));
            atBestByDay.put(day, known);
        }
        return known;
    }

    /** Whether something closes or opens on a day while vehicles may be away. */
    public boolean changes(int day) {
        TimeWindow away = away(day);
        return IntStream.of(changes).anyMatch(change -> change > away.start() && change < away.end());
    }

    /**
     * The spans of a day in which vehicles may be away and nothing closes or opens, in order. Of more than four only the four
     * longest that last an hour or more, of which there may be none.
     */
    public List<TimeWindow> steady(int day) {
        return steadyByDay.computeIfAbsent(day, today -> longest(spans(today)));
    }

    private static List<TimeWindow> longest(List<TimeWindow> spans) {
        if (spans.size() <= MOST_PARTS) {
            return List.copyOf(spans);
        }
        return spans.stream()
                .filter(span -> seconds(span) >= SHORTEST_PART)
                .sorted(Comparator.comparingInt(DailyTravel::seconds).reversed())
                .limit(MOST_PARTS)
                .sorted(Comparator.comparingInt(TimeWindow::start))
                .toList();
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
