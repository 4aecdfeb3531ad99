package org.resupply.benchmarks.instances;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingVerdict;

/**
 * A public instance as a routing problem, with what is needed to speak of its solutions in the file's own terms: location
 * numbers, vehicle order, and the unit in which costs of its set are published.
 */
public final class Instance {
    private static final int HUNDREDTHS = 2;

    private final String name;
    private final String variant;
    private final RoutingProblem problem;
    private final Convention convention;
    private final int depots;
    private final int clients; // stops that are the file's locations in their order
    private final int[][] vehicles;
    private final CostUnit costUnit;
    private final boolean fleetFirst;
    private final RealDistance realDistance;
    private VroomAnswer vroom;

    /**
     * How the cost of a problem is stated.
     *
     * @param divisor what the problem's cost is divided by
     * @param decimals digits after the point
     */
    record CostUnit(long divisor, int decimals) {}

    /** The unrounded distance between two places, in the unit of the file. */
    @FunctionalInterface
    interface RealDistance {
        double between(int from, int to);
    }

    /**
     * @param depots number of depots; stop s is location {@code depots + s} of the file, and stops beyond its last location are
     *     further visits to a client
     * @param vehicles class and number of each vehicle of the file where vehicles differ; null where they do not
     */
    Instance(
            String name,
            String variant,
            RoutingProblem problem,
            Convention convention,
            int depots,
            int[][] vehicles,
            CostUnit costUnit,
            boolean fleetFirst,
            RealDistance realDistance) {
        this.name = Objects.requireNonNull(name, "name");
        this.variant = Objects.requireNonNull(variant, "variant");
        this.problem = Objects.requireNonNull(problem, "problem");
        this.convention = Objects.requireNonNull(convention, "convention");
        this.depots = depots;
        int inOrder = 0;
        while (inOrder < problem.stops() && problem.place(inOrder) == depots + inOrder) {
            inOrder++;
        }
        this.clients = inOrder;
        this.vehicles = vehicles;
        this.costUnit = Objects.requireNonNull(costUnit, "costUnit");
        this.fleetFirst = fleetFirst;
        this.realDistance = Objects.requireNonNull(realDistance, "realDistance");
    }

    /** An instance of VROOM, whose answers are written as VROOM does and whose cost is that of the routes alone. */
    static Instance ofVroom(String name, RoutingProblem problem, int[][] vehicles, CostUnit unit, VroomAnswer answer) {
        var instance = new Instance(
                name, "VROOM", problem, Convention.ROUND, 0, vehicles, unit, false, (from, to) -> Double.NaN);
        instance.vroom = answer;
        return instance;
    }

    /** The name the file gives itself. */
    public String name() {
        return name;
    }

    /** The kind of problem: the TYPE of a VRPLIB file, {@code VRPTW} for Solomon's, {@code PDPTW} for Li and Lim's text, {@code VROOM}. */
    public String variant() {
        return variant;
    }

    /** The problem in integers. */
    public RoutingProblem problem() {
        return problem;
    }

    /** How the file's numbers became integers. */
    public Convention convention() {
        return convention;
    }

    /** Number of depots, which are the first locations of the file; 0 where places are no locations. */
    int depots() {
        return depots;
    }

    /** Class and number of each vehicle of the file where vehicles differ; null where they do not. */
    int[][] vehicles() {
        return vehicles;
    }

    boolean isFleetFirst() {
        return fleetFirst;
    }

    /** Whether costs are published as of a file with unit distance costs. */
    boolean statesUnitCosts() {
        return costUnit.divisor == 100_000;
    }

    // ------------------------------------------------------------------ costs

    /** The cost of judged routes in the unit in which costs of this set are published; the fleet not counted in fleet-first. */
    public double cost(RoutingVerdict verdict, List<RoutingSolution.Route> routes) {
        return convention == Convention.REAL
                ? realCost(verdict, routes)
                : (double) costWithoutFleet(verdict, routes) / costUnit.divisor;
    }

    private long costWithoutFleet(RoutingVerdict verdict, List<RoutingSolution.Route> routes) {
        if (vroom != null) {
            return verdict.routes().stream()
                    .mapToLong(RoutingVerdict.RouteFigures::cost)
                    .sum();
        }
        long cost = verdict.cost();
        if (fleetFirst) {
            for (var route : routes) {
                cost -= problem.fixedCost(route.vehicleClass());
            }
        }
        return cost;
    }

    /** The cost with the distances before they became integers. */
    private double realCost(RoutingVerdict verdict, List<RoutingSolution.Route> routes) {
        long cost = costWithoutFleet(verdict, routes);
        double real = 0;
        for (int r = 0; r < routes.size(); r++) {
            int perDistance = problem.distanceCost(routes.get(r).vehicleClass());
            cost -= verdict.routes().get(r).distance() * perDistance;
            real += length(routes.get(r)) * perDistance;
        }
        return (cost + real * convention.scale()) / costUnit.divisor;
    }

