package org.resupply.verify;

import java.util.List;
import org.resupply.model.Commodity;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleType;
import org.resupply.plan.Tour;

/** What vehicles have on board: never more than they can carry, nothing they may not, nothing from nowhere, nothing left. */
final class Loads implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        for (int trip = 0; trip < plan.trips(); trip++) {
            trip(world, plan, trip, findings);
        }
        for (int i = 0; i < plan.strayCount; i++) {
            long quantity = plan.strayQuantity[i];
            String lot = world.lotId[plan.strayLot[i]];
            Tour tour = plan.tours.get(plan.tourOfStop(plan.strayStop[i]));
            String place = world.placeId(plan.stopPlace[plan.strayStop[i]]);
            if (quantity < 0) {
                findings.add(
                        Rule.NOT_ON_BOARD,
                        -quantity,
                        List.of(tour.id(), place, lot),
                        "Tour (%s) unloads %d units of lot (%s) at (%s) more than it carries.",
                        tour.id(),
                        -quantity,
                        lot,
                        place);
            } else {
                findings.add(
                        Rule.MASS_BALANCE,
                        quantity,
                        List.of(tour.id(), lot),
                        "%d units of lot (%s) are still on board when a trip of tour (%s) ends.",
                        quantity,
                        lot,
                        tour.id());
            }
        }
    }

    private static void trip(World world, Replay plan, int trip, Findings findings) {
        Tour tour = plan.tours.get(plan.tripTour[trip]);
        VehicleType type = world.typeOfFleet[plan.tourFleet[plan.tripTour[trip]]];
        double kg = 0;
        double litres = 0;
        double mostKg = 0;
        double mostLitres = 0;
        StorageClass wrong = null;
        boolean apart = false;
        boolean goods = false;
        int last = plan.tripStop[trip + 1] - 1;
        for (int stop = plan.tripStop[trip]; stop < plan.tripStop[trip + 1]; stop++) {
            for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
                Commodity commodity = world.commodityOfLot(plan.handlingLot[h]);
                boolean ends = plan.handlingQuantity[h] < 0;
                apart |= world.isRequest(plan.handlingLot[h])
                        && (commodity.storage() == StorageClass.PASSENGERS || (ends && stop != last));
                goods |= !world.isRequest(plan.handlingLot[h]);
                kg += plan.handlingQuantity[h] * commodity.massKg();
                litres += plan.handlingQuantity[h] * commodity.volumeL();
                if (!type.storage().contains(commodity.storage())) {
                    wrong = commodity.storage();
                }
            }
            mostKg = Math.max(mostKg, kg);
            mostLitres = Math.max(mostLitres, litres);
        }
        if (apart && goods) {
            findings.add(
                    Rule.MIXED_TRIP,
                    1,
                    List.of(tour.id()),
                    "Trip %d of tour (%s) has goods, and people or what it does not bring to its base.",
                    trip - plan.tourTrip[plan.tripTour[trip]],
                    tour.id());
        }
        if (mostKg > type.payloadKg() * (1 + 1e-9)) {
            findings.add(
                    Rule.PAYLOAD,
                    mostKg - type.payloadKg(),
                    List.of(tour.id()),
                    "A trip of tour (%s) carries %.3f kg, vehicle type (%s) carries %.3f kg.",
                    tour.id(),
                    mostKg,
                    type.id(),
                    type.payloadKg());
        }
        if (mostLitres > type.volumeL() * (1 + 1e-9)) {
            findings.add(
                    Rule.VOLUME,
                    mostLitres - type.volumeL(),
                    List.of(tour.id()),
                    "A trip of tour (%s) carries %.3f l, vehicle type (%s) carries %.3f l.",
                    tour.id(),
                    mostLitres,
                    type.id(),
                    type.volumeL());
        }
        if (wrong != null) {
            findings.add(
                    Rule.VEHICLE_STORAGE,
                    1,
                    List.of(tour.id()),
                    "A trip of tour (%s) carries %s goods, vehicle type (%s) carries %s.",
                    tour.id(),
                    wrong,
                    type.id(),
                    type.storage());
        }
    }
}
