package org.resupply.report;

import java.util.List;
import org.resupply.plan.Cause;

/**
 * All that is missing for one cause at one bottleneck.
 *
 * @param cause why
 * @param bottleneck id of what binds; empty when it is no single thing
 * @param kg mass missing
 * @param share part of everything that is missing, 0 to 1
 * @param rows what it consists of, largest mass first
 */
public record ShortageCause(Cause cause, String bottleneck, double kg, double share, List<Shortage> rows) {

    public ShortageCause {
        rows = List.copyOf(rows);
    }
}
