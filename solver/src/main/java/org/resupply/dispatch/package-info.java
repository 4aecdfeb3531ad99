/**
 * Turns what the allocation decided into what vehicles do, hour by hour.
 *
 * <pre>
 *   Receiving        convoys to gates and docks                          ▶ Receipt
 *   for each day, from the gates down to the doors:
 *     TrunkRuns      full loads between facilities                       ▶ Tour, Movement
 *     Rounds         tours from a warehouse to the doors (routing engine) ▶ Tour, Movement
 *     StockLedger    which lots: at every loading the one that expires first
 * </pre>
 *
 * <p>A facility is dispatched once all that comes to it on the day is known. First quantities are claimed and vehicles given
 * times; then, in order of time, each loading takes its lots. What cannot be carried stays where it is, and what was to follow
 * from it is cut, the least urgent first; the cause is kept.
 *
 * <p>Knows the engine and the strategy by their contracts ({@code solve}) only. Begin reading with {@code Dispatcher}, then {@code Rounds};
 * {@code Takeover} is how a plan is taken over when something happens.
 */
package org.resupply.dispatch;
