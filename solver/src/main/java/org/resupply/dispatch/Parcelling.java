package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.HandOvers;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.Squad;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;

/**
 * What one warehouse sends to the doors on one day, from quantities by demand to parcels that fit a vehicle.
 *
 * <p>Shares out what is there, by class; thins it out where vehicles cannot carry it; parts it into parcels.
 */
final class Parcelling {
    /** What the way to a place usually counts for, in minor units of cost; not less than {@link TripRule#MOST}. */
    private static final double USUAL_WAY = 1_000_000;

    /** The most that it counts for, so that prizes can be added up. */
    private static final double DEAREST_WAY = 3e9;

    private final Outlook outlook;
    private final HandOvers handOvers;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final List<Demand> demands;
    private final Weights weights;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Integer> rank;
    private final int lowestRank;

    Parcelling(Outlook outlook, Bubbles bubbles, Vehicles vehicles, Crewing crewing, List<Demand> demands) {
        this.outlook = outlook;
        handOvers = new HandOvers(outlook, bubbles);
        this.vehicles = vehicles;
        this.crewing = crewing;
        this.demands = demands;
        weights = new Weights(outlook);
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        rank = PriorityClass.order(outlook.scenario().priorityClasses());
        lowestRank = Collections.max(rank.values());
    }

    /** The last second at which a vehicle can leave the base and still serve some of the places; -1 when none can ever. */
    int lastDeparture(Journeys ways, Facility base, int day, Map<Integer, Long> wanted, List<Squad> squads) {
        int last = -1;
        for (Map.Entry<String, Integer> until : lastHandOver(day, wanted).entrySet()) {
            String at = until.getKey();
            for (Squad squad : squads) {
                int there = ways.seconds(base.id(), at, squad.type(), day);
                int back = ways.seconds(at, base.id(), squad.type(), day);
                if (there >= 0 && back >= 0) {
                    int home = squad.shift().end() - back - squad.type().stopSeconds();
                    last = Math.max(last, Math.min(until.getValue(), home) - there);
                }
            }
        }
        return last;
    }

    /** The last second at which something that is wanted may be handed over, by the place where vehicles do so; without what never may. */
    private Map<String, Integer> lastHandOver(int day, Map<Integer, Long> wanted) {
        Map<String, Integer> last = new LinkedHashMap<>();
        Set<String> usual = new HashSet<>();
        for (int number : wanted.keySet()) {
            Demand demand = demands.get(number);
            // Most demands of a place are wanted in its usual hours.
            if (demand.window() != null || usual.add(demand.place())) {
                TimeWindow hours = handOvers.begins(demand, day, 0);
                if (hours != null) {
                    last.merge(handOvers.at(demand.place(), day), hours.end(), Math::max);
                }
            }
        }
        return last;
    }

    /** Kilograms of what is wanted and when it may be handed over, by the place where vehicles do so; without what never may. */
    Map<String, WaysOfDay.Wanted> wantedAt(int day, Map<Integer, Long> wanted) {
        Map<String, WaysOfDay.Wanted> at = new LinkedHashMap<>();
        wanted.forEach((number, quantity) -> {
            Demand demand = demands.get(number);
            TimeWindow hours = handOvers.begins(demand, day, 0);
            if (hours != null) {
                double kg = quantity * commodities.get(demand.commodity()).massKg();
                at.merge(handOvers.at(demand.place(), day), new WaysOfDay.Wanted(kg, hours), WaysOfDay.Wanted::and);
            }
        });
        return at;
    }

    /** Where vehicles hand over what is brought for these demands. */
    Set<String> handOvers(int day, Set<Integer> wanted) {
        Set<String> places = new LinkedHashSet<>();
        for (int demand : wanted) {
            places.add(handOvers.at(demands.get(demand).place(), day));
        }
        return places;
    }

