/**
 * Where and with what a figure was measured: machine, Java, revision, hash of the input.
 *
 * <p>Every row of results carries it; it knows nothing of what was measured. Begin reading with {@code Provenance}.
 */
package org.resupply.benchmarks.provenance;
