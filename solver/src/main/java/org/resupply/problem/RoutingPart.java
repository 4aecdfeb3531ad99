package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingProblem.VehicleClass;

/**
 * Some stops and vehicles of a problem as a problem of its own, and the way back.
 *
 * <p>The part keeps each rule for the stops it has. Stops and vehicle classes are numbered anew, in the order of the whole;
 * places no stop or vehicle of the part needs are left out.
 */
public final class RoutingPart {
    private final RoutingProblem whole;
    private final RoutingProblem problem;
    private final int[] stops;
    private final int[] classes;
    private final int[] breaks;

    private RoutingPart(
            RoutingProblem whole, int[] stops, int[] classes, int[] counts, List<RoutingSolution.Route> warmStart) {
        this.whole = whole;
        this.stops = stops;
        this.classes = classes;
        int[] innerClass = inverse(classes, whole.vehicleClasses());
        breaks = IntStream.range(0, whole.breaks())
                .filter(pause -> innerClass[whole.breakClass(pause)] != NONE)
                .toArray();
        var frozen = new RoutingArrays();
        freezePlaces(frozen);
        freezeStops(frozen, innerClass);
        freezeClasses(frozen, counts, innerClass, inverse(breaks, whole.breaks()));
        frozen.dimensions = whole.dimensions;
        frozen.levelOrder = whole.levelOrder;
        frozen.levels = whole.levels;
        frozen.disinfection = whole.disinfection;
        frozen.disagreeing = whole.disagreeing;
        frozen.goodsKinds = whole.goodsKinds;
        frozen.rules = whole.rules;
        frozen.locks = inner(whole.locks(), innerClass);
        frozen.warmStart = inner(warmStart, innerClass);
        problem = new RoutingProblem(frozen);
    }

    /**
     * A part with these stops and vehicles.
     *
     * @param stops ascending; with a stop all others of its pair or group of alternatives
     * @param counts number of vehicles by class of the whole; classes of none are left out
     * @param warmStart routes of the whole to start from; what they visit outside the part is left out
     */
    public static RoutingPart of(
            RoutingProblem whole, int[] stops, int[] counts, List<RoutingSolution.Route> warmStart) {
        int[] classes =
                IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
        return new RoutingPart(whole, stops, classes, counts, warmStart);
    }

