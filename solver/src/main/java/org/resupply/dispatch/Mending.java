package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * Mends what leaves one facility on one day: runs stay as far as there is something for them, tours to the doors are mended by
 * {@link TakeoverDoors}, and what nobody takes goes by vehicles that are free.
 */
final class Mending {
    final City city;
    final Rounds rounds;
    final DutyRoster roster;
    final Passage passage;
    final HandedOver handedOver;
    final Wants wants;
    final LotFacts lots;
    final Promises promises;
    final RoutingEngine engine;
    final SolveOptions options;
    private final Outlook outlook;
    private final TakeoverStock holdings;
    private final GateVisits gates;
    private final Overnight overnight;
    private final Inbound inbound = new Inbound();
    private final Blocked blocked = new Blocked();
    /** By day who is where; what is mended is taken out and put in again. */
    private final Map<Integer, Meetings> meetingsOf;
    /** Who was first to come to a place on a day to which nobody comes. */
    private final Map<PlaceDay, Announced> fallenOut;

    /** The day that is being mended, who is where on it, and the docks with all that still comes to them; noted when anything is mended. */
    private int today;

    private Meetings meetings;
    private DockBook docks;

    private record PlaceDay(String place, int day) {}

    /** A vehicle that was to be somewhere at a second. */
    record Announced(Duty duty, int second) {}

    /** A trip that leaves a facility, and the errand it belongs to. */
    private record Departure(Errand errand, Template template) {}

    Mending(
            City city,
            DutyRoster roster,
            Passage passage,
            HandedOver handedOver,
            TakeoverStock holdings,
            GateVisits gates,
            Overnight overnight,
            Wants wants,
            LotFacts lots,
            Promises promises,
            RoutingEngine engine,
            SolveOptions options) {
        meetingsOf = new HashMap<>();
        fallenOut = new ConcurrentHashMap<>();
        this.city = city;
        this.roster = roster;
        this.passage = passage;
        this.handedOver = handedOver;
        this.holdings = holdings;
        this.gates = gates;
        this.overnight = overnight;
        this.wants = wants;
        this.lots = lots;
        this.promises = promises;
        this.engine = engine;
        this.options = options;
        outlook = city.outlook();
        rounds = new Rounds(city, outlook.demands());
    }

    private Mending(Mending ended, Passage sinceThen, Overnight asItIs) {
        passage = sinceThen;
        overnight = asItIs;
        meetingsOf = ended.meetingsOf;
        fallenOut = ended.fallenOut;
        city = ended.city;
        roster = ended.roster;
        handedOver = ended.handedOver;
        holdings = ended.holdings;
        gates = ended.gates;
        wants = ended.wants;
        lots = ended.lots;
        promises = ended.promises;
        engine = ended.engine;
        options = ended.options;
        outlook = ended.outlook;
        rounds = ended.rounds;
    }

    /** The next mending of a plan that this one has mended. */
    Mending next(Passage sinceThen, Overnight asItIs) {
        return new Mending(this, sinceThen, asItIs);
    }

    /** Goes on to a day. */
    void beginDay(int day) {
        today = day;
        docks = null;
    }

    /** Notes who is where on the day as the plan stands, before anything is mended. */
    private synchronized void noteDay() {
        if (docks == null) {
            handedOver.begin();
            roster.noteBegun();
            meetings = meetingsOf.computeIfAbsent(today, this::meetings);
            docks = gates.docks(today);
        }
    }

    private Meetings meetings(int day) {
        Meetings meetings = new Meetings(outlook, city.bubbles());
        for (Duty duty : meetings.areForbidden() ? roster.duties() : List.<Duty>of()) {
            for (Errand errand : duty.day == day ? duty.errands : List.<Errand>of()) {
                meetings.add(duty.fleet.id(), day, errand.trip.stops());
            }
        }
        return meetings;
    }

    /** A vehicle that was to come to a place on a day does not. */
    void fallsOut(String place, int day, Announced visit) {
        fallenOut.merge(new PlaceDay(place, day), visit, (one, other) -> one.second <= other.second ? one : other);
    }

    /** Somebody comes to a place on a day. */
    void comes(String place, int day) {
        fallenOut.remove(new PlaceDay(place, day));
    }

    /** Who was to come to a place on a day, if nobody does; {@code null} when nobody was told. */
    Announced wasToCome(String place, int day) {
        return fallenOut.get(new PlaceDay(place, day));
    }

    /** What could not go where it was to. */
    Blocked blocked() {
        return blocked;
    }

