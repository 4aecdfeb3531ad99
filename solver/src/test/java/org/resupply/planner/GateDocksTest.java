package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.MinCost;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.ShadowPrices;
import org.resupply.compile.SupplyModel;
import org.resupply.compile.Vehicles;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** All goods lie at a gate with one dock, open for an hour a day: at 60 seconds a tonne it lets out 60 tonnes a day. */
class GateDocksTest {
    private static final long TONNES = 200;

    private static Scenario city(int docks) {
        return city(SmallCity.of(2, 40, 2, 5), docks, 3600);
    }

    /** A city whose gate has so many docks, open for so long a day. */
    private static Scenario city(Scenario city, int docks, int seconds) {
        List<Facility> facilities = city.facilities().stream()
                .map(facility -> facility.id().equals("G")
                        ? facility.withDocks(docks).withHours(new OpeningHours(0, seconds))
                        : facility)
                .toList();
        return city.toBuilder()
                .facilities(facilities)
                .convoys(List.of(new Convoy(
                        "K",
                        Name.of("K"),
                        Mode.ROAD,
                        List.of("G"),
                        0,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("rice", 1, Lot.NEVER)))))
                .lots(List.of(new Lot("rice", "rice", "G", TONNES * 1000, Lot.NEVER)))
                .build();
    }

    static SupplyModel compiled(Scenario city, List<Receipt> receipts) {
        Outlook outlook = Outlook.of(city);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(city, area.bases(outlook));
        return AllocationCompiler.compile(
                outlook,
                bubbles,
                Journeys.of(outlook, DailyTravel.of(outlook, null)),
                vehicles,
                area,
                new Crewing(outlook, bubbles, area, vehicles),
                receipts);
    }

    private static AllocationSolution solved(SupplyModel supply) {
        Budget budget = Budget.iterations(500);
        return new MinCost().solve(supply.problem(), SolveOptions.defaults().withBudget(budget), budget.start());
    }

    /** Tonnes that leave the gate on the first day. */
    private static double firstDay(SupplyModel supply, AllocationSolution solution) {
        AllocationProblem problem = supply.problem();
        int gate = supply.places().indexOf("G");
        return IntStream.range(0, solution.flows())
                        .filter(flow ->
                                problem.laneFrom(solution.flowLane(flow)) == gate && solution.flowDay(flow) == 0)
                        .mapToLong(solution::flowQuantity)
                        .sum()
                / 1000.0;
    }

    @Test
    void noMoreIsAllocatedThroughAGateThanItsDocksCanHandle() {
        // In half an hour, so that they are short on both days.
        SupplyModel one = compiled(city(SmallCity.of(2, 40, 2, 5), 1, 1800), List.of());
        AllocationSolution solution = solved(one);
        assertThat(firstDay(one, solution)).isBetween(29.9, 30.0);
        int rice = one.commodities().indexOf("rice");
        boolean lacksForDocks = IntStream.range(0, one.problem().demands())
                .filter(demand -> one.problem().demandCommodity(demand) == rice)
                .anyMatch(demand -> solution.cause(demand) == AllocationCause.DOCK);
        assertThat(lacksForDocks).isTrue();

        SupplyModel many = compiled(city(4), List.of());
        assertThat(firstDay(many, solved(many))).isGreaterThan(61);
    }

    @Test
    void whatConvoysTakeOfADockIsNotThereForOthers() {
        SupplyModel half = compiled(city(1), List.of(new Receipt("K", "G", 0, 900, 2700)));
        assertThat(firstDay(half, solved(half))).isBetween(29.9, 30.0);
    }

    @Test
    void whatIsBroughtToAGateTakesItsDocksHoweverLateInTheDay() {
        assertThat(takeDocks(compiled(withLanes(city(1)), List.of()))).containsExactly(true, true);
    }

    /** Vehicles that may stay away for days took no dock of the gate that they reach on the day they leave. */
    @Test
    void whoComesTheSameDayTakesADockHoweverLongTheWholeTripIs() {
        Scenario city = withLanes(city(1));
        Scenario longTurns = city.toBuilder()
                .fleets(city.fleets().stream()
                        .map(fleet -> new Fleet(
                                fleet.id(),
                                fleet.name(),
                                fleet.vehicleType(),
                                fleet.base(),
                                fleet.count(),
                                fleet.shift(),
                                fleet.bubble(),
                                fleet.maxTripsPerDay(),
                                TimeWindow.DAY / 2))
                        .toList())
                .build();
        assertThat(takeDocks(compiled(longTurns, List.of()))).containsExactly(true);
    }

    private static Scenario withLanes(Scenario city) {
        Lane out = new Lane("out", "G", "W", Mode.ROAD, 0, 0, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
        Lane back = new Lane("back", "W", "G", Mode.ROAD, 0, 0, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
        return city.toBuilder().lanes(List.of(out, back)).build();
    }

    /** Of each lane to the gate whether it takes the gate's docks. */
    private static List<Boolean> takeDocks(SupplyModel supply) {
        AllocationProblem problem = supply.problem();
        int gate = supply.places().indexOf("G");
        SupplyModel.Limit docks = new SupplyModel.Limit(Cause.DOCK, "G");
        return IntStream.range(0, problem.lanes())
                .filter(lane -> problem.laneTo(lane) == gate)
                .mapToObj(lane -> IntStream.range(problem.lanePools(lane), problem.lanePools(lane + 1))
                        .anyMatch(at -> supply.limits().get(problem.poolAt(at)).equals(docks)))
                .toList();
    }

    /** In one pass: the next would know what the docks let out, and ask for no more. */
    @Test
    void aPlanSaysThatDocksAreMissing() {
        Scenario city = city(1);
        Plan plan = Planner.create()
                .plan(
                        city,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(300))
                                .withPasses(1));
        assertThat(Verifier.of(city).verify(plan).violations()).isEmpty();
        assertThat(plan.unmet()).extracting(Unmet::cause).contains(Cause.DOCK);
    }

    /** Twenty tonnes a day come through the docks where twice as much is wanted, so that each more saves what the last one did. */
    @Test
    void aTonneMoreThroughTheDocksIsWorthWhatItSaves() {
        int tonne = 60;
        AllocationSolution[] solutions = new AllocationSolution[3];
        Appraisal appraisal = null;
        for (int more = -1; more <= 1; more++) {
            Scenario city = city(SmallCity.of(2, 40, 1, 5), 1, 20 * tonne + more * tonne);
            SupplyModel supply = compiled(city, List.of());
            solutions[more + 1] = solved(supply);
            Outlook outlook = Outlook.of(city);
            Vehicles vehicles = Vehicles.of(city, ServiceArea.of(outlook).bases(outlook));
            appraisal = more == 0 ? ShadowPrices.appraise(outlook, supply, solutions[1], vehicles) : appraisal;
        }
        double worth = appraisal.shadowPrices().stream()
                .filter(price -> price.cause() == Cause.DOCK && price.target().equals("G"))
                .mapToDouble(ShadowPrice::worth)
                .sum();
        assertThat(worth).isPositive();
        assertThat(solutions[1].objective() - solutions[2].objective()).isCloseTo(worth, withinPercentage(1));
        assertThat(solutions[0].objective() - solutions[1].objective()).isCloseTo(worth, withinPercentage(1));
    }
}
