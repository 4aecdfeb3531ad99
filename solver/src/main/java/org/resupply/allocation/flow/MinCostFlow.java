package org.resupply.allocation.flow;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The cheapest flow that takes every supply to the demands within the capacities, by cost scaling.
 *
 * <p>One object serves one graph and is used again and again: change the arrays of the network, then {@link #solve} from
 * scratch or {@link #resolve} from the flow and the prices of the last time. The answer is the flow of each arc and the price
 * of each node, both whole numbers, such that no arc with room left has a negative reduced cost and no arc that carries
 * something has a positive one; {@link FlowChecker} proves that in one pass. Only after {@link #nearly} may reduced costs miss
 * that by a part of a unit of cost, and prices have parts of a unit. Where there is no answer there is a reason: the nodes of a
 * cut that cannot send out what they are given, or the arcs of a cycle that earns without limit.
 *
 * <p>Method: Goldberg's cost scaling, in which each phase turns a flow that is optimal to within eps into one that is optimal
 * to within a fraction of eps, by augmenting along short admissible paths, with prices updated globally from the deficits.
 * Costs are multiplied by a power of two larger than the number of nodes, so that the last phase (eps = 1) is exact;
 * {@link #nearly} leaves the last phases out. An arc
 * whose reduced cost is many eps away from zero is not looked at during a phase; should that turn out wrong, the next phase
 * mends it, and the last one is repeated.
 *
 * <p>Not thread-safe; the graph may be shared.
 */
public final class MinCostFlow {
    /** The capacity of an arc without limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** What a solve ended with. */
    public enum Outcome {
        /** Flow and prices are optimal; after {@link MinCostFlow#nearly}, no arc with room saves more than a part of a unit. */
        OPTIMAL,
        /** No flow takes every supply to the demands; {@link MinCostFlow#cut} says why. */
        INFEASIBLE,
        /** A cycle of unlimited arcs has a negative cost; {@link MinCostFlow#cycle} names it. */
        UNBOUNDED,
        /** The end was asked for before there was an answer. */
        STOPPED
    }

    /** Scaled prices stay within this bound on either side of zero, so that a reduced cost fits into 64 bits. */
    private static final long PRICE_LIMIT = 1L << 61;

    /** Each phase divides eps by this power of two; small networks are better off with fewer phases. */
    private static final int ALPHA_LOG = 3;

    private static final int SMALL_ALPHA_LOG = 4;
    private static final int SMALL = 1000;

    /** The arcs that excess moves along at a time. */
    private static final int PATH_LENGTH = 4;

    /** Relabels per node between two global updates of the prices. */
    private static final double UPDATE_EVERY = 0.7;

    /** After so many discharges, some tens of microseconds, it is asked whether to stop; a power of two. */
    private static final int ASK_EVERY = 256;

    /** An arc whose reduced cost is more than so many eps away from zero is left out of a phase. */
    private static final long FIRST_REACH = 1000;

    /** How much farther a phase looks when what it watches was not enough. */
    private static final long WIDER = 8;

    /** The logarithm of the part of a unit of cost to within which {@link #nearly} is optimal. */
    private static final int NEARLY_LOG = 3;

    /**
     * The logarithm of the first eps, in parts of the dearest arc for each node: with eps so small a global update still sees as far as
     * most excess has to go, and the phases above it only move flow that the later ones move again.
     */
    private static final int FIRST_LOG = 4;

    /** Networks with more nodes begin a step below the dearest arc: from a small eps they take longer. */
    private static final int LARGE = 1 << 18;

    /** The same after {@link #nearly}, from scratch and again: what is unmet there costs far more than what the ways differ by. */
    private static final int FIRST_NEARLY_LOG = 0;

    private static final int AGAIN_NEARLY_LOG = -3;

    /** Relabels per node after which a phase is given up whose eps may be too small: most take ten to twenty. */
    private static final long PATIENCE = 30;

    /** The logarithm by which eps is raised then; a phase takes about a fifth as long at eight times the eps. */
    private static final int RAISE = 6;

    /** Relabels per node below which a first phase was so easy that the next solve may begin at a smaller eps again. */
    private static final long EASY = 5;

    private final FlowNetwork network;
    private final FlowGraph graph;
    private final int nodes;
    private final int scale;
    private final int alphaLog;
    private final int updateEvery;

    private final Slots slots;
    private final int[] firstSlot;
    private final int[] far;
    private final int[] sister;
    private final int[] slotOfArc;
    private final int[] arcOfSlot;
    private final long[] residual;
    private final long[] cost;

    /** The end of the slots that the phase watches; those from there to the next node's first are left out. */
    private final int[] watchedEnd;

    private boolean watchesAll;
    private long reach;

    private final long[] price;
    private final long[] excess;
    private final int[] current;

    private final int[] queue;
    private int queueHead;
    private int queued;

    private final int[] path = new int[PATH_LENGTH];
    private final int[] rank;
    private final int[] bucket;
    private final int[] next;
    private final int[] previous;

    private long given;
    private int relabelsSinceUpdate;
    private long relabels;
    private long pushes;
    private int phases;
    private boolean hasFlow;
    private Outcome outcome;
    private BooleanSupplier stop = () -> false;

    /** The logarithm of the eps with which a solve may end. */
    private int finest;

    private boolean isNearly;

    /** By how much the logarithm of the first eps is raised in this network after {@link #nearly}, as excess has far to go. */
    private int raised;

    /** Relabels after which the present phase is given up. */
    private long patience;

    /** The logarithm of the eps from which no phase is given up. */
    private int usualLog;

    private boolean stopped;
    private long priceOffset;
    private int[] cut;
    private int[] cycle;

    /** A solver for the network; its arrays are read at each solve. */
    public MinCostFlow(FlowNetwork network) {
        this.network = network;
        this.graph = network.graph();
        this.nodes = graph.nodes();
        this.scale = 32 - Integer.numberOfLeadingZeros(nodes);
        this.alphaLog = nodes < SMALL ? SMALL_ALPHA_LOG : ALPHA_LOG;
        this.updateEvery = (int) Math.ceil(UPDATE_EVERY * nodes);
        this.slots = new Slots(graph);
        this.firstSlot = slots.first;
        this.far = slots.far;
        this.sister = slots.sister;
        this.slotOfArc = slots.ofArc;
        this.arcOfSlot = new int[slots.count()];
        for (int arc = 0; arc < slotOfArc.length; arc++) {
            if (slotOfArc[arc] >= 0) {
                arcOfSlot[slotOfArc[arc]] = arc;
                arcOfSlot[sister[slotOfArc[arc]]] = -1;
            }
        }
        this.residual = new long[slots.count()];
        this.cost = new long[slots.count()];
        this.watchedEnd = new int[nodes];
        this.price = new long[nodes];
        this.excess = new long[nodes];
        this.current = new int[nodes];
        this.queue = new int[nodes];
        this.rank = new int[nodes];
        this.bucket = new int[2 * nodes + 18];
        this.next = new int[nodes];
        this.previous = new int[nodes];
    }

    /** Solves from scratch. */
    public Outcome solve() {
        Arrays.fill(price, 0);
        return run(false);
    }

    /** Asks this now and again while solving, and ends with {@link Outcome#STOPPED} once it holds. */
    public void stopWhen(BooleanSupplier condition) {
        stop = condition;
    }

    /**
     * Ends where no arc with room saves more than an eighth of a unit of cost, which takes two thirds of the time; small networks are
     * solved exactly all the same. Prices are then to be read with {@link #finePrice}.
     */
    public void nearly() {
        isNearly = nodes >= SMALL;
        finest = isNearly ? Math.max(0, scale - NEARLY_LOG) : 0;
    }

    /**
     * Solves again from the flow and the prices of the last solve, whatever has changed in the arrays of the network since;
     * the first time, from scratch. The cost is that of {@link #solve}; among equally cheap flows another one may come out.
     */
    public Outcome resolve() {
        return hasFlow ? run(true) : solve();
    }

    private Outcome run(boolean warm) {
        relabels = 0;
        pushes = 0;
        phases = 0;
        cut = null;
        cycle = null;
        outcome = null;
        stopped = false;
        long bound = flowBound();
        if (outcome == Outcome.UNBOUNDED) {
            hasFlow = false;
            return outcome;
        }
        load(bound, warm);
        liftPrices();
        hasFlow = true;
        reach = FIRST_REACH;
        int first = warm ? warmStart() : coldStart();
        long patient = PATIENCE * nodes;
        for (int log = first; ; log = Math.max(finest, log - alphaLog)) {
            phases++;
            patience = log == first && first < usualLog ? relabels + patient : Long.MAX_VALUE;
            boolean isDone = refine(log);
            if (!isDone && relabels > patience) {
                first = Math.min(usualLog, first + RAISE);
                raised += RAISE;
                patient *= 2;
                log = first + alphaLog;
                continue;
            }
            if (!isDone) {
                hasFlow = !stopped;
                return outcome = stopped ? Outcome.STOPPED : Outcome.INFEASIBLE;
            }
            if (phases == 1 && relabels < EASY * nodes) {
                raised = Math.max(0, raised - alphaLog);
            }
            if (log <= finest) {
                if (unwatchedHold(1L << log)) {
                    priceOffset = log == 0 ? wholePriceOffset() : 0;
                    break;
                }
                reach *= WIDER;
            }
        }
        return outcome = Outcome.OPTIMAL;
    }

    // ---- loading ----------------------------------------------------------------------------------------------------

    /**
     * More than any arc carries in an optimal flow without free cycles: what is given, and what cycles of negative cost can
     * hold. Such a cycle has a negative arc, or, where that one has no limit, at least one arc with a limit.
     */
    private long flowBound() {
        given = FlowNetwork.requireBalance(network.supplies());
        long[] capacities = network.capacities();
        long[] costs = network.costs();
        long earning = 0;
        long limited = 0;
        boolean endlessEarning = false;
        for (int arc = 0; arc < capacities.length; arc++) {
            long capacity = capacities[arc];
            FlowNetwork.requireCapacity(arc, capacity);
            requireCost(arc, costs[arc]);
            if (capacity == UNLIMITED) {
                endlessEarning |= costs[arc] < 0;
            } else {
                limited = saturatedSum(limited, capacity);
                if (costs[arc] < 0) {
                    earning = saturatedSum(earning, capacity);
                }
            }
        }
        if (endlessEarning) {
            cycle = EarningCycle.find(network);
            if (cycle != null) {
                outcome = Outcome.UNBOUNDED;
                return 0;
            }
        }
        return saturatedSum(saturatedSum(given, endlessEarning ? limited : earning), 1);
    }

    private void requireCost(int arc, long cost) {
        long limit = PRICE_LIMIT >> scale;
        if (cost > limit || cost < -limit) {
            throw new IllegalArgumentException(
                    "The cost (%s) of arc (%s) must be within %s on either side of zero in a network of %s nodes."
                            .formatted(cost, arc, limit, nodes));
        }
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void load(long bound, boolean warm) {
        long[] capacities = network.capacities();
        long[] costs = network.costs();
        System.arraycopy(network.supplies(), 0, excess, 0, nodes);
        long throughput = given;
        for (int arc = 0; arc < capacities.length; arc++) {
            long unit = costs[arc];
            int out = slotOfArc[arc];
            if (out < 0) {
                continue;
            }
            int in = sister[out];
            long capacity = Math.min(capacities[arc], bound);
            throughput = saturatedSum(throughput, capacity);
            long flow = warm ? Math.min(residual[in], capacity) : 0;
            residual[out] = capacity - flow;
            residual[in] = flow;
            cost[out] = unit << scale;
            cost[in] = -(unit << scale);
            if (flow != 0) {
                excess[graph.tail(arc)] -= flow;
                excess[graph.head(arc)] += flow;
            }
        }
        if (throughput > Long.MAX_VALUE / 2) {
            requireNodeThroughput();
        }
    }

    /** Refuses a node through which more could pass than 64 bits hold; needed only where all arcs together could. */
    private void requireNodeThroughput() {
        for (int node = 0; node < nodes; node++) {
            long sum = Math.abs(network.supplies()[node]);
            for (int slot = firstSlot[node]; slot < firstSlot[node + 1]; slot++) {
                sum = saturatedSum(sum, residual[slot] + residual[sister[slot]]);
            }
            if (sum > Long.MAX_VALUE / 2) {
                throw new IllegalArgumentException(
                        "The capacities at node (%s) add up to more than 62 bits hold.\nMaybe use a larger unit?"
                                .formatted(node));
            }
        }
    }

    /** The logarithm of the eps of the first phase from scratch: at most a step below the dearest arc. */
    private int coldStart() {
        int dearest = bits(dearest());
        usualLog = Math.max(finest, dearest - alphaLog);
        if (nodes > LARGE && !isNearly) {
            return usualLog;
        }
        int small = dearest - bits(nodes) + (isNearly ? FIRST_NEARLY_LOG + raised : FIRST_LOG);
        return Math.max(finest, Math.min(usualLog, small));
    }

    /**
     * The logarithm of the eps of the first phase from known prices: a step below the worst arc, and large enough for a global
     * update to bridge the dearest arc where supplies or capacities have left some excess, but not above the one from scratch. Of
     * a flow that need only be {@link #nearly} the cheapest it is smaller, as long as excess finds its way from there.
     */
    private int warmStart() {
        long worst = 0;
        boolean displaced = false;
        for (int node = 0; node < nodes; node++) {
            long here = price[node];
            displaced |= excess[node] != 0;
            for (int slot = firstSlot[node]; slot < firstSlot[node + 1]; slot++) {
                if (residual[slot] > 0) {
                    worst = Math.max(worst, price[far[slot]] - here - cost[slot]);
                }
            }
        }
        int log = Math.max(finest, bits(worst) - alphaLog);
        int bridging = bits(dearest()) - bits(nodes);
        if (!isNearly) {
            log = Math.min(log, coldStart());
        }
        usualLog = displaced ? Math.max(log, bridging) : log;
        return isNearly ? Math.max(finest, Math.min(usualLog, bridging + AGAIN_NEARLY_LOG + raised)) : usualLog;
    }

    /** Lifts all prices so that the highest is zero: solving again and again only lowers them. */
    private void liftPrices() {
        long highest = Long.MIN_VALUE;
        for (long p : price) {
            highest = Math.max(highest, p);
        }
        for (int node = 0; node < nodes; node++) {
            price[node] -= highest;
        }
    }

    private long dearest() {
        long dearest = 0;
        for (long c : cost) {
            dearest = Math.max(dearest, c);
        }
        return dearest;
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    // ---- one phase --------------------------------------------------------------------------------------------------

    /** Makes the flow optimal to within 2^log; false when some excess cannot reach any deficit, or when it was stopped. */
    private boolean refine(int log) {
        saturate(log);
        queueHead = 0;
        queued = 0;
        for (int node = 0; node < nodes; node++) {
            if (excess[node] > 0) {
                queue[queued++] = node;
            }
        }
        if (queued == 0) {
            return true;
        }
        if (!updatePrices(log)) {
            return false;
        }
        long eps = 1L << log;
        int steps = 0;
        while (queued > 0) {
            if ((steps++ & ASK_EVERY - 1) == 0 && stop.getAsBoolean()) {
                stopped = true;
                return false;
            }
            int node = queue[queueHead];
            discharge(node, eps);
            if (excess[node] == 0) {
                queueHead = queueHead + 1 == nodes ? 0 : queueHead + 1;
                queued--;
            }
            boolean isTime = relabelsSinceUpdate >= updateEvery && queued > 0;
            if (isTime && (relabels > patience || !updatePrices(log))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Fills every arc of negative reduced cost, so that no arc with room has one, and moves the slots whose reduced cost is
     * beyond reach behind the others of their node. In the last phases that is nearly all of a hub's.
     */
    private void saturate(int log) {
        final int[] far = this.far;
        final long[] residual = this.residual;
        final long[] cost = this.cost;
        final long[] price = this.price;
        long limit = limit(log);
        watchesAll = true;
        for (int node = 0; node < nodes; node++) {
            long here = price[node];
            int end = firstSlot[node + 1];
            int slot = firstSlot[node];
            while (slot < end) {
                long reduced = cost[slot] + here - price[far[slot]];
                if (reduced < 0 && residual[slot] > 0) {
                    long room = residual[slot];
                    residual[slot] = 0;
                    residual[sister[slot]] += room;
                    excess[node] -= room;
                    excess[far[slot]] += room;
                }
                if (Math.abs(reduced) > limit) {
                    exchange(slot, --end);
                } else {
                    slot++;
                }
            }
            watchedEnd[node] = end;
            watchesAll &= end == firstSlot[node + 1];
        }
        System.arraycopy(firstSlot, 0, current, 0, nodes);
    }

    private long limit(int log) {
        return reach > PRICE_LIMIT >> log ? Long.MAX_VALUE : reach << log;
    }

    /** Swaps two slots of one node. */
    private void exchange(int a, int b) {
        if (a == b) {
            return;
        }
        slots.exchange(a, b);
        long residualA = residual[a];
        residual[a] = residual[b];
        residual[b] = residualA;
        long costA = cost[a];
        cost[a] = cost[b];
        cost[b] = costA;
        int arcA = arcOfSlot[a];
        int arcB = arcOfSlot[b];
        arcOfSlot[a] = arcB;
        arcOfSlot[b] = arcA;
        if (arcA >= 0) {
            slotOfArc[arcA] = b;
        }
        if (arcB >= 0) {
            slotOfArc[arcB] = a;
        }
    }

    /** Whether the slots that the last phase left out are optimal to within eps all the same. */
    private boolean unwatchedHold(long eps) {
        for (int node = 0; node < nodes; node++) {
            for (int slot = watchedEnd[node]; slot < firstSlot[node + 1]; slot++) {
                if (residual[slot] > 0 && cost[slot] + price[node] - price[far[slot]] < -eps) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes more slots of the present phase into view: those whose reduced cost is within the new reach. */
    private void watchMore(int log) {
        reach *= WIDER;
        long limit = limit(log);
        watchesAll = true;
        for (int node = 0; node < nodes; node++) {
            int end = firstSlot[node + 1];
            for (int slot = watchedEnd[node]; slot < end; slot++) {
                long reduced = cost[slot] + price[node] - price[far[slot]];
                if (Math.abs(reduced) <= limit) {
                    exchange(slot, watchedEnd[node]++);
                }
            }
            watchesAll &= watchedEnd[node] == end;
        }
    }

    /**
     * Sends the excess of the node away along admissible paths of at most {@link #PATH_LENGTH} arcs, lowering prices where
     * such a path ends; stops early when a global update is due.
     */
    private void discharge(int start, long eps) {
        final int[] firstSlot = this.firstSlot;
        final int[] far = this.far;
        final int[] sister = this.sister;
        final long[] residual = this.residual;
        final long[] cost = this.cost;
        final long[] price = this.price;
        final long[] excess = this.excess;
        final int[] current = this.current;
        final int[] path = this.path;
        int depth = 0;
        int tip = start;
        while (true) {
            long here = price[tip];
            int end = watchedEnd[tip];
            int slot = current[tip];
            while (slot < end && (residual[slot] == 0 || cost[slot] + here >= price[far[slot]])) {
                slot++;
            }
            if (slot < end) {
                current[tip] = slot;
                path[depth++] = slot;
                tip = far[slot];
                if (depth == PATH_LENGTH || excess[tip] < 0) {
                    augment(start, depth);
                    if (excess[start] == 0) {
                        return;
                    }
                    depth = 0;
                    tip = start;
                }
                continue;
            }
            long best = Long.MIN_VALUE;
            int bestSlot = firstSlot[tip];
            for (slot = bestSlot; slot < end; slot++) {
                if (residual[slot] > 0) {
                    long candidate = price[far[slot]] - cost[slot];
                    if (candidate > best) {
                        best = candidate;
                        bestSlot = slot;
                    }
                }
            }
            relabels++;
            relabelsSinceUpdate++;
            if (depth > 0) {
                int back = sister[path[depth - 1]];
                best = Math.max(best, price[far[back]] - cost[back]);
            }
            if (best == Long.MIN_VALUE) {
                relabelsSinceUpdate = updateEvery;
                return;
            }
            price[tip] = lowered(best, eps);
            current[tip] = firstSlot[tip];
            if (depth > 0) {
                depth--;
                tip = far[sister[path[depth]]];
            } else if (relabelsSinceUpdate >= updateEvery) {
                return;
            }
        }
    }

    private static long lowered(long price, long by) {
        long low = price - by;
        if (low < -PRICE_LIMIT) {
            throw new IllegalArgumentException(
                    "The costs along the paths of this network add up to more than 64-bit prices hold.\nMaybe use a larger unit of cost?");
        }
        return low;
    }

    /** Pushes what fits along the path; what an arc has no room for stays at its tail, which then waits for its turn. */
    private void augment(int start, int depth) {
        final int[] far = this.far;
        final int[] sister = this.sister;
        long amount = excess[start];
        int tail = start;
        for (int i = 0; i < depth; i++) {
            int slot = path[i];
            long room = residual[slot];
            long arriving = i == 0 ? 0 : amount;
            amount = Math.min(room, amount);
            residual[slot] = room - amount;
            residual[sister[slot]] += amount;
            settle(tail, arriving - amount);
            tail = far[slot];
        }
        settle(tail, amount);
        pushes += depth;
    }

    private void settle(int node, long change) {
        long before = excess[node];
        excess[node] = before + change;
        if (before <= 0 && before + change > 0) {
            enqueue(node);
        }
    }

    private void enqueue(int node) {
        int end = queueHead + queued;
        queue[end >= nodes ? end - nodes : end] = node;
        queued++;
    }

    // ---- global update ----------------------------------------------------------------------------------------------

    /**
     * Lowers every price as far as the distance to the nearest deficit allows, counted in steps of eps (Dial's buckets);
     * false when some excess reaches no deficit at all, and then {@link #cut} is known.
     */
    private boolean updatePrices(int log) {
        relabelsSinceUpdate = 0;
        final int top = bucket.length - 1;
        final int[] firstSlot = this.firstSlot;
        final int[] far = this.far;
        final int[] sister = this.sister;
        final int[] rank = this.rank;
        Arrays.fill(bucket, -1);
        int active = 0;
        for (int node = 0; node < nodes; node++) {
            if (excess[node] < 0) {
                rank[node] = 0;
                link(node, 0);
            } else {
                rank[node] = top + 1;
                if (excess[node] > 0) {
                    active++;
                }
            }
        }
        int level = 0;
        while (active > 0) {
            int node = bucket[level];
            if (node < 0) {
                if (level == top) {
                    break;
                }
                level++;
                continue;
            }
            bucket[level] = next[node];
            long here = price[node];
            for (int slot = firstSlot[node], end = watchedEnd[node]; slot < end; slot++) {
                int tail = far[slot];
                if (rank[tail] > level && residual[sister[slot]] > 0) {
                    long reduced = price[tail] - cost[slot] - here;
                    long steps = reduced < 0 ? level : (reduced >> log) + 1 + level;
                    int reached = steps < top ? (int) steps : top;
                    int before = rank[tail];
                    if (reached < before) {
                        if (before <= top) {
                            unlink(tail, before);
                        }
                        rank[tail] = reached;
                        link(tail, reached);
                    }
                }
            }
            rank[node] = -1 - level;
            if (excess[node] > 0) {
                active--;
            }
        }
        if (active > 0 && !watchesAll) {
            watchMore(log);
            return updatePrices(log);
        }
        if (active > 0) {
            nameCut();
            return false;
        }
        for (int node = 0; node < nodes; node++) {
            long steps = rank[node] < 0 ? -1 - rank[node] : level;
            if (steps > 0) {
                price[node] = lowered(price[node], steps << log);
            }
        }
        System.arraycopy(firstSlot, 0, current, 0, nodes);
        return true;
    }

    private void link(int node, int level) {
        int first = bucket[level];
        next[node] = first;
        previous[node] = -1;
        if (first >= 0) {
            previous[first] = node;
        }
        bucket[level] = node;
    }

    private void unlink(int node, int level) {
        int before = previous[node];
        int after = next[node];
        if (bucket[level] == node) {
            bucket[level] = after;
        } else {
            next[before] = after;
        }
        if (after >= 0) {
            previous[after] = before;
        }
    }

    /** After a search that ran dry: the nodes it never reached are given more than they can send out. */
    private void nameCut() {
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            if (rank[node] >= 0) {
                count++;
            }
        }
        cut = new int[count];
        count = 0;
        for (int node = 0; node < nodes; node++) {
            if (rank[node] >= 0) {
                cut[count++] = node;
            }
        }
    }

    // ---- the answer -------------------------------------------------------------------------------------------------

    /**
     * What to add to the scaled prices so that dividing them by the scale and rounding down keeps every reduced cost right.
     * Scaled reduced costs are at least -1, so rounding errs only where a sum is a whole multiple of the scale; there are
     * more residues than nodes, so some offset avoids that everywhere.
     */
    private long wholePriceOffset() {
        int residues = 1 << scale;
        long[] taken = new long[(residues + 63) >> 6];
        for (int node = 0; node < nodes; node++) {
            int residue = (int) (price[node] & (residues - 1));
            taken[residue >> 6] |= 1L << (residue & 63);
        }
        int free = 0;
        while ((taken[free >> 6] >>> (free & 63) & 1) != 0) {
            free++;
        }
        return -free;
    }

    /** What the last solve ended with; null before the first. */
    public Outcome outcome() {
        return outcome;
    }

    /** The units that the arc carries in the last answer. */
    public long flow(int arc) {
        requireOptimal();
        int out = slotOfArc[arc];
        if (out < 0) {
            return network.costs()[arc] < 0 ? network.capacities()[arc] : 0;
        }
        return residual[sister[out]];
    }

    /** The units that each arc carries in the last answer, in a new array. */
    public long[] flows() {
        long[] flows = new long[graph.arcs()];
        for (int arc = 0; arc < flows.length; arc++) {
            flows[arc] = flow(arc);
        }
        return flows;
    }

    /**
     * What a unit is worth at the node: no arc with room costs less than the difference of the prices of its head and its
     * tail. Only differences of prices mean anything.
     */
    public long price(int node) {
        requireOptimal();
        return (price[node] + priceOffset) >> scale;
    }

    /** What a unit is worth at the node: whole, but for the parts of a unit that {@link #nearly} leaves. */
    public double finePrice(int node) {
        requireOptimal();
        return finest == 0 ? price(node) : (double) price[node] / (1L << scale);
    }

    /** The price of each node in the last answer, in a new array. */
    public long[] prices() {
        long[] prices = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            prices[node] = price(node);
        }
        return prices;
    }

    /** The sum of flow times cost in the last answer; refuses a sum that 64 bits do not hold. */
    public long cost() {
        requireOptimal();
        long sum = 0;
        try {
            for (int arc = 0; arc < graph.arcs(); arc++) {
                sum = Math.addExact(sum, Math.multiplyExact(flow(arc), network.costs()[arc]));
            }
        } catch (ArithmeticException tooLarge) {
            throw new ArithmeticException(
                    "The cost of the flow is more than 64 bits hold.\nMaybe use a larger unit of quantity or of cost?");
        }
        return sum;
    }

    /** The nodes that are given more than the arcs out of them can carry, when the last solve was infeasible. */
    public int[] cut() {
        if (outcome != Outcome.INFEASIBLE) {
            throw new IllegalStateException(
                    "There is a cut only after an infeasible solve, not after %s.".formatted(outcome));
        }
        return cut.clone();
    }

    /** The unlimited arcs, in order, that form a cycle of negative cost, when the last solve was unbounded. */
    public int[] cycle() {
        if (outcome != Outcome.UNBOUNDED) {
            throw new IllegalStateException(
                    "There is a cycle only after an unbounded solve, not after %s.".formatted(outcome));
        }
        return cycle.clone();
    }

    /** The pushes and relabels of the last solve: its work, whatever the machine. */
    public long iterations() {
        return pushes + relabels;
    }

    /** The scaling phases of the last solve. */
    public int phases() {
        return phases;
    }

    private void requireOptimal() {
        if (outcome != Outcome.OPTIMAL) {
            throw new IllegalStateException(
                    "There is a flow only after an optimal solve, not after %s.".formatted(outcome));
        }
    }
}
