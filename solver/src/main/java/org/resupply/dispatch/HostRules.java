package org.resupply.dispatch;

import java.util.List;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.Squad;
import org.resupply.model.Facility;
import org.resupply.problem.RouteRule;

/** Rules of an embedding system, which know trips by the ids of the scenario, as rules of routes. */
final class HostRules {
    private HostRules() {}

    /** The rules of routes of one warehouse's day: stop {@code i} is parcel {@code i}, class {@code c} is squad {@code c}. */
    static List<RouteRule> of(List<TripRule> rules, Facility base, int day, List<Parcel> parcels, List<Squad> squads) {
        String[] fleet = squads.stream().map(squad -> squad.fleet().id()).toArray(String[]::new);
        String[] place = parcels.stream().map(Parcel::place).toArray(String[]::new);
        return rules.stream()
                .map(rule -> rule(rule, day, base.id(), fleet, place))
                .toList();
    }

    /** Puts a rule to each trip of a route; a visit beyond the stops is a reload. */
    private static RouteRule rule(TripRule rule, int day, String base, String[] fleet, String[] place) {
        return route -> {
            long cost = 0;
            int from = 0;
            for (int i = 0; i <= route.size(); i++) {
                if (i < route.size() && route.visit(i) < place.length) {
                    continue;
                }
                if (i > from) {
                    long asked = rule.cost(new Leg(day, base, fleet[route.vehicleClass()], place, route, from, i));
                    if (asked == TripRule.VETO) {
                        return RouteRule.VETO;
                    }
                    requireCost(rule, asked);
                    cost += asked * RoundCompiler.COST_UNIT;
                }
                from = i + 1;
            }
            return Math.min(cost, RouteRule.MOST);
        };
    }

    private static void requireCost(TripRule rule, long asked) {
        if (asked < 0 || asked > TripRule.MOST) {
            throw new IllegalArgumentException("The rule (%s) asks a cost (%s) that is neither 0 to %s nor a veto."
                    .formatted(rule.getClass().getName(), asked, TripRule.MOST));
        }
    }

    /** The visits of a route between two loadings. */
    private record Leg(int day, String base, String fleet, String[] places, RouteRule.RouteView route, int from, int to)
            implements TripRule.DoorTrip {
        @Override
        public int stops() {
            return to - from;
        }

        @Override
        public String place(int stop) {
            if (stop < 0 || stop >= to - from) {
                throw new IndexOutOfBoundsException("The trip has no stop (%s): it has %s.".formatted(stop, to - from));
            }
            return places[route.visit(from + stop)];
        }
    }
}
