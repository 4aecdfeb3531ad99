package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.problem.RoutingSolution.Route;
import org.resupply.problem.RoutingSolution.Unserved;
import org.resupply.problem.RoutingVerdict.Code;
import org.resupply.problem.RoutingVerdict.Missing;

/** Each rule is broken by a solution that breaks no other. Places lie on a line, ten apart; a unit of way takes one of time. */
class RoutingCheckerTest {
    /** Rules that some test here has seen broken alone. */
    private static final Set<Code> SEEN = EnumSet.noneOf(Code.class);

    private final RoutingProblemBuilder builder = line(6, 1);

    private static RoutingProblemBuilder line(int places, int dimensions) {
        var builder = new RoutingProblemBuilder(dimensions);
        builder.profile(RoutingTravel.of(
                places, (from, to) -> 10 * Math.abs(from - to), (from, to) -> 10 * Math.abs(from - to)));
        return builder;
    }

    private static Route route(int... visits) {
        return new Route(0, 0, visits);
    }

    private static RoutingVerdict judge(RoutingProblemBuilder builder, Route... routes) {
        return RoutingChecker.check(builder.build(), List.of(routes));
    }

    private static void assertOnly(Code code, RoutingVerdict verdict) {
        assertThat(verdict.violations())
                .extracting(RoutingVerdict.Violation::code)
                .containsOnly(code);
        assertThat(verdict.violations().get(0).message()).isNotBlank();
        assertThat(verdict.isSound()).isFalse();
        SEEN.add(code);
    }

    private static void assertSound(RoutingVerdict verdict) {
        assertThat(verdict.violations()).isEmpty();
    }

    @AfterAll
    static void everyRuleHasABrokenSolutionOfItsOwn() {
        assertThat(SEEN).isEqualTo(EnumSet.allOf(Code.class));
    }

    @Test
    void soundRoutesCostWhatTheyDrive() {
        builder.vehicles(2, 0).capacity(10).cost(1000, 3, 2);
        builder.stop(1).deliver(4).service(5);
        builder.stop(3).deliver(6).service(5);
        var verdict = judge(builder, route(0, 1));
        assertSound(verdict);
        assertThat(verdict.isFeasible()).isTrue();
        assertThat(verdict.cost()).isEqualTo(1000 + 60 * 3 + 70 * 2);
        assertThat(verdict.routes().get(0).distance()).isEqualTo(60);
        assertThat(verdict.routes().get(0).duration()).isEqualTo(70);
        assertThat(verdict.routes().get(0).stops()).isEqualTo(2);
    }

    @Test
    void nothingToDoIsSound() {
        builder.vehicles(1, 0);
        var verdict = RoutingChecker.check(builder.build(), new RoutingSolution(List.of(), List.of(), 0, true, 0));
        assertThat(verdict.isFeasible()).isTrue();
        assertThat(verdict.cost()).isZero();
    }

    // ------------------------------------------------------------------ who drives

    @Test
    void unknownClass() {
        builder.vehicles(1, 0);
        builder.stop(1);
        assertOnly(Code.UNKNOWN_CLASS, judge(builder, new Route(1, 0, new int[] {0})));
    }

    @Test
    void unknownVehicle() {
        builder.vehicles(1, 0);
        builder.stop(1);
        assertOnly(Code.UNKNOWN_VEHICLE, judge(builder, new Route(0, 1, new int[] {0})));
    }

    @Test
    void anUnlimitedClassHasEveryVehicle() {
        builder.vehicles(RoutingProblem.UNLIMITED, 0);
        builder.stop(1);
        assertSound(judge(builder, new Route(0, 12_345, new int[] {0})));
    }

    @Test
    void unknownVisit() {
        builder.vehicles(1, 0);
        builder.stop(1);
        assertOnly(Code.UNKNOWN_VISIT, judge(builder, route(7)));
    }

