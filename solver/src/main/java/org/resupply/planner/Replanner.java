package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.PlanAssembler;
import org.resupply.dispatch.Takeover;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/** What is missing when a plan has been taken over: what was missing before, and what could no longer be carried. */
final class Replanner {
    private Replanner() {}

    /** One entry for each demand and cause, in the order of the demands. */
    static List<Unmet> unmet(Outlook outlook, Plan done, Takeover.Result result) {
        Map<String, Long> served = PlanAssembler.served(result.tours());
        Map<String, List<Unmet>> stated = new HashMap<>();
        Map<String, Map<Cause, Unmet>> known = new HashMap<>();
        for (Unmet unmet : done.unmet()) {
            stated.computeIfAbsent(unmet.demand(), id -> new ArrayList<>()).add(unmet);
            known.computeIfAbsent(unmet.demand(), id -> new LinkedHashMap<>())
                    .merge(unmet.cause(), unmet, Replanner::together);
        }
        Map<String, Map<Cause, Unmet>> news = new HashMap<>();
        for (Takeover.Missing missing : result.shortfalls()) {
            if (missing.quantity() > 0) {
                news.computeIfAbsent(missing.demand(), id -> new LinkedHashMap<>())
                        .merge(
                                missing.cause(),
                                new Unmet(missing.demand(), missing.quantity(), missing.cause(), missing.bottleneck()),
                                Replanner::together);
            }
        }
        List<Unmet> unmet = new ArrayList<>();
        List<Demand> demands = new ArrayList<>(outlook.demands());
        Set<String> requests = new HashSet<>();
        for (TransportRequest request : outlook.scenario().transportRequests()) {
            demands.add(request.demand());
            requests.add(request.id());
        }
        for (Demand demand : demands) {
            long missing = demand.quantity() - served.getOrDefault(demand.id(), 0L);
            List<Unmet> before = stated.getOrDefault(demand.id(), List.of());
            if (before.stream().mapToLong(Unmet::quantity).sum() == Math.max(0, missing)) {
                unmet.addAll(before);
                continue;
            }
            Map<Cause, Unmet> parts = new LinkedHashMap<>();
            for (Map<String, Map<Cause, Unmet>> source : List.of(known, news)) {
                for (Unmet part : source.getOrDefault(demand.id(), Map.of()).values()) {
                    long quantity = Math.min(missing, part.quantity());
                    if (quantity > 0) {
                        parts.merge(
                                part.cause(),
                                new Unmet(demand.id(), quantity, part.cause(), part.bottleneck()),
                                Replanner::together);
                        missing -= quantity;
                    }
                }
            }
            if (missing > 0) {
                Cause cause = requests.contains(demand.id()) ? Cause.VEHICLE : Cause.STOCK;
                parts.merge(cause, new Unmet(demand.id(), missing, cause, ""), Replanner::together);
            }
            unmet.addAll(parts.values());
        }
        return unmet;
    }

    private static Unmet together(Unmet one, Unmet other) {
        return new Unmet(one.demand(), one.quantity() + other.quantity(), one.cause(), one.bottleneck());
    }
}
