package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Reserve;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.geo.Geodesy;

/**
 * Generates what goods pass through and the goods themselves: facilities of three tiers, opening stock, convoys, reserves.
 *
 * <p>Tiers are sized by the people behind them, so that goods and vehicles are scarce, not sheds. What arrives in a day is
 * each commodity's share of the day's need, given out over the gates by what they can take.
 */
final class Supplies {

    /** What one long-haul truck carried in April 2022, in kilograms: 770 t in 31 trucks. */
    private static final double TRUCK_KG = 24_800;

    /** What a barge or coaster, and what an air freighter brings, in kilograms; own estimates. */
    private static final double SHIP_KG = 500_000;

    private static final double FREIGHTER_KG = 100_000;
    private static final int TRUCKS_IN_A_CONVOY = 5;

    /** Gates to which a convoy may turn, and how fast it gets there as the crow flies; own estimates: 50 km/h, detour 1.4. */
    private static final int OTHER_GATES = 2;

    private static final double AROUND_METRES_PER_SECOND = 50 / 3.6 / 1.4;

    private static final double IN_CITY_WAREHOUSES = 0.6;
    private static final double IN_DISTRICT_WAREHOUSES = 0.3;

    /** The part of a city warehouse's opening stock of what does not spoil that must stay. */
    private static final double RESERVED = 0.2;

    private static final OpeningHours EARLY_TO_LATE = new OpeningHours(4 * 3600, 23 * 3600);
    private static final OpeningHours STREET_HOURS = new OpeningHours(6 * 3600, 22 * 3600);

    private final CityFacts facts;
    private final Random random;

    /** Units of each commodity that all people need in a day, whatever they hold at home. */
    private final Map<String, Double> dailyNeed = new HashMap<>();

    /** Kilograms a day behind each street and district when everything arrives as planned. */
    private final Map<String, Double> dailyKg = new LinkedHashMap<>();

    private final Map<String, Double> dailyChilledKg = new HashMap<>();

    Supplies(CityFacts facts, long seed, List<Zone> communities) {
        this.facts = facts;
        this.random = new Random(seed * 31 + 7);
        Map<String, String> districtOf = new HashMap<>();
        facts.streets.forEach(street -> districtOf.put(street.code(), street.district()));
        for (Zone zone : communities) {
            for (CityFacts.Good good : facts.goods) {
                double units = zone.people().get("VITAL") * good.vital()
                        + zone.people().get("VULNERABLE") * good.vulnerable()
                        + zone.people().get("GENERAL") * good.general();
                dailyNeed.merge(good.commodity().id(), units, Double::sum);
                double kg = units * good.arrivals() * good.commodity().massKg();
                for (String above : List.of(zone.parent(), districtOf.get(zone.parent()))) {
                    dailyKg.merge(above, kg, Double::sum);
                    if (good.commodity().storage() == StorageClass.CHILLED) {
                        dailyChilledKg.merge(above, kg, Double::sum);
                    }
                }
            }
        }
    }

    /** Kilograms a day that a street or district can expect. */
    double dailyKg(String zone) {
        return dailyKg.getOrDefault(zone, 0.0);
    }

