package org.resupply.problem;

import java.util.List;
import java.util.Objects;

/**
 * What {@link RoutingChecker} found: every broken rule, what is missing, and the cost rebuilt from the routes.
 *
 * @param violations broken rules, in the order of the routes; empty for a sound solution
 * @param missing required stops, pairs and groups of alternatives that are not served; a normal answer to a problem that asks
 *     too much, and no violation
 * @param cost the objective rebuilt from the routes; of the sound parts only where routes are broken beyond pricing
 * @param routes figures of each route, in the order of the solution
 */
public record RoutingVerdict(List<Violation> violations, List<Missing> missing, long cost, List<RouteFigures> routes) {

    public RoutingVerdict {
        violations = List.copyOf(violations);
        missing = List.copyOf(missing);
        routes = List.copyOf(routes);
    }

    /** Whether no rule is broken. */
    public boolean isSound() {
        return violations.isEmpty();
    }

    /** Whether everything that must be served is served. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** Whether no rule is broken and everything that must be served is served. */
    public boolean isFeasible() {
        return isSound() && isComplete();
    }

    /** The rules, one code each. */
    public enum Code {
        /** A vehicle class that the problem does not have. */
        UNKNOWN_CLASS,
        /** A vehicle number that its class does not have. */
        UNKNOWN_VEHICLE,
        /** A visit that the problem does not have. */
        UNKNOWN_VISIT,
        /** Two routes of one vehicle. */
        VEHICLE_TWICE,
        /** A route without any stop, of a vehicle that is not locked. */
        EMPTY_ROUTE,
        /** A stop visited twice. */
        STOP_TWICE,
        /** Two members of one group of alternatives served. */
        ALTERNATIVES_TWICE,
        /** A class at a stop that it may not serve. */
        NOT_ALLOWED,
        /** A load above the capacity. */
        CAPACITY,
        /** One half of a pair without the other on the same trip. */
        PAIR_SPLIT,
        /** A delivery before its pickup. */
        PAIR_ORDER,
        /** A level that falls along a trip. */
        LEVEL_FALLS,
        /** Goods that do not agree on one trip. */
        GOODS_DISAGREE,
        /** A reload at a depot that is not open to the class. */
        RELOAD_CLOSED,
        /** A trip without a stop. */
        EMPTY_TRIP,
        /** More trips than the class may make. */
        TOO_MANY_TRIPS,
        /** A leg between places without a way. */
        NO_WAY,
        /** A start of service outside every window. */
        TIME_WINDOW,
        /** A return after the end of the shift. */
        SHIFT_END,
        /** A break that belongs to another class, or is taken out of order or twice. */
        BREAK_ORDER,
        /** A break that starts after its latest start. */
        BREAK_LATE,
        /** A required break that is not taken. */
        BREAK_MISSING,
        /** A route longer than its class may drive. */
        DISTANCE_LIMIT,
        /** A route of more time than its class may spend. */
        DURATION_LIMIT,
        /** A route with more stops than its class may serve. */
        STOP_LIMIT,
        /** A locked prefix that is not how the vehicle's route begins. */
        LOCK_BROKEN,
        /** A route that a rule of the embedding system forbids. */
        VETO,
        /** A stated cost that is not the cost of the routes. */
        COST_STATED,
        /** A stated completeness that is not true. */
        COMPLETE_STATED,
        /** A list of stops left out that does not match the routes. */
        UNSERVED_STATED,
        /** A reason for leaving a stop out that is not true. */
        REASON_STATED
    }

    /**
     * A broken rule.
     *
     * @param code which rule
     * @param route index of the route in the solution, or {@link RoutingProblem#NONE}
     * @param visit the visit concerned, or {@link RoutingProblem#NONE}
     * @param message what is wrong, with names and values
     */
    public record Violation(Code code, int route, int visit, String message) {
        public Violation {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * Something required that no route serves: a stop or a whole group of alternatives; the other is
     * {@link RoutingProblem#NONE}.
     *
     * @param stop index of the stop
     * @param group index of the group of alternatives
     */
    public record Missing(int stop, int group) {}

    /**
     * Figures of one route.
     *
     * @param departure when the vehicle leaves its start place
     * @param arrival when it arrives at its end place
     * @param starts when each visit begins: service, turn-round or break
     * @param distance distance of all legs
     * @param stops number of stops
     * @param cost fixed, distance and duration cost, costs of rules and prices of broken promises
     */
    public record RouteFigures(int departure, int arrival, int[] starts, long distance, int stops, long cost) {
        public RouteFigures {
            starts = starts.clone();
        }

        @Override
        public int[] starts() {
            return starts.clone();
        }

        /** Time between departure and arrival. */
        public int duration() {
            return arrival - departure;
        }
    }
}
