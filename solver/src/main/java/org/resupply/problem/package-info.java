/**
 * Problems and solutions in arrays: what the engines are given and what they hand back. This package imports nothing of the
 * house, so that an engine can be fed by hand, by a test or from a public instance file.
 */
package org.resupply.problem;
