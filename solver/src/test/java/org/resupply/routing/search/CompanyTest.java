package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;

class CompanyTest {
    private static final int TASKS = 6;

    /** Two kinds of vehicles: large ones without skills, small ones with one. */
    private static RoutingProblem problem() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(new double[10], new double[10], 1, Rounding.NEAREST));
        builder.vehicles(3, 0).capacity(10).maxStops(9);
        builder.vehicles(3, 0).capacity(4).skills(1);
        builder.stop(1).deliver(11).prize(5);
        builder.stop(2).deliver(1).skills(2).prize(5);
        builder.stop(3).deliver(5).skills(1).prize(5);
        builder.stop(4).deliver(3).skills(1).prize(5);
        builder.stop(5).deliver(6).collect(7).prize(5);
        builder.stop(6).prize(5);
        builder.stop(7).prize(5);
        builder.stop(8).deliver(6).prize(5);
        builder.stop(9).deliver(6).prize(5);
        builder.pair(5, 6, 11);
        // A route of one stop alone is refused, so that all of them ask for company.
        builder.rule(route -> route.size() < 3 ? RouteRule.VETO : 0);
        return builder.build();
    }

    /** All were priced beside others, again and again. */
    @Test
    void noCompanyIsSoughtForWhatNoVehicleMayOrCanHold() {
        var problem = new SearchProblem(problem());
        var state = new SearchState(problem);
        state.load(List.of());
        for (int task = 0; task < TASKS; task++) {
            var dice = new Dice(1);
            var company = new Company(problem, state, dice);
            company.place(task, 0, Long.MAX_VALUE);
            // Company is sought now and then only: whoever may need it draws.
            boolean drawn = dice.next() != new Dice(1).next();
            boolean curable = task == 3 || task == 4;
            assertThat(drawn).as("stop %d", task).isEqualTo(curable);
        }
    }
}
