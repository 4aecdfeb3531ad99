package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;

/** Measures taken together, each by more or less: for causes that bind together, and where several bring more than one. */
final class JointMeasures {
    private final Approach approach;
    private final List<Relaxation> largest;

    /** Of the largest step of each measure, whatever scenario that was made from. */
    JointMeasures(Approach approach, List<Relaxation> largest) {
        this.approach = approach;
        this.largest = largest;
    }

    /** The measures by their largest steps, each on top of those before it; {@code null} where one of them has no step there. */
    List<Relaxation> largest() {
        return at(new int[largest.size()]);
    }

    /**
     * The measures, each on top of those before it, so that the last one's scenario has them all; {@code null} where one of them has no
     * such step.
     *
     * @param below how many steps each is below its largest
     */
    List<Relaxation> at(int[] below) {
        List<Relaxation> steps = new ArrayList<>();
        Approach with = approach;
        for (int i = 0; i < below.length; i++) {
            List<Relaxation> ladder = ladder(with, largest.get(i));
            int step = ladder.size() - 1 - below[i];
            if (step < 0) {
                return null;
            }
            steps.add(ladder.get(step));
            with = approach.in(ladder.get(step).scenario());
        }
        return steps;
    }

    /** Measures, each on top of those before it; {@code null} where one of them cannot be taken there. */
    static List<Relaxation> onTop(Approach approach, List<Relaxation> measures) {
        List<Relaxation> taken = new ArrayList<>();
        for (Relaxation measure : measures) {
            Relaxation next = onTop(approach, taken, measure);
            if (next == null) {
                return null;
            }
            taken.add(next);
        }
        return taken;
    }

    /** One measure more on top of others; {@code null} where it cannot be taken beside them. */
    static Relaxation onTop(Approach approach, List<Relaxation> taken, Relaxation more) {
        Approach with = taken.isEmpty()
                ? approach
                : approach.in(taken.get(taken.size() - 1).scenario());
        return ladder(with, more).stream()
                .filter(step -> step.amount() == more.amount())
                .findFirst()
                .orElse(null);
    }

    private static List<Relaxation> ladder(Approach from, Relaxation like) {
        return new Remedies(from)
                .of(like.cause()).stream()
                        .filter(ladder -> {
                            Relaxation last = ladder.get(ladder.size() - 1);
                            return last.remedy() == like.remedy()
                                    && last.target().equals(like.target())
                                    && last.place().equals(like.place());
                        })
                        .findFirst()
                        .orElse(List.of());
    }
}
