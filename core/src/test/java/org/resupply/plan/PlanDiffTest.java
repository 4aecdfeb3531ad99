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
import org.resupply.plan.PlanDiff.Work;
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
            .lots(List.of(new Lot("lot", "rice", "W", 100, Lot.NEVER), new Lot("lot2", "rice", "W", 100, Lot.NEVER)))
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
    void theWarehouseThatLoadsIsToldWhatAndWhenAndWhoDrives() {
        Plan before = plan(visit(0, "A", 30_000, 5));

        assertThat(loads(before, before)).isEmpty();
        assertThat(loads(before, plan(visit(0, "A", 30_300, 5)))).containsExactly(Kind.LATER);
        assertThat(loads(before, plan(visit(0, "A", 30_000, 4)))).containsExactly(Kind.LESS);
        assertThat(loads(before, plan(visit(0, "A", 30_000, 5, "other")))).isEmpty();
        assertThat(loads(before, plan(otherLot(before.tours().get(0))))).containsExactly(Kind.OTHERWISE);
        Plan others = plan(withCrew(before.tours().get(0), "night"));
        assertThat(loads(before, others)).containsExactly(Kind.OTHER_CREW);
        assertThat(kinds(before, others))
                .as("who drives is told where it loads")
                .isEmpty();
    }

    @Test
    void whoFetchesPeopleIsToldThemToo() {
        Plan before = plan(fetch(0, 30_000));

        assertThat(PlanDiff.of(town, before, plan(fetch(0, 31_000))).changes())
                .extracting(PlanDiff.Change::kind, PlanDiff.Change::work, PlanDiff.Change::place)
                .containsExactlyInAnyOrder(tuple(Kind.LATER, Work.LOADS, "A"), tuple(Kind.LATER, Work.UNLOADS, "W"));
    }

    @Test
    void thePointsAreToldWhatConvoysDo() {
        Receipt old = new Receipt("c", "G", 0, 14_400, 15_000);

        assertThat(receptions(old, old)).isEmpty();
        assertThat(receptions(old, new Receipt("c", "G", 0, 14_699, 15_299))).isEmpty();
        assertThat(receptions(old, new Receipt("c", "G", 1, 16_200, 16_800))).containsExactly(Kind.LATER);
        assertThat(receptions(old, new Receipt("c", "G", 0, 14_400, 15_300))).containsExactly(Kind.LATER);
        assertThat(receptions(old, new Receipt("c", "G", 0, 10_000, 10_600))).containsExactly(Kind.EARLIER);
        assertThat(receptions(old, new Receipt("c", "G", 1, 14_400, 15_000))).containsExactly(Kind.OTHER_DOCK);
        assertThat(receptions(old, new Receipt("c", "H", 0, 14_400, 15_000))).containsExactly(Kind.ELSEWHERE);
        assertThat(receptions(old, null)).containsExactly(Kind.DROPPED);
        assertThat(receptions(null, old)).containsExactly(Kind.ADDED);
        PlanDiff diff = PlanDiff.of(town, plan(old), plan(new Receipt("c", "G", 1, 16_200, 16_800)));
        assertThat(diff.isEmpty()).isFalse();
        assertThat(DiffSheets.text(town, diff, Words.in(Language.EN)))
                .contains("2022-04-10 04:00 c at G, dock 1 → 2022-04-10 04:30 c at G, dock 2");
        assertThat(DiffSheets.text(town, diff, Words.in(Language.ZH))).contains("c 到 G 2 号月台");
        assertThat(DiffSheets.sheet(town, diff, Words.in(Language.EN)).rows()).hasSize(1);
        assertThat(PlanDiffJson.toJson(diff, town.start())).contains("\"released\": \"2022-04-10T04:40");
    }

    private List<Kind> receptions(Receipt before, Receipt after) {
        return PlanDiff.of(town, plan(before), plan(after)).convoys().stream()
                .map(PlanDiff.Reception::kind)
                .toList();
    }

    private static Plan plan(Receipt receipt) {
        List<Receipt> receipts = receipt == null ? List.of() : List.of(receipt);
        return new Plan("town", MANIFEST, receipts, List.of(), List.of(), List.of(), Figures.NONE);
    }

    private static Tour withCrew(Tour tour, String crew) {
        return new Tour(tour.id(), tour.fleet(), tour.vehicle(), tour.day(), crew, tour.trips());
    }

    private static Tour otherLot(Tour tour) {
        List<Stop> stops = tour.trips().get(0).stops().stream()
                .map(stop -> new Stop(
                        stop.place(),
                        stop.arrival(),
                        stop.begin(),
                        stop.departure(),
                        stop.handlings().stream()
                                .map(handling -> new Handling("lot2", handling.demand(), handling.quantity()))
                                .toList()))
                .toList();
        return tour.withTrips(List.of(new Trip(stops, 1)));
    }

    private static Tour fetch(int vehicle, int begin) {
        Stop start = new Stop("W", begin - 900, begin - 900, begin - 900, List.of());
        Stop there = new Stop("A", begin, begin, begin + 60, List.of(new Handling("lot", "", 2)));
        Stop home = new Stop("W", begin + 600, begin + 600, begin + 660, List.of(new Handling("lot", "", -2)));
        return new Tour("F" + vehicle, "V", vehicle, 0, "", List.of(new Trip(List.of(start, there, home), 1)));
    }

    @Test
    void vehiclesAndStreetsAreNamedOnce() {
        PlanDiff diff = PlanDiff.of(
                town,
                plan(visit(0, "A", 30_000, 5), visit(0, "B", 31_000, 5)),
                plan(visit(1, "A", 30_000, 5), visit(0, "B", 31_000, 5)));

        assertThat(diff.unchanged()).as("loading and unloading for B").isEqualTo(2);
        assertThat(diff.byVehicle()).containsOnlyKeys("V #1", "V #2");
        assertThat(diff.byReceiver(town)).containsOnlyKeys("S", "W");
        assertThat(diff.changes()).extracting(PlanDiff.Change::place).containsExactly("W", "A");
        assertThat(diff.changes().get(1).before().kg()).isEqualTo(50);
        assertThat(DiffSheets.text(town, diff, Words.in(Language.EN))).contains("other vehicle 1");
        assertThat(DiffSheets.text(town, diff, Words.in(Language.ZH))).contains("换车 1");
        assertThat(DiffSheets.sheet(town, diff, Words.in(Language.EN)).rows()).hasSize(2);
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
                .extracting(row -> row.get(3), row -> row.get(4), row -> row.get(6))
                .contains(tuple("", "S", "A"));
    }

    /** What a warehouse is told when the vehicles that load there do so otherwise. */
    private List<Kind> loads(Plan before, Plan after) {
        return PlanDiff.of(town, before, after).changes().stream()
                .filter(change -> change.work() == Work.LOADS)
                .map(PlanDiff.Change::kind)
                .toList();
    }

    private List<Kind> kinds(Plan before, Plan after) {
        return PlanDiff.of(town, before, after).changes().stream()
                .filter(change -> change.work() == Work.UNLOADS)
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
