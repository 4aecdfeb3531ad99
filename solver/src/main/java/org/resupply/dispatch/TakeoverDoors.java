package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.plan.Cause;
import org.resupply.plan.Stop;
import org.resupply.solve.Allowance;

/**
 * Mends one warehouse's deliveries of one day.
 *
 * <p>Errands keep their vehicles and times as far as they can; a stop that falls out leaves the others as they were told. Only
 * when something is left that nobody carries are the vehicles routed again, by {@link TakeoverRoutes}.
 */
final class TakeoverDoors {
    private final City city;
    private final Rounds rounds;
    private final Mending mending;
    private final Wants demands;
    private final LotFacts lots;
    private final Facility base;
    private final int day;
    private final StockDay stock;
    private final Allowance allowance;
    private final List<Takeover.Missing> shortfalls;
    private final List<Rounds.Cut> cuts = new ArrayList<>();
    private final List<Sketch> sketches = new ArrayList<>();

    private Mending.Held held;

    TakeoverDoors(
            Mending mending,
            Facility base,
            int day,
            StockDay stock,
            Allowance allowance,
            List<Takeover.Missing> shortfalls) {
        this.shortfalls = shortfalls;
        this.mending = mending;
        this.base = mending.city.outlook().today(base, day);
        this.day = day;
        this.stock = stock;
        this.allowance = allowance;
        city = mending.city;
        rounds = mending.rounds;
        demands = mending.wants;
        lots = mending.lots;
    }

    /**
     * Plans what leaves the warehouse for the doors.
     *
     * @param errands what was to leave
     * @param asPlanned those of them that have what they were to load
     * @param more units by demand to be brought besides
     * @param kgLeft kilograms that the warehouse may issue
     * @return the trips of the day with the errands they become
     */
    Map<Errand, Template> plan(List<Errand> errands, Mending.Held asPlanned, Map<String, Long> more, double kgLeft) {
        held = asPlanned;
        Map<Integer, Long> wants = new LinkedHashMap<>();
        Map<Integer, Long> later = new LinkedHashMap<>();
        wantAnew(errands, more, wants, later);
        if (giveUp(errands, wants, later)) {
            wants.clear();
            later.clear();
            cuts.clear();
            wantAnew(errands, more, wants, later);
        }
        // What they load was there then; earlier it may have been the reserve.
        errands.stream().filter(held::has).forEach(errand -> {
            Template template = errand.template(lots.commodities());
            sketches.add(new Sketch(errand, template, template.loadSecond()));
        });
        Map<Integer, Long> left = new LinkedHashMap<>(rounds.parcelling.shareOut(wants, stock, cuts));
        trim(errands, left);
        left.values().removeIf(quantity -> quantity <= 0);
        double kg = 0;
        for (Sketch sketch : sketches) {
            for (Map.Entry<String, Long> part : sketch.template().units().entrySet()) {
                kg += part.getValue() * demands.commodity(part.getKey()).massKg();
            }
        }
        addWhatThereIs(later, left);
        limitKg(left, kgLeft - kg);

        Map<Errand, Template> plan = new LinkedHashMap<>();
        sketches.forEach(sketch -> plan.put(sketch.errand(), sketch.template()));
        if (!left.isEmpty()) {
            noteFallenOut(errands, plan);
            new TakeoverRoutes(mending, base, day, allowance, held, cuts).carry(left, stock, sketches, plan);
            plan.values().forEach(template -> template.stops().forEach(stop -> mending.comes(stop.place(), day)));
        }
        for (Rounds.Cut cut : cuts) {
            shortfalls.add(mending.shortfall(base.id(), cut));
        }
        return plan;
    }

    private void noteFallenOut(List<Errand> errands, Map<Errand, Template> plan) {
        for (Errand errand : errands) {
            Template kept = plan.get(errand);
            Set<String> calls = new HashSet<>();
            if (kept != null) {
                kept.stops().forEach(stop -> calls.add(stop.place()));
            }
            Template announced = errand.template(lots.commodities());
            for (int i = 0; i < announced.stops().size(); i++) {
                Stop stop = announced.stops().get(i);
                if (!announced.drops().get(i).isEmpty() && !calls.contains(stop.place())) {
                    mending.fallsOut(stop.place(), day, new Mending.Announced(errand.duty, stop.begin()));
                }
            }
        }
    }

