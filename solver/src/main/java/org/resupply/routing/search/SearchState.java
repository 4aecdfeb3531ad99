package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/**
 * The routes under search: one array of ints in which every change is logged, so that any change can be taken back exactly.
 *
 * <p>A node is a stop, a start or end of a route, or a reload. Routes are doubly linked lists of nodes; what a move reads of a
 * node lies in one block of eight ints. {@link #load} and {@link #unload} are the only doors.
 */
public final class SearchState {
    static final int NODE_SHIFT = LoggedMemory.BLOCK_SHIFT;
    static final int PREV = 0;
    static final int NEXT = 1;
    static final int ROUTE = 2;
    static final int ARC_IN = 3; // distance from PREV
    static final int ARC_OUT = 4; // distance to NEXT
    static final int EARLIEST = 5; // earliest departure
    static final int LATEST = 6; // latest arrival that keeps all later visits in time
    static final int PLACE = 7;

    /** In plain problems without windows, of stops: the entry that holds the load of its route, or {@link #full} if it is on none. */
    static final int LOAD_AT = EARLIEST;

    /** The same beside a depot; anywhere else {@link #full}. */
    static final int DEPOT_LOAD_AT = LATEST;

    /** More than any route is loaded with. */
    private static final int TOO_MUCH = (1 << 30) + 1;

    static final int TYPE = 0;
    static final int STOPS = 1;
    static final int ACTIVE_AT = 2;
    static final int DISTANCE = 3;
    static final int COST_LOW = 4; // of rich routes
    static final int COST_HIGH = 5;
    static final int TRIPS = 6;
    static final int VERSION_LOW = COST_LOW; // of plain routes: changes with their stops
    static final int VERSION_HIGH = COST_HIGH;
    static final int WORK = 7; // driving and service, where routes are updated in place and durations matter
    static final int LOAD = 8; // and one more int per further dimension

    final SearchProblem problem;
    final Schedule schedule;
    final Segments segments;
    final PlainRoutes plain;
    final RichRoutes rich;
    final Overload overload;
    final int stops;
    final int dimensions;
    final int routeSlots;
    final int reloadBase;
    final int reloadPool;
    final int nodes;
    final int routeBase;
    final int routeStride;
    final int full; // the entry of a load to which nothing can be added
    final int activeBase;
    final int freeBase;
    final int usedBase;
    final int bankBase;
    final int bankAtBase;
    final int reloadFreeBase;
    final int loadBase; // by node, see Segments
    final int counters;
    static final int ACTIVE = 0;
    static final int FREE = 1;
    static final int BANK = 2;
    static final int MISSING = 3;
    static final int RELOADS = 4; // and one more counter per further reload depot

    private final LoggedMemory log;

    /** All state. Written only through {@link #set}. */
    final int[] mem;

    final int[] best; // the best routes kept

    long cost;
    /** What each route is given while the search lasts, so that routes are tried out. */
    long bonus;

    /** What is added to the prize of each optional task while the search lasts. */
    long extra;

    private long overloadAtBegin;
    private long costAtBegin;
    private long bestCost = Long.MAX_VALUE;

    /** No limit on the number of routes beyond that of vehicles. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private int mostRoutes = NO_LIMIT;

    /** Whether stops say where the load of their route stands. */
    final boolean pointsAtLoads;

    private long version; // the last one given to a route

    /** Whether the work of a route changes with its distance and stops alone; otherwise it is summed up anew. */
    final boolean addsWork;

    /** Tasks taken out, or left out and offered, that are not yet decided about. */
    final int[] pending;

    int pendingCount;
    private final long[] offeredAt; // by task: the change that offered it last
    private long changes;

    /** The prices of tasks offered and not yet decided about, which the cost contains. */
    long onOffer;

    /** The stops that the search is about, in the first {@link #ownStops} entries: all, or those of a half. */
    final int[] own;

    int ownStops;

