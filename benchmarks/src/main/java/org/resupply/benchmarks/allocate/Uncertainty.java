package org.resupply.benchmarks.allocate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.resupply.model.Convoy;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Fleet;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/**
 * How a scenario may turn out: the distributions from which disruptions are drawn and laid over it.
 *
 * <p>Every kind of disruption has a random stream of its own, so that what is drawn of one kind does not depend on how likely
 * another one is.
 *
 * @param demandSpread sigma of the lognormal factor, of mean 1, by which a street's demand of a day is multiplied
 * @param citySpread sigma of the lognormal factor, of mean 1, by which the demand of the whole city is multiplied
 * @param lateShare probability that a convoy is late
 * @param lateHours mean of the exponential distribution of a late convoy's delay, in hours
 * @param closedShare probability that a crossing is closed on a day
 * @param lostShare probability that a vehicle cannot be used, each by itself, over all days
 */
public record Uncertainty(
        double demandSpread,
        double citySpread,
        double lateShare,
        double lateHours,
        double closedShare,
        double lostShare) {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Streets 20 %, city 10 %, every fourth convoy late by 4 hours on average, crossings 2 %, vehicles 5 %: own estimates. */
    public static final Uncertainty USUAL = new Uncertainty(0.2, 0.1, 0.25, 4, 0.02, 0.05);

    private enum Stream {
        STREETS,
        CITY,
        CONVOYS,
        CROSSINGS,
        FLEETS
    }

    public Uncertainty {
        requireSpread(demandSpread, "spread of the streets' demands");
        requireSpread(citySpread, "spread of the city's demand");
        requireShare(lateShare, "share of late convoys");
        requireShare(closedShare, "share of closed crossings");
        requireShare(lostShare, "share of lost vehicles");
        if (!(lateHours > 0) || Double.isInfinite(lateHours)) {
            throw new IllegalArgumentException("The mean delay (%s hours) must be positive.".formatted(lateHours));
        }
    }

    private static void requireSpread(double sigma, String what) {
        if (!(sigma >= 0 && sigma <= 2)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be between 0 and 2.\nMaybe it is given in per cent?".formatted(what, sigma));
        }
    }

    private static void requireShare(double share, String what) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be between 0 and 1.\nMaybe it is given in per cent?".formatted(what, share));
        }
    }

    /** The scenario as it turns out in one sample: its own disruptions, and those drawn behind them. */
    public Scenario sample(Scenario scenario, long seed, int sample) {
        List<Disruption> all = new ArrayList<>(scenario.disruptions());
        Draw draw = new Draw(scenario, seed, sample);
        draw.demands(all);
        draw.convoys(all);
        draw.crossings(all);
        draw.fleets(all);
        return scenario.toBuilder().disruptions(all).build();
    }

    /** One sample being drawn. */
    private final class Draw {
        private final Scenario scenario;
        private final long seed;
        private final int sample;

        Draw(Scenario scenario, long seed, int sample) {
            this.scenario = scenario;
            this.seed = seed;
            this.sample = sample;
        }

        private RandomGenerator random(Stream stream) {
            return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, sample, stream.ordinal()});
        }

        private Disruption disruption(
                DisruptionKind kind, String target, TimeWindow window, double factor, int count, int seconds) {
            String id = "sample-%s/%s/%s/%s".formatted(sample, kind, target, window.start());
            return new Disruption(id, kind, target, window, null, factor, count, seconds, null);
        }

        private TimeWindow day(int day) {
            return new TimeWindow(day * TimeWindow.DAY, (day + 1) * TimeWindow.DAY);
        }

        private TimeWindow allDays() {
            return new TimeWindow(0, scenario.days() * TimeWindow.DAY);
        }

        void demands(List<Disruption> all) {
            if (citySpread > 0) {
                double factor = factor(random(Stream.CITY), citySpread).sample();
                for (Zone zone : scenario.zones()) {
                    if (zone.parent().isEmpty()) {
                        all.add(disruption(DisruptionKind.DEMAND_SURGE, zone.id(), allDays(), factor, 0, 0));
                    }
                }
            }
            if (demandSpread > 0) {
                LogNormalDistribution factor = factor(random(Stream.STREETS), demandSpread);
                for (Zone zone : scenario.zones()) {
                    for (int day = 0; zone.level() == ZoneLevel.STREET && day < scenario.days(); day++) {
                        all.add(disruption(DisruptionKind.DEMAND_SURGE, zone.id(), day(day), factor.sample(), 0, 0));
                    }
                }
            }
        }

        private static LogNormalDistribution factor(RandomGenerator random, double sigma) {
            return new LogNormalDistribution(random, -sigma * sigma / 2, sigma);
        }

        void convoys(List<Disruption> all) {
            RandomGenerator random = random(Stream.CONVOYS);
            var delay = new ExponentialDistribution(random, lateHours * SECONDS_PER_HOUR);
            for (Convoy convoy : scenario.convoys()) {
                boolean late = random.nextDouble() < lateShare;
                int seconds = (int) Math.min(Math.round(delay.sample()), Integer.MAX_VALUE);
                if (late && seconds > 0) {
                    all.add(disruption(DisruptionKind.CONVOY_LATE, convoy.id(), allDays(), 1, 0, seconds));
                }
            }
        }

        void crossings(List<Disruption> all) {
            RandomGenerator random = random(Stream.CROSSINGS);
            for (Crossing crossing : scenario.travel().crossings()) {
                for (int day = 0; day < scenario.days(); day++) {
                    if (random.nextDouble() < closedShare) {
                        all.add(disruption(DisruptionKind.CROSSING_CLOSED, crossing.id(), day(day), 1, 0, 0));
                    }
                }
            }
        }

        void fleets(List<Disruption> all) {
            RandomGenerator random = random(Stream.FLEETS);
            for (Fleet fleet : scenario.fleets()) {
                int lost = new BinomialDistribution(random, fleet.count(), lostShare).sample();
                if (lost > 0) {
                    all.add(disruption(DisruptionKind.VEHICLES_LOST, fleet.id(), allDays(), 1, lost, 0));
                }
            }
        }
    }
}
