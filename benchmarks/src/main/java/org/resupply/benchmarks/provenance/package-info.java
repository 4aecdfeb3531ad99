/** Where and with what a figure was measured: machine, Java, revision, hash of the input. Every row of results carries it. */
package org.resupply.benchmarks.provenance;