    final boolean[] sealed; // by node: nothing may be inserted after it
    final boolean[] pinned; // by node: a reload of a locked prefix, which stays even if no stop follows or comes before
    private Recount recount; // for assertions

    public SearchState(SearchProblem problem) {
        this(problem, () -> false);
    }

    /**
     * A state without routes.
     *
     * @param ended whether the end was asked for: asked between all that takes long, it may give the whole up by what it throws
     */
    public SearchState(SearchProblem problem, BooleanSupplier ended) {
        this.problem = problem;
        stops = problem.stops;
        dimensions = problem.dimensions;
        addsWork = problem.constantTime
                && problem.scheduled
                && problem.sameTravel
                && !problem.multiTrip
                && !problem.problem.hasServiceByClass();
        long vehicles = 0;
        long reloads = 0;
        for (int type = 0; type < problem.types; type++) {
            long count = Math.min(problem.typeCount[type], stops);
            vehicles += count;
            reloads += count * Math.min(stops, problem.typeMaxTrips[type] - 1);
        }
        routeSlots = (int) Math.min(vehicles, stops) + problem.problem.locks().size() + 1;
        int depots = problem.problem.reloadDepots();
        reloadPool = depots == 0 ? 0 : (int) Math.min(reloads, stops) + lockedReloads(problem.problem);
        reloadBase = stops + 2 * routeSlots;
        nodes = reloadBase + depots * reloadPool;
        routeStride = LOAD + Math.max(1, (dimensions + 7) / 8) * 8;
        // Not less than a route takes, so that what a sieve reads of a node without a route lies within the array, too.
        routeBase = Math.max(nodes << NODE_SHIFT, routeStride);
        full = routeBase + routeSlots * routeStride;
        activeBase = full + 8;
        freeBase = activeBase + routeSlots;
        usedBase = freeBase + routeSlots;
        bankBase = usedBase + problem.types;
        bankAtBase = bankBase + stops;
        reloadFreeBase = bankAtBase + stops;
        loadBase = (reloadFreeBase + depots * reloadPool + 7) / 8 * 8;
        counters = loadBase + nodes * Segments.loadsPerNode(problem);
        int size = (counters + RELOADS + depots + 7) / 8 * 8;
        log = new LoggedMemory(size, ended);
        mem = log.mem;
        best = log.best;
        ended.getAsBoolean();
        pending = new int[stops + 8];
        offeredAt = new long[stops];
        own = IntStream.range(0, stops).toArray();
        ownStops = stops;
        sealed = new boolean[nodes];
        pinned = new boolean[nodes];
        ended.getAsBoolean();
        schedule = new Schedule(problem, this);
        ended.getAsBoolean();
        segments = new Segments(problem, this);
        plain = new PlainRoutes(problem, this);
        rich = new RichRoutes(problem, this);
        pointsAtLoads = !problem.rich && !problem.timed;
        overload = new Overload(problem, this);
        clear();
    }

    private static int lockedReloads(RoutingProblem problem) {
        int count = 0;
        for (RoutingSolution.Route lock : problem.locks()) {
            count += lock.size();
        }
        return count;
    }

    private void clear() {
        mem[full] = TOO_MUCH;
        for (int s = 0; s < stops; s++) {
            leaveRoute(s);
            mem[(s << NODE_SHIFT) + PLACE] = problem.place[s];
            mem[bankAtBase + s] = NONE;
        }
        for (int slot = 0; slot < routeSlots; slot++) {
            mem[freeBase + slot] = routeSlots - 1 - slot;
        }
        mem[counters + FREE] = routeSlots;
        int depots = problem.problem.reloadDepots();
        for (int depot = 0; depot < depots; depot++) {
            for (int i = 0; i < reloadPool; i++) {
                int node = reloadBase + depot * reloadPool + i;
                mem[reloadFreeBase + depot * reloadPool + i] = node;
                mem[(node << NODE_SHIFT) + PLACE] = problem.reloadPlace(depot);
                mem[(node << NODE_SHIFT) + ROUTE] = NONE;
            }
            mem[counters + RELOADS + depot] = reloadPool;
        }
        log.rewritten();
    }

