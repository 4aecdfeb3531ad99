/**
 * What a plan means to people: figures, tables and dispatch sheets, all from one replay of the plan's stops.
 *
 * <pre>
 *   Scenario ─┐
 *             ├─ Ledger ── Report ─┬─ Coverage       by class, commodity, district, street, community
 *             │                    ├─ CommunityDays  each community by day
 *   Plan ─────┘                    ├─ ServedCell     area x commodity x class x day, from which every other sum follows
 *                                  ├─ Shortage       what is missing, by cause and bottleneck
 *                                  ├─ StockSeries    what a facility holds over time
 *                                  └─ VehicleDay     when a vehicle is where
 *   Ledger, Report ── Sheets ── Sheet              CSV files: one for each desk that has something to do
 *   Words                                  every word a person reads, in Chinese and English
 * </pre>
 *
 * <p>Masses are kilograms, times seconds since midnight of the scenario's first day, lengths metres.
 *
 * <p>Knows {@code verify}, {@code bubble}, {@code plan} and {@code model}; nothing of how a plan was made. Begin reading with {@code Report}, then {@code Sheets}.
 */
package org.resupply.report;
