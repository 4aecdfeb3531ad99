package org.resupply.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks what is wanted and what happens: demands and disruptions outside the planned days, classes of equal rank. */
final class CalendarCheck {
    private final Scenario scenario;
    private final Ids ids;
    private final FaultList faults;
    private final int horizon;

    CalendarCheck(Scenario scenario, Ids ids, FaultList faults) {
        this.scenario = scenario;
        this.ids = ids;
        this.faults = faults;
        this.horizon = scenario.days() * TimeWindow.DAY;
    }

    void run() {
        Map<Integer, String> ranks = new HashMap<>();
        Ids.each("priorityClasses", scenario.priorityClasses(), (priority, at) -> {
            String other = ranks.putIfAbsent(priority.rank(), priority.id());
            if (other != null) {
                faults.error(
                        "EQUAL_RANK",
                        at + ".rank",
                        priority.rank(),
                        "Class (%s) has this rank too; one must be served before the other.",
                        other);
            }
        });
        Ids.each("demands", scenario.demands(), this::demand);
        Ids.each("transportRequests", scenario.transportRequests(), (request, at) -> demand(request.demand(), at));
        if (scenario.demands().isEmpty() && scenario.needs().isEmpty()) {
            faults.warning("NOTHING_WANTED", "$.needs", "[]", "Neither needs nor demands are given.");
        }
        if (scenario.fleets().isEmpty()) {
            faults.warning("NO_CARRIER", "$.fleets", "[]", "Nothing can be carried, as there are no fleets.");
        }
        if (scenario.lots().isEmpty() && scenario.convoys().isEmpty()) {
            faults.warning(
                    "NO_GOODS", "$.lots", "[]", "Nothing can be handed out: neither lots nor convoys are given.");
        }
        Ids.each("disruptions", scenario.disruptions(), this::disruption);
        Ids.each("requisitions", scenario.requisitions(), (requisition, at) -> {
            if (requisition.called() && requisition.leadSeconds() >= horizon) {
                faults.warning(
                        "AFTER_HORIZON",
                        at + ".leadSeconds",
                        requisition.leadSeconds(),
                        "What is called up comes after the last planned day.");
            }
        });
        carriers();
        longLanes();
    }

    private void demand(Demand demand, String at) {
        if (demand.day() >= scenario.days()) {
            faults.error(
                    "AFTER_HORIZON",
                    at + ".day",
                    demand.day(),
                    "The %d days that are planned have the numbers 0 to %d.",
                    scenario.days(),
                    scenario.days() - 1);
            return;
        }
        TimeWindow window = demand.window();
        if (window == null) {
            return;
        }
        int last = (int) Math.min(
                scenario.days() - 1L, (long) demand.day() + scenario.policies().lateDays());
        TimeWindow served = new TimeWindow(demand.day() * TimeWindow.DAY, (last + 1) * TimeWindow.DAY);
        if (!window.meets(served)) {
            faults.error(
                    window.start() >= horizon ? "AFTER_HORIZON" : "WINDOW_OFF_DAY",
                    at + ".window",
                    StockCheck.moment(scenario, window.start()) + " to " + StockCheck.moment(scenario, window.end()),
                    "This window does not meet the demand's day (%d), nor a late day on which it may be served.",
                    demand.day());
        }
    }

    private void disruption(Disruption disruption, String at) {
        if (disruption.window().start() >= horizon) {
            faults.error(
                    "AFTER_HORIZON",
                    at + ".window",
                    StockCheck.moment(scenario, disruption.window().start()),
                    "This happens after the last of the %d days that are planned.",
                    scenario.days());
        }
        switch (disruption.kind()) {
            case URGENT_REQUEST -> demand(disruption.request(), at + ".request");
            case VEHICLES_LOST, CREWS_LOST -> {
                if (disruption.count() == 0) {
                    noEffect(at + ".count", 0, "No number of vehicles or crews is given");
                }
            }
            case CONVOY_LATE -> {
                if (disruption.seconds() == 0) {
                    noEffect(at + ".seconds", 0, "No delay is given");
                }
            }
            case DEMAND_SURGE -> {
                if (disruption.factor() == 1) {
                    noEffect(at + ".factor", disruption.factor(), "The demand is multiplied by 1");
                }
            }
            default -> {
                // The other kinds say all with their target and window.
            }
        }
    }

    private void noEffect(String place, Object value, String reason) {
        faults.warning("NO_EFFECT", place, value, "%s, so that this disruption changes nothing.", reason);
    }

    /** Every storage class that somebody wants needs a fleet that can carry it. */
    private void carriers() {
        Set<StorageClass> carried = new HashSet<>();
        for (Fleet fleet : scenario.fleets()) {
            VehicleType type = ids.vehicleTypes.get(fleet.vehicleType());
            if (type == null) {
                return;
            }
            carried.addAll(type.storage());
        }
        if (carried.isEmpty()) {
            return;
        }
        Ids.each("needs", scenario.needs(), (need, at) -> carried(need.commodity(), carried, at));
        Ids.each("demands", scenario.demands(), (demand, at) -> carried(demand.commodity(), carried, at));
        Ids.each(
                "transportRequests",
                scenario.transportRequests(),
                (request, at) -> carried(request.commodity(), carried, at));
    }

    /**
     * A vehicle is home again within its shift: a lane whose time out and back is longer is never used, unless vehicles that may
     * stay away for days are at home where it begins.
     */
    private void longLanes() {
        Set<String> crewed = new HashSet<>();
        scenario.crews().forEach(crew -> crewed.add(crew.base()));
        Map<String, Integer> longestShift = new HashMap<>();
        Set<String> forDays = new HashSet<>();
        for (Fleet fleet : scenario.fleets()) {
            VehicleType type = ids.vehicleTypes.get(fleet.vehicleType());
            if (type != null) {
                String key = fleet.base() + '\n' + type.mode();
                longestShift.merge(key, fleet.shift().close() - fleet.shift().open(), Math::max);
                if (fleet.shift().equals(OpeningHours.ALWAYS) && !crewed.contains(fleet.base())) {
                    forDays.add(key);
                }
            }
        }
        Ids.each("lanes", scenario.lanes(), (lane, at) -> {
            int shift = Math.max(
                    longestShift.getOrDefault(lane.from() + '\n' + lane.mode(), 0),
                    longestShift.getOrDefault(lane.to() + '\n' + lane.mode(), 0));
            if (shift > 0 && 2L * lane.seconds() > shift && !forDays.contains(lane.from() + '\n' + lane.mode())) {
                faults.warning(
                        "LONG_LANE",
                        at + ".seconds",
                        lane.seconds(),
                        "Nothing will go on lane (%s): out and back takes %d s, the longest shift at its ends is %d s.",
                        lane.id(),
                        2L * lane.seconds(),
                        shift);
            }
        });
    }

    private void carried(String id, Set<StorageClass> carried, String at) {
        Commodity commodity = ids.commodities.get(id);
        if (commodity != null && carried.add(commodity.storage())) {
            faults.warning(
                    "NO_CARRIER",
                    at + ".commodity",
                    id,
                    "No vehicle type of any fleet can carry %s goods.",
                    commodity.storage());
        }
    }
}
