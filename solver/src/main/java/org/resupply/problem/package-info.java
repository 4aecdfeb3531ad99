/**
 * Problems and solutions in arrays: what the engines are given and what they hand back, and the checkers of both.
 *
 * <p>Ids of a scenario are indices here. This package uses no other of the house, so that an engine can be fed by hand, by a test or from
 * a public instance file, and an answer be checked without the engine that made it.
 *
 * <p>Begin reading with {@code RoutingProblemBuilder} and {@code RoutingSolution}, or with {@code AllocationProblem} and {@code
 * AllocationSolution}; {@code RoutingChecker} and {@code AllocationChecker} say exactly what the rules are.
 */
package org.resupply.problem;
