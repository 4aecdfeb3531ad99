package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.resupply.beside.SideBySide;
import org.resupply.compile.SupplyModel;
import org.resupply.compile.Vehicles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Reserve;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Movement;
import org.resupply.plan.Receipt;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * Carries out an allocation with the vehicles that there are, day by day, from the gates down to the doors.
 *
 * <p>Warehouses of which none sends to another do not depend on each other and are worked on by several threads; the answer
 * does not depend on how many.
 */
public final class Dispatcher {
    /** What a facility left out counts as want of time where it has one of these causes. */
    private static final Set<Cause> WANT_OF_TOURS = EnumSet.of(Cause.VEHICLE, Cause.CREW, Cause.BUDGET_SPENT);

    private final Outlook outlook;
    private final City city;
    private final Vehicles vehicles;
    private final SupplyModel supply;
    private final AllocationSolution flows;
    private final RoutingEngine engine;
    private final SolveOptions options;
    private final Allowance allowance;
    private final StockLedger ledger;
    private final DockBook docks;
    private final Meetings meetings;
    private final Trailers trailers;
    private final Rounds rounds;

    private final List<Tour> tours = new ArrayList<>();
    private final Inbound inbound = new Inbound();
    /** When vehicles can go again that are away, or turned round and disinfected, when the next day begins. */
    private final Map<VehicleKey, Integer> awayUntil = new HashMap<>();

    private final Map<String, Fleet> fleets = new HashMap<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    private final Backlog backlog;
    private final LotChoice lots;
    private final SearchShares shares;

    private record VehicleKey(String fleet, int vehicle) {}

    /**
     * A quantity that the allocation meant to deliver and that was not carried.
     *
     * @param demand index of the demand
     * @param quantity units
     * @param cause why
     * @param bottleneck id of what binds; empty when it is no single thing
     */
    public record Shortfall(int demand, long quantity, Cause cause, String bottleneck) {}

    /**
     * What came of an allocation.
     *
     * @param tours what vehicles do
     * @param movements what moves by that
     * @param shortfalls what could not be carried
     * @param spoiled units left in facilities whose last day passed within the horizon, by commodity
     * @param leftovers what did not leave on the day on which it was to leave, though it may have left later
     */
    public record Dispatch(
            List<Tour> tours,
            List<Movement> movements,
            List<Shortfall> shortfalls,
            Map<String, Long> spoiled,
            List<Leftover> leftovers) {}

    private Dispatcher(
            City city,
            SupplyModel supply,
            AllocationSolution flows,
            List<Receipt> receipts,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance) {
        this.city = city;
        outlook = city.outlook();
        vehicles = city.vehicles();
        this.supply = supply;
        this.flows = flows;
        this.engine = engine;
        this.options = options;
        this.allowance = allowance;
        ledger = new StockLedger(outlook);
        docks = new DockBook(receipts);
        meetings = new Meetings(outlook, city.bubbles());
        trailers = new Trailers(outlook, receipts);
        backlog = new Backlog(supply, flows);
        lots = new LotChoice(supply, ledger, backlog, inbound);
        rounds = new Rounds(city, supply.demands());
        stock(receipts);
        shares = new SearchShares(allowance, options.threads(), doorsByDay());
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
    }

    private int[] doorsByDay() {
        record Delivery(int day, int base, int demand) {}
        Set<Delivery> deliveries = new HashSet<>();
        for (int flow = 0; flow < flows.flows(); flow++) {
            if (flows.flowDemand(flow) != AllocationSolution.TRANSFER) {
                int base = supply.problem().laneFrom(flows.flowLane(flow));
                deliveries.add(new Delivery(flows.flowDay(flow), base, flows.flowDemand(flow)));
            }
        }
        int[] byDay = new int[outlook.scenario().days()];
        deliveries.forEach(delivery -> byDay[delivery.day()]++);
        return byDay;
    }

    /** Carries out an allocation. */
    public static Dispatch dispatch(
            City city,
            SupplyModel supply,
            AllocationSolution flows,
            List<Receipt> receipts,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance) {
        return new Dispatcher(city, supply, flows, receipts, engine, options, allowance).dispatch();
    }

