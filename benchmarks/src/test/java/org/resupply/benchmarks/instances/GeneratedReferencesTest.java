package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One generated file and solution for each public set: the cost that the solution states is worked out here, by the convention of the
 * set, and must check out. Where the public files are absent, this is what holds the conventions.
 */
class GeneratedReferencesTest {
    private static final int CLIENTS = 12;
    private static final int PER_ROUTE = 3;
    private static final int ROUTES = CLIENTS / PER_ROUTE;
    private static final int HORIZON = 10_000;

    /** What a set has beyond places and loads, and in which integers. */
    private enum Set {
        CVRP,
        VRPB,
        VRPTW,
        PCVRPTW,
        MTVRPTWR,
        MDVRPTW,
        SDVRPTW,
        HFVRP;

        boolean isDimacs() {
            return this == VRPTW || this == PCVRPTW || this == MTVRPTWR;
        }

        boolean isByVehicle() {
            return this == MDVRPTW || this == SDVRPTW || this == HFVRP;
        }

        boolean hasWindows() {
            return isDimacs() || this == MDVRPTW || this == SDVRPTW;
        }

        int depots() {
            return this == MDVRPTW ? 2 : 1;
        }

        long units(double value) {
            return isDimacs() ? (long) (10 * value) : isByVehicle() ? Math.round(1000 * value) : Math.round(value);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final Random random = new Random(1);

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    @ParameterizedTest
    @EnumSource
    void aReferenceOfEachSetChecksOutAtItsOwnCost(Set set) {
        int depots = set.depots();
        int locations = depots + CLIENTS;
        double[] x = random.ints(locations, 0, 100).asDoubleStream().toArray();
        double[] y = random.ints(locations, 0, 100).asDoubleStream().toArray();
        line("NAME : generated");
        line("TYPE : %s", set);
        line("DIMENSION : %d", locations);
        line("EDGE_WEIGHT_TYPE : EUC_2D");
        section("NODE_COORD_SECTION", locations, place -> (int) x[place] + " " + (int) y[place]);
        section("DEMAND_SECTION", locations, place -> place < depots ? "0" : "5");
        if (set == Set.VRPB) {
            section("BACKHAUL_SECTION", locations, place -> place < depots ? "0" : "5");
        }
        if (set.hasWindows()) {
            section("TIME_WINDOW_SECTION", locations, place -> "0 " + HORIZON);
            section("SERVICE_TIME_SECTION", locations, place -> place < depots ? "0" : "1.27");
        }
        if (set == Set.MTVRPTWR) {
            section("RELEASE_TIME_SECTION", locations, place -> place < depots ? "0" : "7.5");
            section("VEHICLES_RELOAD_DEPOT_SECTION", 1, vehicle -> "1");
        }
        double[] prizes = new double[locations];
        prizes[locations - 1] = 12.39;
        if (set == Set.PCVRPTW) {
            section("PRIZE_SECTION", locations, place -> String.format(Locale.ROOT, "%.2f", prizes[place]));
        }
        vehicles(set);
        line("DEPOT_SECTION");
        for (int depot = 1; depot <= depots; depot++) {
            line("%d", depot);
        }
        line("-1\nEOF");

        List<String> solution = new ArrayList<>();
        long cost = 0;
        var trips = new StringBuilder("Route #1:");
        for (int route = 0; route < ROUTES; route++) {
            int depot = route % depots;
            int here = depot;
            var visits = new StringBuilder("Route #%s:".formatted(route + 1));
            long distance = 0;
            for (int i = 0; i < PER_ROUTE; i++) {
                int client = depots + route * PER_ROUTE + i;
                if (set == Set.PCVRPTW && prizes[client] > 0) {
                    cost += set.units(prizes[client]);
                    continue;
                }
                visits.append(' ').append(client);
                trips.append(i == 0 && route > 0 ? " 0 " : " ").append(client);
                distance += set.units(Math.hypot(x[here] - x[client], y[here] - y[client]));
                here = client;
            }
            distance += set.units(Math.hypot(x[here] - x[depot], y[here] - y[depot]));
            cost += set == Set.HFVRP ? 1000L * (20 + route) + (100 + 10L * route) * distance : distance;
            solution.add(visits.toString());
        }
        if (set == Set.MTVRPTWR) {
            solution = new ArrayList<>(List.of(trips.toString()));
        }
        solution.add("Cost " + stated(set, cost));
        ReferenceSolutionsTest.assertReferenceIsSound(
                InstanceReader.parse("generated.vrp", text.toString(), Reading.BY_CONTENT),
                "generated.sol",
                SolFile.parse("generated.sol", solution));
    }

    private static String stated(Set set, long cost) {
        return switch (set) {
            case VRPTW -> String.format(Locale.ROOT, "%.1f", cost / 10.0);
            case HFVRP -> String.format(Locale.ROOT, "%.2f", cost / 100_000.0);
            default -> Long.toString(cost);
        };
    }

    private void vehicles(Set set) {
        switch (set) {
            case MDVRPTW -> {
                line("VEHICLES : %d\nCAPACITY : 15\nVEHICLES_MAX_DURATION : 5000", ROUTES);
                section("VEHICLES_DEPOT_SECTION", ROUTES, vehicle -> Integer.toString(vehicle % 2 + 1));
            }
            case SDVRPTW -> {
                line("VEHICLES : %d", ROUTES);
                section("CAPACITY_SECTION", ROUTES, vehicle -> Integer.toString(15 + vehicle));
                section(
                        "VEHICLES_ALLOWED_CLIENTS_SECTION",
                        ROUTES,
                        vehicle -> "%s %s %s".formatted(2 + 3 * vehicle, 3 + 3 * vehicle, 4 + 3 * vehicle));
            }
            case HFVRP -> {
                line("VEHICLES : %d", ROUTES);
                section("CAPACITY_SECTION", ROUTES, vehicle -> Integer.toString(15 + vehicle));
                section("VEHICLES_FIXED_COST_SECTION", ROUTES, vehicle -> Integer.toString(20 + vehicle));
                section("VEHICLES_UNIT_DISTANCE_COST_SECTION", ROUTES, vehicle -> Integer.toString(100 + 10 * vehicle));
            }
            case MTVRPTWR -> line("VEHICLES : 1\nCAPACITY : 15");
            case VRPTW, PCVRPTW -> line("VEHICLES : %d\nCAPACITY : 15", ROUTES);
            default -> line("CAPACITY : 15");
        }
    }

    private void section(String name, int count, IntFunction<String> row) {
        line("%s", name);
        for (int index = 0; index < count; index++) {
            line("%d %s", index + 1, row.apply(index));
        }
    }
}
