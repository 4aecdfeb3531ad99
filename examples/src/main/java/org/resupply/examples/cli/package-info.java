/**
 * The planner's command line.
 *
 * <pre>
 *   resupply plan      a scenario in, a verified plan and its report out
 *            replan    a plan taken over when something happens
 *            explain   why something is missing, and what would help
 *            check     judges any plan
 *            validate  lists everything that is wrong with a scenario
 *            generate  writes a shipped city as a file or as tables, at any size
 *            import    makes a scenario file from spreadsheets
 *            report    writes the report of a plan again
 * </pre>
 *
 * <p>Exit codes: 0 done (a shortage is a normal answer), 1 a fault of the program, 2 bad input or usage, 3 an unsound plan, 130
 * stopped. Answers go to the standard output, progress and complaints to the standard error,
 * in the language of {@code --lang}.
 *
 * <p>Uses what the library exports, the page of {@code html} and the shipped cities of {@code generate}. Begin reading with {@code Main}, then
 * {@code PlanCity}.
 */
package org.resupply.examples.cli;
