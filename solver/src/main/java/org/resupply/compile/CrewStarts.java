package org.resupply.compile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.resupply.model.Demand;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;

/**
 * When crews begin that work for a part of their vehicles' shift.
 *
 * <p>Every second vehicle begins later, by half of what a crew works, if that lets it work just as long: the hours in the middle of the shift,
 * when most goods are on their way, then have all vehicles. Nor does anybody begin long before the first place opens to which goods may go,
 * be it a facility or, for vehicles that go to the doors, a door. Those that go to doors begin at another time where the hours of doors ask
 * for it: one after the other takes an equal part of what the doors behind their base want, and who comes last what the usual hours of those
 * before did not reach.
 */
final class CrewStarts {
    /** Crews begin so many seconds before the first place opens to which they bring anything: they load, and go there. */
    private static final int AHEAD = 3600;

    /** Part of what the doors behind a base want that is worth no other start. */
    private static final double CRUMB = 1e-6;

    private final Outlook outlook;
    private final Vehicles vehicles;
    /** By base the second of the day at which the first facility opens to which lanes lead from it. */
    private final Map<String, Integer> opens = new HashMap<>();
    /** By base the second of the day at which the first door opens to which it delivers. */
    private final Map<String, Integer> doorsOpen = new HashMap<>();
    /** By base the kilograms that are wanted at its doors, by the hours of the day in which they may be handed over. */
    private final Map<String, Map<TimeWindow, Double>> doorKg = new HashMap<>();

    private final Map<String, Integer> crews = new HashMap<>();
    private final Map<Work, int[]> toDoors = new ConcurrentHashMap<>();

    private record Work(String fleet, int seconds) {}

    /** A fleet, and how long its crews work between two seconds of the day. */
    private record Shift(Fleet fleet, int open, int close, int work) {
        /** What goes by before the first door of a shift, and after its last. */
        int ahead() {
            return Math.min(AHEAD, work / 6);
        }
    }

    CrewStarts(Outlook outlook, ServiceArea area, Vehicles vehicles) {
        this.outlook = outlook;
        this.vehicles = vehicles;
        for (Lane lane : Lanes.of(outlook.scenario())) {
            outlook.places()
                    .facility(lane.to())
                    .ifPresent(to -> opens.merge(lane.from(), to.hours().open(), Math::min));
        }
        outlook.scenario().crews().forEach(crew -> crews.merge(crew.base(), crew.count(), Integer::sum));
        if (!crews.isEmpty()) {
            lookAtDoors(area);
        }
    }

    /** How many vehicles of a fleet can have a crew at most: those of the lowest numbers. */
    int manned(Fleet fleet) {
        return Math.min(fleet.count(), crews.getOrDefault(fleet.base(), 0));
    }

    /** A place takes what is late in its usual hours, even if what is wanted there has another window on its own day. */
    private void lookAtDoors(ServiceArea area) {
        Map<String, Double> massKg = new HashMap<>();
        outlook.scenario().commodities().forEach(commodity -> massKg.put(commodity.id(), commodity.massKg()));
        OpeningHours usual = outlook.scenario().policies().deliveryHours();
        Map<String, Integer> first = new HashMap<>();
        Map<String, Map<TimeWindow, double[]>> wanted = new HashMap<>();
        String place = "";
        TimeWindow always = null;
        Map<TimeWindow, double[]> here = null;
        TimeWindow lately = null;
        double[] kg = null;
        String commodity = "";
        double unitKg = 0;
        for (Demand demand : outlook.demands()) {
            // Most demands of one place stand one behind the other.
            if (!demand.place().equals(place)) {
                place = demand.place();
                always = outlook.places()
                        .facility(place)
                        .map(facility -> facility.hours())
                        .orElse(usual)
                        .on(0);
                first.merge(place, always.start(), Math::min);
                here = wanted.computeIfAbsent(place, key -> new HashMap<>());
                lately = null;
            }
            if (!demand.commodity().equals(commodity)) {
                commodity = demand.commodity();
                unitKg = massKg.get(commodity);
            }
            TimeWindow hours = always;
            int midnight = demand.day() * TimeWindow.DAY;
            if (demand.window() != null && demand.window().meets(OpeningHours.ALWAYS.on(demand.day()))) {
                hours = new TimeWindow(
                        Math.max(0, demand.window().start() - midnight),
                        Math.min(TimeWindow.DAY, demand.window().end() - midnight));
                first.merge(place, hours.start(), Math::min);
            }
            if (hours != lately) {
                lately = hours;
                kg = here.computeIfAbsent(hours, key -> new double[1]);
            }
            kg[0] += demand.quantity() * unitKg;
        }
        first.forEach((door, open) -> area.servers(door).forEach(server -> {
            doorsOpen.merge(server.id(), open, Math::min);
            Map<TimeWindow, Double> behind = doorKg.computeIfAbsent(
                    server.id(),
                    base -> new TreeMap<>(
                            Comparator.comparingInt(TimeWindow::start).thenComparingInt(TimeWindow::end)));
            wanted.get(door).forEach((hours, sum) -> behind.merge(hours, sum[0], Double::sum));
        }));
    }