    /** What each demand gets of what is there, whenever it comes in. */
    Map<Integer, Long> shareOut(Map<Integer, Long> wanted, StockDay stock, List<Rounds.Cut> cuts) {
        return shareOut(wanted, stock, Integer.MAX_VALUE, cuts);
    }

    /**
     * What each demand gets of what is there in time: higher classes first, equal shares of the want within a class.
     *
     * @param until second by which goods must be there
     */
    Map<Integer, Long> shareOut(Map<Integer, Long> wanted, StockDay stock, int until, List<Rounds.Cut> cuts) {
        Map<String, List<Integer>> byCommodity = new LinkedHashMap<>();
        wanted.keySet()
                .forEach(demand -> byCommodity
                        .computeIfAbsent(demands.get(demand).commodity(), c -> new ArrayList<>())
                        .add(demand));
        Map<Integer, Long> shared = new LinkedHashMap<>(wanted);
        byCommodity.forEach((commodity, list) -> {
            long there = stock.unclaimed(commodity, until);
            long late = stock.unclaimed(commodity) - there;
            for (int level = 0; level <= lowestRank; level++) {
                int current = level;
                List<Integer> members = list.stream()
                        .filter(demand -> rank.get(demands.get(demand).priorityClass()) == current)
                        .toList();
                long want = members.stream().mapToLong(wanted::get).sum();
                long give = Math.min(want, there);
                there -= give;
                if (give == want) {
                    continue;
                }
                long before = 0;
                long cumulative = 0;
                for (int demand : members) {
                    cumulative += wanted.get(demand);
                    long upTo = (long) Math.floor((double) give * cumulative / want + 1e-9);
                    long part = Math.min(wanted.get(demand), upTo - before);
                    before += part;
                    shared.put(demand, part);
                    long missing = wanted.get(demand) - part;
                    long waiting = Math.min(missing, late);
                    late -= waiting;
                    if (waiting > 0) {
                        cuts.add(new Rounds.Cut(demand, waiting, Cause.ARRIVAL, ""));
                    }
                    if (missing > waiting) {
                        cuts.add(new Rounds.Cut(demand, missing - waiting, Cause.STOCK, ""));
                    }
                }
            }
        });
        shared.values().removeIf(quantity -> quantity == 0);
        return shared;
    }

    /**
     * Takes from everybody what the vehicles could not carry, so that nobody is left out whole: from the lowest class first, the
     * same part of each demand.
     */
    Map<Integer, Long> thin(
            Map<Integer, Long> shared, double carried, Cause scarce, Facility base, List<Rounds.Cut> cuts) {
        double excessKg = 0;
        Map<Integer, Double> kgOfRank = new HashMap<>();
        for (Map.Entry<Integer, Long> entry : shared.entrySet()) {
            Demand demand = demands.get(entry.getKey());
            double kg = entry.getValue() * commodities.get(demand.commodity()).massKg();
            excessKg += kg * (1 - carried);
            kgOfRank.merge(rank.get(demand.priorityClass()), kg, Double::sum);
        }
        Map<Integer, Double> keep = new HashMap<>();
        for (int level = lowestRank; level >= 0; level--) {
            double kg = kgOfRank.getOrDefault(level, 0.0);
            double taken = Math.min(kg, excessKg);
            excessKg -= taken;
            keep.put(level, kg > 0 ? 1 - taken / kg : 1);
        }
        Map<Integer, Long> thinned = new LinkedHashMap<>();
        shared.forEach((demand, quantity) -> {
            long kept = (long)
                    Math.floor(quantity * keep.get(rank.get(demands.get(demand).priorityClass())) + 1e-9);
            if (kept > 0) {
                thinned.put(demand, kept);
            }
            if (kept < quantity) {
                cuts.add(new Rounds.Cut(demand, quantity - kept, scarce, base.id()));
            }
        });
        return thinned;
    }

