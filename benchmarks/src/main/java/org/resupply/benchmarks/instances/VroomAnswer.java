package org.resupply.benchmarks.instances;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingVerdict;

/**
 * Writes an answer as VROOM does, from the times that the checker rebuilt; each unassigned task has a reason, which VROOM does
 * not give.
 */
final class VroomAnswer {
    private final ObjectMapper mapper = new ObjectMapper();
    private final RoutingProblem problem;
    private final List<VroomTask> tasks;
    private final List<Vehicle> vehicles;
    private final int[][] numbers;
    private final int[] folded;
    private final long origin;
    private final long divisor;

    /**
     * A vehicle as the answer speaks of it.
     *
     * @param id its number in the file
     * @param description free text; null where there is none
     * @param start coordinates as they stand in the file; null where there are none
     * @param end coordinates as they stand in the file; null where there are none
     * @param startIndex row in the matrices, or {@link RoutingProblem#NOWHERE}
     * @param endIndex column in the matrices, or {@link RoutingProblem#NOWHERE}
     * @param breaks numbers of its breaks, in the order in which they are taken
     */
    record Vehicle(
            long id,
            String description,
            JsonNode start,
            JsonNode end,
            int startIndex,
            int endIndex,
            List<Long> breaks) {}

    /**
     * @param numbers class and number of each vehicle
     * @param folded setup that the leg to a task holds, by task
     * @param origin the time of the file at which the problem's time is 0
     * @param divisor units of the problem's cost in one of the file's
     */
    VroomAnswer(
            RoutingProblem problem,
            List<VroomTask> tasks,
            List<Vehicle> vehicles,
            int[][] numbers,
            int[] folded,
            long origin,
            long divisor) {
        this.problem = problem;
        this.tasks = tasks;
        this.vehicles = vehicles;
        this.numbers = numbers;
        this.folded = folded;
        this.origin = origin;
        this.divisor = divisor;
    }

    /** Sums over a route or over all. */
    private static final class Sums {
        private long cost;
        private long setup;
        private long service;
        private long travel;
        private long waiting;
        private long priority;
        private final long[] delivery;
        private final long[] pickup;

        Sums(int dimensions) {
            delivery = new long[dimensions];
            pickup = new long[dimensions];
        }

        void add(Sums other) {
            cost += other.cost;
            setup += other.setup;
            service += other.service;
            travel += other.travel;
            waiting += other.waiting;
            priority += other.priority;
            for (int d = 0; d < delivery.length; d++) {
                delivery[d] += other.delivery[d];
                pickup[d] += other.pickup[d];
            }
        }

        void write(ObjectNode node) {
            node.put("cost", cost)
                    .put("setup", setup)
                    .put("service", service)
                    .put("duration", travel)
                    .put("waiting_time", waiting)
                    .put("priority", priority);
            list(node.putArray("delivery"), delivery);
            list(node.putArray("pickup"), pickup);
            node.putArray("violations");
        }
    }

    private static void list(ArrayNode node, long[] values) {
        for (long value : values) {
            node.add(value);
        }
    }