    /** The second of the day at which a vehicle begins whose crew works so long between these two. */
    int begins(Fleet fleet, int open, int close, int work, int vehicle) {
        Shift shift = new Shift(fleet, open, close, work);
        return goesToDoors(fleet) && open + work < close && vehicle < manned(fleet)
                ? toDoors.computeIfAbsent(new Work(fleet.id(), work), key -> toDoors(shift))[vehicle]
                : usual(shift, vehicle);
    }

    private boolean goesToDoors(Fleet fleet) {
        return vehicles.delivery(fleet.base()).contains(fleet);
    }

    private int usual(Shift shift, int vehicle) {
        int later = Math.max(shift.open, Math.min(shift.close - shift.work, shift.open + shift.work / 2));
        int first = opens.getOrDefault(shift.fleet.base(), 0);
        if (goesToDoors(shift.fleet)) {
            first = Math.min(first, doorsOpen.get(shift.fleet.base()));
        }
        return vehicle % 2 == 0 ? Math.max(shift.open, Math.min(later, first - shift.ahead())) : later;
    }

    private int[] toDoors(Shift shift) {
        Map<TimeWindow, Double> wanted = doorKg.get(shift.fleet.base());
        List<TimeWindow> doors = List.copyOf(wanted.keySet());
        double[] left = wanted.values().stream().mapToDouble(kg -> kg).toArray();
        double all = Arrays.stream(left).sum();
        int[] others = doors.stream()
                .flatMapToInt(
                        hours -> IntStream.of(hours.start() - shift.ahead(), hours.end() - shift.work + shift.ahead()))
                .map(start -> Math.max(shift.open, Math.min(shift.close - shift.work, start)))
                .sorted()
                .distinct()
                .toArray();
        int[] starts = new int[manned(shift.fleet)];
        double part = all / starts.length;
        for (int vehicle = 0; vehicle < starts.length; vehicle++) {
            int usual = usual(shift, vehicle);
            int best = usual;
            double most = Math.min(part, reached(shift, usual, doors, left));
            List<Integer> nearestFirst = Arrays.stream(others)
                    .boxed()
                    .sorted(Comparator.comparingInt(start -> Math.abs(start - usual)))
                    .toList();
            for (int start : nearestFirst) {
                double more = Math.min(part, reached(shift, start, doors, left));
                if (more > most + CRUMB * all) {
                    best = start;
                    most = more;
                }
            }
            take(shift, best, doors, left, most);
            starts[vehicle] = best;
        }
        return starts;
    }

    private static double reached(Shift shift, int start, List<TimeWindow> doors, double[] left) {
        double kg = 0;
        for (int i = 0; i < left.length; i++) {
            kg += left[i] * within(shift, start, doors.get(i));
        }
        return kg;
    }

    private static void take(Shift shift, int start, List<TimeWindow> doors, double[] left, double kg) {
        double reached = reached(shift, start, doors, left);
        for (int i = 0; i < left.length && reached > 0; i++) {
            left[i] -= left[i] * within(shift, start, doors.get(i)) * kg / reached;
        }
    }

    /** Which part of the most that it could spend at doors with these hours a shift that begins at this second can, by the second. */
    private static double within(Shift shift, int start, TimeWindow hours) {
        int first = start + shift.ahead();
        int last = start + shift.work - shift.ahead();
        double seconds = Math.min(last, hours.end()) - Math.max(first, hours.start()) + 1;
        double most = Math.min(last - first, hours.end() - hours.start()) + 1;
        return Math.max(0, seconds) / most;
    }
}
