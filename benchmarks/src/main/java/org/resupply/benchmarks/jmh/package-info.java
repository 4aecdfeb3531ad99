/**
 * JMH kernels: single pieces of the library, timed alone, and the comparison of two runs of them.
 *
 * <p>Kernels of classes that are not public stand in the package of these classes, in the same module of benchmarks. Begin reading with
 * {@code FlowKernels}; {@code KernelComparison} says when a difference is real.
 */
package org.resupply.benchmarks.jmh;