    private void stock(List<Receipt> receipts) {
        for (Reserve reserve : outlook.scenario().reserves()) {
            ledger.reserve(reserve.facility(), reserve.commodity(), reserve.quantity());
        }
        // What will be lost on the first day takes room until then.
        for (Lot lot : outlook.scenario().lots()) {
            ledger.add(lot.place(), lot.commodity(), lot.id(), lot.lastDay(), 0, lot.quantity());
        }
        Map<String, Convoy> convoys = new HashMap<>();
        outlook.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        for (Receipt receipt : receipts) {
            Convoy convoy = convoys.get(receipt.convoy());
            for (int i = 0; i < convoy.cargo().size(); i++) {
                Convoy.Cargo cargo = convoy.cargo().get(i);
                ledger.add(
                        receipt.facility(),
                        cargo.commodity(),
                        convoy.lotId(i),
                        cargo.lastDay(),
                        receipt.released(),
                        cargo.quantity());
            }
        }
    }

    private Dispatch dispatch() {
        ExecutorService workers = SideBySide.workers(options.threads());
        try {
            for (int day = 0; day < outlook.scenario().days(); day++) {
                ledger.beginDay(day);
                // What came late yesterday may be missing today.
                inbound.forgetBefore(day - 1);
                lots.beginDay();
                new DayDispatch(day).run(workers);
            }
        } finally {
            workers.shutdownNow();
        }
        List<Shortfall> shortfalls = new ArrayList<>(lots.spoiledOnTheWay);
        shortfalls.addAll(backlog.shortfalls());
        return new Dispatch(
                List.copyOf(tours),
                lots.movements(),
                List.copyOf(shortfalls),
                ledger.spoiled(outlook.scenario().days()),
                List.copyOf(leftovers));
    }

    /** A facility's day after what goes further today has been sent off: its vehicles, its stock. */
    private record Begun(Facility base, List<VehicleDay> roster, StockDay stock, List<TrunkRuns.Run> runs) {}

    /** One day. */
    private final class DayDispatch {
        private final int day;
        private final TrunkRuns trunk;
        private final DayOrders orders;
        private final Map<String, Tour> toursOfDay = new LinkedHashMap<>();

        DayDispatch(int day) {
            this.day = day;
            orders = new DayOrders(outlook, supply, flows, day, backlog);
            trunk = new TrunkRuns(
                    city,
                    new RunLoads(
                            outlook,
                            ledger,
                            day,
                            orders.urgent(outlook.scenario().facilities(), rounds::isUrgent)),
                    new RunClock(city, docks, meetings, day, lots.lastIssue, true),
                    trailers,
                    day,
                    this::there);
            backlog.taken();
            Map<String, Integer> doors = new LinkedHashMap<>();
            for (Facility facility : outlook.scenario().facilities()) {
                doors.put(facility.id(), orders.doors(facility.id()).size());
            }
            shares.beginDay(day, doors);
        }

        void run(ExecutorService workers) {
            List<Facility> doorsOnly = new ArrayList<>();
            List<Facility> wave = new ArrayList<>();
            for (Facility facility : orders.downstream(outlook.scenario().facilities())) {
                if (!orders.sends(facility.id())) {
                    if (!orders.doors(facility.id()).isEmpty()) {
                        doorsOnly.add(facility);
                    }
                    continue;
                }
                if (wave.stream().anyMatch(member -> orders.send(member.id(), facility.id()))) {
                    work(wave, workers);
                    wave.clear();
                }
                wave.add(facility);
            }
            work(wave, workers);
            work(doorsOnly, workers);
            for (VehicleDay vehicle : trunk.used()) {
                vehicle.dropEmptyTrips();
                if (vehicle.trips() == 0) {
                    continue;
                }
                add(vehicle.tour());
            }
            for (Tour tour : toursOfDay.values()) {
                int ready = Passage.ready(city, fleets.get(tour.fleet()), tour);
                if (ready > (day + 1) * TimeWindow.DAY) {
                    awayUntil.put(new VehicleKey(tour.fleet(), tour.vehicle()), ready);
                }
            }
            tours.addAll(toursOfDay.values());
            shares.endDay();
        }

