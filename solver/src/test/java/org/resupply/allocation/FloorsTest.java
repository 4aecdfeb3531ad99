package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationCheck;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.AllocationViolation;
import org.resupply.problem.AllocationViolation.Code;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Every strategy keeps everybody at the minimum standard, or proves that nobody could. */
class FloorsTest {

    private static AllocationSolution solve(AllocationProblem problem) {
        return solve(new FairFloor(), problem);
    }

    private static AllocationSolution solve(AllocationStrategy strategy, AllocationProblem problem) {
        Budget budget = Budget.iterations(1000);
        return strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    /** What a solution lacks of the claims of a bottleneck, in their worth. */
    private static double lack(AllocationProblem problem, AllocationSolution solution, ScarcityProof bottleneck) {
        double lack = 0;
        for (ScarcityProof.Claim claim : bottleneck.claims()) {
            long served = 0;
            for (int demand = 0; demand < problem.demands(); demand++) {
                if (problem.demandPlace(demand) == claim.place()
                        && problem.demandCommodity(demand) == claim.commodity()
                        && problem.demandClass(demand) == claim.priority()) {
                    served += problem.openQuantity(demand) - solution.unmet(demand);
                }
            }
            lack += claim.worth() * Math.max(0, claim.units() - served);
        }
        return lack;
    }

    /** Dear medicine and cheap water compete for one truck; whoever has a floor needs both. */
    private static AllocationProblem oneTruck(long capacity) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int near = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int far = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int medicine = b.commodity(1, 1, 0, 1);
        int water = b.commodity(1, 1, 0, 1);
        b.lot(source, medicine, 200, 0, AllocationProblem.NEVER);
        b.lot(source, water, 200, 0, AllocationProblem.NEVER);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, capacity);
        for (int home : new int[] {near, far}) {
            b.share(pool, b.lane(source, home, 0, 1));
            b.floorShare(b.demand(home, medicine, 0, 0, 100, 0, 100_000), 0.2);
            b.floorShare(b.demand(home, water, 0, 0, 100, 0, 1), 0.2);
        }
        return b.build();
    }

    @Test
    void whatIsCheapHasItsFloorBesideWhatIsDear() {
        AllocationProblem problem = oneTruck(100);
        AllocationSolution solution = solve(problem);
        AllocationCheck check = AllocationChecker.check(problem, solution).requireSound();
        assertThat(check.belowFloor()).isZero();
        assertThat(solution.scarcityProofs()).isEmpty();
        assertThat(Figures.provenBelowFloor(problem, solution)).isEqualTo(1);
        assertThat(check.served()[1]).isEqualTo(20);
        assertThat(check.served()[3]).isEqualTo(20);
        assertThat(check.served()[0] + check.served()[2]).isEqualTo(60);
    }

    /** Two goods share a truck for a quarter of what is wanted; one of them has a floor above that. */
    @Test
    void whateverAStrategyIsAfterTheFloorsComeFirst() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        int water = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 200, 0, AllocationProblem.NEVER);
        b.lot(source, water, 200, 0, AllocationProblem.NEVER);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, 100);
        for (int i = 0; i < 2; i++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.share(pool, b.lane(source, home, 0, 1));
            b.demand(home, rice, 0, 0, 100, 0, 1000);
            b.floorShare(b.demand(home, water, 0, 0, 100, 0, 1), 0.4);
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(500);
        for (AllocationStrategy strategy : Strategies.all()) {
            String name = strategy.name();
            AllocationSolution solution =
                    strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            long[] served =
                    AllocationChecker.check(problem, solution).requireSound().served();
            assertThat(served[1]).as(name).isGreaterThanOrEqualTo(40);
            assertThat(served[3]).as(name).isGreaterThanOrEqualTo(40);
            assertThat(Arrays.stream(served).sum()).as(name).isEqualTo(100);
            if (name.equals("lexicographic")) {
                assertThat(served).containsExactly(10, 40, 10, 40);
                assertThat(solution.levels().get(0).bound()).isBetween(0.1, 0.11);
            }
        }
    }

    @Test
    void aTruckThatIsTooSmallIsTheBottleneck() {
        AllocationProblem problem = oneTruck(70);
        AllocationSolution solution = solve(problem);
        assertThat(AllocationChecker.check(problem, solution).requireSound().belowFloor())
                .isPositive();
        ScarcityProof proof = solution.scarcityProofs().get(0);
        assertThat(proof.pool()[0][0]).isPositive();
        assertThat(Arrays.stream(proof.lot()).max().orElseThrow()).isLessThan(1e-3);
        // Ten units of water, which are worth 1 each, lack in every plan.
        assertThat(proof.least()).isBetween(9.9, 10.0);
        assertThat(lack(problem, solution, proof)).isEqualTo(10);
        assertThat(Figures.provenBelowFloor(problem, solution)).isBetween(0.99, 1.0);
        assertThat(Figures.provenBelowFloor(problem, solution.withScarcityProofs(List.of())))
                .isZero();
    }

    /** Parts of units would do on two days; whole ones do not. */
    @Test
    void whatALorryHoldsInWholeUnitsIsTheBottleneck() {
        AllocationProblemBuilder b = AllocationProblem.builder(2);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int rice = b.commodity(3, 1, 0, 1);
        b.lot(source, rice, 100, 0, AllocationProblem.NEVER);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, 8, 8);
        b.share(pool, b.lane(source, home, 0, 1));
        b.floorShare(b.demand(home, rice, 0, 1, 5, 0, 100), 1);
        AllocationProblem problem = b.build();
        for (AllocationStrategy strategy : Strategies.all()) {
            AllocationSolution solution = solve(strategy, problem);
            AllocationCheck check = AllocationChecker.check(problem, solution).requireSound();
            assertThat(check.served()).as(strategy.name()).containsExactly(4);
            assertThat(Figures.provenBelowFloor(problem, solution))
                    .as(strategy.name())
                    .isBetween(0.99, 1.0);
        }
    }

    /** Five units by pallets of two: rounded down they would be four, filled up they are six, of which one stays in the depot. */
    @Test
    void aPalletIsFilledUpWhereAFloorNeedsPartOfIt() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int depot = b.place(PlaceKind.WAREHOUSE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int rice = b.commodity(1, 1, 0, 2);
        b.lot(source, rice, 10, 0, AllocationProblem.NEVER);
        int byPallets = b.lane(source, depot, 0, 1);
        b.lanePalletised(byPallets);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, 20);
        b.share(pool, byPallets);
        b.share(pool, b.lane(depot, home, 0, 1), 2);
        b.floorShare(b.demand(home, rice, 0, 0, 5, 0, 100), 1);
        AllocationProblem problem = b.build();
        for (AllocationStrategy strategy : Strategies.all()) {
            AllocationSolution solution = solve(strategy, problem);
            AllocationCheck check = AllocationChecker.check(problem, solution).requireSound();
            assertThat(check.served()).as(strategy.name()).containsExactly(5);
        }
    }

    @Test
    void whatIsScarceIsTheBottleneck() {
        AllocationProblemBuilder b = AllocationProblem.builder(2);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1000, 1, 0, 1);
        b.lot(source, rice, 30, 0, AllocationProblem.NEVER);
        int late = b.lot(source, rice, 50, 1, AllocationProblem.NEVER);
        for (int i = 0; i < 3; i++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.lane(source, home, 0, i);
            b.floorShare(b.demand(home, rice, 0, 0, 40, 0, 100), 0.5);
        }
        AllocationProblem problem = b.build();
        AllocationSolution solution = solve(problem);
        AllocationChecker.check(problem, solution).requireSound();
        ScarcityProof proof = solution.scarcityProofs().get(0);
        // Sixty are wanted on the first day, and thirty are there; what comes later is worth nothing.
        assertThat(proof.lot()[late]).isZero();
        assertThat(proof.least()).isBetween(2999.0, 3000.0);
        assertThat(lack(problem, solution, proof)).isEqualTo(3000);
    }

    @Test
    void aProofThatDoesNotAddUpIsRejected() {
        AllocationProblem problem = oneTruck(70);
        AllocationSolution solution = solve(problem);
        ScarcityProof proof = solution.scarcityProofs().get(0);
        double[][] free = new double[1][1];
        assertThat(codes(problem, solution, with(proof, proof.claims(), proof.pool(), proof.least() + 1)))
                .containsExactly(Code.BOTTLENECK);
        assertThat(codes(problem, solution, with(proof, proof.claims(), free, proof.least())))
                .containsExactly(Code.BOTTLENECK);
        assertThat(codes(problem, solution, with(proof, List.of(), proof.pool(), proof.least())))
                .containsOnly(Code.BOTTLENECK);
        List<ScarcityProof.Claim> more = proof.claims().stream()
                .map(claim -> new ScarcityProof.Claim(
                        claim.place(), claim.commodity(), claim.priority(), claim.units() + 50, claim.worth()))
                .toList();
        assertThat(codes(problem, solution, with(proof, more, proof.pool(), proof.least())))
                .containsExactly(Code.BOTTLENECK);
    }

    private static ScarcityProof with(
            ScarcityProof proof, List<ScarcityProof.Claim> claims, double[][] pool, double least) {
        return new ScarcityProof(proof.kind(), claims, pool, proof.store(), proof.lane(), proof.lot(), least);
    }

    private static List<Code> codes(AllocationProblem problem, AllocationSolution solution, ScarcityProof proof) {
        return AllocationChecker.check(problem, solution.withScarcityProofs(List.of(proof))).violations().stream()
                .map(AllocationViolation::code)
                .toList();
    }
}
