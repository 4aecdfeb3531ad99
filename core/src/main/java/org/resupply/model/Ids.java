package org.resupply.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ids of a scenario's parts; finds those that stand twice and those that nothing has. */
final class Ids {
    private final Scenario scenario;
    private final FaultList faults;

    final Map<String, Zone> zones = new HashMap<>();
    final Map<String, Facility> facilities = new HashMap<>();
    final Map<String, Commodity> commodities = new HashMap<>();
    final Map<String, VehicleType> vehicleTypes = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> classes;
    private final Set<String> lots;
    private final Set<String> convoys;
    private final Set<String> fleets;
    private final Set<String> crews;
    private final Set<String> bubbles;
    /** Those stated, or the usual ones; found when they are first asked for. */
    private Set<String> lanes;

    private final Set<String> crossings;

    /** Reads all ids and reports those that stand twice. */
    Ids(Scenario scenario, FaultList faults) {
        this.scenario = scenario;
        this.faults = faults;
        scenario.zones().forEach(zone -> zones.putIfAbsent(zone.id(), zone));
        scenario.facilities().forEach(facility -> facilities.putIfAbsent(facility.id(), facility));
        scenario.commodities().forEach(commodity -> commodities.putIfAbsent(commodity.id(), commodity));
        scenario.vehicleTypes().forEach(type -> vehicleTypes.putIfAbsent(type.id(), type));
        unique("zones", "place", scenario.zones(), Zone::id, places);
        unique("facilities", "place", scenario.facilities(), Facility::id, places);
        unique("commodities", "commodity", scenario.commodities(), Commodity::id);
        classes = unique("priorityClasses", "priority class", scenario.priorityClasses(), PriorityClass::id);
        lots = unique("lots", "lot", scenario.lots(), Lot::id);
        convoys = unique("convoys", "convoy", scenario.convoys(), Convoy::id);
        Set<String> demands = unique("demands", "demand", scenario.demands(), Demand::id);
        unique("vehicleTypes", "vehicle type", scenario.vehicleTypes(), VehicleType::id);
        fleets = unique("fleets", "fleet", scenario.fleets(), Fleet::id);
        crews = unique("crews", "crew", scenario.crews(), Crew::id);
        bubbles = unique("bubbles", "bubble", scenario.bubbles(), Bubble::id);
        unique("lanes", "lane", scenario.lanes(), Lane::id);
        opened();
        joined();
        unique("requisitions", "requisition", scenario.requisitions(), Requisition::id);
        crossings = unique("travel.crossings", "crossing", scenario.travel().crossings(), Crossing::id);
        unique("disruptions", "disruption", scenario.disruptions(), Disruption::id);
        for (Convoy convoy : scenario.convoys()) {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                if (!lots.add(convoy.lotId(i))) {
                    faults.error(
                            "DUPLICATE_ID",
                            "$.lots",
                            convoy.lotId(i),
                            "A lot has the id that a part of convoy (%s) will have when it is unloaded.",
                            convoy.id());
                }
            }
        }
        Set<String> taken = new HashSet<>(lots);
        taken.addAll(demands);
        unique(
                "transportRequests",
                "transport request, lot or demand",
                scenario.transportRequests(),
                TransportRequest::id,
                taken);
        scenario.transportRequests().forEach(request -> demands.add(request.id()));
        requests(demands);
        Demands.Derived derived = new Demands.Derived(scenario);
        derived.alike(this::alike);
        each("demands", scenario.demands(), (demand, at) -> derived(demand.id(), derived, at));
        each("transportRequests", scenario.transportRequests(), (request, at) -> derived(request.id(), derived, at));
        each("disruptions", scenario.disruptions(), (disruption, at) -> {
            if (disruption.request() != null) {
                derived(disruption.request().id(), derived, at + ".request");
            }
        });
    }

    /** What a lane costs and when it is closed goes by its id, also for those that pairings open. */
    private void opened() {
        if (scenario.lanes().isEmpty() || scenario.pairings().isEmpty()) {
            return;
        }
        Set<String> opened = unstated().stream().map(Lane::id).collect(Collectors.toSet());
        each("lanes", scenario.lanes(), (lane, at) -> {
            if (opened.contains(lane.id())) {
                faults.error(
                        "DUPLICATE_ID",
                        at + ".id",
                        lane.id(),
                        "A lane that a pairing opens has this id. Maybe give this one another?");
            }
        });
    }

    /** The lanes that there are without being stated. */
    private List<Lane> unstated() {
        List<Lane> all = Lanes.of(scenario);
        return all.subList(scenario.lanes().size(), all.size());
    }

    /** Where ids hold what joins them, a>b to c and a to b>c were lanes of one id. */
    private void joined() {
        if (facilities.keySet().stream().noneMatch(id -> id.contains(Lanes.JOINT))) {
            return;
        }
        Map<String, Lane> byId = new HashMap<>();
        for (Lane lane : unstated()) {
            Lane other = byId.putIfAbsent(lane.id(), lane);
            if (other != null && !other.from().equals(lane.from())) {
                faults.error(
                        "DUPLICATE_ID",
                        "$.facilities[" + scenario.facilities().indexOf(facilities.get(lane.from())) + "].id",
                        lane.from(),
                        "The lane from here to (%s) would be called (%s) as the one from (%s) is. Maybe leave (%s) out of ids?",
                        lane.to(),
                        lane.id(),
                        other.from(),
                        Lanes.JOINT);
            }
        }
    }

    private void alike(Zone zone, Zone other, String id) {
        faults.error(
                "DUPLICATE_ID",
                "$.zones[" + scenario.zones().indexOf(zone) + "].id",
                zone.id(),
                "What follows from the needs here would be called (%s...) as in zone (%s). Maybe leave (/) out of ids?",
                id,
                other.id());
    }

    /** What is urgently requested is a demand among the others. */
    private void requests(Set<String> demands) {
        each("disruptions", scenario.disruptions(), (disruption, at) -> {
            Demand request = disruption.request();
            if (request != null && !demands.add(request.id())) {
                faults.error(
                        "DUPLICATE_ID",
                        at + ".request.id",
                        request.id(),
                        "Another demand, request or transport request has this id.");
            }
        });
    }

    private void derived(String id, Demands.Derived derived, String at) {
        if (derived.contains(id)) {
            faults.error(
                    "DUPLICATE_ID", at + ".id", id, "A demand that follows from the needs of a community has this id.");
        }
    }

    /** Reports every id that nothing has. */
    void reportDangling() {
        Set<String> zoneIds = zones.keySet();
        Set<String> facilityIds = facilities.keySet();
        Set<String> commodityIds = commodities.keySet();
        each("zones", scenario.zones(), (zone, at) -> {
            faults.unlessKnownOrEmpty(zone.parent(), zoneIds, "zone", at + ".parent");
            faults.unlessKnownOrEmpty(zone.handOver(), facilityIds, "facility", at + ".handOver");
            zone.people().keySet().forEach(id -> faults.unlessKnown(id, classes, "priority class", at + ".people"));
        });
        each("facilities", scenario.facilities(), (facility, at) -> {
            faults.unlessKnownOrEmpty(facility.zone(), zoneIds, "zone", at + ".zone");
            faults.unlessKnownOrEmpty(facility.bubble(), bubbles, "bubble", at + ".bubble");
        });
        each("lots", scenario.lots(), (lot, at) -> {
            faults.unlessKnown(lot.commodity(), commodityIds, "commodity", at + ".commodity");
            faults.unlessKnown(lot.place(), facilityIds, "facility", at + ".place");
        });
        each("convoys", scenario.convoys(), (convoy, at) -> {
            for (int i = 0; i < convoy.points().size(); i++) {
                faults.unlessKnown(convoy.points().get(i), facilityIds, "facility", at + ".points[" + i + "]");
            }
            for (int i = 0; i < convoy.cargo().size(); i++) {
                String commodity = convoy.cargo().get(i).commodity();
                faults.unlessKnown(commodity, commodityIds, "commodity", at + ".cargo[" + i + "].commodity");
            }
        });
        each("needs", scenario.needs(), (need, at) -> {
            faults.unlessKnown(need.commodity(), commodityIds, "commodity", at + ".commodity");
            faults.unlessKnownOrEmpty(need.priorityClass(), classes, "priority class", at + ".priorityClass");
        });
        each("policies.floors", scenario.policies().floors(), (floor, at) -> {
            faults.unlessKnown(floor.commodity(), commodityIds, "commodity", at + ".commodity");
            faults.unlessKnownOrEmpty(floor.priorityClass(), classes, "priority class", at + ".priorityClass");
        });
        each("demands", scenario.demands(), this::demand);
        each("transportRequests", scenario.transportRequests(), (request, at) -> {
            faults.unlessKnown(request.commodity(), commodityIds, "commodity", at + ".commodity");
            faults.unlessKnown(request.from(), places, "place", at + ".from");
            faults.unlessKnown(request.to(), places, "place", at + ".to");
            faults.unlessKnown(request.priorityClass(), classes, "priority class", at + ".priorityClass");
        });
        Set<String> gates = scenario.facilities().stream()
                .filter(facility -> facility.kind().isGate())
                .map(Facility::id)
                .collect(Collectors.toSet());
        each("fleets", scenario.fleets(), (fleet, at) -> {
            faults.unlessKnown(fleet.vehicleType(), vehicleTypes.keySet(), "vehicle type", at + ".vehicleType");
            base(fleet.base(), at);
            faults.unlessKnownOrEmpty(fleet.bubble(), bubbles, "bubble", at + ".bubble");
            faults.unlessKnownOrEmpty(fleet.convoy(), convoys, "convoy", at + ".convoy");
            // Of a convoy that names no gates that is said above.
            scenario.convoys().stream()
                    .filter(convoy -> convoy.id().equals(fleet.convoy()) && gates.containsAll(convoy.points()))
                    .forEach(convoy -> comesTo(convoy, fleet, at));
        });
        each("crews", scenario.crews(), (crew, at) -> {
            base(crew.base(), at);
            faults.unlessKnownOrEmpty(crew.bubble(), bubbles, "bubble", at + ".bubble");
        });
        each(
                "bubbles",
                scenario.bubbles(),
                (bubble, at) ->
                        bubble.zones().forEach(zone -> faults.unlessKnown(zone, zoneIds, "zone", at + ".zones")));
        each("lanes", scenario.lanes(), (lane, at) -> {
            faults.unlessKnown(lane.from(), facilityIds, "facility", at + ".from");
            faults.unlessKnown(lane.to(), facilityIds, "facility", at + ".to");
        });
        each("pairings", scenario.pairings(), (pairing, at) -> {
            faults.unlessKnown(pairing.suburb(), zoneIds, "zone", at + ".suburb");
            faults.unlessKnown(pairing.urban(), zoneIds, "zone", at + ".urban");
        });
        each("reserves", scenario.reserves(), (reserve, at) -> {
            faults.unlessKnown(reserve.facility(), facilityIds, "facility", at + ".facility");
            faults.unlessKnown(reserve.commodity(), commodityIds, "commodity", at + ".commodity");
        });
        each("requisitions", scenario.requisitions(), (requisition, at) -> {
            if (!facilities.containsKey(requisition.target())) {
                faults.unlessKnown(requisition.target(), fleets, "fleet or facility", at + ".target");
            }
        });
        if (scenario.travel().given() != null) {
            List<String> given = scenario.travel().given().places();
            for (int i = 0; i < given.size(); i++) {
                faults.unlessKnown(given.get(i), places, "place", "$.travel.given.places[" + i + "]");
            }
        }
        each("disruptions", scenario.disruptions(), this::disruption);
    }

    private void comesTo(Convoy convoy, Fleet fleet, String at) {
        if (!convoy.points().contains(fleet.base())) {
            faults.error(
                    "WRONG_TARGET",
                    at + ".convoy",
                    fleet.convoy(),
                    "This convoy does not come to the base (%s) of the fleet.",
                    fleet.base());
        } else if (!Set.of(fleet.base()).containsAll(convoy.points())) {
            faults.error(
                    "WRONG_TARGET",
                    at + ".convoy",
                    fleet.convoy(),
                    "This convoy may come to other points than the base (%s) of the fleet; it must have this one only.",
                    fleet.base());
        }
    }

    private void base(String base, String at) {
        if (zones.containsKey(base)) {
            faults.error("BASE_IS_ZONE", at + ".base", base, "This is a zone; a base must be a facility.");
        } else {
            faults.unlessKnown(base, facilities.keySet(), "facility", at + ".base");
        }
    }

    private void demand(Demand demand, String at) {
        faults.unlessKnown(demand.commodity(), commodities.keySet(), "commodity", at + ".commodity");
        faults.unlessKnown(demand.place(), places, "place", at + ".place");
        faults.unlessKnown(demand.priorityClass(), classes, "priority class", at + ".priorityClass");
    }

    private void disruption(Disruption disruption, String at) {
        String place = at + ".target";
        String target = disruption.target();
        switch (disruption.kind()) {
            case CROSSING_CLOSED -> target(target, crossings, "crossing", place);
            case ROAD_CLOSED -> {
                if (!target.isEmpty() && scenario.travel().roadGraph() == null) {
                    faults.error(
                            "DANGLING_ID",
                            place,
                            target,
                            "A road is named here, but there is no road graph that has it; give an area instead.");
                }
            }
            case LANE_CLOSED -> target(target, lanes(), "lane", place);
            case FACILITY_CLOSED, STOCK_LOST -> target(target, facilities.keySet(), "facility", place);
            case ZONE_CONTROL, DEMAND_SURGE -> target(target, zones.keySet(), "zone", place);
            case LOT_LOST -> target(target, lots, "lot", place);
            case VEHICLES_LOST -> target(target, fleets, "fleet", place);
            case CREWS_LOST -> target(target, crews, "crew", place);
            case CONVOY_LATE -> target(target, convoys, "convoy", place);
            case URGENT_REQUEST -> demand(disruption.request(), at + ".request");
        }
    }

    /** As an unknown id, unless another kind of thing has it: then the kind of target is wrong. */
    private void target(String target, Set<String> wanted, String what, String place) {
        if (wanted.contains(target)) {
            return;
        }
        String other = kindOf(target);
        if (other.isEmpty()) {
            faults.unlessKnown(target, wanted, what, place);
        } else {
            faults.error("WRONG_TARGET", place, target, "This is a %s; here a %s must be named.", other, what);
        }
    }

    private Set<String> lanes() {
        if (lanes == null) {
            lanes = Lanes.of(scenario).stream().map(Lane::id).collect(Collectors.toSet());
        }
        return lanes;
    }

    private String kindOf(String id) {
        return zones.containsKey(id)
                ? "zone"
                : facilities.containsKey(id)
                        ? "facility"
                        : fleets.contains(id)
                                ? "fleet"
                                : crews.contains(id)
                                        ? "crew"
                                        : convoys.contains(id)
                                                ? "convoy"
                                                : lots.contains(id)
                                                        ? "lot"
                                                        : lanes().contains(id)
                                                                ? "lane"
                                                                : crossings.contains(id) ? "crossing" : "";
    }

    /** What is done with each part of a list, and its JSON path. */
    @FunctionalInterface
    interface Visit<T> {
        void visit(T part, String at);
    }

    static <T> void each(String list, List<T> parts, Visit<T> visit) {
        String begin = "$." + list + "[";
        for (int i = 0; i < parts.size(); i++) {
            visit.visit(parts.get(i), begin + i + "]");
        }
    }

    private <T> Set<String> unique(String list, String what, List<T> parts, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        unique(list, what, parts, id, seen);
        return seen;
    }

    private <T> void unique(String list, String what, List<T> parts, Function<T, String> id, Set<String> seen) {
        for (int i = 0; i < parts.size(); i++) {
            String found = id.apply(parts.get(i));
            if (found.chars().anyMatch(Character::isISOControl)) {
                faults.error(
                        "CONTROL_SIGN",
                        "$." + list + "[" + i + "].id",
                        found,
                        "The id of a %s must hold no line breaks, tabs or other control signs.",
                        what);
            }
            if (!seen.add(found)) {
                faults.error("DUPLICATE_ID", "$." + list + "[" + i + "].id", found, "Another %s has this id.", what);
            }
        }
    }
}
