package org.resupply.verify;

import static org.resupply.verify.Replay.day;
import static org.resupply.verify.World.NONE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;

/** What is handed over: what is wanted, where, when, no more than that, and what is missing is said. */
final class Deliveries implements Check {
    private record ZoneDay(int place, int day) {}

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        Map<ZoneDay, Double> handedOver = new HashMap<>();
        Map<ZoneDay, Double> before = new HashMap<>();
        for (int stop = 0; stop < plan.stops(); stop++) {
            double kg = 0;
            for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
                handling(world, plan, h, findings);
                if (plan.handlingQuantity[h] < 0) {
                    kg += world.kg(plan.handlingLot[h], -plan.handlingQuantity[h]);
                }
            }
            if (kg > 0 && !world.isFacility(plan.stopPlace[stop])) {
                ZoneDay there = new ZoneDay(plan.stopPlace[stop], day(plan.begin[stop]));
                handedOver.merge(there, kg, Double::sum);
                if (plan.isDone(stop)) {
                    before.merge(there, kg, Double::sum);
                }
            }
        }
        handedOver.forEach((there, kg) -> {
            if (kg > before.getOrDefault(there, 0.0)) {
                carry(world, there, kg, findings);
            }
        });
        missing(world, plan, findings);
    }

    private static void handling(World world, Replay plan, int h, Findings findings) {
        int demand = plan.handlingDemand[h];
        int stop = plan.handlingStop[h];
        if (plan.serves[h]) {
            expired(world, plan, h, findings);
            return;
        }
        if (world.isRequest(plan.handlingLot[h])) {
            request(world, plan, h, findings);
            return;
        }
        boolean needsDemand = plan.handlingQuantity[h] < 0 && !world.isFacility(plan.stopPlace[stop]);
        if (demand == NONE) {
            if (needsDemand && !plan.isBegun(plan.stopTrip[stop])) {
                findings.add(
                        Rule.WRONG_DEMAND,
                        -plan.handlingQuantity[h],
                        plan.where(world, stop),
                        "%d units of lot (%s) are handed over at zone (%s) for no demand.",
                        -plan.handlingQuantity[h],
                        world.lotId[plan.handlingLot[h]],
                        world.placeId(plan.stopPlace[stop]));
            }
            return;
        }
        if (!plan.suits(world, h, demand)) {
            Demand wanted = world.demands.get(demand);
            findings.add(
                    Rule.WRONG_DEMAND,
                    Math.abs(plan.handlingQuantity[h]),
                    plan.where(world, stop),
                    "%d units of lot (%s, %s) at (%s) name demand (%s), which wants (%s) handed over at (%s).",
                    plan.handlingQuantity[h],
                    world.lotId[plan.handlingLot[h]],
                    world.commodityOfLot(plan.handlingLot[h]).id(),
                    world.placeId(plan.stopPlace[stop]),
                    wanted.id(),
                    wanted.commodity(),
                    wanted.place());
        } else if (!plan.inTime(world, h, demand)) {
            int day = day(plan.begin[stop]);
            findings.add(
                    Rule.DEMAND_DAY,
                    day < world.demandDay[demand] ? world.demandDay[demand] - day : day - world.demandLastDay[demand],
                    plan.where(world, stop),
                    "Demand (%s) is served on day %d, it may be served from day %d to day %d.",
                    world.demands.get(demand).id(),
                    day,
                    world.demandDay[demand],
                    world.demandLastDay[demand]);
        }
    }

    /** What is handed over where and when it is wanted must be usable still. */
    private static void expired(World world, Replay plan, int h, Findings findings) {
        int stop = plan.handlingStop[h];
        if (day(plan.begin[stop]) > world.lotLastDay[plan.handlingLot[h]]) {
            findings.add(
                    Rule.EXPIRED,
                    day(plan.begin[stop]) - (double) world.lotLastDay[plan.handlingLot[h]],
                    plan.where(world, stop),
                    "Lot (%s) is handed over on day %d, its last day is %d.",
                    world.lotId[plan.handlingLot[h]],
                    day(plan.begin[stop]),
                    world.lotLastDay[plan.handlingLot[h]]);
        }
    }

    /** What a transport request carries is fetched where it says, and given to nobody else. */
    private static void request(World world, Replay plan, int h, Findings findings) {
        int stop = plan.handlingStop[h];
        int lot = plan.handlingLot[h];
        TransportRequest request = world.scenario.transportRequests().get(lot - world.firstRequestLot);
        boolean right = plan.handlingQuantity[h] > 0
                ? world.place(request.from()) == plan.stopPlace[stop]
                : plan.handlingDemand[h] != NONE && plan.suits(world, h, plan.handlingDemand[h]);
        if (!right) {
            findings.add(
                    Rule.TRANSPORT,
                    Math.abs(plan.handlingQuantity[h]),
                    plan.where(world, stop),
                    "%d units of transport request (%s), from (%s) to (%s), are handled at (%s).",
                    plan.handlingQuantity[h],
                    request.id(),
                    request.from(),
                    request.to(),
                    world.placeId(plan.stopPlace[stop]));
        } else if (plan.handlingQuantity[h] < 0 && !plan.inTime(world, h, plan.handlingDemand[h])) {
            findings.add(
                    Rule.DEMAND_DAY,
                    1,
                    plan.where(world, stop),
                    "Transport request (%s) is served on day %d, it may be served from day %d to day %d.",
                    request.id(),
                    day(plan.begin[stop]),
                    request.day(),
                    world.outlook.lastDay(request.demand()));
        }
    }

    private static void carry(World world, ZoneDay there, double kg, Findings findings) {
        Zone zone = world.zone(there.place);
        int lastDay = world.scenario.days() - 1;
        if (kg > zone.carryKgPerDay() * (1 + 1e-9)
                && world.outlook
                                .control(zone.id(), Math.min(there.day, lastDay))
                                .compareTo(ControlLevel.CONTROLLED)
                        >= 0) {
            findings.add(
                    Rule.CARRY,
                    kg - zone.carryKgPerDay(),
                    List.of(zone.id()),
                    "%.3f kg are handed over at closed zone (%s) on day %d, %.3f kg can be carried to the doors.",
                    kg,
                    zone.id(),
                    there.day,
                    zone.carryKgPerDay());
        }
    }

    /** By demand, units that trips hand over which had begun when this plan took over. */
    private static long[] servedByBegun(World world, Replay plan) {
        long[] begun = new long[world.demands.size()];
        for (int h = 0; h < plan.handlingLot.length; h++) {
            if (plan.serves[h] && plan.isBegun(plan.stopTrip[plan.handlingStop[h]])) {
                begun[plan.handlingDemand[h]] -= plan.handlingQuantity[h];
            }
        }
        return begun;
    }

    private static void missing(World world, Replay plan, Findings findings) {
        long[] begun = null;
        long[] stated = new long[world.demands.size()];
        for (int i = 0; i < plan.unmetDemand.length; i++) {
            int demand = plan.unmetDemand[i];
            long quantity = plan.plan.unmet().get(i).quantity();
            // Held at the largest there is: several entries may name one demand.
            stated[demand] = Math.min(quantity, Long.MAX_VALUE - stated[demand]) + stated[demand];
        }
        for (int demand = 0; demand < stated.length; demand++) {
            long wanted = world.demandQuantity[demand];
            long served = plan.served[demand];
            if (served > wanted && begun == null) {
                begun = servedByBegun(world, plan);
            }
            if (served > wanted && served > begun[demand]) {
                findings.add(
                        Rule.OVERSERVED,
                        served - wanted,
                        List.of(world.demands.get(demand).id()),
                        "Demand (%s) gets %d units, it wants %d.",
                        world.demands.get(demand).id(),
                        served,
                        wanted);
            }
            long missing = Math.max(0, wanted - served);
            if (stated[demand] != missing) {
                findings.add(
                        Rule.UNMET,
                        Math.abs((double) stated[demand] - missing),
                        List.of(world.demands.get(demand).id()),
                        "The plan says that %d units of demand (%s) are missing, %d are wanted and %d handed over.",
                        stated[demand],
                        world.demands.get(demand).id(),
                        wanted,
                        served);
            }
        }
    }
}
