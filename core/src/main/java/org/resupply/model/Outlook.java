package org.resupply.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A scenario with its disruptions laid over it, answered by day.
 *
 * <p>Closures hold from the start of their window to just before its end: what they leave of a day's hours can be used, and
 * one that ends when it begins closes nothing. Losses of stock and delays are exact to the second as well. Any other disruption
 * counts for every day that its window touches, for the whole of that day. A change of a zone's control level holds
 * for the zone and all below it; where several hold on one day the most closed wins; where none holds the zone's own level
 * does. A requisitioned fleet or facility can be used from its lead time on, in its shift or hours, and never unless it is
 * called.
 *
 * <p>Immutable and safe for use by several threads. Needs a scenario in which {@link ScenarioCheck} finds no fault.
 */
public final class Outlook {
    private static final long DAY = TimeWindow.DAY;

    /** So many demands are looked at one after the other before a table is asked. */
    private static final int NEAR = 16;

    private final Scenario scenario;
    private final ZoneTree places;
    private final Map<String, Fleet> fleets = new HashMap<>();
    private final Map<String, Crew> crews = new HashMap<>();
    private final Set<String> vehicleTypes = new HashSet<>();
    private final Map<String, Requisition> requisitions = new HashMap<>();
    private final Map<DisruptionKind, Map<String, List<Disruption>>> byTarget = new EnumMap<>(DisruptionKind.class);
    private final Map<String, List<Disruption>> controlChanges = new HashMap<>();
    private final List<Loss> losses;
    private final List<Lot> lots;
    private final List<Convoy> convoys;
    private final List<Disruption> closedWays;
    /** One of a scenario that differs in disruptions at most, from which what both want alike is taken over; may be {@code null}. */
    private final Outlook alike;
    /** The second from which on it is planned. */
    private final int since;

    private List<Demand> undisturbed;
    private Map<String, Integer> undisturbedNumbers;
    private List<Demand> wanted;
    private volatile Map<String, Integer> numbers;
    private final Object numbering = new Object();

    private Outlook(Scenario scenario, Outlook alike, int since) {
        this.scenario = scenario;
        this.alike = alike;
        this.since = since;
        this.places = ZoneTree.of(scenario);
        scenario.fleets().forEach(fleet -> fleets.putIfAbsent(fleet.id(), fleet));
        scenario.crews().forEach(crew -> crews.putIfAbsent(crew.id(), crew));
        scenario.vehicleTypes().forEach(type -> vehicleTypes.add(type.id()));
        scenario.requisitions().forEach(requisition -> requisitions.putIfAbsent(requisition.target(), requisition));
        List<Loss> lost = new ArrayList<>();
        for (Disruption disruption : scenario.disruptions()) {
            byTarget.computeIfAbsent(disruption.kind(), kind -> new HashMap<>())
                    .computeIfAbsent(disruption.target(), target -> new ArrayList<>())
                    .add(disruption);
            switch (disruption.kind()) {
                case LOT_LOST ->
                    lost.add(new Loss(
                            disruption.target(), "", disruption.window().start()));
                case STOCK_LOST ->
                    lost.add(new Loss(
                            "", disruption.target(), disruption.window().start()));
                default -> {}
            }
        }
        losses = Collections.unmodifiableList(lost);
        spreadControl();
        lots = lotsLeft();
        convoys = scenario.convoys().stream().map(this::delayed).toList();
        closedWays = closedWays(scenario);
    }

    /** The outlook of a scenario with all its disruptions. */
    public static Outlook of(Scenario scenario) {
        return new Outlook(scenario, null, 0);
    }

    /**
     * The outlook of a scenario that may differ from that of another outlook in its disruptions alone: what both want alike is
     * worked out once. Of any other scenario it is as {@link #of(Scenario)} gives it.
     */
    public static Outlook of(Scenario scenario, Outlook other) {
        Scenario there = other.scenario;
        boolean alike = scenario.days() == there.days()
                && scenario.zones() == there.zones()
                && scenario.demands() == there.demands()
                && scenario.needs() == there.needs()
                && scenario.commodities() == there.commodities()
                && scenario.priorityClasses() == there.priorityClasses();
        // The first of them all: a chain of outlooks would keep each other.
        Outlook first = other.alike != null ? other.alike : other;
        return new Outlook(scenario, alike ? first : null, 0);
    }

    /** The same, for who plans what comes from a second on: only that counts for the hours of {@link #today} and for {@link #isOpenAhead}. */
    public Outlook since(int second) {
        return new Outlook(scenario, alike, second);
    }

