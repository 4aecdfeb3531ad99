package org.resupply.examples.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crossing;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Name;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.Pairing;
import org.resupply.model.StorageClass;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

/**
 * What is known of a city before anything is generated: districts, streets, gates, warehouses, crossings, needs, vehicles.
 *
 * <p>The cities {@code shanghai} and {@code zhengzhou} ship with the library; where each figure comes from stands in
 * {@code PROVENANCE.md} beside their tables.
 */
public final class CityFacts {

    private static final String FOLDER = "/org/resupply/examples/scenarios/";

    final String code;
    final Name name;
    final LocalDate start;
    final int days;
    final int communities;
    final List<District> districts;
    final List<Street> streets;
    final List<Gate> gates;
    final List<Warehouse> warehouses;
    final List<Crossing> crossings;
    final List<Pairing> pairings;
    final List<Good> goods;
    final List<Wheel> wheels;
    final List<Travel.Band> bands;
    final List<ControlShare> control;
    final List<Closure> closures;
    final List<Carrier> carriers;

    /** A district: shares in per cent of its people; {@code affected} is the share that needs supply at all. */
    record District(
            String code,
            Name name,
            boolean core,
            int population,
            double householdSize,
            double over60,
            double over80,
            double alone,
            GeoPoint point,
            String landZone,
            double affected) {}

    /** A street, or an area that is no street of its own but part of one; {@code spread} holds 80 % of its people, metres. */
    record Street(
            String code,
            Name name,
            String district,
            String landZone,
            int population,
            GeoPoint point,
            double spread,
            String partOf,
            List<String> urban,
            List<String> villages) {}

    /** A transfer point, port or pad; {@code tonnesPerDay} 0 where nothing arrives. */
    record Gate(
            String id,
            FacilityKind kind,
            Name name,
            String district,
            String landZone,
            GeoPoint point,
            double trucksPerDay,
            double tonnesPerDay,
            HandOver handOver,
            boolean byAir) {}

    /** A city warehouse. */
    record Warehouse(
            String id,
            Name name,
            String district,
            String landZone,
            GeoPoint point,
            double tonnesPerDay,
            double ambientTonnes,
            double chilledTonnes) {}

    /** A commodity with needs per person and day, arrivals as a share of a day's need, stock in days of need. */
    record Good(
            Commodity commodity,
            double vital,
            double vulnerable,
            double general,
            double arrivals,
            double stockDays,
            String source) {}

    /** A kind of vehicle and how many trips it makes in a day. */
    record Wheel(VehicleType type, int tripsPerDay) {}

    /** People of the city under a control level; {@code suburbShare} of them outside the core, NaN where not known. */
    record ControlShare(ControlLevel level, double people, double suburbShare) {}

    /** A crossing closed from a day for some days. */
    record Closure(String crossing, int firstDay, int days) {}

    /**
     * Who carries goods to the doors of a kind of community: people for each carrier, kilograms each carries in a day, and how
     * near, in metres, a place must be at which several communities are served; 0 where trucks come to the community's own edge.
     */
    record Carrier(NeighbourhoodType type, double peopleEach, double kgPerDay, double handOverMetres) {}

    private CityFacts(
            String code,
            Name name,
            LocalDate start,
            int days,
            int communities,
            List<District> districts,
            List<Street> streets,
            List<Gate> gates,
            List<Warehouse> warehouses,
            List<Crossing> crossings,
            List<Pairing> pairings,
            CityFacts others) {
        this.code = code;
        this.name = name;
        this.start = start;
        this.days = days;
        this.communities = communities;
        this.districts = List.copyOf(districts);
        this.streets = List.copyOf(streets);
        this.gates = List.copyOf(gates);
        this.warehouses = List.copyOf(warehouses);
        this.crossings = List.copyOf(crossings);
        this.pairings = List.copyOf(pairings);
        this.goods = others.goods;
        this.wheels = others.wheels;
        this.bands = others.bands;
        this.control = others.control;
        this.carriers = others.carriers;
        this.closures = others.closures.stream()
                .filter(closure -> crossings.stream().anyMatch(c -> c.id().equals(closure.crossing())))
                .toList();
    }

    /** Finds the table with a name; {@code null} when there is none. */
    private interface Tables {
        FactTable find(String table);

        /** The table with a name, which must be there. */
        default FactTable get(String table) {
            FactTable found = find(table);
            if (found == null) {
                throw new IllegalArgumentException("There is no table of facts (%s.csv).".formatted(table));
            }
            return found;
        }
    }