    @Test
    void vehicleTwice() {
        builder.vehicles(2, 0);
        builder.stop(1);
        builder.stop(2);
        assertOnly(Code.VEHICLE_TWICE, judge(builder, route(0), route(1)));
        assertSound(judge(builder, route(0), new Route(0, 1, new int[] {1})));
    }

    @Test
    void emptyRoute() {
        builder.vehicles(1, 0);
        builder.stop(1).prize(5);
        assertOnly(Code.EMPTY_ROUTE, judge(builder, route()));
    }

    @Test
    void stopTwice() {
        builder.vehicles(2, 0);
        builder.stop(1);
        assertOnly(Code.STOP_TWICE, judge(builder, route(0), new Route(0, 1, new int[] {0})));
        assertOnly(Code.STOP_TWICE, judge(builder, route(0, 0)));
    }

    @Test
    void notAllowed() {
        builder.vehicles(1, 0).skills(0b01);
        builder.vehicles(1, 0).skills(0b11);
        builder.stop(1).skills(0b10);
        assertOnly(Code.NOT_ALLOWED, judge(builder, route(0)));
        assertSound(judge(builder, new Route(1, 0, new int[] {0})));
    }

    // ------------------------------------------------------------------ loads

    @Test
    void capacityOfDeliveries() {
        builder.vehicles(2, 0).capacity(10);
        builder.stop(1).deliver(6);
        builder.stop(2).deliver(5);
        assertOnly(Code.CAPACITY, judge(builder, route(0, 1)));
    }

    @Test
    void capacityInTheMiddleOfARoute() {
        builder.vehicles(1, 0).capacity(10);
        builder.stop(1).deliver(6);
        builder.stop(2).collect(6);
        assertSound(judge(builder, route(0, 1)));
        assertOnly(Code.CAPACITY, judge(builder, route(1, 0)));
    }

    @Test
    void capacityOfEachDimension() {
        var two = line(6, 2);
        two.vehicles(1, 0).capacity(10, 3);
        two.stop(1).deliver(1, 2);
        two.stop(2).deliver(1, 2);
        assertOnly(Code.CAPACITY, judge(two, route(0, 1)));
    }

