package org.resupply.plan;

/**
 * A convoy's unloading at one dock of a transfer point or port; its lots are at the facility from {@code released} on.
 *
 * @param convoy id of the convoy
 * @param facility id of the point it was assigned to
 * @param dock which dock, from 0
 * @param begin second at which inspection, disinfection and unloading begin, not before the arrival
 * @param released second at which all of its cargo may leave the facility
 */
public record Receipt(String convoy, String facility, int dock, int begin, int released) {

    public Receipt {
        convoy = Parts.text(convoy);
        facility = Parts.text(facility);
    }
}
