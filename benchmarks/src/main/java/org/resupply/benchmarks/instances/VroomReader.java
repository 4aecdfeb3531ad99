package org.resupply.benchmarks.instances;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/**
 * Reads the JSON that VROOM takes: jobs, shipments, vehicles and custom matrices.
 *
 * <p>Every task is optional there: the highest sum of priorities comes first, then the number of tasks, then the cost of
 * travel. That is said by prizes, each larger than all routes can cost. The cost is travel time (or the custom costs) and fixed
 * costs, as VROOM states it. Without matrices travel is as {@link Coordinates} has it. Setup does not count where the vehicle
 * already is: a task alone at its place has it in its service, tasks that share a place have it in the legs that lead there from
 * elsewhere.
 */
final class VroomReader {
    private static final Set<String> STEP =
            Set.of("id", "description", "location", "location_index", "setup", "service", "time_windows");
    private static final Set<String> JOB = union(STEP, "delivery", "pickup", "skills", "priority");
    private static final Set<String> SHIPMENT =
            Set.of("pickup", "delivery", "amount", "skills", "priority", "description");
    private static final Set<String> VEHICLE = Set.of(
            "id",
            "profile",
            "description",
            "start",
            "start_index",
            "end",
            "end_index",
            "capacity",
            "costs",
            "skills",
            "type",
            "time_window",
            "breaks",
            "speed_factor",
            "max_tasks",
            "max_travel_time",
            "steps");
    private static final String PER_TYPE = "one service time for all vehicles";
    private static final Map<String, String> NO_STEP =
            Map.of("setup_per_type", PER_TYPE, "service_per_type", PER_TYPE, "amount", "delivery or pickup");
    private static final Map<String, String> NO_VEHICLE = Map.of("max_distance", "max_travel_time");
    private static final String ANY_TIME = "a time window of the task";
    private static final Map<String, String> NO_GIVEN_STEP =
            Map.of("service_at", ANY_TIME, "service_after", ANY_TIME, "service_before", ANY_TIME);
    private static final Map<String, String> NO_COSTS =
            Map.of("per_km", "a matrix of costs", "per_task_hour", "costs of travel only");
    private static final String DEFAULT_PROFILE = "car";
    private static final int HOUR = 3_600;
    private static final int MOST_SKILLS = 64;
    private static final int MOST_PRIORITY = 100;
    private static final long LATEST = 1L << 40;
    private static final long MOST_PRIZES = Long.MAX_VALUE / 64;

    private final String file;
    private final JsonFields root;
    private final Map<Long, Integer> skills = new HashMap<>();
    private final List<VroomTask> tasks = new ArrayList<>();
    private final List<Fleet> fleets = new ArrayList<>();
    private final Map<String, Matrices> matrices = new LinkedHashMap<>();
    private Coordinates coordinates; // null where there are matrices
    private int size = -1;
    private long origin = Long.MAX_VALUE;
    private int dimensions;

    /** The matrices of a profile; costs are null where travel time is the cost. */
    private record Matrices(int[][] durations, int[][] costs) {}

    /** What vehicles of a class have in common. */
    private record Spec(
            String profile,
            double speed,
            int start,
            int end,
            List<Long> capacity,
            long fixed,
            int perHour,
            long skills,
            List<Long> shift,
            List<List<Long>> breaks,
            int maxTasks,
            int maxTravel) {}

    /** A vehicle of the file, and the tasks of the route that its search is to start from. */
    private record Fleet(Spec spec, VroomAnswer.Vehicle vehicle, int[] given) {}

    VroomReader(String file, String text) {
        this.file = file;
        JsonNode tree;
        try {
            tree = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedInstanceException(
                    file, e.getLocation().getLineNr(), "The JSON is broken: %s".formatted(e.getOriginalMessage()));
        }
        this.root =
                new JsonFields(file, "", tree, Set.of("jobs", "shipments", "vehicles", "matrices", "matrix"), Map.of());
    }

