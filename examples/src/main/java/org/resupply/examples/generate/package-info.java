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
 */
package org.resupply.examples.generate;
