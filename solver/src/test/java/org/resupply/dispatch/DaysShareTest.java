package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.planner.Planner;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/** A village for four days, and an engine that spends whatever it may and always leaves something out. */
class DaysShareTest {
    /** Seconds, of which nobody spends more than a few: beside them a pause of the machine is nothing. */
    private static final double LONG = 1000;

    @Test
    void theLastDayHasTimeAsTheFirstHas() {
        Spender spender = new Spender();
        plan(spender.engine(), Budget.seconds(2));

        assertThat(spender.seconds)
                .hasSize(4)
                .allSatisfy(seconds -> assertThat(seconds).isGreaterThan(spender.seconds.get(0) / 5));
    }

    @Test
    void everybodyGetsLessBeforeAnybodyGetsNothingEvenWhereTheTimeIsOver() {
        List<Boolean> anew = new ArrayList<>();
        plan(
                new ScriptedEngine((problem, options, allowance) -> {
                    anew.add(problem.warmStart().isEmpty());
                    return ScriptedEngine.answer(problem, List.of(new RoutingSolution.Route(0, 0, new int[] {0})));
                }),
                Budget.seconds(1e-9));

        assertThat(anew).filteredOn(first -> first).as("days").hasSize(4);
        assertThat(anew)
                .as("tries from the routes of the one before")
                .endsWith(false)
                .doesNotContainSequence(true, true);
    }

    @Test
    void allTriesOfAllDaysSpendTheIterationsOnce() {
        Spender spender = new Spender();
        plan(spender.engine(), Budget.iterations(100_000));

        assertThat(spender.iterations).hasSize(4);
        assertThat(spender.iterations.stream().mapToLong(spent -> spent).sum()).isBetween(80_000L, 100_000L);
    }

    /** What comes for the annex in the afternoon is too late for its vans, which work in the morning: it kept two thirds of the time. */
    @Test
    void aWarehouseWithNothingToLoadLeavesItsTimeToTheOthersOfTheDay() {
        Scenario scenario = withAnnex(OpeningHours.ALWAYS, 2600, 1);
        Fleet atStore = scenario.fleets().get(0);
        Fleet atAnnex = scenario.fleets().get(1);
        List<VehicleType> types = new ArrayList<>(scenario.vehicleTypes());
        types.add(VehicleType.builder("truck", VehicleClass.HEAVY_TRUCK, 8000, 24_000, Set.of(StorageClass.AMBIENT))
                .build());
        OpeningHours afternoon = new OpeningHours(15 * 3600, 22 * 3600);
        scenario = scenario.toBuilder()
                .vehicleTypes(types)
                .fleets(List.of(
                        atStore,
                        atAnnex.withShift(new OpeningHours(6 * 3600, 10 * 3600)),
                        new Fleet("trucks", Name.of("trucks"), "truck", "hub", 1, afternoon, "", 4, 600)))
                .needs(List.of())
                .demands(List.of(
                        demand("village", 0, 2600),
                        demand("hamlet", 0, 1300),
                        new Demand("more", "rice", "hamlet", "GENERAL", 0, null, 1300)))
                .lots(List.of(
                        new Lot("sacks", "rice", "hub", 2600, Lot.NEVER),
                        new Lot("bags", "rice", "store", 2600, Lot.NEVER)))
                .build();
        Spender spender = new Spender();
        RoutingEngine engine = spender.engine();
        plan(scenario, new ScriptedEngine((problem, options, allowance) -> {
            RoutingSolution found = engine.solve(problem, options, allowance);
            return spender.seconds.size() == 1 ? found : ScriptedEngine.answer(problem, List.of());
        }));

        // The first search is the store's; what it left out is looked for once more at the end.
        assertThat(spender.seconds).first(DOUBLE).isGreaterThan(1);
    }

    /** Two warehouses share a day's time; the one that left out most of its goods then has nearly all of it on the next. */
    @Test
    void whoLeftOutMuchHasMoreTimeOnTheNextDay() {
        Scenario scenario = withAnnex(OpeningHours.ALWAYS, 500, 2).toBuilder()
                .lots(List.of(
                        new Lot("sacks", "rice", "annex", 9000, Lot.NEVER),
                        new Lot("bags", "rice", "store", 1500, Lot.NEVER)))
                .build();
        List<Double> seconds = ofAnnex(scenario);

        // By its deliveries alone, those that are owed counted, it would be at most two thirds after a quarter.
        assertThat(seconds).hasSize(2);
        assertThat(seconds.get(1)).isGreaterThan(3.1 * seconds.get(0));
    }

    /** What had been left out on the first day counted on the third as if it had been the second. */
    @Test
    void whatWasLeftOutDaysAgoCountsNoMore() {
        Scenario scenario = withAnnex(OpeningHours.ALWAYS, 500, 3).toBuilder()
                .needs(List.of())
                .demands(List.of(
                        demand("hamlet", 0, 2600),
                        demand("village", 0, 500),
                        demand("hamlet", 2, 2600),
                        demand("village", 2, 500)))
                .lots(List.of(
                        new Lot("sacks", "rice", "annex", 9000, Lot.NEVER),
                        new Lot("bags", "rice", "store", 1500, Lot.NEVER)))
                .build();

        // One of two deliveries that are left, after one of four; it was seven of eight.
        List<Double> seconds = ofAnnex(scenario);
        assertThat(seconds).hasSize(2);
        assertThat(seconds.get(1)).isBetween(1.9 * seconds.get(0), 2.1 * seconds.get(0));
    }

