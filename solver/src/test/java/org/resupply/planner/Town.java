package org.resupply.planner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Condition;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A town with two communities that want a tonne each, and everything it takes to bring it; where one thing binds, it is asked why. */
final class Town {
    static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(100));
    static final OpeningHours DAYTIME = new OpeningHours(6 * 3600, 20 * 3600);
    static final Explanation.Measure SEVERAL = new Explanation.Measure(null, null, "", "", 0);

    int days = 1;
    double carry = Double.POSITIVE_INFINITY;
    double throughput = Double.POSITIVE_INFINITY;
    double trucks = 10;
    double gateStorage = 20_000;
    OpeningHours shift = DAYTIME;
    OpeningHours hours = OpeningHours.ALWAYS;
    boolean owned = true;
    int vans = 2;
    int vanTrips = 4;
    long stock = 3000;
    int lastDay = Lot.NEVER;
    int demandDay;
    int convoyArrival = -1;
    int lotUnits = 1;
    long reserve;
    int crews = -1;
    int tested = Integer.MAX_VALUE;
    String bubble = "";
    ControlLevel level = ControlLevel.OPEN;
    final List<Disruption> disruptions = new ArrayList<>();

    /**
     * One van, which is wanted in a closed community from seven to eight and in the open one from ten to noon.
     *
     * @param disinfectionSeconds how long it is disinfected in between
     */
    static Scenario withOneVanAndAYard(int disinfectionSeconds) {
        Town town = new Town();
        town.vans = 1;
        Scenario one = town.build();
        return one.toBuilder()
                .zones(one.zones().stream()
                        .map(zone -> zone.id().equals("B")
                                ? zone.toBuilder()
                                        .control(ControlLevel.CONTROLLED)
                                        .build()
                                : zone)
                        .toList())
                .facilities(one.facilities().stream()
                        .map(facility -> facility.toBuilder()
                                .disinfectionSeconds(disinfectionSeconds)
                                .build())
                        .toList())
                .demands(List.of(
                        new Demand("b", "rice", "B", "GENERAL", 0, new TimeWindow(7 * 3600, 8 * 3600), 500),
                        new Demand("a", "rice", "A", "GENERAL", 0, new TimeWindow(10 * 3600, 12 * 3600), 500)))
                .build();
    }

    Scenario build() {
        Scenario.Builder builder = Scenario.builder("town", LocalDate.of(2022, 4, 10), days)
                .zones(List.of(
                        zone("C", ZoneLevel.CITY, "", 0, ControlLevel.OPEN, carry),
                        zone("D", ZoneLevel.DISTRICT, "C", 0, ControlLevel.OPEN, carry),
                        zone("S", ZoneLevel.STREET, "D", 0, ControlLevel.OPEN, carry),
                        zone("A", ZoneLevel.COMMUNITY, "S", 1, level, carry),
                        zone("B", ZoneLevel.COMMUNITY, "S", 2, level, carry)))
                .facilities(List.of(
                        facility("G", FacilityKind.TRANSFER_POINT, "C", Double.POSITIVE_INFINITY, trucks)
                                .withStorage(Map.of(StorageClass.AMBIENT, gateStorage)),
                        facility("W", FacilityKind.STREET_WAREHOUSE, "S", throughput, 10)
                                .withHours(hours)))
                .commodities(List.of(new Commodity(
                        "rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, lotUnits)))
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", demandDay, null, 1000),
                        new Demand("b", "rice", "B", "GENERAL", demandDay, null, 1000)))
                .vehicleTypes(
                        List.of(type("truck", VehicleClass.HEAVY_TRUCK, 10_000), type("van", VehicleClass.VAN, 600)))
                .fleets(List.of(
                        new Fleet("TG", null, "truck", "G", 2, OpeningHours.ALWAYS, "", 8, 600),
                        new Fleet("V", null, "van", "W", vans, shift, bubble, vanTrips, 600)))
                .disruptions(disruptions);
        if (!owned) {
            builder.requisitions(List.of(new Requisition("R", "V", Name.of("a shop"), 50_000, 3600, false)));
        }
        if (stock > 0) {
            builder.lots(List.of(new Lot("lot", "rice", "W", stock, lastDay)));
        }
        if (convoyArrival >= 0) {
            builder.convoys(List.of(new Convoy(
                    "K",
                    Name.of("K"),
                    Mode.ROAD,
                    List.of("G"),
                    convoyArrival,
                    Map.of(),
                    1,
                    false,
                    List.of(new Convoy.Cargo("rice", 3000, Lot.NEVER)))));
        }
        if (reserve > 0) {
            builder.reserves(List.of(new Reserve("W", "rice", reserve)));
        }
        if (crews >= 0) {
            builder.crews(List.of(new Crew("P", null, "W", crews, "", 14 * 3600, 0, tested, Set.of())));
        }
        if (!bubble.isEmpty()) {
            builder.bubbles(List.of(new Bubble(bubble, null, Set.of(), ControlLevel.OPEN, false)));
        }
        return builder.build();
    }

    static Scenario planted(Cause cause) {
        Town town = new Town();
        switch (cause) {
            case STOCK -> town.stock = 500;
            case VEHICLE -> {
                town.vans = 1;
                town.vanTrips = 1;
            }
            case CREW -> {
                town.vans = 4;
                town.vanTrips = 1;
                town.crews = 1;
            }
            case CLOSURE ->
                town.disruptions.add(new Disruption(
                        "closed",
                        DisruptionKind.FACILITY_CLOSED,
                        "W",
                        new TimeWindow(0, TimeWindow.DAY),
                        null,
                        0,
                        0,
                        0,
                        null));
            case LAST_HUNDRED_METRES -> {
                town.level = ControlLevel.CONTROLLED;
                town.carry = 200;
            }
            case BUBBLE -> {
                town.level = ControlLevel.CONTROLLED;
                town.bubble = "LOOP";
            }
            case SHELF_LIFE -> {
                town.days = 2;
                town.demandDay = 1;
                town.lastDay = 0;
            }
            case ARRIVAL -> {
                town.stock = 0;
                town.convoyArrival = 23 * 3600;
            }
            case DOCK -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.trucks = 0;
            }
            case THROUGHPUT -> town.throughput = 500;
            case STORAGE -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.gateStorage = 1000;
            }
            case RESERVE -> town.reserve = 2500;
            case WHOLE_LOTS -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.lotUnits = 1600;
            }
            default -> throw new IllegalArgumentException(cause.toString());
        }
        return town.build();
    }

    static List<Explanation.Cure> cures(Town town) {
        Scenario scenario = town.build();
        Plan plan = Planner.create().plan(scenario, OPTIONS);
        return Planner.create()
                .explain(scenario, plan, 1, OPTIONS)
                .areas()
                .get(0)
                .cures();
    }

    /** The one thing that is done, if it is one. */
    static Explanation.Measure measure(Explanation.Cure cure) {
        return cure.measures().size() == 1 ? cure.measures().get(0) : SEVERAL;
    }

    static Condition<Explanation.Cure> cure(Remedy remedy, String target, double amount) {
        return new Condition<>(
                cure -> measure(cure).remedy() == remedy
                        && measure(cure).target().equals(target)
                        && measure(cure).amount() == amount,
                "%s of %s by %s",
                remedy,
                target,
                amount);
    }

    static Explanation.Area street(Scenario scenario) {
        Plan plan = Planner.create().plan(scenario, OPTIONS);
        return Planner.create().explain(scenario, plan, 1, OPTIONS).areas().get(0);
    }

    static List<Cause> causes(Explanation.Area area) {
        return area.causes().stream().map(Explanation.Binding::cause).toList();
    }

    static Zone zone(String id, ZoneLevel level, String parent, int place, ControlLevel control, double carry) {
        return Zone.builder(id, level, parent, new GeoPoint(121.4 + 0.005 * place, 31.2))
                .population(level == ZoneLevel.COMMUNITY ? 1000 : 0)
                .households(500)
                .control(control)
                .carryKgPerDay(carry)
                .build();
    }

    static Facility facility(String id, FacilityKind kind, String zone, double throughput, double trucks) {
        return Facility.builder(id, kind, new GeoPoint(121.41, 31.21))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 20_000.0))
                .throughputKgPerDay(throughput)
                .docks(2)
                .trucksPerDay(trucks)
                .handlingSecondsPerTonne(300)
                .inspectionSeconds(600)
                .build();
    }

    static VehicleType type(String id, VehicleClass vehicleClass, double payload) {
        return VehicleType.builder(id, vehicleClass, payload, payload * 2, Set.of(StorageClass.AMBIENT))
                .fixedCost(1000)
                .costPerKm(100)
                .costPerHour(1000)
                .stopSeconds(60)
                .handlingSecondsPerTonne(300)
                .build();
    }
}
