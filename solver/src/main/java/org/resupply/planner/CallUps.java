package org.resupply.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * Which capacity of others to call up: what the allocation proves to be worth its price.
 *
 * <p>A requisition is called up as a whole or not at all. Each that is not called yet is tried by an allocation of its own; the one that
 * brings most is called up where its price and the plan with it come below what every plan without it costs at least, and so on with the
 * others. Money and what is unmet are weighed as the strategy weighs them.
 */
final class CallUps {
    private final Scenario scenario;
    private final DailyTravel travel;
    private final AllocationStrategy strategy;
    private final SolveOptions options;
    private final Allowance budget;

    /** As many allocations as there may be: one without, and in each round one for each requisition that is left. */
    private final int most;

    private int tried;
    private double done;

    /**
     * A choice; its clock starts now, and of its iterations each allocation may spend an equal part.
     *
     * @param travel legs of the scenario's places, whatever is called up
     */
    CallUps(
            Scenario scenario,
            DailyTravel travel,
            AllocationStrategy strategy,
            SolveOptions options,
            Cancellation cancellation) {
        this.scenario = scenario;
        this.travel = travel;
        this.strategy = strategy;
        this.options = options;
        int open = open().size();
        most = 1 + open * (open + 1) / 2;
        Budget all = options.budget();
        long each = all.iterations() == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(1, all.iterations() / most);
        budget = all.withIterations(each).start(cancellation);
    }

    private List<Requisition> open() {
        List<Requisition> open = new ArrayList<>(scenario.requisitions());
        open.removeIf(Requisition::called);
        return open;
    }

    /** What is worth its price, and why the rest is left. */
    CallUpChoice chosen() {
        Scenario chosen = scenario;
        List<Requisition> open = open();
        Map<Requisition, CallUpChoice.Left> left = new LinkedHashMap<>();
        open.forEach(requisition -> left.put(requisition, untried(requisition)));
        AllocationSolution without = open.isEmpty() ? null : allocate(scenario);
        while (!open.isEmpty() && !budget.isOver()) {
            Requisition best = null;
            AllocationSolution with = null;
            for (int i = 0; i < open.size() && !budget.isOver(); i++) {
                Requisition candidate = open.get(i);
                AllocationSolution found = allocate(chosen.callingUp(candidate::equals));
                left.put(candidate, left(candidate, without, found));
                double cost = found.objective() + candidate.price();
                if (cost < without.bound() && (best == null || cost < with.objective() + best.price())) {
                    best = candidate;
                    with = found;
                }
            }
            if (best == null) {
                break;
            }
            chosen = chosen.callingUp(best::equals);
            without = with;
            open.remove(best);
            left.remove(best);
            // What was found out of the others holds without it.
            open.forEach(requisition -> left.put(requisition, untried(requisition)));
        }
        return new CallUpChoice(chosen, List.copyOf(left.values()));
    }

    private static CallUpChoice.Left untried(Requisition requisition) {
        return new CallUpChoice.Left(requisition, CallUpChoice.Reason.UNTRIED, 0, Double.POSITIVE_INFINITY);
    }

    /** What objectives and bounds prove of what a requisition brings. */
    private static CallUpChoice.Left left(
            Requisition requisition, AllocationSolution without, AllocationSolution with) {
        double least = Math.max(0, without.bound() - with.objective());
        double atMost = Math.max(0, without.objective() - with.bound());
        boolean dear = atMost < requisition.price();
        return new CallUpChoice.Left(
                requisition, dear ? CallUpChoice.Reason.TOO_DEAR : CallUpChoice.Reason.UNPROVEN, least, atMost);
    }

    /** Allocates in an equal part of what time is left for all that may follow. */
    private AllocationSolution allocate(Scenario city) {
        Outlook outlook = Outlook.of(city);
        City parts = City.of(outlook, Journeys.of(outlook, travel), List.of());
        AllocationSolution solution = strategy.solve(
                AllocationCompiler.compile(
                                outlook,
                                parts.bubbles(),
                                parts.journeys(),
                                parts.vehicles(),
                                parts.area(),
                                parts.crewing(),
                                Receiving.plan(parts, Set.of()))
                        .problem(),
                options.withListener(new SolveListener() {
                    @Override
                    public void onProgress(Progress progress) {
                        tell(progress);
                    }
                }),
                budget.sooner(1.0 / (most - tried)));
        tried++;
        return solution;
    }

    /** Tells the host of one allocation as a part of all. */
    private void tell(SolveListener.Progress one) {
        done = Math.max(done, (tried + Math.min(1, one.fraction())) / most);
        options.listener()
                .onProgress(new SolveListener.Progress(
                        "requisitions", budget.secondsSpent(), one.iterations(), one.cost(), one.unserved(), done));
    }
}
