package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/**
 * Writes instances as files that {@link InstanceReader} reads back as the same problem. What a format cannot say is refused by
 * name; nothing is left out.
 */
public final class InstanceWriter {

    /** The formats. */
    public enum Format {
        /** VRPLIB with the fields that PyVRP documents. */
        VRPLIB,
        /** Solomon's text: one depot, equal vehicles, windows. */
        SOLOMON,
        /** Li and Lim's text: the same with pairs of pickup and delivery. */
        LILIM
    }

    private final Instance instance;
    private final RoutingProblem problem;
    private final Format format;
    private final int depots;
    private final int stops;
    private final StringBuilder text = new StringBuilder();

    private InstanceWriter(Instance instance, Format format) {
        this.instance = instance;
        this.problem = instance.problem();
        this.format = format;
        this.depots = instance.depots();
        this.stops = problem.stops();
    }

    /** The text of an instance in a format. */
    public static String text(Instance instance, Format format) {
        var writer = new InstanceWriter(instance, format);
        writer.requireSayable();
        if (format == Format.VRPLIB) {
            writer.writeVrplib();
        } else {
            writer.requireText();
            if (format == Format.SOLOMON) {
                writer.writeSolomon();
            } else {
                writer.writeLiLim();
            }
        }
        return writer.text.toString();
    }

    // ------------------------------------------------------------------ what can be said

    private void refuse(boolean isAsked, String what) {
        if (isAsked) {
            throw new IllegalArgumentException("The format (%s) cannot say what the instance (%s) has: %s."
                    .formatted(format.name().toLowerCase(Locale.ROOT), instance.name(), what));
        }
    }

