package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.ZoneLevel;

class UncertaintyTest {
    private final Scenario city = ShippedScenarios.load("zhengzhou");

    private static List<Disruption> drawn(Scenario scenario, DisruptionKind kind) {
        return scenario.disruptions().stream()
                .filter(disruption -> disruption.kind() == kind)
                .toList();
    }

    @Test
    void aSampleIsASoundScenarioWithItsOwnDisruptionsBehindThoseThatWereThere() {
        Scenario sample = Uncertainty.USUAL.sample(city, 1, 1);
        assertThat(ScenarioCheck.faults(sample).stream().filter(fault -> fault.refuses()))
                .isEmpty();
        assertThat(sample.disruptions().subList(0, city.disruptions().size())).isEqualTo(city.disruptions());
        assertThat(sample).isEqualTo(Uncertainty.USUAL.sample(city, 1, 1));
        assertThat(sample).isNotEqualTo(Uncertainty.USUAL.sample(city, 1, 2));
        assertThat(sample).isNotEqualTo(Uncertainty.USUAL.sample(city, 2, 1));
    }

    @Test
    void drawsFollowTheirDistributions() {
        Uncertainty wild = new Uncertainty(0.3, 0, 0.4, 6, 0.25, 0.1);
        double convoys = 0;
        double late = 0;
        double seconds = 0;
        double closed = 0;
        double lost = 0;
        double factors = 0;
        double factor = 0;
        int samples = 40;
        for (int sample = 1; sample <= samples; sample++) {
            Scenario drawn = wild.sample(city, 5, sample);
            convoys += city.convoys().size();
            late += drawn(drawn, DisruptionKind.CONVOY_LATE).size();
            seconds += drawn(drawn, DisruptionKind.CONVOY_LATE).stream()
                    .mapToInt(Disruption::seconds)
                    .sum();
            closed += drawn(drawn, DisruptionKind.CROSSING_CLOSED).size()
                    - drawn(city, DisruptionKind.CROSSING_CLOSED).size();
            lost += drawn(drawn, DisruptionKind.VEHICLES_LOST).stream()
                    .mapToInt(Disruption::count)
                    .sum();
            factors += drawn(drawn, DisruptionKind.DEMAND_SURGE).size();
            factor += drawn(drawn, DisruptionKind.DEMAND_SURGE).stream()
                    .mapToDouble(Disruption::factor)
                    .sum();
        }
        double streets = city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.STREET)
                .count();
        double crossingDays =
                (double) samples * city.days() * city.travel().crossings().size();
        double vehicles = samples
                * (double)
                        city.fleets().stream().mapToInt(fleet -> fleet.count()).sum();
        assertThat(late / convoys).isCloseTo(0.4, within(0.05));
        assertThat(seconds / late).isCloseTo(6 * 3600.0, within(2500.0));
        assertThat(closed).isCloseTo(0.25 * crossingDays, within(4 * Math.sqrt(crossingDays * 0.25) + 1e-9));
        assertThat(lost / vehicles).isCloseTo(0.1, within(0.01));
        assertThat(factors).isEqualTo(samples * streets * city.days());
        assertThat(factor / factors).isCloseTo(1, within(0.03));
    }

    @Test
    void oneKindDoesNotDependOnAnother() {
        Scenario usual = Uncertainty.USUAL.sample(city, 3, 1);
        Scenario stormy = new Uncertainty(0.2, 0.1, 0.25, 4, 0.9, 0.5).sample(city, 3, 1);
        assertThat(drawn(stormy, DisruptionKind.CONVOY_LATE)).isEqualTo(drawn(usual, DisruptionKind.CONVOY_LATE));
        assertThat(drawn(stormy, DisruptionKind.DEMAND_SURGE)).isEqualTo(drawn(usual, DisruptionKind.DEMAND_SURGE));
    }

    @Test
    void whatIsDrawnHoldsInTheOutlook() {
        Scenario none = new Uncertainty(0, 0, 0, 1, 0, 0).sample(city, 1, 1);
        assertThat(none).isEqualTo(city);
        Scenario all = new Uncertainty(0, 0.5, 0, 1, 1, 1).sample(city, 1, 1);
        Outlook outlook = Outlook.of(all);
        assertThat(city.fleets())
                .allSatisfy(
                        fleet -> assertThat(outlook.fleetCount(fleet.id(), 0)).isZero());
        assertThat(city.travel().crossings())
                .allSatisfy(crossing ->
                        assertThat(outlook.crossingOpen(crossing.id(), 2)).isFalse());
        double factor = drawn(all, DisruptionKind.DEMAND_SURGE).get(0).factor();
        double wanted = Outlook.of(city).demands().stream()
                .mapToLong(demand -> demand.quantity())
                .sum();
        double wantedNow = outlook.demands().stream()
                .mapToLong(demand -> demand.quantity())
                .sum();
        assertThat(wantedNow / wanted).isCloseTo(factor, within(0.01));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Uncertainty(-0.1, 0, 0, 1, 0, 0)).hasMessageContaining("(-0.1)");
        assertThatThrownBy(() -> new Uncertainty(0, 0, 25, 1, 0, 0)).hasMessageContaining("per cent");
        assertThatThrownBy(() -> new Uncertainty(0, 0, 0, 0, 0, 0)).hasMessageContaining("(0.0 hours)");
    }
}
