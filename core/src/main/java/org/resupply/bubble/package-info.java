/**
 * The rules of closed loops as tables: who may serve whom, where goods are handed over, what going back to a cleaner zone
 * costs, and who meets whom.
 *
 * <p>A {@linkplain org.resupply.model.Bubble bubble} is a closed set of crews, vehicles, facilities and zones. Who belongs to
 * no bubble may go anywhere except into a facility where a bubble works.
 *
 * <p>Knows {@code model} and {@code plan}; planner and judge both ask it, so that a rule of closed loops is said once. Begin reading with {@link
 * org.resupply.bubble.Bubbles}.
 */
package org.resupply.bubble;
