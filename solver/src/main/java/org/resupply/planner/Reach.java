package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.plan.Cause;
import org.resupply.plan.Unmet;

/** Which places no goods can get to, by the network itself: no way from a warehouse that serves them, or none to it. */
final class Reach {
    /** What is said of a place that is cut off where only sums are known. */
    private static final Set<Cause> BY_SUMS = EnumSet.of(Cause.STOCK, Cause.ARRIVAL, Cause.VEHICLE);

    private final Outlook outlook;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final ServiceArea area;
    private final Map<String, List<Lane>> lanesInto = new HashMap<>();
    private final Map<Where, Boolean> supplied = new HashMap<>();
    private final Map<Where, Boolean> reached = new HashMap<>();

    private record Where(String place, int day) {}

    Reach(Outlook outlook, Journeys journeys, Vehicles vehicles, ServiceArea area) {
        this.outlook = outlook;
        this.journeys = journeys;
        this.vehicles = vehicles;
        this.area = area;
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanesInto.computeIfAbsent(lane.to(), to -> new ArrayList<>()).add(lane);
        }
    }

    /** The same quantities, with the cause of those named that lack because nothing can get there. */
    List<Unmet> named(List<Unmet> unmet) {
        List<Unmet> named = new ArrayList<>();
        for (Unmet part : unmet) {
            boolean cutOff = BY_SUMS.contains(part.cause())
                    && outlook.demand(part.demand()).filter(this::isCutOff).isPresent();
            named.add(cutOff ? new Unmet(part.demand(), part.quantity(), Cause.UNREACHABLE, "") : part);
        }
        return named;
    }

    private boolean isCutOff(Demand demand) {
        int last = outlook.lastDay(demand);
        for (int day = Math.min(demand.day(), last); day <= last; day++) {
            if (isReached(demand.place(), day)) {
                return false;
            }
        }
        return true;
    }

    private boolean isReached(String place, int day) {
        return reached.computeIfAbsent(
                new Where(place, day),
                where -> area.servers(place).stream()
                        .anyMatch(base -> isSupplied(base, day)
                                && vehicles.delivery(base.id()).stream()
                                        .anyMatch(fleet ->
                                                journeys.seconds(base.id(), place, vehicles.type(fleet), day) >= 0)));
    }

    /** Whether some lane leads to a warehouse on which a vehicle finds a way; where no lane leads, it is a source itself. */
    private boolean isSupplied(Facility base, int day) {
        return supplied.computeIfAbsent(new Where(base.id(), day), where -> {
            List<Lane> lanes = lanesInto.getOrDefault(base.id(), List.of());
            return lanes.isEmpty()
                    || lanes.stream()
                            .anyMatch(lane -> vehicles.trunk(lane.from(), lane.to(), lane.mode()).stream()
                                    .anyMatch(fleet -> journeys.seconds(lane, vehicles.type(fleet), day) >= 0));
        });
    }
}
