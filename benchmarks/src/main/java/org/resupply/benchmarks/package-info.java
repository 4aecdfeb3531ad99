/**
 * The command line of the benchmarks: one instance, a folder of them, engines by turns, flows and strategies, kernels.
 *
 * <p>Each measured solve runs in a process of its own, and every answer is rebuilt by a checker before it counts.
 *
 * <p>Uses what the library exports, and {@code instances}, {@code peers}, {@code statistics} and {@code provenance} below it. Begin reading with {@code
 * Benchmarks}, which names the commands, then {@code SolveCommand}.
 */
package org.resupply.benchmarks;
