package org.resupply.dispatch;

import org.resupply.plan.Cause;

/**
 * A quantity that was to leave a facility on a day and did not, with what stood in the way. It may have left on a later day.
 *
 * @param day the day on which it was to leave
 * @param from id of the facility that it was to leave
 * @param to id of the facility, or of the place at whose doors, it was to arrive
 * @param doors whether it was to go to doors and not into the store of a facility
 * @param commodity id of the commodity
 * @param quantity units
 * @param cause what stood in the way; {@link Cause#STOCK} when it was not there
 * @param bottleneck id of what binds: a base of vehicles, a facility or a lane; empty when it is no single thing
 */
public record Leftover(
        int day,
        String from,
        String to,
        boolean doors,
        String commodity,
        long quantity,
        Cause cause,
        String bottleneck) {}
