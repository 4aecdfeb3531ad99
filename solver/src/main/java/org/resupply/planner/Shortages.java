package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.PlanAssembler;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.Dispatcher;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.plan.Cause;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationSolution;

/** What is missing, and why: what the allocation could not give, and what could not be carried. */
final class Shortages {
    private static final Map<AllocationCause, Cause> CAUSES = new EnumMap<>(Map.ofEntries(
            Map.entry(AllocationCause.NONE, Cause.STOCK),
            Map.entry(AllocationCause.STOCK, Cause.STOCK),
            Map.entry(AllocationCause.ARRIVAL, Cause.ARRIVAL),
            Map.entry(AllocationCause.SHELF_LIFE, Cause.SHELF_LIFE),
            Map.entry(AllocationCause.RESERVE, Cause.RESERVE),
            Map.entry(AllocationCause.THROUGHPUT, Cause.THROUGHPUT),
            Map.entry(AllocationCause.STORAGE, Cause.STORAGE),
            Map.entry(AllocationCause.TRANSPORT_CAPACITY, Cause.VEHICLE),
            Map.entry(AllocationCause.LANE_CLOSED, Cause.CLOSURE),
            Map.entry(AllocationCause.UNREACHABLE, Cause.UNREACHABLE),
            Map.entry(AllocationCause.PALLET, Cause.STOCK),
            Map.entry(AllocationCause.OUTRANKED, Cause.STOCK)));

    private Shortages() {}

    /** One entry for each demand and cause, in the order of the demands. */
    static List<Unmet> of(Outlook outlook, SupplyModel supply, AllocationSolution flows, Dispatcher.Dispatch dispatch) {
        Map<String, Long> served = PlanAssembler.served(dispatch.tours());
        Map<String, Map<Cause, Unmet>> carried = new HashMap<>();
        for (Dispatcher.Shortfall shortfall : dispatch.shortfalls()) {
            String demand = supply.demands().get(shortfall.demand()).id();
            carried.computeIfAbsent(demand, id -> new LinkedHashMap<>())
                    .merge(
                            shortfall.cause(),
                            new Unmet(demand, shortfall.quantity(), shortfall.cause(), shortfall.bottleneck()),
                            (one, other) -> new Unmet(
                                    demand, one.quantity() + other.quantity(), one.cause(), one.bottleneck()));
        }
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < supply.demands().size(); i++) {
            index.put(supply.demands().get(i).id(), i);
        }
        List<Unmet> unmet = new ArrayList<>();
        for (Demand demand : outlook.demands()) {
            long missing = demand.quantity() - served.getOrDefault(demand.id(), 0L);
            for (Unmet part : carried.getOrDefault(demand.id(), Map.of()).values()) {
                long quantity = Math.min(missing, part.quantity());
                if (quantity > 0) {
                    unmet.add(new Unmet(demand.id(), quantity, part.cause(), part.bottleneck()));
                    missing -= quantity;
                }
            }
            if (missing > 0) {
                Integer at = index.get(demand.id());
                Cause cause = at == null ? Cause.ARRIVAL : CAUSES.get(flows.cause(at));
                unmet.add(new Unmet(demand.id(), missing, cause, ""));
            }
        }
        return unmet;
    }
}
