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
 */
package org.resupply.network;
