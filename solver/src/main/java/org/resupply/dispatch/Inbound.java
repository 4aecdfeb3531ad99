package org.resupply.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.resupply.model.Lane;
import org.resupply.plan.Cause;

/** Why goods that were to come to facilities did not come: what is missing there is missing for that. */
final class Inbound {
    private final Map<String, TrunkRuns.Obstacle> obstacles = new HashMap<>();

    /** Notes what stood in the way of goods on a lane; where they were not there to send, what kept them from being there. */
    void note(Lane lane, String commodity, TrunkRuns.Obstacle obstacle) {
        TrunkRuns.Obstacle before = obstacles.get(key(lane.from(), commodity));
        obstacles.put(key(lane.to(), commodity), obstacle.cause() == Cause.STOCK && before != null ? before : obstacle);
    }

    /** What kept a commodity from coming to a facility; {@code null} where nothing did but that it was nowhere to be had. */
    TrunkRuns.Obstacle to(String facility, String commodity) {
        TrunkRuns.Obstacle obstacle = obstacles.get(key(facility, commodity));
        return obstacle == null || obstacle.cause() == Cause.STOCK ? null : obstacle;
    }

    private static String key(String facility, String commodity) {
        return facility + '\n' + commodity;
    }
}