    // ------------------------------------------------------------------ changes and costs

    void set(int at, int value) {
        log.set(at, value);
    }

    /** Logs the block of a node before its first change. */
    void touch(int node) {
        log.touch(node);
    }

    /** Starts a change that can be taken back. */
    public void begin() {
        log.begin();
        changes++;
        costAtBegin = cost;
        overloadAtBegin = overload.total;
        pendingCount = 0;
        onOffer = 0;
    }

    /** Takes everything back that happened since {@link #begin}. */
    public void rollback() {
        log.takeBack();
        takenBack();
    }

    /** Keeps the routes as the best, then takes everything back that happened since {@link #begin}. */
    void keepBestAndRollback() {
        bestCost = ownCost();
        log.copyToBestAndTakeBack();
        takenBack();
    }

    private void takenBack() {
        cost = costAtBegin;
        overload.total = overloadAtBegin;
        assert isRight();
        log.begin();
        pendingCount = 0;
    }

    /** Whether what changed since {@link #begin} is what counting anew gives; for assertions. */
    private boolean isRight() {
        if (recount == null) {
            recount = new Recount(problem, this);
        }
        return recount.isRight(log.touchedBlocks(), log.touched());
    }

    /** Lets everything stand that happened since {@link #begin}. */
    public void commit() {
        assert isRight();
        log.keep();
    }

    /** The cost of the routes and of all tasks left out, as prizes are at present, less the bonuses. */
    public long cost() {
        return cost;
    }

    /** The cost of the routes and of all tasks left out. */
    long ownCost() {
        return cost + bonus * routes() - extra * (leftOut() - missing());
    }

    /** Gives each route another bonus and each optional task another addition to its prize, between two changes. */
    void setBonus(long newBonus, long newExtra) {
        cost -= (newBonus - bonus) * routes();
        cost += (newExtra - extra) * (leftOut() - missing());
        bonus = newBonus;
        extra = newExtra;
    }

    /** What leaving a task out costs at present. */
    long price(int task) {
        return problem.required[task] ? problem.price[task] : problem.price[task] + extra;
    }

    /** Whether routes are loaded above capacity. */
    boolean isOverloaded() {
        return overload.total > 0;
    }

    /** Loads a route with so much, at what this costs above its capacity. */
    void setLoad(int base, int dimension, int load) {
        int at = base + LOAD + dimension;
        overload.change(base, dimension, mem[at], load);
        set(at, load);
    }

    /** The cost of driving the present routes, without fixed costs and prizes. Linear in the number of routes. */
    private double drivingCost() {
        double sum = 0;
        for (int i = 0; i < routes(); i++) {
            int base = base(activeRoute(i));
            sum += (double) mem[base + DISTANCE] * problem.typeUnit[mem[base + TYPE]];
        }
        return sum;
    }

    /** Number of stops the search is about. */
    public int ownStops() {
        return ownStops;
    }

    /** Number of those on a route, if each task is one stop. */
    int served() {
        return ownStops - leftOut();
    }

    /** Mean cost of driving a leg of the present routes. Linear in the number of routes. */
    public double meanLeg() {
        return drivingCost() / Math.max(1, served() + routes());
    }

    /** The lowest cost kept. */
    public long bestCost() {
        return bestCost;
    }

    /** The cost of the best routes kept as an answer states it: required tasks left out have no price. */
    public long bestAnswerCost() {
        long total = bestCost;
        for (int i = 0; i < best[counters + BANK]; i++) {
            int task = best[bankBase + i];
            total -= problem.required[task] ? problem.price[task] : 0;
        }
        return total;
    }

