package org.resupply.planner;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Dispatcher.Dispatch;
import org.resupply.dispatch.Leftovers;
import org.resupply.dispatch.Takeover;
import org.resupply.model.Outlook;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * Looks once more for what a dispatch left behind though the allocation meant it to be brought: what lies spare when all tours are known goes
 * with vehicles that are free then, from any warehouse that may serve the place.
 */
final class AnotherLook {
    /** Iterations for each try at a warehouse's day, at most; more brought no more. */
    private static final long ITERATIONS = 1000;

    private final City city;
    private final Outlook outlook;
    private final SupplyModel supply;
    private final AllocationSolution flows;
    private final KeptOut keptOut;

    /** A dispatch, when convoys are unloaded for it, and what is missing by it. */
    record Found(Dispatch dispatch, List<Receipt> receipts, List<Unmet> unmet) {}

    AnotherLook(City city, SupplyModel supply, AllocationSolution flows, KeptOut keptOut) {
        this.keptOut = keptOut;
        this.city = city;
        outlook = city.outlook();
        this.supply = supply;
        this.flows = flows;
    }

    /** The better of a dispatch and what another look makes of it. */
    Found at(
            Dispatch dispatch,
            List<Receipt> receipts,
            RoutingEngine routing,
            SolveOptions options,
            Allowance budget,
            Executor beside) {
        Found first = without(dispatch, receipts);
        Map<String, Long> left = left(first.unmet());
        if (left.isEmpty() || budget.isOver()) {
            return first;
        }
        Plan done = new Plan(
                outlook.scenario().id(),
                null,
                receipts,
                dispatch.movements(),
                dispatch.tours(),
                first.unmet(),
                Figures.NONE);
        Allowance each = budget.without(budget.iterations() - Math.min(budget.iterations(), ITERATIONS));
        Found second = found(Takeover.bringRest(city, done, left, routing, options, each.rest(), beside), dispatch);
        return Worth.missing(outlook, second.unmet()) < Worth.missing(outlook, first.unmet()) ? second : first;
    }

    /** The dispatch as it is. */
    Found without(Dispatch dispatch, List<Receipt> receipts) {
        return new Found(dispatch, receipts, Shortages.of(outlook, supply, flows, keptOut, receipts, dispatch));
    }

    private Found found(Takeover.Result more, Dispatch from) {
        Dispatch mended = new Dispatch(
                more.tours(),
                more.movements(),
                from.shortfalls(),
                Leftovers.spoiled(outlook, more.receipts(), more.tours()),
                from.leftovers());
        return without(mended, more.receipts());
    }

    /** Units by demand that the allocation gave and that are missing all the same. */
    private Map<String, Long> left(List<Unmet> unmet) {
        Map<String, Long> left = new LinkedHashMap<>();
        unmet.forEach(part -> left.merge(part.demand(), part.quantity(), Long::sum));
        Map<String, Long> refused = new HashMap<>();
        for (int i = 0; i < supply.demands().size(); i++) {
            refused.put(supply.demands().get(i).id(), flows.unmet(i));
        }
        left.replaceAll((demand, units) -> units - refused.getOrDefault(demand, units));
        left.values().removeIf(units -> units <= 0);
        return left;
    }
}
