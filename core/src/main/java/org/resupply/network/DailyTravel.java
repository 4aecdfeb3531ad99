package org.resupply.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
    private final Scenario scenario;
    private final RoadGraph roads;
    private final List<Disruption> closing;
    /** The seconds at which something closes or opens, sorted; between two of them nothing changes. */
    private final int[] changes;
    /** By the first and the last of such spans that a time has part in. */
    private final AtomicReferenceArray<TravelMatrix> bySpans;

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
        bySpans = new AtomicReferenceArray<>((changes.length + 1) * (changes.length + 1));
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
        int at = first * (changes.length + 1) + last;
        TravelMatrix known = bySpans.get(at);
        if (known == null) {
            known = byClosures.computeIfAbsent(
                    Closures.of(closing, from, until), closed -> TravelMatrix.with(scenario, roads, closed));
            bySpans.set(at, known);
        }
        return known;
    }

    /** The spans of a day in which vehicles may be away and nothing closes or opens, in order. */
    public List<TimeWindow> steady(int day) {
        TimeWindow away = away(day);
        List<TimeWindow> steady = new ArrayList<>();
        int from = away.start();
        for (int change : changes) {
            if (change > from && change < away.end()) {
                steady.add(new TimeWindow(from, change));
                from = change;
            }
        }
        steady.add(new TimeWindow(from, away.end()));
        return steady;
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