    /** Who is where on the day that is being mended. */
    Meetings meetings() {
        return meetings;
    }

    /** What was cut; where it was not there, for what had kept it from coming. */
    Takeover.Missing shortfall(String base, Rounds.Cut cut) {
        Demand demand = wants.demand(cut.demand());
        TrunkRuns.Obstacle obstacle = cut.cause() == Cause.STOCK ? inbound.to(base, demand.commodity()) : null;
        return obstacle == null
                ? new Takeover.Missing(demand.id(), cut.quantity(), cut.cause(), cut.bottleneck())
                : new Takeover.Missing(demand.id(), cut.quantity(), obstacle.cause(), obstacle.bottleneck());
    }

    /**
     * Mends a facility's day; returns what was to be delivered and is not.
     *
     * @param errands what was to leave
     * @param standing those of them that can go as planned if their goods are there
     * @param moreDoors units by demand to be brought besides
     * @param moreRuns units by lane and commodity to be sent besides
     */
    List<Takeover.Missing> mend(
            Facility facility,
            int day,
            List<Errand> errands,
            List<Errand> standing,
            Map<String, Long> moreDoors,
            Map<Lane, Map<String, Long>> moreRuns,
            Allowance allowance) {
        StockDay stock = holdings.ledger.day(facility.id(), day);
        double issuedBefore = errands.stream().mapToDouble(this::loadedKg).sum();
        noteDay();
        Held held = new Held(stock, day, holdings.hold(stock, standing));
        errands.stream().filter(errand -> !held.has(errand)).forEach(errand -> {
            handedOver.count(errand.trip, -1);
            meetings.remove(errand.duty.fleet.id(), day, errand.trip.stops());
        });
        Map<Errand, Trip> planned = new LinkedHashMap<>();
        errands.forEach(errand -> planned.put(errand, errand.trip));
        TrunkRuns trunk = new TrunkRuns(
                city,
                holdings.ledger,
                docks,
                meetings,
                day,
                fleet -> roster.freeSpans(fleet, day),
                holdings.lastIssue());
        if (!moreDoors.isEmpty() || !moreRuns.isEmpty()) {
            leaveForTomorrow(facility, day, errands, stock, held);
        }
        double begunKg = begunKg(facility, day, trunk);
        trunk.loads.issued(facility.id(), begunKg);

        List<Departure> departures = new ArrayList<>();
        Map<Lane, Map<String, Long>> wanted = new LinkedHashMap<>();
        List<Errand> toDoors = new ArrayList<>();
        for (Errand errand : errands) {
            if (errand.isToDoors()) {
                toDoors.add(errand);
            } else {
                keepRun(facility, day, errand, stock, held, trunk, wanted, departures);
            }
        }
        double runsKg = departures.stream()
                .mapToDouble(departure -> kg(departure.template()))
                .sum();
        List<Takeover.Missing> shortfalls = new ArrayList<>();
        TakeoverDoors doors = new TakeoverDoors(this, facility, day, stock, allowance, shortfalls);
        Map<Errand, Template> tours =
                doors.plan(toDoors, held, moreDoors, facility.throughputKgPerDay() - begunKg - runsKg);
        List<Departure> rounded = new ArrayList<>();
        tours.forEach((errand, template) -> rounded.add(new Departure(errand, template)));
        departures.addAll(rounded);
        if (city.vehicles().doBoth(facility.id())) {
            // Runs that follow go by vehicles that are free between these.
            toDoors.stream()
                    .filter(errand -> !tours.containsKey(errand))
                    .forEach(errand -> errand.duty.errands.remove(errand));
            tours.forEach((errand, template) -> {
                if (!errand.duty.errands.contains(errand)) {
                    errand.trip = new Trip(template.stops(), template.metres());
                    errand.duty.add(errand);
                }
            });
        }
        trunk.loads.issued(
                facility.id(),
                rounded.stream()
                        .mapToDouble(departure -> kg(departure.template()))
                        .sum());
        moreRuns.forEach((lane, goods) -> goods.forEach((commodity, quantity) ->
                wanted.computeIfAbsent(lane, key -> new LinkedHashMap<>()).merge(commodity, quantity, Long::sum)));
        for (TrunkRuns.Run run : trunk.dispatch(wanted, stock, true)) {
            departures.add(newRun(run, day));
            holdings.fill(run.lane.to());
        }
        wanted.forEach((lane, left) -> left.forEach((commodity, quantity) -> {
            if (quantity > 0) {
                inbound.note(lane, commodity, trunk.obstacle(lane, commodity, quantity, stock), day);
                blocked.note(lane, commodity, day);
            }
        }));
        departures.sort(
                Comparator.comparingInt(departure -> departure.template().loadSecond()));
        List<Load> loads = new ArrayList<>();
        for (Departure departure : departures) {
            Template template = departure.template();
            Load load = held.of(departure.errand());
            loads.add(load == null ? stock.issue(template.units(), template.loadSecond(), 0) : load);
        }
        stock.settle(loads);
        double issued = 0;
        boolean otherwise = false;
        for (int i = 0; i < loads.size(); i++) {
            Departure departure = departures.get(i);
            Errand errand = departure.errand();
            if (!loads.get(i).isAsPlanned()) {
                errand.trip = departure.template().loaded(loads.get(i), (drop, missing) -> {
                    if (!drop.demand().isEmpty()) {
                        shortfalls.add(new Takeover.Missing(drop.demand(), missing, Cause.SHELF_LIFE, facility.id()));
                    }
                });
                errand.mended = true;
                otherwise = true;
                holdings.alter(errand.trip);
                if (!errand.duty.errands.contains(errand)) {
                    errand.duty.add(errand);
                }
            }
            holdings.arrive(errand, day);
            if (!held.has(errand)) {
                handedOver.count(errand.trip, 1);
            }
            issued += loadedKg(errand);
            holdings.settle(facility.id(), departure.template().loadSecond());
            if (planned.get(errand) == errand.trip) {
                planned.remove(errand);
            }
        }
        // Those it was for must count anew, also where nothing is brought any more.
        planned.values().forEach(holdings::alter);
        Set<Errand> leave = new HashSet<>();
        departures.forEach(departure -> leave.add(departure.errand()));
        for (Errand errand : errands) {
            if (!leave.contains(errand)) {
                errand.duty.errands.remove(errand);
            }
        }
        if (otherwise || !planned.isEmpty()) {
            holdings.alter(facility.id());
        }
        if (issued < issuedBefore - 1e-9) {
            holdings.fill(facility.id());
        }
        return shortfalls;
    }

