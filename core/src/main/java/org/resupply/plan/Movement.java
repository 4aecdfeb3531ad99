package org.resupply.plan;

/**
 * A decision of the allocation: so much of a lot goes from a facility to another facility or to a zone.
 *
 * @param from id of the facility it leaves
 * @param to id of the facility or zone it reaches
 * @param lot id of the lot
 * @param day the day, from 0, on which it leaves
 * @param quantity units, above 0
 */
public record Movement(String from, String to, String lot, int day, long quantity) {

    public Movement {
        from = Parts.text(from);
        to = Parts.text(to);
        lot = Parts.text(lot);
    }
}
