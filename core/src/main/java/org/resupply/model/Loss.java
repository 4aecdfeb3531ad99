package org.resupply.model;

/**
 * Stock that is lost at an instant, wherever a lot lies or whatever lies at a place.
 *
 * @param lot id of the lot that is lost in every facility; empty when a facility's whole stock is lost
 * @param facility id of the facility whose whole stock is lost; empty when a lot is lost
 * @param second the instant: what has left before, or comes to the facility afterwards, is not lost
 */
public record Loss(String lot, String facility, int second) {}
