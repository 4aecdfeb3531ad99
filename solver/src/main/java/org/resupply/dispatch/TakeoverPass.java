package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.resupply.beside.Beside;
import org.resupply.compile.HandOvers;
import org.resupply.model.ControlLevel;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * One pass over a plan that is taken over: warehouse by warehouse from the gates down, day by day from now on.
 *
 * <p>A warehouse's day is left as it is while its errands are possible and the very lots they load are there; else the errands
 * stay and take other lots, if there are enough; else the day is mended: what cannot be carried as planned is carried
 * otherwise, or less of it.
 */
final class TakeoverPass {
    private final City city;
    private final Outlook outlook;
    private final Outlook earlier;
    private final List<Receipt> receipts;
    /** Facilities at which a convoy is no longer unloaded as it was to be. */
    private final Set<String> receivingOtherwise;
    /** Whether it goes on where another pass ended. */
    private final boolean goesOn;

    private final int today;
    private final Extras extras;
    private final LotFacts lots;
    private final Differences differences;
    private final Passage passage;
    private final HandOvers handOvers;
    private final DutyRoster roster;
    private final HandedOver handedOver;
    private final UnderWay underWay;
    private final TakeoverStock stock;
    private final GateVisits gates;
    private final Mending mending;
    private final Executor workers;
    private final List<Takeover.Missing> shortfalls = new ArrayList<>();
    private final Map<Leaving, List<Errand>> leaving = new HashMap<>();

    private record Leaving(String facility, int day) {}

    TakeoverPass(
            City city,
            Outlook earlier,
            List<Tour> tours,
            List<Receipt> receipts,
            Set<String> receivingOtherwise,
            int now,
            Extras extras,
            LotFacts lots,
            FacilityStops atFacilities,
            Promises promises,
            RoutingEngine engine,
            SolveOptions options,
            Executor workers) {
        this.city = city;
        this.earlier = earlier;
        this.receipts = receipts;
        this.receivingOtherwise = receivingOtherwise;
        goesOn = false;
        this.extras = extras;
        this.lots = lots;
        this.workers = workers;
        outlook = city.outlook();
        today = Math.min(outlook.scenario().days() - 1, now / TimeWindow.DAY);
        Wants wants = new Wants(outlook);
        differences = new Differences(outlook, earlier, today);
        handOvers = new HandOvers(outlook, city.bubbles());
        passage = new Passage(city, differences);
        roster = new DutyRoster(city, tours, atFacilities, lots, now);
        handedOver = new HandedOver(outlook, roster, lots, wants, now);
        underWay = new UnderWay(city, roster, differences, handedOver, lots, now);
        stock = new TakeoverStock(outlook, earlier, roster, atFacilities, lots, today);
        gates = new GateVisits(outlook, roster, atFacilities, receipts, receivingOtherwise);
        Overnight overnight = overnight();
        mending = new Mending(
                city, roster, passage, handedOver, stock, gates, overnight, wants, lots, promises, engine, options);
    }

    /** Goes on where another pass ended, with other things to be brought besides; the other one is of no use any more. */
    TakeoverPass(TakeoverPass ended, Extras extras) {
        this.extras = extras;
        city = ended.city;
        outlook = ended.outlook;
        earlier = outlook;
        receipts = ended.receipts;
        receivingOtherwise = ended.receivingOtherwise;
        goesOn = true;
        today = ended.today;
        lots = ended.lots;
        workers = ended.workers;
        handOvers = ended.handOvers;
        roster = ended.roster;
        handedOver = ended.handedOver;
        underWay = ended.underWay;
        stock = ended.stock;
        gates = ended.gates;
        differences = new Differences(outlook, earlier, today);
        passage = new Passage(city, differences);
        mending = ended.mending.next(passage, overnight());
    }

    private Overnight overnight() {
        // Nothing is asked of it where nothing is to be brought besides.
        return new Overnight(outlook, extras.isEmpty() ? List.of() : roster.duties(), receipts, lots, today);
    }

    List<Tour> tours() {
        return roster.tours();
    }

    /** What could not go where it was to. */
    Blocked blocked() {
        return mending.blocked();
    }

    List<Takeover.Missing> shortfalls() {
        return shortfalls;
    }

    /** Vehicles of a fleet that have something to do no more on a day, or nothing at all, each with its last span. */
    List<VehicleDay> freeAtLast(Fleet fleet, int day) {
        return roster.freeAtLast(fleet, day);
    }

