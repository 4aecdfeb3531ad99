package org.resupply.bubble;

/**
 * Two bubbles that meet.
 *
 * @param one id of a bubble; empty for those who belong to none
 * @param other id of the other one, after {@code one} in alphabetical order
 * @param place id of the facility or zone where they meet first
 * @param second when they meet first
 */
public record Contact(String one, String other, String place, int second) {}
