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
 *
 * <p>It wires all other packages of the solver but {@code optaplanner}, and alone knows which strategy and which engine there are. Begin reading with
 * {@code Planner}, then {@code IntegratedPlanner} for a plan, {@code Replanner} for a plan that is taken over, {@code Explainer} for why not.
 */
package org.resupply.planner;