    /** Gates, city warehouses, a warehouse for each district and one for each street. */
    List<Facility> facilities() {
        List<Facility> all = new ArrayList<>();
        for (CityFacts.Gate gate : facts.gates) {
            all.add(gate(gate));
        }
        for (CityFacts.Warehouse warehouse : facts.warehouses) {
            all.add(Facility.builder(warehouse.id(), FacilityKind.CITY_WAREHOUSE, warehouse.point())
                    .name(warehouse.name())
                    .zone(zoneOr(warehouse.district()))
                    .landZone(warehouse.landZone())
                    .storageKg(storage(warehouse.ambientTonnes() * 1000, warehouse.chilledTonnes() * 1000))
                    .throughputKgPerDay(warehouse.tonnesPerDay() * 1000)
                    .docks(docks(warehouse.tonnesPerDay(), 60))
                    .handlingSecondsPerTonne(60)
                    .inspectionSeconds(900)
                    .disinfectionSeconds(600)
                    .build());
        }
        for (CityFacts.District district : facts.districts) {
            all.add(warehouse(
                    "DW-" + district.code(),
                    FacilityKind.DISTRICT_WAREHOUSE,
                    new Name(district.name().zh() + "中心仓", district.name().en() + " district warehouse"),
                    district.code(),
                    district.point(),
                    district.landZone(),
                    EARLY_TO_LATE,
                    90));
        }
        for (CityFacts.Street street : facts.wholeStreets()) {
            all.add(warehouse(
                    "SW-" + street.code(),
                    FacilityKind.STREET_WAREHOUSE,
                    new Name(street.name().zh() + "分拨仓", street.name().en() + " street warehouse"),
                    street.code(),
                    street.point(),
                    street.landZone(),
                    STREET_HOURS,
                    180));
        }
        return all;
    }

    private Facility gate(CityFacts.Gate gate) {
        double kg = gate.tonnesPerDay() * 1000;
        return Facility.builder(gate.id(), gate.kind(), gate.point())
                .name(gate.name())
                .zone(zoneOr(gate.district()))
                .landZone(gate.landZone())
                .storageKg(kg > 0 ? storage(kg * 3, kg) : Map.of())
                .throughputKgPerDay(kg > 0 ? kg * 1.5 : 0)
                .docks(docks(gate.tonnesPerDay(), handling(gate)))
                .trucksPerDay(gate.trucksPerDay())
                .handlingSecondsPerTonne(handling(gate))
                .inspectionSeconds(900)
                .disinfectionSeconds(600)
                .handOver(gate.handOver())
                .build();
    }

    /** Seconds a tonne at one dock or berth: a gang with fork-lifts, several cranes at a berth. */
    private static int handling(CityFacts.Gate gate) {
        return mode(gate) == Mode.WATER ? 20 : 90;
    }

    private Facility warehouse(
            String id,
            FacilityKind kind,
            Name name,
            String zone,
            GeoPoint point,
            String landZone,
            OpeningHours hours,
            int handling) {
        double kg = dailyKg(zone);
        double chilled = dailyChilledKg.getOrDefault(zone, 0.0);
        return Facility.builder(id, kind, point)
                .name(name)
                .zone(zone)
                .landZone(landZone)
                .storageKg(storage(tonnes(2 * (kg - chilled)), chilled > 0 ? tonnes(1.5 * chilled) : 0))
                .throughputKgPerDay(tonnes(1.5 * kg))
                .docks(docks(kg / 1000, handling))
                .hours(hours)
                .handlingSecondsPerTonne(handling)
                .disinfectionSeconds(600)
                .build();
    }

    /** Kilograms rounded up to whole tonnes. */
    private static double tonnes(double kg) {
        return Math.ceil(kg / 1000) * 1000;
    }

    /** Docks that turn so many tonnes over in ten hours, in and out, with half as many again. */
    private static int docks(double tonnesPerDay, int handlingSecondsPerTonne) {
        return Math.max(2, (int) Math.ceil(1.5 * 2 * tonnesPerDay * handlingSecondsPerTonne / 36_000));
    }

    private static Map<StorageClass, Double> storage(double ambientKg, double chilledKg) {
        Map<StorageClass, Double> storage = new EnumMap<>(StorageClass.class);
        storage.put(StorageClass.AMBIENT, ambientKg);
        if (chilledKg > 0) {
            storage.put(StorageClass.CHILLED, chilledKg);
        }
        return storage;
    }

    /** The district where the scenario has it, else the city. */
    private String zoneOr(String district) {
        return facts.districts.stream().anyMatch(d -> d.code().equals(district)) ? district : facts.code;
    }

