package org.resupply.verify;

import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.HandOver;
import org.resupply.model.VehicleClass;

/** Which stops of a plan swap a trailer: its tractor takes it as it came, with all that is on it and nothing else. */
final class Trailers {
    private Trailers() {}

    /** Whether a heavy truck does nothing at a stop but take one trailer of one convoy that left its trailers there. */
    static boolean isSwapped(World world, Replay plan, int stop) {
        int place = plan.stopPlace[stop];
        int first = plan.stopHandling[stop];
        int end = plan.stopHandling[stop + 1];
        if (first == end || !world.isFacility(place)) {
            return false;
        }
        Facility gate = world.facility(place);
        VehicleClass vehicle = world.typeOfFleet[plan.tourFleet[plan.tourOfStop(stop)]].vehicleClass();
        int convoy = gate.handOver() == HandOver.DROP_AND_SWAP && vehicle == VehicleClass.HEAVY_TRUCK
                ? world.convoyOfLot[plan.handlingLot[first]]
                : World.NONE;
        return convoy != World.NONE
                && world.convoys.get(convoy).trailers()
                && isReceived(plan, convoy, place)
                && isOneTrailer(world, plan, convoy, first, end);
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