    /** Number of stops that the best routes kept leave out, as an answer lists them. */
    public int bestUnserved() {
        int count = 0;
        for (int i = 0; i < best[counters + BANK]; i++) {
            int task = best[bankBase + i];
            int group = problem.problem.group(task);
            int pair = problem.partner[task] == NONE ? 1 : 2;
            count += group == NONE ? pair : problem.problem.groupSize(group);
        }
        return count;
    }

    /** Keeps the committed routes as the best. */
    public void keepBest() {
        log.copyToBest();
        bestCost = isOverloaded() ? Long.MAX_VALUE : ownCost();
    }

    /** Takes over what was written into the memory from outside, as it would be after a change. */
    void rewritten() {
        overload.total = overload.counted();
        cost = counted();
        for (int route = 0; route < routeSlots; route++) {
            renew(base(route));
        }
        pendingCount = 0;
        log.rewritten();
    }

    /** Takes over the routes that another state of the same problem is at, between two changes of both; what is best stays. */
    public void follow(SearchState other) {
        System.arraycopy(other.mem, 0, mem, 0, mem.length);
        System.arraycopy(other.sealed, 0, sealed, 0, sealed.length);
        System.arraycopy(other.pinned, 0, pinned, 0, pinned.length);
        mostRoutes = other.mostRoutes;
        rewritten();
    }

    /** Takes over the best routes of another state of the same problem, between two changes of both, if they cost less. */
    public void keepBestOf(SearchState other) {
        if (other.bestCost < bestCost) {
            System.arraycopy(other.best, 0, best, 0, best.length);
            bestCost = other.bestCost;
            log.rewritten();
        }
    }

    /** Keeps the committed routes as the best, whatever was best before. */
    void keepAsBest() {
        bestCost = Long.MAX_VALUE;
        keepBest();
    }

    /** The cost as it follows from what is remembered of each route. Linear in the number of routes. */
    long counted() {
        long sum = 0;
        for (int i = 0; i < routes(); i++) {
            int route = activeRoute(i);
            int base = base(route);
            long driven = (long) mem[base + DISTANCE] * problem.typeUnit[mem[base + TYPE]];
            sum += problem.typeFixed[mem[base + TYPE]] - bonus + (problem.rich ? routeCost(route) : driven);
        }
        for (int i = 0; i < leftOut(); i++) {
            sum += price(leftOutTask(i));
        }
        return sum + overload.cost();
    }

    /** Goes back to the best routes. */
    public void restoreBest() {
        log.copyFromBest();
        overload.total = 0;
        cost = bestCost - bonus * routes() + extra * (leftOut() - missing());
    }

    // ------------------------------------------------------------------ routes

    int startOf(int route) {
        return stops + 2 * route;
    }

    int endOf(int route) {
        return stops + 2 * route + 1;
    }

    int base(int route) {
        return routeBase + route * routeStride;
    }

    int next(int node) {
        return mem[(node << NODE_SHIFT) + NEXT];
    }

    int prev(int node) {
        return mem[(node << NODE_SHIFT) + PREV];
    }

    int routeOf(int node) {
        return mem[(node << NODE_SHIFT) + ROUTE];
    }

    int placeOf(int node) {
        return mem[(node << NODE_SHIFT) + PLACE];
    }

    int typeOf(int route) {
        return mem[base(route) + TYPE];
    }

    /** Whether vehicles of a type may come to all stops from a node on, up to the next reload, break or the end of its route. */
    boolean allowsAllFrom(int node, int type) {
        for (int v = node; isStop(v); v = next(v)) {
            if (!problem.allows(type, v)) {
                return false;
            }
        }
        return true;
    }

    boolean isStop(int node) {
        return node < stops;
    }

    boolean isReload(int node) {
        return node >= reloadBase;
    }

    int depotOf(int reload) {
        return (reload - reloadBase) / reloadPool;
    }

    /** Number of routes in use. */
    public int routes() {
        return mem[counters + ACTIVE];
    }

