package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.VehicleClass;
import org.resupply.model.geo.Geodesy;

/**
 * Generates who carries: tractors at gates and city warehouses, box trucks at district warehouses, vans and box trucks at
 * street warehouses, a crew for each vehicle, and the closed loops they belong to.
 *
 * <p>Line haul is one loop that enters no community; each district has a loop of its own. Fleets are sized to what arrives
 * in the trough, not to what is needed: so many trips a day, each a little less than full.
 */
final class Wheels {

    /** Trips are not full and not all are made. */
    private static final double USE = 0.55;

    /** The part of a street's goods for communities that take more than a van holds in a day; it goes out in box trucks. */
    private static final double IN_BOX_TRUCKS = 0.7;

    /** The same for line haul, where the trips are counted by distance. */
    private static final double LINE_HAUL_USE = 0.7;

    private static final double LONG_DETOUR = 1.3;
    private static final double LONG_METRES_PER_SECOND = 45 / 3.6;
    private static final double LOADING_AND_UNLOADING = 150; // seconds a tonne, both ends
    private static final int TURN_ROUND = 600;

    private static final String LINE_HAUL = "line-haul";
    private static final OpeningHours ROUND_THE_CLOCK = OpeningHours.ALWAYS;
    private static final OpeningHours LONG_DAY = new OpeningHours(5 * 3600, 22 * 3600);
    private static final int TWELVE_HOURS = 12 * 3600;

    private final List<Fleet> fleets = new ArrayList<>();
    private final List<Crew> crews = new ArrayList<>();
    private final List<Bubble> bubbles = new ArrayList<>();
    private final List<Requisition> requisitions = new ArrayList<>();
    private final CityFacts facts;

    Wheels(CityFacts facts, Supplies supplies) {
        this.facts = facts;
        CityFacts.Wheel tractor = facts.wheel(VehicleClass.HEAVY_TRUCK);
        CityFacts.Wheel boxTruck = facts.wheel(VehicleClass.LIGHT_TRUCK);
        CityFacts.Wheel van = facts.wheel(VehicleClass.VAN);
        bubbles.add(new Bubble(LINE_HAUL, new Name("干线闭环", "Line haul"), Set.of(), ControlLevel.OPEN, false));
        double all = facts.districts.stream()
                .mapToDouble(d -> supplies.dailyKg(d.code()))
                .sum();
        double gates =
                facts.gates.stream().mapToDouble(CityFacts.Gate::tonnesPerDay).sum();
        for (CityFacts.Gate gate : facts.gates) {
            if (gate.tonnesPerDay() > 0) {
                double trips =
                        trips(tractor, gate.point(), facts.warehouses.stream().map(CityFacts.Warehouse::point));
                base(
                        gate.id(),
                        LINE_HAUL,
                        ROUND_THE_CLOCK,
                        all * gate.tonnesPerDay() / gates,
                        trips,
                        Map.of(tractor, 1.0));
            }
        }
        double warehouses = facts.warehouses.stream()
                .mapToDouble(CityFacts.Warehouse::tonnesPerDay)
                .sum();
        for (CityFacts.Warehouse warehouse : facts.warehouses) {
            double trips =
                    trips(tractor, warehouse.point(), facts.districts.stream().map(CityFacts.District::point));
            base(
                    warehouse.id(),
                    LINE_HAUL,
                    ROUND_THE_CLOCK,
                    all * warehouse.tonnesPerDay() / warehouses,
                    trips,
                    Map.of(tractor, 1.0));
        }
        Map<CityFacts.Wheel, Double> lastMile = new LinkedHashMap<>();
        lastMile.put(boxTruck, IN_BOX_TRUCKS);
        lastMile.put(van, 1 - IN_BOX_TRUCKS);
        for (CityFacts.District district : facts.districts) {
            String loop = "loop-" + district.code();
            bubbles.add(new Bubble(
                    loop,
                    new Name(district.name().zh() + "闭环", district.name().en() + " loop"),
                    Set.of(district.code()),
                    ControlLevel.SEALED,
                    false));
            base(
                    "DW-" + district.code(),
                    loop,
                    LONG_DAY,
                    supplies.dailyKg(district.code()),
                    boxTruck.tripsPerDay() * USE,
                    Map.of(boxTruck, 1.0));
            for (CityFacts.Street street : facts.wholeStreets()) {
                if (street.district().equals(district.code())) {
                    base(
                            "SW-" + street.code(),
                            loop,
                            LONG_DAY,
                            supplies.dailyKg(street.code()),
                            van.tripsPerDay() * USE,
                            lastMile);
                }
            }
        }
        requisition(tractor);
    }

