/**
 * The flow kernels of allocation: cheapest flow, fairest flow, on one commodity and primitive arrays.
 *
 * <pre>
 *   FlowGraph                     who is joined to whom (built once)
 *     |- FlowNetwork              the graph with capacities, costs and supplies: what a checker needs
 *     |- MinCostFlow              cost scaling with partial augmentation; prices, or a cut, or a cycle
 *     |- FlowChecker              proves an answer in one pass, knows no solver
 *     '- FairNetwork, FairFlow    the highest worst level, then the next; each FairLevel with what holds it down
 * </pre>
 *
 * <p>Quantities and costs are 64-bit whole numbers, nodes and arcs are ints from 0. Nothing here knows a commodity, a place
 * or a day; this package imports nothing of the house.
 *
 * <p>Begin reading with {@code MinCostFlow}; {@code FlowChecker} says in a page what its answers mean.
 */
package org.resupply.allocation.flow;
