package org.resupply.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Disruptions that become known while a plan is carried out. */
public final class Disruptions {
    private Disruptions() {}

    /**
     * The scenario with disruptions laid over it that are learnt of at an instant: they hold from then on at the earliest, and
     * those that were over by then are left out. An id that the scenario has already, of a disruption or of what it requests, is
     * told apart by a number.
     *
     * @param now second at which they become known
     */
    public static Scenario learntAt(int now, Scenario scenario, List<Disruption> learnt) {
        List<Disruption> all = new ArrayList<>(scenario.disruptions());
        Set<String> ids = new HashSet<>();
        all.forEach(disruption -> ids.add(disruption.id()));
        boolean requests = learnt.stream().anyMatch(disruption -> disruption.request() != null);
        Set<String> wanted = requests ? wanted(scenario) : Set.of();
        for (Disruption disruption : learnt) {
            TimeWindow window = disruption.window();
            if (window.end() < now && !lasts(disruption.kind())) {
                continue;
            }
            Demand request = disruption.request();
            all.add(new Disruption(
                    unlike(ids, disruption.id()),
                    disruption.kind(),
                    disruption.target(),
                    new TimeWindow(Math.max(now, window.start()), Math.max(now, window.end())),
                    disruption.level(),
                    disruption.factor(),
                    disruption.count(),
                    disruption.seconds(),
                    request == null ? null : request.withId(unlike(wanted, request.id())),
                    disruption.area()));
        }
        return scenario.toBuilder().disruptions(all).build();
    }

    private static Set<String> wanted(Scenario scenario) {
        Set<String> wanted = new HashSet<>();
        scenario.demands().forEach(demand -> wanted.add(demand.id()));
        scenario.transportRequests().forEach(request -> wanted.add(request.id()));
        for (Disruption disruption : scenario.disruptions()) {
            if (disruption.request() != null) {
                wanted.add(disruption.request().id());
            }
        }
        return wanted;
    }

    /** The id, with a number behind it when it is taken already; it is taken from then on. */
    private static String unlike(Set<String> taken, String id) {
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    /** Whether what has happened stays so: goods that are lost, a convoy that is late, a call for help. */
    private static boolean lasts(DisruptionKind kind) {
        return switch (kind) {
            case LOT_LOST, STOCK_LOST, CONVOY_LATE, URGENT_REQUEST -> true;
            default -> false;
        };
    }
}
