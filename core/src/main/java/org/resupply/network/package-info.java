/**
 * How long it takes to get from place to place, and what cuts the way.
 *
 * <pre>
 *   RoadGraph (nodes, arcs: never changed)
 *      └─ RoadView = graph + RoadUse (what a vehicle class may use) + RoadClosures (what is shut)
 *            ├─ plain search                      one pair, explanations
 *            └─ ContractionHierarchy              many to many
 *   land zones + crossings + distance bands ─ LandLegs        where there is no road graph
 *   numbers somebody measured ─ GivenLegs
 *            all three ─► TravelMatrix: seconds and metres between the places of a scenario, by vehicle class
 * </pre>
 *
 * <p>Knows {@code model} and {@code model.geo}; JGraphT is used here and nowhere else. Begin reading with {@code TravelMatrix}, then {@code DailyTravel}
 * for what holds at a time of a day.
 */
package org.resupply.network;
