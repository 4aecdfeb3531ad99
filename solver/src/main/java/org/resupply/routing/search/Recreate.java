package org.resupply.routing.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Puts pending tasks back, one after another, each where it costs least; a task that costs more than it is worth is left out.
 *
 * <p>The order is drawn anew each time: random, largest first, farthest first, nearest first, or by time windows (Christiaens
 * and Vanden Berghe 2020). As soon as the cost passes the threshold the attempt is abandoned: cost only grows from here on.
 */
final class Recreate {
    private final SearchProblem problem;
    private final SearchState state;
    private final Placement placement;
    private final Company company; // null for plain problems
    private final Dice dice;
    private final int[] size;
    private final int[] remoteness;
    private final int[] worth; // by task: the rank of its prize; null without prizes
    private final int[] yieldRank; // by task: the rank of its prize for its size
    private final int[] key;
    private final long[] keyed = new long[MANY];
    private final int[] unsorted = new int[MANY];
    private final int[] absences; // by task: how often a required one found no place
    private int missed; // more than 0 when a required task found no place lately
    private static final int OFTEN_LEFT_OUT = 20;

    /** Serves more than pays: it is easier to leave a stop out than to open a route. */
    static final int MOST_EAGER = 7;

    /** Serves what a neighbour may make pay. */
    static final int EAGER = 2;

    /** Serves what pays. */
    static final int SOBER = 0;

    private static final int MANY = 20;

    /** Tasks placed for the first time after which it is asked again whether the end was asked for. */
    private static final int ASK_EVERY = 50;

    /** So many tasks are placed in any case, where there are at most twice as many. */
    private static final int ANYWAY = 500;

    private int firstEagerness;
    private int eagerness; // optional tasks come in at up to their price times two to this

    Recreate(SearchProblem problem, SearchState state, Placement placement, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.placement = placement;
        this.dice = dice;
        company = problem.rich ? new Company(problem, state, dice) : null;
        int n = problem.stops;
        size = new int[n];
        remoteness = new int[n];
        key = new int[n + 8];
        absences = new int[n];
        for (int s = 0; s < n; s++) {
            for (int d = 0; d < problem.dimensions; d++) {
                int capacity = Math.max(1, problem.capacity[d]);
                int amount = problem.amount[s * problem.dimensions + d];
                size[s] = Math.max(size[s], (int) (1_000_000L * amount / capacity));
            }
            int nearest = Integer.MAX_VALUE;
            for (int type = 0; type < Math.min(problem.types, 64); type++) {
                nearest =
                        Math.min(nearest, problem.distancesOf(type).between(problem.typeStart[type], problem.place[s]));
            }
            remoteness[s] = nearest;
        }
        worth = problem.hasPrizes ? ranks(s -> problem.price[s]) : null;
        yieldRank = problem.hasPrizes ? ranks(s -> (double) problem.price[s] / (size[s] + 1)) : null;
    }

    /** The place of each task in the order of a value. */
    private int[] ranks(IntToDoubleFunction value) {
        double[] sorted =
                IntStream.range(0, problem.stops).mapToDouble(value).sorted().toArray();
        return IntStream.range(0, problem.stops)
                .map(s -> Arrays.binarySearch(sorted, value.applyAsDouble(s)))
                .toArray();
    }

    /** Decides about all pending tasks; false when the cost passed the threshold on the way. */
    boolean apply(long threshold) {
        order(state.missing() + missed > 0 && dice.below(3) > 0 ? OFTEN_LEFT_OUT : dice.below(problem.timed ? 14 : 11));
        drawEagerness();
        return placeAll(threshold);
    }

    /**
     * How much more than its prize an optional task may cost to bring in. Never more, or somewhat more for all in the hope that
     * others follow cheaply, or anything for the first one, which opens a route for its neighbours.
     */
    private void drawEagerness() {
        eagerness = 0;
        firstEagerness = 0;
        if (problem.hasPrizes) {
            int draw = dice.below(10);
            eagerness = draw >= 5 && draw < 7 ? dice.below(4) : 0;
            firstEagerness = draw >= 7 ? MOST_EAGER : eagerness;
        }
    }

    /** Number of orders in which routes can be built from nothing. */
    static final int ORDERS = 4;

    private static final int[] CONSTRUCTION = {8, 10, 4, 0}; // farthest, nearest, largest first, random

    /**
     * Decides about all pending tasks for the first time, by default the farthest first.
     *
     * @param eager how much more than their prizes optional ones may cost, as a power of two
     * @param ended whether the end was asked for: then the others are left out
     */
    void construct(int way, int eager, BooleanSupplier ended) {
        order(CONSTRUCTION[way]);
        eagerness = firstEagerness = eager;
        int count = state.pendingCount;
        for (int from = 0; from < count; from += ASK_EVERY) {
            int to = Math.min(from + ASK_EVERY, count);
            if (count <= 2 * ANYWAY && to <= ANYWAY || !ended.getAsBoolean()) {
                place(from, to, Long.MAX_VALUE);
            }
        }
        state.pendingCount = 0;
    }

