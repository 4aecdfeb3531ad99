package org.resupply.allocation;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.resupply.problem.AllocationProblem;

/**
 * What unmet demand costs a strategy: a price per unit of each demand, and on top of it a surcharge that rises in steps with
 * what its group lacks in all.
 *
 * <p>A group is what one place needs of one commodity in one priority class over all days. Its steps are laid over the whole
 * need, own stock included; only as many as the open quantity can fill are kept.
 */
final class UnmetPricing {
    private static final int BELOW_STEPS = 5;

    final AllocationProblem problem;
    final Groups groups;

    /** Minor units of money per unmet base unit of each demand. */
    final double[] price;

    /** The steps of group g are {@code stepStart[g]} to {@code stepStart[g + 1] - 1}, the cheapest first. */
    final int[] stepStart;

    /** Base units per step. */
    final long[] stepWidth;

    /** Surcharge per base unit of each step, never falling within a group. */
    final double[] stepSurcharge;

    /** Where a step's surcharge is at least this, it must not be served after steps below it; infinite when there is none. */
    final double[] guard;

    private final boolean isStraight;

    /** What counts beside, whatever a plan does, in minor units of money. */
    final double fixed;

    /** What counts in place of these prices; null where they do. */
    final Counting counting;

    private UnmetPricing(AllocationProblem problem, Groups groups, double[] price, Steps steps, double[] guard) {
        this(
                problem,
                groups,
                price,
                steps.start(),
                steps.width(),
                steps.surcharge(),
                guard,
                Arrays.stream(steps.surcharge()).allMatch(surcharge -> surcharge == 0),
                0,
                null);
    }

    private UnmetPricing(
            AllocationProblem problem,
            Groups groups,
            double[] price,
            int[] stepStart,
            long[] stepWidth,
            double[] stepSurcharge,
            double[] guard,
            boolean isStraight,
            double fixed,
            Counting counting) {
        this.problem = problem;
        this.groups = groups;
        this.price = price;
        this.stepStart = stepStart;
        this.stepWidth = stepWidth;
        this.stepSurcharge = stepSurcharge;
        this.guard = guard;
        this.isStraight = isStraight;
        this.fixed = fixed;
        this.counting = counting;
    }

    /** How a step's surcharge follows from the share of its group's need that is missing when it begins. */
    interface Surcharge {
        /**
         * The surcharge per base unit.
         *
         * @param group index of the group
         * @param missing share of the group's whole need that is missing in the middle of the step, 0 to 1
         * @param belowFloor whether the step lies below the group's minimum standard
         */
        double of(int group, double missing, boolean belowFloor);
    }

    /** What stays unmet counts, where that is not a sum of steps, in minor units of money; never less than the prices that stand for it. */
    interface Counting {
        /** What the unmet of each commodity counts. */
        double[] costs(long[] unmet);

        /**
         * A lower bound of what a group's demands count that are missing and cost that are brought.
         *
         * @param wayOfDemand what a unit costs to bring, by demand
         */
        double least(int group, double[] wayOfDemand);

        /** The part of it that is a sum of steps. */
        UnmetPricing steps();

        /** What a unit that each demand lacks less, or more, would change of the rest. */
        double[] marginal(long[] unmet, boolean more);
    }

    /** A straight price per unit: efficiency. */
    static UnmetPricing straight(AllocationProblem problem) {
        return stepped(problem, 1, (group, missing, belowFloor) -> 0);
    }

    /** A price with so many equal steps per group, and a step's end wherever a group's floor lies. */
    static UnmetPricing stepped(AllocationProblem problem, int steps, Surcharge surcharge) {
        double[] price = new double[problem.demands()];
        for (int demand = 0; demand < price.length; demand++) {
            price[demand] = problem.unmetPrice(demand);
        }
        return of(problem, price, steps, surcharge);
    }

