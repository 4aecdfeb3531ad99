package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A large plan is judged at a steady pace. The size is that of a district; a system property makes it a city's. */
class BigCityTest {
    private static final int STREETS = Integer.getInteger("resupply.judge.streets", 20);

    @Test
    void aLargePlanIsJudgedInTimeThatItsSizeAllows() {
        BigCity city = BigCity.of(STREETS, 60, 3, 7);
        Verifier verifier = Verifier.of(city.scenario);
        verifier.verify(city.plan);
        long begin = System.nanoTime();

        Verification verification = verifier.verify(city.plan);

        double seconds = (System.nanoTime() - begin) * 1e-9;
        long handlings = city.plan.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .mapToLong(stop -> stop.handlings().size())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "Judged %d handlings of %d trips in %.2f s%n",
                handlings,
                city.plan.figures().trips(),
                seconds);
        assertThat(verification.violations()).isEmpty();
        assertThat(seconds).as("seconds for %d handlings", handlings).isLessThan(0.5 + handlings * 30e-6);
    }
}
