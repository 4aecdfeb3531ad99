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
        Gazetteer gazetteer = Gazetteer.of(scenario);
        List<String> sentences = new ArrayList<>();
        for (Bottleneck bottleneck : plan.bottlenecks()) {
            sentences.add(of(bottleneck, gazetteer, words));
        }
        return sentences;
    }

    static String of(Bottleneck bottleneck, Gazetteer gazetteer, Words words) {
        String target = words.language().of(gazetteer.name(bottleneck.target()));
        String because = words.get("floor.because." + bottleneck.cause(), target);
        int places = bottleneck.places().size();
        String percent = String.format(Locale.ROOT, "%.0f", 100 * bottleneck.coverage());
        return places == 1
                ? words.get(
                        "floor.stops.one",
                        words.language().of(gazetteer.name(bottleneck.places().get(0))),
                        percent,
                        because)
                : words.get("floor.stops", places, percent, because);
    }
}
