package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.compile.PlanAssembler;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;

class ReplanCommandTest extends AtTheCommandLine {
    private final Scenario tiny = ShippedScenarios.load("tiny");

    @BeforeEach
    void plan() {
        done("plan tiny --iterations 200 --lang en --out", folder);
    }

    private int replan(String disruptions, String now, Path to, String language) throws IOException {
        Path file = folder.resolve("disruptions.json");
        Files.writeString(file, disruptions);
        return run(
                "replan tiny --plan",
                folder.resolve("plan.json"),
                "--disruptions",
                file,
                "--now",
                now,
                "--iterations 200 --lang",
                language,
                "--out",
                to);
    }

    @Test
    void aLostFleetIsReplannedAndWhoMustBeToldIsSaid() throws IOException {
        Plan before = PlanJson.read(folder.resolve("plan.json"), tiny);
        String fleet = before.tours().stream()
                .filter(tour -> tour.day() == tiny.days() - 1)
                .map(tour -> tour.fleet())
                .findFirst()
                .orElseThrow();
        String window = "{\"start\": \"%sT12:00:00\", \"end\": \"%sT23:00:00\"}"
                .formatted(tiny.start(), tiny.start().plusDays(tiny.days() - 1L));
        Path to = folder.resolve("new");

        int code = replan(
                overlay(
                        "{\"id\": \"x\", \"kind\": \"VEHICLES_LOST\", \"target\": \"%s\", \"count\": 99, \"window\": %s}"
                                .formatted(fleet, window)),
                tiny.start() + "T12:00",
                to,
                "en");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("to be told").contains("Planned anew in");
        Plan after = PlanJson.read(to.resolve("plan.json"), tiny);
        assertThat(after.tours())
                .noneMatch(tour -> tour.day() == tiny.days() - 1 && tour.fleet().equals(fleet));
        JsonNode changes =
                new ObjectMapper().readTree(to.resolve("changes.json").toFile());
        assertThat(changes.get("changes")).isNotEmpty();
        assertThat(Files.readAllLines(to.resolve("changes.csv"), StandardCharsets.UTF_8))
                .hasSize(changes.get("changes").size() + 1);
        assertThat(to.resolve("report.html")).isNotEmptyFile();
        assertThat(to.resolve("scenario.json")).content().contains("VEHICLES_LOST");
    }

    @Test
    void whoeverCallsNeedsNoFile() throws IOException {
        Path old = folder.resolve("plan.json");
        String night = tiny.start().plusDays(1) + "T01:00";
        Path to = folder.resolve("called");

        done(
                "replan tiny --plan",
                old,
                "--now",
                night,
                "--call n1a:rice:5 --call s1a:rice:3:GENERAL --iterations 200 --out",
                to);
        Scenario known = ScenarioJson.read(to.resolve("scenario.json"));
        assertThat(known.disruptions())
                .extracting(
                        event -> event.request().place(),
                        event -> event.request().quantity(),
                        event -> event.request().priorityClass())
                .containsExactly(tuple("n1a", 5L, "VITAL"), tuple("s1a", 3L, "GENERAL"));
        Plan after = PlanJson.read(to.resolve("plan.json"), known);
        assertThat(PlanAssembler.served(after.tours(), place -> true)).containsEntry("call-n1a", 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n1a | is not written as",
                "n1a:rice | is not written as",
                "n1a:rice:0 | is not written as",
                "n1a:rice:2.5 | is not written as",
                "n1b2:rice:5 | Maybe one of these: n1b?",
                "n1a:rize:5 | Maybe one of these: rice?",
                "n1a:rice:5:VITALL | Maybe one of these: VITAL?",
                "n1a:rice:5:FOO | Maybe one of these: VITAL, "
            })
    void aCallThatCannotBeMeantIsRefused(String call, String said) {
        Path old = folder.resolve("plan.json");
        Path to = folder.resolve("refused");

        refused("replan tiny --lang en --plan", old, "--now", tiny.start() + "T12:00", "--call", call, "--out", to);
        assertThat(err.toString()).contains(said.strip());
        assertThat(to).doesNotExist();
    }

    @Test
    void whatHasBecomeKnownMustBeSaid() {
        refused("replan tiny --lang en --plan", folder.resolve("plan.json"), "--now 0");
        assertThat(err.toString()).contains("--call PLACE:COMMODITY:QUANTITY");
    }

