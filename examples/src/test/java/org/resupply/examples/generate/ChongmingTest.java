package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.resupply.model.Fleet;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.plan.Stop;
import org.resupply.planner.Planner;
import org.resupply.report.Report;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** The islands are supplied over water and through the air; what each way brings stands to reason. */
class ChongmingTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(2000));
    private static final Scenario ISLANDS = ShippedScenarios.load("chongming");
    private static Plan plan;

    @BeforeAll
    static void planned() {
        plan = Planner.create().plan(ISLANDS, OPTIONS);
    }

    private static List<Stop> stops(String fleet) {
        return plan.tours().stream()
                .filter(tour -> tour.fleet().equals(fleet))
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .toList();
    }

    @Test
    void boatsHelicopterAndDronesBringWhatIsBrought() {
        assertThat(stops("F-ferry")).extracting(Stop::place).contains("DW-CM", "SW-CX", "SW-HS");
        assertThat(stops("F-shrimp")).extracting(Stop::place).contains("SW-CX");
        assertThat(stops("F-heli")).extracting(Stop::place).contains("L-CM");
        assertThat(stops("F-drone")).extracting(Stop::place).contains("D-CM");
        assertThat(stops("F-lorry")).as("the tunnel is closed").isEmpty();
    }

    @Test
    void nobodyLandsOnThePadBeforeItIsHandedOver() {
        assertThat(stops("F-heli"))
                .filteredOn(stop -> stop.place().equals("L-CM"))
                .isNotEmpty()
                .allSatisfy(stop -> assertThat(stop.begin()).isGreaterThanOrEqualTo(TimeWindow.DAY));
    }

    @Test
    void nothingGoesToHengshaInTheFog() {
        assertThat(plan.tours().stream()
                        .filter(tour -> tour.day() == 1 && tour.fleet().equals("F-ferry"))
                        .flatMap(tour -> tour.trips().stream())
                        .flatMap(trip -> trip.stops().stream())
                        .map(Stop::place))
                .isNotEmpty()
                .doesNotContain("SW-HS");
    }

    @Test
    void asMuchIsServedAsTheWaysCanBring() {
        assertThat(plan.figures().coverage()).isBetween(0.78, 0.9);
        assertThat(plan.figures().byClass().stream()
                        .filter(served -> served.id().equals("VITAL"))
                        .mapToDouble(Figures.Coverage::share))
                .allMatch(share -> share >= 0.99);
    }

    /** Three quarters of the vegetables come, which is what the floor asks for, if all of it could be carried evenly. */
    @Test
    void theFloorOfVegetablesIsNotReachedAndItIsProvedThatItCannotBe() {
        assertThat(Report.of(ISLANDS, plan).belowFloor())
                .isNotEmpty()
                .allMatch(below -> below.commodity().equals("vegetables"));
        assertThat(plan.bottlenecks()).isNotEmpty();
    }

    /** The ferry alone brings over all that comes; where it goes but once a day, the boats of the fishing cooperative help. */
    @Test
    void whatWouldHelpIsSaid() {
        Scenario once = ISLANDS.toBuilder()
                .fleets(ISLANDS.fleets().stream()
                        .map(fleet -> fleet.id().equals("F-ferry") ? oneTripADay(fleet) : fleet)
                        .toList())
                .build();
        Plan less = Planner.create().plan(once, OPTIONS);
        Explanation why = Planner.create().explain(once, less, 6, OPTIONS.withBudget(Budget.iterations(200)));

        Set<Remedy> offered = why.areas().stream()
                .flatMap(area -> area.cures().stream())
                .flatMap(cure -> cure.measures().stream())
                .map(Explanation.Measure::remedy)
                .collect(Collectors.toSet());
        assertThat(offered).contains(Remedy.CALL_UP, Remedy.MORE_VEHICLES, Remedy.MORE_TRIPS);
        assertThat(less.unmet()).noneMatch(unmet -> unmet.cause() == Cause.UNREACHABLE);
    }

    private static Fleet oneTripADay(Fleet fleet) {
        return new Fleet(
                fleet.id(),
                fleet.name(),
                fleet.vehicleType(),
                fleet.base(),
                fleet.count(),
                fleet.shift(),
                fleet.bubble(),
                1,
                fleet.turnRoundSeconds());
    }
}
