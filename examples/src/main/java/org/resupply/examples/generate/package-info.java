/**
 * Scenarios made from facts: city facts in, a seeded {@link org.resupply.model.Scenario} of any size out.
 *
 * <pre>
 *   resources scenarios/CITY/*.csv ─► CityFacts ─► CityGenerator ─► Scenario
 *                                                   ├─ Communities   who lives where, how closed, how old
 *                                                   ├─ Carriers      who carries to the doors, and where lorries stop
 *                                                   ├─ Supplies      gates, warehouses, stock, convoys, reserves
 *                                                   └─ Wheels        fleets, crews and closed loops
 * </pre>
 *
 * <p>Uses the records of {@code model} and nothing of the solver: a generated city is a scenario like any other. Begin reading with
 * {@code CityGenerator}; {@code ShippedScenarios} names the cities.
 */
package org.resupply.examples.generate;
