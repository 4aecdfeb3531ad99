package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.resupply.dispatch.Takeover;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Outlook;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/** What is missing when a plan has been taken over: what was missing before, and what could no longer be carried. */
final class Replanner {
    private Replanner() {}

    /**
     * The old entries of all that nothing happened to, then the new ones. Of what is missing and nothing was found to stand in
     * its way, as much as lies unused where it could be brought from could have been carried.
     */
    static List<Unmet> unmet(Outlook before, Outlook outlook, Plan done, Takeover.Result result) {
        Map<String, Long> missing = new LinkedHashMap<>();
        result.served().forEach((demand, units) -> missing.merge(demand, -units, Long::sum));
        if (outlook.scenario().disruptions().stream()
                .anyMatch(disruption -> disruption.kind() == DisruptionKind.DEMAND_SURGE
                        || disruption.kind() == DisruptionKind.URGENT_REQUEST)) {
            wantedOtherwise(before, outlook, missing);
        }
        Set<String> touched = new LinkedHashSet<>(missing.keySet());
        List<Unmet> unmet = new ArrayList<>();
        Map<String, Map<Cause, Unmet>> known = new HashMap<>();
        for (Unmet part : done.unmet()) {
            if (touched.contains(part.demand())) {
                missing.merge(part.demand(), part.quantity(), Long::sum);
                known.computeIfAbsent(part.demand(), id -> new LinkedHashMap<>())
                        .merge(part.cause(), part, Replanner::together);
            } else {
                unmet.add(part);
            }
        }
        Map<String, Map<Cause, Unmet>> news = new HashMap<>();
        for (Takeover.Missing part : result.shortfalls()) {
            if (part.quantity() > 0 && part.cause() != Cause.STOCK) {
                news.computeIfAbsent(part.demand(), id -> new LinkedHashMap<>())
                        .merge(
                                part.cause(),
                                new Unmet(part.demand(), part.quantity(), part.cause(), part.bottleneck()),
                                Replanner::together);
            }
        }
        Set<String> requests = new LinkedHashSet<>();
        outlook.scenario().transportRequests().stream()
                .map(TransportRequest::id)
                .forEach(requests::add);
        for (String demand : touched) {
            parts(
                    demand,
                    missing.get(demand),
                    List.of(known.getOrDefault(demand, Map.of()), news.getOrDefault(demand, Map.of())),
                    left -> requests.contains(demand)
                            ? left
                            : outlook.demand(demand)
                                    .map(wanted -> result.spare().claim(wanted, left))
                                    .orElse(0L),
                    unmet);
        }
        return unmet;
    }

    private static void wantedOtherwise(Outlook before, Outlook outlook, Map<String, Long> missing) {
        outlook.wantedBeyond(before).forEach((demand, more) -> missing.merge(demand, more, Long::sum));
    }

    /**
     * Adds the parts of what a demand lacks.
     *
     * @param carriable how many of so many units lie where they could be brought from
     */
    private static void parts(
            String demand,
            long missing,
            List<Map<Cause, Unmet>> sources,
            LongUnaryOperator carriable,
            List<Unmet> unmet) {
        Map<Cause, Unmet> parts = new LinkedHashMap<>();
        long left = missing;
        for (Map<Cause, Unmet> source : sources) {
            for (Unmet part : source.values()) {
                long quantity = Math.min(left, part.quantity());
                if (quantity > 0) {
                    parts.merge(
                            part.cause(),
                            new Unmet(demand, quantity, part.cause(), part.bottleneck()),
                            Replanner::together);
                    left -= quantity;
                }
            }
        }
        long notCarried = left > 0 ? carriable.applyAsLong(left) : 0;
        if (notCarried > 0) {
            parts.merge(Cause.VEHICLE, new Unmet(demand, notCarried, Cause.VEHICLE, ""), Replanner::together);
        }
        if (left > notCarried) {
            parts.merge(Cause.STOCK, new Unmet(demand, left - notCarried, Cause.STOCK, ""), Replanner::together);
        }
        unmet.addAll(parts.values());
    }

    private static Unmet together(Unmet one, Unmet other) {
        return new Unmet(one.demand(), one.quantity() + other.quantity(), one.cause(), one.bottleneck());
    }
}