    void run(Allowance allowance) {
        if (goesOn) {
            roster.takeAsGiven();
            stock.backToNow();
        } else {
            underWay.letGoOnOrComeHome(stock);
            // What has begun tells what lies where; the rest is about what is ahead.
            Beside<Void> lying = Beside.begin(
                    () -> {
                        stock.untilNow(receipts);
                        return null;
                    },
                    workers);
            roster.releaseLost(earlier, today);
            passage.check(roster.duties());
            lying.get(allowance::cancel);
            receivingOtherwise.forEach(stock::alter);
        }
        if (lots.hasRequests()) {
            handedOver.begin();
        }
        for (Duty duty : roster.duties()) {
            for (Errand errand : List.copyOf(duty.errands)) {
                if (isGivenUp(errand, duty.day)) {
                    duty.errands.remove(errand);
                    handedOver.count(errand.trip, -1);
                }
            }
            for (Errand errand : duty.errands) {
                if (!errand.begun && errand.mendable) {
                    leaving.computeIfAbsent(new Leaving(errand.loading().place(), duty.day), key -> new ArrayList<>())
                            .add(errand);
                }
            }
        }
        leaving.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(errand -> errand.loading().begin())));
        List<Facility> downstream = downstream();
        for (int day = today; day < outlook.scenario().days(); day++) {
            if (day > today) {
                stock.beginDay(day);
            }
            mending.beginDay(day);
            Wave wave = new Wave(outlook, handOvers, day);
            for (Facility facility : asPlanned(downstream, day)) {
                Wave.Work work = new Wave.Work(
                        facility,
                        leaving(facility.id(), day),
                        extras.doors(facility.id(), day),
                        extras.lanes(facility.id(), day));
                if (!wave.works().isEmpty() && work.errands().stream().anyMatch(errand -> errand.bringsIntoStock)) {
                    work(wave, day, allowance);
                    wave = new Wave(outlook, handOvers, day);
                }
                if (!work.isNothing() && !goesAsPlanned(work, day) && !wave.takes(work)) {
                    work(wave, day, allowance);
                    wave = new Wave(outlook, handOvers, day);
                    if (!wave.takes(work)) {
                        shortfalls.addAll(work(work, day, allowance));
                    }
                }
            }
            work(wave, day, allowance);
        }
    }

    private void work(Wave wave, int day, Allowance allowance) {
        List<Beside<List<Takeover.Missing>>> works = new ArrayList<>();
        wave.works().forEach(work -> works.add(Beside.begin(() -> work(work, day, allowance), workers)));
        works.forEach(Beside::help);
        works.forEach(work -> shortfalls.addAll(work.get(allowance::cancel)));
    }

    /** Whether nobody knows how to mend a trip that is ahead; where it was to call, less comes in then, or more stays. */
    private boolean isGivenUp(Errand errand, int day) {
        if (errand.begun || errand.mendable || !hasHandlings(errand.trip)) {
            return false;
        }
        if (lots.isRequested(errand.trip)) {
            return !errand.possible || isTooMuchToCarry(errand.trip, day);
        }
        // It loads goods at several places.
        stock.alter(errand.trip);
        errand.trip.stops().forEach(stop -> stock.fill(stop.place()));
        return true;
    }

    /** Whether a trip brings anything to a zone that has been closed, to whose doors less can be carried than all that comes. */
    private boolean isTooMuchToCarry(Trip trip, int day) {
        return differences.ofLevels(day)
                && trip.stops().stream()
                        .filter(stop -> stop.handlings().stream().anyMatch(handling -> handling.quantity() < 0))
                        .anyMatch(stop -> handedOver.carryLeft(stop.place(), day) < 0);
    }

    private static boolean hasHandlings(Trip trip) {
        return trip.stops().stream().anyMatch(stop -> !stop.handlings().isEmpty());
    }

    /** Lets a facility's day be as planned, lots and all, if nothing is otherwise there. */
    private boolean goesAsPlanned(Wave.Work work, int day) {
        String facility = work.facility().id();
        boolean asPlanned = work.doors().isEmpty()
                && work.runs().isEmpty()
                && !stock.isAltered(facility)
                && stand(work.facility(), work.errands(), day);
        if (asPlanned) {
            stock.letGo(facility, work.errands(), day);
        }
        return asPlanned;
    }

    /** Whether errands that leave a facility can all go as planned if their goods are there. */
    private boolean stand(Facility facility, List<Errand> errands, int day) {
        return errands.stream().allMatch(errand -> stands(errand, day))
                && stock.haveRoom(errands, day)
                && gates.haveDocks(facility, errands);
    }

    private boolean stands(Errand errand, int day) {
        return errand.possible && stillWanted(errand, day) && !stock.comesTooSoon(errand);
    }

    /** Those of the errands that leave a facility that can go as planned if their goods are there. */
    private List<Errand> standing(Facility facility, List<Errand> errands, int day) {
        if (!gates.haveDocks(facility, errands)) {
            return List.of();
        }
        boolean haveRoom = stock.haveRoom(errands, day);
        return errands.stream()
                .filter(errand -> stands(errand, day) && (haveRoom || !errand.bringsIntoStock))
                .toList();
    }

    /** Mends a facility's day, or lets it stay with other lots; returns what was to be delivered and is not. */
    private List<Takeover.Missing> work(Wave.Work work, int day, Allowance allowance) {
        Facility facility = work.facility();
        List<Errand> errands = work.errands();
        Map<String, Long> doors = work.doors();
        Map<Lane, Map<String, Long>> runs = work.runs();
        List<Errand> standing = standing(facility, errands, day);
        if (standing.size() == errands.size() && doors.isEmpty() && runs.isEmpty()) {
            Object before = stock.ledger.snapshot(facility.id());
            List<Trip> trips = stock.withOtherLots(facility, day, errands);
            if (trips != null) {
                for (int i = 0; i < trips.size(); i++) {
                    Errand errand = errands.get(i);
                    if (errand.trip != trips.get(i)) {
                        stock.alter(facility.id());
                        stock.alter(errand.trip);
                        errand.trip = trips.get(i);
                        errand.mended = true;
                    }
                    stock.arrive(errand, day);
                }
                settle(facility, errands);
                return List.of();
            }
            stock.ledger.backTo(facility.id(), before);
        }
        return mending.mend(facility, day, errands, standing, doors, runs, allowance);
    }

    private void settle(Facility facility, List<Errand> errands) {
        errands.forEach(errand -> stock.settle(facility.id(), errand.loading().begin()));
    }

    /** Whether nobody is to get more than is wanted or can be carried to the doors. */
    private boolean stillWanted(Errand errand, int day) {
        boolean elsewhere = !differences.ofLevels(day) || !differences.touches(errand.trip, day);
        for (Stop stop : errand.trip.stops()) {
            boolean movedThere = !elsewhere && passage.handsOverElsewhere(stop, day);
            if (movedThere || (differences.ofFacilities(day) && !passage.handsOver(stop, day))) {
                return false;
            }
        }
        if (differences.lowered().isEmpty() && elsewhere) {
            return true;
        }
        for (List<Template.Drop> here : differences.lowered().isEmpty()
                ? List.<List<Template.Drop>>of()
                : errand.template(lots.commodities()).drops()) {
            for (Template.Drop drop : here) {
                if (differences.lowered().contains(drop.demand()) && handedOver.isTooMuch(drop.demand())) {
                    return false;
                }
            }
        }
        if (!elsewhere) {
            ControlLevel level = ControlLevel.OPEN;
            for (Stop stop : errand.trip.stops()) {
                Zone zone = outlook.places().zone(stop.place()).orElse(null);
                if (zone != null) {
                    ControlLevel here = outlook.control(zone.id(), day);
                    if (!city.bubbles().mayServe(errand.duty.fleet.id(), zone.id(), day)
                            || here.compareTo(level) < 0
                            || handedOver.carryLeft(zone, day) < 0) {
                        return false;
                    }
                    level = here;
                } else if (level != ControlLevel.OPEN
                        && !stop.place().equals(errand.duty.fleet.base())
                        && outlook.places().facility(stop.place()).orElseThrow().kind()
                                != FacilityKind.HOUSEHOLD_POINT) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Facilities in this order, but for those that on this day bring goods to one before the last goods leave it by the plan: these
     * come before it.
     */
    private List<Facility> asPlanned(List<Facility> order, int day) {
        Map<String, Set<Facility>> senders = new HashMap<>();
        for (Facility facility : order) {
            for (Errand errand : leaving(facility.id(), day)) {
                for (Stop stop : errand.bringsIntoStock ? errand.trip.stops() : List.<Stop>of()) {
                    List<Errand> there = leaving(stop.place(), day);
                    if (!there.isEmpty()
                            && stop.departure()
                                    <= there.get(there.size() - 1).loading().begin()
                            && stop.bringsIntoStock()) {
                        senders.computeIfAbsent(stop.place(), to -> new LinkedHashSet<>())
                                .add(facility);
                    }
                }
            }
        }
        Set<Facility> planned = new LinkedHashSet<>();
        Set<String> met = new HashSet<>();
        order.forEach(facility -> putAfterSenders(facility, senders, met, planned));
        return List.copyOf(planned);
    }

    private static void putAfterSenders(
            Facility facility, Map<String, Set<Facility>> senders, Set<String> met, Set<Facility> planned) {
        if (met.add(facility.id())) {
            senders.getOrDefault(facility.id(), Set.of())
                    .forEach(sender -> putAfterSenders(sender, senders, met, planned));
            planned.add(facility);
        }
    }

    private List<Errand> leaving(String facility, int day) {
        return leaving.getOrDefault(new Leaving(facility, day), List.of());
    }

    /** Facilities in the order in which lanes go down. */
    private List<Facility> downstream() {
        Map<String, Set<String>> senders = new HashMap<>();
        Lanes.of(outlook.scenario())
                .forEach(lane -> senders.computeIfAbsent(lane.to(), to -> new HashSet<>())
                        .add(lane.from()));
        return DayOrders.sendersFirst(outlook.scenario().facilities(), senders);
    }
}
