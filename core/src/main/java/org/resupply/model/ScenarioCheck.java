package org.resupply.model;

import java.util.List;

/**
 * Finds, all at once, what concerns several parts of a scenario, and numbers that are allowed but absurd.
 *
 * <p>Errors are what no plan can be made from, or what cannot be meant; warnings are what can be planned but should be looked
 * at, such as a side of the water that nothing reaches. Every code is explained in {@code docs/format.md}.
 */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /** All errors and warnings, theme by theme; empty when nothing is wrong or odd. At most some thousand are kept. */
    public static List<Fault> faults(Scenario scenario) {
        FaultList faults = new FaultList();
        Ids ids = new Ids(scenario, faults);
        ids.reportDangling();
        new TreeCheck(scenario, ids, faults).run();
        new PlaceCheck(scenario, ids, faults).run();
        new StockCheck(scenario, ids, faults).run();
        new CalendarCheck(scenario, ids, faults).run();
        new PlausibleCheck(scenario, ids, faults).run();
        return faults.all();
    }

    /** Only the ids that stand twice and the ids that nothing has: what can be said even of a scenario with other faults. */
    public static List<Fault> references(Scenario scenario) {
        FaultList faults = new FaultList();
        new Ids(scenario, faults).reportDangling();
        return faults.all();
    }

    /**
     * What no plan can be made from: the {@link #references}, zones that lie inside each other, and zones that lie in one of
     * the wrong level.
     */
    public static List<Fault> structure(Scenario scenario) {
        FaultList faults = new FaultList();
        Ids ids = new Ids(scenario, faults);
        ids.reportDangling();
        new TreeCheck(scenario, ids, faults).order();
        return faults.all();
    }
}
