package org.resupply.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.resupply.beside.SideBySide;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation.Cure;
import org.resupply.plan.Remedy;
import org.resupply.solve.Allowance;

/**
 * Finds what helps an area: single measures in small steps, measures for causes that must all be relaxed, and several measures where one does
 * not bring nearly all. A cure counts when the whole plan with it passes the judge.
 */
final class Cures {
    /** Where the scenario states no costs, or nothing costs more, what brings most comes first. */
    static final Comparator<Cure> CHEAPEST_FIRST =
            Comparator.comparingDouble(Cure::costPerKg).thenComparingDouble(cure -> -cure.gainKg());

    /** What is done, whatever for. */
    private record Change(Remedy remedy, String target, String place, double amount) {
        static Set<Change> of(Cure cure) {
            return cure.measures().stream()
                    .map(measure -> new Change(measure.remedy(), measure.target(), measure.place(), measure.amount()))
                    .collect(Collectors.toSet());
        }
    }

    /** Each cure once, without those of several measures of which some bring as much by themselves; the cheapest first. */
    static List<Cure> worthNaming(List<Cure> found) {
        Map<Set<Change>, Cure> cures = new LinkedHashMap<>();
        found.forEach(cure -> cures.putIfAbsent(Change.of(cure), cure));
        return cures.entrySet().stream()
                .filter(cure -> cures.entrySet().stream()
                        .noneMatch(other -> other.getKey().size()
                                        < cure.getKey().size()
                                && cure.getKey().containsAll(other.getKey())
                                && other.getValue().gainKg() >= cure.getValue().gainKg()))
                .map(Map.Entry::getValue)
                .sorted(CHEAPEST_FIRST)
                .toList();
    }

    /** A smaller step is enough when it brings at least this part of what the largest brings. */
    private static final double ENOUGH = 0.9;

    private static final int CURES_PER_CAUSE = 3;

    /** So many measures are combined where one does not bring nearly all. */
    private static final int MOST_MEASURES = 4;

    /** Measures for each of several causes that are combined with those for the others. */
    private static final int COMBINED = 2;

    private final Trials trials;
    private final Approach approach;
    private final Trials.Ask ask;
    private final double search;
    private final Allowance budget;
    private final int threads;

    /**
     * Cures of what one area lacks.
     *
     * @param search kilograms that another look brings without any measure
     * @param threads threads on which measures are tried side by side
     */
    Cures(Trials trials, Approach approach, Trials.Ask ask, double search, Allowance budget, int threads) {
        this.trials = trials;
        this.approach = approach;
        this.ask = ask;
        this.search = search;
        this.budget = budget;
        this.threads = threads;
    }

    List<Trials.Proof> cures(List<List<Relaxation>> ladders) {
        List<Callable<Trials.Proof>> climbs = new ArrayList<>();
        for (List<Relaxation> ladder : ladders) {
            climbs.add(() -> budget.isOver() ? null : cure(ladder));
        }
        return mostFirst(SideBySide.answers(climbs, threads, budget::cancel));
    }

    /** Those that were proved: of those that bring nearly the most the cheapest first, behind them those that bring most. */
    private static List<Trials.Proof> mostFirst(List<Trials.Proof> proofs) {
        List<Trials.Proof> proved = new ArrayList<>(proofs);
        proved.removeIf(proof -> proof == null);
        double most = proved.stream()
                .mapToDouble(proof -> proof.cure().gainKg())
                .max()
                .orElse(0);
        Comparator<Trials.Proof> cheapest = Comparator.comparing(proof -> proof.cure(), CHEAPEST_FIRST);
        Comparator<Trials.Proof> enough =
                Comparator.comparing(proof -> proof.cure().gainKg() < ENOUGH * most);
        proved.sort(enough.thenComparing((one, other) -> one.cure().gainKg() >= ENOUGH * most
                ? cheapest.compare(one, other)
                : Double.compare(other.cure().gainKg(), one.cure().gainKg())));
        return proved.subList(0, Math.min(CURES_PER_CAUSE, proved.size()));
    }

    /**
     * The smallest step of a ladder that brings nearly what the largest does, proved; where the judge refuses it, the next smaller
     * one; {@code null} when none helps.
     */
    private Trials.Proof cure(List<Relaxation> ladder) {
        double most = trials.gainKg(ask, List.of(last(ladder))) - search;
        if (most <= 1e-9 || budget.isCancelled()) {
            return null;
        }
        int enough = ladder.size() - 1;
        while (enough > 0
                && limitKg(ladder.get(enough - 1)) >= ENOUGH * most
                && trials.gainKg(ask, List.of(ladder.get(enough - 1))) - search >= ENOUGH * most) {
            enough--;
        }
        for (int step = enough; step >= 0; step--) {
            Trials.Proof proof =
                    step < enough && budget.isOver() ? null : trials.proved(ask, search, List.of(ladder.get(step)));
            if (proof != null) {
                return proof;
            }
        }
        return null;
    }

