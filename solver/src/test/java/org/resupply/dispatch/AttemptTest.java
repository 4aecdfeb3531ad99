package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** Three loads for a village, and an engine whose first search leaves some of them out and whose others find nothing. */
class AttemptTest {

    @Test
    void whatALaterSearchDoesNotFindIsBroughtAsTheFirstOneFoundIt() {
        OnlyOnce engine = new OnlyOnce();
        Plan plan = plan(engine);

        assertThat(engine.given).as("routes that later searches set out from").isNotEmpty();
        assertThat(plan.figures().servedKg()).isEqualTo(engine.carriedKg).isPositive();
    }

    @Test
    void theNextSearchSetsOutFromTheRoutesOfTheOneBefore() {
        OnlyOnce engine = new OnlyOnce();
        plan(engine);

        assertThat(engine.given.get(0)).isEqualTo(engine.found);
    }

    @Test
    void theBetterOfTriesThatAllBringSomethingIsKeptWithItsStock() {
        Plan plan = plan(new FewerEachTime());

        assertThat(plan.figures().servedKg()).isEqualTo(2000);
        assertThat(plan.tours()).hasSize(2);
    }

    private static Plan plan(RoutingEngine engine) {
        Scenario scenario = ParcellingTest.village(2600, 3);
        Plan plan = Planner.with(new FairFloor(), engine)
                .plan(
                        scenario,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(500))
                                .withPasses(1));
        assertThat(Verifier.of(scenario).verify(plan).isSound()).isTrue();
        return plan;
    }

    /** Brings what the first trip of each van but the last stop holds; asked again, nothing. */
    private static final class OnlyOnce implements RoutingEngine {
        private final RoutingEngine engine = new AnnealedRouting();
        private final List<List<RoutingSolution.Route>> given = new ArrayList<>();
        private List<RoutingSolution.Route> found;
        private double carriedKg;

        @Override
        public String name() {
            return "once";
        }

        @Override
        public RoutingSolution solve(
                RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
            Set<Integer> left = new TreeSet<>();
            IntStream.range(0, problem.stops()).forEach(left::add);
            if (found != null) {
                given.add(problem.warmStart());
                return answer(List.of(), left);
            }
            found = new ArrayList<>();
            for (RoutingSolution.Route route :
                    engine.solve(problem, options, allowance, best).routes()) {
                int[] trip = IntStream.of(route.visits())
                        .takeWhile(visit -> problem.isStop(visit) && visit != problem.stops() - 1)
                        .toArray();
                if (trip.length > 0) {
                    found.add(new RoutingSolution.Route(route.vehicleClass(), route.vehicle(), trip));
                }
                for (int stop : trip) {
                    left.remove(stop);
                    carriedKg += problem.delivered(stop, 0) / 10.0;
                }
            }
            return answer(found, left);
        }

        private static RoutingSolution answer(List<RoutingSolution.Route> routes, Set<Integer> left) {
            List<RoutingSolution.Unserved> unserved = left.stream()
                    .map(stop -> new RoutingSolution.Unserved(stop, RoutingSolution.Reason.NO_CAPACITY_LEFT))
                    .toList();
            return new RoutingSolution(routes, unserved, 0, true, 1);
        }
    }

    /** Brings the first two parcels, a van each; asked again, only the first one. */
    private static final class FewerEachTime implements RoutingEngine {
        private boolean asked;

        @Override
        public String name() {
            return "fewer";
        }

        @Override
        public RoutingSolution solve(
                RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
            int brought = asked ? 1 : 2;
            asked = true;
            return new RoutingSolution(
                    IntStream.range(0, brought)
                            .mapToObj(stop -> new RoutingSolution.Route(0, stop, new int[] {stop}))
                            .toList(),
                    IntStream.range(brought, problem.stops())
                            .mapToObj(
                                    stop -> new RoutingSolution.Unserved(stop, RoutingSolution.Reason.NO_CAPACITY_LEFT))
                            .toList(),
                    0,
                    true,
                    1);
        }
    }
}