    /** On a day without deliveries that came first all was said to be done. */
    @Test
    void progressIsThePartOfTheDeliveriesThatAreRouted() {
        Scenario scenario = withAnnex(OpeningHours.ALWAYS, 500, 3).toBuilder()
                .needs(List.of())
                .demands(List.of(demand("hamlet", 1, 2600), demand("hamlet", 2, 2600)))
                .lots(List.of(new Lot("sacks", "rice", "hub", 9000, Lot.NEVER)))
                .build();
        List<Double> told = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                if (progress.phase().equals("routing")) {
                    told.add(progress.fraction());
                }
            }
        };
        RoutingEngine engine = new ScriptedEngine((problem, options, allowance) ->
                ScriptedEngine.answer(problem, List.of(new RoutingSolution.Route(0, 0, new int[] {0}))));
        Planner.with(new FairFloor(), engine)
                .plan(
                        scenario,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(1000))
                                .withPasses(1)
                                .withListener(listener));

        // Tours are six tenths of a plan and begin after three.
        assertThat(told).isSorted();
        assertThat(told.stream()
                        .map(done -> Math.round((done - 0.3) / 0.6 * 100))
                        .distinct())
                .containsExactly(0L, 50L, 100L);
    }

    private static Demand demand(String zone, int day, long quantity) {
        return new Demand(zone + day, "rice", zone, "GENERAL", day, null, quantity);
    }

    /** Seconds that the annex has for its first search of each day, of {@link #LONG}. */
    private static List<Double> ofAnnex(Scenario scenario) {
        List<Double> seconds = new ArrayList<>();
        RoutingEngine engine = new ScriptedEngine((problem, options, allowance) -> {
            if (problem.stops() > 1 && problem.warmStart().isEmpty()) {
                seconds.add(allowance.secondsLeft());
            }
            return ScriptedEngine.answer(problem, List.of(new RoutingSolution.Route(0, 0, new int[] {0})));
        });
        Planner.with(new FairFloor(), engine)
                .plan(
                        scenario,
                        SolveOptions.defaults().withBudget(Budget.seconds(LONG)).withPasses(1));
        return seconds;
    }

    /** A village of so many people, a hamlet with an annex of its own, and a hub that may send to both. */
    private static Scenario withAnnex(OpeningHours hours, int people, int days) {
        Scenario village = ParcellingTest.village(people, 3);
        Fleet vans = village.fleets().get(0);
        List<Zone> zones = new ArrayList<>(village.zones());
        zones.add(ParcellingTest.zone("lane", ZoneLevel.STREET, "district", 0, 121.0));
        zones.add(ParcellingTest.zone("hamlet", ZoneLevel.COMMUNITY, "lane", 2600, 121.02));
        return Scenario.builder("village", LocalDate.of(2022, 4, 13), days)
                .zones(zones)
                .facilities(List.of(
                        warehouse("annex", FacilityKind.STREET_WAREHOUSE, "lane")
                                .hours(hours)
                                .build(),
                        village.facilities().get(0),
                        warehouse("hub", FacilityKind.DISTRICT_WAREHOUSE, "district")
                                .build()))
                .commodities(village.commodities())
                .needs(village.needs())
                .vehicleTypes(village.vehicleTypes())
                .fleets(List.of(vans, at("annex", vans), at("hub", vans)))
                .build();
    }

    private static void plan(Scenario scenario, RoutingEngine engine) {
        Planner.with(new FairFloor(), engine)
                .plan(
                        scenario,
                        SolveOptions.defaults().withBudget(Budget.seconds(2)).withPasses(1));
    }

    private static Facility.Builder warehouse(String id, FacilityKind kind, String zone) {
        return Facility.builder(id, kind, new GeoPoint(121.0, 31.0))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .handlingSecondsPerTonne(300);
    }

    private static Fleet at(String base, Fleet vans) {
        return new Fleet(
                base + "-vans", vans.name(), vans.vehicleType(), base, 3, vans.shift(), "", 4, vans.turnRoundSeconds());
    }

    private static void plan(RoutingEngine engine, Budget budget) {
        Scenario village = ParcellingTest.village(2600, 3);
        Scenario scenario = Scenario.builder("village", LocalDate.of(2022, 4, 13), 4)
                .zones(village.zones())
                .facilities(village.facilities())
                .commodities(village.commodities())
                .needs(village.needs())
                .lots(List.of(new Lot("sacks", "rice", "store", 9000, Lot.NEVER)))
                .vehicleTypes(village.vehicleTypes())
                .fleets(village.fleets())
                .build();
        Planner.with(new FairFloor(), engine)
                .plan(scenario, SolveOptions.defaults().withBudget(budget).withPasses(1));
    }

    /** Adds up by day what it may spend: the first search of a day has no routes to set out from. */
    private static final class Spender {
        private final List<Double> seconds = new ArrayList<>();
        private final List<Long> iterations = new ArrayList<>();

        RoutingEngine engine() {
            return new ScriptedEngine((problem, options, allowance) -> {
                if (problem.warmStart().isEmpty()) {
                    seconds.add(0.0);
                    iterations.add(0L);
                }
                int day = seconds.size() - 1;
                seconds.set(day, seconds.get(day) + allowance.secondsLeft());
                iterations.set(day, iterations.get(day) + allowance.iterations());
                while (allowance.isTimed() && !allowance.isOver()) {
                    Thread.onSpinWait();
                }
                RoutingSolution first =
                        ScriptedEngine.answer(problem, List.of(new RoutingSolution.Route(0, 0, new int[] {0})));
                return new RoutingSolution(
                        first.routes(), first.unserved(), first.cost(), true, allowance.iterations());
            });
        }
    }
}
