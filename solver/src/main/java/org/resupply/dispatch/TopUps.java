package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.Parcel;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * Gives back what was taken from everybody, where trips have room and time for it: vehicles may be short of hours or trips while their
 * loads are not full. Places and their order stay as they are.
 */
final class TopUps {
    /** What is kept free of a vehicle for each parcel, in kilograms and litres: routing problems round them up to tenths. */
    private static final double ROUNDING = 0.1;

    /** How often a trip is tried, with half as much each time. */
    private static final int TRIES = 3;

    private final Vehicles vehicles;
    private final RoundClock clock;
    private final Map<String, Commodity> commodities = new HashMap<>();

    TopUps(Outlook outlook, Vehicles vehicles, RoundClock clock) {
        this.vehicles = vehicles;
        this.clock = clock;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /**
     * Puts more on the trips of a vehicle.
     *
     * @param taken units by demand that nobody brings; what goes now is taken out
     * @param stock what is free; what goes now is claimed
     * @return units by demand that go now
     */
    Map<Integer, Long> fill(Facility base, int day, Rounds.Round round, Map<Integer, Long> taken, StockDay stock) {
        Map<Integer, Long> added = new HashMap<>();
        // At other hours ways may be others, and longer than a range.
        if (round.squad.type().rangeM() > 0 || Rounds.firstLate(base, day, round) >= 0) {
            return added;
        }
        for (int t = 0; t < round.trips.size(); t++) {
            Rounds.Loaded trip = round.trips.get(t);
            double part = 1;
            for (int number = 0; number < TRIES; number++, part /= 2) {
                Map<Integer, Long> more = new HashMap<>();
                Rounds.Loaded fuller = fuller(trip, round.squad.type(), taken, stock, part, more);
                if (more.isEmpty()) {
                    break;
                }
                round.trips.set(t, fuller);
                clock.giveTimes(base, day, round);
                if (Rounds.firstLate(base, day, round) < 0) {
                    for (Parcel parcel : fuller.parcels) {
                        for (Parcel.Item item : parcel.items()) {
                            Long units = more.remove(item.demand());
                            if (units != null) {
                                stock.claim(item.commodity(), units);
                                added.merge(item.demand(), units, Long::sum);
                                taken.merge(item.demand(), -units, Long::sum);
                            }
                        }
                    }
                    break;
                }
                round.trips.set(t, trip);
                clock.giveTimes(base, day, round);
            }
        }
        return added;
    }

    /** A trip with this part of what it has room for: of everything that is lacking at its stops the same share. */
    private Rounds.Loaded fuller(
            Rounds.Loaded trip,
            VehicleType type,
            Map<Integer, Long> taken,
            StockDay stock,
            double part,
            Map<Integer, Long> more) {
        Map<String, Long> there = new HashMap<>();
        Map<Integer, Long> most = new HashMap<>();
        double kg = 0;
        double litres = 0;
        double kgLeft = type.payloadKg();
        double litresLeft = type.volumeL();
        for (Parcel parcel : trip.parcels) {
            kgLeft -= parcel.massKg() + 2 * ROUNDING;
            litresLeft -= parcel.volumeL() + 2 * ROUNDING;
            for (Parcel.Item item : parcel.items()) {
                Commodity commodity = commodities.get(item.commodity());
                long free = there.computeIfAbsent(
                        item.commodity(),
                        id -> Math.min(stock.unclaimed(id, trip.loadBegin), stock.unclaimedAt(id, trip.loadBegin)));
                long units = Math.min(free, taken.getOrDefault(item.demand(), 0L));
                if (units > 0 && most.putIfAbsent(item.demand(), units) == null) {
                    there.merge(item.commodity(), -units, Long::sum);
                    kg += units * commodity.massKg();
                    litres += units * commodity.volumeL();
                }
            }
        }
        double share = part * Math.min(1, Math.min(kgLeft / kg, litresLeft / litres));
        List<Parcel> parcels = new ArrayList<>();
        for (Parcel parcel : trip.parcels) {
            parcels.add(share > 0 && kg > 0 ? fuller(parcel, most, share, stock, more) : parcel);
        }
        return new Rounds.Loaded(List.copyOf(parcels));
    }

    private Parcel fuller(
            Parcel parcel, Map<Integer, Long> most, double share, StockDay stock, Map<Integer, Long> more) {
        List<Parcel.Item> items = new ArrayList<>();
        double kg = parcel.massKg();
        double litres = parcel.volumeL();
        int release = parcel.release();
        for (Parcel.Item item : parcel.items()) {
            Long lacking = most.remove(item.demand());
            long units = lacking == null ? 0 : (long) Math.floor(lacking * share + 1e-9);
            if (units > 0) {
                Commodity commodity = commodities.get(item.commodity());
                more.put(item.demand(), units);
                kg += units * commodity.massKg();
                litres += units * commodity.volumeL();
                release = Math.max(release, stock.span(item.commodity(), units).from());
            }
            items.add(new Parcel.Item(item.demand(), item.commodity(), item.quantity() + units));
        }
        TimeWindow window = parcel.window();
        int longer = longest(parcel, kg) - longest(parcel, parcel.massKg());
        int end = Math.max(window.start(), window.end() - longer);
        return new Parcel(
                parcel.place(),
                parcel.at(),
                items,
                kg,
                litres,
                release,
                new TimeWindow(window.start(), end),
                parcel.level(),
                parcel.prize(),
                parcel.fleets(),
                parcel.secondsPerTonne());
    }

    /** Seconds that the slowest of the vehicles which may bring a parcel needs to hand this much over. */
    private int longest(Parcel parcel, double kg) {
        int longest = 0;
        for (Fleet fleet : parcel.fleets()) {
            longest = Math.max(longest, Parcel.serviceSeconds(parcel.secondsPerTonne(), vehicles.type(fleet), kg));
        }
        return longest;
    }
}
