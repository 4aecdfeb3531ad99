package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.planner.Planner;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/** Two districts, each with a street that has a store, and one that has none and is served by the district's warehouse. */
class DispatcherTest {

    @Test
    void toursOfWarehousesThatSendOnAreSearchedForAtTheSameTime() {
        Meeting engine = new Meeting();
        Planner.with(new FairFloor(), engine)
                .plan(
                        twoDistricts(),
                        SolveOptions.defaults().withThreads(2).withPasses(1).withBudget(Budget.iterations(1000)));

        assertThat(engine.met).isTrue();
    }

    private static Scenario twoDistricts() {
        Scenario village = ParcellingTest.village(500, 2);
        Fleet vans = village.fleets().get(0);
        List<Zone> zones = new ArrayList<>(List.of(village.zones().get(0)));
        List<Facility> facilities = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        List<Lot> lots = new ArrayList<>();
        for (String district : List.of("east", "west")) {
            zones.add(ParcellingTest.zone(district, ZoneLevel.DISTRICT, "city", 0, 121.0));
            for (String street : List.of(district + "-one", district + "-two")) {
                zones.add(ParcellingTest.zone(street, ZoneLevel.STREET, district, 0, 121.0));
                zones.add(ParcellingTest.zone(street + "-homes", ZoneLevel.COMMUNITY, street, 500, 121.02));
            }
            facilities.add(warehouse(district + "-hub", FacilityKind.DISTRICT_WAREHOUSE, district));
            facilities.add(warehouse(district + "-store", FacilityKind.STREET_WAREHOUSE, district + "-one"));
            fleets.add(vans(district + "-hub", vans));
            fleets.add(vans(district + "-store", vans));
            lots.add(new Lot(district, "rice", district + "-hub", 1000, Lot.NEVER));
        }
        return Scenario.builder("districts", LocalDate.of(2022, 4, 13), 1)
                .zones(zones)
                .facilities(facilities)
                .commodities(village.commodities())
                .needs(village.needs())
                .lots(lots)
                .vehicleTypes(village.vehicleTypes())
                .fleets(fleets)
                .build();
    }

    private static Facility warehouse(String id, FacilityKind kind, String zone) {
        return Facility.builder(id, kind, new GeoPoint(121.0, 31.0))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 10_000.0))
                .build();
    }

    private static Fleet vans(String base, Fleet like) {
        return new Fleet(
                base + "-vans", like.name(), like.vehicleType(), base, 2, like.shift(), "", 4, like.turnRoundSeconds());
    }

    /** The first search waits until another one has begun. */
    private static final class Meeting implements RoutingEngine {
        private final RoutingEngine searcher = new AnnealedRouting();
        private final CountDownLatch begun = new CountDownLatch(2);
        private volatile boolean met;

        @Override
        public String name() {
            return "meeting";
        }

        @Override
        public RoutingSolution solve(
                RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
            boolean first = begun.getCount() == 2;
            begun.countDown();
            try {
                boolean together = begun.await(10, TimeUnit.SECONDS);
                met |= first && together;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return searcher.solve(problem, options, allowance, best);
        }
    }
}
