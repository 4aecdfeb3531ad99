/**
 * The world: a {@link org.resupply.model.Scenario} and its parts, immutable records that refuse nonsense.
 *
 * <pre>
 *   Zone  CITY ─ DISTRICT ─ STREET ─ COMMUNITY        who needs, under which control level
 *   Facility  transfer point, port ─ city ─ district ─ street warehouse
 *   Commodity, Lot, Convoy                            what there is, when it comes, when it spoils
 *   Need, Demand, PriorityClass                       what is wanted, by whom, how urgently
 *   VehicleType, Fleet, Crew, Bubble                  who carries it, and who may not meet
 *   Lane, Travel, Crossing                            how to get there
 *   Reserve, Pairing, Requisition, Policies           what the city has decided
 *   Disruption                                        what happens next, laid over an unchanged scenario
 *   Fault, BadInput                                   what is wrong with an input, all at once
 * </pre>
 *
 * <p>Units: seconds, metres, kilograms, litres, integer minor units of cost (fen, cents). Instants are seconds since midnight,
 * local time, of the scenario's first day; days are numbered from 0. Coordinates are WGS-84 degrees. A <em>place</em> is the
 * id of a facility or of a zone; the two share one space of ids. A quantity is a whole number of the commodity's units.
 *
 * <p>A record checks what it can see of itself. What concerns several records (dangling ids, a street outside its district) is
 * found, all at once, by {@link org.resupply.model.ScenarioCheck}.
 *
 * <p>Knows {@code model.geo} alone. Begin reading with {@link org.resupply.model.Scenario}; {@link org.resupply.model.Outlook} is what holds on each
 * day once disruptions are laid over it.
 */
package org.resupply.model;
