package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Journeys;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Receiving;
import org.resupply.model.Outlook;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.network.DailyTravel;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Which capacity of others to call up: what the allocation proves to be worth its price.
 *
 * <p>A requisition is called up as a whole or not at all. Each that is not called yet is tried by an allocation of its own; the one that
 * brings most is called up where its price and the plan with it come below what every plan without it costs at least, and so on with the
 * others. Money and what is unmet are weighed as the strategy weighs them.
 */
final class CallUps {
    private final DailyTravel travel;
    private final AllocationStrategy strategy;
    private final SolveOptions options;
    private final Allowance budget;

    /**
     * A choice.
     *
     * @param travel legs of the scenario's places, whatever is called up
     */
    CallUps(DailyTravel travel, AllocationStrategy strategy, SolveOptions options, Allowance budget) {
        this.travel = travel;
        this.strategy = strategy;
        this.options = options;
        this.budget = budget;
    }

    /** The scenario with what is worth its price called up. */
    Scenario over(Scenario scenario) {
        Scenario chosen = scenario;
        List<Requisition> open = new ArrayList<>(scenario.requisitions());
        open.removeIf(Requisition::called);
        AllocationSolution without = open.isEmpty() ? null : allocate(scenario, open.size() + 1);
        while (!open.isEmpty() && !budget.isOver()) {
            Requisition best = null;
            AllocationSolution with = null;
            for (int i = 0; i < open.size() && !budget.isOver(); i++) {
                Requisition tried = open.get(i);
                AllocationSolution found = allocate(calling(chosen, tried), open.size() - i);
                boolean pays = found.objective() + tried.price() < without.bound();
                if (pays && (best == null || found.objective() + tried.price() < with.objective() + best.price())) {
                    best = tried;
                    with = found;
                }
            }
            if (best == null) {
                break;
            }
            chosen = calling(chosen, best);
            without = with;
            open.remove(best);
        }
        return chosen;
    }

    private static Scenario calling(Scenario scenario, Requisition called) {
        return scenario.toBuilder()
                .requisitions(scenario.requisitions().stream()
                        .map(requisition -> requisition.id().equals(called.id()) ? called.calledUp() : requisition)
                        .toList())
                .build();
    }

    /** Allocates in a part of what time is left, such that as many can follow. */
    private AllocationSolution allocate(Scenario scenario, int left) {
        Outlook outlook = Outlook.of(scenario);
        City city = City.of(outlook, Journeys.of(outlook, travel), List.of());
        return strategy.solve(
                AllocationCompiler.compile(
                                outlook,
                                city.bubbles(),
                                city.journeys(),
                                city.vehicles(),
                                city.area(),
                                city.crewing(),
                                Receiving.plan(outlook, Set.of()))
                        .problem(),
                options,
                budget.isTimed() ? budget.sooner(1.0 / (left + 1)) : budget);
    }
}