    /** Its page said that what had been done before the event must not have been. */
    @Test
    void theReportOfAPlanThatTookOverIsWrittenAgainWithWhatItTookOver() throws IOException {
        String noon = tiny.start() + "T12:00";
        Path to = folder.resolve("new");
        String allTrucks = "F-gate";
        replan(
                overlay(
                        "{\"id\": \"x\", \"kind\": \"VEHICLES_LOST\", \"target\": \"%s\", \"count\": 99, \"window\": {\"start\": \"%s\", \"end\": \"%sT23:00\"}}"
                                .formatted(allTrucks, noon, tiny.start())),
                noon,
                to,
                "en");
        Path known = to.resolve("scenario.json");
        Path plan = to.resolve("plan.json");
        Path before = folder.resolve("plan.json");
        Path page = folder.resolve("again.html");

        assertThat(runWords(
                        "report",
                        known.toString(),
                        plan.toString(),
                        "--after",
                        before.toString(),
                        "--now",
                        noon.replace('T', ' '),
                        "--out",
                        page.toString()))
                .as(out.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(page).content(StandardCharsets.UTF_8).contains("\"diff\":{");

        assertThat(run("report", known, plan, "--lang en --out", page)).isEqualTo(ExitCode.UNSOUND);
        assertThat(err.toString()).contains("--after FILE --now TIME");
    }

    @Test
    void whatIsMissingIsExplained() throws IOException {
        Path to = folder.resolve("why");

        int code = run(
                "explain tiny --plan", folder.resolve("plan.json"), "--streets 1 --iterations 50 --lang zh --out", to);

        assertThat(err.toString().lines()).as("nothing but progress").allMatch(line -> line.startsWith("试算缺口原因"));
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("缺").contains("试算");
        JsonNode why =
                new ObjectMapper().readTree(to.resolve("explanation.json").toFile());
        assertThat(why.get("areas")).hasSize(1);
        assertThat(why.get("areas").get(0).get("causes")).isNotEmpty();
        assertThat(to.resolve("explanation.csv")).isNotEmptyFile();
        assertThat(to.resolve("sheets").resolve("explanation.csv"))
                .hasSameBinaryContentAs(to.resolve("explanation.csv"));
        assertThat(to.resolve("report.html")).content(StandardCharsets.UTF_8).contains("\"why\":{");

        Path again = folder.resolve("again.html");
        done(
                "report tiny",
                folder.resolve("plan.json"),
                "--explain",
                to.resolve("explanation.json"),
                "--lang zh --out",
                again);
        assertThat(again).hasSameTextualContentAs(to.resolve("report.html"));
    }

    @Test
    void aPlanCanBeExplainedAsItIsMade() {
        Path to = folder.resolve("explained");

        int code = run("plan tiny --iterations 200 --explain 1 --lang en --out", to);

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("t missing").contains("Tested by solving again");
        assertThat(to.resolve("explanation.json")).isNotEmptyFile();
        assertThat(to.resolve("sheets").resolve("explanation.csv")).isNotEmptyFile();
        assertThat(to.resolve("report.html")).content(StandardCharsets.UTF_8).contains("\"why\":{");
    }

    @Test
    void aPlanMadeMidDayIsJudgedByWhatWasKnownThen() throws IOException {
        Path to = folder.resolve("new");
        String closed = overlay(
                "{\"id\": \"x\", \"kind\": \"FACILITY_CLOSED\", \"target\": \"%s\", \"window\": {\"start\": \"%sT04:00:00\", \"end\": \"%sT23:00:00\"}}"
                        .formatted(firstBase(), tiny.start(), tiny.start()));
        assertThat(replan(closed, tiny.start() + "T04:00", to, "en")).isEqualTo(ExitCode.DONE);
        assertThat(to.resolve("report.html")).content(StandardCharsets.UTF_8).contains("\"diff\":{");
        Path fresh = to.resolve("plan.json");
        Path old = folder.resolve("plan.json");
        Path event = folder.resolve("disruptions.json");
        String early = tiny.start() + "T04:00";

        done("check tiny", fresh, "--after", old, "--now", early, "--disruptions", event);

        assertThat(run("check tiny", fresh, "--after", old, "--now", tiny.start() + "T23:30"))
                .as("what was done by then has not happened")
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("PAST_CHANGED");
        refused("check tiny", fresh, "--after", old);
        refused("check tiny", fresh, "--disruptions", event);
        assertThat(err.toString()).contains("--overlay");
    }

    /** The base whose vehicles have the most to do on the first day after four o'clock. */
    private String firstBase() {
        Plan before = PlanJson.read(folder.resolve("plan.json"), tiny);
        return before.tours().stream()
                .filter(tour -> tour.day() == 0)
                .flatMap(tour -> tour.trips().stream())
                .filter(trip -> trip.start() >= 4 * 3600)
                .map(trip -> trip.stops().get(0).place())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlanOfAScenarioWithAnOverlayIsTakenOverAndExplainedWithTheScenarioBesideIt() throws IOException {
        Path overlay = Files.writeString(folder.resolve("bridge.json"), bridgeClosed());
        Path ov = folder.resolve("ov");
        done("plan tiny --iterations 100 --overlay", overlay, "--out", ov);
        Path plan = ov.resolve("plan.json");
        Path scenario = ov.resolve("scenario.json");
        Path event = Files.writeString(folder.resolve("nothing.json"), overlay(""));
        String noon = tiny.start() + "T12:00";
        Path first = folder.resolve("first");

        refused("explain tiny --plan", plan);
        assertThat(err.toString()).contains("another state", "(" + plan + ")", scenario.toString());
        refused("replan tiny --plan", plan, "--disruptions", event, "--now", noon, "--out", first);
        assertThat(err.toString()).contains("another state", "(" + plan + ")", scenario.toString());
        done("check tiny", plan);
        assertThat(err.toString()).contains("Note: ", "another state", scenario.toString());

        done("explain", scenario, "--plan", plan, "--streets 1 --iterations 50");
        done("replan", scenario, "--plan", plan, "--disruptions", event, "--now", noon, "--out", first);
        assertThat(run(
                        "replan",
                        first.resolve("scenario.json"),
                        "--plan",
                        first.resolve("plan.json"),
                        "--disruptions",
                        event,
                        "--now",
                        noon,
                        "--out",
                        folder.resolve("second")))
                .as("when something else happens")
                .isEqualTo(ExitCode.DONE);
    }

    private String bridgeClosed() {
        return """
                { "format": "resupply-overlay/1", "id": "bridge-closed", "disruptions": [
                  { "id": "b", "kind": "CROSSING_CLOSED", "target": "bridge",
                    "window": { "start": "%sT00:00", "end": "%sT00:00" } } ] }
                """.formatted(tiny.start(), tiny.start().plusDays(3));
    }

    @Test
    void thePlanThatIsCarriedOutIsNotWrittenOver() throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve("plan.json"));

        assertThat(replan(bridgeClosed(), tiny.start() + "T12:00", folder, "en"))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).contains("plan.json) is read", "--out");
        assertThat(folder.resolve("plan.json")).hasBinaryContent(old);
        assertThat(folder.resolve("changes.csv")).doesNotExist();
    }

    @Test
    void stoppedPlanningAnewIsWrittenAndSaysSo() throws IOException {
        Path to = folder.resolve("new");
        cancellation.cancel();

        assertThat(replan(bridgeClosed(), tiny.start() + "T12:00", to, "en")).isEqualTo(ExitCode.STOPPED);

        assertThat(out.toString()).startsWith("Stopped before the search was over");
        assertThat(to.resolve("plan.json")).isNotEmptyFile();
    }

    @Test
    void anInstantOutsideTheScenarioIsNamedAsTyped() throws IOException {
        Path to = folder.resolve("never");
        for (String now : List.of("2022-04-11T12:00", tiny.start().plusDays(3) + "T00:00", "9999999")) {
            assertThat(replan(bridgeClosed(), now, to, "en")).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString())
                    .contains(
                            "(" + now + ")",
                            tiny.start() + "T00:00",
                            tiny.start().plusDays(3) + "T00:00",
                            "Maybe");
        }
    }

    @Test
    void theExampleOfTheHelpWorks() throws IOException {
        done("replan --help");
        String help = out.toString();
        String event = help.substring(help.indexOf("{ \"format\""), help.indexOf("] }") + 3);
        String now = help.replaceAll("(?s).*--now (\\S+) --out new\\s.*", "$1");

        assertThat(replan(event, now, folder.resolve("new"), "en"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void whereNothingHappensNobodyIsTold() throws IOException {
        Path to = folder.resolve("same");

        assertThat(replan(overlay(""), "43200", to, "zh")).isEqualTo(ExitCode.DONE);

        assertThat(to.resolve("changes.txt")).content(StandardCharsets.UTF_8).startsWith("方案不变");
        assertThat(PlanJson.read(to.resolve("plan.json"), tiny).tours())
                .isEqualTo(PlanJson.read(folder.resolve("plan.json"), tiny).tours());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithAdvice() throws IOException {
        Path to = folder.resolve("never");

        assertThat(replan(overlay(""), "noon", to, "en")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("noon").contains("Maybe");
        assertThat(replan(
                        overlay(
                                "{\"id\": \"x\", \"kind\": \"LOT_LOST\", \"target\": \"nothing\", \"window\": {\"start\": \"%sT12:00:00\", \"end\": \"%sT12:00:00\"}}"
                                        .formatted(tiny.start(), tiny.start())),
                        "43200",
                        to,
                        "en"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("nothing");
        assertThat(to).doesNotExist();
    }
}
