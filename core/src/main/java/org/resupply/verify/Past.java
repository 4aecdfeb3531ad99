package org.resupply.verify;

import org.resupply.plan.Plan;

/**
 * What was carried out before a plan took over.
 *
 * @param plan the plan that was carried out
 * @param now second at which the new plan takes over: what began before has happened or is under way
 */
record Past(Plan plan, int now) {}