    /** Trips that a full load lets a vehicle make in a crew's day, to places of a mean distance, most of them made. */
    private static double trips(CityFacts.Wheel wheel, GeoPoint from, Stream<GeoPoint> to) {
        double straight = to.mapToDouble(point -> Geodesy.metres(from.lon(), from.lat(), point.lon(), point.lat()))
                .average()
                .orElseThrow();
        double seconds = 2 * straight * LONG_DETOUR / LONG_METRES_PER_SECOND
                + wheel.type().payloadKg() / 1000 * LOADING_AND_UNLOADING
                + TURN_ROUND;
        return Math.min(wheel.tripsPerDay(), TWELVE_HOURS / seconds) * LINE_HAUL_USE;
    }

    /** Vehicles that carry so many kilograms a day from a base, and a crew for each. */
    private void base(
            String base,
            String bubble,
            OpeningHours shift,
            double kgPerDay,
            double tripsPerDay,
            Map<CityFacts.Wheel, Double> parts) {
        int vehicles = 0;
        List<String> skills = new ArrayList<>();
        for (Map.Entry<CityFacts.Wheel, Double> part : parts.entrySet()) {
            CityFacts.Wheel wheel = part.getKey();
            double perVehicle = wheel.type().payloadKg() * tripsPerDay;
            int count = Math.max(1, (int) Math.ceil(kgPerDay * part.getValue() / perVehicle));
            fleets.add(new Fleet(
                    "F-" + base + "-" + wheel.type().id(),
                    wheel.type().name(),
                    wheel.type().id(),
                    base,
                    count,
                    shift,
                    bubble,
                    wheel.tripsPerDay(),
                    TURN_ROUND));
            vehicles += count;
            skills.add(wheel.type().id());
        }
        crews.add(new Crew(
                "C-" + base,
                new Name("司机与装卸工", "Drivers and loaders"),
                base,
                vehicles,
                bubble,
                TWELVE_HOURS,
                10 * 3600,
                Integer.MAX_VALUE,
                Set.copyOf(skills)));
    }

    /** Trucks of others: some called up for the second day, as many that nobody has called yet. */
    private void requisition(CityFacts.Wheel tractor) {
        CityFacts.Warehouse at = facts.warehouses.get(0);
        int count = Math.max(
                1,
                fleets.stream()
                                .filter(fleet -> fleet.base().equals(at.id()))
                                .mapToInt(Fleet::count)
                                .sum()
                        / 4);
        for (boolean called : new boolean[] {true, false}) {
            String id = called ? "F-called-up" : "F-on-call";
            fleets.add(new Fleet(
                    id,
                    new Name(called ? "征用货车" : "待征用货车", called ? "Trucks called up" : "Trucks on call"),
                    tractor.type().id(),
                    at.id(),
                    count,
                    ROUND_THE_CLOCK,
                    LINE_HAUL,
                    tractor.tripsPerDay(),
                    TURN_ROUND));
            crews.add(new Crew(
                    called ? "C-called-up" : "C-on-call",
                    new Name("征用司机", "Requisitioned drivers"),
                    at.id(),
                    count,
                    LINE_HAUL,
                    TWELVE_HOURS,
                    10 * 3600,
                    Integer.MAX_VALUE,
                    Set.of(tractor.type().id())));
            requisitions.add(new Requisition(
                    called ? "R-called-up" : "R-on-call",
                    id,
                    new Name("物流企业", "Logistics companies"),
                    200_000L * count,
                    24 * 3600,
                    called));
        }
    }

    List<Fleet> fleets() {
        return fleets;
    }

    List<Crew> crews() {
        return crews;
    }

    List<Bubble> bubbles() {
        return bubbles;
    }

    List<Requisition> requisitions() {
        return requisitions;
    }
}
