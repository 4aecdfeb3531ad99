package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.allocation.FairFloor;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Journeys;
import org.resupply.compile.PlanAssembler;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Dispatcher;
import org.resupply.dispatch.Receiving;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** What a dispatch leaves behind is looked for once more. */
class AnotherLookTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));

    /** An engine that leaves all stops out. */
    private static final RoutingEngine IDLE = new RoutingEngine() {
        @Override
        public String name() {
            return "idle";
        }

        @Override
        public RoutingSolution solve(
                RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
            return new RoutingSolution(
                    List.of(),
                    IntStream.range(0, problem.stops())
                            .mapToObj(stop -> new RoutingSolution.Unserved(stop, Reason.NO_CAPACITY_LEFT))
                            .toList(),
                    RoutingChecker.check(problem, List.of()).cost(),
                    true,
                    0);
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void whatNobodyBroughtIsBroughtThenAndNothingIsLost(long seed) {
        Scenario scenario = SmallCity.of(2, 4, 2, seed);
        Outlook outlook = Outlook.of(scenario);
        DailyTravel travel = DailyTravel.of(outlook, null);
        City city = City.of(outlook, Journeys.of(outlook, travel), List.of());
        List<Receipt> receipts = Receiving.plan(city, Set.of());
        SupplyModel supply = AllocationCompiler.compile(
                outlook, city.bubbles(), city.journeys(), city.vehicles(), city.area(), city.crewing(), receipts);
        AllocationSolution flows = new FairFloor()
                .solve(supply.problem(), OPTIONS, OPTIONS.budget().start());
        AnotherLook look = new AnotherLook(city, supply, flows, new KeptOut(city));
        Manifest manifest =
                Planner.with(new FairFloor(), IDLE).plan(scenario, OPTIONS).manifest();

        Dispatcher.Dispatch none = Dispatcher.dispatch(
                city, supply, flows, receipts, IDLE, OPTIONS, OPTIONS.budget().start());
        AnotherLook.Found idle =
                look.at(none, receipts, IDLE, OPTIONS, OPTIONS.budget().start(), Runnable::run);
        AnotherLook.Found found = look.at(
                none, receipts, new OneByOne(), OPTIONS, OPTIONS.budget().start(), Runnable::run);

        assertThat(idle.dispatch()).isSameAs(none);
        assertThat(Worth.missing(outlook, found.unmet())).isLessThan(Worth.missing(outlook, idle.unmet()));
        Plan plan = PlanAssembler.assemble(
                outlook,
                city.bubbles(),
                found.receipts(),
                found.dispatch().movements(),
                found.dispatch().tours(),
                found.unmet(),
                found.dispatch().spoiled(),
                manifest,
                Runnable::run);
        Verifier.of(outlook, travel, city.bubbles()).requireSound(plan);
    }
}
