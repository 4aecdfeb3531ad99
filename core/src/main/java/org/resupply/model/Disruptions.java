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
     * those that were over by then are left out. An id that the scenario has already is told apart by a number.
     *
     * @param now second at which they become known
     */
    public static Scenario learntAt(int now, Scenario scenario, List<Disruption> learnt) {
        List<Disruption> all = new ArrayList<>(scenario.disruptions());
        Set<String> ids = new HashSet<>();
        all.forEach(disruption -> ids.add(disruption.id()));
        for (Disruption disruption : learnt) {
            TimeWindow window = disruption.window();
            if (window.end() < now && !lasts(disruption.kind())) {
                continue;
            }
            String id = disruption.id();
            for (int number = 2; !ids.add(id); number++) {
                id = disruption.id() + "-" + number;
            }
            all.add(new Disruption(
                    id,
                    disruption.kind(),
                    disruption.target(),
                    new TimeWindow(Math.max(now, window.start()), Math.max(now, window.end())),
                    disruption.level(),
                    disruption.factor(),
                    disruption.count(),
                    disruption.seconds(),
                    disruption.request()));
        }
        return scenario.toBuilder().disruptions(all).build();
    }

    /** Whether what has happened stays so: goods that are lost, a convoy that is late, a call for help. */
    private static boolean lasts(DisruptionKind kind) {
        return switch (kind) {
            case LOT_LOST, STOCK_LOST, CONVOY_LATE, URGENT_REQUEST -> true;
            default -> false;
        };
    }
}
