/** Positions on the globe: distances between WGS-84 coordinates, and the shifted Chinese datum GCJ-02. */
package org.resupply.model.geo;
