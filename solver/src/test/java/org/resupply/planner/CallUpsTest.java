package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.allocation.Strategies;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** Rice lies at a gate without trucks of its own; trucks of others may be called up. */
class CallUpsTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(300));
    private static final int DAY = 86_400;

    private static Scenario city(Requisition... requisitions) {
        Scenario city = SmallCity.of(1, 10, 2, 5);
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        Fleet own = fleets.stream()
                .filter(fleet -> fleet.id().equals("TG"))
                .findFirst()
                .orElseThrow();
        fleets.remove(own);
        for (Requisition requisition : requisitions) {
            fleets.add(new Fleet(
                    requisition.target(),
                    Name.of(requisition.target()),
                    own.vehicleType(),
                    own.base(),
                    own.count(),
                    own.shift(),
                    own.bubble(),
                    own.maxTripsPerDay(),
                    own.turnRoundSeconds()));
        }
        return city.toBuilder()
                .fleets(fleets)
                .requisitions(List.of(requisitions))
                .convoys(List.of())
                .lots(List.of(new Lot("rice", "rice", "G", 50_000, Lot.NEVER)))
                .build();
    }

    private static Requisition requisition(String id, long price, int leadSeconds) {
        return new Requisition(id, "T" + id, Name.of(id), price, leadSeconds, false);
    }

    private static List<String> called(Scenario city) {
        return Planner.create().callUp(city, OPTIONS).requisitions().stream()
                .filter(Requisition::called)
                .map(Requisition::id)
                .toList();
    }

    @Test
    void whatIsWorthItsPriceIsCalledUpAndPlannedWith() {
        Scenario city = city(requisition("A", 100_000, 0));
        Scenario called = Planner.create().callUp(city, OPTIONS);
        assertThat(called(city)).containsExactly("A");
        assertThat(city.requisitions().get(0).called()).isFalse();

        Plan without = Planner.create().plan(city, OPTIONS);
        Plan with = Planner.create().plan(called, OPTIONS);
        assertThat(without.tours()).noneMatch(tour -> tour.fleet().equals("TA"));
        assertThat(with.tours()).anyMatch(tour -> tour.fleet().equals("TA"));
        assertThat(with.figures().cost()).isGreaterThanOrEqualTo(100_000);
        assertThat(Verifier.of(called).verify(with).isSound()).isTrue();
        assertThat(Verifier.of(city).verify(with).isSound()).isFalse();
    }

    @Test
    void whatCostsMoreThanItBringsIsNot() {
        assertThat(called(city(requisition("A", Long.MAX_VALUE / 4, 0)))).isEmpty();
    }

    @Test
    void whatComesTooLateIsNot() {
        assertThat(called(city(requisition("A", 1, 3 * DAY)))).isEmpty();
        assertThat(called(city(requisition("A", 1, 3 * DAY), requisition("B", 100_000, DAY))))
                .containsExactly("B");
    }

    @Test
    void whatIsLeftIsSaidToBringTooLittleWhereThatIsProven() {
        Scenario city = city(requisition("A", 1, 3 * DAY), requisition("B", 100_000, 0));
        CallUpChoice choice = Planner.create().chooseCallUps(city, OPTIONS, new Cancellation());
        assertThat(choice.scenario().requisitions())
                .filteredOn(Requisition::called)
                .extracting(Requisition::id)
                .containsExactly("B");
        assertThat(choice.left()).singleElement().satisfies(left -> {
            assertThat(left.requisition().id()).isEqualTo("A");
            assertThat(left.least()).isZero();
            assertThat(left.most()).isLessThan(0.05 * 100_000);
        });
        Scenario dear = city(requisition("A", Long.MAX_VALUE / 4, 0));
        CallUpChoice.Left left = Planner.create()
                .chooseCallUps(dear, OPTIONS, new Cancellation())
                .left()
                .get(0);
        assertThat(left.reason()).isEqualTo(CallUpChoice.Reason.TOO_DEAR);
        assertThat(left.least()).isPositive();
        Cancellation ended = new Cancellation();
        ended.cancel();
        assertThat(Planner.create()
                        .chooseCallUps(dear, OPTIONS, ended)
                        .left()
                        .get(0)
                        .reason())
                .isEqualTo(CallUpChoice.Reason.UNTRIED);
    }

    /** Time is over when each was tried once: what the other brings beside the one that was called up nobody knows. */
    @Test
    void whatWasFoundOutBeforeACallUpIsNotSaidOfTheTimeAfterIt() {
        Cancellation ended = new Cancellation();
        AtomicLong solved = new AtomicLong();
        AllocationStrategy thrice = new AllocationStrategy() {
            @Override
            public String name() {
                return "thrice";
            }

            @Override
            public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
                AllocationSolution solution = new FairFloor().solve(problem, options, allowance);
                if (solved.incrementAndGet() == 3) {
                    ended.cancel();
                }
                return solution;
            }
        };
        Scenario city = withOneVanEach(city(requisition("A", 1000, 0), requisition("B", 1000, 0)));
        CallUpChoice choice = Planner.with(thrice, new AnnealedRouting()).chooseCallUps(city, OPTIONS, ended);
        assertThat(choice.scenario().requisitions())
                .filteredOn(Requisition::called)
                .hasSize(1);
        assertThat(choice.left())
                .singleElement()
                .extracting(CallUpChoice.Left::reason)
                .isEqualTo(CallUpChoice.Reason.UNTRIED);
    }

    @Test
    void ofTwoThatBringTheSameTheCheaperOneIsEnough() {
        assertThat(called(city(requisition("A", 200_000, 0), requisition("B", 100_000, 0))))
                .containsExactly("B");
    }

    /** Each is one van that brings a part of what is wanted. */
    @Test
    void twoAreCalledUpWhereBothAreWorthTheirPrice() {
        assertThat(called(withOneVanEach(city(requisition("A", 1000, 0), requisition("B", 1000, 0)))))
                .containsExactly("A", "B");
    }

    private static Scenario withOneVanEach(Scenario city) {
        return city.toBuilder()
                .fleets(city.fleets().stream()
                        .map(fleet -> fleet.base().equals("G")
                                ? new Fleet(
                                        fleet.id(),
                                        fleet.name(),
                                        "van",
                                        fleet.base(),
                                        1,
                                        fleet.shift(),
                                        fleet.bubble(),
                                        1,
                                        fleet.turnRoundSeconds())
                                : fleet)
                        .toList())
                .build();
    }

    @Test
    void strategiesThatCountByWhatThereIsAreRefused() {
        Scenario city = city(requisition("A", 100_000, 0));
        for (String name : List.of("lexicographic", "proportional")) {
            Planner planner = Planner.with(Strategies.named(name).orElseThrow(), new AnnealedRouting());
            assertThatThrownBy(() -> planner.callUp(city, OPTIONS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(" + name + ")")
                    .hasMessageContaining("Maybe");
        }
    }

    @Test
    void theListenerHearsOneChoiceWhoseFractionNeverFalls() {
        List<SolveListener.Progress> heard = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard.add(progress);
            }
        };
        Scenario city = city(requisition("A", 200_000, 0), requisition("B", 100_000, 0));
        Planner.create().callUp(city, OPTIONS.withListener(listener));
        assertThat(heard).extracting(SolveListener.Progress::phase).containsOnly("requisitions");
        assertThat(heard).extracting(SolveListener.Progress::fraction).isSorted();
        assertThat(heard.get(heard.size() - 1).fraction()).isBetween(0.5, 1.0);
    }

    @Test
    void allAllocationsTogetherSpendNoMoreThanTheIterationsGiven() {
        AtomicLong spent = new AtomicLong();
        AllocationStrategy counting = new AllocationStrategy() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
                spent.addAndGet(allowance.iterations());
                return new FairFloor().solve(problem, options, allowance);
            }
        };
        Scenario city = city(requisition("A", 1000, 0), requisition("B", 1000, 0), requisition("C", 1000, 0));
        Planner.with(counting, new AnnealedRouting()).callUp(city, OPTIONS);
        assertThat(spent.get()).isBetween(100L, OPTIONS.budget().iterations());
    }
}