    /** What is to leave besides takes nothing that errands of later days count on. */
    private void leaveForTomorrow(Facility facility, int day, List<Errand> errands, StockDay stock, Held held) {
        Map<String, Long> wanted = new HashMap<>();
        for (Errand errand : errands) {
            if (!held.has(errand)) {
                errand.template(lots.commodities())
                        .units()
                        .forEach((commodity, units) -> wanted.merge(commodity, units, Long::sum));
            }
        }
        overnight.needs(facility.id(), day).forEach((commodity, units) -> {
            long most = stock.unclaimed(commodity) - wanted.getOrDefault(commodity, 0L);
            int lastSecond = (day + 1) * TimeWindow.DAY - 1;
            stock.setAside(commodity, Math.min(units, Math.max(0, most)), lastSecond, day + 1);
        });
    }

    /** The errands of one facility's day that go as planned, with what they load. */
    final class Held {
        private final StockDay stock;
        private final int day;
        private final Map<Errand, Load> loads;

        private Held(StockDay stock, int day, Map<Errand, Load> loads) {
            this.stock = stock;
            this.day = day;
            this.loads = loads;
        }

        boolean has(Errand errand) {
            return loads.containsKey(errand);
        }

        /** What an errand loads; {@code null} of one that may become otherwise. */
        Load of(Errand errand) {
            return loads.get(errand);
        }

        /** Lets an errand become otherwise; what it was to load is claimed by nobody any more. */
        void giveUp(Errand errand) {
            stock.giveUp(loads.remove(errand));
            handedOver.count(errand.trip, -1);
            meetings.remove(errand.duty.fleet.id(), day, errand.trip.stops());
        }

        /** Lets an errand, if it goes as planned, be replaced by others that have claimed what it was to load. */
        void replace(Errand errand) {
            Load load = loads.remove(errand);
            if (load != null) {
                load.giveBack();
                handedOver.count(errand.trip, -1);
            }
        }
    }

