package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;

/**
 * What share of its need each group has in a class that lacks something, own stock included, and what would be more.
 *
 * <p>The groups of classes above keep what they have, those of the class what they have of their floors; those below are not asked for.
 */
final class Shares {
    /** In place of the level of a group that may still be raised. */
    private static final double OPEN = -1;

    /** Shares that differ by no more than this are the same. */
    static final double CLOSE = 0.005;

    /** To a group that needs fewer units than this each of them counts; of others rounding may take one. */
    private static final long FEW = 10;

    /** The class in question, -1 where nothing lacks. */
    final int priority;

    private final AllocationProblem problem;
    private final Groups groups;
    private final long[] served;

    /** Base units beyond own stock that each group could have if its commodity were alone. */
    private final long[] alone;

    /**
     * The shares of a plan.
     *
     * @param levels a pricing whose first step is what nobody can be promised: above the level of the group
     * @param from the first class that is looked at
     */
    Shares(AllocationProblem problem, Groups groups, long[] unmet, UnmetPricing levels, int from) {
        this.problem = problem;
        this.groups = groups;
        served = groups.served(problem, unmet);
        int first = Integer.MAX_VALUE;
        alone = new long[groups.count];
        for (int group = 0; group < groups.count; group++) {
            int step = levels.stepStart[group];
            boolean promised = step < levels.stepStart[group + 1];
            long above = promised && levels.stepSurcharge[step] == 0 ? levels.stepWidth[step] : 0;
            alone[group] = Math.max(served[group], groups.open[group] - above);
            if (served[group] < groups.open[group] && groups.priority[group] >= from) {
                first = Math.min(first, groups.priority[group]);
            }
        }
        priority = first == Integer.MAX_VALUE ? -1 : first;
    }

    /** What a group of the class has of its floor, beyond own stock. */
    private long floor(int group) {
        return Math.min(served[group], groups.openFloor(group));
    }