    /**
     * Steps over prices that the strategy chose. A single unit without which a group has nothing counts as the last of all steps, not as the
     * middle of what few units have: else who needs one unit has none while others have half.
     */
    static UnmetPricing of(AllocationProblem problem, double[] price, int steps, Surcharge surcharge) {
        Groups groups = Groups.of(problem);
        Steps laid = new Steps(groups.count);
        for (int group = 0; group < groups.count; group++) {
            long need = groups.need[group];
            long open = groups.open[group];
            long aboveFloor = need - groups.floor[group];
            long done = 0;
            double least = 0;
            int from = 0;
            for (int step = 1; step <= steps && done < open; ) {
                long equalEnd = step == steps ? need : (long) ((double) need * step / steps);
                double middle = (from + step) / 2.0 / steps;
                boolean belowFloor = done >= aboveFloor;
                long end = Math.min(equalEnd, open);
                if (!belowFloor && aboveFloor < equalEnd) {
                    end = Math.min(aboveFloor, open);
                } else {
                    step++;
                }
                if (end - done == 1 && end == need) {
                    middle = (steps - 0.5) / steps;
                }
                if (end > done) {
                    least = Math.max(least, surcharge.of(group, middle, belowFloor));
                    laid.lay(end - done, least);
                    done = end;
                    from = done == equalEnd ? step - 1 : from;
                }
            }
            laid.endGroup();
        }
        return new UnmetPricing(problem, groups, price, laid, unguarded(problem));
    }

    /**
     * A level for each group: what is missing above it costs {@code above} times the group's price, what is missing below it
     * costs ever more, {@code below} times as much on average.
     *
     * @param level base units that each group should get beyond its own stock
     * @param classFactor how much dearer what is missing below the level of each class is than in the next
     */
    static UnmetPricing levelled(
            AllocationProblem problem, long[] level, double above, double below, double classFactor) {
        Groups groups = Groups.of(problem);
        double[] base = groups.highestPrice(problem);
        // Who is to have a level is to have it even where nothing is paid for what he lacks.
        double least = Arrays.stream(base).filter(price -> price > 0).min().orElse(1);
        Arrays.setAll(base, group -> base[group] > 0 ? base[group] : least);
        double[] price = new double[problem.demands()];
        for (int demand = 0; demand < price.length; demand++) {
            price[demand] = above * problem.unmetPrice(demand);
        }
        Steps laid = new Steps(groups.count);
        for (int group = 0; group < groups.count; group++) {
            long wanted = Math.min(groups.open[group], level[group]);
            laid.lay(groups.open[group] - wanted, 0);
            double ofClass = base[group] * Groups.classFactor(problem, groups.priority[group], classFactor);
            long done = 0;
            for (int step = 1; step <= BELOW_STEPS; step++) {
                long end = wanted * step / BELOW_STEPS;
                laid.lay(end - done, below * ofClass * (0.5 + (step - 0.5) / BELOW_STEPS));
                done = end;
            }
            laid.endGroup();
        }
        return new UnmetPricing(problem, groups, price, laid, unguarded(problem));
    }

    private static double[] unguarded(AllocationProblem problem) {
        double[] guard = new double[problem.commodities()];
        Arrays.fill(guard, Double.POSITIVE_INFINITY);
        return guard;
    }

    /**
     * Nothing counts but what groups lack of a target.
     *
     * @param target base units that each group is to get
     * @param worth what each of them costs that is missing
     */
    static UnmetPricing targets(AllocationProblem problem, long[] target, double[] worth) {
        Groups groups = Groups.of(problem);
        Steps laid = new Steps(groups.count);
        for (int group = 0; group < groups.count; group++) {
            laid.lay(groups.open[group] - target[group], 0);
            laid.lay(target[group], worth[group]);
            laid.endGroup();
        }
        return new UnmetPricing(problem, groups, new double[problem.demands()], laid, unguarded(problem));
    }

    /** This pricing with targets that, within each commodity, go before everything else, class after class. */
    UnmetPricing guarding(long[] target) {
        double[] dearest = new double[problem.commodities()];
        double[] over = new double[problem.commodities()];
        for (int demand = 0; demand < price.length; demand++) {
            int c = problem.demandCommodity(demand);
            dearest[c] = Math.max(dearest[c], price[demand]);
        }
        for (int group = 0; group < groups.count; group++) {
            int c = groups.commodity[group];
            over[c] = Math.max(over[c], 2 * (dearestStep(group) + dearest[c]));
        }
        UnmetPricing guarded = guarding(target, over);
        return counting == null
                ? guarded
                : guarded.counting(new Guarded(counting, counting.steps().guarding(target, over)));
    }

    private UnmetPricing guarding(long[] target, double[] over) {
        Steps laid = new Steps(groups.count);
        for (int group = 0; group < groups.count; group++) {
            long above = groups.open[group] - target[group];
            double below = over[groups.commodity[group]] * (problem.classes() - groups.priority[group]);
            long done = 0;
            int step = stepStart[group];
            while (done < groups.open[group]) {
                boolean beyond = step == stepStart[group + 1];
                long end = beyond ? groups.open[group] : done + stepWidth[step];
                double surcharge = beyond ? 0 : stepSurcharge[step];
                laid.lay(Math.min(end, above) - done, surcharge);
                laid.lay(end - Math.max(above, done), surcharge + below);
                done = end;
                step++;
            }
            laid.endGroup();
        }
        return new UnmetPricing(problem, groups, price, laid, over).with(false, fixed, null);
    }

