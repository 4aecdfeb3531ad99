/**
 * Work that several threads do side by side, or beside the one that asks for it.
 *
 * <p>{@code SideBySide} shares out what is many and alike, {@code Beside} begins what somebody will ask for later; who asks for
 * something that nobody has begun does it. It knows nothing of what is worked out, uses no other package of the house, and is not
 * exported. Begin reading with {@code SideBySide}.
 */
package org.resupply.beside;