    /** A run between facilities stays with what there is for it; what it cannot take is wanted on its lane. */
    private void keepRun(
            Facility facility,
            int day,
            Errand errand,
            StockDay stock,
            Held held,
            TrunkRuns trunk,
            Map<Lane, Map<String, Long>> wanted,
            List<Departure> departures) {
        Template template = errand.template(lots.commodities());
        List<Errand> kept = new ArrayList<>();
        departures.forEach(departure -> kept.add(departure.errand()));
        kept.add(errand);
        boolean goesAsPlanned = held.has(errand);
        boolean keeps = !goesAsPlanned
                && errand.possible
                && !holdings.swaps(errand)
                && !holdings.comesTooSoon(errand)
                && holdings.haveRoom(kept, day)
                && gates.haveDocks(facility, kept);
        List<List<Template.Drop>> drops = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < template.drops().size(); i++) {
            String to = template.stops().get(i).place();
            Lane lane = passage.lane(
                    errand.duty,
                    facility.id(),
                    template.leaves(),
                    template.stops().get(i));
            List<Template.Drop> here = new ArrayList<>();
            for (Template.Drop drop : template.drops().get(i)) {
                long takes = goesAsPlanned ? drop.quantity() : 0;
                if (keeps) {
                    takes = Math.min(drop.quantity(), stock.unclaimedAt(drop.commodity(), template.loadSecond()));
                }
                if (takes < drop.quantity()) {
                    takes -= takes % wants.commodity(drop.commodity()).lotUnits();
                }
                if (takes > 0) {
                    if (keeps) {
                        stock.claim(drop.commodity(), takes);
                    }
                    here.add(new Template.Drop(drop.commodity(), drop.demand(), takes));
                    double kg = takes * wants.commodity(drop.commodity()).massKg();
                    trunk.loads.issued(facility.id(), kg);
                    if (lane != null) {
                        trunk.loads.carried(lane.id(), kg);
                        trunk.loads.brings(to, drop.commodity(), takes);
                    }
                    any = true;
                }
                if (takes < drop.quantity() && lane != null && !to.equals(facility.id())) {
                    wanted.computeIfAbsent(lane, key -> new LinkedHashMap<>())
                            .merge(drop.commodity(), drop.quantity() - takes, Long::sum);
                }
            }
            drops.add(here);
        }
        if (any) {
            departures.add(new Departure(errand, template.with(drops)));
            if (keeps) {
                meetings.add(errand.duty.fleet.id(), day, template.stops());
            }
        } else {
            errand.duty.errands.remove(errand);
        }
    }

    private Departure newRun(TrunkRuns.Run run, int day) {
        Trip trip = run.vehicle.trip(run.tripIndex);
        Duty duty = roster.duty(run.vehicle.fleet, run.vehicle.vehicle, day, run.vehicle.crew);
        List<List<Template.Drop>> drops = new ArrayList<>();
        for (int i = 0; i < trip.stops().size(); i++) {
            List<Template.Drop> here = new ArrayList<>();
            if (i == run.loadStop + 1) {
                run.load.forEach((commodity, quantity) -> here.add(new Template.Drop(commodity, "", quantity)));
            }
            drops.add(here);
        }
        Template template = new Template(trip.stops(), trip.metres(), run.loadStop, drops);
        return new Departure(new Errand(duty, trip, template), template);
    }

    private double begunKg(Facility facility, int day, TrunkRuns trunk) {
        double kg = 0;
        for (Errand errand : roster.begunAt(facility.id(), day)) {
            kg += begunKg(facility, errand, trunk);
        }
        return kg;
    }

    private double begunKg(Facility facility, Errand errand, TrunkRuns trunk) {
        double kg = 0;
        int left = 0;
        for (Stop stop : errand.trip.stops()) {
            left = stop.place().equals(facility.id())
                            && stop.handlings().stream().anyMatch(handling -> handling.quantity() > 0)
                    ? stop.departure()
                    : left;
            for (Handling handling : stop.handlings()) {
                double part = Math.abs(handling.quantity()) * lots.unitKg(handling.lot());
                boolean here = stop.place().equals(facility.id());
                if (here && handling.quantity() > 0) {
                    kg += part;
                } else if (!here && handling.intoStock()) {
                    Lane lane = passage.lane(errand.duty, facility.id(), left, stop);
                    if (lane != null) {
                        trunk.loads.carried(lane.id(), part);
                    }
                }
            }
        }
        return kg;
    }

    private double loadedKg(Errand errand) {
        double kg = 0;
        for (Stop stop : errand.trip.stops()) {
            for (Handling handling : stop.handlings()) {
                kg += handling.quantity() > 0 ? handling.quantity() * lots.unitKg(handling.lot()) : 0;
            }
        }
        return kg;
    }

    private double kg(Template template) {
        double kg = 0;
        for (Map.Entry<String, Long> part : template.units().entrySet()) {
            kg += part.getValue() * wants.commodity(part.getKey()).massKg();
        }
        return kg;
    }
}
