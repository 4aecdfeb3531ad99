/**
 * The rules of closed loops as tables: who may serve whom, where goods are handed over, what going back to a cleaner zone
 * costs, and who meets whom.
 *
 * <p>A {@linkplain org.resupply.model.Bubble bubble} is a closed set of crews, vehicles, facilities and zones. Who belongs to
 * no bubble may go anywhere except into a facility where a bubble works.
 */
package org.resupply.bubble;
