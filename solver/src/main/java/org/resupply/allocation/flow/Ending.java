package org.resupply.allocation.flow;

/**
 * Where the division of {@link FairFlow} ended: places that stop at a level, and the range of nodes whose borders say why.
 *
 * @param low where the range begins in the order of the nodes; it is empty where nothing is short
 * @param high where it ends
 * @param isMet whether the places have all that they want
 * @param floor a level that none of the range lies below
 */
record Ending(long numerator, long denominator, int low, int high, int[] places, boolean isMet, Floor floor) {

    /** A level that nobody of a part lies below; the denominator is 0 where that is without limit. */
    record Floor(long numerator, long denominator) {
        /** Compares two levels. */
        static int compare(Floor a, Floor b) {
            return FairFlow.compare(a.numerator, a.denominator, b.numerator, b.denominator);
        }
    }

    /** The level that what surrounds the range tells from others; where it has no places their floor is as good. */
    Floor level() {
        return places.length > 0 ? new Floor(numerator, denominator) : floor;
    }

    /** Whether the range has no nodes. */
    boolean isEmpty() {
        return low == high;
    }
}