    int activeRoute(int i) {
        return mem[activeBase + i];
    }

    boolean hasVehicle(int type) {
        return mem[usedBase + type] < problem.typeCount[type] && mem[counters + FREE] > 0 && routes() < mostRoutes;
    }

    /** Lets no more routes be opened when there are so many. */
    public void limitRoutes(int most) {
        mostRoutes = most;
    }

    int mostRoutes() {
        return mostRoutes;
    }

    /** Whether a vehicle of a type is free for a route that exists already. */
    boolean hasVehicleOf(int type) {
        return mem[usedBase + type] < problem.typeCount[type];
    }

    /** Opens an empty route of a type, its fixed cost included. */
    int openRoute(int type) {
        int free = mem[counters + FREE] - 1;
        int route = mem[freeBase + free];
        set(counters + FREE, free);
        int active = mem[counters + ACTIVE];
        set(activeBase + active, route);
        set(counters + ACTIVE, active + 1);
        set(usedBase + type, mem[usedBase + type] + 1);
        int base = base(route);
        set(base + TYPE, type);
        set(base + STOPS, 0);
        set(base + ACTIVE_AT, active);
        set(base + DISTANCE, 0);
        set(base + COST_LOW, 0);
        set(base + COST_HIGH, 0);
        set(base + TRIPS, 1);
        set(base + WORK, 0);
        for (int d = 0; d < dimensions; d++) {
            set(base + LOAD + d, 0);
        }
        int start = startOf(route) << NODE_SHIFT;
        int end = endOf(route) << NODE_SHIFT;
        set(start + NEXT, endOf(route));
        set(start + PREV, NONE);
        set(start + ROUTE, route);
        set(start + PLACE, problem.typeStart[type]);
        set(start + ARC_OUT, 0);
        set(start + EARLIEST, problem.typeOpen[type]);
        set(start + LATEST, problem.typeClose[type]);
        set(end + PREV, startOf(route));
        set(end + NEXT, NONE);
        set(end + ROUTE, route);
        set(end + PLACE, problem.typeEnd[type]);
        set(end + ARC_IN, 0);
        set(end + EARLIEST, problem.typeOpen[type]);
        set(end + LATEST, problem.typeClose[type]);
        cost += problem.typeFixed[type] - bonus;
        return route;
    }

    /** Closes an empty route. */
    void closeRoute(int route) {
        int base = base(route);
        int type = mem[base + TYPE];
        set(usedBase + type, mem[usedBase + type] - 1);
        int active = mem[counters + ACTIVE] - 1;
        int last = mem[activeBase + active];
        int at = mem[base + ACTIVE_AT];
        set(activeBase + at, last);
        set(base(last) + ACTIVE_AT, at);
        set(counters + ACTIVE, active);
        int free = mem[counters + FREE];
        set(freeBase + free, route);
        set(counters + FREE, free + 1);
        cost -= problem.typeFixed[type] - bonus;
    }

    /** The cost of a route as its last refresh left it, the fixed cost not included. */
    long routeCost(int route) {
        int base = base(route);
        return (long) mem[base + COST_HIGH] << 32 | mem[base + COST_LOW] & 0xFFFFFFFFL;
    }

    // ------------------------------------------------------------------ tasks left out

    boolean isLeftOut(int task) {
        return mem[bankAtBase + task] != NONE;
    }

    int leftOut() {
        return mem[counters + BANK];
    }

    int leftOutTask(int i) {
        return mem[bankBase + i];
    }

    /** Number of required tasks left out. */
    public int missing() {
        return mem[counters + MISSING];
    }

    void leaveOut(int task) {
        int count = mem[counters + BANK];
        set(bankBase + count, task);
        set(bankAtBase + task, count);
        set(counters + BANK, count + 1);
        if (problem.required[task]) {
            set(counters + MISSING, mem[counters + MISSING] + 1);
        }
        cost += price(task);
    }

