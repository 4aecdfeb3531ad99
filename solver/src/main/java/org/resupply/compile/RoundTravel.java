package org.resupply.compile;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.VehicleType;
import org.resupply.problem.RoutingTravel;

/** The ways among a warehouse and the places it may deliver to on a day: worked out once, however often it is routed. */
public final class RoundTravel {
    private final Journeys journeys;
    private final int day;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, RoutingTravel> byType = new HashMap<>();

    /**
     * The ways among a warehouse and places.
     *
     * @param base id of the warehouse, which gets index 0
     * @param places where vehicles hand over
     */
    public RoundTravel(String base, Collection<String> places, Journeys journeys, int day) {
        this.journeys = journeys;
        this.day = day;
        index.put(base, 0);
        places.forEach(place -> index.putIfAbsent(place, index.size()));
    }

    /** The index of a place. */
    int place(String id) {
        Integer place = index.get(id);
        if (place == null) {
            throw new IllegalArgumentException("There are no ways to the place (%s).".formatted(id));
        }
        return place;
    }

    /** The ways of a type of vehicle. */
    RoutingTravel of(VehicleType type) {
        return byType.computeIfAbsent(type.id(), id -> journeys.among(List.copyOf(index.keySet()), type, day));
    }
}