    private CityFacts(Tables tables) {
        FactTable.Row row = tables.get("city").row(0);
        code = row.text("code");
        name = new Name(row.text("zh"), row.text("en"));
        start = LocalDate.parse(row.text("start"));
        days = row.whole("days");
        communities = row.whole("communities");
        districts =
                tables.get("districts").rows().stream().map(CityFacts::district).toList();
        Map<String, FactTable.Row> committees = new HashMap<>();
        rowsIfAny(tables, "committees").forEach(r -> committees.put(r.text("street"), r));
        streets = tables.get("streets").rows().stream()
                .map(r -> street(r, committees.get(r.text("code"))))
                .toList();
        gates = tables.get("gates").rows().stream().map(CityFacts::gate).toList();
        warehouses = tables.get("warehouses").rows().stream()
                .map(CityFacts::warehouse)
                .toList();
        crossings =
                tables.get("crossings").rows().stream().map(CityFacts::crossing).toList();
        pairings = tables.get("pairings").rows().stream()
                .map(r -> new Pairing(r.text("suburb"), r.text("urban"), r.text("basis")))
                .toList();
        goods = tables.get("commodities").rows().stream().map(CityFacts::good).toList();
        wheels = tables.get("vehicles").rows().stream().map(CityFacts::wheel).toList();
        bands = tables.get("bands").rows().stream()
                .map(r -> new Travel.Band(
                        r.number("air_km_below", Double.POSITIVE_INFINITY), r.number("detour"), r.number("speed_kmh")))
                .toList();
        control = tables.get("control").rows().stream()
                .map(r -> new ControlShare(
                        ControlLevel.valueOf(r.text("level")), r.number("people"), r.number("suburb_pct") / 100))
                .toList();
        carriers = rowsIfAny(tables, "carriers").stream()
                .map(r -> new Carrier(
                        NeighbourhoodType.valueOf(r.text("type")),
                        r.number("people_each"),
                        r.number("kg_per_day"),
                        r.number("hand_over_m", 0)))
                .toList();
        closures = tables.get("closures").rows().stream()
                .map(r -> new Closure(r.text("crossing"), r.whole("first_day"), r.whole("days")))
                .toList();
    }

    private static List<FactTable.Row> rowsIfAny(Tables tables, String name) {
        FactTable table = tables.find(name);
        return table == null ? List.of() : table.rows();
    }

    /** The facts of a city that ships: {@code shanghai} or {@code zhengzhou}. */
    public static CityFacts of(String city) {
        return new CityFacts(table -> {
            String path = city + "/" + table + ".csv";
            InputStream bytes = CityFacts.class.getResourceAsStream(FOLDER + path);
            return bytes == null ? null : FactTable.read(path, bytes);
        });
    }

