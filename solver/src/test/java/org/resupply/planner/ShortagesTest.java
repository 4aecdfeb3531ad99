package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;

/** What shortages are put down to. */
class ShortagesTest {
    /** On the next day two tonnes are wanted. */
    @Test
    void whatSpoilsStandsForNoMoreThanItself() {
        Town town = new Town();
        town.days = 2;
        town.demandDay = 1;
        town.lastDay = 0;
        town.stock = 500;

        Plan plan = Planner.create().plan(town.build(), Town.OPTIONS);

        Map<Cause, Long> missing = new EnumMap<>(Cause.class);
        plan.unmet().forEach(unmet -> missing.merge(unmet.cause(), unmet.quantity(), Long::sum));
        assertThat(missing).containsOnly(Map.entry(Cause.STOCK, 1500L), Map.entry(Cause.SHELF_LIFE, 500L));
    }
}
