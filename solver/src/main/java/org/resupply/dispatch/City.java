package org.resupply.dispatch;

import java.util.List;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.Outlook;

/**
 * A city as its dispatcher sees it.
 *
 * @param outlook what holds on each day
 * @param bubbles who may serve whom
 * @param journeys how long and how far it is
 * @param vehicles which fleets go where
 * @param crewing which vehicles have a crew
 * @param area who delivers to whom
 * @param rules of the embedding system, which every trip to the doors obeys
 */
public record City(
        Outlook outlook,
        Bubbles bubbles,
        Journeys journeys,
        Vehicles vehicles,
        Crewing crewing,
        ServiceArea area,
        List<TripRule> rules) {

    public City {
        rules = List.copyOf(rules);
    }

    /** The city of an outlook in which journeys take so long, and whose trips obey such rules. */
    public static City of(Outlook outlook, Journeys journeys, List<TripRule> rules) {
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(outlook.scenario(), area.bases(outlook));
        Crewing crewing = new Crewing(outlook, bubbles, area, vehicles);
        return new City(outlook, bubbles, journeys, vehicles, crewing, area, rules);
    }

    /** The same city with {@linkplain ServiceArea#wider wider} service areas; itself where they are no wider. */
    public City wider() {
        ServiceArea wider = area.wider(outlook);
        return wider.servesAs(area) ? this : new City(outlook, bubbles, journeys, vehicles, crewing, wider, rules);
    }
}
