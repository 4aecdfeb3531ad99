/**
 * Flow problems on the researcher's command line: DIMACS files, cities made to measure, and our kernels beside their peers.
 */
package org.resupply.benchmarks.flow;
