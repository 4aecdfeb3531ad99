package org.resupply.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An answer to an {@link AllocationProblem}: what moves on which lane on which day, what stays unmet and why, and how good
 * the answer is at its own goal.
 *
 * <p>A flow is a quantity of one vintage that departs on one lane on one day. A flow into a demand point names the demand it
 * serves; a flow between other places names none. Flows are sorted by day of departure, then lane, vintage and demand.
 * {@code bound} is proven: no plan for the same problem has an objective below it ({@code bound <= objective}, always). It parts
 * units and pallets, but for whole pallets that bind a capacity or a lot ({@link #gapBeforeRounding}). It is
 * {@link Double#NEGATIVE_INFINITY} where a strategy proves nothing.
 */
public final class AllocationSolution {

    /** The demand of a flow that serves none: a transfer. */
    public static final int TRANSFER = -1;

    private final int[] flowLane;
    private final int[] flowVintage;
    private final int[] flowDay;
    private final int[] flowDemand;
    private final long[] flowQuantity;
    private final long[] unmet;
    private final AllocationCause[] cause;
    private final double objective;
    private final double bound;
    private final AllocationPrices prices;
    private final Effort effort;
    private final List<ScarcityProof> scarcityProofs;
    private final Rounding rounding;
    private final List<Level> levels;

    /**
     * A level of a lexicographic goal: the share of their need that the worst covered have, once those of the levels before keep what they
     * have, and what is proven of it.
     *
     * @param priority the class
     * @param share of the worst covered who are not settled before, own stock included, 0 to 1
     * @param bound no plan gives all of them more than this, up to whole units, while those settled before and the classes above keep what they
     *     have, and the class what it has of its floors; at least {@code share}
     * @param distance how far anybody of them is below the whole units of the bound, in parts of its need; where further levels follow, anybody who
     *     competes for what is scarce at this one
     * @param proof why all of them cannot have more: their claims, and what is kept
     */
    public record Level(int priority, double share, double bound, double distance, ScarcityProof proof) {
        public Level {
            if (!(share <= bound)) {
                throw new IllegalArgumentException(
                        "The bound (%s) of a level must not be below its share (%s).".formatted(bound, share));
            }
            Objects.requireNonNull(proof, "proof");
        }
    }

    /**
     * What a solution took.
     *
     * @param strategy name of the strategy
     * @param seconds wall-clock seconds
     * @param iterations iterations of its main loop
     * @param columns variables of the time-expanded problem, 0 where a strategy has none
     */
    public record Effort(String strategy, double seconds, long iterations, long columns) {}

    /**
     * What whole pallets, and the order in which hubs pass goods on within a day, cost the plan: its objective before and after, by
     * commodity; what is requisitioned belongs to none.
     *
     * @param before value per commodity of the plan before
     * @param after value per commodity of the plan as it is handed out
     */
    public record Rounding(double[] before, double[] after) {

        /** Nothing was rounded. */
        static final Rounding NONE = new Rounding(new double[0], new double[0]);

        public Rounding {
            if (before.length != after.length) {
                throw new IllegalArgumentException("There are (%s) values before rounding and (%s) after it."
                        .formatted(before.length, after.length));
            }
            before = before.clone();
            after = after.clone();
        }

        @Override
        public double[] before() {
            return before.clone();
        }

        @Override
        public double[] after() {
            return after.clone();
        }

        /** Whether nothing had to be rounded: the plan is in whole units as it was made. */
        public boolean isNone() {
            return before.length == 0;
        }

        /** What rounding cost in all; less than 0 where planning again happened to find something better. */
        public double cost() {
            return Arrays.stream(after).sum() - Arrays.stream(before).sum();
        }
    }

    private AllocationSolution(
            Flows flows,
            long[] unmet,
            AllocationCause[] cause,
            double objective,
            double bound,
            AllocationPrices prices,
            Effort effort) {
        int[] order = flows.merged();
        int count = order.length;
        flowLane = new int[count];
        flowVintage = new int[count];
        flowDay = new int[count];
        flowDemand = new int[count];
        flowQuantity = new long[count];
        for (int i = 0; i < count; i++) {
            int at = order[i];
            flowLane[i] = flows.lane[at];
            flowVintage[i] = flows.vintage[at];
            flowDay[i] = flows.day[at];
            flowDemand[i] = flows.demand[at];
            flowQuantity[i] = flows.quantity[at];
        }
        this.unmet = unmet.clone();
        this.cause = cause.clone();
        this.objective = objective;
        this.bound = bound;
        this.prices = Objects.requireNonNull(prices, "prices");
        this.effort = Objects.requireNonNull(effort, "effort");
        this.scarcityProofs = List.of();
        this.rounding = Rounding.NONE;
        this.levels = List.of();
    }

    private AllocationSolution(
            AllocationSolution other, List<ScarcityProof> scarcityProofs, Rounding rounding, List<Level> levels) {
        flowLane = other.flowLane;
        flowVintage = other.flowVintage;
        flowDay = other.flowDay;
        flowDemand = other.flowDemand;
        flowQuantity = other.flowQuantity;
        unmet = other.unmet;
        cause = other.cause;
        objective = other.objective;
        bound = other.bound;
        prices = other.prices;
        effort = other.effort;
        this.scarcityProofs = List.copyOf(scarcityProofs);
        this.rounding = Objects.requireNonNull(rounding, "rounding");
        this.levels = List.copyOf(levels);
    }

    /**
     * A solution from its parts. Flows of the same lane, vintage, day and demand are added up; empty ones are dropped.
     *
     * @param unmet base units not served per demand, own stock already counted as served
     * @param cause why, per demand
     * @param objective value of the strategy's own goal, smaller is better
     * @param bound proven lower bound of that value
     */
    public static AllocationSolution of(
            Flows flows,
            long[] unmet,
            AllocationCause[] cause,
            double objective,
            double bound,
            AllocationPrices prices,
            Effort effort) {
        return new AllocationSolution(flows, unmet, cause, objective, bound, prices, effort);
    }

    /** The same solution with proofs of why it could not do better for the worst off. */
    public AllocationSolution withScarcityProofs(List<ScarcityProof> proofs) {
        return new AllocationSolution(this, proofs, rounding, levels);
    }

    /** The same solution with what rounding cost it. */
    public AllocationSolution withRounding(Rounding cost) {
        return new AllocationSolution(this, scarcityProofs, cost, levels);
    }

    /** The same solution with the levels of its goal. */
    public AllocationSolution withLevels(List<Level> reached) {
        return new AllocationSolution(this, scarcityProofs, rounding, reached);
    }

    /** Number of flows. */
    public int flows() {
        return flowLane.length;
    }

    public int flowLane(int flow) {
        return flowLane[flow];
    }

    public int flowVintage(int flow) {
        return flowVintage[flow];
    }

    /** The day on which a flow departs. */
    public int flowDay(int flow) {
        return flowDay[flow];
    }

    /** The demand a flow serves, or {@link #TRANSFER}. */
    public int flowDemand(int flow) {
        return flowDemand[flow];
    }

    /** Base units of a flow, positive. */
    public long flowQuantity(int flow) {
        return flowQuantity[flow];
    }

    /** Number of demands. */
    public int demands() {
        return unmet.length;
    }

    /** Base units of a demand that stay unmet. */
    public long unmet(int demand) {
        return unmet[demand];
    }

    /** Why a demand is not met in full. */
    public AllocationCause cause(int demand) {
        return cause[demand];
    }

    /** Value of the strategy's own goal, smaller is better. */
    public double objective() {
        return objective;
    }

    /** Proven lower bound of the objective; {@link Double#NEGATIVE_INFINITY} when nothing is proven. */
    public double bound() {
        return bound;
    }

    /** Distance of objective and bound as a share of the objective; 0 when both agree, infinite when nothing is proven. */
    public double gap() {
        if (objective == bound) {
            return 0;
        }
        return (objective - bound) / Math.max(Math.abs(objective), 1e-9);
    }

    /**
     * The gap without what rounding cost, as a share of the objective: how far the search is from the bound. The bound counts whole pallets only where they
     * bind a capacity or a lot; for the rest a pallet can be parted in it, so that the gap holds what parts of pallets are worth.
     */
    public double gapBeforeRounding() {
        return gap() - rounding.cost() / Math.max(Math.abs(objective), 1e-9);
    }

    /** The largest distance of a level, in parts of a need; none where no level is proven. */
    public OptionalDouble levelGap() {
        return levels.stream().mapToDouble(Level::distance).max();
    }

    /** What one more unit of each scarce thing would be worth. */
    public AllocationPrices prices() {
        return prices;
    }

    /**
     * Why not every place has its floor, or why the worst-covered place cannot be raised, then why the worst of those who do not
     * compete there cannot, and so on, as far as that was asked and is proven; empty otherwise.
     */
    public List<ScarcityProof> scarcityProofs() {
        return scarcityProofs;
    }

    /** The levels of a lexicographic goal in the first class that lacks something, the worst first, as far as something is proven. */
    public List<Level> levels() {
        return levels;
    }

    /** What rounding to whole pallets cost, by commodity; without values where nothing had to be rounded. */
    public Rounding rounding() {
        return rounding;
    }

    /** What the solution took. */
    public Effort effort() {
        return effort;
    }

    /** A growing list of flows. */
    public static final class Flows {
        private int[] lane = new int[64];
        private int[] vintage = new int[64];
        private int[] day = new int[64];
        private int[] demand = new int[64];
        private long[] quantity = new long[64];
        private int size;

        /** Adds a quantity that departs on a lane on a day; one of 0 is not kept. */
        public void add(int onLane, int ofVintage, int onDay, int forDemand, long amount) {
            if (amount < 0) {
                throw new IllegalArgumentException("The flow (%s) on lane (%s) on day (%s) must not be negative."
                        .formatted(amount, onLane, onDay));
            }
            if (amount == 0) {
                return;
            }
            if (size == lane.length) {
                int length = size * 2;
                lane = Arrays.copyOf(lane, length);
                vintage = Arrays.copyOf(vintage, length);
                day = Arrays.copyOf(day, length);
                demand = Arrays.copyOf(demand, length);
                quantity = Arrays.copyOf(quantity, length);
            }
            lane[size] = onLane;
            vintage[size] = ofVintage;
            day[size] = onDay;
            demand[size] = forDemand;
            quantity[size++] = amount;
        }

        public int size() {
            return size;
        }

        public int demand(int flow) {
            return demand[flow];
        }

        public long quantity(int flow) {
            return quantity[flow];
        }

        /** The order of the distinct flows, with equal ones added into the first of them. */
        private int[] merged() {
            int[] order = new int[size];
            int[] scratch = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            sort(order, scratch, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept > 0 && compare(order[kept - 1], order[i]) == 0) {
                    quantity[order[kept - 1]] = Math.addExact(quantity[order[kept - 1]], quantity[order[i]]);
                } else {
                    order[kept++] = order[i];
                }
            }
            return Arrays.copyOf(order, kept);
        }

        private int compare(int x, int y) {
            if (day[x] != day[y]) {
                return Integer.compare(day[x], day[y]);
            }
            if (lane[x] != lane[y]) {
                return Integer.compare(lane[x], lane[y]);
            }
            if (vintage[x] != vintage[y]) {
                return Integer.compare(vintage[x], vintage[y]);
            }
            return Integer.compare(demand[x], demand[y]);
        }

        private void sort(int[] order, int[] scratch, int from, int to) {
            if (to - from < 2) {
                return;
            }
            int middle = (from + to) >>> 1;
            sort(order, scratch, from, middle);
            sort(order, scratch, middle, to);
            System.arraycopy(order, from, scratch, from, to - from);
            int left = from;
            int right = middle;
            for (int i = from; i < to; i++) {
                boolean takeLeft = right == to || (left < middle && compare(scratch[left], scratch[right]) <= 0);
                order[i] = takeLeft ? scratch[left++] : scratch[right++];
            }
        }
    }
}
