/**
 * Positions on the globe: distances between WGS-84 coordinates, and the shifted Chinese datum GCJ-02.
 *
 * <p>Uses no other package of the house. Begin reading with {@link org.resupply.model.geo.Geodesy}.
 */
package org.resupply.model.geo;
