package org.resupply.verify;

import static org.resupply.verify.Replay.day;

import java.util.BitSet;
import java.util.List;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * When goods are handled: long enough, in opening hours and on open days, within the windows of demands. For a sealed zone the
 * hours and days are those of the facility at its edge.
 */
final class Handlings implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        BitSet swapped = plan.swapped(world);
        for (int stop = 0; stop < plan.stops(); stop++) {
            if (plan.hasHandlings(stop)) {
                duration(world, plan, stop, swapped.get(stop), findings);
                int at = world.handlingFacility(
                        plan.stopPlace[stop],
                        plan.tours.get(plan.tourOfStop(stop)).day());
                if (at != World.NONE && !plan.isBegun(plan.stopTrip[stop])) {
                    Hours.examine(world, at, plan.begin[stop], plan.departure[stop], plan.where(world, stop), findings);
                }
                windows(world, plan, stop, findings);
            }
        }
    }

    private static void duration(World world, Replay plan, int stop, boolean swaps, Findings findings) {
        double kg = 0;
        for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
            kg += world.kg(plan.handlingLot[h], Math.abs(plan.handlingQuantity[h]));
        }
        double need;
        if (world.isFacility(plan.stopPlace[stop])) {
            Facility facility = world.facility(plan.stopPlace[stop]);
            need = swaps ? 0 : facility.handlingSecondsPerTonne() * kg / 1000;
        } else {
            VehicleType type = world.typeOfFleet[plan.tourFleet[plan.tourOfStop(stop)]];
            need = type.stopSeconds() + type.handlingSecondsPerTonne() * kg / 1000;
        }
        double has = (double) plan.departure[stop] - plan.begin[stop];
        if (has >= 0 && has < Math.floor(need + 1e-6)) {
            findings.add(
                    Rule.SERVICE_TIME,
                    need - has,
                    plan.where(world, stop),
                    "The vehicle departs %.0f s after it begins, handling %.0f kg takes %.0f s.",
                    has,
                    kg,
                    need);
        }
    }

    private static void windows(World world, Replay plan, int stop, Findings findings) {
        int begin = plan.begin[stop];
        int day = day(begin);
        TimeWindow usual = world.isFacility(plan.stopPlace[stop])
                ? null
                : world.scenario.policies().deliveryHours().on(day);
        for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
            if (plan.serves[h]) {
                int demand = plan.handlingDemand[h];
                TimeWindow own = world.demandWindow[demand];
                TimeWindow window = own != null && day == world.demandDay[demand] ? own : usual;
                if (window != null && !window.contains(begin)) {
                    window(plan.where(world, stop), begin, world.demands.get(demand), window, findings);
                }
            }
        }
    }

    private static void window(List<String> where, int begin, Demand demand, TimeWindow window, Findings findings) {
        findings.add(
                Rule.WINDOW,
                Math.max((double) window.start() - begin, (double) begin - window.end()),
                where,
                "Demand (%s) is served at second %d, its window is second %d to %d.",
                demand.id(),
                begin,
                window.start(),
                window.end());
    }
}
