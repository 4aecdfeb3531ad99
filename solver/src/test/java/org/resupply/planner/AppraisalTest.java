package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.MinCost;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.ShadowPrice;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What a plan says that more would be worth, beside what planning with more and with less of it says. */
class AppraisalTest {
    private static final double KG_PER_TONNE = 1000;

    private static Plan plan(Scenario scenario) {
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(1000)).withPasses(1);
        return Planner.with(new MinCost(), new AnnealedRouting()).plan(scenario, options);
    }

    private static ShadowPrice heaviest(Plan plan, Predicate<ShadowPrice> wanted) {
        return plan.appraisal().shadowPrices().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** More saves no more than it is said to be worth, and less costs no less, within the gap. */
    private static void assertWorth(Appraisal here, Scenario more, Scenario less, double worth) {
        double gap = here.objective() - here.bound() + 1e-6 * here.objective();
        assertThat(worth).isGreaterThan(gap);
        assertThat(plan(more).appraisal().objective()).isGreaterThanOrEqualTo(here.objective() - worth - gap);
        assertThat(plan(less).appraisal().objective()).isGreaterThanOrEqualTo(here.bound() + worth - gap);
        assertThat(plan(more).appraisal().objective()).isLessThan(here.objective() + gap);
    }

    private static Scenario facilities(Scenario city, UnaryOperator<Facility> change) {
        return city.toBuilder()
                .facilities(city.facilities().stream().map(change).toList())
                .build();
    }

    private static Scenario issuing(double kg, String other, double otherKg) {
        return facilities(SmallCity.of(2, 3, 1, 12), facility -> {
            boolean street = facility.kind() == FacilityKind.STREET_WAREHOUSE;
            return street ? facility.withThroughput(facility.id().equals(other) ? otherKg : kg) : facility;
        });
    }

    @Test
    void aTonneMoreThroughAWarehouse() {
        Plan plan = plan(issuing(150, "", 0));
        ShadowPrice price = heaviest(plan, p -> p.cause() == Cause.THROUGHPUT);
        double kg = 30;
        assertWorth(
                plan.appraisal(),
                issuing(150, price.target(), 150 + kg),
                issuing(150, price.target(), 150 - kg),
                price.worth() * kg / KG_PER_TONNE);
    }

    /** A city with nothing but a little rice. */
    private static Scenario poor(double more) {
        Scenario city = SmallCity.of(2, 3, 1, 12);
        List<Lot> rice = city.lots().stream()
                .filter(lot -> lot.commodity().equals("rice"))
                .toList();
        return city.toBuilder()
                .lots(rice.stream()
                        .map(lot -> new Lot(
                                lot.id(), lot.commodity(), lot.place(), Math.round(lot.quantity() * more), Lot.NEVER))
                        .toList())
                .convoys(List.of())
                .build();
    }

    @Test
    void moreOfACommoditySavesNoMoreThanItIsSaidToBeWorth() {
        Plan plan = plan(poor(0.5));
        ShadowPrice rice = heaviest(plan, p -> p.cause() == Cause.STOCK);
        assertThat(rice.target()).isEqualTo("rice");
        double saved =
                plan.appraisal().objective() - plan(poor(0.55)).appraisal().objective();
        assertThat(saved).isPositive();
        double moreKg = kgOf(poor(0.55)) - kgOf(poor(0.5));
        double gap = plan.appraisal().objective() - plan.appraisal().bound();
        assertThat(saved).isLessThanOrEqualTo(rice.worth() * moreKg / KG_PER_TONNE + gap);
    }

    private static double kgOf(Scenario city) {
        double unitKg = city.commodities().stream()
                .filter(commodity -> commodity.id().equals("rice"))
                .findFirst()
                .orElseThrow()
                .massKg();
        return city.lots().stream().mapToLong(Lot::quantity).sum() * unitKg;
    }

    /** A city with plenty of everything and a vehicle of each fleet that may leave once a day. */
    private static Scenario slow(String fleetWithMore, int more) {
        Scenario city = SmallCity.of(2, 3, 1, 12);
        return city.toBuilder()
                .lots(city.lots().stream()
                        .map(lot ->
                                new Lot(lot.id(), lot.commodity(), lot.place(), 100 * lot.quantity() + 1, Lot.NEVER))
                        .toList())
                .fleets(city.fleets().stream()
                        .map(fleet -> new Fleet(
                                fleet.id(),
                                fleet.name(),
                                fleet.vehicleType(),
                                fleet.base(),
                                fleet.id().equals(fleetWithMore) ? 1 + more : 1,
                                fleet.shift(),
                                fleet.bubble(),
                                1,
                                fleet.turnRoundSeconds()))
                        .toList())
                .build();
    }

    @Test
    void oneMoreVehicleSavesNoMoreThanItIsSaidToBeWorth() {
        Plan plan = plan(slow("", 0));
        ShadowPrice van = heaviest(plan, p -> p.cause() == Cause.VEHICLE);
        assertThat(slow("", 0).fleets()).extracting(Fleet::id).contains(van.target());
        double saved = plan.appraisal().objective()
                - plan(slow(van.target(), 1)).appraisal().objective();
        double gap = plan.appraisal().objective() - plan.appraisal().bound();
        assertThat(saved).isGreaterThan(gap).isLessThanOrEqualTo(van.worth() + gap);
    }

    /** Others' vans beside those of a warehouse that are full: not called up, they have no weight, but one would be worth as much. */
    @Test
    void whatMayBeCalledUpHasAPriceToSetBesideItsOwn() {
        Scenario city = slow("", 0);
        ShadowPrice van = heaviest(plan(city), p -> p.cause() == Cause.VEHICLE);
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        Fleet own = fleets.stream()
                .filter(fleet -> fleet.id().equals(van.target()))
                .findFirst()
                .orElseThrow();
        fleets.add(new Fleet(
                "others",
                own.name(),
                own.vehicleType(),
                own.base(),
                5,
                own.shift(),
                own.bubble(),
                own.maxTripsPerDay(),
                own.turnRoundSeconds()));
        Scenario asking = city.toBuilder()
                .fleets(fleets)
                .requisitions(List.of(new Requisition("R", "others", Name.of("others"), 100_000, 0, false)))
                .build();
        Plan plan = plan(asking);
        ShadowPrice others = heaviest(plan, p -> p.target().equals("others"));
        assertThat(others.weight()).isZero();
        assertThat(others.worth())
                .isEqualTo(heaviest(plan, p -> p.target().equals(van.target())).worth());
    }

    @Test
    void theWeightsArePartsOfAllThatIsScarceTheHeaviestFirst() {
        for (Scenario city : List.of(issuing(150, "", 0), poor(0.5), slow("", 0))) {
            Appraisal appraisal = plan(city).appraisal();
            assertThat(appraisal.gap()).isBetween(0.0, 0.01);
            assertThat(appraisal.bound()).isLessThanOrEqualTo(appraisal.objective());
            assertThat(appraisal.shadowPrices())
                    .isNotEmpty()
                    .isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
            assertThat(appraisal.shadowPrices().stream()
                            .mapToDouble(ShadowPrice::weight)
                            .sum())
                    .isBetween(0.9, 1 + 1e-9);
        }
    }

    @Test
    void whatIsTakenOverIsNotAppraisedAnew() {
        Scenario city = issuing(150, "", 0);
        Plan plan = plan(city);
        SolveOptions options = SolveOptions.defaults().withBudget(Budget.iterations(100));
        assertThat(Planner.create().replan(city, plan, List.of(), 3600, options).appraisal())
                .isNull();
    }
}