        /** The vehicles of a fleet that are there on the day, from when they are. */
        private List<VehicleDay> there(Fleet fleet) {
            List<VehicleDay> there = VehicleDay.all(fleet, day, city.crewing());
            there.forEach(vehicle ->
                    vehicle.away(0, awayUntil.getOrDefault(new VehicleKey(fleet.id(), vehicle.vehicle), 0)));
            there.removeIf(vehicle -> vehicle.free() >= vehicle.shift.end());
            return there;
        }

        /** Adds a tour; the trips of a vehicle that goes to the doors and runs as well are one. */
        private void add(Tour tour) {
            toursOfDay.merge(tour.id(), tour, (one, other) -> {
                List<Trip> trips = new ArrayList<>(one.trips());
                trips.addAll(other.trips());
                trips.sort(Comparator.comparingInt(Trip::start));
                return one.withTrips(trips);
            });
        }

        /** The vehicles that go to the doors from a facility. */
        private List<VehicleDay> roster(Facility facility) {
            List<VehicleDay> roster = new ArrayList<>();
            for (Fleet fleet : vehicles.delivery(facility.id())) {
                roster.addAll(vehicles.doBoth(facility.id()) ? trunk.vehicles(fleet) : there(fleet));
            }
            return roster;
        }

        /** Notes in the roster when the vehicles are back from the doors. */
        private void occupy(Facility facility, List<VehicleDay> roster, Rounds.Result doors) {
            for (Rounds.Round round : doors.tours()) {
                if (round.trips.isEmpty()) {
                    continue;
                }
                Rounds.Loaded last = round.trips.get(round.trips.size() - 1);
                int until = last.back
                        + round.squad.fleet().turnRoundSeconds()
                        + city.bubbles().disinfectionSeconds(facility.id(), last.mostClosed(), ControlLevel.OPEN);
                roster.stream()
                        .filter(vehicle -> vehicle.fleet == round.squad.fleet() && vehicle.vehicle == round.vehicle)
                        .forEach(vehicle -> vehicle.away(round.trips.size(), until));
            }
        }

        /** Works on facilities of which none sends to another: their tours are planned side by side, the largest first. */
        private void work(List<Facility> wave, ExecutorService workers) {
            int sideBySide = Math.min(options.threads(), wave.size());
            int threadsEach = Math.max(1, options.threads() / Math.max(1, sideBySide));
            List<Begun> begun = new ArrayList<>();
            wave.forEach(facility -> begun.add(begin(facility)));
            List<Begun> largestFirst = new ArrayList<>(begun);
            largestFirst.sort(Comparator.comparingInt(
                    facility -> -orders.doors(facility.base.id()).size()));
            Map<String, Future<Rounds.Result>> tours = new HashMap<>();
            for (Begun facility : largestFirst) {
                tours.put(facility.base.id(), workers.submit(() -> toDoors(facility, threadsEach, sideBySide)));
            }
            for (Begun facility : begun) {
                finish(send(facility, SideBySide.answer(tours.get(facility.base.id()), allowance::cancel)));
            }
        }

        /** Sends off what goes further today, since others wait for it. */
        private Begun begin(Facility facility) {
            List<VehicleDay> roster = roster(facility);
            StockDay stock = ledger.day(facility.id(), day);
            List<TrunkRuns.Run> runs = new ArrayList<>();
            if (orders.sends(facility.id())) {
                trunk.loads.issued(facility.id(), orders.doorsKg(facility.id()));
                runs.addAll(send(orders.now(facility.id()), stock, true));
            }
            return new Begun(facility, roster, stock, runs);
        }

        private Rounds.Result toDoors(Begun facility, int threads, int sideBySide) {
            String id = facility.base.id();
            Rounds.Result doors = rounds.plan(
                    facility.base,
                    day,
                    orders.doors(id),
                    facility.stock,
                    facility.roster.stream()
                            .filter(vehicle -> vehicle.free() < vehicle.shift.end())
                            .toList(),
                    engine,
                    options.withSeed(options.seed() * 31 + id.hashCode() + day)
                            .withThreads(threads)
                            .withListener(SolveListener.SILENT),
                    () -> shares.share(id, sideBySide));
            shares.over(id);
            return doors;
        }

