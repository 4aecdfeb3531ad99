package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/**
 * Generates what goods pass through and the goods themselves: facilities of three tiers, opening stock, convoys, reserves.
 *
 * <p>Tiers are sized by the people behind them, so that goods and vehicles are scarce, not sheds. What arrives in a day is
 * each commodity's share of the day's need, given out over the gates by what they can take.
 */
final class Supplies {

    /** What one long-haul truck carried in April 2022, in tonnes: 770 t in 31 trucks. */
    static final double TRUCK_TONNES = 24.8;

    /** A coastal ship's and an air freighter's load in tonnes; own estimates. */
    private static final double SHIP_TONNES = 1000;

    private static final double FREIGHTER_TONNES = 100;

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
            all.add(new Facility(
                    warehouse.id(),
                    FacilityKind.CITY_WAREHOUSE,
                    warehouse.name(),
                    zoneOr(warehouse.district()),
                    warehouse.point(),
                    warehouse.landZone(),
                    storage(warehouse.ambientTonnes() * 1000, warehouse.chilledTonnes() * 1000),
                    warehouse.tonnesPerDay() * 1000,
                    docks(warehouse.tonnesPerDay(), 120),
                    OpeningHours.ALWAYS,
                    Double.POSITIVE_INFINITY,
                    120,
                    900,
                    600,
                    0,
                    HandOver.CROSS_DOCK,
                    ""));
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
                    180));
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
                    300));
        }
        return all;
    }

    private Facility gate(CityFacts.Gate gate) {
        double kg = gate.tonnesPerDay() * 1000;
        return new Facility(
                gate.id(),
                gate.kind(),
                gate.name(),
                zoneOr(gate.district()),
                gate.point(),
                gate.landZone(),
                kg > 0 ? storage(kg, kg * 0.4) : Map.of(),
                kg > 0 ? kg * 1.2 : 0,
                docks(gate.tonnesPerDay(), 180),
                OpeningHours.ALWAYS,
                gate.trucksPerDay(),
                180,
                900,
                600,
                kg > 0 ? 12 * 3600 : 0,
                gate.handOver(),
                "");
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
        return new Facility(
                id,
                kind,
                name,
                zone,
                point,
                landZone,
                storage(tonnes(2 * (kg - chilled)), chilled > 0 ? tonnes(1.5 * chilled) : 0),
                tonnes(1.5 * kg),
                docks(kg / 1000, handling),
                hours,
                Double.POSITIVE_INFINITY,
                handling,
                0,
                600,
                0,
                HandOver.CROSS_DOCK,
                "");
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

    /** Two convoys a day at every gate where goods arrive: before dawn and towards noon. */
    List<Convoy> convoys() {
        List<CityFacts.Gate> open =
                facts.gates.stream().filter(gate -> gate.tonnesPerDay() > 0).toList();
        double[] weights = new double[2 * open.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = open.get(i / 2).tonnesPerDay();
        }
        List<Convoy> convoys = new ArrayList<>();
        for (int day = 0; day < facts.days; day++) {
            Map<String, long[]> parts = new LinkedHashMap<>();
            for (CityFacts.Good good : facts.goods) {
                double units = dailyNeed.get(good.commodity().id()) * good.arrivals();
                parts.put(good.commodity().id(), Shares.of(Math.round(units), weights, 0));
            }
            for (int i = 0; i < weights.length; i++) {
                convoys.add(convoy(open, i, day, parts));
            }
        }
        return convoys;
    }

    private Convoy convoy(List<CityFacts.Gate> open, int index, int day, Map<String, long[]> parts) {
        CityFacts.Gate gate = open.get(index / 2);
        boolean early = index % 2 == 0;
        int arrival = day * TimeWindow.DAY + (early ? 3 * 3600 : 10 * 3600) + 300 * random.nextInt(24);
        List<Convoy.Cargo> cargo = new ArrayList<>();
        double kg = 0;
        for (CityFacts.Good good : facts.goods) {
            long quantity = parts.get(good.commodity().id())[index];
            int shelf = good.commodity().shelfLifeDays();
            if (quantity > 0) {
                cargo.add(new Convoy.Cargo(good.commodity().id(), quantity, shelf == 0 ? Lot.NEVER : day + shelf - 1));
                kg += quantity * good.commodity().massKg();
            }
        }
        String wave = early ? "a" : "b";
        return new Convoy(
                "K-%s-%d%s".formatted(gate.id(), day, wave),
                new Name(
                        "第%d日%s·%s"
                                .formatted(
                                        day + 1,
                                        early ? "早班" : "午班",
                                        gate.name().zh()),
                        "day %d %s, %s"
                                .formatted(
                                        day + 1,
                                        early ? "early" : "noon",
                                        gate.name().en())),
                mode(gate),
                List.of(gate.id()),
                arrival,
                vehicles(mode(gate), kg / 1000),
                gate.handOver() == HandOver.DROP_AND_SWAP,
                cargo);
    }

    private static int vehicles(Mode mode, double tonnes) {
        double each = switch (mode) {
            case ROAD -> TRUCK_TONNES;
            case WATER -> SHIP_TONNES;
            case AIR -> FREIGHTER_TONNES;
        };
        return Math.max(1, (int) Math.ceil(tonnes / each));
    }

    private static Mode mode(CityFacts.Gate gate) {
        if (gate.kind() == FacilityKind.TRANSFER_POINT) {
            return Mode.ROAD;
        }
        return gate.byAir() ? Mode.AIR : Mode.WATER;
    }
}
