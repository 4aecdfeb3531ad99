package org.resupply.routing.search;

/** Finds the cheapest place for a task among those looked at, and puts it there. */
interface Placement {
    /** The answer when no place costs less than the limit. */
    long NOWHERE = Long.MAX_VALUE;

    /** The least increase of cost below a limit by which a pending task can be served, or {@link #NOWHERE}. */
    long find(int task, long limit);

    /**
     * Whether first and last legs of all routes are looked at besides neighbours. They make good routes better, but routes that
     * are built from nothing worse: stops far apart fill up one vehicle because they lie on its way.
     */
    void lookAtDepotLegs(boolean look);

    /** Whether every further trip that a vehicle may make is looked at: for what is left out otherwise, as that takes long. */
    default void lookAtAllTrips(boolean look) {}

    /** Looks at so many nearest neighbours of a stop, as far as they are known. */
    void lookAtNeighbours(int number);

    /** Puts the task last looked for where it was found to cost least. */
    void apply();
}
