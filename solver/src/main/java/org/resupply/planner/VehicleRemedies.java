package org.resupply.planner;

import static org.resupply.planner.Ladders.BUBBLES;
import static org.resupply.planner.Ladders.CREWS;
import static org.resupply.planner.Ladders.FLEETS;
import static org.resupply.planner.Ladders.HOUR;
import static org.resupply.planner.Ladders.first;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Bubble;
import org.resupply.model.Crew;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Remedy;

/** Vehicles and those who drive them: more, for longer, and to more places. */
final class VehicleRemedies {
    private final Ladders ladders;
    private final Approach approach;
    private final Scenario scenario;

    VehicleRemedies(Ladders ladders) {
        this.ladders = ladders;
        approach = ladders.approach;
        scenario = ladders.scenario;
    }

    void fleets() {
        Map<String, Requisition> uncalled = ladders.uncalled();
        List<Fleet> near = approach.nearestFirst(scenario.fleets(), Fleet::base);
        List<Fleet> others =
                near.stream().filter(fleet -> uncalled.containsKey(fleet.id())).toList();
        for (Fleet fleet : first(others)) {
            ladders.callUp(uncalled.get(fleet.id()), fleet.count());
        }
        for (Fleet fleet : first(near)) {
            ladders.sooner(fleet.id());
        }
        List<Fleet> own =
                near.stream().filter(fleet -> !uncalled.containsKey(fleet.id())).toList();
        ladders.change(
                FLEETS,
                own,
                Remedy.MORE_VEHICLES,
                new int[] {1, 2, 3, 4},
                (fleet, more) -> fleet.withCount(fleet.count() + more));
        ladders.change(
                FLEETS,
                own,
                Remedy.MORE_TRIPS,
                new int[] {1, 2, 3},
                (fleet, more) -> fleet.withTrips(fleet.maxTripsPerDay() + more));
        fittedOut(own);
        if (!scenario.policies().deliveryHours().equals(OpeningHours.ALWAYS)) {
            ladders.longer(
                    Remedy.LONGER_DELIVERIES,
                    scenario.id(),
                    HOUR,
                    scenario.policies().deliveryHours(),
                    hours -> scenario.toBuilder()
                            .policies(scenario.policies().withDeliveryHours(hours))
                            .build());
        }
        List<Fleet> byDay = own.stream()
                .filter(fleet -> !fleet.shift().equals(OpeningHours.ALWAYS))
                .toList();
        ladders.longer(FLEETS, byDay, Remedy.LONGER_SHIFT, HOUR, Fleet::shift, Fleet::withShift);
    }

    /** Vehicles of the warehouses that serve the area, made fit for what none of them can carry. */
    private void fittedOut(List<Fleet> own) {
        for (String commodity : new FitOut(approach).uncarried()) {
            for (Fleet fleet : first(own)) {
                FitOut fitOut = new FitOut(approach);
                Fleet fitted = fitOut.fitted(fleet);
                if (fitted != fleet) {
                    Scenario relaxed = FLEETS.replaced(scenario, fleet, fitted).toBuilder()
                            .vehicleTypes(fitOut.types())
                            .crews(fitOut.crews(scenario.crews()))
                            .build();
                    ladders.once(Remedy.FIT_OUT, fleet.id(), commodity, 0, relaxed);
                }
            }
        }
    }

    void crews() {
        List<Crew> near = approach.nearestFirst(scenario.crews(), Crew::base);
        ladders.change(
                CREWS,
                near,
                Remedy.MORE_CREWS,
                new int[] {1, 2, 4},
                (crew, more) -> crew.withCount(crew.count() + more));
        for (Crew crew : first(near)) {
            int idle = TimeWindow.DAY - Math.min(TimeWindow.DAY - 1, crew.maxSecondsPerDay());
            ladders.change(
                    CREWS,
                    crew,
                    Remedy.LONGER_WORK,
                    Ladders.upTo(idle, HOUR, 2 * HOUR, 4 * HOUR),
                    VehicleRemedies::working);
        }
        List<Crew> lapsing = near.stream()
                .filter(crew -> crew.testValidUntil() < scenario.days() * TimeWindow.DAY)
                .toList();
        for (Crew crew : first(lapsing)) {
            ladders.change(CREWS, crew, Remedy.NEWER_TEST, crew.withTestValidUntil(Integer.MAX_VALUE));
        }
    }

    /** A crew that works longer every day: where it rested until the next one, it rests so much less. */
    private static Crew working(Crew crew, int longer) {
        int work = crew.maxSecondsPerDay() + longer;
        boolean everyDay = crew.maxSecondsPerDay() + crew.restSeconds() <= TimeWindow.DAY;
        int rest = everyDay ? Math.min(crew.restSeconds(), Math.max(0, TimeWindow.DAY - work)) : crew.restSeconds();
        return crew.withHours(work, rest);
    }

    /** Closed loops that may go everywhere, or to several places on a trip, and fleets that work in another. */
    void loops() {
        List<Bubble> driving = approach.nearestFirst(scenario.fleets(), Fleet::base).stream()
                .flatMap(fleet ->
                        scenario.bubbles().stream().filter(bubble -> bubble.id().equals(fleet.bubble())))
                .distinct()
                .toList();
        for (Bubble bubble : first(driving)) {
            if (!bubble.equals(bubble.admitted())) {
                ladders.change(BUBBLES, bubble, Remedy.ADMIT, bubble.admitted());
            }
            if (bubble.pointToPoint()) {
                ladders.change(BUBBLES, bubble, Remedy.SEVERAL_PLACES, bubble.withSeveralPlaces());
            }
        }
        otherLoops(driving);
    }

    /** Fleets, with the crews of their base, in the loop of a facility on the way, or of another fleet there. */
    private void otherLoops(List<Bubble> driving) {
        Set<String> loops = new LinkedHashSet<>();
        approach.nearestFirst(scenario.facilities(), Facility::id).forEach(facility -> loops.add(facility.bubble()));
        driving.forEach(bubble -> loops.add(bubble.id()));
        loops.remove("");
        int tried = 0;
        for (Fleet fleet : approach.nearestFirst(scenario.fleets(), Fleet::base)) {
            for (String loop : loops) {
                if (!fleet.bubble().equals(loop) && tried++ < Ladders.EACH) {
                    ladders.once(Remedy.OTHER_BUBBLE, fleet.id(), loop, 0, working(fleet, loop));
                }
            }
        }
    }

    private Scenario working(Fleet fleet, String loop) {
        return scenario.toBuilder()
                .fleets(scenario.fleets().stream()
                        .map(other -> other == fleet ? fleet.withBubble(loop) : other)
                        .toList())
                .crews(scenario.crews().stream()
                        .map(crew -> crew.base().equals(fleet.base())
                                        && crew.bubble().equals(fleet.bubble())
                                ? crew.withBubble(loop)
                                : crew)
                        .toList())
                .build();
    }
}
