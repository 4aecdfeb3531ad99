package org.resupply.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Rule;
import org.resupply.verify.Verifier;

/**
 * A file for each rule: what it changes in the hamlet (a warehouse, a van, two communities of 1,000 people who want 400 kg each),
 * which codes the judge then gives the plan for the hamlet as it was, and what the planner does instead. Small enough to check
 * by hand; {@code why} says how. What is {@code given} was so before the change.
 *
 * <p>What is missing is given by cause. A change is laid over the hamlet's file: objects field by field, entries of lists by their id,
 * or by their position where it says {@code "0"}. What stands under {@code plan} is laid over the plan before it is judged: the lie
 * that a rule is there to find. Where {@code now} is given, the plan is being carried out and the change, a disruption, becomes known then.
 */
class RuleCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/resupply/examples/rules");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NEVER = -1;
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(500));

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("hamlet.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static ObjectNode read(String name) throws IOException {
        return (ObjectNode) JSON.readTree(FOLDER.resolve(name).toFile());
    }

    private static Scenario scenario(ObjectNode hamlet) throws IOException {
        return ScenarioJson.read(JSON.writeValueAsString(hamlet), "hamlet.json");
    }

    private static void lay(ObjectNode over, JsonNode change) {
        change.properties().forEach(field -> {
            JsonNode old = over.get(field.getKey());
            if (old instanceof ObjectNode object && field.getValue().isObject()) {
                lay(object, field.getValue());
            } else if (old instanceof ArrayNode list && field.getValue().isArray()) {
                field.getValue().forEach(entry -> layEntry(list, entry));
            } else if (old instanceof ArrayNode list && field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(entry -> layAt(list, Integer.parseInt(entry.getKey()), entry.getValue()));
            } else {
                over.set(field.getKey(), field.getValue());
            }
        });
    }

    private static void layEntry(ArrayNode list, JsonNode entry) {
        for (JsonNode old : list) {
            if (old instanceof ObjectNode object && old.path("id").equals(entry.path("id"))) {
                lay(object, entry);
                return;
            }
        }
        list.add(entry);
    }

    private static void layAt(ArrayNode list, int index, JsonNode entry) {
        if (index == list.size()) {
            list.add(entry);
        } else if (list.get(index) instanceof ObjectNode object && entry.isObject()) {
            lay(object, entry);
        } else {
            list.set(index, entry);
        }
    }

    /** The plan with what the file says of it instead. */
    private static Plan told(Plan plan, Scenario scenario, JsonNode otherwise) throws IOException {
        ObjectNode told = (ObjectNode) JSON.readTree(PlanJson.toJson(plan, scenario.start()));
        lay(told, otherwise);
        return PlanJson.read(JSON.writeValueAsString(told), "plan");
    }

    private static Plan plan(Scenario scenario) {
        return Planner.create().plan(scenario, OPTIONS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theJudgeAndThePlannerDoWhatTheFileSays(String name) throws IOException {
        ObjectNode file = read(name);
        assertThat(file.path("why").asText()).isNotBlank();
        JsonNode expected = file.get("expected");
        ObjectNode hamlet = read("hamlet.json");
        lay(hamlet, file.path("given"));
        Scenario given = scenario(hamlet);
        Plan before = plan(given);
        lay(hamlet, file.get("change"));
        Scenario changed = scenario(hamlet);
        Verifier judge = Verifier.of(changed);
        int now = NEVER;
        if (file.has("now")) {
            now = (int) ChronoUnit.SECONDS.between(
                    given.start().atStartOfDay(),
                    LocalDateTime.parse(file.get("now").asText()));
            judge = judge.after(before, now);
        }

        if (!expected.path("violates").isNull()) {
            List<String> codes = new ArrayList<>();
            Plan told = told(before, given, file.path("plan"));
            judge.verify(told).counts().keySet().forEach(rule -> codes.add(rule.name()));
            List<String> wanted = new ArrayList<>();
            expected.path("violates").forEach(code -> wanted.add(code.asText()));
            if (wanted.isEmpty()) {
                assertThat(codes).isEmpty();
            } else {
                assertThat(codes).containsAll(wanted);
            }
        }

        Plan after = now == NEVER
                ? plan(changed)
                : Planner.create().replan(given, before, changed.disruptions(), now, OPTIONS);
        assertThat(judge.verify(after).isSound()).isTrue();
        Map<String, Long> served = served(changed, after);
        expected.path("served")
                .properties()
                .forEach(place -> assertThat(served.getOrDefault(place.getKey(), 0L))
                        .as("kilograms for " + place.getKey())
                        .isEqualTo(place.getValue().asLong()));
        Map<String, Long> missing = new TreeMap<>();
        for (Unmet unmet : after.unmet()) {
            missing.merge(unmet.cause().name(), unmet.quantity(), Long::sum);
        }
        Map<String, Long> causes = new TreeMap<>();
        expected.path("missing")
                .properties()
                .forEach(cause -> causes.put(cause.getKey(), cause.getValue().asLong()));
        assertThat(missing).isEqualTo(causes);
        if (expected.has("trips")) {
            assertThat(after.figures().trips()).isEqualTo(expected.get("trips").asInt());
        }
        if (expected.has("vehicles")) {
            assertThat(after.figures().vehicles())
                    .isEqualTo(expected.get("vehicles").asInt());
        }
        if (expected.has("fleets")) {
            List<String> wanted = new ArrayList<>();
            expected.get("fleets").forEach(fleet -> wanted.add(fleet.asText()));
            assertThat(after.tours().stream()
                            .map(Tour::fleet)
                            .distinct()
                            .sorted()
                            .toList())
                    .isEqualTo(wanted);
        }
        if (expected.has("received")) {
            Map<String, String> received = new TreeMap<>();
            after.receipts()
                    .forEach(receipt -> received.put(
                            receipt.convoy(), receipt.facility() + " " + LocalTime.ofSecondOfDay(receipt.released())));
            Map<String, String> wanted = new TreeMap<>();
            expected.path("received")
                    .properties()
                    .forEach(convoy ->
                            wanted.put(convoy.getKey(), convoy.getValue().asText()));
            assertThat(received).isEqualTo(wanted);
        }
        if (expected.has("contacts")) {
            List<String> wanted = new ArrayList<>();
            expected.get("contacts").forEach(contact -> wanted.add(contact.asText()));
            assertThat(Verifier.of(changed).verify(after).contacts().stream()
                            .map(met -> met.one() + " and " + met.other() + " at " + met.place() + ", " + met.times())
                            .toList())
                    .isEqualTo(wanted);
        }
        if (expected.has("order")) {
            List<String> order = new ArrayList<>();
            expected.get("order").forEach(place -> order.add(place.asText()));
            assertThat(doors(after)).isEqualTo(order);
        }
    }

    @Test
    void noFileIsLost() throws IOException {
        assertThat(cases())
                .hasSizeGreaterThan(100)
                .contains("as-it-is.json", "bubble.json", "direct.json", "doors.json");
    }

    @Test
    void everyRuleHasAFileInWhichAPlanBreaksIt() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (String name : cases().toList()) {
            read(name).path("expected").path("violates").forEach(code -> broken.add(code.asText()));
        }
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Rule.values()).map(Rule::name).toList());
    }

    private static Map<String, Long> served(Scenario scenario, Plan plan) {
        Outlook outlook = Outlook.of(scenario);
        Map<String, Long> served = new TreeMap<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        outlook.demand(handling.demand()).ifPresent(demand -> {
                            served.merge(demand.place(), -handling.quantity(), Long::sum);
                            served.merge("total", -handling.quantity(), Long::sum);
                        });
                    }
                }
            }
        }
        return served;
    }

    private static List<String> doors(Plan plan) {
        List<String> doors = new ArrayList<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                trip.stops().subList(1, trip.stops().size() - 1).forEach(stop -> doors.add(stop.place()));
            }
        }
        return doors;
    }
}