    /** What is missing of what was to be brought, weighed. */
    double missing(Map<Integer, Long> wanted, Map<Integer, Long> carried) {
        List<Weights.Lack> lacks = new ArrayList<>();
        wanted.forEach((demand, quantity) -> lacks.add(
                new Weights.Lack(demands.get(demand), quantity, quantity - carried.getOrDefault(demand, 0L))));
        return weights.missing(lacks);
    }

    /**
     * Parts what each place gets into parcels and claims them from the stock.
     *
     * @param apart places whose urgent goods go into parcels of their own
     */
    List<Parcel> parcels(
            Journeys ways,
            Facility base,
            int day,
            Map<Integer, Long> shared,
            List<Squad> squads,
            Set<String> apart,
            StockDay stock,
            List<Rounds.Cut> cuts) {
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        shared.keySet()
                .forEach(demand -> byPlace.computeIfAbsent(demands.get(demand).place(), p -> new ArrayList<>())
                        .add(demand));
        List<List<Draft>> perPlace = new ArrayList<>();
        byPlace.forEach((place, list) ->
                perPlace.add(drafts(ways, base, place, day, list, shared, squads, apart.contains(place), cuts)));
        // The first parcel of every place before the second of any: what comes in first reaches all of them.
        List<Parcel> parcels = new ArrayList<>();
        for (int turn = 0; ; turn++) {
            boolean any = false;
            for (List<Draft> drafts : perPlace) {
                if (turn < drafts.size()) {
                    parcels.add(claim(drafts.get(turn), stock));
                    any = true;
                }
            }
            if (!any) {
                return parcels;
            }
        }
    }

    /**
     * A parcel for a place as it was promised; {@code null} when no vehicle of these may bring it there any more.
     *
     * @param release second from which all of it is in the warehouse
     */
    Parcel promised(
            Journeys ways,
            Facility base,
            String place,
            int day,
            List<Parcel.Item> items,
            int release,
            List<Squad> squads) {
        boolean isZone = outlook.places().zone(place).isPresent();
        if (!handOvers.isOpen(place, day)) {
            return null;
        }
        List<Fleet> fleets = null;
        Set<StorageClass> storages = EnumSet.noneOf(StorageClass.class);
        TimeWindow window = OpeningHours.ALWAYS.on(day);
        double kg = 0;
        double litres = 0;
        double prize = 0;
        for (Parcel.Item item : items) {
            Commodity commodity = commodities.get(item.commodity());
            if (storages.add(commodity.storage())) {
                List<Fleet> able = fleetsFor(ways, base, place, commodity.storage(), day, squads);
                if (fleets == null) {
                    fleets = able;
                } else {
                    fleets.retainAll(able);
                }
            }
            TimeWindow own = handOvers.begins(demands.get(item.demand()), day, 0);
            if (own == null || !own.meets(window)) {
                return null;
            }
            window = new TimeWindow(Math.max(window.start(), own.start()), Math.min(window.end(), own.end()));
            kg += item.quantity() * commodity.massKg();
            litres += item.quantity() * commodity.volumeL();
            prize += item.quantity() * weights.unit(demands.get(item.demand()));
        }
        if (fleets == null || fleets.isEmpty()) {
            return null;
        }
        window = beginning(place, day, window, kg, fleets);
        if (window == null) {
            return null;
        }
        return new Parcel(
                place,
                handOvers.at(place, day),
                items,
                kg,
                litres,
                release,
                window,
                isZone ? outlook.control(place, day) : ControlLevel.OPEN,
                asPrize(prize, way(ways, base, place, day, fleets), items),
                fleets,
                secondsPerTonne(place));
    }

    /** Whether a demand is of a class above the lowest. */
    boolean isUrgent(int demand) {
        return rank.get(demands.get(demand).priorityClass()) < lowestRank;
    }

    private record Draft(
            String place,
            String at,
            List<Parcel.Item> items,
            TimeWindow window,
            ControlLevel level,
            long prize,
            List<Fleet> fleets) {}

