/** Allocation strategies side by side, on cities made to measure and on scenarios. */
package org.resupply.benchmarks.allocate;
