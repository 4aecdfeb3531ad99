package org.resupply.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.resupply.model.Lane;
import org.resupply.plan.Cause;

/** Why goods that were to come to facilities did not come: what is missing there is missing for that. */
final class Inbound {
    private final Map<String, Noted> noted = new HashMap<>();

    private record Noted(TrunkRuns.Obstacle obstacle, int day) {}

    /** Notes what stood in the way of goods on a lane; where too few were there to send, what kept them from being there. */
    void note(Lane lane, String commodity, TrunkRuns.Obstacle obstacle, int day) {
        boolean tooFew = obstacle.cause() == Cause.STOCK || obstacle.cause() == Cause.WHOLE_LOTS;
        TrunkRuns.Obstacle before = tooFew ? to(lane.from(), commodity) : null;
        noted.put(key(lane.to(), commodity), new Noted(before != null ? before : obstacle, day));
    }

    /** Forgets what stood in the way before a day: where goods are owed until they come, it has gone since, or was noted again. */
    void forgetBefore(int day) {
        noted.values().removeIf(note -> note.day < day);
    }

    /** What kept a commodity from coming to a facility; {@code null} where nothing did but that it was nowhere to be had. */
    TrunkRuns.Obstacle to(String facility, String commodity) {
        Noted last = noted.get(key(facility, commodity));
        return last == null || last.obstacle.cause() == Cause.STOCK ? null : last.obstacle;
    }

    private static String key(String facility, String commodity) {
        return facility + '\n' + commodity;
    }
}
