package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.resupply.model.Demand;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.plan.Cause;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Unmet;

/** Whatever a plan says, the judge answers; he never fails and never calls nonsense sound. */
class HostilePlansTest {
    private static final int[] INTS = {
        Integer.MIN_VALUE, -1, 0, 1, 21_600, 25_300, 86_399, 86_400, 172_800, 259_200, 259_201, Integer.MAX_VALUE
    };
    private static final long[] LONGS = {
        Long.MIN_VALUE, -1_000_000_000_001L, -1, 0, 1, 100, 1_000_000_000_000L, 1_000_000_000_001L, Long.MAX_VALUE
    };
    private static final String[] IDS = {
        null,
        "",
        " ",
        "GHOST",
        "C1",
        "C3",
        "EDGE",
        "SW",
        "WH",
        "PORTAL",
        "CITY",
        "VANS",
        "TRUCKS",
        "DRIVERS",
        "TRAIN",
        "TRAIN/0",
        "TRAIN/1",
        "BARGE/0",
        "RICE_OLD",
        "RICE_NEW",
        "d1",
        "d3",
        "d4",
        "van",
        "a\nb%s"
    };

    private static final List<BiConsumer<Draft, Random>> MUTATIONS = List.of(
            (draft, random) -> tour(draft, random).id = id(random),
            (draft, random) -> tour(draft, random).fleet = id(random),
            (draft, random) -> tour(draft, random).crew = id(random),
            (draft, random) -> tour(draft, random).day = number(random),
            (draft, random) -> tour(draft, random).vehicle = number(random),
            (draft, random) -> trip(draft, random).metres = number(random),
            (draft, random) -> stop(draft, random).place = id(random),
            (draft, random) -> stop(draft, random).arrival = number(random),
            (draft, random) -> stop(draft, random).begin = number(random),
            (draft, random) -> stop(draft, random).departure = number(random),
            (draft, random) -> stop(draft, random).handlings.clear(),
            (draft, random) ->
                    stop(draft, random).handlings.add(new Handling(id(random), id(random), quantity(random))),
            (draft, random) -> Collections.shuffle(trip(draft, random).stops, random),
            (draft, random) -> trip(draft, random).stops.add(stop(draft, random)),
            (draft, random) -> tour(draft, random).trips.add(trip(draft, random)),
            (draft, random) -> draft.tours.add(tour(draft, random)),
            (draft, random) -> draft.tours.remove(tour(draft, random)),
            (draft, random) -> draft.receipts.clear(),
            (draft, random) -> draft.receipts.add(
                    new Receipt(id(random), id(random), number(random), number(random), number(random))));

    @Property(tries = 2000)
    void noMutationMakesTheJudgeFail(@ForAll long seed) {
        Random random = new Random(seed);
        Draft draft = SmallCity.draft();
        for (int change = 1 + random.nextInt(4); change > 0 && !draft.tours.isEmpty(); change--) {
            MUTATIONS.get(random.nextInt(MUTATIONS.size())).accept(draft, random);
        }
        List<Movement> movements = new ArrayList<>();
        List<Unmet> unmet = new ArrayList<>();
        if (random.nextBoolean()) {
            movements.add(new Movement(id(random), id(random), id(random), number(random), quantity(random)));
            unmet.add(new Unmet(id(random), quantity(random), Cause.STOCK, id(random)));
        }
        Plan plan = new Plan(
                draft.scenario,
                null,
                draft.receipts,
                movements,
                draft.tours.stream().map(Draft.DraftTour::built).toList(),
                unmet,
                Figures.NONE);

        Verification verification = Verifier.of(SmallCity.scenario()).verify(plan);

        assertThat(verification.isSound()).isFalse();
        assertThat(verification.violations()).allSatisfy(violation -> {
            assertThat(violation.by()).as(violation.toString()).isNotNegative().isFinite();
            assertThat(violation.what()).isNotBlank();
        });
    }

    @Property(tries = 300)
    void soundMeansThatEveryDemandIsServedOrSaidToBeMissing(@ForAll long seed) {
        Random random = new Random(seed);
        Draft draft = SmallCity.draft();
        for (Draft.DraftTour tour : draft.tours) {
            for (Draft.DraftTrip trip : tour.trips) {
                trip.shift(random.nextInt(3));
            }
        }
        Plan plan = draft.plan(SmallCity.scenario());
        Verification verification = Verifier.of(SmallCity.scenario()).verify(plan);
        if (verification.isSound()) {
            double missingKg = plan.unmet().stream().mapToLong(Unmet::quantity).sum();
            assertThat(plan.figures().servedKg() + missingKg)
                    .isEqualTo(plan.figures().demandKg());
        }
        assertThat(verification.counts().keySet())
                .isSubsetOf(Set.of(Rule.DISINFECTION, Rule.OVERLAP, Rule.TURN_ROUND, Rule.STOCK_NEGATIVE));
    }

    @Test
    void aPlanThatDoesNothingIsSoundIfItSaysSo() {
        Draft draft = new Draft();
        draft.scenario = "small-city";

        Plan plan = draft.plan(SmallCity.scenario());

        assertThat(plan.figures().servedKg()).isZero();
        assertThat(Verifier.of(SmallCity.scenario()).verify(plan).violations()).isEmpty();
    }

