/** JMH kernels: single pieces of the library, timed alone. */
package org.resupply.benchmarks.jmh;
