/**
 * Flow problems on the researcher's command line: DIMACS files, cities made to measure, and our kernels beside their peers.
 *
 * <p>Knows the kernels of {@code allocation.flow}, and {@code allocate} beside it for many commodities. Begin reading with {@code AllocateCommand}.
 */
package org.resupply.benchmarks.flow;