    /**
     * Cures of causes that must all be relaxed: a measure for each. Which of them help is looked at where the other causes bind nothing;
     * then every combination of those that bring most there is tried.
     */
    List<Trials.Proof> jointCures(List<Cause> needed) {
        Relaxer relaxer = new Relaxer(approach);
        List<List<Relaxation>> combinations = needed.isEmpty() ? List.of() : List.of(List.of());
        for (Cause cause : needed) {
            List<Cause> others = new ArrayList<>(needed);
            others.remove(cause);
            Approach freed = approach.in(relaxer.whole(others));
            List<Relaxation> best = best(ask.without(others), new Remedies(freed).of(cause));
            combinations = combinations.stream()
                    .flatMap(before -> best.stream()
                            .map(step -> Stream.concat(before.stream(), Stream.of(step))
                                    .toList()))
                    .toList();
        }
        List<Callable<Trials.Proof>> tries = new ArrayList<>();
        for (List<Relaxation> steps : combinations) {
            tries.add(() -> budget.isOver() ? null : jointCure(steps));
        }
        return mostFirst(SideBySide.answers(tries, threads, budget::cancel));
    }

    /** The largest steps of those ladders that bring most. */
    private List<Relaxation> best(Trials.Ask freed, List<List<Relaxation>> ladders) {
        List<Callable<Double>> looks = new ArrayList<>();
        for (List<Relaxation> ladder : ladders) {
            looks.add(() -> budget.isOver() ? 0.0 : trials.gainKg(freed, List.of(last(ladder))) - search);
        }
        List<Double> gains = SideBySide.answers(looks, threads, budget::cancel);
        return IntStream.range(0, gains.size())
                .filter(ladder -> gains.get(ladder) > 1e-9)
                .boxed()
                .sorted(Comparator.comparingDouble(ladder -> -gains.get(ladder)))
                .limit(COMBINED)
                .map(ladder -> last(ladders.get(ladder)))
                .toList();
    }

    /**
     * Measures of which none is one too many, and then one after the other by less, as long as all together bring nearly what the largest
     * steps of all do; proved.
     */
    private Trials.Proof jointCure(List<Relaxation> largest) {
        List<Relaxation> all = new JointMeasures(approach, largest).largest();
        double most = all == null ? 0 : trials.gainKg(ask, all) - search;
        if (most <= 1e-9) {
            return null;
        }
        List<Relaxation> enough = needed(all, ENOUGH * most, steps -> new JointMeasures(approach, steps).largest());
        JointMeasures measures = new JointMeasures(approach, enough);
        int[] below = new int[enough.size()];
        for (int measure = 0; measure < below.length; measure++) {
            below[measure]++;
            List<Relaxation> less = measures.at(below);
            while (less != null && trials.gainKg(ask, less) - search >= ENOUGH * most) {
                enough = less;
                below[measure]++;
                less = measures.at(below);
            }
            below[measure]--;
        }
        return trials.proved(ask, search, enough);
    }

    /**
     * Measures without those, the first ones first, without which the others bring so much all the same.
     *
     * @param onTop takes measures one on top of the other; gives {@code null} where one cannot be taken so
     */
    private List<Relaxation> needed(List<Relaxation> measures, double enoughKg, UnaryOperator<List<Relaxation>> onTop) {
        List<Relaxation> needed = measures;
        int measure = 0;
        while (measure < needed.size() && needed.size() > 1 && !budget.isOver()) {
            List<Relaxation> others = new ArrayList<>(needed);
            others.remove(measure);
            List<Relaxation> without = onTop.apply(others);
            if (without != null && trials.gainKg(ask, without) - search >= enoughKg) {
                needed = without;
            } else {
                measure++;
            }
        }
        return needed;
    }

    /** More than so much a step cannot bring: of goods no more than there are. */
    private double limitKg(Relaxation step) {
        boolean goods = step.remedy() == Remedy.MORE_STOCK || step.remedy() == Remedy.RELEASE_RESERVE;
        return goods ? step.amount() * trials.unitKg(step.target()) : Double.POSITIVE_INFINITY;
    }

    private static Relaxation last(List<Relaxation> ladder) {
        return ladder.get(ladder.size() - 1);
    }

