package org.resupply.benchmarks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution.Route;

/** Small files of each format, and how they fail. */
class InstanceReaderTest {
    /** A depot at (0, 0), clients at (3, 4) and (0, 2.26). */
    private static final String HEAD = """
            NAME : tiny
            COMMENT : made for a test: three places
            TYPE : CVRP
            DIMENSION : 3
            EDGE_WEIGHT_TYPE : EUC_2D
            """;

    private static final String PLACES = """
            NODE_COORD_SECTION
            1 0 0
            2 3 4
            3 0 2.26
            DEMAND_SECTION
            1 0
            2 7
            3 8
            """;

    private static final String END = """
            DEPOT_SECTION
             1
             -1
            EOF
            this is read by nobody
            """;

    private static final String WINDOWS = """
            TIME_WINDOW_SECTION
            1 0 100.99
            2 1.55 20
            3 0 30
            """;

    private static Instance read(String text) {
        return InstanceReader.parse("tiny.vrp", text, Reading.BY_CONTENT);
    }

    private static double cost(Instance instance, int[]... routes) {
        var list = new java.util.ArrayList<Route>();
        for (int[] visits : routes) {
            list.add(new Route(0, list.size(), visits));
        }
        var verdict = RoutingChecker.check(instance.problem(), list);
        assertThat(verdict.violations()).isEmpty();
        return instance.cost(verdict, list);
    }

    // ------------------------------------------------------------------ VRPLIB

    @Test
    void loadsAloneAreRoundedToTheNearest() {
        var instance = read(HEAD + "CAPACITY : 20\n" + PLACES + END);
        assertThat(instance.name()).isEqualTo("tiny");
        assertThat(instance.variant()).isEqualTo("CVRP");
        assertThat(instance.convention()).isEqualTo(Convention.ROUND);
        var problem = instance.problem();
        assertThat(problem.stops()).isEqualTo(2);
        assertThat(problem.delivered(1, 0)).isEqualTo(8);
        assertThat(problem.capacity(0, 0)).isEqualTo(20);
        assertThat(problem.vehicleCount(0)).isEqualTo(RoutingProblem.UNLIMITED);
        assertThat(problem.travel(0).distance(0, 1)).isEqualTo(5);
        assertThat(problem.travel(0).distance(0, 2)).isEqualTo(2);
        // (3, 4) to (0, 2.26) is 3.468.
        assertThat(cost(instance, new int[] {0, 1})).isEqualTo(5 + 3 + 2);
        assertThat(instance.format(10)).isEqualTo("10");
    }

    @Test
    void windowsAreTimesTenAndCutOff() {
        var instance = read(HEAD + "VEHICLES : 2\nCAPACITY : 20\nSERVICE_TIME : 1.29\n" + PLACES + WINDOWS + END);
        assertThat(instance.convention()).isEqualTo(Convention.DIMACS);
        var problem = instance.problem();
        assertThat(problem.travel(0).distance(0, 2)).isEqualTo(22);
        assertThat(problem.travel(0).duration(1, 2)).isEqualTo(34);
        assertThat(problem.windowOpen(0, 0)).isEqualTo(15);
        assertThat(problem.windowClose(0, 0)).isEqualTo(200);
        assertThat(problem.service(0, 1)).isEqualTo(12);
        assertThat(problem.vehicleCount(0)).isEqualTo(2);
        assertThat(problem.shiftEnd(0)).isEqualTo(1009);
        assertThat(cost(instance, new int[] {0, 1})).isEqualTo((50 + 34 + 22) / 10.0);
        assertThat(instance.format(10.6)).isEqualTo("10.6");
    }

    @Test
    void prizesMakeClientsOptionalAndCostsUndivided() {
        var instance = read(HEAD + "CAPACITY : 20\n" + PLACES + WINDOWS + "PRIZE_SECTION\n1 0\n2 1.29\n3 0\n" + END);
        assertThat(instance.problem().isRequired(0)).isFalse();
        assertThat(instance.problem().prize(0)).isEqualTo(12);
        assertThat(instance.problem().isRequired(1)).isTrue();
        assertThat(cost(instance, new int[] {1})).isEqualTo(44 + 12);
    }