    /** Whether no group of the class has less of its floor. */
    boolean keepsFloors(long[] unmet) {
        long[] has = groups.served(problem, unmet);
        for (int group = 0; group < has.length; group++) {
            if (groups.priority[group] == priority && has[group] < floor(group)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every group has nearly what it could have alone. */
    boolean isReached() {
        for (int group = 0; group < served.length; group++) {
            if (groups.priority[group] == priority && isBelow(group)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a group has less than it could have alone, by more than does not count. */
    private boolean isBelow(int group) {
        return served[group] < nearly(group, alone[group]);
    }

    /** The least that is as good as so many units. */
    private long nearly(int group, long units) {
        long rounding = groups.need[group] < FEW ? 0 : 1;
        return Math.max(0, units - Math.max(rounding, (long) (CLOSE * groups.need[group])));
    }

    private double share(int group, long units) {
        return (groups.need[group] - groups.open[group] + units) / (double) groups.need[group];
    }

    /**
     * The lowest share of a group that could have more alone.
     *
     * @param level what groups have that can have no more, by group; {@link #OPEN} where it is asked for
     */
    double lowest(double[] level) {
        double lowest = 1;
        for (int group = 0; group < served.length; group++) {
            if (groups.priority[group] == priority && level[group] == OPEN && isBelow(group)) {
                lowest = Math.min(lowest, share(group, served[group]));
            }
        }
        return lowest;
    }

    /**
     * The highest share that a group could have alone.
     *
     * @param level what groups have that can have no more, by group; {@link #OPEN} where it is asked for
     */
    double highest(double[] level) {
        double highest = 0;
        for (int group = 0; group < served.length; group++) {
            if (groups.priority[group] == priority && groups.need[group] > 0 && level[group] == OPEN) {
                highest = Math.max(highest, share(group, alone[group]));
            }
        }
        return highest;
    }

    /** For each group that it may be raised. */
    double[] allOpen() {
        double[] level = new double[served.length];
        Arrays.fill(level, OPEN);
        return level;
    }

    /**
     * What gives every group of the class a share, as far as it could have it alone, or its level where it can have no more, and no less than it has of
     * its floor; classes above keep what they have.
     */
    long[] targets(double share, double[] level) {
        long[] targets = new long[served.length];
        for (int group = 0; group < targets.length; group++) {
            if (groups.priority[group] == priority) {
                long units = units(group, level[group] == OPEN ? share : level[group], alone[group]);
                targets[group] = Math.max(units, floor(group));
            } else if (groups.priority[group] < priority) {
                targets[group] = served[group];
            }
        }
        return targets;
    }

    /** The least that is as good as these targets: nearly as much in the class, no less in those above. */
    long[] nearly(long[] targets) {
        long[] enough = targets.clone();
        for (int group = 0; group < enough.length; group++) {
            enough[group] = groups.priority[group] == priority
                    ? Math.max(nearly(group, targets[group]), Math.min(targets[group], floor(group)))
                    : targets[group];
        }
        return enough;
    }

    /** Leaves at a share whoever pays for something scarce when all ask for more; whether some are left and some are not. */
    boolean settle(double[] level, double share, boolean[] pays) {
        boolean left = false;
        boolean open = false;
        for (int group = 0; group < level.length; group++) {
            if (groups.priority[group] == priority && level[group] == OPEN) {
                level[group] = pays[group] ? share : OPEN;
                left |= pays[group];
                open |= !pays[group] && share(group, alone[group]) > share;
            }
        }
        return left && open;
    }

    /**
     * Settles whoever claims more than it has and pays for something scarce.
     *
     * @return whether somebody was settled
     */
    boolean settleWhoPays(boolean[] settled, long[] claims, boolean[] pays) {
        boolean any = false;
        for (int group = 0; group < settled.length; group++) {
            if (!settled[group] && pays[group] && claims[group] > served[group]) {
                settled[group] = true;
                any = true;
            }
        }
        return any;
    }

    /** Settles whoever pays for something scarce and has no more than nearly a bound. */
    void settleNear(boolean[] settled, boolean[] pays, double bound) {
        for (int group = 0; group < settled.length; group++) {
            if (groups.priority[group] == priority && !settled[group] && pays[group] && share(group) <= bound + CLOSE) {
                settled[group] = true;
            }
        }
    }

    /** The worst covered of the class who are not settled and lack something; -1 where there are none. */
    int worst(boolean[] settled) {
        int worst = -1;
        for (int group = 0; group < served.length; group++) {
            if (groups.priority[group] == priority
                    && !settled[group]
                    && served[group] < groups.open[group]
                    && (worst < 0 || isMore(worst, served[worst], group, served[group]))) {
                worst = group;
            }
        }
        return worst;
    }

    /** The share that a group has. */
    double share(int group) {
        return share(group, served[group]);
    }

    /** How far a group of the class is below the whole units of a share, in parts of its need; 0 where it is not. */
    double below(int group, double share) {
        if (groups.priority[group] != priority || groups.need[group] == 0) {
            return 0;
        }
        double whole = Math.floor(share * groups.need[group] + 1e-9) / groups.need[group];
        return Math.max(0, whole - share(group));
    }

    /**
     * For every group of the class the least that is more than the worst share; classes above keep what they have, and the class what it has of its
     * floors.
     *
     * @param settled groups that keep what they have, too
     * @param worst the worst covered of the others
     * @return base units that each group claims
     */
    long[] moreThanWorst(boolean[] settled, int worst) {
        long[] claims = keptAnyway(settled);
        for (int group = 0; group < claims.length; group++) {
            if (groups.priority[group] == priority && !settled[group]) {
                long own = groups.need[group] - groups.open[group];
                long units = (long) (share(worst, served[worst]) * groups.need[group]) - own - 1;
                units = Math.max(0, Math.min(units, groups.open[group]));
                while (units < groups.open[group] && !isMore(group, units, worst, served[worst])) {
                    units++;
                }
                claims[group] = Math.max(units, claims[group]);
            }
        }
        return claims;
    }

    /** What gives every group of the class that is not settled a share, and no less than it has of its floor; the others and classes above keep what they have. */
    long[] atLeast(double share, boolean[] settled) {
        long[] claims = keptAnyway(settled);
        for (int group = 0; group < claims.length; group++) {
            if (groups.priority[group] == priority && !settled[group]) {
                claims[group] = Math.max(claims[group], units(group, share, groups.open[group]));
            }
        }
        return claims;
    }

    private long[] keptAnyway(boolean[] settled) {
        long[] claims = new long[served.length];
        for (int group = 0; group < claims.length; group++) {
            if (groups.priority[group] < priority || settled[group]) {
                claims[group] = served[group];
            } else if (groups.priority[group] == priority) {
                claims[group] = floor(group);
            }
        }
        return claims;
    }

    /** The units beyond own stock that give a group a share, at most so many. */
    private long units(int group, double share, long most) {
        long own = groups.need[group] - groups.open[group];
        long wanted = (long) Math.ceil(share * groups.need[group] - 1e-9) - own;
        return Math.max(0, Math.min(most, wanted));
    }

    private boolean isMore(int group, long units, int other, long otherUnits) {
        long own = groups.need[group] - groups.open[group];
        long otherOwn = groups.need[other] - groups.open[other];
        return (double) (own + units) * groups.need[other] > (double) (otherOwn + otherUnits) * groups.need[group];
    }

    /** What a unit of each group counts: a share of its need, and each class ten times the next. */
    static double[] worth(AllocationProblem problem, Groups groups) {
        double[] worth = new double[groups.count];
        for (int group = 0; group < worth.length; group++) {
            worth[group] =
                    Math.pow(10, problem.classes() - 1 - groups.priority[group]) / Math.max(1, groups.need[group]);
        }
        return worth;
    }

    /** The highest share up to which no group has less of its targets in a plan; the lowest one where it gives up others'. */
    double reached(long[] unmet, double[] level, double low, double high) {
        long[] has = groups.served(problem, unmet);
        double reached = high;
        for (int group = 0; group < has.length; group++) {
            if (groups.priority[group] == priority
                    && level[group] == OPEN
                    && has[group] < nearly(group, alone[group])) {
                reached = Math.min(reached, share(group, has[group]));
            }
        }
        long[] enough = nearly(targets(reached, level));
        for (int group = 0; group < has.length; group++) {
            if (has[group] < enough[group]) {
                return low;
            }
        }
        return Math.max(low, reached);
    }

    /** Whether the shares of the class, the worst first, are better than these at the first that is not the same, or else at the first that differs. */
    boolean isFairer(long[] unmet) {
        double[] now = sorted(served);
        double[] then = sorted(groups.served(problem, unmet));
        for (int i = 0; i < now.length; i++) {
            if (Math.abs(then[i] - now[i]) > CLOSE) {
                return then[i] > now[i];
            }
        }
        int differs = Arrays.mismatch(now, then);
        return differs >= 0 && then[differs] > now[differs];
    }

    private double[] sorted(long[] units) {
        double[] shares = new double[units.length];
        int count = 0;
        for (int group = 0; group < units.length; group++) {
            if (groups.priority[group] == priority && groups.need[group] > 0) {
                shares[count++] = share(group, units[group]);
            }
        }
        double[] kept = Arrays.copyOf(shares, count);
        Arrays.sort(kept);
        return kept;
    }
}
