package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.model.ControlLevel;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Figures.Coverage;
import org.resupply.plan.Plan;

/** The figures of the plan of the small city, computed by hand, and found wrong where a plan states others. */
class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "theilBetween, 0.001, 0, 0, 0",
        "theilWithin, 0, 0.001, 0, 0",
        "firstSupplySeconds, 0, 0, 1, 0",
        "unsupplied, 0, 0, 0, 1"
    })
    void everyFigureOfFairnessIsComputedAgain(
            String name, double between, double within, double seconds, long unsupplied) {
        Plan plan = SmallCity.draft().plan(SmallCity.scenario());
        Figures right = plan.figures();
        Figures wrong = new Figures(
                right.demandKg(),
                right.servedKg(),
                right.byClass(),
                right.byCommodity(),
                right.byStreet(),
                right.gini(),
                right.jain(),
                right.theilBetween() + between,
                right.theilWithin() + within,
                right.firstSupplySeconds() + seconds,
                right.unsupplied() + unsupplied,
                right.spoiledKg(),
                right.cost(),
                right.metres(),
                right.vehicles(),
                right.trips(),
                right.stops(),
                right.contacts());

        Verification verification = Verifier.of(SmallCity.scenario()).verify(plan.withFigures(wrong));

        assertThat(verification.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(Rule.FIGURES);
            assertThat(violation.where()).containsExactly(name);
        });
    }

    /** Computed by hand from the plan of the small city. */
    @Test
    void theFiguresAreThoseOfAHandCalculation() {
        Figures figures = SmallCity.draft().plan(SmallCity.scenario()).figures();

        assertThat(figures.demandKg()).isEqualTo(320);
        assertThat(figures.servedKg()).isEqualTo(290);
        assertThat(figures.byClass())
                .containsExactly(
                        new Coverage("VITAL", 60, 60),
                        new Coverage("VULNERABLE", 80, 80),
                        new Coverage("GENERAL", 180, 150));
        assertThat(figures.byCommodity()).containsExactly(new Coverage("RICE", 260, 240), new Coverage("MILK", 60, 50));
        assertThat(figures.byStreet()).containsExactly(new Coverage("S1", 200, 180), new Coverage("S2", 120, 110));
        assertThat(figures.gini()).isCloseTo(2 * 1200 * 800 / 6.0 / (2 * 2000 * 1800.0), within(1e-12));
        assertThat(figures.jain()).isCloseTo(Math.pow(11 / 3.0, 2) / (4 * (2 + 50 / 36.0)), within(1e-12));
        double within = 1000 / 1800.0 * Math.log(5 / 6.0 / 0.9) + 800 / 1800.0 * Math.log(1 / 0.9);
        assertThat(figures.theilBetween()).isCloseTo(0, within(1e-12));
        assertThat(figures.theilWithin()).isCloseTo(within, within(1e-12));
        assertThat(figures.firstSupplySeconds())
                .isCloseTo((1000 * 25_900 + 500 * 26_600 + 200 * 30_100 + 300 * 115_900) / 2000.0, within(1e-9));
        assertThat(figures.unsupplied()).isZero();
        assertThat(figures.spoiledKg()).isEqualTo(250);
        long vans = 1000 + 5600 + 3000 + 2000 + 1000 + 1400 + 2000;
        long truckAndLane = 5000 + 4200 + 7500 + 100 + 30;
        assertThat(figures.cost()).isEqualTo(vans + truckAndLane + 700);
        assertThat(figures.metres()).isEqualTo(50_000);
        assertThat(figures.vehicles()).isEqualTo(3);
        assertThat(figures.trips()).isEqualTo(4);
        assertThat(figures.stops()).isEqualTo(5);
        assertThat(figures.contacts()).isZero();
    }

    /** The street in the south in a district of its own: its mean is 14/15, that of the other 8/9, of all 9/10. */
    @Test
    void inequalityIsPartedByDistrict() {
        List<Zone> zones = new ArrayList<>(SmallCity.scenario().zones());
        zones.replaceAll(zone -> zone.id().equals("S2")
                ? SmallCity.zone("S2", ZoneLevel.STREET, "D2", 500, ControlLevel.OPEN, Double.POSITIVE_INFINITY, "")
                : zone);
        zones.add(
                2,
                SmallCity.zone("D2", ZoneLevel.DISTRICT, "CITY", 0, ControlLevel.OPEN, Double.POSITIVE_INFINITY, ""));
        Scenario city = SmallCity.scenario().toBuilder().zones(zones).build();
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").trips.clear();
        draft.tours.removeIf(tour -> tour.trips.isEmpty());

        Figures whole = SmallCity.draft().plan(city).figures();
        double between = 0.75 * (80 / 81.0) * Math.log(80 / 81.0) + 0.25 * (28 / 27.0) * Math.log(28 / 27.0);
        assertThat(whole.theilBetween()).isCloseTo(between, within(1e-12));
        assertThat(whole.theilBetween() + whole.theilWithin())
                .isCloseTo(1000 / 1800.0 * Math.log(5 / 6.0 / 0.9) + 800 / 1800.0 * Math.log(1 / 0.9), within(1e-12));

        Figures without = draft.plan(city).figures();
        assertThat(without.unsupplied()).isEqualTo(300);
        assertThat(without.firstSupplySeconds())
                .isCloseTo((1000 * 25_900 + 500 * 26_600 + 200 * 30_100) / 1700.0, within(1e-9));
    }
}