    @Test
    void backhaulsAreCollected() {
        var instance = read(HEAD.replace("CVRP", "VRPB") + "CAPACITY : 10\n" + PLACES.replace("3 8", "3 0")
                + "BACKHAUL_SECTION\n1 0\n2 0\n3 9\n" + END);
        assertThat(instance.convention()).isEqualTo(Convention.ROUND);
        assertThat(instance.problem().collected(1, 0)).isEqualTo(9);
        assertThat(cost(instance, new int[] {0, 1})).isEqualTo(10);
    }

    @Test
    void releasesAndReloads() {
        var instance = read(HEAD + "VEHICLES : 1\nCAPACITY : 8\n" + PLACES + WINDOWS
                + "RELEASE_TIME_SECTION\n1 0\n2 0\n3 11.5\nVEHICLES_RELOAD_DEPOT_SECTION\n1 1\n" + END);
        var problem = instance.problem();
        assertThat(problem.release(1)).isEqualTo(115);
        assertThat(problem.maxTrips(0)).isEqualTo(2);
        assertThat(cost(instance, new int[] {0, problem.reloadVisit(0), 1})).isEqualTo(100 + 44);
        var file = SolFile.parse("tiny.sol", List.of("Route #1: 1 0 2", "Cost: 144"));
        assertThat(instance.routes(file)).containsExactly(new Route(0, 0, new int[] {0, problem.reloadVisit(0), 1}));
        assertThat(instance.solFile(instance.routes(file), 144).format()).isEqualTo("Route #1: 1 0 2\nCost 144\n");
    }

    @Test
    void vehiclesThatDifferKeepTheirNumbers() {
        var instance = read(HEAD + "VEHICLES : 4\n" + PLACES
                + "CAPACITY_SECTION\n1 10\n2 20\n3 10\n4 20\n"
                + "VEHICLES_FIXED_COST_SECTION\n1 1\n2 2\n3 1\n4 2\n"
                + "VEHICLES_UNIT_DISTANCE_COST_SECTION\n1 50\n2 100\n3 50\n4 100\n" + END);
        assertThat(instance.convention()).isEqualTo(Convention.EXACT);
        var problem = instance.problem();
        assertThat(problem.vehicleClasses()).isEqualTo(2);
        assertThat(problem.vehicleCount(1)).isEqualTo(2);
        assertThat(problem.fixedCost(1)).isEqualTo(2_000);
        var routes = List.of(new Route(1, 1, new int[] {0, 1}));
        var verdict = RoutingChecker.check(problem, routes);
        double cost = instance.cost(verdict, routes);
        assertThat(cost).isCloseTo((2_000 + 100 * (5_000 + 3_468 + 2_260)) / 100_000.0, within(1e-9));
        var file = instance.solFile(routes, cost);
        assertThat(file.format()).isEqualTo("Route #1:\nRoute #2:\nRoute #3:\nRoute #4: 1 2\nCost 10.75\n");
        assertThat(instance.routes(file)).isEqualTo(routes);
        assertThat(instance.agrees(file, verdict, routes)).isTrue();
        assertThat(instance.agrees(new SolFile(file.routes(), "1074800"), verdict, routes))
                .isTrue();
        assertThat(instance.agrees(new SolFile(file.routes(), "10.77"), verdict, routes))
                .isFalse();
    }