    /** The scenario without its disruptions laid over it. */
    public Scenario scenario() {
        return scenario;
    }

    /** The scenario's places. */
    public ZoneTree places() {
        return places;
    }

    /** How closed the zone is on the day. */
    public ControlLevel control(String zoneId, int day) {
        List<Disruption> changes = controlChanges.get(zoneId);
        ControlLevel highest = null;
        if (changes != null) {
            for (Disruption change : changes) {
                if (touches(change.window(), day)
                        && (highest == null || change.level().compareTo(highest) > 0)) {
                    highest = change.level();
                }
            }
        }
        return highest != null
                ? highest
                : places.zone(zoneId).orElseThrow(() -> unknown("zone", zoneId)).control();
    }

    /** Vehicles of the fleet that can be used on the day. */
    public int fleetCount(String fleetId, int day) {
        Fleet fleet = fleets.get(fleetId);
        if (fleet == null) {
            throw unknown("fleet", fleetId);
        }
        if (thereFrom(fleet) >= fleet.shift().on(day).end()) {
            return 0;
        }
        return left(fleet.count(), DisruptionKind.VEHICLES_LOST, fleetId, day);
    }

    /**
     * Second from which on the fleet's vehicles can set out from their base: when the convoy they come on has arrived there and has been
     * looked at and disinfected, and {@linkplain #availableFrom no sooner than others give them}.
     */
    public int thereFrom(Fleet fleet) {
        int given = availableFrom(fleet.id());
        if (fleet.convoy().isEmpty()) {
            return given;
        }
        long inspection =
                places.facility(fleet.base()).map(Facility::convoySeconds).orElse(0L);
        int there = convoys.stream()
                .filter(convoy -> convoy.id().equals(fleet.convoy()))
                .findFirst()
                .map(convoy -> (int) Math.min(Integer.MAX_VALUE, convoy.arrivalAt(fleet.base()) + inspection))
                .orElse(given);
        return Math.max(there, given);
    }

    /** Crews of this kind that can work on the day, tests aside. */
    public int crews(String crewId, int day) {
        Crew crew = crews.get(crewId);
        if (crew == null) {
            throw unknown("crew", crewId);
        }
        return left(crew.count(), DisruptionKind.CREWS_LOST, crewId, day);
    }

    /** Whether the crew can drive this type of vehicle: one of its skills names the type, or none of them names any. */
    public boolean canDrive(String crewId, String vehicleTypeId) {
        Crew crew = crews.get(crewId);
        if (crew == null) {
            throw unknown("crew", crewId);
        }
        return crew.skills().contains(vehicleTypeId) || Collections.disjoint(crew.skills(), vehicleTypes);
    }

    /** Whether the facility receives and issues at some time of the day. */
    public boolean facilityOpen(String facilityId, int day) {
        return !openings(facilityId, day).isEmpty();
    }

    /** Whether the facility receives and issues at some time of the day that is not {@linkplain #since over}. */
    public boolean isOpenAhead(String facilityId, int day) {
        return openings(facilityId, day).stream().anyMatch(open -> open.end() > since);
    }

    /** When the facility receives and issues on the day: its hours, once it can be used, without the times at which it is closed, in order. */
    public List<TimeWindow> openings(String facilityId, int day) {
        Facility facility = places.facility(facilityId).orElseThrow(() -> unknown("facility", facilityId));
        TimeWindow hours = facility.hours().on(day);
        int from = Math.max(hours.start(), availableFrom(facilityId));
        return from < hours.end()
                ? without(DisruptionKind.FACILITY_CLOSED, facilityId, new TimeWindow(from, hours.end()))
                : List.of();
    }

    /**
     * The facility with that of its {@link #openings} on the day as its hours in which vehicles based there may be away longest, all
     * of them together, as far as it is not {@linkplain #since over}; of several the longest, of those the first. As it is when
     * there is none.
     */
    public Facility today(Facility facility, int day) {
        return today(
                facility,
                day,
                open -> scenario.fleets().stream()
                        .filter(fleet -> fleet.base().equals(facility.id()))
                        .mapToLong(fleet -> (long) fleet.count()
                                * common(open, fleet.shift().on(day)))
                        .sum());
    }

    /** The same with the opening that has most in common with a window. */
    public Facility today(Facility facility, int day, TimeWindow window) {
        return today(facility, day, open -> common(open, window));
    }

