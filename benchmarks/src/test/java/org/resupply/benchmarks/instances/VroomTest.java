package org.resupply.benchmarks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Places on a line, ten seconds apart: 0 is the depot. */
class VroomTest {
    private static final String LINE =
            "\"matrices\": {\"car\": {\"durations\": [[0,10,20,30,40],[10,0,10,20,30],[20,10,0,10,20],[30,20,10,0,10],[40,30,20,10,0]]}}";

    private static Instance read(String text) {
        return InstanceReader.parse("town.json", text, Reading.BY_CONTENT);
    }

    private static JsonNode answer(String... parts) throws Exception {
        Instance instance = read("{" + String.join(", ", parts) + ", " + LINE + "}");
        RoutingSolution solution = new AnnealedRouting()
                .solve(
                        instance.problem(),
                        SolveOptions.defaults(),
                        Budget.iterations(3_000).start());
        var verdict = RoutingChecker.check(instance.problem(), solution);
        assertThat(verdict.violations()).isEmpty();
        return new ObjectMapper()
                .readTree(instance.answer(solution, verdict, instance.cost(verdict, solution.routes())));
    }

    private static List<String> steps(JsonNode route) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : route.get("steps")) {
            String id = step.has("id") ? " " + step.get("id").asLong() : "";
            steps.add(
                    step.get("type").asText() + id + " @" + step.get("arrival").asLong());
        }
        return steps;
    }

    @Test
    void jobsAndShipmentsWithWindowsOfTheClock() throws Exception {
        JsonNode answer = answer("""
                "vehicles": [{"id": 7, "start_index": 0, "end_index": 0, "capacity": [4],
                  "time_window": [1600000000, 1600001000], "description": "van"}]""", """
                "jobs": [{"id": 1, "location_index": 4, "delivery": [3], "service": 5,
                  "time_windows": [[1600000100, 1600000200]], "location": [2.3, 48.8]}]""", """
                "shipments": [{"amount": [4],
                  "pickup": {"id": 1, "location_index": 1, "service": 2},
                  "delivery": {"id": 1, "location_index": 2, "service": 3}}]""");
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("unassigned").asInt()).isZero();
        assertThat(summary.get("cost").asInt()).isEqualTo(100);
        assertThat(summary.get("duration").asInt()).isEqualTo(100);
        assertThat(summary.get("service").asInt()).isEqualTo(10);
        assertThat(summary.get("delivery").get(0).asInt()).isEqualTo(7);
        assertThat(summary.get("pickup").get(0).asInt()).isEqualTo(4);
        JsonNode route = answer.get("routes").get(0);
        assertThat(route.get("vehicle").asInt()).isEqualTo(7);
        assertThat(route.get("description").asText()).isEqualTo("van");
        // The job's three units leave no room for the shipment's four, so the job comes first, as early as its window
        // opens.
        assertThat(steps(route))
                .containsExactly(
                        "start @1600000060",
                        "job 1 @1600000100",
                        "pickup 1 @1600000135",
                        "delivery 1 @1600000147",
                        "end @1600000170");
        assertThat(route.get("steps").get(1).get("location").get(0).asDouble()).isEqualTo(2.3);
        assertThat(route.get("steps").get(2).get("load").get(0).asInt()).isEqualTo(4);
    }

    @Test
    void whatIsNotAssignedHasAReason() throws Exception {
        JsonNode answer = answer("""
                "vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "capacity": [4], "skills": [3], "max_tasks": 2,
                  "max_travel_time": 60}]""", """
                "jobs": [{"id": 1, "location_index": 1, "skills": [9]},
                  {"id": 2, "location_index": 1, "delivery": [5]},
                  {"id": 3, "location_index": 4},
                  {"id": 4, "location_index": 1},
                  {"id": 5, "location_index": 2, "skills": [3]},
                  {"id": 6, "location_index": 3, "priority": 10}]""");
        List<String> unassigned = new ArrayList<>();
        answer.get("unassigned")
                .forEach(task -> unassigned.add(
                        task.get("id").asInt() + " " + task.get("reason").asText()));
        assertThat(unassigned)
                .hasSize(4)
                .contains("1 no_compatible_vehicle", "2 larger_than_any_vehicle", "3 out_of_reach");
        // Two tasks fit; the one with a priority is among them, though the others are nearer.
        assertThat(steps(answer.get("routes").get(0)).toString()).contains("job 6");
        assertThat(answer.get("summary").get("priority").asInt()).isEqualTo(10);
    }

    @Test
    void setupIsNotDoneTwiceAtAPlace() throws Exception {
        JsonNode answer = answer("""
                "vehicles": [{"id": 1, "start_index": 0, "end_index": 0}]""", """
                "jobs": [{"id": 1, "location_index": 2, "setup": 7, "service": 1},
                  {"id": 2, "location_index": 2, "setup": 7, "service": 1},
                  {"id": 3, "location_index": 3, "setup": 5, "service": 1}]""");
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("setup").asInt()).isEqualTo(12);
        assertThat(summary.get("service").asInt()).isEqualTo(3);
        assertThat(summary.get("cost").asInt()).isEqualTo(60);
        assertThat(summary.get("waiting_time").asInt()).isZero();
    }

    @Test
    void breaksSpeedsCostsAndOpenEnds() throws Exception {
        JsonNode answer = answer("""
                "vehicles": [{"id": 1, "start_index": 0, "speed_factor": 0.5, "costs": {"fixed": 100, "per_hour": 1800},
                  "time_window": [0, 1000], "breaks": [{"id": 4, "time_windows": [[30, 35]], "service": 50}]}]""", """
                "jobs": [{"id": 1, "location_index": 2, "service": 10}]""");
        JsonNode route = answer.get("routes").get(0);
        // Forty seconds at half the speed, half a unit of cost each.
        assertThat(route.get("duration").asInt()).isEqualTo(40);
        assertThat(route.get("cost").asInt()).isEqualTo(120);
        assertThat(steps(route).toString()).contains("break 4", "job 1").doesNotContain("end");
        assertThat(route.get("service").asInt()).isEqualTo(60);
    }

    @Test
    void customCostsAreWhatCounts() {
        Instance instance = read("""
                {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "profile": "boat"}],
                 "jobs": [{"id": 1, "location_index": 1}],
                 "matrices": {"boat": {"durations": [[0, 5], [5, 0]], "costs": [[0, 100], [1, 0]]}}}""");
        var verdict = RoutingChecker.check(instance.problem(), List.of(new RoutingSolution.Route(0, 0, new int[] {0})));
        assertThat(verdict.cost()).isEqualTo(101);
        assertThat(verdict.routes().get(0).duration()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jobs[0].colour | {"jobs": [{"id": 1, "location_index": 0, "colour": 2}], "vehicles": []
                    jobs[0].amount | {"jobs": [{"id": 1, "location_index": 0, "amount": [2]}], "vehicles": []
                    jobs[0].location_index | {"jobs": [{"id": 1, "location": [2.3, 48]}], "vehicles": []
                    jobs[0].location_index | {"jobs": [{"id": 1, "location_index": 9}], "vehicles": []
                    jobs[1] | {"jobs": [{"id": 1, "location_index": 0}, {"id": 1, "location_index": 0}], "vehicles": []
                    jobs[0].priority | {"jobs": [{"id": 1, "location_index": 0, "priority": 101}], "vehicles": []
                    jobs[0].time_windows | {"jobs": [{"id": 1, "location_index": 0, "time_windows": [[5, 3]]}], "vehicles": []
                    shipments[0].delivery | {"shipments": [{"pickup": {"id": 1, "location_index": 0}}], "vehicles": []
                    vehicles[0].steps[0]) is of a task (job 9) | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "start_index": 0, "steps": [{"type": "job", "id": 9}]}]
                    vehicles[0].steps[0].service_at | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "start_index": 0, "steps": [{"type": "job", "id": 1, "service_at": 5}]}]
                    vehicles[0].max_distance | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "max_distance": 5}]
                    vehicles[0].costs.per_km | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "start_index": 0, "costs": {"per_km": 1}}]
                    start_index | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1}]
                    boat | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "start_index": 0, "profile": "boat"}]
                    vehicles[0].breaks[0] | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": [{"id": 1, "start_index": 0, "breaks": [{"id": 1}]}]
                    options | {"options": {"g": true}
                    neither jobs nor shipments | {"vehicles": []
                    no vehicles | {"jobs": [{"id": 1, "location_index": 0}]
                    """)
    void whatCannotBeSaidIsRefusedByName(String named, String text) {
        assertThatThrownBy(() -> read(text + ", " + LINE + "}"))
                .isInstanceOf(MalformedInstanceException.class)
                .hasMessageContaining("town.json")
                .hasMessageContaining(named);
    }

    /** A hundredth of a degree of latitude is 1,112 m, or 112 s at 10 m/s. */
    @Test
    void withoutMatricesTravelIsStraightBetweenCoordinates() throws Exception {
        Instance instance = read("""
                {"vehicles": [{"id": 1, "start": [121.47, 31.2], "end": [121.47, 31.2]},
                   {"id": 2, "start": [121.47, 31.2], "profile": "bike", "speed_factor": 0.5}],
                 "jobs": [{"id": 1, "location": [121.47, 31.21]}, {"id": 2, "location": [121.47, 31.22]}]}""");
        var problem = instance.problem();
        assertThat(problem.places()).isEqualTo(3);
        var verdict = RoutingChecker.check(problem, List.of(new RoutingSolution.Route(0, 0, new int[] {0, 1})));
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.routes().get(0).duration()).isEqualTo(112 + 112 + 223);
        int bike = problem.vehicleClasses() - 1;
        assertThat(problem.travel(problem.profile(bike)).duration(0, 1)).isEqualTo(224);
        var solution = new AnnealedRouting()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(100).start());
        var json = instance.answer(solution, RoutingChecker.check(problem, solution), 0);
        assertThat(new ObjectMapper()
                        .readTree(json)
                        .get("summary")
                        .get("unassigned")
                        .asInt())
                .isZero();
    }

    @Test
    void stepsOfVehiclesAreWhatTheSearchStartsFrom() {
        var problem = read("""
                {"vehicles": [{"id": 1, "start_index": 0}, {"id": 2, "start_index": 0, "steps": [{"type": "start"},
                   {"type": "pickup", "id": 1}, {"type": "job", "id": 7}, {"type": "delivery", "id": 1}, {"type": "end"}]}],
                 "jobs": [{"id": 7, "location_index": 1}],
                 "shipments": [{"pickup": {"id": 1, "location_index": 2}, "delivery": {"id": 1, "location_index": 3}}],
                """ + LINE + "}").problem();
        assertThat(problem.warmStart()).containsExactly(new RoutingSolution.Route(0, 1, new int[] {1, 0, 2}));
    }

    @Test
    void aMatrixOfOldIsThatOfCars() {
        var problem = read("""
                        {"vehicles": [{"id": 1, "start_index": 0}], "jobs": [{"id": 1, "location_index": 1}],
                         "matrix": [[0, 7], [9, 0]]}""").problem();
        assertThat(problem.travel(0).duration(0, 1)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jobs[0].location_index | {"jobs": [{"id": 1, "location_index": 0}], "vehicles": []}
                    jobs[0].location | {"jobs": [{"id": 1}], "vehicles": []}
                    jobs[0].location | {"jobs": [{"id": 1, "location": [200, 5]}], "vehicles": []}
                    jobs[0].location | {"jobs": [{"id": 1, "location": [2]}], "vehicles": []}
                    jobs[0].location | {"jobs": [{"id": 1, "location": {"lon": 2, "lat": 5}}], "vehicles": []}
                    must have a start, an end | {"jobs": [{"id": 1, "location": [2, 5]}], "vehicles": [{"id": 3}]}
                    """)
    void whatIsNoCoordinateIsRefusedByName(String named, String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("town.json").hasMessageContaining(named);
    }

    @Test
    void matricesAreSquare() {
        assertThatThrownBy(() -> read("{\"matrices\": {\"car\": {\"durations\": [[0, 1], [1]]}}}"))
                .hasMessageContaining("matrices.car.durations")
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> read("{\"matrices\": ")).hasMessageContaining("line 1");
    }
}
