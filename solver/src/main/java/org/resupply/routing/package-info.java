/**
 * The routing engine's metaheuristic: what is tried when, and what is kept.
 *
 * <pre>
 *   RoutingProblem --> SearchProblem --> SearchState.load
 *                                            |
 *                                  construct, then again and again
 *                                            |
 *                  ruin: strings of stops near a seed leave their routes
 *                  recreate: each goes where it costs least, or stays out at its price
 *                  keep or take back: annealing at a temperature of so many mean legs
 *                                            |
 *   RoutingSolution &lt;----------- SearchState.unload
 * </pre>
 *
 * <p>{@code AnnealedRouting} parts a problem into groups that cannot meet; {@code Annealing} is the search of one problem,
 * {@code Tandem} its cooling by two searches at a time, {@code Halved} in halves where only loads count, {@code Twins} of the whole;
 * {@code Rounds} search other large ones in two parts, round after round; {@code Reheats} are attempts to better some routes of a
 * plan.
 *
 * <p>Rests on Christiaens and Vanden Berghe, <i>Slack induction by string removals for vehicle routing problems</i>
 * (Transportation Science, 2020), and on Accorsi and Vigo, <i>A fast and scalable heuristic for the solution of large-scale
 * capacitated vehicle routing problems</i> (Transportation Science, 2021).
 *
 * <p>Knows {@code solve}, {@code problem} and its own {@code routing.search}; what a stop or a vehicle stands for in a city it does not
 * know. Begin reading with {@code AnnealedRouting}, then {@code Annealing}.
 */
package org.resupply.routing;
