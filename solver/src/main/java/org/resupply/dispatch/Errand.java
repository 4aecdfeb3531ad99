package org.resupply.dispatch;

import java.util.Map;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** One trip of a plan that is taken over: begun, and then fixed; or still ahead, and then kept, changed or given up. */
final class Errand {
    /** Where a trip loads at no stop, or at several. */
    static final int NOWHERE = -1;

    final Duty duty;
    final boolean begun;
    /** Whether it carries goods that it loads at one stop: what can be mended. */
    final boolean mendable;

    Trip trip;
    /** Whether its vehicle, its ways, its places and its times are still what they were. */
    boolean possible = true;
    /** Whether it is not what it was when it was taken over. */
    boolean mended;

    /** Whether something of it goes into a facility's stock. */
    final boolean bringsIntoStock;

    private final int loadStop;
    private Template template;

    Errand(Duty duty, Trip trip, boolean begun, boolean carriesGoods) {
        this.duty = duty;
        this.trip = trip;
        this.begun = begun;
        int loadedAt = NOWHERE;
        boolean atOneStop = true;
        boolean intoStock = false;
        for (int i = 0; i < trip.stops().size(); i++) {
            boolean loads = false;
            boolean unloads = false;
            for (Handling handling : trip.stops().get(i).handlings()) {
                loads |= handling.quantity() > 0;
                unloads |= handling.quantity() < 0;
                intoStock |= handling.intoStock();
            }
            if (loads) {
                atOneStop &= loadedAt == NOWHERE && !unloads;
                loadedAt = i;
            }
        }
        loadStop = begun || !carriesGoods || !atOneStop ? NOWHERE : loadedAt;
        mendable = loadStop != NOWHERE;
        bringsIntoStock = intoStock;
    }

    Errand(Duty duty, Trip trip, Template template) {
        this.duty = duty;
        this.trip = trip;
        this.template = template;
        begun = false;
        loadStop = template.loadStop();
        mendable = true;
        bringsIntoStock = template.drops().stream()
                .anyMatch(here -> here.stream().anyMatch(drop -> drop.demand().isEmpty()));
    }

    /** Where a mendable trip is loaded. */
    Stop loading() {
        return trip.stops().get(loadStop);
    }

    /** The same with its goods by commodity; of a mendable trip only. */
    Template template(Map<String, String> commodityOfLot) {
        if (template == null) {
            template = Template.of(trip, commodityOfLot);
        }
        return template;
    }

    /** Whether something of it goes to people. */
    boolean isToDoors() {
        for (Stop stop : trip.stops()) {
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    void retimed(Trip sameWithOtherMetres) {
        trip = sameWithOtherMetres;
        template = null;
    }
}
