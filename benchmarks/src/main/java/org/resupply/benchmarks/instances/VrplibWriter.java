package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/** Writes instances as VRPLIB files with the fields that PyVRP documents. */
final class VrplibWriter {
    private final Instance instance;
    private final RoutingProblem problem;
    private final InstanceText text;
    private final int depots;
    private final int stops;

    VrplibWriter(Instance instance, InstanceText text) {
        this.instance = instance;
        this.text = text;
        problem = instance.problem();
        depots = instance.depots();
        stops = problem.stops();
    }

    void write() {
        boolean hasPairs = has(stop -> problem.partner(stop) != RoutingProblem.NONE);
        boolean hasWindows =
                has(stop -> problem.windowOpen(stop, 0) > 0 || problem.windowClose(stop, 0) < RoutingProblem.NO_LIMIT)
                        || hasShifts();
        text.line("NAME :", instance.name());
        text.line(
                "COMMENT : integers by the convention",
                instance.convention().name().toLowerCase(Locale.ROOT));
        text.line("TYPE :", instance.variant());
        text.line("DIMENSION :", depots + stops);
        int[][] vehicles = vehicles();
        if (vehicles != null) {
            text.line("VEHICLES :", vehicles.length);
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
        text.line("DEPOT_SECTION");
        for (int depot = 1; depot <= depots; depot++) {
            text.line(depot);
        }
        text.line(-1);
        text.line("EOF");
    }

    private boolean has(IntPredicate rule) {
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
        text.refuse(problem.vehicleClasses() != 1, "vehicles that differ, without an order");
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
            text.line("EDGE_WEIGHT_TYPE : EUC_2D");
            text.line("NODE_COORD_SECTION");
            for (int place = 0; place < locations; place++) {
                text.line(place + 1, text.x(place), text.y(place));
            }
            return;
        }
        text.line("EDGE_WEIGHT_TYPE : EXPLICIT");
        text.line("EDGE_WEIGHT_FORMAT : FULL_MATRIX");
        text.line("EDGE_WEIGHT_SECTION");
        for (int from = 0; from < locations; from++) {
            var row = new ArrayList<String>();
            for (int to = 0; to < locations; to++) {
                row.add(text.units(travel.distance(from, to)));
            }
            text.line(String.join(" ", row));
        }
    }

    private void writeLoads(boolean hasPairs) {
        if (hasPairs) {
            text.refuse(problem.dimensions() != 1, "pairs of several loads");
            text.refuse(
                    has(stop -> problem.partner(stop) == RoutingProblem.NONE && problem.delivered(stop, 0) > 0),
                    "loads from the depot beside pairs");
            text.line("PICKUP_AND_DELIVERY_SECTION");
            for (int depot = 0; depot < depots; depot++) {
                text.line(depot + 1, 0, opening(depot), closing(depot), 0, 0, 0);
            }
            for (int stop = 0; stop < stops; stop++) {
                int partner = problem.partner(stop) == RoutingProblem.NONE ? 0 : depots + problem.partner(stop) + 1;
                boolean isPickup = problem.isPickup(stop);
                text.line(
                        depots + stop + 1,
                        problem.carried(stop, 0),
                        text.open(stop),
                        text.close(stop),
                        text.service(stop),
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
        text.line(section);
        for (int location = 0; location < depots + stops; location++) {
            var row = new ArrayList<String>(List.of(Integer.toString(location + 1)));
            for (int d = 0; d < problem.dimensions(); d++) {
                int stop = location - depots;
                int amount = stop < 0 ? 0 : delivered ? problem.delivered(stop, d) : problem.collected(stop, d);
                row.add(Integer.toString(amount));
            }
            text.line(String.join(" ", row));
        }
    }

    private void writeWindows() {
        text.line("TIME_WINDOW_SECTION");
        for (int depot = 0; depot < depots; depot++) {
            text.line(depot + 1, opening(depot), closing(depot));
        }
        for (int stop = 0; stop < stops; stop++) {
            text.line(depots + stop + 1, text.open(stop), text.close(stop));
        }
    }

    /** The shift of the vehicles of a depot, which all have the same. */
    private String opening(int depot) {
        return text.units(shiftOf(depot)[0]);
    }

    private String closing(int depot) {
        return text.units(shiftOf(depot)[1]);
    }

    private int[] shiftOf(int depot) {
        int[] shift = null;
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (problem.startPlace(c) == depot) {
                int[] own = {problem.shiftStart(c), problem.shiftEnd(c)};
                text.refuse(shift != null && !Arrays.equals(shift, own), "vehicles of one depot in several shifts");
                shift = own;
            }
        }
        return shift == null ? new int[] {0, RoutingProblem.NO_LIMIT} : shift;
    }

    private void column(String section, boolean isNeeded, IntToLongFunction value) {
        if (!isNeeded) {
            return;
        }
        text.line(section);
        for (int depot = 1; depot <= depots; depot++) {
            text.line(depot, 0);
        }
        for (int stop = 0; stop < stops; stop++) {
            text.line(depots + stop + 1, text.units(value.applyAsLong(stop)));
        }
    }

    private void writeGroups() {
        if (problem.groups() == 0) {
            return;
        }
        text.line("MUTUALLY_EXCLUSIVE_GROUP_SECTION");
        for (int group = 0; group < problem.groups(); group++) {
            var row = new ArrayList<String>(List.of(Integer.toString(group + 1)));
            for (int member = 0; member < problem.groupSize(group); member++) {
                row.add(Integer.toString(depots + problem.groupStop(group, member) + 1));
            }
            text.line(String.join(" ", row));
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
                text.line("CAPACITY :", capacity.of(0));
            }
        }
        ByClass depot = c -> Integer.toString(problem.startPlace(c) + 1);
        if (differs(depot) || problem.startPlace(0) != 0) {
            section("VEHICLES_DEPOT_SECTION", vehicles, isCounted, depot);
        }
        ByClass fixed = c -> text.units(problem.fixedCost(c));
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
                c -> text.units(problem.maxDistance(c)),
                c -> problem.maxDistance(c) < RoutingProblem.NO_LIMIT);
        specification(
                "VEHICLES_MAX_DURATION",
                vehicles,
                byVehicle,
                c -> text.units(problem.maxDuration(c)),
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
    private void specification(String name, int[][] vehicles, boolean byVehicle, ByClass value, IntPredicate isNeeded) {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (isNeeded.test(c)) {
                if (byVehicle) {
                    section(name + "_SECTION", vehicles, true, value);
                } else {
                    text.line(name + " :", value.of(0));
                }
                return;
            }
        }
    }

    private void section(String name, int[][] vehicles, boolean isCounted, ByClass value) {
        text.refuse(!isCounted, name.toLowerCase(Locale.ROOT) + " for vehicles whose number is free");
        text.line(name);
        for (int vehicle = 0; vehicle < vehicles.length; vehicle++) {
            text.line(vehicle + 1, value.of(vehicles[vehicle][0]));
        }
    }
}