    /** Makes a task left out pending as well: it stays left out unless a place is found. */
    void offer(int task) {
        if (offeredAt[task] != changes) {
            offeredAt[task] = changes;
            pending[pendingCount++] = task;
            onOffer += price(task);
        }
    }

    /** Takes a task from those left out, as a place was found. */
    void takeBack(int task) {
        int count = mem[counters + BANK] - 1;
        int last = mem[bankBase + count];
        int at = mem[bankAtBase + task];
        set(bankBase + at, last);
        set(bankAtBase + last, at);
        set(bankAtBase + task, NONE);
        set(counters + BANK, count);
        if (problem.required[task]) {
            set(counters + MISSING, mem[counters + MISSING] - 1);
        }
        cost -= price(task);
    }

    // ------------------------------------------------------------------ links

    /** Puts a node of any kind after another; times, loads and cost are left to the caller. Returns the change of distance. */
    int link(int node, int after) {
        int[] memory = mem;
        int a = after << NODE_SHIFT;
        int before = memory[a + NEXT];
        int b = before << NODE_SHIFT;
        int u = node << NODE_SHIFT;
        int route = memory[a + ROUTE];
        int base = base(route);
        Distances distances = problem.distancesOf(memory[base + TYPE]);
        int in = distances.between(memory[a + PLACE], memory[u + PLACE]);
        int out = distances.between(memory[u + PLACE], memory[b + PLACE]);
        int delta = in + out - memory[a + ARC_OUT];
        touch(after);
        touch(before);
        touch(node);
        memory[a + NEXT] = node;
        memory[a + ARC_OUT] = in;
        memory[b + PREV] = node;
        memory[b + ARC_IN] = out;
        memory[u + PREV] = after;
        memory[u + NEXT] = before;
        memory[u + ROUTE] = route;
        memory[u + ARC_IN] = in;
        memory[u + ARC_OUT] = out;
        touch(base >>> NODE_SHIFT);
        memory[base + DISTANCE] += delta;
        if (pointsAtLoads) {
            memory[u + LOAD_AT] = base + LOAD;
            pointAtDepotLoad(after);
            pointAtDepotLoad(node);
            pointAtDepotLoad(before);
        }
        renew(base);
        return delta;
    }

    /** Takes a node of any kind out of its route; returns the change of distance. */
    int unlink(int node) {
        int[] memory = mem;
        int u = node << NODE_SHIFT;
        int route = memory[u + ROUTE];
        touch(node);
        memory[u + ROUTE] = NONE;
        return join(route, memory[u + PREV], memory[u + NEXT], memory[u + ARC_IN] + memory[u + ARC_OUT]);
    }

    /** Makes two nodes of a route follow each other where so much distance lay between; returns the change of distance. */
    private int join(int route, int after, int before, int distance) {
        tie(after, before);
        int delta = mem[(after << NODE_SHIFT) + ARC_OUT] - distance;
        int base = base(route);
        touch(base >>> NODE_SHIFT);
        mem[base + DISTANCE] += delta;
        renew(base);
        return delta;
    }

    /** Links a stop and counts it; times and cost are left to the caller. Returns the change of distance. */
    int linkStop(int stop, int after) {
        int delta = link(stop, after);
        count(stop, routeOf(stop), 1, delta);
        return delta;
    }

    /** Unlinks a stop and counts it; times and cost are left to the caller. Returns the change of distance. */
    int unlinkStop(int stop) {
        int route = routeOf(stop);
        int delta = unlink(stop);
        count(stop, route, -1, delta);
        return delta;
    }

    /** Counts a stop linked or unlinked just now, so that the first block of its route is logged. */
    private void count(int stop, int route, int sign, int longer) {
        int base = base(route);
        mem[base + STOPS] += sign;
        if (addsWork) {
            mem[base + WORK] += longer + sign * problem.service[stop];
        }
        for (int d = 0; d < dimensions && problem.oneWay; d++) {
            setLoad(base, d, mem[base + LOAD + d] + sign * problem.amount[stop * dimensions + d]);
        }
    }

