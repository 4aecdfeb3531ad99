package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Outlook;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** A plan is laid out the same whether it shares tours and movements with the one before it or not. */
class ReplayTest {

    @Test
    void toursOfThePlanBeforeAreLaidOutAsAnyOthers() {
        BigCity city = BigCity.of(2, 10, 2, 7);
        Outlook outlook = Outlook.of(city.scenario);
        World world = new World(outlook, DailyTravel.of(outlook), Bubbles.of(outlook));
        Past past = Past.of(world, city.plan, 36_000, null);
        List<Tour> shared =
                new ArrayList<>(city.plan.tours().subList(1, city.plan.tours().size()));
        shared.add(copy(city.plan.tours().get(0)));
        Collections.reverse(shared);
        List<Tour> own = shared.stream().map(ReplayTest::copy).toList();

        Replay known = Replay.laidOut(world, with(city.plan, shared), past, false);
        Replay anew = Replay.laidOut(world, with(city.plan, own), past, false);

        assertThat(shared)
                .hasSizeGreaterThan(5)
                .anySatisfy(tour -> assertThat(past.numbers()).containsKey(tour));
        assertThat(own).noneSatisfy(tour -> assertThat(past.numbers()).containsKey(tour));
        assertThat(known)
                .usingRecursiveComparison()
                .ignoringFields("plan", "tours", "past")
                .isEqualTo(anew);
    }

    /** Some are gone, alone and many in a row, some changed where they stood, and some come behind the others. */
    @Test
    void movementsOfThePlanBeforeAreLaidOutAsAnyOthers() {
        BigCity city = BigCity.of(2, 40, 2, 7);
        Outlook outlook = Outlook.of(city.scenario);
        World world = new World(outlook, DailyTravel.of(outlook), Bubbles.of(outlook));
        Past past = Past.of(world, city.plan, 36_000, null);
        List<Movement> moved = new ArrayList<>(city.plan.movements());
        int size = moved.size();
        moved.set(1, backwards(moved.get(1)));
        moved.add(backwards(moved.get(0)));
        moved.subList(size / 2, size / 2 + 100).clear();
        moved.remove(size / 3);
        List<Movement> own = moved.stream().map(ReplayTest::copy).toList();

        Replay known = Replay.laidOut(world, moving(city.plan, moved), past, false);
        Replay anew = Replay.laidOut(world, moving(city.plan, own), past, false);

        assertThat(size).isGreaterThan(300);
        assertThat(known)
                .usingRecursiveComparison()
                .ignoringFields("plan", "past")
                .isEqualTo(anew);
        assertThat(known.movementFrom[1]).isEqualTo(world.place(moved.get(1).from()));
    }

    @Test
    void aPlanThatCameBeforeIsLaidOutTheSameByWhoKnowsAnEarlierOne() {
        BigCity city = BigCity.of(2, 10, 2, 7);
        Outlook outlook = Outlook.of(city.scenario);
        World world = new World(outlook, DailyTravel.of(outlook), Bubbles.of(outlook));
        List<Tour> tours =
                new ArrayList<>(city.plan.tours().subList(1, city.plan.tours().size()));
        tours.add(copy(city.plan.tours().get(0)));
        Plan next = with(city.plan, tours);
        Past earlier = Past.of(world, city.plan, 36_000, null);

        Past known = Past.of(world, next, 40_000, earlier);
        Past anew = Past.of(world, next, 40_000, null);

        assertThat(known.laidOut())
                .usingRecursiveComparison()
                .ignoringFields("plan")
                .isEqualTo(anew.laidOut());
        assertThat(Past.of(world, next, 50_000, known).laidOut()).isSameAs(known.laidOut());
    }

    @Test
    void anotherWorldNumbersAlikeWhereOnlyDisruptionsAreOtherwise() {
        BigCity city = BigCity.of(2, 10, 2, 7);
        Outlook outlook = Outlook.of(city.scenario);
        Outlook alike = Outlook.of(city.scenario.toBuilder().build(), outlook);
        World world = new World(outlook, DailyTravel.of(outlook), Bubbles.of(outlook));

        assertThat(new World(alike, DailyTravel.of(alike), Bubbles.of(alike)).numbersAs(world))
                .isTrue();
        Outlook other = Outlook.of(city.scenario.toBuilder().lots(List.of()).build(), outlook);
        assertThat(new World(other, DailyTravel.of(other), Bubbles.of(other)).numbersAs(world))
                .isFalse();
    }

    private static Movement backwards(Movement movement) {
        return new Movement(movement.to(), movement.from(), movement.lot(), movement.day(), movement.quantity());
    }

    private static Movement copy(Movement movement) {
        return backwards(backwards(movement));
    }

    private static Plan moving(Plan plan, List<Movement> movements) {
        return new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                movements,
                plan.tours(),
                plan.unmet(),
                plan.figures());
    }

    private static Plan with(Plan plan, List<Tour> tours) {
        return new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                plan.movements(),
                tours,
                plan.unmet(),
                plan.figures());
    }

    private static Tour copy(Tour tour) {
        return tour.withTrips(tour.trips().stream()
                .map(trip -> new Trip(
                        trip.stops().stream()
                                .map(stop -> new Stop(
                                        stop.place(), stop.arrival(), stop.begin(), stop.departure(), stop.handlings()))
                                .toList(),
                        trip.metres()))
                .toList());
    }
}
