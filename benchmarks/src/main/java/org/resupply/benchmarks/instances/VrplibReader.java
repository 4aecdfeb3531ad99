package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/**
 * Reads VRPLIB files with the specifications and sections that PyVRP documents for them.
 *
 * <p>The files do not say in which integers their set is measured. It is told by the fields present, as {@link #convention}
 * describes, unless the caller knows better. {@code TYPE} is not asked: fields decide what the problem is. A
 * field that is not known is refused by name.
 *
 * <p>A required delivery larger than any vehicle that may make it becomes full loads and a remainder: one stop each, with the
 * windows and the service time of the client.
 */
final class VrplibReader {
    /** Fields that say nothing about the problem. */
    private static final Set<String> IDLE =
            Set.of("COMMENT", "EDGE_WEIGHT_FORMAT", "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE", "DISPLAY_DATA_SECTION");

    /** A client that asks for more loads is left as it is, and refused. */
    private static final int MOST_LOADS = 1000;

    private final VrplibText text;
    private final Convention convention;
    private final boolean fleetFirst;
    private final int locations;
    private final int depots;
    private final int stops;
    private final double[][] coordinates;
    private final List<Integer> fullLoads = new ArrayList<>(); // their locations: stops beyond those of the file
    private RoutingTravel travel;
    private Instance.RealDistance realDistance;

    VrplibReader(String file, List<String> lines, Reading reading) {
        text = VrplibText.of(file, lines);
        convention = reading.convention() == null ? convention(text) : reading.convention();
        fleetFirst = reading.fleetFirst();
        locations = text.count("DIMENSION", 1, 0);
        depots = readDepots();
        stops = locations - depots;
        coordinates = text.hasSection("NODE_COORD_SECTION") ? text.table("NODE_COORD_SECTION", locations, 2) : null;
    }

    /**
     * The convention of the set that files with these fields belong to.
     *
     * <ul>
     *   <li>Where vehicles differ or have a limit of their own (capacities or depots by vehicle, allowed clients, limits of
     *       duration or distance, unit costs): {@link Convention#EXACT}, as the multi-depot, site-dependent and mixed-fleet sets.
     *   <li>Else where there are time windows, releases or prizes: {@link Convention#DIMACS}.
     *   <li>Else: {@link Convention#ROUND}, as the sets of CVRPLIB.
     * </ul>
     */
    static Convention convention(VrplibText text) {
        boolean byVehicle = text.hasSection("CAPACITY_SECTION")
                || text.hasSection("VEHICLES_DEPOT_SECTION")
                || text.hasSection("VEHICLES_ALLOWED_CLIENTS_SECTION")
                || text.hasSection("VEHICLES_FIXED_COST_SECTION")
                || text.hasSection("VEHICLES_UNIT_DISTANCE_COST_SECTION")
                || hasEither(text, "VEHICLES_MAX_DURATION")
                || hasEither(text, "VEHICLES_MAX_DISTANCE");
        if (byVehicle) {
            return Convention.EXACT;
        }
        boolean timed = text.hasSection("TIME_WINDOW_SECTION")
                || text.hasSection("RELEASE_TIME_SECTION")
                || text.hasSection("PRIZE_SECTION")
                || text.hasSection("PICKUP_AND_DELIVERY_SECTION");
        return timed ? Convention.DIMACS : Convention.ROUND;
    }

    private static boolean hasEither(VrplibText text, String name) {
        return text.has(name) || text.hasSection(name + "_SECTION");
    }

    Instance read() {
        readTravel();
        int dimensions = text.hasSection("DEMAND_SECTION") || text.hasSection("LINEHAUL_SECTION")
                ? loads(demandSection())[0].length
                : 1;
        var builder = new RoutingProblemBuilder(dimensions);
        builder.stopNames(stop -> {
            int location = stop < stops ? depots + stop : fullLoads.get(stop - stops);
            return "client " + location + " (node " + (location + 1) + ")";
        });
        builder.profile(travel);
        int[] reloadDepots = readReloadDepots(builder);
        List<Kind> kinds = kinds(text.count("VEHICLES", 1, Math.max(1, stops)), dimensions);
        readStops(builder, dimensions, kinds);
        readAlternatives(builder);
        int[][] vehicles = readVehicles(builder, kinds, reloadDepots);
        String name = text.text("NAME", "unnamed");
        String variant = text.text("TYPE", "unknown").toUpperCase(Locale.ROOT);
        text.requireAllRead(IDLE);
        return new Instance(
                name, variant, builder.build(), convention, depots, vehicles, costUnit(), fleetFirst, realDistance);
    }