    /** Unlinks consecutive stops and counts them; times and cost are left to the caller. Returns the change of distance. */
    int unlinkRun(int first, int last) {
        int[] memory = mem;
        int route = routeOf(first);
        int base = base(route);
        int after = prev(first);
        int before = next(last);
        int distance = 0;
        int count = 0;
        int service = 0;
        for (int v = first; v != before; v = next(v)) {
            touch(v);
            leaveRoute(v);
            distance += memory[(v << NODE_SHIFT) + ARC_IN];
            count++;
            service += problem.service[v];
            for (int d = 0; d < dimensions && problem.oneWay; d++) {
                setLoad(base, d, memory[base + LOAD + d] - problem.amount[v * dimensions + d]);
            }
        }
        int delta = join(route, after, before, distance + memory[(before << NODE_SHIFT) + ARC_IN]);
        memory[base + STOPS] -= count;
        if (addsWork) {
            memory[base + WORK] += delta - service;
        }
        return delta;
    }

    /** Exchanges what follows two nodes of two routes; returns the distance that the route of the first gains by it. */
    int crossTails(int head, int otherHead) {
        int route = routeOf(head);
        int other = routeOf(otherHead);
        int end = endOf(route);
        int otherEnd = endOf(other);
        int tail = next(head);
        int otherTail = next(otherHead);
        int last = prev(end);
        int otherLast = prev(otherEnd);
        int moved = handOver(otherTail, route) - handOver(tail, other);
        if (otherTail != otherEnd) {
            tie(otherLast, end);
        }
        if (tail != end) {
            tie(last, otherEnd);
        }
        tie(head, otherTail == otherEnd ? end : otherTail);
        tie(otherHead, tail == end ? otherEnd : tail);
        return moved;
    }

    /** Makes a node and all after it belong to another route; returns their distance up to the end. */
    private int handOver(int from, int route) {
        int distance = 0;
        int loadAt = base(route) + LOAD;
        for (int v = from; isStop(v) || isReload(v); v = next(v)) {
            set((v << NODE_SHIFT) + ROUTE, route);
            if (pointsAtLoads) {
                mem[(v << NODE_SHIFT) + LOAD_AT] = loadAt;
            }
            distance += mem[(v << NODE_SHIFT) + ARC_OUT];
        }
        return distance;
    }

    /** Makes a node follow another of the same route, times and distances of the route left to the caller. */
    void tie(int after, int before) {
        int[] memory = mem;
        int a = after << NODE_SHIFT;
        int b = before << NODE_SHIFT;
        boolean empty = after >= stops && after < reloadBase && before == after + 1;
        int arc = empty
                ? 0
                : problem.distancesOf(typeOf(memory[a + ROUTE])).between(memory[a + PLACE], memory[b + PLACE]);
        touch(after);
        touch(before);
        memory[a + NEXT] = before;
        memory[a + ARC_OUT] = arc;
        memory[b + PREV] = after;
        memory[b + ARC_IN] = arc;
        if (pointsAtLoads) {
            pointAtDepotLoad(after);
            pointAtDepotLoad(before);
        }
    }

    /** Makes a logged stop belong to no route. */
    void leaveRoute(int stop) {
        int b = stop << NODE_SHIFT;
        mem[b + ROUTE] = NONE;
        if (pointsAtLoads) {
            mem[b + LOAD_AT] = full;
            mem[b + DEPOT_LOAD_AT] = full;
        }
    }

    /** Notes whether a logged stop is beside a depot. */
    private void pointAtDepotLoad(int stop) {
        int b = stop << NODE_SHIFT;
        mem[b + DEPOT_LOAD_AT] = Math.max(mem[b + PREV], mem[b + NEXT]) >= stops ? mem[b + LOAD_AT] : full;
    }