    @Test
    void depotsAndLimitsByVehicle() {
        var instance = read("""
                NAME: two depots
                TYPE: MDVRPTW
                DIMENSION: 4
                VEHICLES: 2
                CAPACITY: 9
                VEHICLES_MAX_DURATION: 12.5
                EDGE_WEIGHT_TYPE: EUC_2D
                NODE_COORD_SECTION
                1 0 0
                2 10 0
                3 1 0
                4 9 0
                DEMAND_SECTION
                1 0
                2 0
                3 5
                4 5
                SERVICE_TIME_SECTION
                1 0
                2 0
                3 2
                4 2
                TIME_WINDOW_SECTION
                1 0 50
                2 5 60
                3 0 50
                4 0 50
                VEHICLES_DEPOT_SECTION
                1 1
                2 2
                DEPOT_SECTION
                1
                2
                EOF
                """);
        var problem = instance.problem();
        assertThat(instance.convention()).isEqualTo(Convention.EXACT);
        assertThat(problem.stops()).isEqualTo(2);
        assertThat(problem.place(0)).isEqualTo(2);
        assertThat(problem.vehicleClasses()).isEqualTo(2);
        assertThat(problem.startPlace(1)).isEqualTo(1);
        assertThat(problem.shiftStart(1)).isEqualTo(5_000);
        assertThat(problem.maxDuration(0)).isEqualTo(12_500);
        var routes = instance.routes(SolFile.parse("s", List.of("Route #1: 2", "Route #2: 3", "Cost: 4000")));
        var verdict = RoutingChecker.check(problem, routes);
        assertThat(verdict.isFeasible()).isTrue();
        assertThat(instance.cost(verdict, routes)).isEqualTo(4_000);
    }

    @Test
    void clientsAllowedByVehicle() {
        var instance = read(HEAD + "VEHICLES : 2\nCAPACITY : 20\n" + PLACES
                + "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 3\n2 3\n" + END);
        assertThat(instance.problem().vehicleClasses()).isEqualTo(2);
        assertThat(instance.problem().isAllowed(0, 0)).isTrue();
        assertThat(instance.problem().isAllowed(1, 0)).isFalse();
        assertThat(instance.problem().isAllowed(1, 1)).isTrue();
    }

    @Test
    void groupsOfWhichOneIsServed() {
        var instance = read(HEAD + "CAPACITY : 20\n" + PLACES + "MUTUALLY_EXCLUSIVE_GROUP_SECTION\n1 2 3\n" + END);
        assertThat(instance.problem().groups()).isEqualTo(1);
        assertThat(instance.problem().isGroupRequired(0)).isTrue();
        assertThat(cost(instance, new int[] {1})).isEqualTo(4);
    }

    @Test
    void severalLoads() {
        var instance = read(HEAD + "VEHICLES : 1\n"
                + PLACES.replace("1 0\n2 7\n3 8\n", "1 0 0\n2 7 1\n3 8 2\n")
                + "CAPACITY_SECTION\n1 20 3\n" + END);
        assertThat(instance.problem().dimensions()).isEqualTo(2);
        assertThat(instance.problem().delivered(1, 1)).isEqualTo(2);
        assertThat(instance.problem().capacity(0, 1)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL_MATRIX, 0 1 2  9 0 3  8 7 0, 9",
        "LOWER_ROW, 1 2 3, 1",
        "LOWER_DIAG_ROW, 0 1 0 2 3 0, 1",
        "UPPER_ROW, 1 2 3, 1",
        "UPPER_DIAG_ROW, 0 1 2 0 3 0, 1",
        "LOWER_COL, 1 2 3, 1",
        "UPPER_COL, 1 2 3, 1"
    })
    void explicitWeights(String format, String weights, int back) {
        var instance = read(HEAD.replace("EUC_2D", "EXPLICIT")
                + "EDGE_WEIGHT_FORMAT : " + format + "\nCAPACITY : 20\nEDGE_WEIGHT_SECTION\n" + weights + "\n"
                + "DEMAND_SECTION\n1 0\n2 7\n3 8\n" + END);
        var travel = instance.problem().travel(0);
        assertThat(travel.distance(0, 1)).isEqualTo(1);
        assertThat(travel.distance(0, 2)).isEqualTo(2);
        assertThat(travel.distance(1, 2)).isEqualTo(3);
        assertThat(travel.distance(1, 0)).isEqualTo(back);
    }

    @Test
    void theCallerMayKnowTheConventionBetter() {
        var instance = InstanceReader.parse(
                "tiny.vrp", HEAD + "CAPACITY : 20\n" + PLACES + END, new Reading(Convention.EXACT, false));
        assertThat(instance.problem().travel(0).distance(0, 2)).isEqualTo(2_260);
    }