    private Facility today(Facility facility, int day, ToLongFunction<TimeWindow> worth) {
        List<TimeWindow> openings = openings(facility.id(), day);
        if (openings.isEmpty() || openings.get(0).equals(facility.hours().on(day))) {
            return facility;
        }
        TimeWindow best = openings.get(0);
        for (TimeWindow open : openings) {
            long more = worth.applyAsLong(open) - worth.applyAsLong(best);
            best = more > 0 || (more == 0 && left(open) > left(best)) ? open : best;
        }
        int midnight = day * TimeWindow.DAY;
        return facility.withHours(new OpeningHours(best.start() - midnight, best.end() - midnight));
    }

    /** Seconds that two windows have in common and that are not over. */
    private int common(TimeWindow one, TimeWindow other) {
        return Math.max(0, Math.min(one.end(), other.end()) - Math.max(since, Math.max(one.start(), other.start())));
    }

    /** Whether the facility can be used and is not closed at any time from one second to just before another, whatever its hours. */
    public boolean isOpen(String facilityId, int from, int until) {
        return availableFrom(facilityId) <= from
                && targeting(DisruptionKind.FACILITY_CLOSED, facilityId).stream()
                        .noneMatch(closed -> closed.window().holds(from, until));
    }

    /** Whether the lane is not closed at any time from one second to just before another, whatever its hours. */
    public boolean isOpen(Lane lane, int from, int until) {
        return targeting(DisruptionKind.LANE_CLOSED, lane.id()).stream()
                .noneMatch(closed -> closed.window().holds(from, until));
    }

    /** Whether nothing closes the crossing on the day, whatever its hours. */
    public boolean crossingOpen(String crossingId, int day) {
        return targeting(DisruptionKind.CROSSING_CLOSED, crossingId).stream()
                .noneMatch(closed -> closed.window().holds(day * TimeWindow.DAY, (day + 1) * TimeWindow.DAY));
    }

    /** What closes crossings and roads: disruptions in the scenario's order, then the times outside the hours of crossings. */
    public List<Disruption> closedWays() {
        return closedWays;
    }

    private static List<Disruption> closedWays(Scenario scenario) {
        List<Disruption> closed = new ArrayList<>();
        for (Disruption disruption : scenario.disruptions()) {
            if (disruption.kind() == DisruptionKind.CROSSING_CLOSED
                    || disruption.kind() == DisruptionKind.ROAD_CLOSED) {
                closed.add(disruption);
            }
        }
        for (Crossing crossing : scenario.travel().crossings()) {
            // Vehicles may be under way for a day more.
            for (int day = 0; day <= scenario.days(); day++) {
                TimeWindow open = crossing.hours().on(day);
                for (TimeWindow shut : OpeningHours.ALWAYS.on(day).without(open)) {
                    closed.add(new Disruption(
                            crossing.id(), DisruptionKind.CROSSING_CLOSED, crossing.id(), shut, null, 1, 0, 0, null));
                }
            }
        }
        return Collections.unmodifiableList(closed);
    }

    /** Whether goods may leave on the lane at some time of the day, as far as the lane itself is concerned. */
    public boolean laneOpen(Lane lane, int day) {
        return !openings(lane, day).isEmpty();
    }

    /** When goods may be on the lane on the day: from when it opens, without the times at which it is closed, in order. */
    public List<TimeWindow> openings(Lane lane, int day) {
        return without(DisruptionKind.LANE_CLOSED, lane.id(), lane.hours().on(day));
    }

    /**
     * The first second at which a fleet or facility can be used: 0 unless it is requisitioned, its lead time when it is called,
     * {@link Integer#MAX_VALUE} when it is not.
     */
    public int availableFrom(String targetId) {
        Requisition requisition = requisitions.get(targetId);
        if (requisition == null) {
            return 0;
        }
        return requisition.called() ? requisition.leadSeconds() : Integer.MAX_VALUE;
    }

    /** Stock at the start, without what is lost in the course of day 0. */
    public List<Lot> lots() {
        return lots;
    }

    /** Every loss of stock, exact to the second, in the scenario's order. */
    public List<Loss> losses() {
        return losses;
    }

    /** The convoys with their delays, in the scenario's order. */
    public List<Convoy> convoys() {
        return convoys;
    }

    /**
     * All that is wanted: {@link Demands#of}, multiplied by the surges of its day and rounded to the nearest whole, and the
     * urgent requests behind. Demands of quantity 0 are left out.
     */
    public List<Demand> demands() {
        return wanted();
    }

