package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.planner.SmallCity.disruption;
import static org.resupply.planner.Visits.stops;
import static org.resupply.planner.Visits.visits;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resupply.compile.PlanAssembler;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Vehicles, goods or a warehouse are lost: others bring what they can, and who needs it most has it first. */
class ReplanLostTest {
    private static final List<Lot> TWO_THERE_ONE_TO_COME = List.of(
            new Lot("one", "rice", "W", 600, Lot.NEVER),
            new Lot("two", "rice", "W", 600, Lot.NEVER),
            new Lot("late", "rice", "G", 600, Lot.NEVER));
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    private final Scenario city = SmallCity.of(2, 4, 2, 18);
    private final Plan plan = Planner.create().plan(city, OPTIONS);

    @Test
    void aLostVehicleIsNotSentOutAgain() {
        String fleet = plan.tours().stream()
                .filter(tour -> tour.fleet().startsWith("V") && tour.day() == 1)
                .map(Tour::fleet)
                .findFirst()
                .orElseThrow();
        int count = city.fleets().stream()
                .filter(given -> given.id().equals(fleet))
                .findFirst()
                .orElseThrow()
                .count();
        Disruption lost = disruption(DisruptionKind.VEHICLES_LOST, fleet, NOON, 2 * TimeWindow.DAY, count);

        Plan after = Planner.create().replan(city, plan, List.of(lost), NOON, OPTIONS);

        assertThat(after.tours())
                .filteredOn(tour -> tour.fleet().equals(fleet))
                .allSatisfy(tour -> assertThat(tour.trips()).allMatch(trip -> trip.start() < NOON));
        assertThat(visits(after, stop -> !inStreetOf(fleet, stop)))
                .as("who is served from elsewhere hears nothing")
                .isEqualTo(visits(plan, stop -> !inStreetOf(fleet, stop)));
    }

    private static boolean inStreetOf(String fleet, Stop stop) {
        return stop.place().startsWith(fleet.substring(1));
    }

    @Test
    void aLotThatIsLostIsNotHandedOutAnyMore() {
        for (var lot : city.lots()) {
            Plan after = Planner.create()
                    .replan(
                            city,
                            plan,
                            List.of(disruption(DisruptionKind.LOT_LOST, lot.id(), NOON, NOON, 0)),
                            NOON,
                            OPTIONS);

            assertThat(stops(after)
                            .filter(stop -> stop.begin() > NOON)
                            .flatMap(stop -> stop.handlings().stream())
                            .filter(handling -> handling.quantity() > 0)
                            .map(handling -> handling.lot()))
                    .doesNotContain(lot.id());
        }
    }

    /** As much came to the warehouse later, so nobody gave way, and vital people got nothing while the vans worked. */
    @Test
    void whoLoadsWhatVitalPeopleNeedInTimeGivesWay() {
        Town town = new Town();
        town.days = 2;
        town.shift = new OpeningHours(6 * 3600, 13 * 3600);
        Scenario plain = town.build();
        Fleet trucks = new Fleet("TG", null, "truck", "G", 2, new OpeningHours(14 * 3600, 20 * 3600), "", 8, 600);
        Scenario known = plain.toBuilder()
                .fleets(List.of(trucks, plain.fleets().get(1)))
                .demands(List.of(
                        new Demand("a", "rice", "A", "VITAL", 0, null, 600),
                        new Demand("b", "rice", "B", "GENERAL", 0, null, 600),
                        new Demand("c", "rice", "B", "GENERAL", 1, null, 600)))
                .lots(TWO_THERE_ONE_TO_COME)
                .build();
        Plan first = Planner.create().plan(known, Town.OPTIONS);
        assertThat(first.unmet()).isEmpty();
        String lost = handlings(first)
                .filter(handling -> handling.demand().equals("a"))
                .findFirst()
                .orElseThrow()
                .lot();
        int now = 5 * 3600;
        Disruption fire =
                new Disruption("fire", DisruptionKind.LOT_LOST, lost, new TimeWindow(now, now), null, 1, 0, 0, null);

        Plan next = Planner.create().replan(known, first, List.of(fire), now, Town.OPTIONS);

        assertThat(next.unmet()).extracting(Unmet::demand).containsExactly("b");
    }

