package org.resupply.benchmarks.peers;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.algorithm.listener.IterationEndsListener;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.cost.AbstractForwardVehicleRoutingTransportCosts;
import com.graphhopper.jsprit.core.problem.driver.Driver;
import com.graphhopper.jsprit.core.problem.job.Delivery;
import com.graphhopper.jsprit.core.problem.job.Shipment;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.problem.vehicle.Vehicle;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.Solutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/** jsprit with the algorithm that {@code Jsprit.createAlgorithm} builds by default. An iteration is one of its own. */
public final class JspritEngine implements RoutingEngine {

    /** An engine; it has no state. */
    public JspritEngine() {}

    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        PeerProblem.requirePlain(name(), problem);
        for (int stop = 0; stop < problem.stops(); stop++) {
            PeerProblem.refuse(name(), !problem.isRequired(stop), "optional stops");
        }
        if (problem.stops() == 0) {
            return PeerProblem.answer(problem, List.of(), 0);
        }
        VehicleRoutingProblem theirs = translate(problem);
        VehicleRoutingAlgorithm algorithm = Jsprit.Builder.newInstance(theirs)
                .setRandom(new Random(options.seed()))
                .setProperty(Jsprit.Parameter.THREADS, Integer.toString(options.threads()))
                .buildAlgorithm();
        algorithm.setMaxIterations((int) Math.min(Integer.MAX_VALUE, allowance.iterations()));
        long[] iterations = {0};
        algorithm.addTerminationCriterion(discovered -> {
            iterations[0]++;
            return allowance.isOver();
        });
        var answers = new BetterAnswers(best);
        double[] cheapest = {Double.POSITIVE_INFINITY};
        algorithm.addListener((IterationEndsListener) (iteration, asked, solutions) -> {
            VehicleRoutingProblemSolution now = Solutions.bestOf(solutions);
            if (now.getCost() < cheapest[0]) {
                cheapest[0] = now.getCost();
                answers.offer(() -> PeerProblem.answer(problem, routes(now), iteration));
            }
        });
        VehicleRoutingProblemSolution found = Solutions.bestOf(algorithm.searchSolutions());
        return PeerProblem.answer(problem, routes(found), Math.max(1, iterations[0]));
    }

    private static VehicleRoutingProblem translate(RoutingProblem problem) {
        var builder = VehicleRoutingProblem.Builder.newInstance();
        builder.setFleetSize(FleetSize.FINITE);
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            var type = VehicleTypeImpl.Builder.newInstance("class " + c)
                    .setFixedCost(problem.fixedCost(c))
                    .setCostPerDistance(problem.distanceCost(c));
            for (int d = 0; d < problem.dimensions(); d++) {
                type.addCapacityDimension(d, problem.capacity(c, d));
            }
            VehicleTypeImpl built = type.build();
            for (int vehicle = 0; vehicle < PeerProblem.vehicles(problem, c); vehicle++) {
                builder.addVehicle(VehicleImpl.Builder.newInstance("class %s vehicle %s".formatted(c, vehicle))
                        .setType(built)
                        .setStartLocation(Location.newInstance(problem.startPlace(c)))
                        .setEndLocation(Location.newInstance(problem.endPlace(c)))
                        .setEarliestStart(problem.shiftStart(c))
                        .setLatestArrival(problem.shiftEnd(c))
                        .setUserData(new int[] {c, vehicle})
                        .build());
            }
        }
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (problem.partner(stop) == RoutingProblem.NONE) {
                builder.addJob(delivery(problem, stop));
            } else if (problem.isPickup(stop)) {
                builder.addJob(shipment(problem, stop, problem.partner(stop)));
            }
        }
        builder.setRoutingCost(new Travel(problem));
        return builder.build();
    }

    private static Delivery delivery(RoutingProblem problem, int stop) {
        var job = Delivery.Builder.newInstance(Integer.toString(stop))
                .setLocation(Location.newInstance(problem.place(stop)))
                .setServiceTime(problem.service(0, stop))
                .setTimeWindow(window(problem, stop));
        for (int d = 0; d < problem.dimensions(); d++) {
            job.addSizeDimension(d, problem.delivered(stop, d));
        }
        return job.build();
    }

    private static Shipment shipment(RoutingProblem problem, int pickup, int delivery) {
        var job = Shipment.Builder.newInstance(pickup + " " + delivery)
                .setPickupLocation(Location.newInstance(problem.place(pickup)))
                .setPickupServiceTime(problem.service(0, pickup))
                .setPickupTimeWindow(window(problem, pickup))
                .setDeliveryLocation(Location.newInstance(problem.place(delivery)))
                .setDeliveryServiceTime(problem.service(0, delivery))
                .setDeliveryTimeWindow(window(problem, delivery));
        for (int d = 0; d < problem.dimensions(); d++) {
            job.addSizeDimension(d, problem.carried(pickup, d));
        }
        return job.build();
    }

    private static TimeWindow window(RoutingProblem problem, int stop) {
        return TimeWindow.newInstance(problem.windowOpen(stop, 0), problem.windowClose(stop, 0));
    }

    private static List<RoutingSolution.Route> routes(VehicleRoutingProblemSolution solution) {
        var routes = new ArrayList<RoutingSolution.Route>();
        for (VehicleRoute route : solution.getRoutes()) {
            int[] vehicle = (int[]) route.getVehicle().getUserData();
            var visits = new int[route.getActivities().size()];
            for (int i = 0; i < visits.length; i++) {
                visits[i] = stop(route.getActivities().get(i));
            }
            routes.add(new RoutingSolution.Route(vehicle[0], vehicle[1], visits));
        }
        return routes;
    }

    private static int stop(TourActivity activity) {
        String[] stops = ((TourActivity.JobActivity) activity).getJob().getId().split(" ");
        boolean isSecond = stops.length == 2 && activity.getName().startsWith("deliver");
        return Integer.parseInt(stops[isSecond ? 1 : 0]);
    }

    /** Our travel, asked by theirs; times do not depend on the hour. */
    private static final class Travel extends AbstractForwardVehicleRoutingTransportCosts {
        private final RoutingProblem problem;

        Travel(RoutingProblem problem) {
            this.problem = problem;
        }

        private RoutingTravel of(Vehicle vehicle) {
            int c = vehicle == null ? 0 : ((int[]) vehicle.getUserData())[0];
            return problem.travel(problem.profile(c));
        }

        @Override
        public double getDistance(Location from, Location to, double departure, Vehicle vehicle) {
            return of(vehicle).distance(from.getIndex(), to.getIndex());
        }

        @Override
        public double getTransportTime(Location from, Location to, double departure, Driver driver, Vehicle vehicle) {
            return of(vehicle).duration(from.getIndex(), to.getIndex());
        }

        @Override
        public double getTransportCost(Location from, Location to, double departure, Driver driver, Vehicle vehicle) {
            double perDistance = vehicle == null ? 1 : vehicle.getType().getVehicleCostParams().perDistanceUnit;
            return perDistance * getDistance(from, to, departure, vehicle);
        }
    }
}