    private boolean placeAll(long threshold) {
        missed = Math.max(0, missed - 1);
        if (!place(0, state.pendingCount, threshold)) {
            return false;
        }
        state.pendingCount = 0;
        return true;
    }

    /** Decides about pending tasks, a stretch of them; false when the cost passed the threshold on the way. */
    private boolean place(int from, int to, long threshold) {
        for (int i = from; i < to; i++) {
            int task = state.pending[i];
            if (task < 0) { // placed in company
                continue;
            }
            long price = state.price(task);
            long limit = problem.required[task]
                    ? price
                    : Math.min(price, Long.MAX_VALUE >>> MOST_EAGER + 1) << (i == 0 ? firstEagerness : eagerness);
            long room = threshold - state.cost + state.onOffer;
            long cost = placement.find(task, Math.min(limit, room));
            if (cost == Placement.NOWHERE) {
                if (company != null && placeInCompany(task, i + 1, Math.min(limit, room))) {
                    continue;
                }
                if (room <= limit) {
                    return false;
                }
            }
            boolean offered = state.leftOut() > 0 && state.isLeftOut(task);
            state.onOffer -= offered ? price : 0;
            if (cost == Placement.NOWHERE) {
                if (!offered) {
                    state.leaveOut(task);
                }
                if (problem.required[task]) {
                    absences[task]++;
                    missed = 1000;
                }
            } else {
                if (offered) {
                    state.takeBack(task);
                }
                assert changesCostBy(cost);
                placement.apply();
                assert state.cost == costExpected : state.cost + " instead of " + costExpected;
            }
            if (state.cost - state.onOffer >= threshold) {
                return false;
            }
        }
        return true;
    }

    private boolean placeInCompany(int task, int from, long limit) {
        if (!company.place(task, from, limit)) {
            return false;
        }
        if (state.isLeftOut(task)) {
            state.onOffer -= state.price(task);
            state.takeBack(task);
        }
        return true;
    }

    private long costExpected;

    private boolean changesCostBy(long delta) {
        costExpected = state.cost + delta;
        return true;
    }

    private void order(int draw) {
        int count = state.pendingCount;
        giveKeys(draw, count);
        if (count <= MANY) {
            sortFew(count);
        } else if (count <= 64) {
            sortSome(count);
        } else {
            sortMany(count);
        }
    }

    /** Each task goes where it belongs, after all that have less: many comparisons, but none that could be guessed wrongly. */
    private void sortFew(int count) {
        final long[] keyed = this.keyed;
        final int[] pending = state.pending;
        for (int i = 0; i < count; i++) {
            keyed[i] = (long) key[i] * MANY + i;
            unsorted[i] = pending[i];
        }
        for (int i = 0; i < count; i++) {
            int before = 0;
            for (int j = 0; j < count; j++) {
                before += (int) (keyed[j] - keyed[i] >>> 63);
            }
            pending[before] = unsorted[i];
        }
    }

    /** Shell's sort: roughly first, then by insertion. */
    private void sortSome(int count) {
        int[] pending = state.pending;
        for (int gap = 7; gap > 0; gap /= 7) {
            for (int i = gap; i < count; i++) {
                int task = pending[i];
                int value = key[i];
                int j = i - gap;
                while (j >= 0 && key[j] > value) {
                    key[j + gap] = key[j];
                    pending[j + gap] = pending[j];
                    j -= gap;
                }
                key[j + gap] = value;
                pending[j + gap] = task;
            }
        }
    }

    /** Gives each pending task its key: those with the least come first. */
    private void giveKeys(int draw, int count) {
        if (draw < 4) {
            for (int i = 0; i < count; i++) {
                key[i] = (int) dice.next();
            }
        } else if (draw < 8) {
            // The bulkiest, since they find a place least easily; but where not all are served, those that bring most.
            keysBy(worth == null ? size : draw < 6 ? worth : yieldRank, -1, count);
        } else if (draw < 11) {
            keysBy(remoteness, draw < 10 ? -1 : 1, count);
        } else if (draw == OFTEN_LEFT_OUT) {
            for (int i = 0; i < count; i++) {
                int absence = absences[state.pending[i]];
                key[i] = -absence - dice.below(1 + absence);
            }
        } else {
            keysBy(draw == 12 ? problem.open : problem.close, draw == 13 ? -1 : 1, count);
            for (int i = 0; i < count && draw == 11; i++) {
                key[i] -= problem.open[state.pending[i]];
            }
        }
    }

    private void keysBy(int[] values, int sign, int count) {
        for (int i = 0; i < count; i++) {
            key[i] = sign * values[state.pending[i]];
        }
    }

    /** Only at the beginning, when all tasks are pending. */
    private void sortMany(int count) {
        long[] ranked = new long[count];
        for (int i = 0; i < count; i++) {
            ranked[i] = (long) key[i] << 32 | state.pending[i];
        }
        Arrays.sort(ranked);
        for (int i = 0; i < count; i++) {
            state.pending[i] = (int) ranked[i];
        }
    }
}
