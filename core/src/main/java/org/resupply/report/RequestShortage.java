package org.resupply.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/**
 * What of a transport request nobody carries.
 *
 * @param request the request
 * @param quantity units that are not carried
 * @param cause why, the first where there are several
 */
public record RequestShortage(TransportRequest request, long quantity, Cause cause) {

    /** What a plan does not carry, in its order. */
    static List<RequestShortage> of(Scenario scenario, Plan plan) {
        Map<String, TransportRequest> requests = new HashMap<>();
        scenario.transportRequests().forEach(request -> requests.put(request.id(), request));
        Map<String, RequestShortage> left = new LinkedHashMap<>();
        for (Unmet unmet : plan.unmet()) {
            TransportRequest request = requests.get(unmet.demand());
            if (request != null) {
                left.merge(
                        request.id(),
                        new RequestShortage(request, unmet.quantity(), unmet.cause()),
                        (one, other) -> new RequestShortage(request, one.quantity + other.quantity, one.cause));
            }
        }
        return new ArrayList<>(left.values());
    }
}
