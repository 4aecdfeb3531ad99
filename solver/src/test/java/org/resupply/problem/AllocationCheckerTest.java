package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationSolution.Effort;
import org.resupply.problem.AllocationSolution.Flows;
import org.resupply.problem.AllocationViolation.Code;

/** For each rule a plan that breaks it and no other. */
class AllocationCheckerTest {
    private final AllocationProblemBuilder b = AllocationProblem.builder(3);
    private final int source = b.place(PlaceKind.SOURCE, 0, 0);
    private final int warehouse = b.place(PlaceKind.WAREHOUSE, 0, 0);
    private final int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
    private final int rice = b.commodity(1000, 2000, 0, 4);
    private final int in = b.lane(source, warehouse, 0, 1);
    private final int out = b.lane(warehouse, home, 0, 2);

    private AllocationSolution solution(AllocationProblem problem, Flows flows, double bound) {
        long[] unmet = new long[problem.demands()];
        AllocationCause[] cause = new AllocationCause[problem.demands()];
        for (int demand = 0; demand < unmet.length; demand++) {
            unmet[demand] = problem.openQuantity(demand);
            for (int flow = 0; flow < flows.size(); flow++) {
                unmet[demand] -= flows.demand(flow) == demand ? flows.quantity(flow) : 0;
            }
            unmet[demand] = Math.max(0, unmet[demand]);
            cause[demand] = unmet[demand] > 0 ? AllocationCause.STOCK : AllocationCause.NONE;
        }
        return AllocationSolution.of(
                flows, unmet, cause, 0, bound, AllocationPrices.zero(problem), new Effort("by hand", 0, 0, 0));
    }

    private void assertBreaks(Code code, AllocationProblem problem, Flows flows) {
        assertThat(AllocationChecker.check(problem, solution(problem, flows, 0)).violations())
                .extracting(AllocationViolation::code)
                .containsOnly(code);
    }

    /** Brings so much of vintage 0 to the home on a day. */
    private Flows bring(long quantity, int day) {
        Flows flows = new Flows();
        flows.add(in, 0, day, AllocationSolution.TRANSFER, quantity);
        flows.add(out, 0, day, 0, quantity);
        return flows;
    }

    @Test
    void aSoundPlanAndItsFigures() {
        b.lot(source, rice, 10, 0, 1);
        b.lot(home, rice, 3, 0, AllocationProblem.NEVER);
        b.demand(home, rice, 0, 1, 8, 0, 50);
        AllocationProblem problem = b.build();
        assertThat(problem.openQuantity(0)).isEqualTo(5);
        AllocationCheck check = AllocationChecker.check(problem, solution(problem, bring(4, 1), 0));
        assertThat(check.requireSound().served()).containsExactly(7);
        assertThat(check.firstServed()).containsExactly(0);
        assertThat(check.spoiled()).containsExactly(6);
        assertThat(check.transportCost()).isEqualTo(4 * 3.0);
        assertThat(check.unmetPrice()).isEqualTo(50);
    }

    @Test
    void balance() {
        b.lot(source, rice, 10, 0, 1);
        b.demand(home, rice, 0, 0, 20, 0, 50);
        assertBreaks(Code.BALANCE, b.build(), bring(11, 0));
    }

    @Test
    void expired() {
        b.lot(source, rice, 10, 0, 0);
        b.demand(home, rice, 1, 1, 20, 0, 50);
        AllocationProblem problem = b.build();
        assertThat(AllocationChecker.check(problem, solution(problem, bring(5, 1), 0))
                        .violations())
                .extracting(AllocationViolation::code)
                .contains(Code.EXPIRED);
    }

    @Test
    void expiredOnTheWay() {
        b.lot(source, rice, 10, 0, 0);
        int slow = b.lane(source, warehouse, 1, 1);
        Flows flows = new Flows();
        flows.add(slow, 0, 0, AllocationSolution.TRANSFER, 5);
        assertBreaks(Code.EXPIRED, b.build(), flows);
    }

    @Test
    void beyondTheHorizon() {
        b.lot(source, rice, 10, 0, AllocationProblem.NEVER);
        int slow = b.lane(source, warehouse, 1, 1);
        AllocationProblem problem = b.build();
        Flows flows = new Flows();
        flows.add(slow, 0, problem.days() - 1, AllocationSolution.TRANSFER, 5);
        assertBreaks(Code.HORIZON, problem, flows);
    }

    @Test
    void anIndexThatTheProblemDoesNotHave() {
        b.lot(source, rice, 10, 0, AllocationProblem.NEVER);
        AllocationProblem problem = b.build();
        Flows flows = new Flows();
        flows.add(problem.lanes(), 0, 0, AllocationSolution.TRANSFER, 5);
        assertBreaks(Code.UNKNOWN, problem, flows);
    }

