package org.resupply.dispatch;

/** A quantity of one lot. */
record Issue(String lot, int lastDay, long quantity) {}
