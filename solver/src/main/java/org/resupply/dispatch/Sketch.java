package org.resupply.dispatch;

/**
 * An errand that stays, with what it still brings.
 *
 * @param release second from which all of it is there
 */
record Sketch(Errand errand, Template template, int release) {}