    /** The answer as JSON text. */
    String text(RoutingSolution solution, RoutingVerdict verdict) {
        ObjectNode root = mapper.createObjectNode().put("code", 0);
        ObjectNode summary = root.putObject("summary");
        ArrayNode unassigned = root.putArray("unassigned");
        ArrayNode routes = root.putArray("routes");
        var all = new Sums(problem.dimensions());
        for (int r = 0; r < solution.routes().size(); r++) {
            all.add(route(
                    routes.addObject(),
                    solution.routes().get(r),
                    verdict.routes().get(r)));
        }
        for (var left : solution.unserved()) {
            VroomTask task = tasks.get(left.stop());
            ObjectNode node = unassigned.addObject().put("id", task.id()).put("type", task.type());
            describe(node, task.description(), task.location(), task.index());
            node.put("reason", left.reason().name().toLowerCase(Locale.ROOT));
        }
        summary.put("routes", solution.routes().size())
                .put("unassigned", solution.unserved().size());
        all.write(summary);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can always be written.", e);
        }
    }

    private Sums route(ObjectNode node, RoutingSolution.Route route, RoutingVerdict.RouteFigures figures) {
        int v = 0;
        while (numbers[v][0] != route.vehicleClass() || numbers[v][1] != route.vehicle()) {
            v++;
        }
        return new Telling(vehicles.get(v), route, figures).tell(node);
    }

    private static void describe(ObjectNode node, String description, JsonNode location, int index) {
        if (description != null) {
            node.put("description", description);
        }
        if (location != null) {
            node.set("location", location);
        }
        if (index >= 0) {
            node.put("location_index", index);
        }
    }

    /** One route told step by step. */
    private final class Telling {
        private final Vehicle vehicle;
        private final RoutingSolution.Route route;
        private final RoutingVerdict.RouteFigures figures;
        private final RoutingTravel travel;
        private final Sums sums = new Sums(problem.dimensions());
        private final long[] load = new long[problem.dimensions()];
        private int place;
        private long clock;
        private ArrayNode steps;

        Telling(Vehicle vehicle, RoutingSolution.Route route, RoutingVerdict.RouteFigures figures) {
            this.vehicle = vehicle;
            this.route = route;
            this.figures = figures;
            this.travel = problem.travel(problem.profile(route.vehicleClass()));
            this.place = problem.startPlace(route.vehicleClass());
            this.clock = figures.departure();
        }

        Sums tell(ObjectNode node) {
            node.put("vehicle", vehicle.id);
            if (vehicle.description != null) {
                node.put("description", vehicle.description);
            }
            steps = node.putArray("steps");
            for (int visit : route.visits()) {
                if (problem.isStop(visit)) {
                    for (int d = 0; d < load.length; d++) {
                        load[d] += problem.delivered(visit, d);
                    }
                }
            }
            if (vehicle.startIndex >= 0) {
                end("start", vehicle.start, vehicle.startIndex);
            }
            int[] starts = figures.starts();
            int pauses = 0;
            for (int i = 0; i < route.size(); i++) {
                int visit = route.visit(i);
                if (problem.isStop(visit)) {
                    task(visit, starts[i]);
                } else {
                    pause(visit, pauses++, starts[i]);
                }
            }
            if (vehicle.endIndex >= 0) {
                drive(problem.endPlace(route.vehicleClass()), 0);
                end("end", vehicle.end, vehicle.endIndex);
            }
            sums.cost = figures.cost() / divisor;
            sums.write(node);
            return sums;
        }

        private void end(String type, JsonNode location, int index) {
            ObjectNode step = step(type, clock, 0, 0, 0);
            describe(step, null, location, index);
        }

        /** Moves on; the legs to some places hold a setup that is no travel. */
        private void drive(int to, int setup) {
            if (place != RoutingProblem.NOWHERE) {
                long leg = travel.duration(place, to);
                long driven = Math.max(0, leg - setup);
                clock += driven;
                sums.travel += driven;
            }
            place = to;
        }

        private void task(int stop, int begin) {
            VroomTask task = tasks.get(stop);
            int to = problem.place(stop);
            boolean isNew = place == RoutingProblem.NOWHERE || travel.duration(place, to) >= folded[stop];
            int inLeg = folded[stop] > 0 && isNew && place != RoutingProblem.NOWHERE ? folded[stop] : 0;
            int setup = folded[stop] > 0 ? inLeg : task.setup();
            drive(to, inLeg);
            long arrival = clock;
            long waiting = begin - inLeg - arrival;
            for (int d = 0; d < load.length; d++) {
                load[d] += (long) problem.collected(stop, d) + problem.carried(stop, d) - problem.delivered(stop, d);
            }
            add(sums.delivery, task.delivery());
            add(sums.pickup, task.pickup());
            ObjectNode step =
                    step(task.type(), arrival, setup, task.service(), waiting).put("id", task.id());
            describe(step, task.description(), task.location(), task.index());
            sums.priority += task.priority();
            clock = begin + problem.service(route.vehicleClass(), stop);
        }

        private static void add(long[] sum, long[] values) {
            for (int d = 0; d < values.length; d++) {
                sum[d] += values[d];
            }
        }

        private void pause(int visit, int number, int begin) {
            int lasts = problem.breakDuration(problem.breakOf(visit));
            step("break", clock, 0, lasts, begin - clock).put("id", vehicle.breaks.get(number));
            clock = begin + (long) lasts;
        }

        private ObjectNode step(String type, long arrival, int setup, int service, long waiting) {
            sums.setup += setup;
            sums.service += service;
            sums.waiting += waiting;
            ObjectNode step = steps.addObject()
                    .put("type", type)
                    .put("arrival", origin + arrival)
                    .put("duration", sums.travel)
                    .put("setup", setup)
                    .put("service", service)
                    .put("waiting_time", waiting);
            list(step.putArray("load"), load);
            step.putArray("violations");
            return step;
        }
    }
}
