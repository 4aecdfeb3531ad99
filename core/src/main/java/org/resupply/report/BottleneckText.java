package org.resupply.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.model.Scenario;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Plan;

/** Bottlenecks as sentences: who stops where, and because of what. */
public final class BottleneckText {
    private BottleneckText() {}

    /** A sentence for each bottleneck of a plan. */
    public static List<String> of(Scenario scenario, Plan plan, Words words) {
        return of(scenario, plan.bottlenecks(), words);
    }

    /** A sentence for each bottleneck of a plan for what cannot be reached for all. */
    public static List<String> of(Scenario scenario, Plan plan, Bottleneck.Goal goal, Words words) {
        return of(
                scenario,
                plan.bottlenecks().stream()
                        .filter(bottleneck -> bottleneck.goal() == goal)
                        .toList(),
                words);
    }

    private static List<String> of(Scenario scenario, List<Bottleneck> bottlenecks, Words words) {
        Gazetteer gazetteer = Gazetteer.of(scenario);
        List<String> sentences = new ArrayList<>();
        for (Bottleneck bottleneck : bottlenecks) {
            sentences.add(of(bottleneck, gazetteer, words));
        }
        return sentences;
    }

    static String of(Bottleneck bottleneck, Gazetteer gazetteer, Words words) {
        String target = words.language().of(gazetteer.name(bottleneck.target()));
        String because = words.get("floor.because." + bottleneck.cause(), target);
        int places = bottleneck.places().size();
        boolean worst = bottleneck.goal() == Bottleneck.Goal.WORST;
        // What no plan exceeds is rounded up, so that the sentence stays true.
        double percent = 100 * bottleneck.coverage();
        String rounded = String.format(Locale.ROOT, "%.0f", worst ? Math.ceil(percent - 1e-9) : percent);
        String key = worst ? "worst.stops" : "floor.stops";
        return places == 1
                ? words.get(
                        key + ".one",
                        words.language().of(gazetteer.name(bottleneck.places().get(0))),
                        rounded,
                        because)
                : words.get(key, places, rounded, because);
    }
}