    /** What counts, with steps that guard targets. */
    private record Guarded(Counting counted, UnmetPricing steps) implements Counting {
        @Override
        public double[] costs(long[] unmet) {
            return counted.costs(unmet);
        }

        @Override
        public double least(int group, double[] wayOfDemand) {
            return counted.least(group, wayOfDemand);
        }

        @Override
        public double[] marginal(long[] unmet, boolean more) {
            return counted.marginal(unmet, more);
        }
    }

    /** What is missing of a group costs on top of its steps: nothing for nothing, and never less for each further unit. */
    interface OnTop {
        /** What so many units that are missing in all cost. */
        double cost(int group, long missing);

        /** After so many units the price of a further one may rise; ascending. */
        long[] bends(int group);
    }

    /** These steps with another cost on top, which at whole units is exactly what it says. */
    UnmetPricing with(OnTop more) {
        Steps laid = new Steps(groups.count);
        for (int group = 0; group < groups.count; group++) {
            int step = stepStart[group];
            long inStep = step < stepStart[group + 1] ? stepWidth[step] : Long.MAX_VALUE;
            long done = 0;
            for (long end : ends(group, more.bends(group))) {
                double own = step < stepStart[group + 1] ? stepSurcharge[step] : 0;
                laid.lay(end - done, own + (more.cost(group, end) - more.cost(group, done)) / (end - done));
                inStep -= end - done;
                done = end;
                if (inStep == 0) {
                    step++;
                    inStep = step < stepStart[group + 1] ? stepWidth[step] : Long.MAX_VALUE;
                }
            }
            laid.endGroup();
        }
        return new UnmetPricing(problem, groups, price, laid, guard);
    }

    /** Where a group's steps end when they end at these bends, too. */
    private long[] ends(int group, long[] bends) {
        LongStream.Builder all = LongStream.builder();
        long done = 0;
        for (int step = stepStart[group]; step < stepStart[group + 1]; step++) {
            done += stepWidth[step];
            all.add(done);
        }
        long open = groups.open[group];
        LongStream others = LongStream.concat(Arrays.stream(bends), LongStream.of(open));
        return LongStream.concat(all.build(), others.filter(bend -> bend > 0 && bend <= open))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The surcharge of the last unit that a group can lack, 0 where it has none. */
    double dearestStep(int group) {
        int last = stepStart[group + 1] - 1;
        return last < stepStart[group] ? 0 : stepSurcharge[last];
    }

    /** Whether no group has a surcharge: only the sum of what is unmet counts. */
    boolean isStraight() {
        return isStraight;
    }

    /** The price of everything that stays unmet. */
    double cost(long[] unmet) {
        return Arrays.stream(costs(unmet)).sum();
    }

    /** The same prices to plan and to bound with, where plans count otherwise. */
    UnmetPricing counting(Counting plans) {
        return with(isStraight, fixed, plans);
    }

    /** The same prices, never taken for straight ones: something else counts beside the steps. */
    UnmetPricing besideOthers() {
        return with(false, fixed, counting);
    }

    /** The same prices, with so much beside whatever a plan does. */
    UnmetPricing withFixed(double beside) {
        return with(isStraight, beside, counting);
    }

    private UnmetPricing with(boolean straight, double beside, Counting plans) {
        return new UnmetPricing(
                problem, groups, price, stepStart, stepWidth, stepSurcharge, guard, straight, beside, plans);
    }

    /** The price of what stays unmet of each commodity. */
    double[] costs(long[] unmet) {
        return counting == null ? ownCosts(unmet) : counting.costs(unmet);
    }

    private double[] ownCosts(long[] unmet) {
        double[] sum = new double[problem.commodities()];
        long[] missing = new long[groups.count];
        for (int demand = 0; demand < unmet.length; demand++) {
            sum[problem.demandCommodity(demand)] += price[demand] * unmet[demand];
            missing[groups.ofDemand[demand]] += unmet[demand];
        }
        for (int group = 0; group < groups.count; group++) {
            long left = missing[group];
            for (int step = stepStart[group]; step < stepStart[group + 1] && left > 0; step++) {
                long part = Math.min(left, stepWidth[step]);
                sum[groups.commodity[group]] += part * stepSurcharge[step];
                left -= part;
            }
        }
        return sum;
    }
}