    /**
     * Lets errands become otherwise that bring the least urgent goods of which there is not enough for others, as few as need be, and those
     * that call at a place to whose doors not all can be carried; whether there are any.
     *
     * @param wants what is wanted besides what these errands bring
     * @param later what the lowest class wants besides
     */
    private boolean giveUp(List<Errand> errands, Map<Integer, Long> wants, Map<Integer, Long> later) {
        Set<String> narrow = new HashSet<>();
        for (Map<Integer, Long> part : List.of(wants, later)) {
            part.keySet().stream()
                    .map(demand -> demands.demand(demand).place())
                    .filter(place -> mending.handedOver.carryLeft(place, day) < Double.POSITIVE_INFINITY)
                    .forEach(narrow::add);
        }
        List<Errand> given = new ArrayList<>();
        errands.stream()
                .filter(errand -> held.has(errand) && calls(errand, narrow))
                .forEach(given::add);
        Map<String, Long> lacking = new LinkedHashMap<>();
        wants.forEach((demand, quantity) -> {
            if (!demands.isLowest(demand)) {
                lacking.merge(demands.demand(demand).commodity(), quantity, Long::sum);
            }
        });
        lacking.replaceAll((commodity, quantity) -> quantity - stock.unclaimed(commodity));
        lacking.forEach((commodity, quantity) -> {
            if (quantity > 0) {
                giveUp(errands, commodity, quantity, Integer.MAX_VALUE, given);
            }
        });
        giveUpInTime(errands, given);
        given.forEach(held::giveUp);
        return !given.isEmpty();
    }

    /** Adds those that load what others, who bring it to more urgent classes, lack when they are loaded: it comes later. */
    private void giveUpInTime(List<Errand> errands, List<Errand> given) {
        Map<StockDay.Slot, Long> mark = stock.mark();
        Map<String, Long> lacking = new HashMap<>();
        for (Errand errand : errands) {
            if (!errand.possible || held.has(errand)) {
                continue;
            }
            int second = errand.loading().begin();
            for (Map.Entry<String, Long> part : urgent(errand).entrySet()) {
                String commodity = part.getKey();
                long there = Math.min(part.getValue(), stock.unclaimedAt(commodity, second));
                stock.setAside(commodity, there, second, day);
                if (there < part.getValue()) {
                    lacking.merge(commodity, part.getValue() - there, Long::sum);
                    giveUp(errands, commodity, lacking.get(commodity), second, given);
                }
            }
        }
        stock.backTo(mark);
    }