    /**
     * Several measures, where none brings nearly all that is missing and they bring more together, proved: those that help by themselves
     * one after the other, then whatever helps on top of them, without those that bring nothing more in the end; {@code null} where they do
     * not, or the time is over.
     */
    Trials.Proof several(List<Trials.Proof> proofs, List<Cause> tested) {
        List<Trials.Proof> most = new ArrayList<>(proofs);
        most.removeIf(proof -> proof.steps().size() > 1);
        most.sort(
                Comparator.comparingDouble((Trials.Proof proof) -> -proof.cure().gainKg()));
        double wanted = ENOUGH * approach.missingKg();
        if (most.isEmpty() || most.get(0).cure().gainKg() >= wanted) {
            return null;
        }
        Taken taken = new Taken(most.get(0).steps(), most.get(0).cure().gainKg());
        for (Trials.Proof more : most.subList(1, most.size())) {
            if (budget.isOver() || taken.gainKg >= wanted || taken.steps.size() == MOST_MEASURES) {
                break;
            }
            Relaxation next =
                    JointMeasures.onTop(approach, taken.steps, more.steps().get(0));
            if (next != null) {
                List<Relaxation> both = taken.with(next);
                double gain = trials.gainKg(ask, both) - search;
                if (gain > taken.gainKg + Explainer.WORTH_NAMING * approach.missingKg()) {
                    taken = new Taken(both, gain);
                }
            }
        }
        Taken further = taken;
        while (further != null && further.gainKg < wanted && further.steps.size() < MOST_MEASURES && !budget.isOver()) {
            taken = further;
            further = further(taken, tested);
        }
        taken = further == null ? taken : further;
        if (taken.steps.size() == 1 || budget.isOver()) {
            return null;
        }
        double enough = taken.gainKg - Explainer.WORTH_NAMING * approach.missingKg();
        return trials.proved(ask, search, needed(taken.steps, enough, steps -> JointMeasures.onTop(approach, steps)));
    }

    /** Measures taken one on top of the other, and the kilograms that they bring. */
    private record Taken(List<Relaxation> steps, double gainKg) {
        List<Relaxation> with(Relaxation next) {
            return Stream.concat(steps.stream(), Stream.of(next)).toList();
        }
    }

    /** The measure that brings most on top of others, for what binds most beside them; {@code null} when nothing brings more. */
    private Taken further(Taken taken, List<Cause> tested) {
        Approach beside = approach.in(last(taken.steps).scenario());
        Relaxer relaxer = new Relaxer(beside);
        List<Callable<Double>> looks = new ArrayList<>();
        for (Cause cause : tested) {
            looks.add(() -> {
                Relaxation whole = relaxer.whole(cause);
                return whole == null || budget.isOver() ? 0.0 : trials.gainKg(ask, taken.with(whole)) - search;
            });
        }
        List<Double> gains = SideBySide.answers(looks, threads, budget::cancel);
        int binding = 0;
        for (int i = 1; i < gains.size(); i++) {
            binding = gains.get(i) > gains.get(binding) ? i : binding;
        }
        double worthIt = taken.gainKg + Explainer.WORTH_NAMING * approach.missingKg();
        if (gains.get(binding) <= worthIt) {
            return null;
        }
        List<List<Relaxation>> ladders = new Remedies(beside).of(tested.get(binding));
        List<Callable<Double>> tries = new ArrayList<>();
        for (List<Relaxation> ladder : ladders) {
            tries.add(() -> budget.isOver() ? 0.0 : trials.gainKg(ask, taken.with(last(ladder))) - search);
        }
        List<Double> brought = SideBySide.answers(tries, threads, budget::cancel);
        Taken best = null;
        for (int i = 0; i < brought.size(); i++) {
            if (brought.get(i) > (best == null ? worthIt : best.gainKg)) {
                best = new Taken(taken.with(last(ladders.get(i))), brought.get(i));
            }
        }
        return best == null ? null : smaller(ladders, taken, best);
    }

    /** The last measure by less, as long as it brings nearly as much more. */
    private Taken smaller(List<List<Relaxation>> ladders, Taken taken, Taken best) {
        List<Relaxation> ladder = ladders.stream()
                .filter(steps -> last(steps) == last(best.steps))
                .findFirst()
                .orElseThrow();
        double enough = taken.gainKg + ENOUGH * (best.gainKg - taken.gainKg);
        Taken least = best;
        for (int step = ladder.size() - 2; step >= 0 && !budget.isOver(); step--) {
            List<Relaxation> less = taken.with(ladder.get(step));
            double gain = trials.gainKg(ask, less) - search;
            if (gain < enough) {
                break;
            }
            least = new Taken(less, gain);
        }
        return least;
    }
}