    /** Unit and digits in which costs are published: see the table in the package description. */
    private Instance.CostUnit costUnit() {
        return switch (convention) {
            case ROUND -> new Instance.CostUnit(1, 0);
            case DIMACS -> {
                boolean divided = text.hasSection("TIME_WINDOW_SECTION")
                        && !text.hasSection("PRIZE_SECTION")
                        && !text.hasSection("RELEASE_TIME_SECTION")
                        && !text.hasSection("VEHICLES_RELOAD_DEPOT_SECTION");
                yield divided ? new Instance.CostUnit(10, 1) : new Instance.CostUnit(1, 0);
            }
            case EXACT -> {
                // Unit costs in these files are hundredths.
                boolean divided = text.hasSection("VEHICLES_UNIT_DISTANCE_COST_SECTION");
                yield divided ? new Instance.CostUnit(100_000, 2) : new Instance.CostUnit(1, 0);
            }
            case REAL -> new Instance.CostUnit(convention.scale(), 2);
        };
    }

    // ------------------------------------------------------------------ places

    private int readDepots() {
        if (!text.has("DIMENSION")) {
            throw text.fault(0, "The file has no DIMENSION.");
        }
        var section = text.section("DEPOT_SECTION");
        if (section == null) {
            return 1;
        }
        int count = 0;
        for (var row : section.rows()) {
            for (double value : row.values()) {
                if (value == -1) {
                    continue;
                }
                int location = text.index(row.line(), value, locations, "DEPOT_SECTION");
                if (location != count) {
                    throw text.fault(
                            row.line(),
                            "Depot (%s) must be location (%s): depots come first, from 1 upwards."
                                    .formatted(location + 1, count + 1));
                }
                count++;
            }
        }
        if (count == 0) {
            throw text.fault(section.line(), "DEPOT_SECTION names no depot.");
        }
        return count;
    }

    private void readTravel() {
        String type = text.text("EDGE_WEIGHT_TYPE", coordinates == null ? "EXPLICIT" : "EUC_2D");
        switch (type) {
            case "EUC_2D" -> {
                if (coordinates == null) {
                    throw text.fault(text.lineOf("EDGE_WEIGHT_TYPE"), "EUC_2D distances need a NODE_COORD_SECTION.");
                }
                var x = new double[locations];
                var y = new double[locations];
                for (int place = 0; place < locations; place++) {
                    x[place] = coordinates[place][0];
                    y[place] = coordinates[place][1];
                }
                travel = TextRows.travel(x, y, convention);
                realDistance = (from, to) -> {
                    double dx = x[from] - x[to];
                    double dy = y[from] - y[to];
                    return Math.sqrt(dx * dx + dy * dy);
                };
            }
            case "EXPLICIT" -> {
                double[] weights = ExplicitWeights.read(text, locations);
                var scaled = new int[weights.length];
                for (int entry = 0; entry < weights.length; entry++) {
                    double units = convention.travel(weights[entry]);
                    if (!(units >= 0 && units < RoutingTravel.UNREACHABLE)) {
                        throw text.fault(
                                text.lineOf("EDGE_WEIGHT_SECTION"),
                                "The weight (%s) from location (%s) to location (%s) must be at least 0 and below %s units."
                                        .formatted(
                                                VrplibText.plain(weights[entry]),
                                                entry / locations + 1,
                                                entry % locations + 1,
                                                RoutingTravel.UNREACHABLE));
                    }
                    scaled[entry] = entry / locations == entry % locations ? 0 : (int) units;
                }
                travel = RoutingTravel.matrix(locations, scaled, scaled);
                realDistance = (from, to) -> from == to ? 0 : weights[from * locations + to];
            }
            default ->
                throw text.fault(
                        text.lineOf("EDGE_WEIGHT_TYPE"),
                        "The EDGE_WEIGHT_TYPE (%s) is not known: EUC_2D and EXPLICIT are.".formatted(type));
        }
    }

    // ------------------------------------------------------------------ stops

    private String demandField() {
        return text.hasSection("DEMAND_SECTION") ? "DEMAND" : "LINEHAUL";
    }

    private String demandSection() {
        return demandField() + "_SECTION";
    }