    private Parcel claim(Draft draft, StockDay stock) {
        Map<String, Long> units = new LinkedHashMap<>();
        draft.items.forEach(item -> units.merge(item.commodity(), item.quantity(), Long::sum));
        int release = 0;
        double kg = 0;
        double litres = 0;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            release =
                    Math.max(release, stock.span(part.getKey(), part.getValue()).from());
            stock.claim(part.getKey(), part.getValue());
            kg += part.getValue() * commodities.get(part.getKey()).massKg();
            litres += part.getValue() * commodities.get(part.getKey()).volumeL();
        }
        return new Parcel(
                draft.place,
                draft.at,
                draft.items,
                kg,
                litres,
                release,
                draft.window,
                draft.level,
                draft.prize,
                draft.fleets,
                secondsPerTonne(draft.place));
    }

    private List<Draft> drafts(
            Journeys ways,
            Facility base,
            String place,
            int day,
            List<Integer> list,
            Map<Integer, Long> shared,
            List<Squad> squads,
            boolean urgentApart,
            List<Rounds.Cut> cuts) {
        boolean isZone = outlook.places().zone(place).isPresent();
        String at = handOvers.at(place, day);
        if (!handOvers.isOpen(place, day)) {
            list.forEach(demand -> cuts.add(new Rounds.Cut(demand, shared.get(demand), Cause.CLOSURE, at)));
            return List.of();
        }
        ControlLevel level = isZone ? outlook.control(place, day) : ControlLevel.OPEN;
        List<Integer> urgentFirst = new ArrayList<>(list);
        urgentFirst.sort(Comparator.comparingInt(
                (Integer demand) -> rank.get(demands.get(demand).priorityClass())));
        // Demands that the same fleets can carry within the same hours share parcels.
        Map<StorageClass, Integer> carriers = new EnumMap<>(StorageClass.class);
        List<List<Fleet>> able = new ArrayList<>();
        Map<Together, List<Integer>> together = new LinkedHashMap<>();
        for (int demand : urgentFirst) {
            StorageClass storage =
                    commodities.get(demands.get(demand).commodity()).storage();
            int fleets = carriers.computeIfAbsent(
                    storage, kind -> indexOf(fleetsFor(ways, base, place, kind, day, squads), able));
            TimeWindow window = handOvers.begins(demands.get(demand), day, 0);
            if (able.get(fleets).isEmpty() || window == null) {
                Cause cause = window == null ? Cause.ARRIVAL : whyNone(base, place, demand, day, squads);
                cuts.add(new Rounds.Cut(demand, shared.get(demand), cause, base.id()));
            } else {
                together.computeIfAbsent(
                                new Together(fleets, window, urgentApart && isUrgent(demand)), key -> new ArrayList<>())
                        .add(demand);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        together.forEach((key, members) -> {
            List<Fleet> fleets = able.get(key.fleets());
            long most = mostTrips(ways, base, at, day, fleets, squads);
            long way = way(ways, base, place, day, fleets);
            part(place, at, day, level, key.window(), fleets, base.id(), way, most, members, shared, drafts, cuts);
        });
        return drafts;
    }

    /**
     * What goods that share parcels have alike.
     *
     * @param fleets index of those that can carry them
     */
    private record Together(int fleets, TimeWindow window, boolean urgentApart) {}

    /** How many trips to a place there is time for at most, if all who may go there do nothing else. */
    private static long mostTrips(
            Journeys ways, Facility base, String at, int day, List<Fleet> fleets, List<Squad> squads) {
        long trips = 0;
        for (Squad squad : squads) {
            if (fleets.contains(squad.fleet())) {
                int there = ways.seconds(base.id(), at, squad.type(), day);
                int back = ways.seconds(at, base.id(), squad.type(), day);
                int time = Math.max(0, squad.shift().end() - squad.shift().start());
                int each =
                        Math.max(0, there) + Math.max(0, back) + squad.fleet().turnRoundSeconds();
                trips += (long) squad.vehicles().size() * Math.min(squad.trips(), 1 + time / Math.max(1, each));
            }
        }
        return trips;
    }

    /** The index of an element; it is added where it is none yet. */
    private static int indexOf(List<Fleet> fleets, List<List<Fleet>> all) {
        int index = all.indexOf(fleets);
        if (index >= 0) {
            return index;
        }
        all.add(fleets);
        return all.size() - 1;
    }

    private List<Fleet> fleetsFor(
            Journeys ways, Facility base, String place, StorageClass storage, int day, List<Squad> squads) {
        List<Fleet> able = new ArrayList<>();
        Fleet asked = null;
        for (Squad squad : squads) {
            if (squad.fleet() == asked) {
                // Where each vehicle is a squad of its own, those of a fleet stand together.
                continue;
            }
            asked = squad.fleet();
            if (squad.type().storage().contains(storage)
                    && handOvers.mayCall(squad.fleet(), place, day)
                    && ways.seconds(base.id(), handOvers.at(place, day), squad.type(), day) >= 0
                    && !able.contains(squad.fleet())) {
                able.add(squad.fleet());
            }
        }
        return able;
    }

    /** Why no fleet can bring a demand: no way, no bubble, nobody to drive, no vehicle that carries such goods, or all are busy. */
    private Cause whyNone(Facility base, String place, int demand, int day, List<Squad> squads) {
        if (squads.isEmpty()) {
            boolean standing = vehicles.delivery(base.id()).stream().anyMatch(fleet -> crewing.isShort(fleet, day));
            return standing ? Cause.CREW : Cause.VEHICLE;
        }
        Commodity commodity = commodities.get(demands.get(demand).commodity());
        List<Squad> carry = squads.stream()
                .filter(squad -> squad.type().storage().contains(commodity.storage()))
                .toList();
        if (carry.isEmpty()) {
            return Cause.VEHICLE;
        }
        boolean may = carry.stream().anyMatch(squad -> handOvers.mayCall(squad.fleet(), place, day));
        return may ? Cause.UNREACHABLE : Cause.BUBBLE;
    }

    private int secondsPerTonne(String place) {
        return outlook.places()
                .facility(place)
                .map(Facility::handlingSecondsPerTonne)
                .orElse(Parcel.AS_THE_VEHICLE);
    }

    /** When handing this much over may begin within a window; {@code null} when it would not be done in time. */
    private TimeWindow beginning(String place, int day, TimeWindow window, double kg, List<Fleet> fleets) {
        int longest = 0;
        for (Fleet fleet : fleets) {
            longest = Math.max(longest, Parcel.serviceSeconds(secondsPerTonne(place), vehicles.type(fleet), kg));
        }
        return handOvers.begins(place, day, longest, window);
    }

    /**
     * Cuts what a place gets into parcels that fill the largest of the vehicles, and a last one with what remains; no more of them than trips
     * can bring that go nowhere else.
     */
    private void part(
            String place,
            String at,
            int day,
            ControlLevel level,
            TimeWindow window,
            List<Fleet> fleets,
            String base,
            long way,
            long most,
            List<Integer> members,
            Map<Integer, Long> shared,
            List<Draft> drafts,
            List<Rounds.Cut> cuts) {
        VehicleType largest = fleets.stream()
                .map(vehicles::type)
                .max(Comparator.comparingDouble(VehicleType::payloadKg))
                .orElseThrow();
        List<Parcel.Item> items = new ArrayList<>();
        double fullKg = wholeTenths(largest.payloadKg());
        double fullLitres = wholeTenths(largest.volumeL());
        double kg = fullKg;
        double litres = fullLitres;
        double prize = 0;
        long full = 0;
        for (int demand : members) {
            Commodity commodity = commodities.get(demands.get(demand).commodity());
            long left = shared.get(demand);
            while (left > 0) {
                if (full >= most) {
                    cuts.add(new Rounds.Cut(demand, left, Cause.VEHICLE, base));
                    break;
                }
                long fits = (long) Math.floor(Math.min(kg / commodity.massKg(), litres / commodity.volumeL()) + 1e-9);
                long part = Math.min(left, Math.max(0, fits));
                if (part == 0) {
                    if (items.isEmpty()) {
                        cuts.add(
                                new Rounds.Cut(demand, left, Cause.VEHICLE, place)); // not even one unit fits a vehicle
                        break;
                    }
                    add(
                            new Draft(place, at, List.copyOf(items), window, level, asPrize(prize, way, items), fleets),
                            day,
                            drafts,
                            cuts);
                    items.clear();
                    kg = fullKg;
                    litres = fullLitres;
                    prize = 0;
                    full++;
                    continue;
                }
                items.add(new Parcel.Item(demand, commodity.id(), part));
                kg -= part * commodity.massKg();
                litres -= part * commodity.volumeL();
                prize += part * weights.unit(demands.get(demand));
                left -= part;
            }
        }
        if (!items.isEmpty()) {
            add(
                    new Draft(place, at, List.copyOf(items), window, level, asPrize(prize, way, items), fleets),
                    day,
                    drafts,
                    cuts);
        }
    }

    /** Adds a draft with the window in which it may begin, or cuts it where that is empty. */
    private void add(Draft draft, int day, List<Draft> drafts, List<Rounds.Cut> cuts) {
        double kg = 0;
        for (Parcel.Item item : draft.items) {
            kg += item.quantity() * commodities.get(item.commodity()).massKg();
        }
        TimeWindow window = beginning(draft.place, day, draft.window, kg, draft.fleets);
        if (window == null) {
            draft.items.forEach(
                    item -> cuts.add(new Rounds.Cut(item.demand(), item.quantity(), Cause.ARRIVAL, draft.at)));
        } else {
            drafts.add(new Draft(draft.place, draft.at, draft.items, window, draft.level, draft.prize, draft.fleets));
        }
    }

    /** The most that the routing problem, which counts in whole tenths, gives a vehicle room for. */
    private static double wholeTenths(double value) {
        return Math.floor(value * 10 + 1e-6) / 10;
    }

    /**
     * Any parcel is worth more than the way to it, one with urgent goods more than others; then what it holds decides.
     *
     * @param way what {@linkplain #way the way} counts for
     */
    private long asPrize(double worth, long way, List<Parcel.Item> items) {
        int highest = items.stream()
                .mapToInt(item -> rank.get(demands.get(item.demand()).priorityClass()))
                .min()
                .orElse(lowestRank);
        return way * (1 + 10L * Math.min(3, lowestRank - highest)) + (long) Math.min(1e11, worth * 100);
    }

    /**
     * What the way to a place counts for, in minor units of cost: as much for all that are near; where one of the vehicles costs more
     * than that, twice what a trip with a full load to that place alone does.
     */
    private long way(Journeys ways, Facility base, String place, int day, List<Fleet> fleets) {
        String at = handOvers.at(place, day);
        double dearest = 0;
        for (Fleet fleet : fleets) {
            VehicleType type = vehicles.type(fleet);
            long metres = Math.max(0, ways.metres(base.id(), at, type, day))
                    + Math.max(0, ways.metres(at, base.id(), type, day));
            long seconds = Math.max(0, ways.seconds(base.id(), at, type, day))
                    + Math.max(0, ways.seconds(at, base.id(), type, day))
                    + RoundCompiler.loadingSeconds(base, type.payloadKg())
                    + Parcel.serviceSeconds(secondsPerTonne(place), type, type.payloadKg());
            dearest = Math.max(
                    dearest,
                    type.fixedCost() + metres / 1000.0 * type.costPerKm() + seconds / 3600.0 * type.costPerHour());
        }
        return (long) Math.min(DEAREST_WAY, Math.max(USUAL_WAY, 2 * dearest));
    }
}