        /** Sends off the rest, now that the tours are known. */
        private LotChoice.Outgoing send(Begun facility, Rounds.Result doors) {
            String id = facility.base.id();
            rounds.separate(facility.base, day, doors.tours(), meetings, doors.cuts());
            if (orders.sends(id)) {
                occupy(facility.base, facility.roster, doors);
                trunk.loads.issued(id, doors.loadedKg() - orders.doorsKg(id));
                facility.runs.addAll(send(orders.later(id), facility.stock, false));
                facility.runs.addAll(ahead(facility.base, facility.stock));
            }
            return new LotChoice.Outgoing(day, facility.base, facility.stock, facility.runs, doors);
        }

        /** Runs on the lanes that leave a facility; what vehicles cannot take is noted as short where it was to go. */
        private List<TrunkRuns.Run> send(Map<Lane, Map<String, Long>> lanes, StockDay stock, boolean goesFurther) {
            List<TrunkRuns.Run> runs = trunk.dispatch(lanes, stock, goesFurther);
            lanes.forEach((lane, left) -> {
                left.forEach((commodity, quantity) -> {
                    TrunkRuns.Obstacle obstacle = trunk.obstacle(lane, commodity, quantity, stock);
                    leftovers.add(new Leftover(
                            day,
                            lane.from(),
                            lane.to(),
                            false,
                            commodity,
                            quantity,
                            obstacle.cause(),
                            obstacle.bottleneck()));
                    inbound.note(lane, commodity, obstacle, day);
                });
                backlog.owe(lane, left);
            });
            return runs;
        }

        /** What a facility is to send tomorrow and has already: it leaves today if a vehicle is free. */
        private List<TrunkRuns.Run> ahead(Facility facility, StockDay stock) {
            Map<Lane, Map<String, Long>> left = new LinkedHashMap<>();
            orders.tomorrow(facility.id()).forEach((lane, units) -> left.put(lane, new LinkedHashMap<>(units)));
            List<TrunkRuns.Run> runs = trunk.dispatch(left, stock, false);
            orders.tomorrow(facility.id())
                    .forEach((lane, units) -> units.forEach((commodity, quantity) -> backlog.sendAhead(
                            lane, commodity, quantity - left.get(lane).getOrDefault(commodity, 0L))));
            return runs;
        }

        /** Chooses lots, and notes what does not leave. */
        private void finish(LotChoice.Outgoing outgoing) {
            lots.choose(outgoing).forEach(this::add);
            double leftOutKg = 0;
            for (Rounds.Cut cut : outgoing.doors().cuts()) {
                Demand demand = supply.demands().get(cut.demand());
                leftOutKg +=
                        WANT_OF_TOURS.contains(cut.cause()) ? cut.quantity() * orders.massKg(demand.commodity()) : 0;
                leftovers.add(new Leftover(
                        day,
                        outgoing.base().id(),
                        demand.place(),
                        true,
                        demand.commodity(),
                        cut.quantity(),
                        cut.cause(),
                        cut.bottleneck()));
                backlog.owe(outgoing.base().id(), shortfall(outgoing.base(), cut));
            }
            String base = outgoing.base().id();
            shares.leavesOut(base, leftOutKg / Math.max(1, orders.doorsKg(base)));
            report();
        }

        private void report() {
            options.listener()
                    .onProgress(new SolveListener.Progress(
                            "routing",
                            allowance.secondsSpent(),
                            tours.size(),
                            0,
                            lots.spoiledOnTheWay.size(),
                            shares.done()));
        }

        private Shortfall shortfall(Facility base, Rounds.Cut cut) {
            if (cut.cause() != Cause.STOCK) {
                return new Shortfall(cut.demand(), cut.quantity(), cut.cause(), cut.bottleneck());
            }
            String commodity = supply.demands().get(cut.demand()).commodity();
            TrunkRuns.Obstacle obstacle = inbound.to(base.id(), commodity);
            return obstacle == null
                    ? new Shortfall(cut.demand(), cut.quantity(), Cause.ARRIVAL, base.id())
                    : new Shortfall(cut.demand(), cut.quantity(), obstacle.cause(), obstacle.bottleneck());
        }
    }
}
