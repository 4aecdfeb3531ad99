package org.resupply.compile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What vehicles are to do already when a warehouse's day is routed again: each squad is one vehicle.
 *
 * @param trips by squad, the parcels of each of its trips in order; parcels in none of them are new, or their trips have fallen out
 * @param squads by parcel, the squad that was to bring it; -1 when none of these was
 * @param times by parcel, second at which it was to be handed over; -1 when nobody was told
 * @param vehiclePrice minor units for giving a promised parcel to another vehicle
 * @param hourPrice minor units for each hour that a promised parcel comes earlier or later
 * @param streetPrice minor units for not bringing a parcel at all of which somebody was told, besides what it is worth
 */
public record Standing(
        List<List<List<Integer>>> trips,
        int[] squads,
        int[] times,
        long vehiclePrice,
        long hourPrice,
        long streetPrice) {

    public Standing {
        trips = List.copyOf(trips);
    }

    /** What was promised, to set out from. */
    List<GivenRoute> given() {
        return IntStream.range(0, trips.size())
                .filter(squad -> !trips.get(squad).isEmpty())
                .mapToObj(squad -> new GivenRoute(squad, 0, trips.get(squad)))
                .toList();
    }
}
