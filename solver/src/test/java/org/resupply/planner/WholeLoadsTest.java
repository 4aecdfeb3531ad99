package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Commodity;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.plan.WholeLoads;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What it costs that lots and lorries are whole, added up once more from the trips. */
class WholeLoadsTest {
    /** Lorries of SmallCity: what they carry, and what an hour and a kilometre cost. */
    private static final double PAYLOAD_KG = 8000;

    private static final double PER_HOUR = 6000;
    private static final double PER_KM = 400;

    /** A small city whose only goods are rice in its upper warehouse, a kilogram a unit, moved in lots of so many. */
    private static Scenario city(long kg, int lotUnits) {
        Scenario city = SmallCity.of(2, 4, 2, 3);
        List<Commodity> goods = city.commodities().stream()
                .map(commodity -> new Commodity(
                        commodity.id(),
                        commodity.name(),
                        commodity.unit(),
                        commodity.massKg(),
                        commodity.volumeL(),
                        commodity.storage(),
                        commodity.shelfLifeDays(),
                        commodity.urgency(),
                        commodity.keptAtHome(),
                        lotUnits))
                .toList();
        return city.toBuilder()
                .commodities(goods)
                .convoys(List.of())
                .lots(List.of(new Lot("rice", "rice", "W", kg, Lot.NEVER)))
                .build();
    }

    private static Plan plan(Scenario city) {
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(1000)).withPasses(1);
        return Planner.with(new FairFloor(), new OneByOne()).plan(city, options);
    }

    private static boolean bringsToAFacility(Trip trip) {
        return trip.stops().stream()
                .flatMap(stop -> stop.handlings().stream())
                .anyMatch(
                        handling -> handling.quantity() < 0 && handling.demand().isEmpty());
    }

    @Test
    void whatLorriesDriveForTheirEmptyPartsIsAddedUp() {
        Plan plan = plan(city(3000, 1));
        Map<String, Trip> runs = plan.tours().stream()
                .map(Tour::trips)
                .flatMap(List::stream)
                .filter(WholeLoadsTest::bringsToAFacility)
                .collect(Collectors.toMap(Trip::toString, trip -> trip));
        double hours = 0;
        double cost = 0;
        for (Trip run : runs.values()) {
            double kg = run.stops().get(0).handlings().stream()
                    .mapToLong(Handling::quantity)
                    .sum();
            double empty = 1 - kg / PAYLOAD_KG;
            hours += empty * (run.end() - run.start()) / 3600.0;
            cost += empty * (PER_HOUR * (run.end() - run.start()) / 3600.0 + PER_KM * run.metres() / 1000.0);
        }
        WholeLoads rounded = plan.appraisal().wholeLoads();
        assertThat(rounded.runs()).isEqualTo(runs.size()).isGreaterThan(3);
        assertThat(rounded.emptyHours()).isCloseTo(hours, within(1e-6 * hours)).isGreaterThan(0.1);
        assertThat(rounded.emptyCost()).isCloseTo(cost, within(1e-6 * cost));
        assertThat(rounded.missingKg()).isZero();
        assertThat(rounded.missingPrice()).isZero();
    }

    /** A need of 0.25 kg a day is priced at 1,000 minor units: 4,000 a kilogram. */
    @Test
    void whatFillsNoWholeLotIsPriced() {
        Plan plan = plan(city(600, 1000));
        long missing = plan.unmet().stream()
                .filter(unmet -> unmet.cause() == Cause.WHOLE_LOTS)
                .mapToLong(Unmet::quantity)
                .sum();
        assertThat(missing).isPositive();
        WholeLoads rounded = plan.appraisal().wholeLoads();
        assertThat(rounded.missingKg()).isCloseTo(missing, within(1e-6));
        assertThat(rounded.missingPrice()).isCloseTo(4000.0 * missing, within(1e-3));
    }
}
