/** Programs to copy: each is short, runs by itself, and is run by a test. */
package org.resupply.examples;
