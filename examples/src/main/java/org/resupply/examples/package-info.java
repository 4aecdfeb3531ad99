/**
 * Programs to copy: each is short, runs by itself, and is run by a test.
 *
 * <p>They use what the library exports and nothing else. Begin reading with {@code Quickstart}, from a file to a plan; {@code EmbedInService}
 * plans in the background, {@code BuildInCode} does without a file. The documents quote them word for word.
 */
package org.resupply.examples;
