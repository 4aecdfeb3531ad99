/**
 * Other routing engines behind {@link org.resupply.solve.RoutingEngine}, each in its documented set-up, so that they can be
 * measured on the same problems. Each refuses what it is not set up for here; no answer of theirs is trusted.
 *
 * <p>Begin reading with {@code JspritEngine}, the shortest.
 */
package org.resupply.benchmarks.peers;
