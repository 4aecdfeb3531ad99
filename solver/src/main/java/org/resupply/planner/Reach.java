package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.HandOvers;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.City;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Travel;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Cause;
import org.resupply.plan.Unmet;

/**
 * Which places nothing can be brought to at all, and why, by testing what stands in the way one thing after the other: the way
 * itself, closed warehouses, closed loops, vehicles, crews.
 */
final class Reach {
    /** What is said of a place to which nothing can be brought where only sums or lanes are known. */
    private static final Set<Cause> BY_SUMS =
            EnumSet.of(Cause.STOCK, Cause.WHOLE_LOTS, Cause.ARRIVAL, Cause.VEHICLE, Cause.UNREACHABLE, Cause.CLOSURE);

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final HandOvers handOvers;
    private final Journeys journeys;
    private final ServiceArea area;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final List<Lane> lanes;
    /** The facilities that goods can have come to by the end of each day that has been asked for. */
    private final List<Set<String>> supplied = new ArrayList<>();

    private final Map<Stay, Step> steps = new HashMap<>();
    private Reach undisturbed;

    private record Stay(String place, int first, int last) {}

    /** How far deliveries to a place get before something stands in their way. */
    private enum Step {
        NO_WAY,
        CLOSED,
        NO_BUBBLE,
        NO_VEHICLE,
        NO_CREW,
        REACHED
    }

    Reach(City city) {
        outlook = city.outlook();
        bubbles = city.bubbles();
        journeys = city.journeys();
        area = city.area();
        vehicles = city.vehicles();
        crewing = city.crewing();
        handOvers = new HandOvers(outlook, bubbles);
        lanes = List.copyOf(Lanes.of(outlook.scenario()));
    }

    /** The same quantities, with the cause of those named that lack because nothing can get there. */
    List<Unmet> named(List<Unmet> unmet) {
        List<Unmet> named = new ArrayList<>();
        for (Unmet part : unmet) {
            Demand demand = outlook.demand(part.demand()).orElse(null);
            Step step = demand == null || !BY_SUMS.contains(part.cause()) ? Step.REACHED : step(demand);
            Cause cause = switch (step) {
                case NO_WAY -> isClosedOff(demand) ? Cause.CLOSURE : Cause.UNREACHABLE;
                case CLOSED -> Cause.CLOSURE;
                case NO_BUBBLE -> Cause.BUBBLE;
                case NO_VEHICLE -> Cause.VEHICLE;
                case NO_CREW -> Cause.CREW;
                case REACHED -> part.cause() == Cause.UNREACHABLE && hasHours(demand) ? Cause.CLOSURE : part.cause();
            };
            named.add(cause == part.cause() ? part : new Unmet(part.demand(), part.quantity(), cause, ""));
        }
        return named;
    }

    /** Whether the way to a place, or where goods for it change hands, is open for hours only: else it is too long. */
    private boolean hasHours(Demand demand) {
        return !outlook.closedWays().isEmpty()
                || outlook.places()
                        .facility(handOvers.at(demand.place(), demand.day()))
                        .filter(facility -> !facility.hours().equals(OpeningHours.ALWAYS))
                        .isPresent();
    }

    private Step step(Demand demand) {
        int last = outlook.lastDay(demand);
        Stay stay = new Stay(demand.place(), Math.min(demand.day(), last), last);
        Step known = steps.get(stay);
        if (known == null) {
            known = test(stay);
            steps.put(stay, known);
        }
        return known;
    }

    private Step test(Stay stay) {
        if (outlook.scenario().fleets().isEmpty()) {
            return Step.NO_VEHICLE;
        }
        Step furthest = Step.NO_WAY;
        for (int day = stay.first(); day <= stay.last(); day++) {
            for (Facility base : area.servers(stay.place())) {
                Step step = test(base, stay.place(), day);
                if (step == Step.REACHED) {
                    return step;
                }
                furthest = step.compareTo(furthest) > 0 ? step : furthest;
            }
        }
        return furthest;
    }

