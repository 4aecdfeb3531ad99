/**
 * Statistics that say whether a difference between engines or strategies is real.
 *
 * <p>Knows nothing of engines: numbers in, numbers out. Begin reading with {@code Pairs}, which compares two of them.
 */
package org.resupply.benchmarks.statistics;
