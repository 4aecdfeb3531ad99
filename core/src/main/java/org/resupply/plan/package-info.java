/**
 * The answer: a {@link org.resupply.plan.Plan} and its parts, immutable records with the scenario's own ids.
 *
 * <pre>
 *   Receipt    a convoy is unloaded at a dock; its lots exist from then on
 *   Tour ─ Trip ─ Stop ─ Handling     a vehicle's day: where it stops, when, and what is loaded and unloaded there
 *   Movement   what the allocation decided, by lot, from, to and day; the tours must carry exactly this
 *   Unmet      what is missing, and why
 *   Figures    what the plan says of itself; the judge computes them again
 *   Manifest   how the plan was made
 * </pre>
 *
 * <p>Times are seconds since midnight, local time, of the scenario's first day. Quantities are units of the lot's commodity.
 *
 * <p>Knows {@code model} alone. Begin reading with {@link org.resupply.plan.Plan}; {@link org.resupply.plan.PlanDiff} is what is otherwise between two,
 * {@link org.resupply.plan.Explanation} why something is missing.
 */
package org.resupply.plan;
