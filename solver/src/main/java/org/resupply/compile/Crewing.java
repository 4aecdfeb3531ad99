package org.resupply.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Crew;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;

/**
 * Which vehicles have a crew on a day, and how long they may be out.
 *
 * <p>At a base for which the scenario names crews, a vehicle needs one of its own bubble who can drive it and whose test is valid to the end of the
 * shift; at other bases every vehicle can go. Each vehicle keeps the same hours every day, so that its crew's rest follows. Where a
 * bubble has fixed crews, each vehicle has the same crew on all days, and stands when that cannot work; the others go.
 */
public final class Crewing {
    private final Outlook outlook;
    private final Bubbles bubbles;
    private final Set<String> crewedBases = new HashSet<>();
    private final Map<Integer, Map<String, Map<Integer, String>>> crewsByDay = new HashMap<>();
    private final Map<String, Crew> crews = new HashMap<>();
    /** By kind of crew, none of which is fixed to a vehicle, how many are rested from which second on. */
    private final Map<String, TreeMap<Integer, Integer>> rested = new HashMap<>();
    /** By fleet of a bubble with fixed crews the kind of crew of each vehicle, by its number. */
    private final Map<String, List<String>> fixed = new HashMap<>();

    private final CrewStarts starts;

    public Crewing(Outlook outlook, Bubbles bubbles, ServiceArea area, Vehicles vehicles) {
        this.outlook = outlook;
        this.bubbles = bubbles;
        starts = new CrewStarts(outlook, area, vehicles);
        for (Crew crew : outlook.scenario().crews()) {
            crewedBases.add(crew.base());
            crews.put(crew.id(), crew);
            rested.put(crew.id(), new TreeMap<>(crew.count() > 0 ? Map.of(0, crew.count()) : Map.of()));
        }
        fix();
        for (int day = 0; day < outlook.scenario().days(); day++) {
            crewsByDay.put(day, assign(day));
        }
    }

    /** The vehicles of a fleet that can go out on a day, by number, each with the id of its crew; an empty id where no crew is named. */
    public Map<Integer, String> crews(Fleet fleet, int day) {
        return crewsByDay.get(day).get(fleet.id());
    }

    /**
     * When a vehicle of a fleet with this crew may be away on a day. Where the shift is longer than a crew may work, vehicles begin
     * at {@linkplain CrewStarts several times}.
     */
    public TimeWindow shift(Fleet fleet, String crew, int vehicle, int day) {
        OpeningHours hours = fleet.shift();
        int open = hours.open();
        // Where the shift goes round the clock, the vehicle turns round before the next day begins.
        int night = TimeWindow.DAY - hours.close() + open;
        int close = Math.max(open, hours.close() - Math.max(0, fleet.turnRoundSeconds() - night));
        if (!crew.isEmpty()) {
            Crew who = crews.get(crew);
            int work = Turns.of(who).work();
            open = starts.begins(fleet, open, close, work, vehicle);
            close = Math.min(close, open + work);
        }
        // The vehicle must have turned round when its next day begins.
        close = Math.min(close, TimeWindow.DAY + open - fleet.turnRoundSeconds());
        open = Math.max(open, outlook.thereFrom(fleet) - day * TimeWindow.DAY);
        return new TimeWindow(day * TimeWindow.DAY + open, day * TimeWindow.DAY + Math.max(open, close));
    }

    /** Whether a vehicle of a fleet may be away longer on a day than its crew. */
    public boolean isShortened(Fleet fleet, String crew, int vehicle, int day) {
        TimeWindow manned = shift(fleet, crew, vehicle, day);
        TimeWindow own = shift(fleet, "", vehicle, day);
        return manned.end() - manned.start() < own.end() - own.start();
    }

    /** Whether vehicles of a fleet stand on a day for want of a crew. */
    public boolean isShort(Fleet fleet, int day) {
        return crews(fleet, day).size() < outlook.fleetCount(fleet.id(), day);
    }

    /** Whether a fleet's vehicles may be away for days: their shift goes round the clock, and nobody who must rest is named. */
    public boolean mayStayAway(Fleet fleet) {
        return fleet.shift().equals(OpeningHours.ALWAYS) && !crewedBases.contains(fleet.base());
    }

    /** The longest time that one vehicle of a fleet can be away on a day, in seconds. */
    public int longestShift(Fleet fleet, int day) {
        int longest = 0;
        for (Map.Entry<Integer, String> vehicle : crews(fleet, day).entrySet()) {
            TimeWindow shift = shift(fleet, vehicle.getValue(), vehicle.getKey(), day);
            longest = Math.max(longest, shift.end() - shift.start());
        }
        return longest;
    }

    /** Vehicle-seconds that a fleet can be away on a day, before this second of the day. */
    public long secondsBefore(Fleet fleet, int day, int second) {
        long sum = 0;
        for (Map.Entry<Integer, String> vehicle : crews(fleet, day).entrySet()) {
            TimeWindow shift = shift(fleet, vehicle.getValue(), vehicle.getKey(), day);
            sum += Math.max(0, Math.min(shift.end(), day * TimeWindow.DAY + second) - shift.start());
        }
        return sum;
    }

    /** Whether each vehicle of a fleet keeps its crew on all days. */
    public boolean isFixed(Fleet fleet) {
        return bubbles.fixedCrews(fleet.id());
    }

