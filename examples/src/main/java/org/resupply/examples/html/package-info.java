/**
 * The report as one page that opens offline.
 *
 * <pre>
 *   Scenario, Plan, Report ── PageData ──> JSON ─┐ (FoundationData, SupplementData; PageNumbers)
 *   report.html, report.css, *.js, d3, Words ────┴─ HtmlReport ──> one file
 * </pre>
 *
 * <p>Everything is inlined when the page is written. User texts stand only in the JSON, which holds no {@code <}, and the
 * page's own script puts them in place as text, never as markup. A content security policy lets no other script run, no code
 * be made from strings, and nothing be fetched.
 *
 * <p>Uses what {@code core} exports ({@code report} above all); nothing of how a plan was made. Begin reading with {@code HtmlReport}.
 */
package org.resupply.examples.html;
