package org.resupply.planner;

import static org.resupply.planner.Ladders.CONVOYS;
import static org.resupply.planner.Ladders.HOUR;
import static org.resupply.planner.Ladders.first;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Lot;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.plan.Remedy;

/** Goods: more of them, sooner, for longer, in parts, and those that are held back. */
final class GoodsRemedies {
    private static final int[] MORE_DAYS = {1, 2, 7};

    private final Ladders ladders;
    private final Approach approach;
    private final Scenario scenario;

    GoodsRemedies(Ladders ladders) {
        this.ladders = ladders;
        approach = ladders.approach;
        scenario = ladders.scenario;
    }

    void stock(Map<String, Long> lacks) {
        List<Map.Entry<String, Long>> most = lacks.entrySet().stream()
                .sorted(Comparator.comparingDouble(lack -> -lack.getValue() * approach.unitKg(lack.getKey())))
                .toList();
        int tried = 0;
        for (Map.Entry<String, Long> lack : most) {
            for (String base : approach.stores().stream().sorted().toList()) {
                long fits = Math.min(lack.getValue(), room(base, lack.getKey()));
                if (fits > 0 && tried++ < Ladders.EACH) {
                    ladders.parts(
                            Remedy.MORE_STOCK,
                            lack.getKey(),
                            base,
                            fits,
                            units -> withStock(scenario, lack.getKey(), base, units));
                }
            }
        }
    }

    /** Units of a commodity for which there is room in a facility at the start. */
    private long room(String base, String commodity) {
        Map<String, StorageClass> storageOf = new HashMap<>();
        scenario.commodities().forEach(one -> storageOf.put(one.id(), one.storage()));
        StorageClass held = storageOf.get(commodity);
        double kg = scenario.facilities().stream()
                .filter(facility -> facility.id().equals(base))
                .mapToDouble(facility -> facility.storageKg().getOrDefault(held, 0.0))
                .sum();
        for (Lot lot : scenario.lots()) {
            if (lot.place().equals(base) && storageOf.get(lot.commodity()) == held) {
                kg -= lot.quantity() * approach.unitKg(lot.commodity());
            }
        }
        return (long) Math.max(0, Math.floor(kg / approach.unitKg(commodity)));
    }

    /** The scenario with so much more of a commodity at a facility from the start, as a lot of its own. */
    static Scenario withStock(Scenario from, String commodity, String base, long units) {
        Set<String> taken = new HashSet<>();
        from.lots().forEach(lot -> taken.add(lot.id()));
        from.transportRequests().forEach(request -> taken.add(request.id()));
        for (Convoy convoy : from.convoys()) {
            IntStream.range(0, convoy.cargo().size()).mapToObj(convoy::lotId).forEach(taken::add);
        }
        String id = "more/" + base + "/" + commodity;
        while (taken.contains(id)) {
            id += "/more";
        }
        List<Lot> lots = new ArrayList<>(from.lots());
        lots.add(new Lot(id, commodity, base, units, Lot.NEVER));
        return from.toBuilder().lots(lots).build();
    }

    void wholeLots() {
        for (Commodity commodity : scenario.commodities()) {
            if (commodity.lotUnits() > 1 && approach.missing().containsKey(commodity.id())) {
                ladders.change(Ladders.COMMODITIES, commodity, Remedy.PART_LOTS, commodity.withLotUnits(1));
            }
        }
        stock(approach.missing());
    }

    void reserves() {
        List<Reserve> useful = ladders.nearest(
                Ladders.RESERVES,
                Reserve::facility,
                reserve -> approach.missing().containsKey(reserve.commodity()));
        for (Reserve reserve : first(useful)) {
            ladders.parts(
                    Remedy.RELEASE_RESERVE,
                    reserve.commodity(),
                    reserve.facility(),
                    Math.min(reserve.quantity(), approach.missing().get(reserve.commodity())),
                    units -> Ladders.RESERVES.replaced(
                            scenario,
                            reserve,
                            new Reserve(reserve.facility(), reserve.commodity(), reserve.quantity() - units)));
        }
    }

    void arrivals() {
        List<Convoy> most = scenario.convoys().stream()
                .filter(convoy -> convoy.arrival() > 0 && approach.missingKg(convoy) > 0)
                .sorted(Comparator.comparingDouble((Convoy convoy) -> -approach.missingKg(convoy))
                        .thenComparing(Comparator.comparingInt(Convoy::arrival).reversed()))
                .toList();
        for (Convoy convoy : first(most)) {
            ladders.change(
                    CONVOYS,
                    convoy,
                    Remedy.EARLIER_ARRIVAL,
                    Ladders.upTo(convoy.arrival(), HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR),
                    (late, earlier) -> late.withArrival(late.arrival() - earlier));
        }
    }

    void shelfLife() {
        for (String commodity : approach.missing().keySet()) {
            List<String> places = approach.nearestFirst(scenario.lots(), Lot::place).stream()
                    .filter(lot -> lot.commodity().equals(commodity) && spoils(lot.lastDay()))
                    .map(Lot::place)
                    .distinct()
                    .toList();
            for (String place : first(places)) {
                ladders.steps(
                        Remedy.LONGER_LIFE,
                        commodity,
                        place,
                        MORE_DAYS,
                        days -> scenario.toBuilder()
                                .lots(scenario.lots().stream()
                                        .map(lot -> lot.commodity().equals(commodity)
                                                        && lot.place().equals(place)
                                                ? lot.withLastDay(later(lot.lastDay(), days))
                                                : lot)
                                        .toList())
                                .build());
            }
            List<Convoy> spoiling = scenario.convoys().stream()
                    .filter(convoy -> convoy.cargo().stream()
                            .anyMatch(cargo -> cargo.commodity().equals(commodity) && spoils(cargo.lastDay())))
                    .sorted(Comparator.comparingDouble(convoy -> -approach.missingKg(convoy)))
                    .toList();
            for (Convoy convoy : first(spoiling)) {
                ladders.steps(
                        Remedy.LONGER_LIFE,
                        commodity,
                        convoy.id(),
                        MORE_DAYS,
                        days -> CONVOYS.replaced(scenario, convoy, lasting(convoy, commodity, days)));
            }
        }
        ladders.change(
                Ladders.FACILITIES,
                ladders.nearest(Ladders.FACILITIES, Facility::id, facility -> facility.dwellLimitSeconds() > 0),
                Remedy.LONGER_DWELL,
                new int[] {HOUR, 4 * HOUR, 12 * HOUR},
                (facility, longer) -> facility.withDwellLimit(facility.dwellLimitSeconds() + longer));
    }

    /** Whether goods go bad while the scenario lasts. */
    private boolean spoils(int lastDay) {
        return lastDay < scenario.days() - 1;
    }

    private static int later(int lastDay, int days) {
        return lastDay == Lot.NEVER ? lastDay : lastDay + days;
    }

    private static Convoy lasting(Convoy convoy, String commodity, int days) {
        return convoy.withCargo(convoy.cargo().stream()
                .map(cargo -> cargo.commodity().equals(commodity)
                        ? new Convoy.Cargo(commodity, cargo.quantity(), later(cargo.lastDay(), days))
                        : cargo)
                .toList());
    }
}