    // ------------------------------------------------------------------ Solomon, Li and Lim

    private static final String SOLOMON = """
            S3\r
            \r
            VEHICLE\r
            NUMBER     CAPACITY\r
              5         20\r
            \r
            CUSTOMER\r
            CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME\r
             \r
                0      0         0          0          0       100          0   \r
                1      1         1          7          0        50          4   \r
                2      2         0          8         10        60          4   \r
            """;

    @Test
    void solomon() {
        var instance = InstanceReader.parse("s3.txt", SOLOMON, Reading.BY_CONTENT);
        assertThat(instance.name()).isEqualTo("S3");
        assertThat(instance.problem().vehicleCount(0)).isEqualTo(5);
        assertThat(instance.problem().windowOpen(1, 0)).isEqualTo(100_000);
        assertThat(cost(instance, new int[] {0, 1})).isCloseTo(2 * Math.sqrt(2) + 2, within(1e-12));
        assertThat(instance.format(cost(instance, new int[] {0}, new int[] {1})))
                .isEqualTo("6.83");
    }

    @Test
    void fleetFirstPutsOneVehicleLessAboveAnyDetour() {
        var instance = InstanceReader.parse("s3.txt", SOLOMON, new Reading(null, true));
        var one = List.of(new Route(0, 0, new int[] {0, 1}));
        var two = List.of(new Route(0, 0, new int[] {0}), new Route(0, 1, new int[] {1}));
        var problem = instance.problem();
        assertThat(problem.fixedCost(0))
                .isGreaterThan(RoutingChecker.check(problem, two).routes().stream()
                        .mapToLong(route -> route.distance())
                        .sum());
        assertThat(instance.cost(RoutingChecker.check(problem, one), one))
                .isCloseTo(2 * Math.sqrt(2) + 2, within(1e-12));
    }

    private static final String LI_LIM = """
            4\t10\t1
            0\t0\t0\t0\t0\t100\t0\t0\t0
            1\t1\t0\t6\t0\t50\t2\t0\t2
            2\t2\t0\t-6\t0\t60\t2\t1\t0
            """;

    @Test
    void liLim() {
        var instance = InstanceReader.parse("lp1.txt", LI_LIM, Reading.BY_CONTENT);
        var problem = instance.problem();
        assertThat(instance.name()).isEqualTo("lp1");
        assertThat(instance.variant()).isEqualTo("PDPTW");
        assertThat(problem.partner(0)).isEqualTo(1);
        assertThat(problem.isPickup(0)).isTrue();
        assertThat(problem.carried(1, 0)).isEqualTo(-6);
        assertThat(cost(instance, new int[] {0, 1})).isEqualTo(4);
    }

