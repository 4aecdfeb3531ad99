package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.Lexicographic;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Floor;
import org.resupply.model.Floors;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.report.Report;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Floors that a scenario states reach the allocation, and its proofs come back in the words of the city. */
class FloorPlansTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(500));

    /** A small city whose street warehouses may issue so much in a day, and where everybody is to get a share of everything. */
    private static Scenario city(double throughput, double share) {
        return city(throughput, share, 12);
    }

    private static Scenario city(double throughput, double share, long seed) {
        Scenario city = SmallCity.of(2, 3, 1, seed);
        return city.toBuilder()
                .facilities(city.facilities().stream()
                        .map(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE
                                ? facility.withThroughput(throughput)
                                : facility)
                        .toList())
                .policies(city.policies()
                        .withFloors(city.commodities().stream()
                                .map(Commodity::id)
                                .map(goods -> new Floor(goods, "", 0, share, "a handbook"))
                                .toList()))
                .build();
    }

    private static List<Fleet> oneTripADay(List<Fleet> fleets) {
        return fleets.stream()
                .map(fleet -> new Fleet(
                        fleet.id(),
                        fleet.name(),
                        fleet.vehicleType(),
                        fleet.base(),
                        1,
                        fleet.shift(),
                        fleet.bubble(),
                        1,
                        fleet.turnRoundSeconds()))
                .toList();
    }

    @Test
    void whoCannotBeBroughtToTheFloorIsToldWhatIsTooScarce() {
        Scenario scenario = city(150, 0.9);

        Plan plan = Planner.create().plan(scenario, OPTIONS);

        List<String> warehouses = scenario.facilities().stream()
                .filter(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE)
                .map(facility -> facility.id())
                .toList();
        assertThat(plan.bottlenecks()).anySatisfy(bottleneck -> {
            assertThat(bottleneck.cause()).isEqualTo(Cause.THROUGHPUT);
            assertThat(bottleneck.target()).isIn(warehouses);
            assertThat(bottleneck.places()).isNotEmpty();
            assertThat(bottleneck.coverage()).isLessThan(0.9);
        });
        assertThat(plan.bottlenecks().stream().mapToDouble(Bottleneck::weight).sum())
                .isBetween(0.5, 1 + 1e-9);
    }

    /** One proof is of the worst, others of the worst of those who do not compete there: what is scarce is told once of all. */
    @Test
    void severalProofsTellEachScarceThingOnce() {
        List<List<Bottleneck>> told = LongStream.of(1, 9, 14)
                .mapToObj(seed -> Planner.with(new Lexicographic(), new AnnealedRouting())
                        .plan(city(150, 0.9, seed), OPTIONS)
                        .bottlenecks())
                .filter(bottlenecks -> !bottlenecks.isEmpty())
                .toList();

        assertThat(told).as("cities of which something is proved").isNotEmpty().allSatisfy(bottlenecks -> {
            assertThat(bottlenecks)
                    .extracting(bottleneck -> bottleneck.cause() + bottleneck.target())
                    .doesNotHaveDuplicates();
            assertThat(bottlenecks.stream().mapToDouble(Bottleneck::weight).sum())
                    .isBetween(0.5, 1 + 1e-9);
        });
    }

    /** How much vehicles can take is a guess, or was learnt from routes cut short: more search may bring everybody to the floor. */
    @Test
    void whatVehiclesCannotBringIsNotCalledProved() {
        Scenario city = city(Double.POSITIVE_INFINITY, 0.9);
        Scenario plenty = city.toBuilder()
                .lots(city.lots().stream()
                        .map(lot ->
                                new Lot(lot.id(), lot.commodity(), lot.place(), 100 * lot.quantity() + 1, Lot.NEVER))
                        .toList())
                .fleets(oneTripADay(city.fleets()))
                .build();

        Plan plan = Planner.create().plan(plenty, OPTIONS);

        assertThat(Report.of(plenty, plan).belowFloor()).isNotEmpty();
        assertThat(plan.bottlenecks()).isEmpty();
    }

    @Test
    void tooLittleStockIsProvedHoweverFewVehiclesThereAre() {
        Scenario city = city(Double.POSITIVE_INFINITY, 0.9);
        Scenario poor = city.toBuilder()
                .lots(city.lots().stream()
                        .filter(lot -> lot.commodity().equals("rice"))
                        .toList())
                .convoys(List.of())
                .fleets(oneTripADay(city.fleets()))
                .build();

        Plan plan = Planner.create().plan(poor, OPTIONS);

        assertThat(plan.bottlenecks()).extracting(Bottleneck::cause).containsOnly(Cause.STOCK);
    }

    @Test
    void whereEverybodyReachesTheFloorNothingIsProved() {
        assertThat(Planner.create()
                        .plan(city(Double.POSITIVE_INFINITY, 0.01), OPTIONS)
                        .bottlenecks())
                .extracting(Bottleneck::goal)
                .doesNotContain(Bottleneck.Goal.FLOOR);
    }

    /** A small city without floors, with plenty of everything but so much rice, and one street warehouse that may issue so much in a day. */
    private static Scenario plenty(long rice, String warehouse, double throughput) {
        Scenario city = SmallCity.of(2, 3, 1, 12);
        List<Lot> lots = new ArrayList<>();
        for (Facility facility : city.facilities()) {
            if (facility.kind() == FacilityKind.STREET_WAREHOUSE) {
                lots.add(new Lot("veg-" + facility.id(), "veg", facility.id(), 20_000, Lot.NEVER));
                lots.add(new Lot("rice-" + facility.id(), "rice", facility.id(), rice, Lot.NEVER));
            }
        }
        return city.toBuilder()
                .lots(lots)
                .convoys(List.of())
                .facilities(city.facilities().stream()
                        .map(facility ->
                                facility.id().equals(warehouse) ? facility.withThroughput(throughput) : facility)
                        .toList())
                .build();
    }

    /** What is wanted of goods whose name begins so, in a street that begins so: by the urgent, then by the others. */
    private static long[] wanted(Scenario scenario, String goods, String street) {
        long[] wanted = new long[2];
        for (Demand demand : Outlook.of(scenario).demands()) {
            if (demand.commodity().startsWith(goods) && demand.place().startsWith(street)) {
                wanted[demand.priorityClass().equals("GENERAL") ? 1 : 0] += demand.quantity();
            }
        }
        return wanted;
    }

    /** Of the six streets one has a warehouse that lets through what the urgent want, and three tenths of what the others do. */
    @Test
    void oneWarehouseAmongManyIsWhyTheWorstCannotHaveMore() {
        long[] wanted = wanted(plenty(20_000, "", 0), "", "D0S1");
        Scenario scenario = plenty(20_000, "WD0S1", wanted[0] + 0.3 * wanted[1]);

        Plan plan = Planner.with(new Lexicographic(), new AnnealedRouting()).plan(scenario, OPTIONS);

        assertThat(plan.bottlenecks()).singleElement().satisfies(bottleneck -> {
            assertThat(bottleneck.goal()).isEqualTo(Bottleneck.Goal.WORST);
            assertThat(bottleneck.cause()).isEqualTo(Cause.THROUGHPUT);
            assertThat(bottleneck.target()).isEqualTo("WD0S1");
            assertThat(bottleneck.places()).containsExactlyInAnyOrder("D0S1C0", "D0S1C1", "D0S1C2");
            assertThat(bottleneck.coverage()).isBetween(0.29, 0.302);
        });
    }

    /** Of rice there is what the urgent want, and half of what the others do; the strategy is not one that raises the worst before all else. */
    @Test
    void tooLittleStockIsWhyTheWorstCannotHaveMore() {
        long[] wanted = wanted(plenty(20_000, "", 0), "rice", "");
        Scenario city = plenty((wanted[0] + wanted[1] / 2) / 4, "", 0);

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.bottlenecks()).singleElement().satisfies(bottleneck -> {
            assertThat(bottleneck.goal()).isEqualTo(Bottleneck.Goal.WORST);
            assertThat(bottleneck.cause()).isEqualTo(Cause.STOCK);
            assertThat(bottleneck.target()).isEqualTo("rice");
            // Those of the smallest street, which has as much rice as the others, have more than half.
            assertThat(bottleneck.places()).hasSize(9).noneMatch(place -> place.startsWith("D1S1"));
            // What that street has more than half of helps nobody else.
            assertThat(bottleneck.coverage()).isBetween(0.48, 0.502);
        });
    }

    @Test
    void floorsAreSharesOfEachDemand() {
        Scenario scenario = city(150, 0.9);
        Floors floors = Floors.of(scenario);

        assertThat(Outlook.of(scenario).demands())
                .allSatisfy(demand -> assertThat(floors.share(demand)).isEqualTo(0.9));
    }
}
