/**
 * OptaPlanner as a {@link org.resupply.solve.RoutingEngine}, and for rosters of crews: a leaf that nothing in the solver imports.
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
 *
 * Scenario, Plan --> Duties (solution)                 RosterConstraints (constraint streams), RosterRule (the host's own)
 *                      Duty 1..n (entities)              hard: the judge's rules for crews   medium: tours without a crew
 *                        member: variable                soft: loads squared, changes of vehicle
 *                      CrewMember (facts)            --> Roster: the plan with its crews
 * </pre>
 *
 * <p>Knows {@code solve} and {@code problem}, for rosters also {@code plan}, {@code model} and {@code bubble}. Begin reading with {@code
 * OptaPlannerEngine} or {@code CrewRoster}.
 */
package org.resupply.optaplanner;
