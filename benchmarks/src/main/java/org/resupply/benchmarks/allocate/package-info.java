/**
 * Allocation strategies side by side, on cities made to measure and on scenarios that turn out otherwise.
 *
 * <p>Uses what the library exports; the linear programs that judge bounds are here, not in the library. Begin reading with {@code
 * AllocationCity} and {@code StrategyRun}; {@code AllocationFile} reads and writes problems without a city.
 */
package org.resupply.benchmarks.allocate;
