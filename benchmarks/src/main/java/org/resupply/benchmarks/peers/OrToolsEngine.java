package org.resupply.benchmarks.peers;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * OR-Tools' routing library with cheapest insertion and guided local search, which its guide advises for such problems.
 *
 * <p>It draws no random numbers: seeds make no difference. It uses one thread. An iteration is a branch of its search.
 */
public final class OrToolsEngine implements RoutingEngine {
    private static final double LEAST_SECONDS = 0.01;

    /** An engine; it has no state. */
    public OrToolsEngine() {}

    @Override
    public String name() {
        return "ortools";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        PeerProblem.requirePlain(name(), problem);
        PeerProblem.refuse(name(), !allowance.isTimed(), "a budget without time");
        if (problem.stops() == 0) {
            return PeerProblem.answer(problem, List.of(), 0);
        }
        Loader.loadNativeLibraries();
        return new Model(problem).solve(allowance, new BetterAnswers(best));
    }

    /** The problem in their terms: stops are nodes 0.., then a node for each start and end place. */
    private static final class Model {
        private final RoutingProblem problem;
        private final int stops;
        private final List<int[]> vehicles = new ArrayList<>();
        private final List<Integer> depots = new ArrayList<>();
        private final RoutingIndexManager manager;
        private final RoutingModel model;

        Model(RoutingProblem problem) {
            this.problem = problem;
            this.stops = problem.stops();
            for (int c = 0; c < problem.vehicleClasses(); c++) {
                for (int vehicle = 0; vehicle < PeerProblem.vehicles(problem, c); vehicle++) {
                    vehicles.add(new int[] {c, vehicle});
                }
            }
            var starts = new int[vehicles.size()];
            var ends = new int[vehicles.size()];
            for (int v = 0; v < starts.length; v++) {
                starts[v] = depotNode(problem.startPlace(vehicles.get(v)[0]));
                ends[v] = depotNode(problem.endPlace(vehicles.get(v)[0]));
            }
            manager = new RoutingIndexManager(stops + depots.size(), starts.length, starts, ends);
            model = new RoutingModel(manager);
        }

        private int depotNode(int place) {
            int at = depots.indexOf(place);
            if (at < 0) {
                depots.add(place);
                at = depots.size() - 1;
            }
            return stops + at;
        }

        private int place(int node) {
            return node < stops ? problem.place(node) : depots.get(node - stops);
        }

        RoutingSolution solve(Allowance allowance, BetterAnswers answers) {
            addCosts();
            addLoads();
            addTimesAndPairs();
            addPrizes();
            double seconds = Math.max(LEAST_SECONDS, allowance.secondsLeft());
            RoutingSearchParameters parameters = main.defaultRoutingSearchParameters().toBuilder()
                    .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                    .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                    .setTimeLimit(
                            Duration.newBuilder().setSeconds((long) seconds).setNanos((int)
                                    ((seconds - Math.floor(seconds)) * 1e9)))
                    .build();
            // Guided local search also stops at answers that are worse.
            long[] cheapest = {Long.MAX_VALUE};
            model.addAtSolutionCallback(() -> {
                long cost = model.costVar().value();
                if (cost < cheapest[0]) {
                    cheapest[0] = cost;
                    answers.offer(() -> PeerProblem.answer(
                            problem,
                            routes(index -> model.nextVar(index).value()),
                            Math.max(1, model.solver().branches())));
                }
            });
            Assignment found = model.solveWithParameters(parameters);
            long branches = Math.max(1, model.solver().branches());
            return PeerProblem.answer(
                    problem, found == null ? List.of() : routes(index -> found.value(model.nextVar(index))), branches);
        }

        private void addCosts() {
            for (int v = 0; v < vehicles.size(); v++) {
                int c = vehicles.get(v)[0];
                if (vehicles.get(v)[1] == 0) {
                    costIndex = model.registerTransitMatrix(matrix(c, true));
                }
                model.setArcCostEvaluatorOfVehicle(costIndex, v);
                model.setFixedCostOfVehicle(problem.fixedCost(c), v);
            }
        }

        private int costIndex;

        /** Costs of legs; or their durations with the service before them. */
        private long[][] matrix(int c, boolean costs) {
            RoutingTravel travel = problem.travel(problem.profile(c));
            int nodes = stops + depots.size();
            var matrix = new long[nodes][nodes];
            for (int from = 0; from < nodes; from++) {
                for (int to = 0; to < nodes; to++) {
                    matrix[from][to] = costs
                            ? (long) problem.distanceCost(c) * travel.distance(place(from), place(to))
                            : travel.duration(place(from), place(to)) + (from < stops ? problem.service(c, from) : 0L);
                }
            }
            return matrix;
        }