    @Test
    void capacityOfPairsIsUsedInBetweenOnly() {
        builder.vehicles(1, 0).capacity(10);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place);
        }
        builder.pair(0, 1, 6).pair(2, 3, 6);
        assertSound(judge(builder, route(0, 1, 2, 3)));
        assertOnly(Code.CAPACITY, judge(builder, route(0, 2, 1, 3)));
    }

    @Test
    void aReloadEmptiesAndFills() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).capacity(10).reload(2, 0, depot);
        builder.stop(1).deliver(8);
        builder.stop(2).deliver(8);
        assertSound(judge(builder, route(0, builder.reloadVisit(depot), 1)));
        assertOnly(Code.CAPACITY, judge(builder, route(0, 1)));
    }

    @Test
    void pairSplit() {
        builder.vehicles(2, 0);
        builder.stop(1);
        builder.stop(2);
        builder.pair(0, 1, 3);
        assertOnly(Code.PAIR_SPLIT, judge(builder, route(0), new Route(0, 1, new int[] {1})));
    }

    @Test
    void pairSplitBetweenTrips() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(2, 0, depot);
        builder.stop(1);
        builder.stop(2);
        builder.pair(0, 1, 3);
        assertOnly(Code.PAIR_SPLIT, judge(builder, route(0, builder.reloadVisit(depot), 1)));
    }

    @Test
    void pairOrder() {
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2);
        builder.pair(0, 1, 0);
        assertOnly(Code.PAIR_ORDER, judge(builder, route(1, 0)));
    }

    // ------------------------------------------------------------------ company

    @Test
    void levelFalls() {
        builder.vehicles(1, 0);
        builder.stop(1).level(1);
        builder.stop(2).level(0);
        builder.levelOrder();
        assertOnly(Code.LEVEL_FALLS, judge(builder, route(0, 1)));
        assertSound(judge(builder, route(1, 0)));
    }

    @Test
    void levelsMayFallBetweenTrips() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(2, 0, depot);
        builder.stop(1).level(1);
        builder.stop(2).level(0);
        builder.levelOrder();
        assertSound(judge(builder, route(0, builder.reloadVisit(depot), 1)));
    }

    @Test
    void goodsDisagree() {
        builder.vehicles(1, 0);
        builder.stop(1).goods(1);
        builder.stop(2).goods(2);
        builder.stop(3).goods(2);
        builder.disagree(1, 2);
        assertOnly(Code.GOODS_DISAGREE, judge(builder, route(0, 1)));
        assertSound(judge(builder, route(1, 2)));
    }

    @Test
    void goodsMayDisagreeWithThemselves() {
        builder.vehicles(1, 0);
        builder.stop(1).goods(1);
        builder.stop(2).goods(1);
        builder.disagree(1, 1);
        assertOnly(Code.GOODS_DISAGREE, judge(builder, route(0, 1)));
        assertSound(judge(builder, route(0)));
    }

    @Test
    void alternativesTwice() {
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2);
        builder.requiredAlternatives(0, 1);
        assertOnly(Code.ALTERNATIVES_TWICE, judge(builder, route(0, 1)));
        assertThat(judge(builder, route(1)).isFeasible()).isTrue();
    }

    // ------------------------------------------------------------------ trips

    @Test
    void reloadClosed() {
        int open = builder.reloadDepot(0);
        builder.reloadDepot(3);
        builder.vehicles(1, 0).reload(2, 0, open);
        builder.stop(1);
        builder.stop(2);
        assertOnly(Code.RELOAD_CLOSED, judge(builder, route(0, builder.reloadVisit(1), 1)));
    }

    @Test
    void emptyTrip() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(3, 0, depot);
        builder.stop(1);
        builder.stop(2);
        int reload = builder.reloadVisit(depot);
        assertOnly(Code.EMPTY_TRIP, judge(builder, route(0, reload, reload, 1)));
        assertOnly(Code.EMPTY_TRIP, judge(builder, route(0, 1, reload)));
        assertOnly(Code.EMPTY_TRIP, judge(builder, route(reload, 0, 1)));
    }

    @Test
    void tooManyTrips() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(2, 0, depot);
        builder.stop(1);
        builder.stop(2);
        builder.stop(3);
        int reload = builder.reloadVisit(depot);
        assertOnly(Code.TOO_MANY_TRIPS, judge(builder, route(0, reload, 1, reload, 2)));
    }

    @Test
    void turnRoundAndDisinfectionTakeTime() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(2, 7, depot);
        builder.stop(1).level(1);
        builder.stop(1).level(0);
        builder.disinfection(new int[][] {{0, 1}, {30, 2}});
        int reload = builder.reloadVisit(depot);
        assertThat(judge(builder, route(0, reload, 1)).routes().get(0).duration())
                .isEqualTo(20 + 7 + 30 + 20);
        assertThat(judge(builder, route(1, reload, 0)).routes().get(0).duration())
                .isEqualTo(20 + 7 + 1 + 20);
    }

    @Test
    void aReleaseHoldsTheTripAtItsDepot() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).reload(2, 5, depot);
        builder.stop(1);
        builder.stop(1).release(100);
        var verdict = judge(builder, route(0, builder.reloadVisit(depot), 1));
        assertSound(verdict);
        assertThat(verdict.routes().get(0).arrival()).isEqualTo(120);
        // Leaving late keeps the return: the trip back to the depot ends just in time for turn-round.
        assertThat(verdict.routes().get(0).departure()).isEqualTo(75);
        assertThat(judge(builder, route(1, 0)).routes().get(0).departure()).isEqualTo(100);
    }

    // ------------------------------------------------------------------ times

    @Test
    void noWay() {
        var islands = new RoutingProblemBuilder(1);
        int[][] way = {{0, 10, 10}, {10, 0, RoutingTravel.UNREACHABLE}, {10, RoutingTravel.UNREACHABLE, 0}};
        islands.profile(RoutingTravel.matrix(way, new int[][] {{0, 1, 1}, {1, 0, 1 << 29}, {1, 1 << 29, 0}}));
        islands.vehicles(2, 0).maxStops(2);
        islands.stop(1).prize(1);
        islands.stop(2).prize(1);
        var verdict = judge(islands, route(0, 1));
        assertThat(verdict.violations())
                .extracting(RoutingVerdict.Violation::code)
                .contains(Code.NO_WAY);
        // The times of a leg that does not exist are no times; nothing but the way itself is to blame.
        assertOnly(Code.NO_WAY, verdict);
    }

    @Test
    void timeWindow() {
        builder.vehicles(1, 0);
        builder.stop(1).window(0, 10);
        builder.stop(2).window(0, 25);
        assertSound(judge(builder, route(0, 1)));
        assertOnly(Code.TIME_WINDOW, judge(builder, route(1, 0)));
    }

    @Test
    void severalWindows() {
        builder.vehicles(1, 0);
        builder.stop(1).window(0, 5).window(40, 50).window(90, 95);
        var verdict = judge(builder, route(0));
        assertSound(verdict);
        assertThat(verdict.routes().get(0).starts()).containsExactly(40);
        assertThat(verdict.routes().get(0).departure()).isEqualTo(30);
    }

    @Test
    void anEarlierReturnIsWorthMoreThanAShorterDay() {
        builder.vehicles(1, 0).cost(0, 0, 1);
        builder.stop(1).window(0, 10).window(40, 50).service(1);
        builder.stop(1).window(60, 90);
        // Back at 70; the first stop is served at the latest time that keeps this return, in its second window.
        var verdict = judge(builder, route(0, 1));
        assertThat(verdict.routes().get(0).starts()).containsExactly(50, 60);
        assertThat(verdict.routes().get(0).departure()).isEqualTo(40);
        assertThat(verdict.cost()).isEqualTo(30);
    }

    @Test
    void shiftEnd() {
        builder.vehicles(1, 0).shift(0, 40);
        builder.stop(1);
        builder.stop(2).service(0);
        builder.stop(1).service(25).prize(1);
        assertSound(judge(builder, route(0, 1)));
        assertOnly(Code.SHIFT_END, judge(builder, route(0, 1, 2)));
    }

    @Test
    void distanceLimit() {
        builder.vehicles(1, 0).maxDistance(40);
        builder.stop(1);
        builder.stop(2);
        builder.stop(1);
        builder.stop(2);
        assertSound(judge(builder, route(0, 2, 1, 3)));
        assertOnly(Code.DISTANCE_LIMIT, judge(builder, route(0, 1, 2, 3)));
    }

    @Test
    void durationLimitCountsFromTheLatestUsefulDeparture() {
        builder.vehicles(1, 0).maxDuration(30);
        builder.stop(1).window(500, 600).service(10);
        var alone = judge(builder, route(0));
        assertSound(alone);
        assertThat(alone.routes().get(0).departure()).isEqualTo(490);
        builder.stop(1).window(0, 499).prize(1);
        assertOnly(Code.DURATION_LIMIT, judge(builder, route(1, 0)));
    }

    @Test
    void stopLimit() {
        builder.vehicles(2, 0).maxStops(1);
        builder.stop(1);
        builder.stop(2);
        assertOnly(Code.STOP_LIMIT, judge(builder, route(0, 1)));
    }

    @Test
    void openRoutesBeginAndEndAtTheirStops() {
        builder.vehicles(1, NOWHERE, NOWHERE).cost(0, 1, 1);
        builder.stop(2).service(3);
        builder.stop(4).window(50, 60);
        var verdict = judge(builder, route(0, 1));
        assertSound(verdict);
        assertThat(verdict.routes().get(0).distance()).isEqualTo(20);
        assertThat(verdict.routes().get(0).departure()).isEqualTo(27);
        assertThat(verdict.cost()).isEqualTo(20 + 23);
    }

    @Test
    void serviceByClass() {
        builder.vehicles(1, 0).service(9);
        builder.stop(1).service(2);
        assertThat(judge(builder, route(0)).routes().get(0).duration()).isEqualTo(29);
    }

    // ------------------------------------------------------------------ breaks

    private int pause(int earliest, int latest, int duration) {
        return builder.vehicles(1, 0).cost(0, 1, 0).pause(earliest, latest, duration);
    }

    private int breakVisit(int pause) {
        return builder.stops() + pause;
    }

    @Test
    void aBreakIsTakenWhereTheVehicleIs() {
        int pause = pause(15, 30, 10);
        builder.stop(2).service(5);
        var verdict = judge(builder, route(0, breakVisit(pause)));
        assertSound(verdict);
        assertThat(verdict.routes().get(0).starts()).containsExactly(20, 25);
        assertThat(verdict.routes().get(0).distance()).isEqualTo(40);
        assertThat(verdict.routes().get(0).arrival()).isEqualTo(55);
    }

    @Test
    void breakLate() {
        int pause = pause(0, 20, 10);
        builder.stop(2).service(5);
        assertOnly(Code.BREAK_LATE, judge(builder, route(0, breakVisit(pause))));
        assertSound(judge(builder, route(breakVisit(pause), 0)));
    }

    @Test
    void breakMissing() {
        pause(0, 30, 10);
        builder.stop(2);
        builder.stop(1);
        assertOnly(Code.BREAK_MISSING, judge(builder, route(0, 1)));
        assertSound(judge(builder, route(1)));
    }

    @Test
    void breakOrder() {
        var vehicles = builder.vehicles(1, 0);
        int first = vehicles.pause(0, 500, 1);
        int second = vehicles.pause(0, 500, 1);
        int foreign = builder.vehicles(1, 0).pause(0, 500, 1);
        builder.stop(1);
        assertSound(judge(builder, route(breakVisit(first), 0, breakVisit(second))));
        assertOnly(Code.BREAK_ORDER, judge(builder, route(breakVisit(second), 0, breakVisit(first))));
        assertOnly(Code.BREAK_ORDER, judge(builder, route(breakVisit(first), breakVisit(first), 0)));
        assertOnly(Code.BREAK_ORDER, judge(builder, route(breakVisit(foreign), 0)));
    }

    // ------------------------------------------------------------------ locks, promises, rules, prizes

    @Test
    void lockBroken() {
        builder.vehicles(2, 0);
        builder.stop(1);
        builder.stop(2);
        builder.lock(0, 0, 1);
        assertSound(judge(builder, route(1, 0)));
        assertOnly(Code.LOCK_BROKEN, judge(builder, route(0, 1)));
        assertOnly(Code.LOCK_BROKEN, judge(builder, new Route(0, 1, new int[] {0, 1})));
    }

    @Test
    void aLockedVehicleMayStayWithoutStops() {
        int depot = builder.reloadDepot(3);
        builder.vehicles(1, 0).reload(2, 0, depot);
        builder.stop(1).prize(1);
        builder.lock(0, 0, builder.reloadVisit(depot));
        assertSound(judge(builder, route(builder.reloadVisit(depot))));
    }

    @Test
    void onlyLockedReloadsMayHaveATripWithoutStopsBetweenThem() {
        int depot = builder.reloadDepot(3);
        builder.vehicles(1, 0).reload(4, 0, depot);
        builder.stop(1).prize(1);
        builder.stop(2).prize(1);
        int reload = builder.reloadVisit(depot);
        builder.lock(0, 0, 0, reload);
        assertSound(judge(builder, route(0, reload)));
        assertSound(judge(builder, route(0, reload, 1)));
        assertOnly(Code.EMPTY_TRIP, judge(builder, route(0, reload, reload, 1)));
        assertOnly(Code.EMPTY_TRIP, judge(builder, route(0, reload, 1, reload)));
    }

    @Test
    void aLockWithoutVisitsIsRefused() {
        builder.vehicles(1, 0);
        assertThatThrownBy(() -> builder.lock(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vehicle (0)");
    }

    @Test
    void brokenPromisesHaveTheirPrice() {
        builder.vehicles(2, 0).cost(0, 0, 0);
        builder.stop(1).promisedVehicle(0, 1, 40).promisedTime(17, 3);
        assertThat(judge(builder, new Route(0, 1, new int[] {0})).cost()).isEqualTo(7 * 3);
        assertThat(judge(builder, new Route(0, 0, new int[] {0})).cost()).isEqualTo(40 + 7 * 3);
    }

    @Test
    void veto() {
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2);
        builder.rule(route -> route.size() > 1 ? RouteRule.VETO : 0);
        assertOnly(Code.VETO, judge(builder, route(0, 1)));
        assertSound(judge(builder, route(0)));
    }

    @Test
    void aRuleSeesTheWholeRouteAndAddsItsCost() {
        builder.vehicles(3, 0).cost(5, 1, 0);
        builder.stop(1).window(30, 90).service(4);
        List<Long> seen = new ArrayList<>();
        builder.rule(route -> {
            seen.addAll(List.of(
                    (long) route.vehicleClass(),
                    (long) route.vehicle(),
                    (long) route.visit(0),
                    (long) route.start(0),
                    (long) route.departure(),
                    (long) route.arrival(),
                    route.distance()));
            return 1000;
        });
        assertThat(judge(builder, new Route(0, 2, new int[] {0})).cost()).isEqualTo(5 + 20 + 1000);
        assertThat(seen).containsExactly(0L, 2L, 0L, 30L, 20L, 44L, 20L);
    }

    @Test
    void prizesOfWhatIsLeftOut() {
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2).prize(70);
        builder.stop(3);
        builder.stop(4);
        builder.alternatives(500, 2, 3);
        assertThat(judge(builder, route(0)).cost()).isEqualTo(20 + 70 + 500);
        assertThat(judge(builder, route(0, 3)).cost()).isEqualTo(80 + 70);
        assertThat(judge(builder, route(0)).isComplete()).isTrue();
    }

    @Test
    void whatMustBeServedAndIsNotIsMissing() {
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.stop(2);
        builder.stop(3);
        builder.requiredAlternatives(1, 2);
        var verdict = judge(builder);
        assertSound(verdict);
        assertThat(verdict.missing()).containsExactly(new Missing(0, NONE), new Missing(NONE, 0));
        assertThat(verdict.isFeasible()).isFalse();
    }

    // ------------------------------------------------------------------ what a solution says about itself

    private RoutingVerdict judge(long cost, boolean complete, Unserved... unserved) {
        return RoutingChecker.check(
                builder.build(), new RoutingSolution(List.of(route(0)), List.of(unserved), cost, complete, 1));
    }

    private void oneServedOneLeftOut() {
        builder.vehicles(1, 0).skills(1).capacity(10);
        builder.stop(1);
        builder.stop(2).prize(7).deliver(3);
    }

    @Test
    void statedCost() {
        oneServedOneLeftOut();
        var unserved = new Unserved(1, Reason.NOT_WORTH_ITS_COST);
        assertSound(judge(27, true, unserved));
        assertOnly(Code.COST_STATED, judge(26, true, unserved));
    }

    @Test
    void statedCompleteness() {
        oneServedOneLeftOut();
        assertOnly(Code.COMPLETE_STATED, judge(27, false, new Unserved(1, Reason.BUDGET_SPENT)));
    }

    @Test
    void statedListOfWhatIsLeftOut() {
        oneServedOneLeftOut();
        assertOnly(Code.UNSERVED_STATED, judge(27, true));
        assertOnly(
                Code.UNSERVED_STATED,
                judge(27, true, new Unserved(0, Reason.BUDGET_SPENT), new Unserved(1, Reason.BUDGET_SPENT)));
    }

    @Test
    void statedReason() {
        oneServedOneLeftOut();
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.NO_COMPATIBLE_VEHICLE)));
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.LARGER_THAN_ANY_VEHICLE)));
    }

    @Test
    void whatAnIdleVehicleCouldServeIsNotForWantOfCapacityOrReach() {
        oneServedOneLeftOut();
        builder.vehicles(1, 0).skills(1).capacity(10);
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.NO_CAPACITY_LEFT)));
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.OUT_OF_REACH)));
        assertSound(judge(27, true, new Unserved(1, Reason.NOT_WORTH_ITS_COST)));
        assertSound(judge(27, true, new Unserved(1, Reason.BUDGET_SPENT)));
    }

    @Test
    void whatAVehicleOnItsWayHasRoomForIsNotForWantOfCapacity() {
        oneServedOneLeftOut();
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.NO_CAPACITY_LEFT)));
    }

    @Test
    void whatOnlyARuleForbidsIsNeitherOutOfReachNorForWantOfCapacity() {
        oneServedOneLeftOut();
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.FORBIDDEN_BY_RULE)));
        builder.rule(route -> 0);
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.FORBIDDEN_BY_RULE)));
        builder.rule(route -> route.size() > 1 || route.visit(0) == 1 ? RouteRule.VETO : 0);
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.NO_CAPACITY_LEFT)));
        assertOnly(Code.REASON_STATED, judge(27, true, new Unserved(1, Reason.OUT_OF_REACH)));
        assertSound(judge(27, true, new Unserved(1, Reason.FORBIDDEN_BY_RULE)));
    }

    @Test
    void whatBringsMoreThanItCostsIsWorthIt() {
        builder.vehicles(1, 0).capacity(10);
        builder.stop(1);
        builder.stop(2).prize(21).deliver(3);
        assertOnly(Code.REASON_STATED, judge(41, true, new Unserved(1, Reason.NOT_WORTH_ITS_COST)));
    }

    @Test
    void aPairOrAGroupThatBringsMoreThanItCostsIsWorthIt() {
        builder.vehicles(1, 0).capacity(10);
        builder.stop(1);
        builder.stop(2).prize(41);
        builder.stop(1);
        builder.pair(1, 2, 3);
        assertOnly(
                Code.REASON_STATED,
                judge(61, true, new Unserved(1, Reason.NOT_WORTH_ITS_COST), new Unserved(2, Reason.BUDGET_SPENT)));
    }

    @Test
    void aTripOfItsOwnIsRoom() {
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).capacity(10).reload(2, 0, depot);
        builder.stop(1).deliver(10);
        builder.stop(2).prize(1).deliver(10);
        assertOnly(Code.REASON_STATED, judge(21, true, new Unserved(1, Reason.NO_CAPACITY_LEFT)));
    }

    @Test
    void trueReasons() {
        builder.vehicles(1, 0).skills(1).capacity(10);
        builder.stop(1);
        builder.stop(2).prize(7).skills(2);
        builder.stop(2).prize(7).deliver(11);
        assertSound(judge(
                34,
                true,
                new Unserved(1, Reason.NO_COMPATIBLE_VEHICLE),
                new Unserved(2, Reason.LARGER_THAN_ANY_VEHICLE)));
    }

    @Test
    void requireSoundNamesEachFault() {
        oneServedOneLeftOut();
        var wrong = new RoutingSolution(List.of(route(0)), List.of(), 1, true, 1);
        assertThatThrownBy(() -> RoutingChecker.requireSound(builder.build(), wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COST_STATED")
                .hasMessageContaining("UNSERVED_STATED");
    }
}
