package org.resupply.examples;

import org.resupply.dispatch.TripRule;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A rule of one's own for trips to the doors: the vans' drivers call at one place a trip. */
public final class TripsWithOwnRule {
    private TripsWithOwnRule() {}

    public static void main(String[] args) {
        SolveOptions options = SolveOptions.defaults().withBudget(Budget.iterations(1000));
        Planner planner =
                Planner.create().obeying(trip -> trip.fleet().equals("vans") && trip.stops() > 1 ? TripRule.VETO : 0);
        Plan plan = planner.plan(BuildInCode.scenario(), options);
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                System.out.printf(
                        "van %s goes to %s%n",
                        tour.vehicle() + 1,
                        trip.stops().stream().map(Stop::place).toList());
            }
        }
    }
}