    private double length(RoutingSolution.Route route) {
        double length = 0;
        int here = problem.startPlace(route.vehicleClass());
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            int next = problem.isStop(visit) ? problem.place(visit) : problem.reloadPlace(problem.reloadDepot(visit));
            length += realDistance.between(here, next);
            here = next;
        }
        return length + realDistance.between(here, problem.endPlace(route.vehicleClass()));
    }

    /** A cost as the files of this set write it. */
    public String format(double cost) {
        return BigDecimal.valueOf(cost)
                .setScale(costUnit.decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** The cost a reference states, in the unit of {@link #cost}; some files of a divided set state the undivided figure. */
    public double statedCost(SolFile reference, double rebuilt) {
        double stated = reference.costValue();
        double undivided = stated / costUnit.divisor;
        return Math.abs(undivided - rebuilt) < Math.abs(stated - rebuilt) ? undivided : stated;
    }

    /**
     * Whether judged routes cost what their file states, to the digits it states it with. Sets with unit distance costs state
     * the cost of the real distances, in which the last digit may differ from that of the integers; either agrees.
     */
    public boolean agrees(SolFile reference, RoutingVerdict verdict, List<RoutingSolution.Route> routes) {
        return isStated(reference, cost(verdict, routes))
                || (costUnit.decimals == HUNDREDTHS && isStated(reference, realCost(verdict, routes)));
    }

    private boolean isStated(SolFile reference, double rebuilt) {
        String stated = reference.cost();
        int point = stated.indexOf('.');
        int digits = point < 0 ? 0 : stated.length() - point - 1;
        double tolerance = 0.5 * Math.pow(10, -digits) * (1 + 1e-9);
        return Math.abs(reference.costValue() - rebuilt) <= tolerance
                || Math.abs(reference.costValue() - rebuilt * costUnit.divisor) <= tolerance;
    }

    // ------------------------------------------------------------------ routes

    /** The routes of a solution file in terms of the problem. */
    public List<RoutingSolution.Route> routes(SolFile file) {
        var routes = new ArrayList<RoutingSolution.Route>();
        var served = new boolean[problem.stops()];
        for (int k = 0; k < file.routes().size(); k++) {
            int[] locations = file.routes().get(k);
            if (locations.length == 0) {
                continue;
            }
            if (vehicles != null && k >= vehicles.length) {
                throw new IllegalArgumentException("Route #%s has no vehicle: the instance (%s) has %s vehicles."
                        .formatted(k + 1, name, vehicles.length));
            }
            var visits = new int[locations.length];
            for (int i = 0; i < locations.length; i++) {
                visits[i] = visit(locations[i], k, served);
            }
            routes.add(
                    vehicles == null
                            ? new RoutingSolution.Route(0, routes.size(), visits)
                            : new RoutingSolution.Route(vehicles[k][0], vehicles[k][1], visits));
        }
        return routes;
    }

    private int visit(int location, int k, boolean[] served) {
        if (location >= depots + clients) {
            throw new IllegalArgumentException(
                    "Route #%s visits location (%s): the instance (%s) has locations 0 to %s."
                            .formatted(k + 1, location, name, depots + clients - 1));
        }
        if (location >= depots) {
            int stop = location - depots;
            for (int further = clients; served[stop] && further < served.length; further++) {
                stop = problem.place(further) == location ? further : stop;
            }
            served[stop] = true;
            return stop;
        }
        for (int depot = 0; depot < problem.reloadDepots(); depot++) {
            if (problem.reloadPlace(depot) == location) {
                return problem.reloadVisit(depot);
            }
        }
        throw new IllegalArgumentException(
                "Route #%s visits location (%s), a depot without reloads in the instance (%s)."
                        .formatted(k + 1, location, name));
    }

    /**
     * An answer as the tools around this kind of file read it: CVRPLIB's {@code .sol}, or VROOM's JSON with a reason for each
     * task that is not assigned.
     */
    public String answer(RoutingSolution solution, RoutingVerdict verdict, double cost) {
        return vroom != null
                ? vroom.text(solution, verdict)
                : solFile(solution.routes(), cost).format();
    }

    /** Routes as a solution file; where vehicles differ, route k is vehicle k and an unused vehicle has an empty route. */
    public SolFile solFile(List<RoutingSolution.Route> routes, double cost) {
        var numbered = new ArrayList<int[]>();
        if (vehicles == null) {
            for (var route : routes) {
                numbered.add(locations(route));
            }
        } else {
            for (int[] vehicle : vehicles) {
                numbered.add(routes.stream()
                        .filter(route -> route.vehicleClass() == vehicle[0] && route.vehicle() == vehicle[1])
                        .findFirst()
                        .map(this::locations)
                        .orElse(new int[0]));
            }
        }
        return new SolFile(numbered, format(cost));
    }

    private int[] locations(RoutingSolution.Route route) {
        var locations = new int[route.size()];
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            locations[position] =
                    problem.isStop(visit) ? problem.place(visit) : problem.reloadPlace(problem.reloadDepot(visit));
        }
        return locations;
    }

    @Override
    public String toString() {
        return "%s (%s, %s stops, %s)"
                .formatted(name, variant, problem.stops(), convention.name().toLowerCase(Locale.ROOT));
    }
}