    // ------------------------------------------------------------------ how files fail

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DIMENSION : 3|DIMENSION : three|line 4|three",
                "DIMENSION : 3|DIMENSION : 2|line 10|(3)",
                "DIMENSION : 3|DIMENSION : 4|line 7|index (4)",
                "DIMENSION : 3|DIMENSION : 3.5|line 4|3.5",
                "EUC_2D|MAN_2D|line 5|MAN_2D",
                "2 3 4|2 3|line 9|2 value(s)",
                "2 3 4|2 3 x|line 9|(x)",
                "2 3 4|2 3 NaN|line 9|NaN",
                "2 3 4|1 3 4|line 9|second time",
                "3 8|3 -8|line 14|-8",
                "3 8|3 8.5|line 14|8.5",
                "CAPACITY : 20|CAPACITY : -1|line 6|-1",
                "CAPACITY : 20|CAPACITY : 0||client 1",
                "3 8|3 20001||client 2",
                "CAPACITY : 20|VEHICLES : 2|line 11|DEMAND_SECTION needs a capacity",
                "CAPACITY : 20|20|line 6|(20)",
                "NAME : tiny|TYPE : X|line 3|TYPE",
                "NAME : tiny|VEHICLES_MAX_STOPS : 1|line 1|VEHICLES_MAX_STOPS",
                "NAME : tiny|DISTANCE : 40|line 1|DISTANCE",
                "DEPOT_SECTION|FOO_SECTION|line 15|FOO_SECTION",
                "COMMENT : made for a test: three places|COMMENT made|line 2|COMMENT made",
            })
    void malformedFilesAreRefusedByLineAndValue(String found, String instead, String line, String value) {
        String text = HEAD + "CAPACITY : 20\n" + PLACES + END;
        assertThat(text).contains(found);
        String broken = text.replaceFirst(java.util.regex.Pattern.quote(found), instead);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageStartingWith("tiny.vrp")
                .hasMessageContaining(line == null ? "" : line)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME_WINDOW_SECTION; 1 0 90; 2 -4 90; 3 0 90, line 17, (-4)",
        "SERVICE_TIME_SECTION; 1 0; 2 1; 3 -5, line 18, (-5)",
        "VEHICLES_FIXED_COST_SECTION; 1 -7; 2 1, line 16, (-7",
    })
    void badNumbersOfASectionAreRefusedByLineAndValue(String section, String line, String value) {
        String text = HEAD + "CAPACITY : 20\n" + PLACES + section.replace("; ", "\n") + "\n" + END;
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(value);
    }

    @Test
    void fieldsThatSayNothingAboutTheProblemArePassedOver() {
        String idle =
                "EDGE_WEIGHT_FORMAT : FUNCTION\nNODE_COORD_TYPE : TWOD_COORDS\nDISPLAY_DATA_TYPE : COORD_DISPLAY\n";
        assertThat(read(HEAD + idle + "CAPACITY : 20\n" + PLACES + END)
                        .problem()
                        .stops())
                .isEqualTo(2);
    }

    @Test
    void aFieldThatAnotherOverrulesIsRefused() {
        assertThatThrownBy(() -> read(HEAD + "CAPACITY : 20\nSERVICE_TIME : 5\n" + PLACES
                        + "SERVICE_TIME_SECTION\n1 0\n2 1\n3 1\n" + END))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining("line 7")
                .hasMessageContaining("SERVICE_TIME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  5         20|  5|line 5",
                "  5         20|  5 -20|-20",
                "    1      1|    7      1|line 11",
                "        50          4|        50|line 11",
                "        50          4|        -5          4|line 11",
            })
    void malformedSolomonFiles(String found, String instead, String message) {
        assertThat(SOLOMON).contains(found);
        assertThatThrownBy(() -> InstanceReader.parse("s3.txt", SOLOMON.replace(found, instead), Reading.BY_CONTENT))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-6|-5|(-5)",
                "2;0;2|2;0;0|line 3",
                "2;0;2|2;0;9|(9)",
                "2;1;0|2;0;1|another partner",
                "1;1;0|5;1;0|line 3"
            })
    void malformedLiLimFiles(String found, String instead, String message) {
        String tabbed = found.replace(';', '\t');
        assertThat(LI_LIM).contains(tabbed);
        String broken = LI_LIM.replace(tabbed, instead.replace(';', '\t'));
        assertThatThrownBy(() -> InstanceReader.parse("lp1.txt", broken, Reading.BY_CONTENT))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void depotsComeFirst() {
        String text = HEAD + "CAPACITY : 20\n" + PLACES + END;
        assertThatThrownBy(() -> read(text.replace(" 1\n -1", " 2\n -1")))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining("Depot (2)");
        assertThat(read(text.replace(" 1\n -1", " 1\n 2")).problem().stops()).isEqualTo(1);
    }

    @Test
    void proseIsNoInstance() {
        assertThatThrownBy(() -> InstanceReader.parse("a.txt", "Dear reader,\nnothing here.\n", Reading.BY_CONTENT))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining("a.txt");
        assertThatThrownBy(() -> InstanceReader.parse("b.txt", "", Reading.BY_CONTENT))
                .isInstanceOf(MalformedInstanceException.class);
    }

    @Test
    void malformedSolutions() {
        assertThatThrownBy(() -> SolFile.parse("a.sol", List.of("Route #2: 1 2")))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> SolFile.parse("a.sol", List.of("Route #1: 1 x")))
                .hasMessageContaining("(x)");
        assertThatThrownBy(() -> SolFile.parse("a.sol", List.of("Route #1: 1", "Cost many")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> SolFile.parse("a.sol", List.of("", "nothing"))).hasMessageContaining("a.sol");
        var instance = read(HEAD + "CAPACITY : 20\n" + PLACES + END);
        assertThatThrownBy(() -> instance.routes(SolFile.parse("a.sol", List.of("Route #1: 3"))))
                .hasMessageContaining("location (3)");
        assertThatThrownBy(() -> instance.routes(SolFile.parse("a.sol", List.of("Route #1: 0"))))
                .hasMessageContaining("location (0)");
    }

    // ------------------------------------------------------------------ deliveries larger than a vehicle

    /** 17 units for vehicles of 5 are three full loads and two units. */
    @Test
    void aDeliveryLargerThanAnyVehicleIsFullLoadsAndARemainder() {
        Instance instance =
                read(HEAD + "CAPACITY : 5\n" + PLACES.replace("2 7", "2 17").replace("3 8", "3 3") + END);
        RoutingProblem problem = instance.problem();
        assertThat(problem.stops()).isEqualTo(5);
        for (int stop : new int[] {0, 2, 3, 4}) {
            assertThat(problem.place(stop)).isEqualTo(1);
            assertThat(problem.delivered(stop, 0)).isEqualTo(stop == 0 ? 2 : 5);
        }
        assertThat(problem.delivered(1, 0)).isEqualTo(3);
        var routes = List.of(
                new Route(0, 0, new int[] {0, 1}),
                new Route(0, 1, new int[] {2}),
                new Route(0, 2, new int[] {3}),
                new Route(0, 3, new int[] {4}));
        var verdict = RoutingChecker.check(problem, routes);
        assertThat(verdict.isFeasible()).isTrue();
        SolFile file = instance.solFile(routes, instance.cost(verdict, routes));
        assertThat(file.format()).isEqualTo("""
                Route #1: 1 2
                Route #2: 1
                Route #3: 1
                Route #4: 1
                Cost 40
                """);
        assertThat(instance.routes(file)).isEqualTo(routes);
    }

    /** Without a stated limit a vehicle may reload for each of its full loads. */
    @Test
    void oneVehicleMayReloadForAllFullLoads() {
        String fleet = "VEHICLES : 1\nCAPACITY : 5\nVEHICLES_RELOAD_DEPOT_SECTION\n1 1\n";
        RoutingProblem problem = read(HEAD
                        + fleet
                        + PLACES.replace("2 7", "2 15").replace("3 8", "3 3")
                        + END)
                .problem();
        assertThat(problem.stops()).isEqualTo(4);
        assertThat(problem.maxTrips(0)).isEqualTo(4);
    }

    /** The vehicle that needs the fewest loads fills them; who may not come does not count. */
    @Test
    void fullLoadsAreThoseOfTheLargestVehicleThatMayCome() {
        String fleet = """
                VEHICLES : 3
                CAPACITY_SECTION
                1 3
                2 8
                3 20
                VEHICLES_ALLOWED_CLIENTS_SECTION
                1 2 3
                2 2 3
                3 3
                """;
        RoutingProblem problem = read(HEAD
                        + fleet
                        + PLACES.replace("2 7", "2 17").replace("3 8", "3 17")
                        + END)
                .problem();
        assertThat(problem.stops()).isEqualTo(4);
        assertThat(problem.delivered(0, 0)).isEqualTo(1);
        assertThat(problem.delivered(1, 0)).isEqualTo(17);
        for (int stop = 2; stop < 4; stop++) {
            assertThat(problem.delivered(stop, 0)).isEqualTo(8);
            assertThat(problem.place(stop)).isEqualTo(1);
            assertThat(problem.isAllowed(1, stop)).isTrue();
            assertThat(problem.isAllowed(2, stop)).isFalse();
        }
    }
}