    /** Loads of all locations, one row each, of as many dimensions as the first has. */
    private double[][] loads(String section) {
        double[][] table = text.table(section, locations, 0);
        for (int location = 0; location < locations; location++) {
            if (table[location].length != table[0].length || table[location].length == 0) {
                throw text.fault(
                        text.lineOf(section),
                        "%s has %s value(s) for location (%s) and %s for location (1)."
                                .formatted(section, table[location].length, location + 1, table[0].length));
            }
        }
        return table;
    }

    private void readStops(RoutingProblemBuilder builder, int dimensions, List<Kind> kinds) {
        double[][] pairs = text.hasSection("PICKUP_AND_DELIVERY_SECTION")
                ? text.table("PICKUP_AND_DELIVERY_SECTION", locations, 6)
                : null;
        double[][] demand = text.hasSection("DEMAND_SECTION") || text.hasSection("LINEHAUL_SECTION")
                ? loads(demandSection())
                : null;
        double[][] backhaul = text.hasSection("BACKHAUL_SECTION") ? loads("BACKHAUL_SECTION") : null;
        double[][] windows = windows();
        double[] service = serviceTimes();
        double[] release = text.hasSection("RELEASE_TIME_SECTION")
                ? text.column("RELEASE_TIME_SECTION", "", locations, 0)
                : new double[locations];
        double[] prize = text.hasSection("PRIZE_SECTION")
                ? text.column("PRIZE_SECTION", "", locations, 0)
                : new double[locations];
        boolean parted = pairs == null && !text.hasSection("MUTUALLY_EXCLUSIVE_GROUP_SECTION");
        var loads = new ArrayList<int[]>();
        for (int location = depots; location < locations; location++) {
            var stop = timed(builder.stop(location), location, pairs, windows, service, release);
            if (demand != null) {
                int[] amounts = amounts("demand", demandField(), location, demand[location], dimensions);
                for (int[] load :
                        parted && prize[location] == 0 ? fullLoads(location, amounts, kinds) : List.<int[]>of()) {
                    fullLoads.add(location);
                    loads.add(load);
                }
                stop.deliver(amounts);
            }
            if (backhaul != null) {
                stop.collect(amounts("backhaul", "BACKHAUL", location, backhaul[location], dimensions));
            }
            if (prize[location] != 0) {
                double units = convention.scaled(prize[location]);
                if (!(units >= 0 && units < 1L << 53)) {
                    throw text.fault(
                            text.lineOf("PRIZE_SECTION"),
                            "The prize (%s) of location (%s) must not be negative."
                                    .formatted(VrplibText.plain(prize[location]), location + 1));
                }
                stop.prize((long) units);
            }
        }
        for (int i = 0; i < loads.size(); i++) {
            int location = fullLoads.get(i);
            timed(builder.stop(location), location, null, windows, service, release)
                    .deliver(loads.get(i));
        }
        if (pairs != null) {
            readPairs(builder, pairs, dimensions);
        }
    }

    /** A stop with its times. */
    private RoutingProblemBuilder.Stop timed(
            RoutingProblemBuilder.Stop stop,
            int location,
            double[][] pairs,
            double[][] windows,
            double[] service,
            double[] release) {
        stop.service(
                        pairs == null
                                ? time("service time", "SERVICE_TIME", location, service[location])
                                : time("service time", "PICKUP_AND_DELIVERY", location, pairs[location][3]))
                .release(time("release time", "RELEASE_TIME", location, release[location]));
        if (pairs != null) {
            stop.window(
                    time("opening", "PICKUP_AND_DELIVERY", location, pairs[location][1]),
                    time("closing", "PICKUP_AND_DELIVERY", location, pairs[location][2]));
        } else if (windows != null) {
            stop.window(
                    time("opening", "TIME_WINDOW", location, windows[location][0]),
                    closing(location, windows[location][1]));
        }
        return stop;
    }

    /**
     * Takes from a delivery that no vehicle can make at once what fills vehicles, of the kind that needs the fewest loads.
     *
     * @param amounts the delivery; the remainder in the end
     * @return one load of each full vehicle; none where some vehicle can make the delivery, or where it
     *     would take too many
     */
    private List<int[]> fullLoads(int location, int[] amounts, List<Kind> kinds) {
        Kind best = null;
        int fewest = Integer.MAX_VALUE;
        for (Kind kind : kinds) {
            int needed = kind.mayServe(location) ? kind.loads(amounts) : Integer.MAX_VALUE;
            if (needed <= 1) {
                return List.of();
            }
            best = needed < fewest ? kind : best;
            fewest = Math.min(needed, fewest);
        }
        var loads = new ArrayList<int[]>();
        for (int load = 1; fewest <= MOST_LOADS && load < fewest; load++) {
            var full = new int[amounts.length];
            for (int dimension = 0; dimension < full.length; dimension++) {
                full[dimension] = Math.min(amounts[dimension], best.capacity.get(dimension));
                amounts[dimension] -= full[dimension];
            }
            loads.add(full);
        }
        return loads;
    }

