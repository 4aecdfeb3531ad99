package org.resupply.network;

/** Where the legs of one vehicle class between numbered places come from. */
interface Legs {

    /** The fastest leg, {@link PackedLeg packed}; {@link PackedLeg#NONE} when there is none. */
    long leg(int from, int to);

    /** The legs among some places, row by row: from the place of the row to that of the column. */
    default long[] among(int[] places) {
        int size = places.length;
        long[] legs = new long[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                legs[row * size + column] = leg(places[row], places[column]);
            }
        }
        return legs;
    }

    /** Why {@link #leg} is {@link PackedLeg#NONE}; the names are how the places are called in the answer. */
    Unreachable why(int from, String fromName, int to, String toName);
}