    /** The demand with this id, one of {@link #demands()}. */
    public Optional<Demand> demand(String id) {
        return Optional.ofNullable(demandNumbers().get(id)).map(wanted()::get);
    }

    /**
     * Where the demand with this id stands in {@link #demands()}; -1 when it is none of them. Found without delay where it is at a number
     * or little behind it, as in a list of many demands that goes on in their order.
     */
    public int demandNumber(String id, int near) {
        List<Demand> list = wanted();
        int end = Math.min(list.size(), near + NEAR);
        for (int number = Math.max(0, near); number < end; number++) {
            if (list.get(number).id().equals(id)) {
                return number;
            }
        }
        return demandNumbers().getOrDefault(id, -1);
    }

    /** Where each of {@link #demands()} stands in that list, by id. */
    public Map<String, Integer> demandNumbers() {
        Map<String, Integer> known = numbers;
        return known == null ? number() : known;
    }

    private Map<String, Integer> number() {
        List<Demand> list = wanted();
        // Not under the lock of the demands, which others may ask for meanwhile.
        synchronized (numbering) {
            if (numbers == null) {
                numbers = haveSameIds(list, undisturbed()) ? undisturbedNumbers() : numbers(list);
            }
            return numbers;
        }
    }

    /** The numbers of what is wanted where nothing happens. */
    private Map<String, Integer> undisturbedNumbers() {
        if (alike != null) {
            return alike.undisturbedNumbers();
        }
        synchronized (numbering) {
            if (undisturbedNumbers == null) {
                undisturbedNumbers = numbers(undisturbed());
            }
            return undisturbedNumbers;
        }
    }