    private void readPairs(RoutingProblemBuilder builder, double[][] pairs, int dimensions) {
        int line = text.lineOf("PICKUP_AND_DELIVERY_SECTION");
        if (dimensions != 1) {
            throw text.fault(line, "Pickups and deliveries have one load, not %s.".formatted(dimensions));
        }
        for (int location = depots; location < locations; location++) {
            if (pairs[location][4] != 0 || pairs[location][5] == 0) {
                continue;
            }
            int delivery = text.index(line, pairs[location][5], locations, "delivery");
            if (delivery < depots) {
                throw text.fault(
                        line, "The delivery (%s) of location (%s) is a depot.".formatted(delivery + 1, location + 1));
            }
            int[] amount = amounts("pickup", "PICKUP_AND_DELIVERY", location, new double[] {pairs[location][0]}, 1);
            builder.pair(location - depots, delivery - depots, amount);
        }
    }

    private double[][] windows() {
        return text.hasSection("TIME_WINDOW_SECTION") ? text.table("TIME_WINDOW_SECTION", locations, 2) : null;
    }

    private double[] serviceTimes() {
        double[] service = text.column("SERVICE_TIME_SECTION", "SERVICE_TIME", locations, 0);
        if (!text.hasSection("SERVICE_TIME_SECTION")) {
            Arrays.fill(service, 0, depots, 0);
        }
        return service;
    }

    private int time(String what, String field, int location, double value) {
        double units = convention.scaled(value);
        if (!(units >= 0 && units <= RoutingProblem.NO_LIMIT)) {
            throw text.fault(
                    text.lineOf(field, location),
                    "The %s (%s) of location (%s) must be between 0 and %s units."
                            .formatted(what, VrplibText.plain(value), location + 1, RoutingProblem.NO_LIMIT));
        }
        return (int) units;
    }

    /** A closing time; one beyond every horizon is as good as none. */
    private int closing(int location, double value) {
        return convention.scaled(value) > RoutingProblem.NO_LIMIT
                ? RoutingProblem.NO_LIMIT
                : time("closing", "TIME_WINDOW", location, value);
    }

