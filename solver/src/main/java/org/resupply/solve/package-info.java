/**
 * The contracts of solving: what an engine is given and how it is watched and stopped.
 *
 * <p>This package stands on the ground: it knows {@code problem}, and imports no engine; the roof, {@code org.resupply.planner}, imports
 * them all. Begin reading with {@link org.resupply.solve.RoutingEngine} and {@link org.resupply.solve.AllocationStrategy}, then {@link
 * org.resupply.solve.SolveOptions} with its {@link org.resupply.solve.Budget}; {@link org.resupply.solve.SolveListener} is how a host looks in.
 */
package org.resupply.solve;
