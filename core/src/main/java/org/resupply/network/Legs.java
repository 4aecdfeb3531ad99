package org.resupply.network;

/** Where the legs of one vehicle class between numbered places come from. */
interface Legs {

    /** The fastest leg, {@link PackedLeg packed}; {@link PackedLeg#NONE} when there is none. */
    long leg(int from, int to);

    /** Why {@link #leg} is {@link PackedLeg#NONE}; the names are how the places are called in the answer. */
    Unreachable why(int from, String fromName, int to, String toName);
}