    private void requireSayable() {
        refuse(depots == 0, "places that are not in the order of a file's locations");
        refuse(instance.isFleetFirst(), "fewest vehicles first, which is said by how a file is read");
        refuse(problem.profiles() != 1, "several travel profiles");
        refuse(problem.breaks() > 0, "breaks");
        refuse(!problem.locks().isEmpty(), "locked prefixes");
        refuse(problem.hasPromises(), "promises");
        refuse(!problem.rules().isEmpty(), "route rules");
        refuse(problem.hasLevelOrder() || problem.hasDisinfection(), "levels");
        refuse(problem.hasDisagreeingGoods(), "goods that disagree");
        refuse(problem.hasServiceByClass(), "service times by class");
        for (int stop = 0; stop < stops; stop++) {
            refuse(problem.windows(stop) > 1, "several windows");
            refuse(problem.place(stop) != depots + stop, "places that are not in the order of a file's locations");
        }
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            refuse(problem.startPlace(c) != problem.endPlace(c), "vehicles that start and end at different places");
            refuse(problem.startPlace(c) < 0 || problem.startPlace(c) >= depots, "vehicles that start at no depot");
            refuse(problem.durationCost(c) > 0, "costs of duration");
            refuse(problem.maxStops(c) < RoutingProblem.NO_LIMIT, "limits of stops");
            refuse(problem.turnRound(c) > 0, "turn-round times");
        }
        for (int group = 0; group < problem.groups(); group++) {
            refuse(!problem.isGroupRequired(group), "alternatives that may all be left out");
        }
        RoutingTravel travel = problem.travel(0);
        if (!travel.hasCoordinates()) {
            refuse(instance.convention() == Convention.REAL, "distances that are no straight lines, in real numbers");
            for (int from = 0; from < travel.places(); from++) {
                for (int to = 0; to < travel.places(); to++) {
                    refuse(travel.distance(from, to) != travel.duration(from, to), "travel times beside distances");
                    refuse(travel.distance(from, to) >= RoutingTravel.UNREACHABLE, "places without a way");
                }
            }
        }
    }

    /** Solomon's and Li and Lim's texts say less. */
    private void requireText() {
        refuse(!problem.travel(0).hasCoordinates(), "distances that are no straight lines");
        refuse(depots != 1, "several depots");
        refuse(problem.dimensions() != 1, "other than one load");
        refuse(instance.vehicles() != null || problem.vehicleClasses() != 1, "vehicles that differ");
        refuse(problem.groups() > 0, "alternatives");
        refuse(problem.fixedCost(0) > 0 || problem.distanceCost(0) != 1, "costs of vehicles");
        refuse(problem.maxDistance(0) < RoutingProblem.NO_LIMIT, "limits of distance");
        refuse(problem.maxDuration(0) < RoutingProblem.NO_LIMIT, "limits of duration");
        refuse(problem.maxTrips(0) > 1, "reloads");
        for (int stop = 0; stop < stops; stop++) {
            refuse(!problem.isAllowed(0, stop), "clients that are not allowed");
            refuse(!problem.isRequired(stop), "prizes");
            refuse(problem.collected(stop, 0) > 0, "backhauls");
            refuse(problem.release(stop) > 0, "releases");
            boolean isPaired = problem.partner(stop) != RoutingProblem.NONE;
            refuse(isPaired && format == Format.SOLOMON, "pairs");
            refuse(!isPaired && format == Format.LILIM, "stops without a partner");
        }
    }

    // ------------------------------------------------------------------ numbers

    /** Integers of the problem in the unit of the file, without loss. */
    private String units(long units) {
        int digits = Integer.toString(instance.convention().scale()).length() - 1;
        return java.math.BigDecimal.valueOf(units, digits).stripTrailingZeros().toPlainString();
    }

    private static String coordinate(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : " ").append(words[i]);
        }
        text.append('\n');
    }

    private String x(int place) {
        return coordinate(problem.travel(0).x(place));
    }

    private String y(int place) {
        return coordinate(problem.travel(0).y(place));
    }

    private int vehicleCount() {
        int count = problem.vehicleCount(0);
        return count == RoutingProblem.UNLIMITED ? 0 : count;
    }

    // ------------------------------------------------------------------ Solomon, Li and Lim

    private void writeSolomon() {
        line(instance.name());
        line("");
        line("VEHICLE");
        line("NUMBER     CAPACITY");
        line(vehicleCount(), problem.capacity(0, 0));
        line("");
        line("CUSTOMER");
        line("CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME");
        line("");
        line(0, x(0), y(0), 0, units(problem.shiftStart(0)), units(problem.shiftEnd(0)), 0);
        for (int stop = 0; stop < stops; stop++) {
            line(
                    stop + 1,
                    x(stop + 1),
                    y(stop + 1),
                    problem.delivered(stop, 0),
                    open(stop),
                    close(stop),
                    service(stop));
        }
    }

    private void writeLiLim() {
        line(vehicleCount(), problem.capacity(0, 0), 1);
        line(0, x(0), y(0), 0, units(problem.shiftStart(0)), units(problem.shiftEnd(0)), 0, 0, 0);
        for (int stop = 0; stop < stops; stop++) {
            int partner = problem.partner(stop) + 1;
            boolean isPickup = problem.isPickup(stop);
            line(
                    stop + 1,
                    x(stop + 1),
                    y(stop + 1),
                    problem.carried(stop, 0),
                    open(stop),
                    close(stop),
                    service(stop),
                    isPickup ? 0 : partner,
                    isPickup ? partner : 0);
        }
    }

    private String open(int stop) {
        return units(problem.windowOpen(stop, 0));
    }

    private String close(int stop) {
        return units(problem.windowClose(stop, 0));
    }

    private String service(int stop) {
        return units(problem.service(0, stop));
    }

    // ------------------------------------------------------------------ VRPLIB

    private void writeVrplib() {
        boolean hasPairs = has(stop -> problem.partner(stop) != RoutingProblem.NONE);
        boolean hasWindows =
                has(stop -> problem.windowOpen(stop, 0) > 0 || problem.windowClose(stop, 0) < RoutingProblem.NO_LIMIT)
                        || hasShifts();
        line("NAME :", instance.name());
        line(
                "COMMENT : integers by the convention",
                instance.convention().name().toLowerCase(Locale.ROOT));
        line("TYPE :", instance.variant());
        line("DIMENSION :", depots + stops);
        int[][] vehicles = vehicles();
        if (vehicles != null) {
            line("VEHICLES :", vehicles.length);
        }
        writePlaces();
        writeLoads(hasPairs);
        if (hasWindows && !hasPairs) {
            writeWindows();
        }
        if (!hasPairs) {
            column("SERVICE_TIME_SECTION", has(stop -> problem.service(0, stop) > 0), stop -> problem.service(0, stop));
        }
        column("RELEASE_TIME_SECTION", has(stop -> problem.release(stop) > 0), problem::release);
        column("PRIZE_SECTION", has(stop -> problem.prize(stop) > 0), problem::prize);
        writeGroups();
        writeVehicles(vehicles == null ? new int[][] {{0, 0}} : vehicles, vehicles != null);
        line("DEPOT_SECTION");
        for (int depot = 1; depot <= depots; depot++) {
            line(depot);
        }
        line(-1);
        line("EOF");
    }

    private boolean has(java.util.function.IntPredicate rule) {
        for (int stop = 0; stop < stops; stop++) {
            if (rule.test(stop)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasShifts() {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (problem.shiftStart(c) > 0 || problem.shiftEnd(c) < RoutingProblem.NO_LIMIT) {
                return true;
            }
        }
        return false;
    }

    /** Class and number of each vehicle in the order of the file; null where their number is free. */
    private int[][] vehicles() {
        if (instance.vehicles() != null) {
            return instance.vehicles();
        }
        refuse(problem.vehicleClasses() != 1, "vehicles that differ, without an order");
        int count = problem.vehicleCount(0);
        if (count == RoutingProblem.UNLIMITED) {
            return null;
        }
        var vehicles = new int[count][];
        for (int vehicle = 0; vehicle < count; vehicle++) {
            vehicles[vehicle] = new int[] {0, vehicle};
        }
        return vehicles;
    }

    private void writePlaces() {
        RoutingTravel travel = problem.travel(0);
        int locations = depots + stops;
        if (travel.hasCoordinates()) {
            line("EDGE_WEIGHT_TYPE : EUC_2D");
            line("NODE_COORD_SECTION");
            for (int place = 0; place < locations; place++) {
                line(place + 1, x(place), y(place));
            }
            return;
        }
        line("EDGE_WEIGHT_TYPE : EXPLICIT");
        line("EDGE_WEIGHT_FORMAT : FULL_MATRIX");
        line("EDGE_WEIGHT_SECTION");
        for (int from = 0; from < locations; from++) {
            var row = new ArrayList<String>();
            for (int to = 0; to < locations; to++) {
                row.add(units(travel.distance(from, to)));
            }
            line(String.join(" ", row));
        }
    }

    private void writeLoads(boolean hasPairs) {
        if (hasPairs) {
            refuse(problem.dimensions() != 1, "pairs of several loads");
            refuse(
                    has(stop -> problem.partner(stop) == RoutingProblem.NONE && problem.delivered(stop, 0) > 0),
                    "loads from the depot beside pairs");
            line("PICKUP_AND_DELIVERY_SECTION");
            for (int depot = 0; depot < depots; depot++) {
                line(depot + 1, 0, opening(depot), closing(depot), 0, 0, 0);
            }
            for (int stop = 0; stop < stops; stop++) {
                int partner = problem.partner(stop) == RoutingProblem.NONE ? 0 : depots + problem.partner(stop) + 1;
                boolean isPickup = problem.isPickup(stop);
                line(
                        depots + stop + 1,
                        problem.carried(stop, 0),
                        open(stop),
                        close(stop),
                        service(stop),
                        isPickup ? 0 : partner,
                        isPickup ? partner : 0);
            }
            // The shift of the vehicles stands in the windows of their depots.
            if (hasShifts()) {
                writeWindows();
            }
        } else if (problem.dimensions() > 0) {
            amounts("DEMAND_SECTION", true);
        }
        if (has(stop -> collects(stop))) {
            amounts("BACKHAUL_SECTION", false);
        }
    }

    private boolean collects(int stop) {
        for (int d = 0; d < problem.dimensions(); d++) {
            if (problem.collected(stop, d) > 0) {
                return true;
            }
        }
        return false;
    }

    private void amounts(String section, boolean delivered) {
        line(section);
        for (int location = 0; location < depots + stops; location++) {
            var row = new ArrayList<String>(List.of(Integer.toString(location + 1)));
            for (int d = 0; d < problem.dimensions(); d++) {
                int stop = location - depots;
                int amount = stop < 0 ? 0 : delivered ? problem.delivered(stop, d) : problem.collected(stop, d);
                row.add(Integer.toString(amount));
            }
            line(String.join(" ", row));
        }
    }

    private void writeWindows() {
        line("TIME_WINDOW_SECTION");
        for (int depot = 0; depot < depots; depot++) {
            line(depot + 1, opening(depot), closing(depot));
        }
        for (int stop = 0; stop < stops; stop++) {
            line(depots + stop + 1, open(stop), close(stop));
        }
    }

    /** The shift of the vehicles of a depot, which all have the same. */
    private String opening(int depot) {
        return units(shiftOf(depot)[0]);
    }

    private String closing(int depot) {
        return units(shiftOf(depot)[1]);
    }

    private int[] shiftOf(int depot) {
        int[] shift = null;
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (problem.startPlace(c) == depot) {
                int[] own = {problem.shiftStart(c), problem.shiftEnd(c)};
                refuse(
                        shift != null && !java.util.Arrays.equals(shift, own),
                        "vehicles of one depot in several shifts");
                shift = own;
            }
        }
        return shift == null ? new int[] {0, RoutingProblem.NO_LIMIT} : shift;
    }

    private void column(String section, boolean isNeeded, java.util.function.IntToLongFunction value) {
        if (!isNeeded) {
            return;
        }
        line(section);
        for (int depot = 1; depot <= depots; depot++) {
            line(depot, 0);
        }
        for (int stop = 0; stop < stops; stop++) {
            line(depots + stop + 1, units(value.applyAsLong(stop)));
        }
    }

    private void writeGroups() {
        if (problem.groups() == 0) {
            return;
        }
        line("MUTUALLY_EXCLUSIVE_GROUP_SECTION");
        for (int group = 0; group < problem.groups(); group++) {
            var row = new ArrayList<String>(List.of(Integer.toString(group + 1)));
            for (int member = 0; member < problem.groupSize(group); member++) {
                row.add(Integer.toString(depots + problem.groupStop(group, member) + 1));
            }
            line(String.join(" ", row));
        }
    }

    /** One value for each vehicle, as text. */
    private interface ByClass {
        String of(int vehicleClass);
    }

    private void writeVehicles(int[][] vehicles, boolean isCounted) {
        boolean byVehicle = instance.vehicles() != null;
        if (problem.dimensions() > 0) {
            ByClass capacity = c -> {
                var row = new ArrayList<String>();
                for (int d = 0; d < problem.dimensions(); d++) {
                    row.add(Integer.toString(problem.capacity(c, d)));
                }
                return String.join(" ", row);
            };
            if (problem.dimensions() > 1 || differs(capacity)) {
                section("CAPACITY_SECTION", vehicles, isCounted, capacity);
            } else {
                line("CAPACITY :", capacity.of(0));
            }
        }
        ByClass depot = c -> Integer.toString(problem.startPlace(c) + 1);
        if (differs(depot) || problem.startPlace(0) != 0) {
            section("VEHICLES_DEPOT_SECTION", vehicles, isCounted, depot);
        }
        ByClass fixed = c -> units(problem.fixedCost(c));
        specification("VEHICLES_FIXED_COST", vehicles, byVehicle, fixed, c -> problem.fixedCost(c) > 0);
        boolean hasUnitCosts = instance.statesUnitCosts();
        ByClass unit = c -> Integer.toString(problem.distanceCost(c));
        if (hasUnitCosts) {
            section("VEHICLES_UNIT_DISTANCE_COST_SECTION", vehicles, isCounted, unit);
        } else {
            specification("VEHICLES_UNIT_DISTANCE_COST", vehicles, byVehicle, unit, c -> problem.distanceCost(c) != 1);
        }
        specification(
                "VEHICLES_MAX_DISTANCE",
                vehicles,
                byVehicle,
                c -> units(problem.maxDistance(c)),
                c -> problem.maxDistance(c) < RoutingProblem.NO_LIMIT);
        specification(
                "VEHICLES_MAX_DURATION",
                vehicles,
                byVehicle,
                c -> units(problem.maxDuration(c)),
                c -> problem.maxDuration(c) < RoutingProblem.NO_LIMIT);
        writeReloadsAndAllowed(vehicles, isCounted, byVehicle);
    }

    private void writeReloadsAndAllowed(int[][] vehicles, boolean isCounted, boolean byVehicle) {
        if (problem.reloadDepots() > 0) {
            section("VEHICLES_RELOAD_DEPOT_SECTION", vehicles, isCounted, c -> {
                var row = new ArrayList<String>();
                for (int number = 0; number < problem.reloads(c); number++) {
                    row.add(Integer.toString(problem.reloadPlace(problem.reload(c, number)) + 1));
                }
                return String.join(" ", row);
            });
            specification(
                    "VEHICLES_MAX_RELOADS",
                    vehicles,
                    byVehicle,
                    c -> Integer.toString(problem.maxTrips(c) - 1),
                    c -> problem.maxTrips(c) > 1);
        }
        boolean restricted = false;
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            int vehicleClass = c;
            restricted |= has(stop -> !problem.isAllowed(vehicleClass, stop));
        }
        if (restricted) {
            section("VEHICLES_ALLOWED_CLIENTS_SECTION", vehicles, isCounted, c -> {
                var row = new ArrayList<String>();
                for (int stop = 0; stop < stops; stop++) {
                    if (problem.isAllowed(c, stop)) {
                        row.add(Integer.toString(depots + stop + 1));
                    }
                }
                return String.join(" ", row);
            });
        }
    }

    private boolean differs(ByClass value) {
        for (int c = 1; c < problem.vehicleClasses(); c++) {
            if (!value.of(c).equals(value.of(0))) {
                return true;
            }
        }
        return false;
    }

    /** A section where vehicles may differ, one line for all where they do not; nothing where no vehicle needs it. */
    private void specification(
            String name, int[][] vehicles, boolean byVehicle, ByClass value, java.util.function.IntPredicate isNeeded) {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (isNeeded.test(c)) {
                if (byVehicle) {
                    section(name + "_SECTION", vehicles, true, value);
                } else {
                    line(name + " :", value.of(0));
                }
                return;
            }
        }
    }

    private void section(String name, int[][] vehicles, boolean isCounted, ByClass value) {
        refuse(!isCounted, name.toLowerCase(Locale.ROOT) + " for vehicles whose number is free");
        line(name);
        for (int vehicle = 0; vehicle < vehicles.length; vehicle++) {
            line(vehicle + 1, value.of(vehicles[vehicle][0]));
        }
    }
}