    private static boolean haveSameIds(List<Demand> some, List<Demand> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && some != others && i < some.size(); i++) {
            same = some.get(i).id().equals(others.get(i).id());
        }
        return same;
    }

    private static Map<String, Integer> numbers(List<Demand> demands) {
        Map<String, Integer> byId = new HashMap<>(demands.size() * 2);
        for (int i = 0; i < demands.size(); i++) {
            byId.putIfAbsent(demands.get(i).id(), i);
        }
        return Collections.unmodifiableMap(byId);
    }

    /** By how many units more is wanted of each demand than in an earlier outlook, or, below 0, less; others are left out. */
    public Map<String, Long> wantedBeyond(Outlook earlier) {
        Map<String, Long> beyond = new LinkedHashMap<>();
        List<Demand> now = wanted();
        List<Demand> then = earlier.wanted();
        if (now == then) {
            return beyond;
        }
        int same = 0;
        // Most outlooks of a city want the same in the same order; ids are looked up only from where they part.
        while (same < now.size() && same < then.size()) {
            Demand present = now.get(same);
            Demand before = then.get(same);
            if (present != before) {
                if (!present.id().equals(before.id())) {
                    break;
                }
                if (present.quantity() != before.quantity()) {
                    beyond.put(present.id(), present.quantity() - before.quantity());
                }
            }
            same++;
        }
        Map<String, Long> rest = new LinkedHashMap<>();
        now.subList(same, now.size()).forEach(demand -> rest.merge(demand.id(), demand.quantity(), Long::sum));
        then.subList(same, then.size()).forEach(demand -> rest.merge(demand.id(), -demand.quantity(), Long::sum));
        rest.forEach((id, more) -> {
            if (more != 0) {
                beyond.put(id, more);
            }
        });
        return beyond;
    }

    /** The last day on which the demand may still be served: its own day and the late days that the policies allow. */
    public int lastDay(Demand demand) {
        return (int) Math.min(
                scenario.days() - 1L, (long) demand.day() + scenario.policies().lateDays());
    }

    /** What is wanted where nothing happens. */
    private synchronized List<Demand> undisturbed() {
        if (undisturbed == null) {
            undisturbed = alike != null ? alike.undisturbed() : Collections.unmodifiableList(Demands.of(scenario));
        }
        return undisturbed;
    }

    private boolean isUndisturbed() {
        return !byTarget.containsKey(DisruptionKind.DEMAND_SURGE)
                && !byTarget.containsKey(DisruptionKind.URGENT_REQUEST);
    }

    private synchronized List<Demand> wanted() {
        if (wanted == null && isUndisturbed()) {
            wanted = undisturbed();
        }
        if (wanted == null) {
            List<Demand> list = new ArrayList<>();
            String place = null;
            List<Disruption> here = List.of();
            for (Demand demand : undisturbed()) {
                // Most demands of one place stand one behind the other.
                if (!demand.place().equals(place)) {
                    place = demand.place();
                    here = surges(place);
                }
                Demand surged = here.isEmpty() ? demand : surged(demand, here);
                if (surged.quantity() > 0) {
                    list.add(surged);
                }
            }
            for (Disruption disruption : scenario.disruptions()) {
                if (disruption.kind() == DisruptionKind.URGENT_REQUEST
                        && disruption.request().quantity() > 0) {
                    list.add(disruption.request());
                }
            }
            wanted = Collections.unmodifiableList(list);
        }
        return wanted;
    }

    /** The surges of all days at a place, those of its own zone first. */
    private List<Disruption> surges(String place) {
        Map<String, List<Disruption>> surges = byTarget.getOrDefault(DisruptionKind.DEMAND_SURGE, Map.of());
        if (surges.isEmpty()) {
            return List.of();
        }
        List<Disruption> here = new ArrayList<>();
        for (Zone zone : places.upwards(zoneOf(place))) {
            here.addAll(surges.getOrDefault(zone.id(), List.of()));
        }
        return here;
    }

    private static Demand surged(Demand demand, List<Disruption> surges) {
        double factor = 1;
        for (Disruption surge : surges) {
            if (touches(surge.window(), demand.day())) {
                factor *= surge.factor();
            }
        }
        if (factor == 1) {
            return demand;
        }
        return new Demand(
                demand.id(),
                demand.commodity(),
                demand.place(),
                demand.priorityClass(),
                demand.day(),
                demand.window(),
                Math.round(demand.quantity() * factor));
    }

    private String zoneOf(String place) {
        return places.facility(place).map(Facility::zone).orElse(place);
    }

    private void spreadControl() {
        Map<String, List<Disruption>> changes = byTarget.getOrDefault(DisruptionKind.ZONE_CONTROL, Map.of());
        if (changes.isEmpty()) {
            return;
        }
        for (Zone zone : scenario.zones()) {
            List<Disruption> here = new ArrayList<>();
            for (Zone above : places.upwards(zone.id())) {
                here.addAll(changes.getOrDefault(above.id(), List.of()));
            }
            if (!here.isEmpty()) {
                controlChanges.put(zone.id(), here);
            }
        }
    }

    private List<Lot> lotsLeft() {
        Set<String> lostLots = new HashSet<>();
        Set<String> lostStocks = new HashSet<>();
        for (Loss loss : losses) {
            if (loss.second() < DAY) {
                (loss.lot().isEmpty() ? lostStocks : lostLots).add(loss.lot().isEmpty() ? loss.facility() : loss.lot());
            }
        }
        return scenario.lots().stream()
                .filter(lot -> !lostLots.contains(lot.id()) && !lostStocks.contains(lot.place()))
                .toList();
    }

    private Convoy delayed(Convoy convoy) {
        long delay = 0;
        for (Disruption late : targeting(DisruptionKind.CONVOY_LATE, convoy.id())) {
            delay += late.seconds();
        }
        return delay == 0 ? convoy : convoy.late((int) Math.min(delay, Integer.MAX_VALUE - convoy.arrival()));
    }

    private int left(int count, DisruptionKind kind, String targetId, int day) {
        long left = count;
        for (Disruption loss : targeting(kind, targetId)) {
            if (touches(loss.window(), day)) {
                left -= loss.count();
            }
        }
        return (int) Math.max(0, left);
    }

    /** What closures leave of a span of time, in order. */
    private List<TimeWindow> without(DisruptionKind kind, String targetId, TimeWindow span) {
        List<TimeWindow> left = List.of(span);
        for (Disruption closed : targeting(kind, targetId)) {
            left = left.stream()
                    .flatMap(part -> part.without(closed.window()).stream())
                    .toList();
        }
        return left;
    }

    /** Seconds of a window that are not over. */
    private int left(TimeWindow window) {
        return window.end() - Math.max(since, window.start());
    }

    private List<Disruption> targeting(DisruptionKind kind, String targetId) {
        return byTarget.getOrDefault(kind, Map.of()).getOrDefault(targetId, List.of());
    }

    /** Whether the window has an instant in common with the day; a window that ends at midnight does not touch the next day. */
    private static boolean touches(TimeWindow window, int day) {
        long begin = day * DAY;
        return window.start() < begin + DAY && (window.end() > begin || window.start() == begin);
    }

    private static IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException("There is no %s with the id (%s).".formatted(what, id));
    }
}
