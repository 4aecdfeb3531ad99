package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RandomMixture;
import org.resupply.solve.SolveOptions;

/** Whether making a search ready ends at the first question after the end was asked for, and asks often enough. */
class PreparationTest {
    private static final int STOPS = 2500;

    @Test
    void endsAtTheFirstQuestionAfterTheEndWasAskedFor() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(STOPS, 1),
                RandomRoutingProblems.windowed(STOPS, 1),
                RandomRoutingProblems.city(STOPS, 1))) {
            var asked = new AtomicInteger();
            assertThat(Preparation.of(problem, STOPS, 1, () -> asked.incrementAndGet() < 0))
                    .isNotNull();
            int all = asked.get();
            // Places, distances, stops and prices by a thousand, neighbours by 64; before and after state and search.
            assertThat(all).isGreaterThan(4 + 2 * (STOPS / 1024) + STOPS / 64);
            for (int after : new int[] {1, 2, 3, 5, 8, all - 3, all - 2, all - 1, all}) {
                asked.set(0);
                assertThat(Preparation.of(problem, STOPS, 1, () -> asked.incrementAndGet() >= after))
                        .isNull();
                assertThat(asked.get()).isEqualTo(after);
            }
        }
    }

    /** Other ways there than back, and times of their own: four tables. */
    @Test
    void tablesAreNotFilledOnAfterTheEndWasAskedFor() {
        int places = Preparation.FEW + 2;
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.of(
                places,
                (from, to) -> from == to ? 0 : 100 + from * 7 % 31 + to % 13,
                (from, to) -> from == to ? 0 : 100 + from * 5 % 29 + to % 11));
        for (int place = 1; place < places; place++) {
            builder.stop(place).deliver(1);
        }
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(10);
        RoutingProblem problem = builder.build();
        for (int after = 1; after < 5 * places; after += places) {
            var asked = new AtomicInteger();
            int end = after;
            assertThat(Preparation.of(problem, problem.stops(), 1, () -> asked.incrementAndGet() >= end))
                    .isNull();
            assertThat(asked.get()).isEqualTo(end);
        }
    }

    @Test
    void fewStopsAreMadeReadyInAnyCaseUnlessTheyArePartOfMany() {
        RoutingProblem few = RandomRoutingProblems.capacitated(Preparation.FEW, 1);
        assertThat(Preparation.of(few, Preparation.FEW, 1, () -> true)).isNotNull();
        assertThat(Preparation.of(few, STOPS, 1, () -> true)).isNull();
    }

    private static RoutingSolution cancelled(RoutingProblem problem) {
        var cancellation = new Cancellation();
        cancellation.cancel();
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.seconds(60).start(cancellation)));
    }

    @Test
    void givenRoutesAndLockedPrefixesAreTheAnswerAsTheyAre() {
        var builder = row(STOPS);
        builder.alternatives(5, 7, 8).alternatives(5, 9, 10);
        var given = new RoutingSolution.Route(0, 0, new int[] {3, 4, 8});
        builder.warmStart(given);
        RoutingSolution answer = cancelled(builder.build());
        assertThat(answer.routes()).containsExactly(given);
        assertThat(answer.unserved()).hasSize(STOPS - 4);
        assertThat(answer.complete()).isFalse();

        RoutingSolution locked = cancelled(row(STOPS).lock(0, 2, 6, 5).build());
        assertThat(locked.routes()).containsExactly(new RoutingSolution.Route(0, 2, new int[] {6, 5}));
    }

    @Test
    void onlyGivenRoutesThatHoldBesideOthersAreOfTheAnswer() {
        var builder = row(STOPS);
        builder.alternatives(5, 7, 8);
        var holds = new RoutingSolution.Route(0, 0, new int[] {3, 7});
        builder.warmStart(holds);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {9}));
        builder.warmStart(new RoutingSolution.Route(0, 1, new int[] {10, 3}));
        builder.warmStart(new RoutingSolution.Route(0, 1, new int[] {10, 8}));
        builder.warmStart(new RoutingSolution.Route(0, 1, new int[] {10, 10}));
        builder.warmStart(
                new RoutingSolution.Route(0, 1, IntStream.range(20, 121).toArray()));
        builder.lock(0, 2, 6);
        assertThat(cancelled(builder.build()).routes())
                .containsExactly(holds, new RoutingSolution.Route(0, 2, new int[] {6}));
    }

    /** Another vehicle is given the stop that is locked. */
    @Test
    void lockedPrefixesAreKeptWhateverIsGiven() {
        var builder = row(STOPS);
        builder.lock(0, 2, 6);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {3, 6}));
        assertThat(cancelled(builder.build()).routes()).anyMatch(route -> route.vehicle() == 2 && route.visit(0) == 6);
    }

    @Test
    void givenRoutesAreNotTakenOverAfterTheEndWasAskedFor() {
        int routes = 200;
        var builder = row(STOPS);
        for (int vehicle = 0; vehicle < routes; vehicle++) {
            builder.warmStart(new RoutingSolution.Route(0, vehicle, new int[] {2 * vehicle, 2 * vehicle + 1}));
        }
        assertThat(questions(builder.build())).isEqualTo(questions(row(STOPS).build()) + routes);
    }

    private static int questions(RoutingProblem problem) {
        var asked = new AtomicInteger();
        assertThat(Preparation.of(problem, STOPS, 1, () -> asked.incrementAndGet() < 0))
                .isNotNull();
        return asked.get();
    }

    @Test
    void firstRoutesEndSoonAfterTheEndWasAskedFor() {
        var wish = new AtomicBoolean();
        for (RoutingProblem problem :
                List.of(RandomRoutingProblems.capacitated(STOPS, 1), RandomRoutingProblems.city(STOPS, 1))) {
            wish.set(false);
            var asked = new AtomicInteger();
            var annealing = new Annealing(problem, 1, () -> wish.get() && asked.incrementAndGet() > 2);
            wish.set(true);
            annealing.construct();
            assertThat(STOPS - annealing.unserved()).isBetween(50, 100);
        }
    }

    @Test
    void whateverIsGivenTheAnswerIsSound() {
        int kept = 0;
        for (int seed = 0; seed < 300; seed++) {
            RoutingProblem problem;
            RoutingSolution answer;
            try {
                problem = RandomMixture.problem(12, seed);
                answer = Preparation.given(problem, seed);
            } catch (IllegalArgumentException impossible) {
                continue;
            }
            RoutingChecker.requireSound(problem, answer);
            kept += answer.routes().isEmpty() ? 0 : 1;
        }
        assertThat(kept).isGreaterThan(50);
    }

    @Test
    void groupsThatCannotMeetAreNotMadeReadyOneAfterAnotherOnceTheEndWasAskedFor() {
        var builder = new RoutingProblemBuilder(1);
        double[] x = new double[STOPS + 1];
        builder.profile(RoutingTravel.euclidean(x, x, 1, RoutingTravel.Rounding.NEAREST));
        int groups = 25;
        for (int group = 0; group < groups; group++) {
            builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(9).territory(group);
        }
        for (int stop = 0; stop < STOPS; stop++) {
            builder.stop(stop + 1).deliver(1).territory(stop % groups);
        }
        RoutingProblem problem = builder.build();
        var asked = new AtomicInteger();
        assertThat(RoutingPart.independent(problem, () -> asked.incrementAndGet() < 0))
                .hasSize(groups);
        assertThat(asked.get()).isEqualTo(2 * groups);
        asked.set(0);
        assertThat(RoutingPart.independent(problem, () -> asked.incrementAndGet() > groups + 2))
                .isEmpty();
        assertThat(asked.get()).isEqualTo(groups + 3);
        assertThat(cancelled(problem).routes()).isEmpty();
    }

    @Test
    void theAnswerWithoutRoutesIsSound() {
        RoutingSolution answer = cancelled(row(STOPS).build());
        assertThat(answer.routes()).isEmpty();
        assertThat(answer.unserved()).hasSize(STOPS);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.cost()).isEqualTo(7L * (STOPS - 1));
    }

    /** Stops in a row, the first one required, the others worth something. */
    private static RoutingProblemBuilder row(int stops) {
        double[] x = new double[stops + 1];
        for (int place = 0; place <= stops; place++) {
            x[place] = place;
        }
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, new double[stops + 1], 1, RoutingTravel.Rounding.NEAREST));
        for (int stop = 0; stop < stops; stop++) {
            RoutingProblemBuilder.Stop added = builder.stop(stop + 1).deliver(1);
            if (stop > 0) {
                added.prize(7);
            }
        }
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).cost(0, 1, 0);
        return builder;
    }
}