    /** Whether a text is a JSON object. */
    static boolean isVroom(String text) {
        return text.stripLeading().startsWith("{");
    }

    private static Set<String> union(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    Instance read() {
        readMatrices();
        readTasks();
        readVehicles();
        if (coordinates != null) {
            size = coordinates.size();
            var straight = new Matrices(coordinates.durations(), null);
            fleets.forEach(fleet -> matrices.put(fleet.spec.profile, straight));
        }
        if (origin == Long.MAX_VALUE) {
            origin = 0;
        }
        return build();
    }

    private MalformedInstanceException fault(String what, Object... values) {
        return new MalformedInstanceException(file, String.format(Locale.ROOT, what, values));
    }

    // ------------------------------------------------------------------ reading

    private void readMatrices() {
        if (root.has("matrix")) {
            matrices.put(DEFAULT_PROFILE, new Matrices(square(root, "matrix"), null));
            return;
        }
        if (!root.has("matrices")) {
            coordinates = new Coordinates();
            return;
        }
        var names = new HashSet<String>();
        root.raw("matrices").fieldNames().forEachRemaining(names::add);
        var all = root.object("matrices", names, Map.of());
        for (String profile : all.names()) {
            var fields = all.object(profile, Set.of("durations", "distances", "costs"), Map.of());
            if (!fields.has("durations")) {
                throw fault("The field (%s.durations) is missing.", fields);
            }
            matrices.put(
                    profile,
                    new Matrices(square(fields, "durations"), fields.has("costs") ? square(fields, "costs") : null));
        }
        if (matrices.isEmpty()) {
            throw fault("The field (matrices) has no profile.");
        }
    }

    private int[][] square(JsonFields fields, String name) {
        List<long[]> rows = fields.lists(name, 0, RoutingTravel.UNREACHABLE - 1);
        size = size < 0 ? rows.size() : size;
        var matrix = new int[rows.size()][];
        for (int row = 0; row < matrix.length; row++) {
            long[] values = rows.get(row);
            if (rows.size() != size || values.length != size) {
                throw fault(
                        "The matrix (%s) must have %d rows and columns, like the first; row %d of %d has %d.",
                        fields.path(name), size, row, rows.size(), values.length);
            }
            matrix[row] = new int[size];
            for (int column = 0; column < size; column++) {
                matrix[row][column] = row == column ? 0 : (int) values[column];
            }
        }
        return matrix;
    }

    private void readTasks() {
        var jobs = new HashSet<Long>();
        for (JsonFields job : root.objects("jobs", JOB, NO_STEP)) {
            VroomTask task = step(job, "job", NONE);
            requireNew(jobs, job, task.id());
            tasks.add(task.with(
                    job.list("delivery", 0, Integer.MAX_VALUE),
                    job.list("pickup", 0, Integer.MAX_VALUE),
                    skills(job),
                    (int) job.whole("priority", 0, MOST_PRIORITY, 0)));
        }
        var pickups = new HashSet<Long>();
        var deliveries = new HashSet<Long>();
        for (JsonFields shipment : root.objects("shipments", SHIPMENT, Map.of())) {
            var first = shipment.object("pickup", STEP, NO_STEP);
            var second = shipment.object("delivery", STEP, NO_STEP);
            long[] amount = shipment.list("amount", 0, Integer.MAX_VALUE);
            int priority = (int) shipment.whole("priority", 0, MOST_PRIORITY, 0);
            long needed = skills(shipment);
            VroomTask pickup = step(first, "pickup", tasks.size() + 1);
            VroomTask delivery = step(second, "delivery", tasks.size());
            requireNew(pickups, first, pickup.id());
            requireNew(deliveries, second, delivery.id());
            tasks.add(pickup.with(new long[0], amount, needed, priority));
            tasks.add(delivery.with(amount, new long[0], needed, priority));
        }
        if (tasks.isEmpty()) {
            throw fault("There are neither jobs nor shipments.");
        }
    }

    private static final int NONE = RoutingProblem.NONE;

    private void requireNew(Set<Long> ids, JsonFields fields, long id) {
        if (!ids.add(id)) {
            throw fault("The id (%d) of (%s) is used a second time.", id, fields);
        }
    }

    private VroomTask step(JsonFields fields, String type, int partner) {
        List<long[]> windows = fields.lists("time_windows", 0, LATEST);
        for (long[] window : windows) {
            requireWindow(fields, "time_windows", window);
            origin = Math.min(origin, window[0]);
        }
        return new VroomTask(
                type,
                fields.whole("id", 0, Long.MAX_VALUE),
                fields.text("description", null),
                fields.raw("location"),
                index(fields, "location"),
                (int) fields.whole("setup", 0, RoutingProblem.NO_LIMIT, 0),
                (int) fields.whole("service", 0, RoutingProblem.NO_LIMIT, 0),
                windows,
                partner,
                new long[0],
                new long[0],
                0,
                0);
    }

    private void requireWindow(JsonFields fields, String name, long[] window) {
        if (window.length != 2 || window[0] > window[1]) {
            throw fault("A window of (%s.%s) must be a start and an end that is not before it.", fields, name);
        }
    }

    /** The place of a location: its row in the matrices, or that of its coordinates. */
    private int index(JsonFields fields, String location) {
        if (coordinates == null) {
            return (int) fields.whole(location + "_index", 0, size - 1L);
        }
        if (fields.has(location + "_index")) {
            throw fault(
                    "The field (%s) needs matrices.\nMaybe ask a routing server for the travel times first?",
                    fields.path(location + "_index"));
        }
        return coordinates.place(fields.position(location));
    }

    private int optionalIndex(JsonFields fields, String location) {
        return fields.has(coordinates == null ? location + "_index" : location)
                ? index(fields, location)
                : RoutingProblem.NOWHERE;
    }

    private long skills(JsonFields fields) {
        long mask = 0;
        for (long skill : fields.list("skills", 0, Long.MAX_VALUE)) {
            int bit = skills.computeIfAbsent(skill, known -> skills.size());
            if (bit >= MOST_SKILLS) {
                throw fault(
                        "The skill (%d) of (%s.skills) is one more than the %d that can be told apart.",
                        skill, fields, MOST_SKILLS);
            }
            mask |= 1L << bit;
        }
        return mask;
    }

    private void readVehicles() {
        var ids = new HashSet<Long>();
        Map<String, Integer> taskOf = new HashMap<>();
        for (int t = 0; t < tasks.size(); t++) {
            taskOf.put(tasks.get(t).type() + " " + tasks.get(t).id(), t);
        }
        for (JsonFields vehicle : root.objects("vehicles", VEHICLE, NO_VEHICLE)) {
            long id = vehicle.whole("id", 0, Long.MAX_VALUE);
            requireNew(ids, vehicle, id);
            String profile = vehicle.text("profile", DEFAULT_PROFILE);
            if (coordinates == null && !matrices.containsKey(profile)) {
                throw fault(
                        "The profile (%s) of (%s) has no matrices; there are %s.", profile, vehicle, matrices.keySet());
            }
            int start = optionalIndex(vehicle, "start");
            int end = optionalIndex(vehicle, "end");
            if (start < 0 && end < 0) {
                String index = coordinates == null ? "_index" : "";
                throw fault("The vehicle (%s) must have a start%s, an end%s or both.", vehicle, index, index);
            }
            long[] shift = vehicle.list("time_window", 0, LATEST);
            if (shift.length > 0) {
                requireWindow(vehicle, "time_window", shift);
                origin = Math.min(origin, shift[0]);
            }
            var costs = vehicle.has("costs") ? vehicle.object("costs", Set.of("fixed", "per_hour"), NO_COSTS) : null;
            int perHour = costs == null ? HOUR : (int) costs.whole("per_hour", 0, 1_000_000, HOUR);
            boolean custom = coordinates == null && matrices.get(profile).costs != null;
            if (custom && perHour != HOUR) {
                throw fault("The field (%s.costs.per_hour) cannot go with a matrix of costs.", vehicle);
            }
            if (custom && vehicle.has("max_travel_time")) {
                throw fault("The field (%s.max_travel_time) is not supported with a matrix of costs.", vehicle);
            }
            var spec = new Spec(
                    profile,
                    vehicle.number("speed_factor", 0, 5, 1),
                    start,
                    end,
                    boxed(vehicle.list("capacity", 0, Integer.MAX_VALUE)),
                    costs == null ? 0 : costs.whole("fixed", 0, 1L << 40, 0),
                    perHour,
                    skills(vehicle),
                    boxed(shift),
                    breaks(vehicle),
                    (int) vehicle.whole("max_tasks", 0, RoutingProblem.NO_LIMIT, RoutingProblem.NO_LIMIT),
                    (int) vehicle.whole("max_travel_time", 0, RoutingProblem.NO_LIMIT, RoutingProblem.NO_LIMIT));
            var known = new VroomAnswer.Vehicle(
                    id,
                    vehicle.text("description", null),
                    vehicle.raw("start"),
                    vehicle.raw("end"),
                    start,
                    end,
                    spec.breaks.stream().map(pause -> pause.get(0)).toList());
            fleets.add(new Fleet(spec, known, given(vehicle, taskOf)));
        }
        if (fleets.isEmpty()) {
            throw fault("There are no vehicles.");
        }
    }

    /** The tasks of the steps that a vehicle has already; breaks are placed by whoever solves. */
    private int[] given(JsonFields vehicle, Map<String, Integer> taskOf) {
        var given = new ArrayList<Integer>();
        for (JsonFields step : vehicle.objects("steps", Set.of("type", "id"), NO_GIVEN_STEP)) {
            String type = step.text("type", "");
            if (Set.of("start", "end", "break").contains(type)) {
                continue;
            }
            // Each task is in one step of all vehicles at most.
            Integer task = taskOf.remove(type + " " + step.whole("id", 0, Long.MAX_VALUE));
            if (task == null) {
                throw fault(
                        "The step (%s) is of a task (%s %d) that does not exist or has a step already.",
                        step, type, step.whole("id", 0, Long.MAX_VALUE));
            }
            given.add(task);
        }
        return given.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<List<Long>> breaks(JsonFields vehicle) {
        List<List<Long>> breaks = new ArrayList<>();
        Set<String> known = Set.of("id", "time_windows", "service", "description");
        for (JsonFields pause : vehicle.objects("breaks", known, Map.of("max_load", "a break at any load"))) {
            List<long[]> windows = pause.lists("time_windows", 0, LATEST);
            if (windows.size() != 1) {
                throw fault("The break (%s) must have one time window, not %d.", pause, windows.size());
            }
            requireWindow(pause, "time_windows", windows.get(0));
            origin = Math.min(origin, windows.get(0)[0]);
            breaks.add(List.of(
                    pause.whole("id", 0, Long.MAX_VALUE),
                    windows.get(0)[0],
                    windows.get(0)[1],
                    pause.whole("service", 0, RoutingProblem.NO_LIMIT, 0)));
        }
        breaks.sort((one, other) -> Long.compare(one.get(1), other.get(1)));
        return breaks;
    }

    private static List<Long> boxed(long[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    // ------------------------------------------------------------------ building

    private Instance build() {
        for (VroomTask task : tasks) {
            dimensions = Math.max(dimensions, Math.max(task.delivery().length, task.pickup().length));
        }
        for (Fleet fleet : fleets) {
            dimensions = Math.max(dimensions, fleet.spec.capacity.size());
        }
        int[] placeOf = places();
        var builder = new RoutingProblemBuilder(dimensions);
        Map<List<Object>, Integer> profiles = new HashMap<>();
        Map<Spec, RoutingProblemBuilder.Vehicles> classes = new LinkedHashMap<>();
        var counts = new HashMap<Spec, Integer>();
        fleets.forEach(fleet -> counts.merge(fleet.spec, 1, Integer::sum));
        boolean byHour = fleets.stream().anyMatch(fleet -> fleet.spec.perHour != HOUR);
        var vehicles = new int[fleets.size()][];
        var numbers = new HashMap<Spec, Integer>();
        long longest = 1;
        for (int v = 0; v < vehicles.length; v++) {
            Spec spec = fleets.get(v).spec;
            if (!classes.containsKey(spec)) {
                int profile = profiles.computeIfAbsent(
                        List.of(spec.profile, spec.speed), key -> builder.profile(travel(spec)));
                classes.put(
                        spec, vehicles(builder, spec, counts.get(spec), byHour).profile(profile));
            }
            int number = numbers.merge(spec, 1, Integer::sum) - 1;
            vehicles[v] = new int[] {classes.get(spec).index(), number};
            longest = Math.max(longest, longestCost(spec, byHour));
        }
        addStops(builder, placeOf, longest, byHour);
        for (int v = 0; v < vehicles.length; v++) {
            if (fleets.get(v).given.length > 0) {
                builder.warmStart(new RoutingSolution.Route(vehicles[v][0], vehicles[v][1], fleets.get(v).given));
            }
        }
        builder.stopNames(stop -> tasks.get(stop).name());
        var problem = builder.build();
        var answer = new VroomAnswer(
                problem,
                tasks,
                fleets.stream().map(Fleet::vehicle).toList(),
                vehicles,
                folded,
                origin,
                byHour ? HOUR : 1);
        String name = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return Instance.ofVroom(name, problem, vehicles, new Instance.CostUnit(byHour ? HOUR : 1, 0), answer);
    }

    /** Setup times that legs to a place hold, by place beyond those of the matrices. */
    private final List<int[]> extraPlaces = new ArrayList<>();

    private int[] folded;

    /** The place of each task: that of its index, or one beside it whose legs from elsewhere hold the setup. */
    private int[] places() {
        var at = new int[size];
        tasks.forEach(task -> at[task.index()]++);
        for (Fleet fleet : fleets) {
            if (fleet.spec.start >= 0) {
                at[fleet.spec.start]++;
            }
            if (fleet.spec.end >= 0) {
                at[fleet.spec.end]++;
            }
        }
        Map<List<Integer>, Integer> known = new HashMap<>();
        var placeOf = new int[tasks.size()];
        folded = new int[tasks.size()];
        for (int t = 0; t < placeOf.length; t++) {
            VroomTask task = tasks.get(t);
            placeOf[t] = task.index();
            if (task.setup() == 0 || at[task.index()] == 1) {
                continue;
            }
            if (!task.windows().isEmpty()) {
                throw fault(
                        "The setup (%d) of %s cannot be told from its time windows: others share its place (%d).",
                        task.setup(), task.name(), task.index());
            }
            if (fleets.stream().anyMatch(fleet -> fleet.spec.start < 0)) {
                throw fault(
                        "The setup (%d) of %s, whose place others share, needs a start_index of every vehicle.",
                        task.setup(), task.name());
            }
            folded[t] = task.setup();
            placeOf[t] = known.computeIfAbsent(List.of(task.index(), task.setup()), key -> {
                extraPlaces.add(new int[] {key.get(0), key.get(1)});
                return size + extraPlaces.size() - 1;
            });
        }
        return placeOf;
    }

    private RoutingTravel travel(Spec spec) {
        Matrices given = matrices.get(spec.profile);
        return RoutingTravel.of(
                size + extraPlaces.size(),
                (from, to) -> {
                    int one = indexOf(from);
                    int other = indexOf(to);
                    return given.costs == null ? scaled(given, spec, one, other) : given.costs[one][other];
                },
                (from, to) -> {
                    int one = indexOf(from);
                    int other = indexOf(to);
                    int setup = to < size || one == other ? 0 : extraPlaces.get(to - size)[1];
                    return Math.min(RoutingTravel.UNREACHABLE - 1, scaled(given, spec, one, other) + setup);
                });
    }

    private static int scaled(Matrices given, Spec spec, int from, int to) {
        return (int) Math.min(RoutingTravel.UNREACHABLE - 1, Math.round(given.durations[from][to] / spec.speed));
    }

    private int indexOf(int place) {
        return place < size ? place : extraPlaces.get(place - size)[0];
    }

    private RoutingProblemBuilder.Vehicles vehicles(
            RoutingProblemBuilder builder, Spec spec, int count, boolean byHour) {
        var added = builder.vehicles(count, spec.start, spec.end);
        var capacity = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            // Without a capacity everything fits; a list that is too short leaves no room in what it does not name.
            capacity[d] = spec.capacity.isEmpty()
                    ? Integer.MAX_VALUE
                    : d < spec.capacity.size() ? Math.toIntExact(spec.capacity.get(d)) : 0;
        }
        added.capacity(capacity)
                .cost(byHour ? spec.fixed * HOUR : spec.fixed, byHour ? spec.perHour : 1, 0)
                .skills(spec.skills)
                .maxStops(spec.maxTasks)
                .maxDistance(spec.maxTravel);
        if (!spec.shift.isEmpty()) {
            added.shift(time(spec.shift.get(0)), time(spec.shift.get(1)));
        }
        for (List<Long> pause : spec.breaks) {
            added.pause(time(pause.get(1)), time(pause.get(2)), Math.toIntExact(pause.get(3)));
        }
        return added;
    }

    private int time(long absolute) {
        return (int) Math.min(RoutingProblem.NO_LIMIT, absolute - origin);
    }

    private long longestCost(Spec spec, boolean byHour) {
        Matrices given = matrices.get(spec.profile);
        long longest = 0;
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                longest =
                        Math.max(longest, given.costs == null ? scaled(given, spec, from, to) : given.costs[from][to]);
            }
        }
        return byHour ? longest * spec.perHour + spec.fixed * HOUR : longest + spec.fixed;
    }

    private void addStops(RoutingProblemBuilder builder, int[] placeOf, long longest, boolean byHour) {
        int count = tasks.size();
        int highest = tasks.stream().mapToInt(VroomTask::priority).max().orElse(0);
        // More than all routes together can cost; where that is too large a number, more than one task can.
        long worth = 2 * (count + 1L) * longest;
        if ((double) worth * (count + 1) * (highest * (count + 1.0) + 1) > MOST_PRIZES) {
            worth = 4 * longest;
        }
        double total = (double) worth * (count + 1) * (highest * (count + 1.0) + 1);
        if (total > MOST_PRIZES) {
            throw fault("The priorities (up to %d) of %d tasks weigh more than can be counted.", highest, count);
        }
        for (int t = 0; t < count; t++) {
            VroomTask task = tasks.get(t);
            var stop = builder.stop(placeOf[t])
                    .service(task.service() + (folded[t] > 0 ? 0 : task.setup()))
                    .skills(task.skills())
                    .prize(worth + task.priority() * worth * (count + 1));
            for (long[] window : task.windows()) {
                stop.window(time(window[0]), time(window[1]));
            }
            if (task.partner() == NONE) {
                stop.deliver(amounts(task.delivery())).collect(amounts(task.pickup()));
            }
        }
        for (int t = 0; t < count; t++) {
            if (tasks.get(t).partner() > t) {
                builder.pair(t, tasks.get(t).partner(), amounts(tasks.get(t).pickup()));
            }
        }
    }

    private int[] amounts(long[] given) {
        var amounts = new int[dimensions];
        for (int d = 0; d < given.length; d++) {
            amounts[d] = (int) given[d];
        }
        return amounts;
    }
}
