/**
 * The only translator between a scenario's ids and the engines' indices.
 *
 * <pre>
 *   Outlook, Bubbles, Journeys ──AllocationCompiler──▶ SupplyModel (AllocationProblem + what its indices stand for)
 *   goods for the doors of one warehouse, one day ──RoundCompiler──▶ RoutingProblem (stops are parcels)
 * </pre>
 *
 * <p>Knows the city on one side ({@code model}, {@code plan}, {@code network}, {@code bubble}) and {@code problem} on the other; no engine. Begin reading
 * with {@code AllocationCompiler} and {@code RoundCompiler}; {@code PlanAssembler} goes the way back.
 */
package org.resupply.compile;
