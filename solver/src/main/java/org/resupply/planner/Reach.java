package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.resupply.compile.Crewing;
import org.resupply.compile.HandOvers;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.City;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
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

    private static final Set<Cause> WITHOUT_CLOSURES = EnumSet.of(Cause.STOCK, Cause.WHOLE_LOTS, Cause.ARRIVAL);

    private final Outlook outlook;
    private final HandOvers handOvers;
    private final Journeys journeys;
    private final ServiceArea area;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final KeptOut keptOut;
    private final Connections connections;
    private final Map<Stay, Step> steps = new HashMap<>();

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

    Reach(City city, KeptOut keptOut) {
        this.keptOut = keptOut;
        connections = keptOut.connections();
        outlook = city.outlook();
        journeys = city.journeys();
        area = city.area();
        vehicles = city.vehicles();
        crewing = city.crewing();
        handOvers = new HandOvers(outlook, city.bubbles());
    }

    /** The same quantities, with the cause of those named that lack because nothing can get there. */
    List<Unmet> named(List<Unmet> unmet) {
        List<Unmet> named = new ArrayList<>();
        for (Unmet part : unmet) {
            Demand demand = outlook.demand(part.demand()).orElse(null);
            Step step = demand == null || !BY_SUMS.contains(part.cause()) ? Step.REACHED : step(demand);
            // What a place would lack without closures as well has been told apart already.
            boolean known = step != Step.REACHED && WITHOUT_CLOSURES.contains(part.cause()) && keptOut.isTested(demand);
            Cause cause = known
                    ? part.cause()
                    : switch (step) {
                        case NO_WAY -> keptOut.isCutOff(demand) ? Cause.CLOSURE : Cause.UNREACHABLE;
                        case CLOSED -> Cause.CLOSURE;
                        case NO_BUBBLE -> Cause.BUBBLE;
                        case NO_VEHICLE -> Cause.VEHICLE;
                        case NO_CREW -> Cause.CREW;
                        case REACHED ->
                            part.cause() == Cause.UNREACHABLE && hasHours(demand) ? Cause.CLOSURE : part.cause();
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
        if (fleets.stream().noneMatch(way)
                || connections.sources(base.id(), today).isEmpty()) {
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
}
