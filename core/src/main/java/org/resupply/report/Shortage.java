package org.resupply.report;

import org.resupply.plan.Cause;

/**
 * What one area is missing of one commodity for one class on one day, for one cause at one bottleneck.
 *
 * @param cause why
 * @param bottleneck id of what binds; empty when it is no single thing
 * @param area id of the street; of the zone above where the place belongs to no street
 * @param commodity id of the commodity
 * @param priorityClass id of the class
 * @param day the day, from 0, for which it was wanted
 * @param quantity units missing
 * @param kg mass missing
 * @param places communities and facilities that are short
 */
public record Shortage(
        Cause cause,
        String bottleneck,
        String area,
        String commodity,
        String priorityClass,
        int day,
        long quantity,
        double kg,
        int places) {}
