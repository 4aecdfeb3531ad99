package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.allocation.FairFloor;
import org.resupply.compile.Experience;
import org.resupply.compile.ServiceArea;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Several passes are never worse than one, and the same for the same seed. */
class IntegratedPlannerTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(1000));

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void morePassesAreNeverWorse(long seed) {
        Scenario scenario = RuledCity.of(2, 4, 3, seed, RuledCity.some(seed));
        Outlook outlook = Outlook.of(scenario);
        Worth before = null;
        for (int passes : List.of(1, 2, 4)) {
            Worth worth = Worth.of(outlook, plan(scenario, OPTIONS.withPasses(passes)));
            if (before != null) {
                assertThat(WorthTest.isBetter(before, worth)).isFalse();
            }
            before = worth;
        }
    }

    /** By the clock, too, the plan is the best of its passes: the second one here finds nothing for anybody. */
    @Test
    void byTheClockNoPassTakesAwayWhatAnEarlierOneFound() {
        Scenario scenario = SmallCity.of(2, 4, 3, 21);
        List<AllocationSolution> answers = new ArrayList<>();
        AllocationStrategy once = new AllocationStrategy() {
            @Override
            public String name() {
                return "once";
            }

            @Override
            public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
                AllocationSolution best = new FairFloor().solve(problem, options, allowance);
                answers.add(answers.isEmpty() ? best : nothing(problem, best));
                return answers.get(answers.size() - 1);
            }
        };

        Plan plan = Planner.with(once, new OneByOne())
                .plan(
                        scenario,
                        SolveOptions.defaults().withBudget(Budget.seconds(5)).withPasses(3));

        assertThat(answers).hasSizeGreaterThan(1);
        assertThat(plan.figures().servedKg()).isPositive();
    }

    private static AllocationSolution nothing(AllocationProblem problem, AllocationSolution best) {
        long[] unmet = IntStream.range(0, problem.demands())
                .mapToLong(problem::demandQuantity)
                .toArray();
        AllocationCause[] causes = new AllocationCause[unmet.length];
        Arrays.fill(causes, AllocationCause.STOCK);
        return AllocationSolution.of(
                new AllocationSolution.Flows(),
                unmet,
                causes,
                best.objective(),
                best.bound(),
                best.prices(),
                best.effort());
    }

    /** The first pass serves communities that want less than two fifths of a load from their street alone. */
    @Test
    void laterPassesServeSmallerPlacesPastTheirStreetWhereThatIsBetter() {
        int past = 0;
        for (long seed = 1; seed <= 6; seed++) {
            Scenario scenario = RuledCity.of(2, 4, 2, seed, EnumSet.of(RuledCity.Feature.DIRECT));
            Outlook outlook = Outlook.of(scenario);
            ServiceArea area = ServiceArea.of(outlook);
            Plan one = plan(scenario, OPTIONS.withPasses(1));
            Plan two = plan(scenario, OPTIONS.withPasses(2));

            assertThat(WorthTest.isBetter(Worth.of(outlook, one), Worth.of(outlook, two)))
                    .as("seed %s", seed)
                    .isFalse();
            assertThat(servedFromElsewhere(one, scenario, area)).isZero();
            past += servedFromElsewhere(two, scenario, area) > 0 ? 1 : 0;
        }
        assertThat(past).isPositive();
    }

    /** Stops at doors by vehicles of facilities that do not deliver there. */
    private static long servedFromElsewhere(Plan plan, Scenario scenario, ServiceArea area) {
        Map<String, String> bases = new HashMap<>();
        scenario.fleets().forEach(fleet -> bases.put(fleet.id(), fleet.base()));
        return plan.tours().stream()
                .flatMap(tour -> tour.trips().stream()
                        .flatMap(trip -> trip.stops().stream())
                        .filter(stop -> stop.handlings().stream()
                                .anyMatch(handling -> !handling.demand().isEmpty()))
                        .filter(stop -> area.servers(stop.place()).stream()
                                .noneMatch(base -> base.id().equals(bases.get(tour.fleet())))))
                .count();
    }

    @Test
    void somewhereTheyAreBetter() {
        int better = 0;
        for (long seed = 21; seed < 41; seed++) {
            Scenario scenario = SmallCity.of(2, 4, 3, seed);
            Outlook outlook = Outlook.of(scenario);
            Worth one = Worth.of(outlook, plan(scenario, OPTIONS.withPasses(1)));
            Worth three = Worth.of(outlook, plan(scenario, OPTIONS.withPasses(3)));
            better += WorthTest.isBetter(three, one) ? 1 : 0;
        }
        assertThat(better).isPositive();
    }

    @Test
    void theSameSeedGivesTheSamePlanOnAnyNumberOfThreads() {
        Scenario scenario = SmallCity.of(3, 4, 3, 27);
        Plan one = plan(scenario, OPTIONS);
        Plan again = plan(scenario, OPTIONS);
        Plan two = plan(scenario, OPTIONS.withThreads(2));
        assertThat(again.tours()).isEqualTo(one.tours());
        assertThat(two.tours()).isEqualTo(one.tours());
        assertThat(two.unmet()).isEqualTo(one.unmet());
    }

    @Test
    void anAnswerOfTheAllocationCountsByTheNeedsThatItPrices() {
        Allowance million = Budget.iterations(1_000_000).start();
        assertThat(IntegratedPlanner.ofAllocation(million, 500).iterations()).isEqualTo(350_000);
        assertThat(IntegratedPlanner.ofAllocation(million, 10_000).iterations()).isEqualTo(35_000);
        assertThat(IntegratedPlanner.ofAllocation(million, 10_000_000).iterations())
                .isEqualTo(200);
        Allowance hundred = Budget.iterations(100).start();
        assertThat(IntegratedPlanner.ofAllocation(hundred, 10_000).iterations()).isEqualTo(35);
    }

    @Test
    void whatFollowsTheToursIsTakenOffTheirTimeAsLongAsHalfOfItIsLeft() {
        assertThat(IntegratedPlanner.toursPart(0, 20)).isEqualTo(1);
        assertThat(IntegratedPlanner.toursPart(2, 20)).isLessThan(IntegratedPlanner.toursPart(1, 20));
        assertThat(IntegratedPlanner.toursPart(2, 100)).isGreaterThan(IntegratedPlanner.toursPart(2, 20));
        assertThat(IntegratedPlanner.toursPart(20, 10)).isEqualTo(0.5);
    }

    @Test
    void experienceKeepsTheLastWord() {
        Experience learnt =
                Experience.none().toBuilder().capacity(Experience.Use.DOORS, "W", 1, 0.5).build().toBuilder()
                        .capacity(Experience.Use.DOORS, "W", 1, 0.8)
                        .build();
        assertThat(learnt.capacity(Experience.Use.DOORS, "W", 1)).isEqualTo(0.8);
        assertThat(learnt.capacity(Experience.Use.DOORS, "W", 2)).isEqualTo(1);
        assertThat(learnt.capacity(Experience.Use.RUNS, "W", 1)).isEqualTo(1);
    }

    private static Plan plan(Scenario scenario, SolveOptions options) {
        return Planner.with(new FairFloor(), new OneByOne()).plan(scenario, options);
    }
}
