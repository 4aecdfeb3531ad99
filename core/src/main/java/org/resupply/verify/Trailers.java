package org.resupply.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.HandOver;
import org.resupply.model.VehicleClass;

/** Which stops of a plan swap a trailer: its tractor takes it as it came, with all that is on it and nothing else. */
final class Trailers {
    private Trailers() {}

    /**
     * Stops that swap a trailer: no more of a convoy than it has trailers. Where more look like it, those are swaps first that leave
     * before they could have been loaded, then those that begin first.
     */
    static BitSet swapped(World world, Replay plan) {
        Map<Integer, List<Integer>> byConvoy = new TreeMap<>();
        for (int stop = 0; stop < plan.stops(); stop++) {
            int convoy = convoyOfTrailer(world, plan, stop);
            if (convoy != World.NONE) {
                byConvoy.computeIfAbsent(convoy, key -> new ArrayList<>()).add(stop);
            }
        }
        BitSet swapped = new BitSet();
        byConvoy.forEach((convoy, stops) -> stops.stream()
                .sorted(Comparator.comparing((Integer stop) -> couldBeLoaded(world, plan, stop))
                        .thenComparing(stop -> plan.begin[stop]))
                .limit(world.convoys.get(convoy).vehicles())
                .forEach(swapped::set));
        return swapped;
    }

    private static boolean couldBeLoaded(World world, Replay plan, int stop) {
        double kg = 0;
        for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
            kg += world.kg(plan.handlingLot[h], plan.handlingQuantity[h]);
        }
        double need = world.facility(plan.stopPlace[stop]).handlingSecondsPerTonne() * kg / 1000;
        return plan.departure[stop] - plan.begin[stop] >= Math.floor(need + 1e-6);
    }

    /** The convoy of which a heavy truck takes one trailer that was left there, and does nothing else; {@link World#NONE} if it does not. */
    private static int convoyOfTrailer(World world, Replay plan, int stop) {
        int place = plan.stopPlace[stop];
        int first = plan.stopHandling[stop];
        int end = plan.stopHandling[stop + 1];
        if (first == end || !world.isFacility(place)) {
            return World.NONE;
        }
        Facility gate = world.facility(place);
        VehicleClass vehicle = world.typeOfFleet[plan.tourFleet[plan.tourOfStop(stop)]].vehicleClass();
        int convoy = gate.handOver() == HandOver.DROP_AND_SWAP && vehicle == VehicleClass.HEAVY_TRUCK
                ? world.convoyOfLot[plan.handlingLot[first]]
                : World.NONE;
        boolean isTrailer = convoy != World.NONE
                && world.convoys.get(convoy).trailers()
                && isReceived(plan, convoy, place)
                && isOneTrailer(world, plan, convoy, first, end);
        return isTrailer ? convoy : World.NONE;
    }

    private static boolean isReceived(Replay plan, int convoy, int place) {
        for (int r = 0; r < plan.receiptConvoy.length; r++) {
            if (plan.receiptConvoy[r] == convoy && plan.receiptFacility[r] == place) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneTrailer(World world, Replay plan, int convoy, int first, int end) {
        Convoy dropped = world.convoys.get(convoy);
        long[] loaded = new long[dropped.cargo().size()];
        for (int h = first; h < end; h++) {
            int part = plan.handlingLot[h] - world.firstLotOfConvoy[convoy];
            if (plan.handlingQuantity[h] < 0 || part < 0 || part >= loaded.length) {
                return false;
            }
            loaded[part] += plan.handlingQuantity[h];
        }
        for (int part = 0; part < loaded.length; part++) {
            int lotUnits =
                    world.commodityOfLot(world.firstLotOfConvoy[convoy] + part).lotUnits();
            if (loaded[part] < dropped.leastOnTrailer(part, lotUnits)
                    || loaded[part] > dropped.mostOnTrailer(part, lotUnits)) {
                return false;
            }
        }
        return true;
    }
}
