package org.resupply.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.problem.AllocationSolution;

/** What the allocation wants done on one day: units by facility, lane and commodity, and by facility and demand. */
final class DayOrders {
    private final SupplyModel supply;
    private final AllocationSolution flows;
    private final Map<String, Map<Lane, Map<String, Long>>> now = new LinkedHashMap<>();
    private final Map<String, Map<Lane, Map<String, Long>>> later = new LinkedHashMap<>();
    private final Map<String, Map<Lane, Map<String, Long>>> tomorrow = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Long>> doors = new LinkedHashMap<>();

    /** A commodity on a lane. */
    record LaneGoods(String lane, String commodity) {}

    /**
     * The orders of a day.
     *
     * @param sentAhead what gates sent the day before of what they are to send today
     */
    DayOrders(SupplyModel supply, AllocationSolution flows, int day, Map<LaneGoods, Long> sentAhead) {
        this.supply = supply;
        this.flows = flows;
        Set<String> gates = gates(supply.lanes());
        for (int flow = 0; flow < flows.flows(); flow++) {
            int lane = flows.flowLane(flow);
            if (flows.flowDay(flow) == day) {
                if (supply.isDelivery(lane)) {
                    doors.computeIfAbsent(
                                    supply.places().get(supply.problem().laneFrom(lane)), f -> new LinkedHashMap<>())
                            .merge(flows.flowDemand(flow), flows.flowQuantity(flow), Long::sum);
                } else {
                    add(flow, supply.problem().laneLead(lane) == 0 ? now : later);
                }
            } else if (flows.flowDay(flow) == day + 1
                    && !supply.isDelivery(lane)
                    && gates.contains(supply.lanes().get(lane).from())) {
                add(flow, tomorrow);
            }
        }
        subtract(sentAhead);
    }

    private static Set<String> gates(List<Lane> lanes) {
        Set<String> gates = new HashSet<>();
        lanes.forEach(lane -> gates.add(lane.from()));
        lanes.forEach(lane -> gates.remove(lane.to()));
        return gates;
    }

    private void add(int flow, Map<String, Map<Lane, Map<String, Long>>> orders) {
        Lane lane = supply.lanes().get(flows.flowLane(flow));
        String commodity = supply.commodities().get(supply.problem().vintageCommodity(flows.flowVintage(flow)));
        orders.computeIfAbsent(lane.from(), f -> new LinkedHashMap<>())
                .computeIfAbsent(lane, l -> new LinkedHashMap<>())
                .merge(commodity, flows.flowQuantity(flow), Long::sum);
    }

    private void subtract(Map<LaneGoods, Long> sentAhead) {
        now.values().forEach(lanes -> {
            lanes.forEach((lane, units) -> {
                units.replaceAll((commodity, quantity) ->
                        quantity - sentAhead.getOrDefault(new LaneGoods(lane.id(), commodity), 0L));
                units.values().removeIf(quantity -> quantity <= 0);
            });
            lanes.values().removeIf(Map::isEmpty);
        });
        now.values().removeIf(Map::isEmpty);
    }

    /** What a facility sends to others, to go further on the same day. */
    Map<Lane, Map<String, Long>> now(String facility) {
        return now.getOrDefault(facility, Map.of());
    }

    /** What a facility sends to others for the next day. */
    Map<Lane, Map<String, Long>> later(String facility) {
        return later.getOrDefault(facility, Map.of());
    }

    /** What a gate is to send tomorrow. */
    Map<Lane, Map<String, Long>> tomorrow(String facility) {
        return tomorrow.getOrDefault(facility, Map.of());
    }

    /** What a facility delivers to the doors, by demand. */
    Map<Integer, Long> doors(String facility) {
        return doors.getOrDefault(facility, Map.of());
    }

    /** Whether a facility sends anything to others. */
    boolean sends(String facility) {
        return now.containsKey(facility) || later.containsKey(facility) || tomorrow.containsKey(facility);
    }

    /** Facilities so that each comes after those that send to it; where they send in a ring, it is broken where it is met. */
    List<Facility> downstream(List<Facility> facilities) {
        Map<String, Set<String>> senders = new HashMap<>();
        for (Map<String, Map<Lane, Map<String, Long>>> orders : List.of(now, later)) {
            orders.forEach((from, lanes) -> lanes.keySet()
                    .forEach(lane -> senders.computeIfAbsent(lane.to(), to -> new LinkedHashSet<>())
                            .add(from)));
        }
        List<Facility> order = new ArrayList<>();
        ArrayDeque<Facility> waiting = new ArrayDeque<>(facilities);
        int passed = 0;
        while (!waiting.isEmpty()) {
            Facility facility = waiting.poll();
            boolean hasSenders = !senders.getOrDefault(facility.id(), Set.of()).isEmpty();
            if (hasSenders && passed <= waiting.size()) {
                waiting.add(facility);
                passed++;
                continue;
            }
            passed = 0;
            order.add(facility);
            senders.values().forEach(from -> from.remove(facility.id()));
        }
        return order;
    }
}