    /**
     * The parts of a problem that cannot meet: no vehicle may serve stops of two of them, no pair, group of alternatives or
     * promise joins them. None, if everything hangs together, the host has a rule of its own or the end is asked for meanwhile.
     *
     * @param ended whether the end was asked for
     */
    public static List<RoutingPart> independent(RoutingProblem whole, BooleanSupplier ended) {
        int n = whole.stops();
        if (!whole.rules().isEmpty()) {
            return List.of();
        }
        int[] root = new int[whole.vehicleClasses() + n];
        Arrays.setAll(root, i -> i);
        for (int c = 0; c < whole.vehicleClasses() && !ended.getAsBoolean(); c++) {
            for (int s = 0; s < n; s++) {
                if (whole.isAllowed(c, s) || whole.promisedClass(s) == c) {
                    join(root, n + c, s);
                }
            }
        }
        for (int s = 0; s < n; s++) {
            if (whole.partner(s) != NONE) {
                join(root, s, whole.partner(s));
            }
            if (whole.group(s) != NONE) {
                join(root, s, whole.groupStop(whole.group(s), 0));
            }
        }
        boolean[] visited = new boolean[root.length];
        for (int s = 0; s < n; s++) {
            visited[find(root, s)] = true;
        }
        for (RoutingSolution.Route lock : whole.locks()) {
            if (!visited[find(root, n + lock.vehicleClass())]) {
                return List.of();
            }
        }
        boolean[] served = new boolean[root.length];
        for (int c = 0; c < whole.vehicleClasses(); c++) {
            served[find(root, n + c)] = true;
        }
        var members = new LinkedHashMap<Integer, IntStream.Builder>();
        for (int s = 0; s < n; s++) {
            if (served[find(root, s)]) {
                members.computeIfAbsent(find(root, s), component -> IntStream.builder())
                        .add(s);
            }
        }
        if (members.size() < 2) {
            return List.of();
        }
        // Stops without any vehicle go along with the first that has one.
        int first = members.keySet().iterator().next();
        IntStream.range(0, n).filter(s -> !served[find(root, s)]).forEach(members.get(first)::add);
        var parts = new ArrayList<RoutingPart>();
        for (var part : members.entrySet()) {
            if (ended.getAsBoolean()) {
                return List.of();
            }
            int[] counts = new int[whole.vehicleClasses()];
            for (int c = 0; c < counts.length; c++) {
                counts[c] = find(root, n + c) == part.getKey() ? whole.vehicleCount(c) : 0;
            }
            int[] stops = part.getValue().build().sorted().toArray();
            parts.add(of(whole, stops, counts, whole.warmStart()));
        }
        return parts;
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private static void join(int[] root, int one, int other) {
        root[find(root, one)] = find(root, other);
    }

    /** What a member of the whole is in the part, or {@code NONE}: of members in ascending order. */
    private static int inner(int[] members, int outer) {
        int index = Arrays.binarySearch(members, outer);
        return index < 0 ? NONE : index;
    }

    private static int[] inverse(int[] members, int size) {
        int[] index = new int[size];
        Arrays.fill(index, NONE);
        for (int i = 0; i < members.length; i++) {
            index[members[i]] = i;
        }
        return index;
    }

    /** The part as a problem. */
    public RoutingProblem problem() {
        return problem;
    }

    /** The stop of the whole that is a stop of the part. */
    public int outerStop(int stop) {
        return stops[stop];
    }

    /** A route of the part as a route of the whole, by a vehicle of this number within its class. */
    public RoutingSolution.Route outer(RoutingSolution.Route route, int vehicle) {
        int[] visits = new int[route.size()];
        for (int i = 0; i < visits.length; i++) {
            int visit = route.visit(i);
            visits[i] = problem.isStop(visit)
                    ? stops[visit]
                    : problem.isReload(visit)
                            ? whole.reloadVisit(problem.reloadDepot(visit))
                            : whole.breakVisit(breaks[problem.breakOf(visit)]);
        }
        return new RoutingSolution.Route(classes[route.vehicleClass()], vehicle, visits);
    }

    // ------------------------------------------------------------------ the arrays of the part

    private void freezePlaces(RoutingArrays frozen) {
        var used = IntStream.builder();
        for (int s : stops) {
            used.add(whole.place(s));
        }
        for (int c : classes) {
            used.add(whole.startPlace(c));
            used.add(whole.endPlace(c));
        }
        for (int place : whole.reloadPlace) {
            used.add(place);
        }
        int[] places = used.build()
                .filter(place -> place != RoutingProblem.NOWHERE)
                .sorted()
                .distinct()
                .toArray();
        frozen.places = places.length;
        frozen.profiles = Arrays.stream(whole.profiles)
                .map(travel -> travel.between(places))
                .toArray(RoutingTravel[]::new);
        frozen.place =
                Arrays.stream(stops).map(s -> inner(places, whole.place(s))).toArray();
        frozen.reloadPlace = Arrays.stream(whole.reloadPlace)
                .map(place -> inner(places, place))
                .toArray();
        frozen.classes = new VehicleClass[classes.length];
        for (int c = 0; c < classes.length; c++) {
            int start = whole.startPlace(classes[c]);
            int end = whole.endPlace(classes[c]);
            frozen.classes[c] = whole.classes[classes[c]].at(
                    start == RoutingProblem.NOWHERE ? start : inner(places, start),
                    end == RoutingProblem.NOWHERE ? end : inner(places, end));
        }
    }

    private void freezeStops(RoutingArrays frozen, int[] innerClass) {
        int n = stops.length;
        frozen.stops = n;
        frozen.service = pick(whole.service);
        frozen.release = pick(whole.release);
        frozen.level = pick(whole.level);
        frozen.territory = pick(whole.territory);
        frozen.goods = pick(whole.goods);
        frozen.skills = pick(whole.skills);
        frozen.prize = pick(whole.prize);
        frozen.partner = new int[n];
        frozen.pickup = new boolean[n];
        frozen.required = new boolean[n];
        frozen.group = new int[n];
        frozen.delivered = pickRows(whole.delivered);
        frozen.collected = pickRows(whole.collected);
        frozen.carried = pickRows(whole.carried);
        frozen.windowOffset = new int[n + 1];
        var opens = new ArrayList<Integer>();
        var closes = new ArrayList<Integer>();
        int[] innerGroup = new int[whole.groups()];
        Arrays.fill(innerGroup, NONE);
        var groups = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            int s = stops[i];
            frozen.partner[i] = whole.partner(s) == NONE ? NONE : inner(stops, whole.partner(s));
            frozen.pickup[i] = whole.isPickup(s);
            frozen.required[i] = whole.isRequired(s);
            frozen.group[i] = NONE;
            if (whole.group(s) != NONE) {
                if (innerGroup[whole.group(s)] == NONE) {
                    innerGroup[whole.group(s)] = groups.size();
                    groups.add(whole.group(s));
                }
                frozen.group[i] = innerGroup[whole.group(s)];
            }
            for (int w = 0; w < whole.windows(s); w++) {
                opens.add(whole.windowOpen(s, w));
                closes.add(whole.windowClose(s, w));
            }
            frozen.windowOffset[i + 1] = opens.size();
        }
        frozen.windowOpen = opens.stream().mapToInt(Integer::intValue).toArray();
        frozen.windowClose = closes.stream().mapToInt(Integer::intValue).toArray();
        frozen.groupStops = new int[groups.size()][];
        frozen.groupRequired = new boolean[groups.size()];
        frozen.groupPrize = new long[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            frozen.groupStops[g] = Arrays.stream(whole.groupStops[groups.get(g)])
                    .map(s -> inner(stops, s))
                    .toArray();
            frozen.groupRequired[g] = whole.isGroupRequired(groups.get(g));
            frozen.groupPrize[g] = whole.groupPrize(groups.get(g));
        }
        if (whole.promisedClass != null) {
            frozen.promisedClass = Arrays.stream(stops)
                    .map(s -> whole.promisedClass(s) == NONE ? NONE : innerClass[whole.promisedClass(s)])
                    .toArray();
            frozen.promisedVehicle = pick(whole.promisedVehicle);
            frozen.vehiclePrice = pick(whole.vehiclePrice);
            frozen.promisedTime = pick(whole.promisedTime);
            frozen.timePrice = pick(whole.timePrice);
        }
    }

