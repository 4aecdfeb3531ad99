package org.resupply.planner;

import java.util.List;
import org.resupply.plan.Cause;
import org.resupply.plan.Remedy;

/**
 * Single changes that may cure a cause.
 *
 * <p>Of each kind the things nearest to the area come first, and no more than {@link Ladders#EACH} of them; closed crossings, which are
 * near to nothing, in the order of the scenario.
 */
final class Remedies {
    private final Approach approach;

    Remedies(Approach approach) {
        this.approach = approach;
    }

    /** The ladders for a cause, the most likely first. */
    List<List<Relaxation>> of(Cause cause) {
        Ladders ladders = new Ladders(approach, cause);
        GoodsRemedies goods = new GoodsRemedies(ladders);
        PlaceRemedies places = new PlaceRemedies(ladders);
        VehicleRemedies vehicles = new VehicleRemedies(ladders);
        switch (cause) {
            case STOCK -> goods.stock(approach.scarce());
            case WHOLE_LOTS -> goods.wholeLots();
            case ARRIVAL -> goods.arrivals();
            case SHELF_LIFE -> goods.shelfLife();
            case RESERVE -> goods.reserves();
            case THROUGHPUT -> places.throughput();
            case STORAGE -> places.storage();
            case DOCK -> places.gates();
            case CLOSURE -> places.closures();
            case LAST_HUNDRED_METRES -> places.carriers();
            case VEHICLE -> vehicles.fleets();
            case CREW -> vehicles.crews();
            case RULE -> waivers(ladders);
            case BUBBLE -> {
                vehicles.loops();
                places.yards();
                places.disinfection();
            }
            default -> {}
        }
        return ladders.all();
    }

    /** Each rule of the embedding system waived by itself. */
    private void waivers(Ladders ladders) {
        for (int rule = 1; rule <= approach.rules(); rule++) {
            ladders.once(Remedy.WAIVE_RULE, Integer.toString(rule), "", 0, approach.scenario());
        }
    }

    /** More goods at the warehouses that serve the area, whatever keeps others from coming there. */
    List<List<Relaxation>> goods(Cause cause) {
        Ladders ladders = new Ladders(approach, cause);
        new GoodsRemedies(ladders).stock(approach.missing());
        return ladders.all();
    }
}
