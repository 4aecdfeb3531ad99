package org.resupply.planner;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.stream.Stream;
import org.resupply.io.InputHash;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.verify.Verifier;

/**
 * What a planner worked out when it last planned and may need the next time something happens: what a city wants, by what its state is known, and how its
 * plan is laid out for the judge. All of it can be worked out again, and is when memory was short or the city is another one.
 *
 * <p>Safe for use by several threads.
 */
final class Lately {
    /** As many scenarios are known by their hash: the one that was planned anew, and the one that came of it. */
    private static final int SCENARIOS = 2;

    private volatile SoftReference<Known> known = new SoftReference<>(null);
    private volatile SoftReference<List<Hashed>> hashes = new SoftReference<>(List.of());

    private record Known(Outlook outlook, Verifier judge) {}

    private record Hashed(Scenario scenario, String hash) {}

    /** The outlook of a scenario. */
    Outlook outlook(Scenario scenario) {
        Known last = known.get();
        return last == null ? Outlook.of(scenario) : Outlook.of(scenario, last.outlook);
    }

    /** The judge of the last plan; {@code null} for none. */
    Verifier judge() {
        Known last = known.get();
        return last == null ? null : last.judge;
    }

    /** The hash of a scenario. */
    String hash(Scenario scenario) {
        List<Hashed> last = hashes.get();
        List<Hashed> before = last == null ? List.of() : last;
        Hashed hashed = before.stream()
                .filter(one -> one.scenario == scenario)
                .findAny()
                .orElseGet(() -> new Hashed(scenario, InputHash.of(scenario)));
        // Who was asked for last is forgotten last: one plan may be taken over at many events.
        hashes = new SoftReference<>(
                Stream.concat(Stream.of(hashed), before.stream().filter(one -> one != hashed))
                        .limit(SCENARIOS)
                        .toList());
        return hashed.hash;
    }

    /**
     * Keeps what was worked out.
     *
     * @param judge who judged what came after an earlier plan; {@code null} for nobody
     */
    void remember(Outlook outlook, Verifier judge) {
        known = new SoftReference<>(new Known(outlook, judge));
    }
}
