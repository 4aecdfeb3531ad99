package org.resupply.network;

import org.resupply.model.Mode;

/** Legs that no shore stops: through the air in a straight line, over water with the detours of the bands. */
final class StraightLegs implements Legs {

    private final Positions places;
    private final DistanceBands bands;
    private final Mode mode;

    StraightLegs(Positions places, DistanceBands bands, Mode mode) {
        this.places = places;
        this.bands = bands;
        this.mode = mode;
    }

    @Override
    public long leg(int from, int to) {
        double straight = places.metres(from, places, to);
        return mode == Mode.AIR ? bands.byAir(straight) : bands.byRoad(straight);
    }

    @Override
    public Unreachable why(int from, String fromName, int to, String toName) {
        throw new IllegalStateException("Nothing cuts %s off from %s.".formatted(fromName, toName));
    }
}