    /** Stock on the morning of day 0, in all three tiers. */
    List<Lot> lots() {
        List<Lot> lots = new ArrayList<>();
        double[] byWarehouse = facts.warehouses.stream()
                .mapToDouble(CityFacts.Warehouse::ambientTonnes)
                .toArray();
        double[] byDistrict =
                facts.districts.stream().mapToDouble(d -> dailyKg(d.code())).toArray();
        List<CityFacts.Street> streets = facts.wholeStreets();
        double[] byStreet = streets.stream().mapToDouble(s -> dailyKg(s.code())).toArray();
        for (CityFacts.Good good : facts.goods) {
            double units = dailyNeed.get(good.commodity().id()) * good.stockDays();
            long[] city = Shares.of(Math.round(units * IN_CITY_WAREHOUSES), byWarehouse, 0);
            for (int i = 0; i < city.length; i++) {
                lot(good, facts.warehouses.get(i).id(), city[i], lots);
            }
            long[] district = Shares.of(Math.round(units * IN_DISTRICT_WAREHOUSES), byDistrict, 0);
            for (int i = 0; i < district.length; i++) {
                lot(good, "DW-" + facts.districts.get(i).code(), district[i], lots);
            }
            long[] street =
                    Shares.of(Math.round(units * (1 - IN_CITY_WAREHOUSES - IN_DISTRICT_WAREHOUSES)), byStreet, 0);
            for (int i = 0; i < street.length; i++) {
                lot(good, "SW-" + streets.get(i).code(), street[i], lots);
            }
        }
        return lots;
    }

    private void lot(CityFacts.Good good, String place, long quantity, List<Lot> lots) {
        if (quantity > 0) {
            int shelf = good.commodity().shelfLifeDays();
            int lastDay = shelf == 0 ? Lot.NEVER : random.nextInt(shelf); // it has lain there for some days already
            lots.add(new Lot(
                    "L-" + place + "-" + good.commodity().id(), good.commodity().id(), place, quantity, lastDay));
        }
    }

    /** Stock of what does not spoil that city warehouses keep back. */
    List<Reserve> reserves(List<Lot> lots) {
        List<Reserve> reserves = new ArrayList<>();
        for (Lot lot : lots) {
            boolean inCity = facts.warehouses.stream().anyMatch(w -> w.id().equals(lot.place()));
            if (inCity && lot.lastDay() == Lot.NEVER) {
                reserves.add(new Reserve(lot.place(), lot.commodity(), Math.round(lot.quantity() * RESERVED)));
            }
        }
        return reserves;
    }

    /**
     * Convoys small enough for one dock, in the first six hours of every day: full ones of one commodity each, and before them
     * what is left of all, together.
     */
    List<Convoy> convoys() {
        List<CityFacts.Gate> open =
                facts.gates.stream().filter(gate -> gate.tonnesPerDay() > 0).toList();
        double[] weights =
                open.stream().mapToDouble(CityFacts.Gate::tonnesPerDay).toArray();
        List<Convoy> convoys = new ArrayList<>();
        for (int day = 0; day < facts.days; day++) {
            List<long[]> parts = new ArrayList<>();
            for (CityFacts.Good good : facts.goods) {
                double units = dailyNeed.get(good.commodity().id()) * good.arrivals();
                parts.add(Shares.of(Math.round(units), weights, 0));
            }
            for (int i = 0; i < open.size(); i++) {
                long[] units = new long[parts.size()];
                for (int good = 0; good < units.length; good++) {
                    units[good] = parts.get(good)[i];
                }
                convoysOfDay(open.get(i), day, units, convoys);
            }
        }
        return convoys;
    }

