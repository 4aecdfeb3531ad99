/** Statistics that say whether a difference between engines or strategies is real. */
package org.resupply.benchmarks.statistics;
