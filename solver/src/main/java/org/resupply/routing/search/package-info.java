/**
 * State, evaluation and moves of the routing search.
 *
 * <pre>
 *   SearchProblem   the problem in flat arrays, vehicles by type, tasks, neighbours; plain or rich
 *   Features        which of the rules there are the problem uses
 *   SearchState     linked routes in one int[]; every write is logged and can be taken back
 *   Segments        what nodes remember of the route before and behind them
 *   Schedule        all rules of one route, from its sequence
 *   PlainPlacement  the cheapest place by constant-time tests that are exact
 *   RichPlacement   the cheapest place by constant-time tests that never err, then Schedule
 *   AloneCosts      what stops cost on routes of their own; rich problems
 *   DepotExchange   whole routes change their depots
 *   Handover        whole routes change their vehicles, whatever these differ in
 *   DepotLegs       which legs from and to depots pass a stop
 *   PlainRoutes     what moves change of plain routes
 *   RichRoutes      what they change of rich ones, trips and reloads included
 *   TailExchange    two routes exchange all that follows a point on each, or a run of one is turned round; plain problems
 *   RichTailExchange  the same, rich problems, also between depots
 *   TripExchange    a trip goes to another vehicle or takes another turn; rich problems
 *   StringRuin      what leaves the routes
 *   Company         two stops come back together that have no place alone
 *   Recreate        what comes back, in which order
 * </pre>
 *
 * <p>The engine's own, not exported; knows {@code problem} and the allowance of {@code solve}. Begin reading with {@code RuinAndRecreate}, which is a
 * step, then {@code PlainPlacement}; {@code Schedule} is the plainest statement of all rules of a route.
 */
package org.resupply.routing.search;