    private void convoysOfDay(CityFacts.Gate gate, int day, long[] units, List<Convoy> convoys) {
        double most = loadKg(mode(gate)) * (mode(gate) == Mode.ROAD ? TRUCKS_IN_A_CONVOY : 1);
        List<List<Convoy.Cargo>> full = new ArrayList<>();
        List<List<Convoy.Cargo>> mixed = new ArrayList<>(List.of(new ArrayList<>()));
        double room = most;
        for (int i = 0; i < units.length; i++) {
            Commodity goods = facts.goods.get(i).commodity();
            int lastDay = goods.shelfLifeDays() == 0 ? Lot.NEVER : day + goods.shelfLifeDays() - 1;
            long perConvoy = (long) (most / goods.massKg());
            long left = units[i];
            for (; left >= perConvoy; left -= perConvoy) {
                full.add(List.of(new Convoy.Cargo(goods.id(), perConvoy, lastDay)));
            }
            while (left > 0) {
                long fits = Math.min(left, (long) (room / goods.massKg()));
                if (fits > 0) {
                    mixed.get(mixed.size() - 1).add(new Convoy.Cargo(goods.id(), fits, lastDay));
                    room -= fits * goods.massKg();
                    left -= fits;
                }
                if (left > 0) {
                    mixed.add(new ArrayList<>());
                    room = most;
                }
            }
        }
        mixed.removeIf(List::isEmpty);
        int number = 0;
        int count = mixed.size() + full.size();
        for (List<List<Convoy.Cargo>> some : List.of(mixed, full)) {
            for (List<Convoy.Cargo> cargo : some) {
                int arrival = day * TimeWindow.DAY + 21_600 / count * number + 300 * random.nextInt(4);
                convoys.add(convoy(gate, day, ++number, arrival, cargo));
            }
        }
    }

    private Convoy convoy(CityFacts.Gate gate, int day, int number, int arrival, List<Convoy.Cargo> cargo) {
        double kg = cargo.stream()
                .mapToDouble(part -> part.quantity() * massKg(part.commodity()))
                .sum();
        return new Convoy(
                String.format(Locale.ROOT, "K-%s-%d-%02d", gate.id(), day, number),
                new Name(
                        "第" + (day + 1) + "日第" + number + "车队·" + gate.name().zh(),
                        "day " + (day + 1) + " convoy " + number + ", "
                                + gate.name().en()),
                mode(gate),
                points(gate),
                arrival,
                delays(gate),
                Math.max(1, (int) Math.ceil(kg / loadKg(mode(gate)) - 1e-9)),
                gate.handOver() == HandOver.DROP_AND_SWAP,
                cargo);
    }

    /** The gate, then those to which its convoys may turn, the nearest first. */
    private List<String> points(CityFacts.Gate gate) {
        List<String> points = new ArrayList<>(List.of(gate.id()));
        points.addAll(delays(gate).keySet());
        return points;
    }

    /** Seconds around the city's edge to the nearest other gates of the same kind on the same side of the water. */
    private Map<String, Integer> delays(CityFacts.Gate gate) {
        Map<String, Integer> delays = new LinkedHashMap<>();
        facts.gates.stream()
                .filter(other -> other != gate
                        && other.tonnesPerDay() > 0
                        && mode(other) == mode(gate)
                        && other.handOver() == gate.handOver()
                        && other.landZone().equals(gate.landZone()))
                .sorted(Comparator.comparingDouble(other -> metres(gate, other)))
                .limit(OTHER_GATES)
                .forEach(other -> delays.put(other.id(), (int) (metres(gate, other) / AROUND_METRES_PER_SECOND)));
        return delays;
    }

    private static double metres(CityFacts.Gate one, CityFacts.Gate other) {
        return Geodesy.metres(
                one.point().lon(),
                one.point().lat(),
                other.point().lon(),
                other.point().lat());
    }

    private double massKg(String commodity) {
        return facts.goods.stream()
                .map(CityFacts.Good::commodity)
                .filter(goods -> goods.id().equals(commodity))
                .findFirst()
                .orElseThrow()
                .massKg();
    }

    /** What one truck, ship or freighter brings, in kilograms. */
    private static double loadKg(Mode mode) {
        return switch (mode) {
            case ROAD -> TRUCK_KG;
            case WATER -> SHIP_KG;
            case AIR -> FREIGHTER_KG;
        };
    }

    private static Mode mode(CityFacts.Gate gate) {
        if (gate.kind() == FacilityKind.TRANSFER_POINT) {
            return Mode.ROAD;
        }
        return gate.byAir() ? Mode.AIR : Mode.WATER;
    }
}
