package org.resupply.io;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.BadInput;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;

/**
 * Plans in JSON, format version 1.
 *
 * <p>A plan file says on which date day 0 falls, so that its times can be read without the scenario. Whether the plan is sound
 * is not asked here: that is the judge's task, and it judges any plan that can be read.
 */
public final class PlanJson {
    private static final String FORMAT = "resupply-plan/1";
    private static final Set<String> HEADER = Set.of(JsonFile.FORMAT, JsonFile.START);

    private PlanJson() {}

    /**
     * Reads a plan file.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Plan read(Path file) {
        Objects.requireNonNull(file, "file");
        return read(JsonFile.Source.of(file), null);
    }

    /**
     * Reads a plan file that must answer this scenario: its id and its first day are compared.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Plan read(Path file, Scenario scenario) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(scenario, "scenario");
        return read(JsonFile.Source.of(file), scenario);
    }

    /**
     * Reads a plan from a stream, which stays open.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Plan read(InputStream stream, String name) {
        return read(JsonFile.Source.of(stream, name), null);
    }

    /**
     * Reads a plan from a text.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Plan read(String json, String name) {
        return read(new JsonFile.Source(name, json.getBytes(StandardCharsets.UTF_8)), null);
    }

    /**
     * Writes a plan file, whole or not at all: one line for each receipt, movement, stop and missing quantity.
     *
     * @param start the date of day 0, {@link Scenario#start}
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Plan plan, LocalDate start, Path file) {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(file, "file");
        document(plan, start).writeTo(file);
    }

    /** The JSON Schema (draft 2020-12) of a plan file, for editors and validators. */
    public static String schema() {
        return JsonFile.schema("plan");
    }

    /**
     * The plan as it stands in a file.
     *
     * @param start the date of day 0, {@link Scenario#start}
     */
    public static String toJson(Plan plan, LocalDate start) {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(start, "start");
        return document(plan, start).text();
    }

    private static JsonFile.Document document(Plan plan, LocalDate start) {
        JsonFile.Header header = new JsonFile.Header(FORMAT, start.toString(), null);
        return new JsonFile.Document(header, new WireTime(start), Shapes.PLAN, plan);
    }

    private static Plan read(JsonFile.Source source, Scenario scenario) {
        Findings findings = new Findings();
        JsonFile.Header header = JsonFile.Header.of(source, JsonFile.FORMAT, JsonFile.START);
        header.requireKind("plan", source);
        Plan plan = JsonFile.read(
                source, Shapes.PLAN, HEADER, header.time().orElse(null), UnaryOperator.identity(), findings);
        if (plan != null) {
            header.checkKind("plan", findings);
            if (header.time().isEmpty()) {
                findings.add(
                        header.start() == null ? "MISSING" : "BAD_TIME",
                        "$." + JsonFile.START,
                        header.start() == null ? "nothing" : header.start(),
                        "A plan must give the date of its first day, such as \"2022-04-10\".");
            }
        }
        if (scenario != null && findings.isEmpty()) {
            compare(plan, header, scenario, findings);
        }
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return plan;
    }

    private static void compare(Plan plan, JsonFile.Header header, Scenario scenario, Findings findings) {
        if (!plan.scenario().equals(scenario.id())) {
            findings.add(
                    "OTHER_SCENARIO",
                    "$.scenario",
                    plan.scenario(),
                    "This plan answers another scenario than (%s).".formatted(scenario.id()));
        }
        if (!header.start().equals(scenario.start().toString())) {
            findings.add(
                    "OTHER_SCENARIO",
                    "$." + JsonFile.START,
                    header.start(),
                    "The scenario (%s) starts on %s.".formatted(scenario.id(), scenario.start()));
        }
    }
}