    /**
     * The facts of a city of your own, from a folder of tables with the columns of those that ship: {@code city, districts,
     * streets, gates, warehouses, crossings, closures, pairings, commodities, vehicles, bands, control} and, where there are
     * any, {@code committees} and {@code carriers}, each ending in {@code .csv}.
     */
    public static CityFacts read(Path folder) {
        return new CityFacts(table -> {
            Path file = folder.resolve(table + ".csv");
            try {
                return Files.exists(file) ? FactTable.read(file.toString(), Files.newInputStream(file)) : null;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
    }

    /**
     * The facts of one district alone, fed through some of the city's gates and warehouses.
     *
     * @param districtCode code of the district
     * @param communityCount how many communities it has when the whole city has its usual number
     * @param gateIds gates that feed it
     * @param warehouseIds city warehouses that feed it
     */
    public CityFacts district(String districtCode, int communityCount, Set<String> gateIds, Set<String> warehouseIds) {
        District district = districts.stream()
                .filter(d -> d.code().equals(districtCode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no district with the code (%s).".formatted(name.en(), districtCode)));
        List<Street> ofDistrict =
                streets.stream().filter(s -> s.district().equals(districtCode)).toList();
        List<Gate> someGates =
                gates.stream().filter(g -> gateIds.contains(g.id())).toList();
        List<Warehouse> someWarehouses =
                warehouses.stream().filter(w -> warehouseIds.contains(w.id())).toList();
        Set<String> landZones = new HashSet<>(Set.of(district.landZone()));
        ofDistrict.forEach(street -> landZones.add(street.landZone()));
        someGates.forEach(gate -> landZones.add(gate.landZone()));
        someWarehouses.forEach(warehouse -> landZones.add(warehouse.landZone()));
        return new CityFacts(
                code,
                new Name(name.zh() + "·" + district.name().zh(), district.name().en() + ", " + name.en()),
                start,
                days,
                communityCount,
                List.of(district),
                ofDistrict,
                someGates,
                someWarehouses,
                crossings.stream()
                        .filter(c -> landZones.contains(c.from()) && landZones.contains(c.to()))
                        .toList(),
                List.of(),
                this);
    }

    private static Name name(FactTable.Row row) {
        return new Name(row.text("zh"), row.text("en"));
    }

    private static GeoPoint point(FactTable.Row row) {
        return new GeoPoint(row.number("lon"), row.number("lat"));
    }

    private static District district(FactTable.Row row) {
        return new District(
                row.text("code"),
                name(row),
                row.text("ring").equals("core"),
                row.whole("population"),
                row.number("household_size"),
                row.number("over60_pct") / 100,
                row.number("over80_pct") / 100,
                row.number("alone_pct", 0) / 100,
                point(row),
                row.text("land_zone"),
                row.number("affected_pct", 100) / 100);
    }

    private static Street street(FactTable.Row row, FactTable.Row committees) {
        return new Street(
                row.text("code"),
                name(row),
                row.text("district"),
                row.text("land_zone"),
                row.whole("population"),
                point(row),
                row.number("spread_m"),
                row.text("part_of"),
                committees == null ? List.of() : names(committees.text("urban")),
                committees == null ? List.of() : names(committees.text("village")));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
    }

    private static Gate gate(FactTable.Row row) {
        return new Gate(
                row.text("id"),
                FacilityKind.valueOf(row.text("kind")),
                name(row),
                row.text("district"),
                row.text("land_zone"),
                point(row),
                row.number("trucks_per_day", Double.POSITIVE_INFINITY),
                row.number("tonnes_per_day", 0),
                row.text("hand_over").equals("swap") ? HandOver.DROP_AND_SWAP : HandOver.CROSS_DOCK,
                row.text("by").equals("air"));
    }

    private static Warehouse warehouse(FactTable.Row row) {
        return new Warehouse(
                row.text("id"),
                name(row),
                row.text("district"),
                row.text("land_zone"),
                point(row),
                row.number("tonnes_per_day"),
                row.number("ambient_t"),
                row.number("chilled_t"));
    }

    private static Crossing crossing(FactTable.Row row) {
        Set<VehicleClass> classes = Arrays.stream(row.text("classes").split("\\|"))
                .map(VehicleClass::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(VehicleClass.class)));
        return new Crossing(
                row.text("id"), name(row), point(row), row.text("from"), row.text("to"), classes, row.whole("seconds"));
    }

    private static Good good(FactTable.Row row) {
        Commodity commodity = new Commodity(
                row.text("id"),
                name(row),
                row.text("unit"),
                row.number("mass_kg"),
                row.number("volume_l"),
                StorageClass.valueOf(row.text("storage")),
                row.whole("shelf_days"),
                row.number("urgency"),
                row.whole("at_home") == 1,
                row.whole("lot_units"));
        return new Good(
                commodity,
                row.number("vital"),
                row.number("vulnerable"),
                row.number("general"),
                row.number("arrivals"),
                row.number("stock_days"),
                row.text("source"));
    }

    private static Wheel wheel(FactTable.Row row) {
        Set<StorageClass> storage = new HashSet<>();
        for (String storageClass : row.text("storage").split("\\|")) {
            storage.add(StorageClass.valueOf(storageClass));
        }
        VehicleClass vehicleClass = VehicleClass.valueOf(row.text("class"));
        VehicleType type = VehicleType.builder(
                        row.text("id"), vehicleClass, row.number("payload_kg"), row.number("volume_l"), storage)
                .name(name(row))
                .speedFactor(row.number("speed_factor"))
                .fixedCost(row.whole("fixed_cost"))
                .costPerKm(row.whole("cost_per_km"))
                .costPerHour(row.whole("cost_per_hour"))
                .stopSeconds(row.whole("stop_seconds"))
                .handlingSecondsPerTonne(row.whole("handling_seconds_per_tonne"))
                .build();
        return new Wheel(type, row.whole("trips_per_day"));
    }

    /** The kinds of vehicles of one class. */
    Wheel wheel(VehicleClass vehicleClass) {
        return wheels.stream()
                .filter(wheel -> wheel.type().vehicleClass() == vehicleClass)
                .findFirst()
                .orElseThrow();
    }

    /** Streets of their own, in order; areas that are part of one are left out. */
    List<Street> wholeStreets() {
        List<Street> whole = new ArrayList<>();
        for (Street street : streets) {
            if (street.partOf().isEmpty()) {
                whole.add(street);
            }
        }
        return whole;
    }
}
