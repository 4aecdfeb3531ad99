package org.resupply.examples;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A scenario without any file: one street, one warehouse, two vans, and rice for a day. */
public final class BuildInCode {
    private BuildInCode() {}

    /** The street: 3,000 people in two communities, 0.4 kg of rice a day each, 1,000 kg in stock. */
    public static Scenario scenario() {
        GeoPoint depot = new GeoPoint(121.40, 31.20);
        Set<StorageClass> dry = Set.of(StorageClass.AMBIENT);
        OpeningHours day = new OpeningHours(6 * 3600, 20 * 3600);
        return Scenario.builder("one-street", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(
                        zone("city", ZoneLevel.CITY, "", 3000, depot),
                        zone("district", ZoneLevel.DISTRICT, "city", 3000, depot),
                        zone("street", ZoneLevel.STREET, "district", 3000, depot),
                        zone("east", ZoneLevel.COMMUNITY, "street", 2000, new GeoPoint(121.42, 31.20)),
                        zone("west", ZoneLevel.COMMUNITY, "street", 1000, new GeoPoint(121.38, 31.21))))
                .facilities(List.of(Facility.builder("warehouse", FacilityKind.STREET_WAREHOUSE, depot)
                        .name(new Name("街镇仓", "Street warehouse"))
                        .zone("street")
                        .storageKg(Map.of(StorageClass.AMBIENT, 50_000.0))
                        .docks(2)
                        .hours(day)
                        .handlingSecondsPerTonne(600)
                        .build()))
                .commodities(List.of(new Commodity(
                        "rice", new Name("大米", "Rice"), "kg", 1.0, 1.3, StorageClass.AMBIENT, 0, 1.0, false, 1)))
                .lots(List.of(new Lot("lot-1", "rice", "warehouse", 1000, Lot.NEVER)))
                .needs(List.of(new Need("rice", "", 0.4, "an assumption")))
                .vehicleTypes(List.of(VehicleType.builder("van", VehicleClass.VAN, 800, 4000, dry) // kilograms, litres
                        .name(new Name("面包车", "Van"))
                        .fixedCost(10_000) // minor units a day
                        .costPerKm(300)
                        .costPerHour(6_000)
                        .stopSeconds(300)
                        .handlingSecondsPerTonne(1800)
                        .build()))
                .fleets(List.of(new Fleet("vans", new Name("车队", "Vans"), "van", "warehouse", 2, day, "", 3, 600)))
                .build();
    }

    private static Zone zone(String id, ZoneLevel level, String parent, int people, GeoPoint point) {
        return Zone.builder(id, level, parent, point)
                .population(people)
                .households(people / 3)
                .build();
    }

    public static void main(String[] args) {
        Planner planner = Planner.create();
        Plan plan = planner.plan(scenario(), SolveOptions.defaults().withBudget(Budget.iterations(1000)));
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    System.out.printf(
                            "van %s  %s  %s%n",
                            tour.vehicle() + 1, LocalTime.ofSecondOfDay(stop.arrival()), stop.place());
                }
            }
        }
        plan.unmet()
                .forEach(unmet ->
                        System.out.println(unmet.demand() + " is short of " + unmet.quantity() + ": " + unmet.cause()));
    }
}
