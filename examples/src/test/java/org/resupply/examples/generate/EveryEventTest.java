package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.io.OverlayJson;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Disruptions;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.planner.Planner;
import org.resupply.report.DiffSheets;
import org.resupply.report.Language;
import org.resupply.report.SupplyDiff;
import org.resupply.report.Words;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

/** Each kind of event as a file gives it, at noon of the first day of the tiny city: the dispatcher is told what, and whom to tell. */
class EveryEventTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(2000));
    private static final int NOON = 12 * 3600;
    private static final Scenario CITY = city();
    private static final Plan PLAN = Planner.create().plan(CITY, OPTIONS);

    /** How a file names what each kind happens to, and the street or warehouse that is then told of it. */
    private record Event(String fields, String told) {}

    private static final Map<DisruptionKind, Event> EVENTS = events();

    private static Map<DisruptionKind, Event> events() {
        Map<DisruptionKind, Event> events = new EnumMap<>(DisruptionKind.class);
        events.put(DisruptionKind.CROSSING_CLOSED, new Event("'target': 'bridge'", "South Bank warehouse"));
        events.put(
                DisruptionKind.ROAD_CLOSED,
                new Event("'area': { 'point': { 'lon': 120.99, 'lat': 30.98 }, 'metres': 300 }", "Harbour"));
        events.put(DisruptionKind.LANE_CLOSED, new Event("'target': 'dw-south>sw-s1'", "Harbour warehouse"));
        events.put(DisruptionKind.FACILITY_CLOSED, new Event("'target': 'sw-s1'", "Harbour"));
        Zone first = firstOfTwo();
        Zone street = ZoneTree.of(CITY).above(first.id(), ZoneLevel.STREET).orElseThrow();
        events.put(
                DisruptionKind.ZONE_CONTROL,
                new Event(
                        "'target': '%s', 'level': 'SEALED'".formatted(first.id()),
                        street.name().en()));
        events.put(DisruptionKind.DEMAND_SURGE, new Event("'target': 's1', 'factor': 3", "Harbour"));
        events.put(DisruptionKind.LOT_LOST, new Event("'target': 'spare-s1'", "Harbour"));
        events.put(DisruptionKind.STOCK_LOST, new Event("'target': 'sw-s1'", "Harbour"));
        events.put(DisruptionKind.VEHICLES_LOST, new Event("'target': 'F-sw-s1', 'count': 1", "Harbour"));
        events.put(DisruptionKind.CREWS_LOST, new Event("'target': 'crew-s1', 'count': 1", "Harbour"));
        events.put(DisruptionKind.CONVOY_LATE, new Event("'target': 'convoy-2', 'seconds': 36000", "City warehouse"));
        events.put(
                DisruptionKind.URGENT_REQUEST,
                new Event(
                        "'request': { 'id': 'call', 'commodity': 'rice', 'place': 's1a', 'priorityClass': 'VITAL', 'day': 1, 'quantity': 20 }",
                        "Harbour"));
        return events;
    }

    /** The tiny city with something to lose at the harbour, and a crew for each vehicle. */
    private static Scenario city() {
        Scenario tiny = ShippedScenarios.load("tiny");
        return tiny.toBuilder()
                .lots(List.of(new Lot("spare-s1", "rice", "sw-s1", 4000, Lot.NEVER)))
                .crews(tiny.fleets().stream()
                        .map(fleet -> new Crew(
                                fleet.base().replace("sw-", "crew-"),
                                null,
                                fleet.base(),
                                1,
                                "",
                                12 * 3600,
                                0,
                                Integer.MAX_VALUE,
                                Set.of()))
                        .toList())
                .build();
    }

    /** The first of two communities that a van calls at on one trip: when it is sealed, the other one comes too late. */
    private static Zone firstOfTwo() {
        ZoneTree tree = ZoneTree.of(CITY);
        return PLAN.tours().stream()
                .filter(tour -> tour.day() == 1)
                .flatMap(tour -> tour.trips().stream())
                .map(trip -> trip.stops().stream()
                        .flatMap(stop -> tree.zone(stop.place()).stream())
                        .toList())
                .filter(called -> called.size() > 1 && called.get(1).control() != ControlLevel.SEALED)
                .map(called -> called.get(0))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKindHasAnEvent() {
        assertThat(EVENTS.keySet()).containsExactlyInAnyOrder(DisruptionKind.values());
    }

    @ParameterizedTest
    @EnumSource(DisruptionKind.class)
    void theDispatcherIsToldWhatHappenedAndWhomToTell(DisruptionKind kind) {
        Event event = EVENTS.get(kind);
        String file = """
                { 'format': 'resupply-overlay/1', 'id': 'event', 'disruptions': [
                  { 'id': 'd', 'kind': '%s', %s, 'window': { 'start': '2022-04-13T12:00', 'end': '2022-04-15T00:00' } } ] }""".formatted(kind, event.fields).replace('\'', '"');
        List<Disruption> learnt = OverlayJson.over(CITY, file, "event.json").disruptions();

        Plan after = Planner.create().replan(CITY, PLAN, learnt, NOON, OPTIONS);

        Scenario known = Disruptions.learntAt(NOON, CITY, learnt);
        assertThat(Verifier.of(known).after(PLAN, NOON).verify(after).isSound()).isTrue();
        PlanDiff diff = PlanDiff.of(known, PLAN, after);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(DiffSheets.text(known, diff, Words.in(Language.EN))).contains(event.told);
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            assertThat(DiffSheets.events(known, known.disruptions(), words))
                    .contains(words.get("DisruptionKind." + kind))
                    .doesNotContain("null", "- ");
            assertThat(SupplyDiff.text(known, known.disruptions(), PLAN, after, words))
                    .contains(String.format(Locale.ROOT, "%.2f", after.figures().servedKg() / 1000))
                    .doesNotContain("null", "{");
        }
        if (kind == DisruptionKind.URGENT_REQUEST) {
            assertThat(SupplyDiff.text(known, learnt, PLAN, after, Words.in(Language.EN)))
                    .startsWith("Call from Harbour 1: ");
        }
        assertThat(diff.changes())
                .as("no visit of the past")
                .noneMatch(change -> change.before() != null && change.before().begin() < NOON);
    }
}
