package org.resupply.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Lane;
import org.resupply.model.Mode;
import org.resupply.model.VehicleType;
import org.resupply.plan.Movement;

/** Whether the tours carry exactly what the movements say, and whether goods go from facility to facility on open lanes. */
final class Movements implements Check {
    private record LaneDay(Lane lane, int day) {}

    private record Link(int from, int to, Mode mode) {}

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        same(world, plan, findings);
        loadedAtZones(world, plan, findings);
        lanes(world, plan, findings);
        wholeLots(world, plan, findings);
    }

    private static void wholeLots(World world, Replay plan, Findings findings) {
        record Load(int trip, int from, int to, Commodity commodity) {}
        Map<Load, Long> loads = new LinkedHashMap<>();
        for (int flow = 0; flow < plan.flowCount; flow++) {
            if (plan.isBetweenFacilities(world, flow)) {
                Commodity commodity = world.commodityOfLot(plan.flowLot(flow));
                if (commodity.lotUnits() > 1) {
                    int trip = plan.stopTrip[plan.handlingStop[plan.flowFrom[flow]]];
                    loads.merge(
                            new Load(trip, plan.flowStart(flow), plan.flowEnd(flow), commodity),
                            plan.flowQuantity[flow],
                            Long::sum);
                }
            }
        }
        loads.forEach((load, quantity) -> {
            long lot = load.commodity.lotUnits();
            if (quantity % lot != 0 && !plan.isBegun(load.trip)) {
                findings.add(
                        Rule.WHOLE_LOTS,
                        quantity % lot,
                        List.of(plan.tours.get(plan.tripTour[load.trip]).id(), load.commodity.id()),
                        "Tour (%s) takes %d units of (%s) from (%s) to (%s), which are not whole lots of %d.",
                        plan.tours.get(plan.tripTour[load.trip]).id(),
                        quantity,
                        load.commodity.id(),
                        world.placeId(load.from),
                        world.placeId(load.to),
                        lot);
            }
        });
    }

    private static void same(World world, Replay plan, Findings findings) {
        Carriage carriage = new Carriage(plan.movementLot.length);
        for (int i = 0; i < plan.movementLot.length; i++) {
            Movement movement = plan.plan.movements().get(i);
            carriage.move(
                    plan.movementFrom[i], plan.movementTo[i], plan.movementLot[i], movement.day(), movement.quantity());
        }
        for (int flow = 0; flow < plan.flowCount; flow++) {
            int from = plan.flowStart(flow);
            int to = plan.flowEnd(flow);
            if (plan.moves(flow) && !world.isRequest(plan.flowLot(flow))) {
                int day = plan.tours.get(plan.flowTour(flow)).day();
                carriage.carry(from, to, plan.flowLot(flow), day, plan.flowQuantity[flow]);
            }
        }
        carriage.differences((from, to, lot, day, moved, carried) -> findings.add(
                Rule.MOVEMENT,
                Math.abs(moved - carried),
                List.of(world.placeId(from), world.placeId(to), world.lotId[lot]),
                "%d units of lot (%s) go from (%s) to (%s) on day %d, the tours carry %d.",
                moved,
                world.lotId[lot],
                world.placeId(from),
                world.placeId(to),
                day,
                carried));
    }

    private static void loadedAtZones(World world, Replay plan, Findings findings) {
        for (int h = 0; h < plan.handlingLot.length; h++) {
            int stop = plan.handlingStop[h];
            if (plan.handlingQuantity[h] > 0
                    && !world.isFacility(plan.stopPlace[stop])
                    && !world.isRequest(plan.handlingLot[h])) {
                findings.add(
                        Rule.STOCK_NEGATIVE,
                        plan.handlingQuantity[h],
                        plan.where(world, stop),
                        "Lot (%s) is loaded at zone (%s), which holds no stock.",
                        world.lotId[plan.handlingLot[h]],
                        world.placeId(plan.stopPlace[stop]));
            }
        }
    }

    private static void lanes(World world, Replay plan, Findings findings) {
        Map<LaneDay, Double> kgByLane = new LinkedHashMap<>();
        Set<Integer> reported = new HashSet<>();
        Map<Link, Boolean> missing = new HashMap<>();
        for (int flow = 0; flow < plan.flowCount; flow++) {
            if (!plan.isBetweenFacilities(world, flow)) {
                continue;
            }
            int from = plan.flowStart(flow);
            int to = plan.flowEnd(flow);
            int tour = plan.flowTour(flow);
            int day = plan.tours.get(tour).day();
            VehicleType type = world.typeOfFleet[plan.tourFleet[tour]];
            Lane lane = plan.lane(world, flow);
            if (lane == null) {
                if (missing.put(new Link(from, to, type.mode()), true) == null) {
                    findings.add(
                            Rule.NO_LANE,
                            1,
                            List.of(plan.tours.get(tour).id(), world.placeId(from), world.placeId(to)),
                            "Tour (%s) takes goods from (%s) to (%s), no lane leads there by %s.",
                            plan.tours.get(tour).id(),
                            world.placeId(from),
                            world.placeId(to),
                            type.mode());
                }
                continue;
            }
            double kg = world.kg(plan.flowLot(flow), plan.flowQuantity[flow]);
            kgByLane.merge(new LaneDay(lane, day), kg, Double::sum);
            if (plan.isBegun(plan.stopTrip[plan.handlingStop[plan.flowFrom[flow]]])) {
                continue;
            }
            closed(world, plan, flow, lane, reported, findings);
            hours(plan, flow, lane, findings);
        }
        kgByLane.forEach((used, kg) -> {
            if (kg > used.lane.capacityKgPerDay() * (1 + 1e-9)) {
                findings.add(
                        Rule.LANE_CAPACITY,
                        kg - used.lane.capacityKgPerDay(),
                        List.of(used.lane.id()),
                        "Lane (%s) carries %.3f kg on day %d, it can carry %.3f kg.",
                        used.lane.id(),
                        kg,
                        used.day,
                        used.lane.capacityKgPerDay());
            }
        });
    }

    private static void closed(
            World world, Replay plan, int flow, Lane lane, Set<Integer> reported, Findings findings) {
        int left = plan.leaves(flow);
        int there = plan.arrives(flow);
        Disruption closed = world.closings.during(DisruptionKind.LANE_CLOSED, lane.id(), left, there);
        // One finding for all that is unloaded together.
        if (closed != null && reported.add(plan.handlingStop[plan.flowTo[flow]])) {
            String tour = plan.tours.get(plan.flowTour(flow)).id();
            findings.add(
                    Rule.CLOSED_LANE,
                    Math.max(
                            1,
                            Math.min(there, closed.window().end())
                                    - Math.max(left, closed.window().start())),
                    List.of(tour, lane.id()),
                    "Tour (%s) has goods on lane (%s) from second %d to second %d, it is closed from second %d to second %d.",
                    tour,
                    lane.id(),
                    left,
                    there,
                    closed.window().start(),
                    closed.window().end());
        }
    }

    private static void hours(Replay plan, int flow, Lane lane, Findings findings) {
        int departure = plan.leaves(flow);
        int outside = Hours.outside(lane.hours(), departure, departure);
        if (outside > 0) {
            findings.add(
                    Rule.LANE_HOURS,
                    outside,
                    List.of(plan.tours.get(plan.flowTour(flow)).id(), lane.id()),
                    "Goods leave on lane (%s) at second %d, %d s outside its hours.",
                    lane.id(),
                    departure,
                    outside);
        }
    }
}
