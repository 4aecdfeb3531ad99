/**
 * The files: JSON and CSV to {@link org.resupply.model.Scenario} and {@link org.resupply.plan.Plan} and back, GeoJSON out.
 *
 * <pre>
 *   ScenarioJson, PlanJson     the doors: read tells all faults at once, write leaves whole files or none
 *     Shapes ─ Shape ─ Field   how each record stands in a file: kinds, defaults, bounds; stated once
 *     RecordReader             a stream of JSON tokens to records, with a place for every fault
 *     RecordWriter, Layout     records to JSON, defaults left out, one record a line
 *     WireTime                 seconds inside, ISO-8601 outside
 *   CsvImport                  tables of planners to a scenario: CsvTable turns rows into the same JSON
 *   GeoJson                    places, routes and coverage for map programs
 *   InputHash                  what a scenario's content is known by
 * </pre>
 *
 * <p>The format is explained field by field in {@code docs/format.md}; the JSON Schemas lie beside this package as resources
 * and are held against these shapes by tests.
 *
 * <p>Knows {@code plan}, {@code model} and {@code model.geo}; Jackson is used here and nowhere else. Begin reading with {@code ScenarioJson}, then
 * {@code Shapes}.
 */
package org.resupply.io;
