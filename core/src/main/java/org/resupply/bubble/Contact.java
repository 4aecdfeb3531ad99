package org.resupply.bubble;

/**
 * Two bubbles that meet: an edge of the graph of contacts.
 *
 * @param one id of a bubble; empty for those who belong to none
 * @param other id of the other one, after {@code one} in alphabetical order
 * @param place id of the facility or zone where they meet first
 * @param second when they meet first
 * @param times how often they meet: tours by a crew of the other, and calls of a vehicle where the other is
 */
public record Contact(String one, String other, String place, int second, int times) {

    /** The same two, so many times. */
    Contact times(int more) {
        return new Contact(one, other, place, second, more);
    }
}
