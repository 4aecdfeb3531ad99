/**
 * The roof: plans a city from a scenario, and hands the plan out once the judge has found it sound.
 *
 * <pre>
 *   Scenario --Planner--> network, bubbles
 *     IntegratedPlanner, pass by pass:
 *                         allocation   who gets how much              (AllocationStrategy)
 *                         routing      what vehicles do, day by day   (dispatch, with a RoutingEngine)
 *                         assembly     quantities, tours, shortages with their causes
 *                         Lessons      what vehicles could carry, for the next pass; the best plan is kept
 *                         verification Verifier.requireSound --> Plan
 * </pre>
 */
package org.resupply.planner;
