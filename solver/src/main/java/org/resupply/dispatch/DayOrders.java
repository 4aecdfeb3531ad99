package org.resupply.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.resupply.compile.HandOvers;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.problem.AllocationSolution;

/** What the allocation wants done on one day: units by facility, lane and commodity, and by facility and demand. */
final class DayOrders {
    private final SupplyModel supply;
    private final AllocationSolution flows;
    private final int day;
    private final Map<String, Double> massKg = new HashMap<>();
    private final Map<String, Map<Lane, Map<String, Long>>> now = new LinkedHashMap<>();
    private final Map<String, Map<Lane, Map<String, Long>>> later = new LinkedHashMap<>();
    private final Map<String, Map<Lane, Map<String, Long>>> tomorrow = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Long>> doors = new LinkedHashMap<>();

    /**
     * The orders of a day.
     *
     * @param backlog what is owed from days before, or was sent ahead
     */
    DayOrders(Outlook outlook, SupplyModel supply, AllocationSolution flows, int day, Backlog backlog) {
        this.supply = supply;
        this.flows = flows;
        this.day = day;
        outlook.scenario().commodities().forEach(commodity -> massKg.put(commodity.id(), commodity.massKg()));
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
            } else if (flows.flowDay(flow) == day + 1 && !supply.isDelivery(lane)) {
                add(flow, tomorrow);
            }
        }
        subtract(backlog.sentAhead());
        backlog.lanes()
                .forEach((lane, units) -> units.forEach(
                        (commodity, quantity) -> now.computeIfAbsent(lane.from(), f -> new LinkedHashMap<>())
                                .computeIfAbsent(lane, l -> new LinkedHashMap<>())
                                .merge(commodity, quantity, Long::sum)));
        backlog.takeDoors(day, new Room(outlook))
                .forEach((base, units) -> units.forEach((demand, quantity) ->
                        doors.computeIfAbsent(base, f -> new LinkedHashMap<>()).merge(demand, quantity, Long::sum)));
    }

    private void add(int flow, Map<String, Map<Lane, Map<String, Long>>> orders) {
        Lane lane = supply.lanes().get(flows.flowLane(flow));
        String commodity = supply.commodities().get(supply.problem().vintageCommodity(flows.flowVintage(flow)));
        orders.computeIfAbsent(lane.from(), f -> new LinkedHashMap<>())
                .computeIfAbsent(lane, l -> new LinkedHashMap<>())
                .merge(commodity, flows.flowQuantity(flow), Long::sum);
    }

    /** Takes what has been sent ahead out of what is to go further today first, then out of the rest. */
    private void subtract(Map<Backlog.LaneGoods, Long> sentAhead) {
        Map<Backlog.LaneGoods, Long> left = new HashMap<>(sentAhead);
        for (Map<String, Map<Lane, Map<String, Long>>> orders : List.of(now, later)) {
            orders.values().forEach(lanes -> {
                lanes.forEach((lane, units) -> {
                    units.replaceAll((commodity, quantity) -> {
                        Backlog.LaneGoods goods = new Backlog.LaneGoods(lane.id(), commodity);
                        long part = Math.min(quantity, left.getOrDefault(goods, 0L));
                        left.merge(goods, -part, Long::sum);
                        return quantity - part;
                    });
                    units.values().removeIf(quantity -> quantity == 0);
                });
                lanes.values().removeIf(Map::isEmpty);
            });
            orders.values().removeIf(Map::isEmpty);
        }
    }

    /** What a facility sends to others, to go further on the same day. */
    Map<Lane, Map<String, Long>> now(String facility) {
        return now.getOrDefault(facility, Map.of());
    }

    /** What a facility sends to others for the next day. */
    Map<Lane, Map<String, Long>> later(String facility) {
        return later.getOrDefault(facility, Map.of());
    }

    /** What a facility is to send to others tomorrow. */
    Map<Lane, Map<String, Long>> tomorrow(String facility) {
        return tomorrow.getOrDefault(facility, Map.of());
    }

    /** What a facility delivers to the doors, by demand. */
    Map<Integer, Long> doors(String facility) {
        return doors.getOrDefault(facility, Map.of());
    }

    /**
     * Units that demand above the lowest class waits for at a facility or further down, by facility, a line break and commodity.
     *
     * @param isUrgent whether a demand is of a class above the lowest
     */
    Map<String, Long> urgent(List<Facility> facilities, IntPredicate isUrgent) {
        Map<String, Map<String, Long>> units = new HashMap<>();
        List<Facility> upstream = new ArrayList<>(downstream(facilities));
        Collections.reverse(upstream);
        for (Facility facility : upstream) {
            Map<String, Long> sums = units.computeIfAbsent(facility.id(), id -> new HashMap<>());
            doors(facility.id()).forEach((demand, quantity) -> {
                if (isUrgent.test(demand)) {
                    sums.merge(supply.demands().get(demand).commodity(), quantity, Long::sum);
                }
            });
            for (Lane lane : now(facility.id()).keySet()) {
                units.getOrDefault(lane.to(), Map.of())
                        .forEach((commodity, quantity) -> sums.merge(commodity, quantity, Long::sum));
            }
        }
        Map<String, Long> flat = new HashMap<>();
        units.forEach((facility, sums) ->
                sums.forEach((commodity, quantity) -> flat.put(facility + '\n' + commodity, quantity)));
        return flat;
    }

    /** Mass of what a facility delivers to the doors. */
    double doorsKg(String facility) {
        double kg = 0;
        for (Map.Entry<Integer, Long> order : doors(facility).entrySet()) {
            kg += order.getValue() * massKg(supply.demands().get(order.getKey()).commodity());
        }
        return kg;
    }

    /** Mass of a unit of a commodity. */
    double massKg(String commodity) {
        return massKg.get(commodity);
    }

    /** Whether a facility sends anything to others. */
    boolean sends(String facility) {
        return now.containsKey(facility) || later.containsKey(facility) || tomorrow.containsKey(facility);
    }

    /** Whether one of two facilities sends anything to the other. */
    boolean send(String one, String other) {
        return sends(one, other) || sends(other, one);
    }

    private boolean sends(String from, String to) {
        return Stream.of(now(from), later(from), tomorrow(from))
                .flatMap(lanes -> lanes.keySet().stream())
                .anyMatch(lane -> lane.to().equals(to));
    }

    /** Facilities in the order in which the orders go down. */
    List<Facility> downstream(List<Facility> facilities) {
        Map<String, Set<String>> senders = new HashMap<>();
        for (Map<String, Map<Lane, Map<String, Long>>> orders : List.of(now, later, tomorrow)) {
            orders.forEach((from, lanes) -> lanes.keySet()
                    .forEach(lane -> senders.computeIfAbsent(lane.to(), to -> new LinkedHashSet<>())
                            .add(from)));
        }
        return sendersFirst(facilities, senders);
    }

    /** Facilities so that each comes after those that send to it; a ring is broken where it is met. */
    static List<Facility> sendersFirst(List<Facility> facilities, Map<String, Set<String>> senders) {
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

    /** What the day's orders leave of the throughput of warehouses and of what can be carried to the doors of zones. */
    private final class Room implements Backlog.Room {
        private final Outlook outlook;
        private final Map<String, Double> throughputKg = new HashMap<>();
        private final Map<String, Double> doorsKg = new HashMap<>();

        Room(Outlook outlook) {
            this.outlook = outlook;
            for (Map<String, Map<Lane, Map<String, Long>>> orders : List.of(now, later)) {
                orders.forEach((from, lanes) -> lanes.values()
                        .forEach(units -> units.forEach((commodity, quantity) ->
                                throughputKg.merge(from, -quantity * massKg(commodity), Double::sum))));
            }
            doors.forEach((base, units) -> units.forEach((demand, quantity) -> {
                double kg = quantity * massKg(supply.demands().get(demand).commodity());
                throughputKg.merge(base, -kg, Double::sum);
                doorsKg.merge(supply.demands().get(demand).place(), -kg, Double::sum);
            }));
        }

        @Override
        public long take(String base, int demand, long quantity) {
            String place = supply.demands().get(demand).place();
            double unit = massKg(supply.demands().get(demand).commodity());
            double issues = outlook.places().facility(base).orElseThrow().throughputKgPerDay()
                    + throughputKg.getOrDefault(base, 0.0);
            double carries = HandOvers.carryKg(outlook, place, day) + doorsKg.getOrDefault(place, 0.0);
            long fits = (long) Math.floor(Math.min((double) quantity, Math.min(issues, carries) / unit + 1e-9));
            long part = Math.max(0, fits);
            throughputKg.merge(base, -part * unit, Double::sum);
            doorsKg.merge(place, -part * unit, Double::sum);
            return part;
        }
    }
}
