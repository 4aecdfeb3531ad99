/**
 * The contracts of solving: what an engine is given and how it is watched and stopped.
 *
 * <p>This package stands on the ground. It imports no engine; the roof, {@code org.resupply.planner}, imports them all.
 */
package org.resupply.solve;
