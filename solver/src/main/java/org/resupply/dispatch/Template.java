package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/**
 * A trip with its places and times, and with its goods by commodity: lots are chosen when it is loaded.
 *
 * @param stops places and times; handlings in them do not count
 * @param metres how far it goes
 * @param loadStop index of the stop at which everything is loaded
 * @param drops what is unloaded at each stop
 */
record Template(List<Stop> stops, int metres, int loadStop, List<List<Drop>> drops) {

    /**
     * Goods that are unloaded.
     *
     * @param commodity id of the commodity
     * @param demand id of the demand they serve; empty when they go into stock
     * @param quantity units, above 0
     */
    record Drop(String commodity, String demand, long quantity) {}

    private record Goods(String commodity, String demand) {}

    /** What could not be issued. */
    interface Short {
        void units(Drop drop, long missing);
    }

    /** The template of a trip that loads at one stop only; {@code null} of any other. */
    static Template of(Trip trip, Map<String, String> commodityOfLot) {
        int loadStop = -1;
        List<List<Drop>> drops = new ArrayList<>();
        for (int i = 0; i < trip.stops().size(); i++) {
            Map<Goods, Drop> here = new LinkedHashMap<>();
            for (Handling handling : trip.stops().get(i).handlings()) {
                if (handling.quantity() > 0) {
                    if (loadStop >= 0 && loadStop != i) {
                        return null;
                    }
                    loadStop = i;
                } else {
                    String commodity = commodityOfLot.get(handling.lot());
                    here.merge(
                            new Goods(commodity, handling.demand()),
                            new Drop(commodity, handling.demand(), -handling.quantity()),
                            (one, other) -> new Drop(commodity, one.demand, one.quantity + other.quantity));
                }
            }
            drops.add(List.copyOf(here.values()));
        }
        return loadStop < 0 || !drops.get(loadStop).isEmpty()
                ? null
                : new Template(trip.stops(), trip.metres(), loadStop, drops);
    }

    /** Second at which the vehicle sets out, or begins to load at its base. */
    int start() {
        return stops.get(0).begin();
    }

    int loadSecond() {
        return stops.get(loadStop).begin();
    }

    /** Second at which the vehicle leaves with what it has loaded. */
    int leaves() {
        return stops.get(loadStop).departure();
    }

    /** Second at which the vehicle is back. */
    int end() {
        return stops.get(stops.size() - 1).departure();
    }

    /** The places at which something is unloaded. */
    Stream<String> calls() {
        return IntStream.range(0, stops.size())
                .filter(stop -> !drops.get(stop).isEmpty())
                .mapToObj(stop -> stops.get(stop).place());
    }

    /** Units to load, by commodity. */
    Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        drops.forEach(here -> here.forEach(drop -> units.merge(drop.commodity, drop.quantity, Long::sum)));
        return units;
    }

    /** The same times and places with other goods. */
    Template with(List<List<Drop>> newDrops) {
        return new Template(stops, metres, loadStop, newDrops);
    }

    /** The trip with the lots that it loads. */
    Trip loaded(Load load, Short missing) {
        List<Handling> loaded = new ArrayList<>();
        OnBoard onBoard = new OnBoard();
        units().keySet().forEach(commodity -> {
            List<Issue> lots = load.lots(commodity);
            lots.forEach(lot -> loaded.add(new Handling(lot.lot(), "", lot.quantity())));
            onBoard.load(commodity, lots);
        });
        List<Stop> made = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            List<Handling> handlings = i == loadStop ? loaded : new ArrayList<>();
            for (Drop drop : drops.get(i)) {
                long left = onBoard.unload(
                        drop.commodity,
                        drop.quantity,
                        part -> handlings.add(new Handling(part.lot(), drop.demand, -part.quantity())));
                if (left > 0) {
                    missing.units(drop, left);
                }
            }
            made.add(stops.get(i).withHandlings(handlings));
        }
        return new Trip(made, metres);
    }
}