    /**
     * Gives each vehicle of these fleets a kind of crew for good, whatever happens: those whose test is valid longest first. Fleets that
     * are called up come last, so that nobody changes when one is called; those that never come have none.
     */
    private void fix() {
        Map<String, Integer> left = new HashMap<>();
        crews.values().forEach(crew -> left.put(crew.id(), crew.count()));
        List<Crew> longest = outlook.scenario().crews().stream()
                .sorted(Comparator.comparingInt(Crew::testValidUntil).reversed())
                .toList();
        List<Fleet> inTurn = outlook.scenario().fleets().stream()
                .filter(this::isFixed)
                .sorted(Comparator.comparing(this::isRequisitioned))
                .toList();
        int lastDay = outlook.scenario().days() - 1;
        for (Fleet fleet : inTurn) {
            List<String> own = new ArrayList<>();
            boolean comes = outlook.availableFrom(fleet.id())
                    < fleet.shift().on(lastDay).end();
            int count = comes ? fleet.count() : 0;
            for (Crew crew : longest) {
                int take = able(crew, fleet) ? Math.min(left.get(crew.id()), count - own.size()) : 0;
                own.addAll(Collections.nCopies(take, crew.id()));
                left.merge(crew.id(), -take, Integer::sum);
            }
            fixed.put(fleet.id(), own);
        }
    }

    private boolean isRequisitioned(Fleet fleet) {
        return outlook.scenario().requisitions().stream()
                .anyMatch(requisition -> requisition.target().equals(fleet.id()));
    }

    /** The vehicles of a fleet whose own crew can work on a day, as many as there are. */
    private Map<Integer, String> fixedOn(Fleet fleet, int day, Map<String, Integer> left) {
        List<String> own = fixed.get(fleet.id());
        int count = outlook.fleetCount(fleet.id(), day);
        Map<Integer, String> working = new LinkedHashMap<>();
        for (int vehicle = 0; vehicle < own.size() && working.size() < count; vehicle++) {
            String crew = own.get(vehicle);
            boolean turn = Turns.of(crews.get(crew))
                    .has(vehicle, day, outlook.scenario().days());
            if (turn && left.get(crew) > 0 && isTested(crews.get(crew), fleet, day)) {
                left.merge(crew, -1, Integer::sum);
                working.put(vehicle, crew);
            }
        }
        return Collections.unmodifiableMap(working);
    }

    private boolean able(Crew crew, Fleet fleet) {
        return crew.base().equals(fleet.base())
                && bubbles.mayDrive(crew.id(), fleet.id())
                && outlook.canDrive(crew.id(), fleet.vehicleType());
    }

    private boolean isTested(Crew crew, Fleet fleet, int day) {
        int last = IntStream.range(0, starts.manned(fleet))
                .map(vehicle -> shift(fleet, crew.id(), vehicle, day).end())
                .max()
                .orElse(0);
        return crew.testValidUntil() >= last;
    }

    /** Crews of a kind, of which none is fixed to a vehicle, whose turn it is on a day. */
    private int onTurn(Crew crew, int day) {
        Turns turns = Turns.of(crew);
        int days = outlook.scenario().days();
        return (int) IntStream.range(0, crew.count())
                .filter(number -> turns.has(number, day, days))
                .count();
    }

    private Map<String, Map<Integer, String>> assign(int day) {
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> onTurn = new HashMap<>();
        crews.values().forEach(crew -> {
            left.put(crew.id(), outlook.crews(crew.id(), day));
            onTurn.put(crew.id(), onTurn(crew, day));
        });
        Map<String, Map<Integer, String>> assigned = new HashMap<>();
        for (Fleet fleet : outlook.scenario().fleets()) {
            int count = outlook.fleetCount(fleet.id(), day);
            if (!crewedBases.contains(fleet.base())) {
                assigned.put(fleet.id(), byNumber(Collections.nCopies(count, "")));
                continue;
            }
            if (isFixed(fleet)) {
                assigned.put(fleet.id(), fixedOn(fleet, day, left));
                continue;
            }
            List<Crew> able = outlook.scenario().crews().stream()
                    .filter(crew -> able(crew, fleet) && isTested(crew, fleet, day))
                    .toList();
            Map<Integer, String> here = new LinkedHashMap<>();
            for (int vehicle = 0; vehicle < count; vehicle++) {
                for (Crew crew : able) {
                    boolean isThere = left.get(crew.id()) > 0 && onTurn.get(crew.id()) > 0;
                    if (isThere && takeRested(crew, shift(fleet, crew.id(), vehicle, day))) {
                        here.put(vehicle, crew.id());
                        left.merge(crew.id(), -1, Integer::sum);
                        onTurn.merge(crew.id(), -1, Integer::sum);
                        break;
                    }
                }
            }
            assigned.put(fleet.id(), Collections.unmodifiableMap(here));
        }
        return assigned;
    }

    /**
     * Takes that crew of a kind for a shift which has been rested for the shortest time when it begins; whether there is one. Those who drove
     * late on the day before cannot drive early on the next one in place of others who are ill.
     */
    private boolean takeRested(Crew crew, TimeWindow shift) {
        if (shift.start() == shift.end()) {
            return true;
        }
        TreeMap<Integer, Integer> kind = rested.get(crew.id());
        Map.Entry<Integer, Integer> last = kind.floorEntry(shift.start());
        if (last == null) {
            return false;
        }
        kind.merge(last.getKey(), -1, (there, one) -> there + one == 0 ? null : there + one);
        kind.merge((int) Math.min(Integer.MAX_VALUE, (long) shift.end() + crew.restSeconds()), 1, Integer::sum);
        return true;
    }

    private static Map<Integer, String> byNumber(List<String> crews) {
        Map<Integer, String> byNumber = new LinkedHashMap<>();
        crews.forEach(crew -> byNumber.put(byNumber.size(), crew));
        return Collections.unmodifiableMap(byNumber);
    }
}