    private void freezeClasses(RoutingArrays frozen, int[] counts, int[] innerClass, int[] innerBreak) {
        int n = stops.length;
        frozen.allowed = new boolean[classes.length * n];
        frozen.classService = new int[classes.length][];
        for (int c = 0; c < classes.length; c++) {
            int[] own = whole.classService[classes[c]];
            frozen.classService[c] = own == null ? null : pick(own);
            frozen.classes[c] = frozen.classes[c].with(counts[classes[c]], innerBreak);
            for (int i = 0; i < n; i++) {
                frozen.allowed[c * n + i] = whole.isAllowed(classes[c], stops[i]);
            }
        }
        frozen.breakClass = new int[breaks.length];
        frozen.breakEarliest = Arrays.stream(breaks).map(whole::breakEarliest).toArray();
        frozen.breakLatest = Arrays.stream(breaks).map(whole::breakLatest).toArray();
        frozen.breakDuration = Arrays.stream(breaks).map(whole::breakDuration).toArray();
        for (int pause = 0; pause < breaks.length; pause++) {
            frozen.breakClass[pause] = innerClass[whole.breakClass(breaks[pause])];
        }
    }

    private List<RoutingSolution.Route> inner(List<RoutingSolution.Route> routes, int[] innerClass) {
        int n = stops.length;
        var kept = new ArrayList<RoutingSolution.Route>();
        for (RoutingSolution.Route route : routes) {
            if (innerClass[route.vehicleClass()] == NONE) {
                continue;
            }
            int[] visits = Arrays.stream(route.visits())
                    .map(visit -> whole.isStop(visit)
                            ? inner(stops, visit)
                            : whole.isReload(visit)
                                    ? n + whole.reloadDepot(visit)
                                    : n + whole.reloadDepots() + inner(breaks, whole.breakOf(visit)))
                    .filter(visit -> visit >= 0)
                    .toArray();
            if (visits.length > 0) {
                kept.add(new RoutingSolution.Route(innerClass[route.vehicleClass()], route.vehicle(), visits));
            }
        }
        return kept;
    }

    private int[] pick(int[] values) {
        return Arrays.stream(stops).map(s -> values[s]).toArray();
    }

    private long[] pick(long[] values) {
        return Arrays.stream(stops).mapToLong(s -> values[s]).toArray();
    }

    private int[] pickRows(int[] values) {
        int dimensions = whole.dimensions;
        int[] rows = new int[stops.length * dimensions];
        for (int i = 0; i < stops.length; i++) {
            System.arraycopy(values, stops[i] * dimensions, rows, i * dimensions, dimensions);
        }
        return rows;
    }
}