    @Test
    void unmetThatIsNotWhatIsMissing() {
        b.lot(source, rice, 10, 0, 1);
        b.demand(home, rice, 0, 0, 20, 0, 50);
        AllocationProblem problem = b.build();
        AllocationSolution wrong = AllocationSolution.of(
                bring(4, 0),
                new long[] {15},
                new AllocationCause[] {AllocationCause.STOCK},
                0,
                0,
                AllocationPrices.zero(problem),
                new Effort("by hand", 0, 0, 0));
        assertThat(AllocationChecker.check(problem, wrong).violations())
                .extracting(AllocationViolation::code)
                .containsExactly(Code.UNMET);
    }

    @Test
    void overserved() {
        b.lot(source, rice, 10, 0, 1);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        assertBreaks(Code.OVERSERVED, b.build(), bring(5, 0));
    }

    @Test
    void outsideTheWindow() {
        b.lot(source, rice, 10, 0, 2);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        assertBreaks(Code.DEMAND, b.build(), bring(4, 1));
    }

    @Test
    void closedLane() {
        b.lot(source, rice, 10, 0, 2);
        b.laneOpen(out, 0b110);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        assertBreaks(Code.LANE_CLOSED, b.build(), bring(4, 0));
    }

    @Test
    void wrongClass() {
        b.lot(source, rice, 10, 0, 2);
        b.laneClasses(out, 0b10);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        assertBreaks(Code.LANE_CLASS, b.build(), bring(4, 0));
    }

    @Test
    void laneCapacity() {
        b.lot(source, rice, 10, 0, 2);
        b.laneCapacity(in, Measure.MASS, 3999, 9999, 9999);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        assertBreaks(Code.LANE_CAPACITY, b.build(), bring(4, 0));
    }

    @Test
    void poolCapacityWithWhatIsRequisitioned() {
        b.lot(source, rice, 10, 0, 2);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_ARRIVAL, 3, 3, 3);
        b.poolExtra(pool, 7, 2, 0, 0);
        b.share(pool, in, 2);
        b.demand(home, rice, 0, 1, 4, 0, 50);
        AllocationProblem problem = b.build();
        assertBreaks(Code.POOL_CAPACITY, problem, bring(3, 0));
        AllocationCheck check = AllocationChecker.check(problem, solution(problem, bring(2, 0), 0));
        assertThat(check.requireSound().requisitionCost()).isEqualTo(7);
    }

    @Test
    void storeCapacity() {
        b.lot(source, rice, 10, 0, 2);
        b.store(warehouse, 1, Measure.VOLUME, 7999, 7999, 7999);
        Flows flows = new Flows();
        flows.add(in, 0, 0, AllocationSolution.TRANSFER, 4);
        assertBreaks(Code.STORE_CAPACITY, b.build(), flows);
    }

    @Test
    void reserve() {
        b.lot(source, rice, 10, 0, 9);
        b.reserve(source, rice, 8);
        Flows flows = new Flows();
        flows.add(in, 0, 0, AllocationSolution.TRANSFER, 3);
        assertBreaks(Code.RESERVE, b.build(), flows);
    }

    @Test
    void firstExpiredFirstOut() {
        b.lot(warehouse, rice, 10, 0, 1);
        b.lot(warehouse, rice, 10, 0, 2);
        b.demand(home, rice, 0, 0, 4, 0, 50);
        Flows flows = new Flows();
        flows.add(out, 1, 0, 0, 4);
        assertBreaks(Code.FIRST_EXPIRED_FIRST_OUT, b.build(), flows);
    }

    @Test
    void partOfAPallet() {
        b.lot(source, rice, 10, 0, 2);
        b.lanePalletised(in);
        Flows flows = new Flows();
        flows.add(in, 0, 0, AllocationSolution.TRANSFER, 6);
        assertBreaks(Code.PALLET, b.build(), flows);
    }

    @Test
    void boundAboveTheObjective() {
        AllocationProblem problem = b.build();
        assertThat(AllocationChecker.check(problem, solution(problem, new Flows(), 1))
                        .violations())
                .extracting(AllocationViolation::code)
                .containsOnly(Code.BOUND);
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> b.lot(source, rice, -3, 0, 1))
                .hasMessage("The quantity (-3) of lot (0) must not be negative.");
        assertThatThrownBy(() -> b.lane(home, source, 0, 1)).hasMessageContaining("must not leave a demand point (2)");
        assertThatThrownBy(() -> b.demand(home, rice, 2, 3, 1, 0, 1)).hasMessageContaining("window (2 to 3)");
    }
}