    /** Units by commodity that an errand brings to others than the lowest class. */
    private Map<String, Long> urgent(Errand errand) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (List<Template.Drop> here : errand.template(lots.commodities()).drops()) {
            for (Template.Drop drop : here) {
                Integer demand = demands.index().get(drop.demand());
                if (demand != null && !demands.isLowest(demand)) {
                    units.merge(drop.commodity(), drop.quantity(), Long::sum);
                }
            }
        }
        return units;
    }

    /**
     * Adds those that bring most units of a commodity to the lowest class, until they bring so many.
     *
     * @param second at which what they load must be there
     */
    private void giveUp(List<Errand> errands, String commodity, long quantity, int second, List<Errand> given) {
        Map<Errand, Long> brings = new HashMap<>();
        for (Errand errand : errands) {
            long units = held.has(errand)
                    ? Math.min(
                            unitsForLowest(errand, commodity), held.of(errand).unitsAt(commodity, second))
                    : 0;
            if (units > 0) {
                brings.put(errand, units);
            }
        }
        long left = quantity;
        for (Errand errand : given) {
            left -= brings.getOrDefault(errand, 0L);
        }
        List<Errand> byUnits = errands.stream()
                .filter(errand -> brings.containsKey(errand) && !given.contains(errand))
                .sorted(Comparator.comparingLong(errand -> -brings.get(errand)))
                .toList();
        for (Errand errand : byUnits) {
            if (left > 0) {
                given.add(errand);
                left -= brings.get(errand);
            }
        }
    }

    private long unitsForLowest(Errand errand, String commodity) {
        long units = 0;
        for (List<Template.Drop> here : errand.template(lots.commodities()).drops()) {
            for (Template.Drop drop : here) {
                if (drop.commodity().equals(commodity)) {
                    Integer demand = demands.index().get(drop.demand());
                    units += demand == null || demands.isLowest(demand) ? drop.quantity() : 0;
                }
            }
        }
        return units;
    }

    private boolean calls(Errand errand, Set<String> places) {
        return !places.isEmpty() && errand.template(lots.commodities()).calls().anyMatch(places::contains);
    }

    /** Claims units by commodity; returns the second from which all of them are there. */
    private int claim(Map<String, Long> units) {
        int release = 0;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            release =
                    Math.max(release, stock.span(part.getKey(), part.getValue()).from());
            stock.claim(part.getKey(), part.getValue());
        }
        return release;
    }

    /** What those errands were to bring that may become otherwise, as far as it is still wanted and possible, and what is wanted besides. */
    private void wantAnew(
            List<Errand> errands, Map<String, Long> more, Map<Integer, Long> wants, Map<Integer, Long> later) {
        for (Errand errand : errands) {
            if (held.has(errand)) {
                continue;
            }
            errand.template(lots.commodities())
                    .drops()
                    .forEach(here -> here.forEach(drop -> {
                        Integer demand = demands.index().get(drop.demand());
                        if (demand != null) {
                            wants.merge(demand, drop.quantity(), Long::sum);
                        }
                    }));
        }
        wants.replaceAll((demand, quantity) -> Math.min(quantity, Math.max(0, mending.handedOver.open((int) demand))));
        addMore(more, wants, wants, later);
        if (!city.outlook().isOpenAhead(base.id(), day)) {
            for (Map<Integer, Long> part : List.of(wants, later)) {
                part.forEach(
                        (demand, quantity) -> cuts.add(new Rounds.Cut(demand, quantity, Cause.CLOSURE, base.id())));
                part.clear();
            }
        }
        limitCarry(wants, later);
        wants.values().removeIf(quantity -> quantity <= 0);
    }

    /** Adds what is wanted besides what is brought, as much of it as is open: what the lowest class wants comes later. */
    private void addMore(
            Map<String, Long> more, Map<Integer, Long> brought, Map<Integer, Long> wants, Map<Integer, Long> later) {
        more.forEach((id, quantity) -> {
            int demand = demands.index().get(id);
            long extra = Math.min(quantity, mending.handedOver.open(id) - brought.getOrDefault(demand, 0L));
            if (extra > 0) {
                (demands.isLowest(demand) ? later : wants).merge(demand, extra, Long::sum);
            }
        });
    }

    /** No more than can be carried to the doors of a closed zone; the least urgent waits. */
    private void limitCarry(Map<Integer, Long> wants, Map<Integer, Long> later) {
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        Set<Integer> all = new LinkedHashSet<>(wants.keySet());
        all.addAll(later.keySet());
        all.forEach(demand -> byPlace.computeIfAbsent(demands.demand(demand).place(), place -> new ArrayList<>())
                .add(demand));
        byPlace.forEach((place, list) -> {
            double room = mending.handedOver.carryLeft(place, day);
            if (room == Double.POSITIVE_INFINITY) {
                return;
            }
            list.sort(Comparator.comparingInt(demands::rank));
            for (int demand : list) {
                double unit = commodity(demand).massKg();
                for (Map<Integer, Long> part : List.of(wants, later)) {
                    long quantity = part.getOrDefault(demand, 0L);
                    long fits = Math.min(quantity, Math.max(0, (long) Math.floor(room / unit)));
                    room -= fits * unit;
                    if (fits < quantity) {
                        part.put(demand, fits);
                        cuts.add(new Rounds.Cut(demand, quantity - fits, Cause.LAST_HUNDRED_METRES, place));
                    }
                }
            }
        });
        later.values().removeIf(quantity -> quantity <= 0);
    }

    /** Keeps of each errand what is still possible, and takes it from what is left to bring. */
    private void trim(List<Errand> errands, Map<Integer, Long> left) {
        Map<Errand, List<Map<StockDay.Slot, Long>>> aside = setAside(errands, left);
        for (Errand errand : errands) {
            if (!errand.possible || held.has(errand)) {
                continue;
            }
            aside.get(errand).forEach(stock::giveBack);
            Template template = errand.template(lots.commodities());
            boolean[] enters = entered(errand);
            long[][] kept = new long[template.drops().size()][];
            Map<String, Long> there = new HashMap<>();
            Map<Integer, Long> takes = new HashMap<>();
            List<int[]> byRank = new ArrayList<>();
            for (int stop = 0; stop < kept.length; stop++) {
                kept[stop] = new long[template.drops().get(stop).size()];
                for (int i = 0; enters[stop] && i < kept[stop].length; i++) {
                    Integer demand = demands.index()
                            .get(template.drops().get(stop).get(i).demand());
                    if (demand != null) {
                        byRank.add(new int[] {stop, i, demand});
                    }
                }
            }
            byRank.sort(Comparator.comparingInt(drop -> demands.rank(drop[2])));
            for (int[] at : byRank) {
                Template.Drop drop = template.drops().get(at[0]).get(at[1]);
                long room = there.computeIfAbsent(
                        drop.commodity(), commodity -> stock.unclaimedAt(commodity, template.loadSecond()));
                long part = Math.min(
                        Math.min(drop.quantity(), room), left.getOrDefault(at[2], 0L) - takes.getOrDefault(at[2], 0L));
                if (part > 0) {
                    kept[at[0]][at[1]] = part;
                    there.merge(drop.commodity(), -part, Long::sum);
                    takes.merge(at[2], part, Long::sum);
                }
            }
            Template trimmed = trimmed(errand, kept);
            if (trimmed != null) {
                takes.forEach((demand, part) -> left.merge(demand, -part, Long::sum));
                sketches.add(new Sketch(errand, trimmed, claim(trimmed.units())));
                mending.meetings().add(errand.duty.fleet.id(), day, trimmed.stops());
            }
        }
    }

    /** Leaves to each errand what it brings to others than the lowest class: those that are loaded before take only the rest. */
    private Map<Errand, List<Map<StockDay.Slot, Long>>> setAside(List<Errand> errands, Map<Integer, Long> left) {
        Map<Errand, List<Map<StockDay.Slot, Long>>> aside = new HashMap<>();
        Map<Integer, Long> taken = new HashMap<>();
        for (Errand errand : errands) {
            if (!errand.possible || held.has(errand)) {
                continue;
            }
            List<Map<StockDay.Slot, Long>> own = new ArrayList<>();
            int second = errand.loading().begin();
            for (List<Template.Drop> here : errand.template(lots.commodities()).drops()) {
                for (Template.Drop drop : here) {
                    Integer demand = demands.index().get(drop.demand());
                    if (demand != null && !demands.isLowest(demand)) {
                        long part = Math.min(
                                drop.quantity(),
                                Math.min(
                                        left.getOrDefault(demand, 0L) - taken.getOrDefault(demand, 0L),
                                        stock.unclaimedAt(drop.commodity(), second)));
                        if (part > 0) {
                            own.add(stock.setAside(drop.commodity(), part, second, day));
                            taken.merge(demand, part, Long::sum);
                        }
                    }
                }
            }
            aside.put(errand, own);
        }
        return aside;
    }

    /** The stops of an errand that its vehicle may still enter, one after the other. */
    private boolean[] entered(Errand errand) {
        Template template = errand.template(lots.commodities());
        boolean[] enters = new boolean[template.stops().size()];
        ControlLevel level = ControlLevel.OPEN;
        for (int i = 0; i < enters.length; i++) {
            String place = template.stops().get(i).place();
            if (city.outlook().places().zone(place).isPresent()) {
                ControlLevel here = city.outlook().control(place, day);
                enters[i] = here.compareTo(level) >= 0
                        && mending.passage.mayCall(errand.duty, place)
                        && mayHandOver(errand, template.stops().get(i));
                level = enters[i] ? here : level;
            } else {
                Facility facility = city.outlook().places().facility(place).orElseThrow();
                Stop stop = template.stops().get(i);
                enters[i] = city.outlook().isOpen(place, stop.begin(), stop.departure())
                        && (level == ControlLevel.OPEN || facility.kind() == FacilityKind.HOUSEHOLD_POINT);
            }
        }
        return enters;
    }

    /** Whether the facility at which goods for a stop change hands works then, and no other bubble is met there. */
    private boolean mayHandOver(Errand errand, Stop stop) {
        return !mending.passage.handsOverElsewhere(stop, day)
                || (mending.passage.handsOver(stop, day)
                        && mending.meetings()
                                .isFree(errand.duty.fleet.id(), stop.place(), day, stop.begin(), stop.departure()));
    }

    /** The errand with these quantities and without the stops that get nothing; {@code null} when nothing is left of it. */
    private Template trimmed(Errand errand, long[][] kept) {
        Template template = errand.template(lots.commodities());
        List<Stop> stops = new ArrayList<>();
        List<List<Template.Drop>> drops = new ArrayList<>();
        int last = template.stops().size() - 1;
        boolean any = false;
        for (int stop = 0; stop <= last; stop++) {
            List<Template.Drop> here = new ArrayList<>();
            for (int i = 0; i < kept[stop].length; i++) {
                Template.Drop drop = template.drops().get(stop).get(i);
                if (kept[stop][i] > 0) {
                    here.add(new Template.Drop(drop.commodity(), drop.demand(), kept[stop][i]));
                }
            }
            any |= !here.isEmpty();
            if (!here.isEmpty() || stop <= template.loadStop() || stop == last) {
                stops.add(template.stops().get(stop));
                drops.add(here);
            }
        }
        if (!any) {
            return null;
        }
        if (stops.size() == template.stops().size()) {
            return template.with(drops);
        }
        int metres = mending.passage.metres(errand.duty, stops);
        return metres < 0 ? null : new Template(stops, metres, template.loadStop(), drops);
    }

    private void addWhatThereIs(Map<Integer, Long> later, Map<Integer, Long> left) {
        Map<String, Long> spoken = new HashMap<>();
        left.forEach((demand, quantity) -> spoken.merge(demands.demand(demand).commodity(), quantity, Long::sum));
        later.forEach((demand, quantity) -> {
            String commodity = demands.demand(demand).commodity();
            long part = Math.min(quantity, stock.unclaimed(commodity) - spoken.getOrDefault(commodity, 0L));
            if (part > 0) {
                spoken.merge(commodity, part, Long::sum);
                left.merge(demand, part, Long::sum);
            }
            if (part < quantity) {
                cuts.add(new Rounds.Cut(demand, quantity - Math.max(0, part), Cause.STOCK, base.id()));
            }
        });
    }

    private void limitKg(Map<Integer, Long> left, double kgLeft) {
        double room = kgLeft;
        List<Integer> byRank = new ArrayList<>(left.keySet());
        byRank.sort(Comparator.comparingInt(demands::rank));
        for (int demand : byRank) {
            double unit = commodity(demand).massKg();
            long quantity = left.get(demand);
            long fits = (long) Math.min(quantity, Math.max(0, Math.floor(room / unit)));
            room -= fits * unit;
            if (fits < quantity) {
                left.put(demand, fits);
                cuts.add(new Rounds.Cut(demand, quantity - fits, Cause.THROUGHPUT, base.id()));
            }
        }
        left.values().removeIf(quantity -> quantity <= 0);
    }

    private Commodity commodity(int demand) {
        Demand wanted = demands.demand(demand);
        return demands.commodity(wanted.commodity());
    }
}