    /** What more was wanted today was taken from what was to leave tomorrow morning. */
    @Test
    void whatIsWantedBesidesLeavesWhatIsToLeaveTomorrow() {
        Town town = new Town();
        town.days = 2;
        Scenario known = town.build().toBuilder()
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", 0, null, 600),
                        new Demand("c", "rice", "B", "GENERAL", 1, null, 600)))
                .lots(TWO_THERE_ONE_TO_COME)
                .build();
        Plan first = Planner.create().plan(known, Town.OPTIONS);
        assertThat(first.unmet()).isEmpty();
        int now = 5 * 3600;
        TimeWindow ahead = new TimeWindow(now, 2 * TimeWindow.DAY);
        List<Disruption> events = List.of(
                new Disruption("more", DisruptionKind.DEMAND_SURGE, "A", ahead, null, 2, 0, 0, null),
                new Disruption("lost", DisruptionKind.VEHICLES_LOST, "TG", ahead, null, 1, 2, 0, null));

        Plan next = Planner.create().replan(known, first, events, now, Town.OPTIONS);

        assertThat(next.unmet()).extracting(Unmet::demand).containsExactly("a");
    }

    private static Stream<Handling> handlings(Plan plan) {
        return plan.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .flatMap(stop -> stop.handlings().stream());
    }

    /** What lay in another district, where nothing leads from, was counted as goods that vehicles could not carry. */
    @Test
    void goodsThatCannotGetThereAreNotMissingForWantOfVehicles() {
        Scenario two = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .lots(List.of(
                        new Lot("here", "rice", "WD0S0", 5000, Lot.NEVER),
                        new Lot("there", "rice", "WD1S0", 50_000, Lot.NEVER)))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        assertThat(riceFor("D0S0", first)).isPositive();

        Plan next = Planner.create()
                .replan(two, first, List.of(disruption(DisruptionKind.STOCK_LOST, "WD0S0", 0, 0, 0)), 0, OPTIONS);

        assertThat(riceFor("D0S0", next)).isZero();
        assertThat(next.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith("D0S0"))
                .isNotEmpty()
                .allMatch(unmet -> unmet.cause() == Cause.STOCK);
    }

    /** What was for a street whose warehouse has closed stayed where it was. */
    @Test
    void whatNobodyIsToHaveAnyMoreGoesToThoseWhoWereShort() {
        Scenario two = SmallCity.of(2, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .lots(List.of(new Lot("scarce", "rice", "WD0", 100, Lot.NEVER)))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        assertThat(riceFor("D0S0", first)).isPositive();
        long other = riceFor("D0S1", first);
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "WD0S0", 0, TimeWindow.DAY, 0);

        Plan next = Planner.create().replan(two, first, List.of(closed), 0, OPTIONS);

        assertThat(riceFor("D0S0", next)).isZero();
        assertThat(riceFor("D0S1", next)).isGreaterThan(other).isEqualTo(100);
    }

    /** Units of rice that come to the communities of a street. */
    private static long riceFor(String street, Plan plan) {
        return PlanAssembler.served(plan.tours(), place -> true).entrySet().stream()
                .filter(part ->
                        part.getKey().startsWith(street) && part.getKey().contains("/rice/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What could not come from the first warehouse was asked for there again, not at the second. */
    @Test
    void whereVehiclesAreMissingGoodsComeFromElsewhere() {
        Scenario two = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .needs(List.of())
                .demands(List.of(new Demand("known", "rice", "D1S0C0", "GENERAL", 0, null, 5)))
                .lots(List.of(
                        new Lot("known", "rice", "WD1S0", 5, Lot.NEVER),
                        new Lot("near", "rice", "WD0", 100, Lot.NEVER),
                        new Lot("far", "rice", "W", 100, Lot.NEVER)))
                .lanes(List.of(lane("WD0", "WD0S0"), lane("W", "WD0S0"), lane("WD1", "WD1S0")))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        Demand call = new Demand("call", "rice", "D0S0C0", "VITAL", 0, null, 100);
        Disruption help =
                new Disruption("help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 0), null, 0, 0, 0, call);
        Disruption lost = disruption(DisruptionKind.VEHICLES_LOST, "TD0", 0, TimeWindow.DAY, 99);

        Plan next = Planner.create().replan(two, first, List.of(help, lost), 0, OPTIONS);

        assertThat(PlanAssembler.served(next.tours(), place -> true)).containsEntry("call", 100L);
        assertThat(next.tours()).extracting(Tour::fleet).contains("TW").doesNotContain("TD0");
    }

    private static Lane lane(String from, String to) {
        return new Lane(from + ">" + to, from, to, null, 0, 0, 0, Double.POSITIVE_INFINITY, null);
    }
}
