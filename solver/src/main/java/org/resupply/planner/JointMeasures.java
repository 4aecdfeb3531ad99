package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Demand;
import org.resupply.model.Scenario;

/** Measures taken together, each by more or less, for causes that bind together. */
final class JointMeasures {
    private final Scenario scenario;
    private final Set<String> bases;
    private final Map<Demand, Long> missing;
    private final List<Relaxation> largest;

    /**
     * Of the largest step of each measure, whatever scenario that was made from.
     *
     * @param bases ids of the facilities that serve the area
     * @param missing units that it lacks
     */
    JointMeasures(Scenario scenario, Set<String> bases, Map<Demand, Long> missing, List<Relaxation> largest) {
        this.scenario = scenario;
        this.bases = bases;
        this.missing = missing;
        this.largest = largest;
    }

    /**
     * The measures, each on top of those before it, so that the last one's scenario has them all; {@code null} where one of them has no
     * such step.
     *
     * @param below how many steps each is below its largest
     */
    List<Relaxation> at(int[] below) {
        List<Relaxation> steps = new ArrayList<>();
        Scenario with = scenario;
        for (int i = 0; i < below.length; i++) {
            List<Relaxation> ladder = ladder(with, largest.get(i));
            int step = ladder.size() - 1 - below[i];
            if (step < 0) {
                return null;
            }
            steps.add(ladder.get(step));
            with = ladder.get(step).scenario();
        }
        return steps;
    }

    private List<Relaxation> ladder(Scenario from, Relaxation top) {
        return new Remedies(new Approach(from, bases, missing))
                .of(top.cause()).stream()
                        .filter(ladder -> {
                            Relaxation last = ladder.get(ladder.size() - 1);
                            return last.remedy() == top.remedy()
                                    && last.target().equals(top.target())
                                    && last.place().equals(top.place());
                        })
                        .findFirst()
                        .orElse(List.of());
    }
}