    private Step test(Facility base, String place, int today) {
        String at = handOvers.at(place, today);
        Predicate<Fleet> way = fleet -> journeys.fewestSeconds(base.id(), at, vehicles.type(fleet), today) >= 0;
        Predicate<Fleet> may = way.and(fleet -> handOvers.mayCall(fleet, place, today));
        Predicate<Fleet> there = may.and(fleet -> outlook.fleetCount(fleet.id(), today) > 0);
        Predicate<Fleet> manned =
                there.and(fleet -> !crewing.crews(fleet, today).isEmpty());
        List<Fleet> fleets = vehicles.delivery(base.id());
        if (fleets.stream().noneMatch(way) || !isSupplied(base, today)) {
            return Step.NO_WAY;
        }
        if (!outlook.facilityOpen(base.id(), today) || !handOvers.isOpen(place, today)) {
            return Step.CLOSED;
        }
        if (fleets.stream().noneMatch(may)) {
            return Step.NO_BUBBLE;
        }
        if (fleets.stream().noneMatch(there)) {
            return Step.NO_VEHICLE;
        }
        return fleets.stream().anyMatch(manned) ? Step.REACHED : Step.NO_CREW;
    }

    /**
     * Whether goods can have come to a warehouse by the end of a day: it has some, or receives convoys, or no lane leads to it;
     * or a vehicle finds a way to it from one that is supplied.
     */
    private boolean isSupplied(Facility base, int day) {
        while (supplied.size() <= day) {
            Set<String> by = new HashSet<>(supplied.isEmpty() ? sources() : supplied.get(supplied.size() - 1));
            spread(by, supplied.size());
            supplied.add(by);
        }
        return supplied.get(day).contains(base.id());
    }

    private Set<String> sources() {
        Set<String> sources = new HashSet<>();
        outlook.scenario().facilities().stream()
                .map(Facility::id)
                .filter(id -> lanes.stream().noneMatch(lane -> lane.to().equals(id)))
                .forEach(sources::add);
        outlook.lots().stream().filter(lot -> lot.quantity() > 0).forEach(lot -> sources.add(lot.place()));
        outlook.convoys().forEach(convoy -> sources.addAll(convoy.points()));
        return sources;
    }

    private void spread(Set<String> supplied, int day) {
        boolean more = true;
        while (more) {
            more = false;
            for (Lane lane : lanes) {
                if (supplied.contains(lane.from()) && !supplied.contains(lane.to()) && isPassable(lane, day)) {
                    more |= supplied.add(lane.to());
                }
            }
        }
    }

    private boolean isPassable(Lane lane, int day) {
        return outlook.laneOpen(lane, day)
                && vehicles.trunk(lane.from(), lane.to(), lane.mode()).stream()
                        .anyMatch(fleet ->
                                journeys.fewestSeconds(lane.from(), lane.to(), vehicles.type(fleet), day) >= 0);
    }

    /** Whether there would be a way if nothing had happened; over a road graph this is not asked, as it takes too long. */
    private boolean isClosedOff(Demand demand) {
        if (outlook.scenario().disruptions().isEmpty() && outlook.closedWays().isEmpty()
                || outlook.scenario().travel().roadGraph() != null) {
            return false;
        }
        if (undisturbed == null) {
            Travel travel = outlook.scenario().travel();
            Outlook calm = Outlook.of(outlook.scenario().toBuilder()
                    .disruptions(List.of())
                    .travel(travel.withCrossings(travel.crossings().stream()
                            .map(crossing -> crossing.withHours(OpeningHours.ALWAYS))
                            .toList()))
                    .build());
            undisturbed = new Reach(new City(
                    calm, bubbles, Journeys.of(calm, DailyTravel.of(calm)), vehicles, crewing, area, List.of()));
        }
        return undisturbed.step(demand) != Step.NO_WAY;
    }
}