        private void addLoads() {
            for (int d = 0; d < problem.dimensions(); d++) {
                var amounts = new long[stops + depots.size()];
                for (int stop = 0; stop < stops; stop++) {
                    amounts[stop] = problem.delivered(stop, d) + (long) problem.carried(stop, d);
                }
                var capacities = new long[vehicles.size()];
                for (int v = 0; v < capacities.length; v++) {
                    capacities[v] = problem.capacity(vehicles.get(v)[0], d);
                }
                model.addDimensionWithVehicleCapacity(
                        model.registerUnaryTransitVector(amounts), 0, capacities, true, "load " + d);
            }
        }

        /** A clock where the problem has windows, a shift or pairs, whose order needs one. */
        private void addTimesAndPairs() {
            boolean hasPairs = false;
            boolean timed = false;
            for (int stop = 0; stop < stops; stop++) {
                hasPairs |= problem.partner(stop) != RoutingProblem.NONE;
                timed |= problem.windowClose(stop, 0) < RoutingProblem.NO_LIMIT || problem.windowOpen(stop, 0) > 0;
            }
            for (int c = 0; c < problem.vehicleClasses(); c++) {
                timed |= problem.shiftEnd(c) < RoutingProblem.NO_LIMIT;
            }
            if (!timed && !hasPairs) {
                return;
            }
            var transits = new int[vehicles.size()];
            var horizons = new long[vehicles.size()];
            for (int v = 0; v < transits.length; v++) {
                int c = vehicles.get(v)[0];
                transits[v] = vehicles.get(v)[1] == 0 ? model.registerTransitMatrix(matrix(c, false)) : transits[v - 1];
                horizons[v] = problem.shiftEnd(c);
            }
            model.addDimensionWithVehicleTransitAndCapacity(transits, RoutingProblem.NO_LIMIT, horizons, false, "time");
            RoutingDimension time = model.getMutableDimension("time");
            for (int stop = 0; stop < stops; stop++) {
                time.cumulVar(manager.nodeToIndex(stop))
                        .setRange(problem.windowOpen(stop, 0), problem.windowClose(stop, 0));
            }
            for (int v = 0; v < transits.length; v++) {
                time.cumulVar(model.start(v)).setMin(problem.shiftStart(vehicles.get(v)[0]));
            }
            for (int stop = 0; stop < stops; stop++) {
                if (problem.partner(stop) != RoutingProblem.NONE && problem.isPickup(stop)) {
                    addPair(time, manager.nodeToIndex(stop), manager.nodeToIndex(problem.partner(stop)));
                }
            }
        }

        private void addPair(RoutingDimension time, long pickup, long delivery) {
            var solver = model.solver();
            model.addPickupAndDelivery(pickup, delivery);
            solver.addConstraint(solver.makeEquality(model.vehicleVar(pickup), model.vehicleVar(delivery)));
            solver.addConstraint(solver.makeLessOrEqual(time.cumulVar(pickup), time.cumulVar(delivery)));
        }

        /** Every stop may be left out, a required one at more than any route costs: so there is an answer from the beginning. */
        private void addPrizes() {
            long dear = 1;
            for (int c = 0; c < problem.vehicleClasses(); c++) {
                long longest = problem.travel(problem.profile(c)).longestDistance();
                dear = Math.max(dear, problem.fixedCost(c) + 4 * longest * Math.max(1, problem.distanceCost(c)));
            }
            for (int stop = 0; stop < stops; stop++) {
                long price = problem.isRequired(stop) ? dear : problem.prize(stop);
                model.addDisjunction(new long[] {manager.nodeToIndex(stop)}, price);
            }
        }

        private List<RoutingSolution.Route> routes(LongUnaryOperator next) {
            var routes = new ArrayList<RoutingSolution.Route>();
            for (int v = 0; v < vehicles.size(); v++) {
                var visits = new ArrayList<Integer>();
                for (long index = next.applyAsLong(model.start(v));
                        !model.isEnd(index);
                        index = next.applyAsLong(index)) {
                    visits.add(manager.indexToNode(index));
                }
                if (!visits.isEmpty()) {
                    routes.add(new RoutingSolution.Route(
                            vehicles.get(v)[0],
                            vehicles.get(v)[1],
                            visits.stream().mapToInt(Integer::intValue).toArray()));
                }
            }
            return routes;
        }
    }
}