    @Test
    void figuresThatAreNoNumbersAreRefused() {
        Plan plan = SmallCity.draft().plan(SmallCity.scenario());
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            Figures figures = new Figures(
                    value, value, List.of(), List.of(), List.of(), value, value, 0, 0, 0, 0, value, 0, 0, 0, 0, 0, 0);
            assertThat(verify(SmallCity.scenario(), with(plan, plan.unmet(), figures))
                            .counts())
                    .containsOnlyKeys(Rule.BAD_NUMBER);
        }
        assertThat(verify(SmallCity.scenario(), with(plan, plan.unmet(), null)).counts())
                .containsOnlyKeys(Rule.BAD_NUMBER);
    }

    @Test
    void hugeQuantitiesOfAScenarioDoNotOverflow() {
        Scenario city = SmallCity.scenario();
        SmallCity.Parts warehouse = SmallCity.facility("SW", FacilityKind.STREET_WAREHOUSE, "S1");
        warehouse.storage = Map.of(StorageClass.AMBIENT, 1e30, StorageClass.CHILLED, 1e30);
        Scenario huge = city.toBuilder()
                .facilities(SmallCity.replaced(city.facilities(), 2, warehouse.build()))
                .lots(SmallCity.replaced(city.lots(), 1, new Lot("RICE_NEW", "RICE", "SW", Long.MAX_VALUE, Lot.NEVER)))
                .demands(SmallCity.replaced(
                        city.demands(), 0, new Demand("d1", "RICE", "C1", "GENERAL", 0, null, Long.MAX_VALUE)))
                .requisitions(List.of(
                        new Requisition("R1", "TRUCKS", null, Long.MAX_VALUE, 0, true),
                        new Requisition("R2", "TRUCKS", null, Long.MAX_VALUE, 0, true)))
                .build();
        Draft draft = SmallCity.draft();

        Plan plan = draft.plan(huge);

        assertThat(plan.figures().cost()).isEqualTo(Long.MAX_VALUE);
        assertThat(verify(huge, plan).violations()).isEmpty();
    }

    @Test
    void aFlawedScenarioIsNamed() {
        Scenario city = SmallCity.scenario();
        Scenario flawed = city.toBuilder()
                .fleets(List.of(new Fleet("F", null, "NO_SUCH_TYPE", "SW", 1, null, "", 1, 0)))
                .build();

        assertThatThrownBy(() -> Verifier.of(flawed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH_TYPE");
    }

    @Test
    void manyViolationsOfOneRuleAreCountedAndTheFirstThousandKept() {
        Draft draft = SmallCity.draft();
        for (int i = 0; i < 5000; i++) {
            draft.receipts.add(new Receipt("GHOST" + i, "PORTAL", 0, 0, 0));
        }

        Verification verification = verify(SmallCity.scenario(), draft.plan(SmallCity.scenario()));

        assertThat(verification.counts()).containsEntry(Rule.UNKNOWN_ID, 5000);
        assertThat(verification.violations()).hasSize(Verification.KEPT_PER_RULE);
        assertThat(verification.figures()).isEmpty();
    }

    /** One thread had kept the violations of all tours first, several those of a part of the tours and of its missing quantities. */
    @Test
    void theSameViolationsAreKeptOnAnyNumberOfThreads() {
        Draft draft = SmallCity.draft();
        draft.tours.forEach(tour -> tour.fleet = "GHOSTS");
        Plan plan = draft.plan(SmallCity.scenario());
        List<Unmet> unmet = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            unmet.add(new Unmet("ghost" + i, 1, Cause.STOCK, ""));
        }
        Plan hostile = with(plan, unmet, plan.figures());
        Verifier judge = Verifier.of(SmallCity.scenario());

        assertThat(judge.withThreads(2).verify(hostile)).isEqualTo(judge.verify(hostile));
    }

    private static Verification verify(Scenario scenario, Plan plan) {
        return Verifier.of(scenario).verify(plan);
    }

    private static Plan with(Plan plan, List<Unmet> unmet, Figures figures) {
        return new Plan(
                plan.scenario(), plan.manifest(), plan.receipts(), plan.movements(), plan.tours(), unmet, figures);
    }

    private static Draft.DraftTour tour(Draft draft, Random random) {
        return draft.tours.get(random.nextInt(draft.tours.size()));
    }

    private static Draft.DraftTrip trip(Draft draft, Random random) {
        Draft.DraftTour tour = tour(draft, random);
        return tour.trips.get(random.nextInt(tour.trips.size()));
    }

    private static Draft.DraftStop stop(Draft draft, Random random) {
        Draft.DraftTrip trip = trip(draft, random);
        return trip.stops.get(random.nextInt(trip.stops.size()));
    }

    private static String id(Random random) {
        return IDS[random.nextInt(IDS.length)];
    }

    private static int number(Random random) {
        return INTS[random.nextInt(INTS.length)];
    }

    private static long quantity(Random random) {
        return LONGS[random.nextInt(LONGS.length)];
    }
}
