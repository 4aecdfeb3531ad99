package org.resupply.report;

/**
 * What one area wanted and got of one commodity for one class on one day.
 *
 * @param area id of the street; of the zone above where the place belongs to no street
 * @param commodity id of the commodity
 * @param priorityClass id of the class
 * @param day the day, from 0, for which it was wanted
 * @param demandKg mass demanded
 * @param servedKg mass handed over in time
 */
public record ServedCell(
        String area, String commodity, String priorityClass, int day, double demandKg, double servedKg) {}
