package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.compile.SupplyModel;
import org.resupply.plan.Cause;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;

/** A place wants rice on three days; what it wants on the first may come a day late, and it gets 5 too little on the third. */
class BacklogTest {
    private static final Backlog.Room MUCH = (base, demand, quantity) -> quantity;

    private final Backlog backlog = backlog();

    private static Backlog backlog() {
        AllocationProblemBuilder builder = AllocationProblem.builder(3);
        int place = builder.place(PlaceKind.DEMAND_POINT, 0, 10);
        int rice = builder.commodity(1000, 1000, 0, 1);
        builder.demand(place, rice, 0, 1, 10, 0, 1);
        builder.demand(place, rice, 1, 1, 10, 0, 1);
        builder.demand(place, rice, 2, 2, 10, 0, 1);
        AllocationProblem problem = builder.build();
        AllocationCause[] causes = new AllocationCause[3];
        Arrays.fill(causes, AllocationCause.NONE);
        AllocationSolution flows = AllocationSolution.of(
                new AllocationSolution.Flows(),
                new long[] {0, 0, 5},
                causes,
                0,
                0,
                AllocationPrices.zero(problem),
                new AllocationSolution.Effort("by hand", 0, 0, 0));
        return new Backlog(
                new SupplyModel(
                        problem, List.of("P"), List.of("rice"), List.of(), List.of(), List.of(), List.of(), List.of()),
                flows);
    }

    private static Dispatcher.Shortfall missing(int demand, long quantity) {
        return new Dispatcher.Shortfall(demand, quantity, Cause.VEHICLE, "W");
    }

    @Test
    void whatIsOwedComesAsLongAsItMayBeLate() {
        backlog.owe("W", missing(0, 8));
        assertThat(backlog.takeDoors(1, MUCH)).isEqualTo(Map.of("W", Map.of(0, 8L)));
        assertThat(backlog.shortfalls()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsStillOwed() {
        backlog.owe("W", missing(0, 8));
        assertThat(backlog.takeDoors(1, (base, demand, quantity) -> Math.min(3, quantity)))
                .isEqualTo(Map.of("W", Map.of(0, 3L)));
        assertThat(backlog.shortfalls()).containsExactly(missing(0, 5));
    }

    @Test
    void whatIsTooLateIsForWhoeverAtThePlaceLacksIt() {
        backlog.owe("W", missing(1, 8));
        assertThat(backlog.takeDoors(2, MUCH)).isEqualTo(Map.of("W", Map.of(2, 5L)));
        assertThat(backlog.shortfalls()).containsExactly(missing(1, 8));
        backlog.owe("W", missing(1, 8));
        assertThat(backlog.takeDoors(2, MUCH)).isEmpty();
    }
}
