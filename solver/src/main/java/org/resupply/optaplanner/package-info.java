/**
 * OptaPlanner as a {@link org.resupply.solve.RoutingEngine}: a leaf that nothing in the solver imports.
 *
 * <p>It needs {@code optaplanner-core} on the class path, which is an optional dependency without its Drools artifacts:
 * constraint streams are evaluated by Bavet.
 *
 * <pre>
 * RoutingProblem --> PlannedRoutes (solution)          RouteConstraints (constraint streams)
 *                      PlannedRoute 1..m (entities)      hard: excess over limits   medium: required left out
 *                        stops: list variable            soft: cost and prizes
 *                        measure: shadow variable  &lt;--  RouteMeasureListener, one pass over a changed route
 *                      PlannedRoute (left out)
 * </pre>
 */
package org.resupply.optaplanner;