    /** Gives a plain route whose stops change a version that no other had before. */
    void renew(int base) {
        if (!problem.rich) {
            long next = ++version;
            mem[base + VERSION_LOW] = (int) next;
            mem[base + VERSION_HIGH] = (int) (next >>> 32);
        }
    }

    /** The version of a plain route: the same as long as its stops and their order are. */
    long version(int route) {
        return routeCost(route);
    }

    int drive(int type, int from, int to) {
        return problem.sameTravel ? mem[(to << NODE_SHIFT) + ARC_IN] : driveBetween(type, from, to);
    }

    /** How long a vehicle of a type takes from the place of a node to that of another. */
    int driveBetween(int type, int from, int to) {
        return problem.durationsOf(type).between(placeOf(from), placeOf(to));
    }

    /** Whether a vehicle of a type can carry a plain route and so much more by a stop, or by none; above capacity where that is allowed. */
    boolean carries(int type, int base, int stop) {
        for (int d = 0; d < dimensions; d++) {
            int more = stop == NONE ? 0 : problem.amount[stop * dimensions + d];
            if (mem[base + LOAD + d] + more > problem.capacity[type * dimensions + d] + overload.room[d]) {
                return false;
            }
        }
        return true;
    }

    // ------------------------------------------------------------------ nodes and trips

    /** Writes the nodes of a route without start and end into an array; returns their number. */
    int copy(int route, int[] into) {
        int[] memory = mem;
        int count = 0;
        int end = endOf(route);
        for (int v = memory[(startOf(route) << NODE_SHIFT) + NEXT]; v != end; v = memory[(v << NODE_SHIFT) + NEXT]) {
            into[count++] = v;
        }
        return count;
    }

    /** The start of a route or the reload where the trip of a node begins; for a start or a reload itself the trip behind it. */
    int beginning(int node) {
        int v = node;
        while (v < stops) {
            v = mem[(v << NODE_SHIFT) + PREV];
        }
        return v;
    }

    /** Number of trips of all routes. */
    int trips() {
        int count = routes();
        for (int depot = 0; depot < problem.problem.reloadDepots(); depot++) {
            count += reloadPool - mem[counters + RELOADS + depot];
        }
        return count;
    }

    int freeReload(int depot) {
        int count = mem[counters + RELOADS + depot];
        return count == 0 ? NONE : mem[reloadFreeBase + depot * reloadPool + count - 1];
    }

    // ------------------------------------------------------------------ the doors

    /** Fills the state with locked prefixes and, as far as they hold, the given routes; all other tasks are left out. */
    public void load(List<RoutingSolution.Route> routes) {
        load(routes, () -> false);
    }

    /**
     * The same.
     *
     * @param ended asked before each given route; may give the whole up by what it throws
     */
    public void load(List<RoutingSolution.Route> routes, BooleanSupplier ended) {
        new RouteValues(problem, this).load(routes, ended);
    }

    /**
     * The best routes kept, as a value.
     *
     * @param ended whether the end was asked for: then fewer reasons are looked for
     */
    public RoutingSolution unload(long iterations, BooleanSupplier ended) {
        return unloadBest(iterations, new Reasons(problem, this, ended));
    }

    /** The best routes kept, as a value, without reasons for what they leave out. */
    public RoutingSolution unloadUnexplained(long iterations) {
        return unloadBest(iterations, null);
    }

    private RoutingSolution unloadBest(long iterations, Reasons reasons) {
        log.exchange();
        try {
            return new RouteValues(problem, this).unload(iterations, bestCost, reasons);
        } finally {
            log.exchange();
        }
    }

    /** The routes the search is at, as a value, without reasons for what they leave out. */
    public RoutingSolution unloadPresent(long iterations) {
        return new RouteValues(problem, this).unload(iterations, ownCost(), null);
    }
}