    private int[] amounts(String what, String field, int location, double[] values, int dimensions) {
        if (values.length != dimensions) {
            throw text.fault(
                    text.lineOf(field, location),
                    "The %s of location (%s) has %s value(s) instead of %s."
                            .formatted(what, location + 1, values.length, dimensions));
        }
        var amounts = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            amounts[dimension] = amount(what, field, "location", location, values[dimension]);
        }
        return amounts;
    }

    /** An amount of a location or a vehicle; its name is put together only where it is at fault. */
    private int amount(String what, String field, String thing, int index, double value) {
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw text.fault(
                    text.lineOf(field, index),
                    "The %s of %s (%s) (%s) must be a whole number of at least 0."
                            .formatted(what, thing, index + 1, VrplibText.plain(value)));
        }
        return (int) value;
    }

    private void readAlternatives(RoutingProblemBuilder builder) {
        var section = text.section("MUTUALLY_EXCLUSIVE_GROUP_SECTION");
        if (section == null) {
            return;
        }
        for (var row : section.rows()) {
            // A group of one is no choice: its client is required or has a prize like any other.
            if (row.values().length > 2) {
                var members = new int[row.values().length - 1];
                for (int member = 0; member < members.length; member++) {
                    int location = text.index(row.line(), row.values()[member + 1], locations, section.name());
                    if (location < depots) {
                        throw text.fault(row.line(), "The group member (%s) is a depot.".formatted(location + 1));
                    }
                    members[member] = location - depots;
                }
                builder.requiredAlternatives(members);
            }
        }
    }

    // ------------------------------------------------------------------ vehicles

    /** What tells one vehicle from another. */
    private record Kind(
            List<Integer> capacity,
            int depot,
            long fixedCost,
            int distanceCost,
            int maxDistance,
            int maxDuration,
            int maxReloads,
            List<Integer> reloadDepots,
            List<Integer> allowed) {
        boolean mayServe(int location) {
            return allowed == null || allowed.contains(location);
        }

        /** How often a vehicle must be filled for a delivery; {@link Integer#MAX_VALUE} where that does not help. */
        int loads(int[] amounts) {
            int loads = 1;
            for (int dimension = 0; dimension < capacity.size(); dimension++) {
                int amount = amounts[dimension];
                int room = capacity.get(dimension);
                if (amount > room) {
                    loads = room == 0 ? Integer.MAX_VALUE : Math.max(loads, (amount - 1) / room + 1);
                }
            }
            return loads;
        }

        /** All of it as a key. That of the record itself is put together at run time, which costs a cold start half a second. */
        List<Object> key() {
            return Arrays.asList(
                    capacity,
                    depot,
                    fixedCost,
                    distanceCost,
                    maxDistance,
                    maxDuration,
                    maxReloads,
                    reloadDepots,
                    allowed);
        }
    }

    private int[] readReloadDepots(RoutingProblemBuilder builder) {
        if (!text.hasSection("VEHICLES_RELOAD_DEPOT_SECTION")) {
            return new int[0];
        }
        var all = new int[depots];
        for (int depot = 0; depot < depots; depot++) {
            all[depot] = builder.reloadDepot(depot);
        }
        return all;
    }

    /** Adds the vehicle classes; returns class and number of each vehicle of the file, or null where all are alike. */
    private int[][] readVehicles(RoutingProblemBuilder builder, List<Kind> byVehicle, int[] reloadDepots) {
        boolean counted = text.has("VEHICLES");
        int count = byVehicle.size();
        Map<List<Object>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int vehicle = 0; vehicle < count; vehicle++) {
            kinds.computeIfAbsent(byVehicle.get(vehicle).key(), kind -> new ArrayList<>())
                    .add(vehicle);
        }
        double[][] windows = windows();
        int[][] vehicles = new int[count][];
        for (var entry : kinds.entrySet()) {
            Kind kind = byVehicle.get(entry.getValue().get(0));
            int number = kinds.size() == 1 && !counted
                    ? RoutingProblem.UNLIMITED
                    : entry.getValue().size();
            var added = builder.vehicles(number, kind.depot)
                    .name("vehicle " + (entry.getValue().get(0) + 1))
                    .cost(
                            kind.fixedCost + (fleetFirst ? TextRows.fleetPrice(travel, locations) : 0),
                            kind.distanceCost,
                            0)
                    .maxDistance(kind.maxDistance)
                    .maxDuration(kind.maxDuration);
            if (!kind.capacity.isEmpty()) {
                added.capacity(
                        kind.capacity.stream().mapToInt(Integer::intValue).toArray());
            }
            if (windows != null) {
                added.shift(
                        time("opening", "TIME_WINDOW", kind.depot, windows[kind.depot][0]),
                        closing(kind.depot, windows[kind.depot][1]));
            }
            if (!kind.reloadDepots.isEmpty()) {
                var open = new int[kind.reloadDepots.size()];
                Arrays.setAll(open, i -> reloadDepots[kind.reloadDepots.get(i)]);
                // No limit stated: one trip for each stop, full loads among them.
                boolean limited = text.hasSection("VEHICLES_MAX_RELOADS_SECTION") || text.has("VEHICLES_MAX_RELOADS");
                added.reload(kind.maxReloads + 1 + (limited ? 0 : fullLoads.size()), 0, open);
            }
            if (kind.allowed != null) {
                var allowed = new boolean[stops + fullLoads.size()];
                for (int location : kind.allowed) {
                    if (location >= depots) {
                        allowed[location - depots] = true;
                    }
                }
                for (int stop = stops; stop < allowed.length; stop++) {
                    allowed[stop] = allowed[fullLoads.get(stop - stops) - depots];
                }
                added.onlyStops(allowed);
            }
            for (int i = 0; i < entry.getValue().size(); i++) {
                vehicles[entry.getValue().get(i)] = new int[] {added.index(), i};
            }
        }
        return kinds.size() == 1 ? null : vehicles;
    }

    private List<Kind> kinds(int count, int dimensions) {
        double[][] capacity =
                text.hasSection("CAPACITY_SECTION") ? text.table("CAPACITY_SECTION", count, dimensions) : null;
        double[] depot = text.column("VEHICLES_DEPOT_SECTION", "", count, 1);
        double[] fixed = text.column("VEHICLES_FIXED_COST_SECTION", "VEHICLES_FIXED_COST", count, 0);
        double[] perDistance =
                text.column("VEHICLES_UNIT_DISTANCE_COST_SECTION", "VEHICLES_UNIT_DISTANCE_COST", count, 1);
        double[] distance =
                text.column("VEHICLES_MAX_DISTANCE_SECTION", "VEHICLES_MAX_DISTANCE", count, Double.POSITIVE_INFINITY);
        double[] duration =
                text.column("VEHICLES_MAX_DURATION_SECTION", "VEHICLES_MAX_DURATION", count, Double.POSITIVE_INFINITY);
        double[] reloads =
                text.column("VEHICLES_MAX_RELOADS_SECTION", "VEHICLES_MAX_RELOADS", count, Math.max(0, stops - 1));
        double[][] reloadDepots = lists("VEHICLES_RELOAD_DEPOT_SECTION", count);
        double[][] allowed = lists("VEHICLES_ALLOWED_CLIENTS_SECTION", count);
        double uniform = text.number("CAPACITY", Double.NaN);
        if (capacity == null && Double.isNaN(uniform) && text.hasSection(demandSection())) {
            throw text.fault(
                    text.lineOf(demandSection()),
                    "%s needs a capacity: the file has neither CAPACITY nor CAPACITY_SECTION."
                            .formatted(demandSection()));
        }
        List<Kind> kinds = new ArrayList<>(count);
        Map<List<Integer>, List<Integer>> known = new LinkedHashMap<>();
        for (int vehicle = 0; vehicle < count; vehicle++) {
            List<Integer> room = new ArrayList<>();
            for (int dimension = 0; dimension < dimensions; dimension++) {
                if (capacity != null) {
                    room.add(amount("capacity", "CAPACITY", "vehicle", vehicle, capacity[vehicle][dimension]));
                } else if (!Double.isNaN(uniform)) {
                    room.add(amount("CAPACITY", "CAPACITY", "vehicle", vehicle, uniform));
                }
            }
            List<Integer> may = allowed == null
                    ? null
                    : known.computeIfAbsent(
                            locations("VEHICLES_ALLOWED_CLIENTS_SECTION", allowed[vehicle], locations), list -> list);
            kinds.add(new Kind(
                    room,
                    text.index(text.lineOf("VEHICLES_DEPOT_SECTION"), depot[vehicle], depots, "VEHICLES_DEPOT_SECTION"),
                    cost("fixed cost", "VEHICLES_FIXED_COST", vehicle, convention.scaled(fixed[vehicle])),
                    amount(
                            "unit distance cost",
                            "VEHICLES_UNIT_DISTANCE_COST",
                            "vehicle",
                            vehicle,
                            perDistance[vehicle]),
                    limit("maximum distance", "VEHICLES_MAX_DISTANCE", vehicle, distance[vehicle]),
                    limit("maximum duration", "VEHICLES_MAX_DURATION", vehicle, duration[vehicle]),
                    amount("maximum number of reloads", "VEHICLES_MAX_RELOADS", "vehicle", vehicle, reloads[vehicle]),
                    reloadDepots == null
                            ? List.of()
                            : locations("VEHICLES_RELOAD_DEPOT_SECTION", reloadDepots[vehicle], depots),
                    may));
        }
        return kinds;
    }

    private double[][] lists(String section, int count) {
        return text.hasSection(section) ? text.table(section, count, 0) : null;
    }

    private List<Integer> locations(String section, double[] values, int count) {
        List<Integer> found = new ArrayList<>(values.length);
        for (double value : values) {
            found.add(text.index(text.lineOf(section), value, count, section));
        }
        return found;
    }

    private long cost(String what, String field, int vehicle, double units) {
        if (!(units >= 0 && units < 1L << 53)) {
            throw text.fault(
                    text.lineOf(field, vehicle),
                    "The %s of vehicle (%s) (%s units) must not be negative."
                            .formatted(what, vehicle + 1, VrplibText.plain(units)));
        }
        return (long) units;
    }

    private int limit(String what, String field, int vehicle, double value) {
        double units = value == Double.POSITIVE_INFINITY ? value : convention.scaled(value);
        if (!(units >= 0)) {
            throw text.fault(
                    text.lineOf(field, vehicle),
                    "The %s of vehicle (%s) (%s) must not be negative."
                            .formatted(what, vehicle + 1, VrplibText.plain(value)));
        }
        return units >= RoutingProblem.NO_LIMIT ? RoutingProblem.NO_LIMIT : (int) units;
    }
}
