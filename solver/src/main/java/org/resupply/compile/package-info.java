/**
 * The only translator between a scenario's ids and the engines' indices.
 *
 * <pre>
 *   Outlook, Bubbles, Journeys ──AllocationCompiler──▶ SupplyModel (AllocationProblem + what its indices stand for)
 *   goods for the doors of one warehouse, one day ──RoundCompiler──▶ RoutingProblem (stops are parcels)
 * </pre>
 */
package org.resupply.compile;
