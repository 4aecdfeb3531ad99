package org.resupply.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.io.PlanDiffJson;
import org.resupply.model.Commodity;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.PlanDiff.Kind;
import org.resupply.report.DiffSheets;
import org.resupply.report.Language;
import org.resupply.report.Words;

class PlanDiffTest {
    private static final Manifest MANIFEST = new Manifest("test", "", 0, 1, 1, 1, "", "", Map.of(), 0, true);

    private final Scenario town = Scenario.builder("town", LocalDate.of(2022, 4, 10), 1)
            .zones(List.of(
                    zone("CITY", ZoneLevel.CITY, ""),
                    zone("D", ZoneLevel.DISTRICT, "CITY"),
                    zone("S", ZoneLevel.STREET, "D"),
                    zone("A", ZoneLevel.COMMUNITY, "S"),
                    zone("B", ZoneLevel.COMMUNITY, "S")))
            .commodities(List.of(
                    new Commodity("rice", Name.of("rice"), "bag", 10, 12, StorageClass.AMBIENT, 0, 1, false, 1)))
            .lots(List.of(new Lot("lot", "rice", "W", 100, Lot.NEVER)))
            .build();

    @Test
    void eachKindOfChangeIsTold() {
        Plan before = plan(visit(0, "A", 30_000, 5), visit(1, "B", 31_000, 5));

        assertThat(kinds(before, before)).isEmpty();
        assertThat(kinds(before, plan(visit(0, "A", 30_299, 5), visit(1, "B", 31_000, 5))))
                .as("less than five minutes are nothing to be told")
                .isEmpty();
        assertThat(kinds(before, plan(visit(0, "A", 30_300, 5), visit(1, "B", 31_000, 5))))
                .containsExactly(Kind.LATER);
        assertThat(kinds(before, plan(visit(0, "A", 20_000, 5), visit(1, "B", 31_000, 5))))
                .containsExactly(Kind.EARLIER);
        assertThat(kinds(before, plan(visit(0, "A", 30_000, 6), visit(1, "B", 31_000, 4))))
                .containsExactly(Kind.MORE, Kind.LESS);
        assertThat(kinds(before, plan(visit(2, "A", 30_000, 5), visit(1, "B", 31_000, 5))))
                .containsExactly(Kind.OTHER_VEHICLE);
        assertThat(kinds(before, plan(visit(0, "A", 30_000, 5)))).containsExactly(Kind.DROPPED);
        assertThat(kinds(plan(visit(0, "A", 30_000, 5)), before)).containsExactly(Kind.ADDED);
    }

    @Test
    void asMuchForOthersIsTold() {
        Plan before = plan(visit(0, "A", 30_000, 5));

        assertThat(kinds(before, plan(visit(0, "A", 30_000, 5, "other")))).containsExactly(Kind.OTHERWISE);
    }

    @Test
    void vehiclesAndStreetsAreNamedOnce() {
        PlanDiff diff = PlanDiff.of(
                town,
                plan(visit(0, "A", 30_000, 5), visit(0, "B", 31_000, 5)),
                plan(visit(1, "A", 30_000, 5), visit(0, "B", 31_000, 5)));

        assertThat(diff.unchanged()).isEqualTo(1);
        assertThat(diff.byVehicle()).containsOnlyKeys("V #1", "V #2");
        assertThat(diff.byReceiver(town)).containsOnlyKeys("S");
        assertThat(diff.changes().get(0).before().kg()).isEqualTo(50);
        assertThat(DiffSheets.text(town, diff, Words.in(Language.EN))).contains("other vehicle 1");
        assertThat(DiffSheets.text(town, diff, Words.in(Language.ZH))).contains("换车 1");
        assertThat(DiffSheets.sheet(town, diff, Words.in(Language.EN)).rows()).hasSize(1);
        assertThat(PlanDiffJson.toJson(diff, town.start()))
                .contains("\"OTHER_VEHICLE\"")
                .contains("2022-04-10T08:20");
    }

    @Test
    void aStreetInNoDistrictHasAnEmptyCell() {
        Scenario without = town.toBuilder()
                .zones(List.of(
                        zone("CITY", ZoneLevel.CITY, ""),
                        zone("S", ZoneLevel.STREET, "CITY"),
                        zone("A", ZoneLevel.COMMUNITY, "S")))
                .build();
        PlanDiff diff = PlanDiff.of(without, plan(visit(0, "A", 30_000, 5)), plan(visit(1, "A", 30_000, 5)));

        assertThat(DiffSheets.sheet(without, diff, Words.in(Language.EN)).rows())
                .extracting(row -> row.get(2), row -> row.get(3))
                .containsExactly(tuple("", "S"));
    }

    private List<Kind> kinds(Plan before, Plan after) {
        return PlanDiff.of(town, before, after).changes().stream()
                .map(PlanDiff.Change::kind)
                .toList();
    }

    private static Plan plan(Tour... tours) {
        return new Plan("town", MANIFEST, List.of(), List.of(), List.of(tours), List.of(), Figures.NONE);
    }

    private static Tour visit(int vehicle, String place, int begin, long units) {
        return visit(vehicle, place, begin, units, "d");
    }

    private static Tour visit(int vehicle, String place, int begin, long units, String demand) {
        Stop load = new Stop("W", begin - 900, begin - 900, begin - 600, List.of(new Handling("lot", "", units)));
        Stop unload = new Stop(place, begin, begin, begin + 60, List.of(new Handling("lot", demand, -units)));
        Stop home = new Stop("W", begin + 600, begin + 600, begin + 600, List.of());
        return new Tour("V" + vehicle + place, "V", vehicle, 0, "", List.of(new Trip(List.of(load, unload, home), 1)));
    }

    private static Zone zone(String id, ZoneLevel level, String parent) {
        return Zone.builder(id, level, parent, new GeoPoint(121.4, 31.2))
                .population(1)
                .households(1)
                .carryKgPerDay(1)
                .build();
    }
}
