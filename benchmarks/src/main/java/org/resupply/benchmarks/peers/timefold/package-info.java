/**
 * Timefold 1.x behind {@link org.resupply.solve.RoutingEngine}.
 *
 * <pre>
 * RoutingProblem --> VisitPlan (solution)            VisitRules (constraint streams)
 *                      VehicleVisits 1..m (entities)   hard: excess over limits   medium: required left out
 *                        stops: list variable          soft: cost and prizes
 *                      VehicleVisits (left out)        each by one RouteMeasure of a changed list
 *                      Visit: route and index as shadow variables
 * </pre>
 *
 * <p>The free edition has no nearby selection and its list moves do not know pairs, so {@link NearbyMoves} draws the same moves
 * (change, swap, tails and reversals, parts) to near destinations, and moves of pairs, by the documented extension point for
 * moves of one's own. The measure, the first routes and the deadline are those of the OptaPlanner leaf.
 */
package org.resupply.benchmarks.peers.timefold;
