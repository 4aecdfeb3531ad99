/**
 * The command line of the benchmarks: one instance, a folder of them, engines by turns, flows and strategies, kernels.
 *
 * <p>Each measured solve runs in a process of its own, and every answer is rebuilt by a checker before it counts.
 */
package org.resupply.benchmarks;
