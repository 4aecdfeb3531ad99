package org.resupply.compile;

import org.resupply.model.TransportRequest;

/**
 * What one vehicle carries of a transport request.
 *
 * @param request the request
 * @param quantity units, above 0
 */
public record TransportLoad(TransportRequest request, long quantity) {}
