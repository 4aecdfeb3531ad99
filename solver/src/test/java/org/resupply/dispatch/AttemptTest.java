package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.solve.ScriptedEngine.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.compile.GivenRoute;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.model.ControlLevel;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Route;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** Three loads for a village, a van each, and engines that do not bring all of them; then routes that are handed on by themselves. */
class AttemptTest {
    private static final Outlook VILLAGE = Outlook.of(ParcellingTest.village(2600, 3));

    @Test
    void whatALaterSearchDoesNotFindIsBroughtAsTheFirstOneFoundIt() {
        OnlyOnce once = new OnlyOnce();
        Plan plan = plan(once.engine());

        assertThat(once.given).as("routes that later searches set out from").isNotEmpty();
        assertThat(plan.figures().servedKg()).isEqualTo(2000);
    }

    @Test
    void theNextSearchSetsOutFromTheRoutesOfTheOneBefore() {
        OnlyOnce once = new OnlyOnce();
        plan(once.engine());

        assertThat(once.given.get(0)).isEqualTo(once.found);
    }

    @Test
    void theBetterOfTriesThatAllBringSomethingIsKept() {
        Rounds.Result result = rounds(bringingFirst(2, 1), stock());

        assertThat(result.loadedKg()).isEqualTo(2000);
        assertThat(result.tours()).hasSize(2);
    }

    /** The later one has cut less short: it was asked for what can be brought. */
    @Test
    void ofTriesThatBringAsMuchTheLaterOneIsKept() {
        List<Integer> vans = new ArrayList<>();
        Rounds.Result result = rounds(
                new ScriptedEngine((problem, options, allowance) -> {
                    vans.add(vans.size());
                    return answer(problem, List.of(new Route(0, vans.size() - 1, new int[] {0})));
                }),
                stock());

        assertThat(vans).hasSize(2);
        assertThat(result.tours())
                .singleElement()
                .satisfies(round -> assertThat(round.vehicle).isEqualTo(1));
        assertThat(result.loadedKg()).isEqualTo(1000);
    }

    /** Runs to other warehouses that are chosen afterwards had what the last try left. */
    @Test
    void theStockIsLeftAsTheTryThatIsKeptLeavesIt() {
        StockDay stock = stock();

        assertThat(rounds(bringingFirst(2, 1), stock).loadedKg()).isEqualTo(2000);
        assertThat(stock.unclaimed("rice"))
                .as("the first try claimed all three loads")
                .isEqualTo(5000 - 2600);
    }

    private static Plan plan(RoutingEngine engine) {
        Scenario scenario = VILLAGE.scenario();
        Plan plan = Planner.with(new FairFloor(), engine)
                .plan(
                        scenario,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(500))
                                .withPasses(1));
        assertThat(Verifier.of(scenario).verify(plan).isSound()).isTrue();
        return plan;
    }

    /** The tours from the store alone; the whole plan would look once more for what they leave. */
    private static Rounds.Result rounds(RoutingEngine engine, StockDay stock) {
        City city = City.of(VILLAGE, Journeys.of(VILLAGE, DailyTravel.of(VILLAGE)), List.of());
        return new Rounds(city, VILLAGE.demands())
                .plan(
                        VILLAGE.scenario().facilities().get(0),
                        0,
                        Map.of(0, 2600L),
                        stock,
                        VehicleDay.all(VILLAGE.scenario().fleets().get(0), 0, city.crewing()),
                        engine,
                        SolveOptions.defaults(),
                        () -> Budget.iterations(500).start());
    }

    private static StockDay stock() {
        StockLedger ledger = new StockLedger(VILLAGE);
        ledger.add("store", "rice", "sacks", Lot.NEVER, 0, 5000);
        return ledger.day("store", 0);
    }

    /** Brings so many parcels, the first ones, a van each: each time it is asked the next number, in the end the last. */
    private static RoutingEngine bringingFirst(int... numbers) {
        var asked = new ArrayList<Integer>();
        return new ScriptedEngine((problem, options, allowance) -> {
            int number = numbers[Math.min(asked.size(), numbers.length - 1)];
            asked.add(number);
            return answer(
                    problem,
                    IntStream.range(0, Math.min(number, problem.stops()))
                            .mapToObj(stop -> new Route(0, stop, new int[] {stop}))
                            .toList());
        });
    }

    /** Two vans bring the two full loads; asked again, nothing. */
    private static final class OnlyOnce {
        private final List<List<Route>> given = new ArrayList<>();
        private final List<Route> found = List.of(new Route(0, 0, new int[] {0}), new Route(0, 1, new int[] {1}));
        private boolean asked;

        RoutingEngine engine() {
            return new ScriptedEngine((problem, options, allowance) -> {
                if (asked) {
                    given.add(problem.warmStart());
                    return answer(problem, List.of());
                }
                asked = true;
                return answer(problem, found);
            });
        }
    }

    // ------------------------------------------------------------------ routes handed on

    /** Parcels apart come first: those that were the last before are the last again. */
    @Test
    void whereThereAreMoreParcelsForAPlaceTheFirstOnesAreNew() {
        Attempt attempt = attempt(List.of("A", "B", "B"), new Route(0, 1, new int[] {2, 0, 1}));

        assertThat(attempt.routesFor(parcels("B", "B", "B", "A")))
                .containsExactly(new GivenRoute(0, 1, List.of(List.of(2, 3, 1))));
    }

    @Test
    void whereThereAreFewerParcelsForAPlaceTheLastOnesFallOut() {
        Attempt attempt = attempt(List.of("A", "B", "B"), new Route(0, 1, new int[] {2, 0, 1}));

        assertThat(attempt.routesFor(parcels("B", "A"))).containsExactly(new GivenRoute(0, 1, List.of(List.of(1, 0))));
    }

    @Test
    void tripsAndRoutesWithoutParcelsFallOut() {
        Route two = new Route(0, 0, new int[] {0, reload(3), 1});
        Attempt attempt = attempt(List.of("A", "B", "C"), two, new Route(0, 1, new int[] {2}));

        assertThat(attempt.routesFor(parcels("A", "B", "C")))
                .containsExactly(
                        new GivenRoute(0, 0, List.of(List.of(0), List.of(1))),
                        new GivenRoute(0, 1, List.of(List.of(2))));
        assertThat(attempt.routesFor(parcels("B"))).containsExactly(new GivenRoute(0, 0, List.of(List.of(0))));
        assertThat(attempt.routesFor(parcels("D"))).isEmpty();
    }

    private static Attempt attempt(List<String> places, Route... routes) {
        RoutingProblem problem = problem(places.size());
        return new Attempt(
                problem,
                parcels(places.toArray(String[]::new)),
                new RoutingSolution(List.of(routes), List.of(), 0, true, 0),
                List.of(),
                List.of(),
                Map.of(),
                0);
    }

    private static int reload(int stops) {
        return problem(stops).reloadVisit(0);
    }

    private static RoutingProblem problem(int stops) {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(new int[][] {{0}}, new int[][] {{0}}));
        int depot = builder.reloadDepot(0);
        builder.vehicles(2, 0).reload(2, 0, depot);
        IntStream.range(0, stops).forEach(stop -> builder.stop(0));
        return builder.build();
    }

    private static List<Parcel> parcels(String... places) {
        return List.of(places).stream()
                .map(place -> new Parcel(
                        place,
                        place,
                        List.of(),
                        1,
                        1,
                        0,
                        new TimeWindow(0, TimeWindow.DAY),
                        ControlLevel.OPEN,
                        1,
                        List.of(),
                        Parcel.AS_THE_VEHICLE))
                .toList();
    }
}
