package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.IntList;

/**
 * The time-expanded network of one commodity: where each layer of it can be on each day, and which demands it can reach.
 *
 * <pre>
 *   lots -> stock(place, layer, day) --hold--> stock(place, layer, day + 1) ... --exit--> ledger
 *                |  '--transfer--> stock(other place, layer, day + lead)
 *                '--issue--> issue(place, day, lead) --deliver--> demand
 * </pre>
 *
 * <p>A layer is a set of vintages that the horizon cannot tell apart: those with the same last usable day within it. Vintages
 * that outlast the horizon are one layer. Where a commodity has a single layer, deliveries leave the stock node itself. Node 0
 * is the ledger: it takes what is left of every lot and gives what every demand lacks.
 */
final class CommodityNetwork {
    /** Stock that stays for the night. */
    static final byte HOLD = 0;
    /** Stock that is left at the end of its life or of the horizon. */
    static final byte EXIT = 1;
    /** Stock on its way to another hub. */
    static final byte TRANSFER = 2;
    /** Stock that leaves its layer to be handed over. */
    static final byte ISSUE = 3;
    /** Goods on the way to a demand. */
    static final byte DELIVER = 4;

    static final int LEDGER = 0;

    private static final int NONE = -1;

    /** Demands of one commodity are told apart by so many bits; the rest holds bundle and window. */
    private static final int KEY_BITS = 24;

    /** A day is told by so many bits. */
    private static final int DAY_BITS = 6;

    final AllocationProblem problem;
    final int commodity;

    /** The last usable day within the horizon of each layer, older layers first. */
    final int[] layerLast;

    final int nodes;
    final int arcs;
    final int[] tail;
    final int[] head;
    final byte[] kind;

    /** The lane of transfers, the slot in the catchment of deliveries, the place of the others. */
    final int[] ref;

    /** The day of departure, or the day whose end the stock sees. */
    final int[] day;

    /** The layer of hub arcs, the need of deliveries. */
    final int[] aux;

    /** Minor units of money per base unit. */
    final double[] cost;

    /** What a base unit on the arcs takes of the rows. */
    final Loads loads;

    /** The load of each arc. */
    final int[] load;

    /** Base units that the lots bring to each node, reserves withheld. */
    final long[] supply;

    /** Number of needs: the open demands of a bundle that are alike in window and price. */
    final int needs;

    /** The demands of need n are {@code member[needStart[n]]} to {@code member[needStart[n + 1] - 1]}. */
    final int[] needStart;

    final int[] member;
    final int[] needCatchment;

    /** Base units that fresh supply may serve. */
    final long[] needOpen;

    /**
     * Number of bundles: the needs of places of one catchment in one class that come in the same rhythm, which are neighbours in the order of
     * needs. What a bundle lacks can be shared among its places, as they lack on the same days.
     */
    final int bundles;

    /** The needs of bundle b are {@code bundleStart[b]} to {@code bundleStart[b + 1] - 1}. */
    final int[] bundleStart;

    /** The node of need n is {@code firstNeedNode + n}. */
    final int firstNeedNode;

    /** The first delivery arc of each need, one more entry at the end. */
    final int[] deliverStart;

    final Catchments catchments;

    /** What the shared capacities bind. */
    final CapacityLimits limits;

    /** Where the node of a stock is: {@code [(hub * layers + layer) * days + day]}, -1 where nothing can lie. */
    private final int[] stockNode;

    /** The node of each lot, -1 for lots of other commodities and of demand points. */
    final int[] nodeOfLot;

    /** The first arc that leaves each stock to stay or to travel; the others follow it. */
    private final int[] firstHubArc;

    private final Hubs hubs;
    private final CapacityRows rows;
    private final int days;

    private final IntList arcTail = new IntList();
    private final IntList arcHead = new IntList();
    private final IntList arcKind = new IntList();
    private final IntList arcRef = new IntList();
    private final IntList arcDay = new IntList();
    private final IntList arcAux = new IntList();
    private final IntList arcLoad = new IntList();
    private int nodeCount = 1;

    CommodityNetwork(AllocationProblem problem, Hubs hubs, Catchments catchments, CapacityRows rows, int commodity) {
        this.problem = problem;
        this.hubs = hubs;
        this.catchments = catchments;
        this.rows = rows;
        this.commodity = commodity;
        this.days = problem.days();
        loads = new Loads(rows);
        layerLast = layers();
        stockNode = new int[hubs.count * layerLast.length * days];
        nodeOfLot = new int[problem.lots()];
        placeStock();
        addHubArcs();
        int[] open = openDemands();
        int[] bundleOf = bundles(open);
        member = sorted(open, bundleOf);
        int[] starts = needStarts(bundleOf);
        needs = starts.length - 1;
        needStart = starts;
        needCatchment = new int[needs];
        needOpen = new long[needs];
        for (int need = 0; need < needs; need++) {
            needCatchment[need] = catchments.ofPlace[problem.demandPlace(member[needStart[need]])];
            for (int at = needStart[need]; at < needStart[need + 1]; at++) {
                needOpen[need] += problem.openQuantity(member[at]);
            }
        }
        bundleStart = bundleStarts(bundleOf);
        bundles = bundleStart.length - 1;
        int[] issueNode = addIssueArcs();
        firstNeedNode = nodeCount;
        nodeCount += needs;
        deliverStart = new int[needs + 1];
        addDeliveries(issueNode);

        nodes = nodeCount;
        arcs = arcTail.size();
        tail = arcTail.toArray();
        head = arcHead.toArray();
        ref = arcRef.toArray();
        day = arcDay.toArray();
        aux = arcAux.toArray();
        kind = new byte[arcs];
        cost = new double[arcs];
        load = arcLoad.toArray();
        for (int arc = 0; arc < arcs; arc++) {
            kind[arc] = (byte) arcKind.get(arc);
            if (kind[arc] == TRANSFER) {
                cost[arc] = problem.laneCostPerUnit(ref[arc], commodity);
            } else if (kind[arc] == DELIVER) {
                cost[arc] = meanCost(aux[arc], ref[arc]);
            }
        }
        firstHubArc = new int[nodes];
        for (int arc = arcs - 1; arc >= 0; arc--) {
            if (kind[arc] <= TRANSFER) {
                firstHubArc[tail[arc]] = arc;
            }
        }
        supply = new long[nodes];
        for (int lot = 0; lot < nodeOfLot.length; lot++) {
            if (nodeOfLot[lot] >= 0) {
                supply[nodeOfLot[lot]] += problem.lotFree(lot);
            }
        }
        limits = new CapacityLimits(this, rows);
    }

    /** The places where stock lies, numbered without gaps, and the lanes that leave each. */
    static final class Hubs {
        final int count;
        final int[] ofPlace;
        final int[] place;
        /** The lanes between hubs that leave hub h: {@code transferLane[transferStart[h]]} and on. */
        final int[] transferStart;

        final int[] transferLane;

        Hubs(AllocationProblem problem) {
            ofPlace = new int[problem.places()];
            IntList list = new IntList();
            for (int p = 0; p < ofPlace.length; p++) {
                ofPlace[p] = CapacityRows.isHub(problem, p) ? list.size() : -1;
                if (ofPlace[p] >= 0) {
                    list.add(p);
                }
            }
            place = list.toArray();
            count = place.length;
            transferStart = new int[count + 1];
            int transfers = 0;
            for (int lane = 0; lane < problem.lanes(); lane++) {
                int from = ofPlace[problem.laneFrom(lane)];
                if (ofPlace[problem.laneTo(lane)] >= 0) {
                    transferStart[from + 1]++;
                    transfers++;
                }
            }
            accumulate(transferStart);
            transferLane = new int[transfers];
            int[] nextTransfer = transferStart.clone();
            for (int lane = 0; lane < problem.lanes(); lane++) {
                int from = ofPlace[problem.laneFrom(lane)];
                if (ofPlace[problem.laneTo(lane)] >= 0) {
                    transferLane[nextTransfer[from]++] = lane;
                }
            }
        }

        private static void accumulate(int[] start) {
            for (int i = 1; i < start.length; i++) {
                start[i] += start[i - 1];
            }
        }
    }

    private int[] layers() {
        int first = problem.firstVintage(commodity);
        int end = problem.firstVintage(commodity + 1);
        int[] last = new int[end - first];
        int count = 0;
        for (int vintage = first; vintage < end; vintage++) {
            int within = Math.min(days - 1, problem.vintageLastUsable(vintage));
            if (count == 0 || last[count - 1] != within) {
                last[count++] = within;
            }
        }
        return Arrays.copyOf(last, count);
    }

    /** The layer of a vintage of this commodity. */
    int layerOf(int vintage) {
        return Arrays.binarySearch(layerLast, Math.min(days - 1, problem.vintageLastUsable(vintage)));
    }

    private int stockIndex(int hub, int layer, int onDay) {
        return (hub * layerLast.length + layer) * days + onDay;
    }

    /** The arc by which a layer travels on a lane between hubs that it leaves on a day, -1 where it cannot. */
    int transferArc(int lane, int onDay, int layer) {
        int hub = hubs.ofPlace[problem.laneFrom(lane)];
        int node = hub < 0 || layer < 0 ? NONE : stockNode(hub, layer, onDay);
        for (int arc = node < 0 ? arcs : firstHubArc[node]; arc < arcs && tail[arc] == node; arc++) {
            if (kind[arc] == TRANSFER && ref[arc] == lane) {
                return arc;
            }
        }
        return NONE;
    }

    /** The node of the stock of a layer at a hub on a day, -1 where nothing can lie. */
    int stockNode(int hub, int layer, int onDay) {
        return stockNode[stockIndex(hub, layer, onDay)];
    }

    /** Gives a node to every stock that some lot can reach, forward in time. */
    private void placeStock() {
        boolean[] reached = new boolean[stockNode.length];
        for (int lot = 0; lot < nodeOfLot.length; lot++) {
            int hub = hubs.ofPlace[problem.lotPlace(lot)];
            if (problem.lotCommodity(lot) == commodity && hub >= 0) {
                reached[stockIndex(hub, layerOf(problem.lotVintage(lot)), problem.lotAvailable(lot))] = true;
            }
        }
        int[] stack = new int[hubs.count];
        for (int onDay = 0; onDay < days; onDay++) {
            for (int layer = 0; layer < layerLast.length; layer++) {
                if (onDay > layerLast[layer]) {
                    continue;
                }
                int size = 0;
                for (int hub = 0; hub < hubs.count; hub++) {
                    if (reached[stockIndex(hub, layer, onDay)]) {
                        stack[size++] = hub;
                    }
                }
                while (size > 0) {
                    int hub = stack[--size];
                    if (onDay < layerLast[layer]) {
                        reached[stockIndex(hub, layer, onDay + 1)] = true;
                    }
                    for (int i = hubs.transferStart[hub]; i < hubs.transferStart[hub + 1]; i++) {
                        int lane = hubs.transferLane[i];
                        if (canDepart(lane, layer, onDay)) {
                            int to = hubs.ofPlace[problem.laneTo(lane)];
                            int at = stockIndex(to, layer, onDay + problem.laneLead(lane));
                            if (!reached[at] && problem.laneLead(lane) == 0) {
                                stack[size++] = to;
                            }
                            reached[at] = true;
                        }
                    }
                }
            }
        }
        for (int at = 0; at < reached.length; at++) {
            stockNode[at] = reached[at] ? nodeCount++ : -1;
        }
        for (int lot = 0; lot < nodeOfLot.length; lot++) {
            int hub = hubs.ofPlace[problem.lotPlace(lot)];
            boolean here = problem.lotCommodity(lot) == commodity && hub >= 0;
            nodeOfLot[lot] = here ? stockNode(hub, layerOf(problem.lotVintage(lot)), problem.lotAvailable(lot)) : -1;
        }
    }

    private boolean canDepart(int lane, int layer, int onDay) {
        return problem.laneCarries(lane, commodity)
                && problem.laneOpen(lane, onDay)
                && onDay + problem.laneLead(lane) <= layerLast[layer];
    }

    private void addHubArcs() {
        int[][] storesOfHub = storesOfHub();
        for (int onDay = 0; onDay < days; onDay++) {
            for (int hub = 0; hub < hubs.count; hub++) {
                for (int layer = 0; layer < layerLast.length; layer++) {
                    int node = stockNode(hub, layer, onDay);
                    if (node < 0 || onDay > layerLast[layer]) {
                        continue;
                    }
                    boolean lasts = onDay < layerLast[layer];
                    int next = lasts ? stockNode(hub, layer, onDay + 1) : LEDGER;
                    for (int store : storesOfHub[hub]) {
                        long share = rows.storeShare(store, commodity);
                        loads.add(rows.storeRow(store, onDay), share, share);
                    }
                    addArc(node, next, lasts ? HOLD : EXIT, hubs.place[hub], onDay, layer);
                    for (int i = hubs.transferStart[hub]; i < hubs.transferStart[hub + 1]; i++) {
                        int lane = hubs.transferLane[i];
                        if (canDepart(lane, layer, onDay)) {
                            int to = stockNode(
                                    hubs.ofPlace[problem.laneTo(lane)], layer, onDay + problem.laneLead(lane));
                            useLane(lane, onDay, NONE, NONE);
                            addArc(node, to, TRANSFER, lane, onDay, layer);
                        }
                    }
                }
            }
        }
    }

    private int[][] storesOfHub() {
        IntList[] lists = new IntList[hubs.count];
        for (int store = 0; store < problem.stores(); store++) {
            int hub = hubs.ofPlace[problem.storePlace(store)];
            if (lists[hub] == null) {
                lists[hub] = new IntList();
            }
            lists[hub].add(store);
        }
        int[][] stores = new int[hubs.count][];
        for (int hub = 0; hub < stores.length; hub++) {
            stores[hub] = lists[hub] == null ? new int[0] : lists[hub].toArray();
        }
        return stores;
    }

    private int[] openDemands() {
        IntList open = new IntList();
        for (int demand = 0; demand < problem.demands(); demand++) {
            if (problem.demandCommodity(demand) == commodity && problem.openQuantity(demand) > 0) {
                open.add(demand);
            }
        }
        return open.toArray();
    }

    /**
     * The bundle of each place and class, by {@link #placeAndClass}: places of a catchment that need about as much of this commodity at the same
     * times, told apart by halves of the largest demand.
     */
    private int[] bundles(int[] open) {
        long[] largest = new long[problem.places() * problem.classes()];
        for (int demand : open) {
            int at = placeAndClass(demand);
            largest[at] = Math.max(largest[at], problem.openQuantity(demand));
        }
        long[] rhythm = new long[largest.length];
        for (int demand : open) {
            int at = placeAndClass(demand);
            long halves = Math.round(2.0 * problem.openQuantity(demand) / largest[at]);
            // As if drawn at random for each window and size, so that sums of different ones hardly ever meet.
            rhythm[at] += new SplittableRandom((long) window(demand) << 2 | halves).nextLong();
        }
        record Kind(int catchment, int priority, long rhythm) {}
        Map<Kind, Integer> known = new LinkedHashMap<>();
        int[] bundle = new int[largest.length];
        for (int demand : open) {
            int at = placeAndClass(demand);
            int catchment = catchments.ofPlace[problem.demandPlace(demand)];
            Kind kind = new Kind(catchment, problem.demandClass(demand), rhythm[at]);
            Integer same = known.putIfAbsent(kind, known.size());
            bundle[at] = same == null ? known.size() - 1 : same;
        }
        List<Kind> sorted = new ArrayList<>(known.keySet());
        sorted.sort(Comparator.comparingInt(Kind::catchment).thenComparingInt(Kind::priority));
        int[] rank = new int[sorted.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[known.get(sorted.get(i))] = i;
        }
        Arrays.setAll(bundle, at -> rank.length == 0 ? 0 : rank[bundle[at]]);
        return bundle;
    }

    private int placeAndClass(int demand) {
        return problem.demandPlace(demand) * problem.classes() + problem.demandClass(demand);
    }

    private int window(int demand) {
        return problem.demandFirst(demand) << DAY_BITS | problem.demandLast(demand);
    }

    /** The open demands, those that are alike side by side. */
    private int[] sorted(int[] open, int[] bundleOf) {
        long[] keys = new long[open.length];
        for (int i = 0; i < keys.length; i++) {
            long kind = (long) bundleOf[placeAndClass(open[i])] << 2 * DAY_BITS | window(open[i]);
            keys[i] = kind << KEY_BITS | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = open[(int) (keys[i] & (1L << KEY_BITS) - 1)];
        }
        sortByPrice(keys, sorted);
        return sorted;
    }

    /** Puts equal prices side by side among demands of the same kind. */
    private void sortByPrice(long[] keys, int[] sorted) {
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            boolean mixed = false;
            while (to < sorted.length && keys[to] >>> KEY_BITS == keys[from] >>> KEY_BITS) {
                mixed |= problem.unmetPrice(sorted[to]) != problem.unmetPrice(sorted[from]);
                to++;
            }
            if (mixed) {
                int[] byPrice = Arrays.stream(sorted, from, to)
                        .boxed()
                        .sorted(Comparator.comparingDouble(problem::unmetPrice))
                        .mapToInt(demand -> demand)
                        .toArray();
                System.arraycopy(byPrice, 0, sorted, from, byPrice.length);
            }
            from = to;
        }
    }

    private int[] needStarts(int[] bundleOf) {
        IntList starts = new IntList();
        for (int at = 0; at < member.length; at++) {
            boolean same = at > 0
                    && bundleOf[placeAndClass(member[at - 1])] == bundleOf[placeAndClass(member[at])]
                    && window(member[at - 1]) == window(member[at])
                    && problem.unmetPrice(member[at - 1]) == problem.unmetPrice(member[at]);
            if (!same) {
                starts.add(at);
            }
        }
        starts.add(member.length);
        return starts.toArray();
    }

    private int[] bundleStarts(int[] bundleOf) {
        IntList starts = new IntList();
        for (int need = 0; need < needs; need++) {
            if (need == 0 || bundleOf[placeAndClass(example(need - 1))] != bundleOf[placeAndClass(example(need))]) {
                starts.add(need);
            }
        }
        starts.add(needs);
        return starts.toArray();
    }

    /** One demand of a need. */
    int example(int need) {
        return member[needStart[need]];
    }

    /** What it costs on average to bring one base unit to a need by a slot. */
    private double meanCost(int need, int slot) {
        double sum = 0;
        for (int at = needStart[need]; at < needStart[need + 1]; at++) {
            int demand = member[at];
            int lane = catchments.lane(problem.demandPlace(demand), slot);
            sum += problem.laneCostPerUnit(lane, commodity) * problem.openQuantity(demand);
        }
        return sum / needOpen[need];
    }

    /**
     * The nodes from which a hub hands over, per hub, day and lead: the stock node itself where there is one layer, else a
     * node that all layers flow into that are usable on arrival.
     */
    private int[] addIssueArcs() {
        int[] issueNode = new int[hubs.count * days * days];
        Arrays.fill(issueNode, -1);
        long[] leadsOfHub = new long[hubs.count];
        for (int need = 0; need < needs; need++) {
            int place = problem.demandPlace(example(need));
            for (int slot = 0; slot < catchments.slots(needCatchment[need]); slot++) {
                int lane = catchments.lane(place, slot);
                if (problem.laneLead(lane) < days && problem.laneCarries(lane, commodity)) {
                    leadsOfHub[hubs.ofPlace[problem.laneFrom(lane)]] |= 1L << problem.laneLead(lane);
                }
            }
        }
        for (int hub = 0; hub < hubs.count; hub++) {
            long leads = leadsOfHub[hub];
            for (int onDay = 0; onDay < days; onDay++) {
                for (int lead = 0; lead < days - onDay; lead++) {
                    if ((leads >>> lead & 1) != 0) {
                        issueNode[(hub * days + onDay) * days + lead] = issueNode(hub, onDay, lead);
                    }
                }
            }
        }
        return issueNode;
    }

    private int issueNode(int hub, int onDay, int lead) {
        if (layerLast.length == 1) {
            return onDay + lead <= layerLast[0] ? stockNode(hub, 0, onDay) : -1;
        }
        int node = -1;
        for (int layer = 0; layer < layerLast.length; layer++) {
            int stock = stockNode(hub, layer, onDay);
            if (stock >= 0 && onDay + lead <= layerLast[layer]) {
                if (node < 0) {
                    node = nodeCount++;
                }
                addArc(stock, node, ISSUE, hubs.place[hub], onDay, layer);
            }
        }
        return node;
    }

    private void addDeliveries(int[] issueNode) {
        for (int need = 0; need < needs; need++) {
            int demand = example(need);
            deliverStart[need] = arcTail.size();
            for (int slot = 0; slot < catchments.slots(needCatchment[need]); slot++) {
                int lane = catchments.lane(problem.demandPlace(demand), slot);
                int lead = problem.laneLead(lane);
                if (!problem.laneCarries(lane, commodity) || lead >= days) {
                    continue;
                }
                int hub = hubs.ofPlace[problem.laneFrom(lane)];
                int first = Math.max(0, problem.demandFirst(demand) - lead);
                for (int onDay = first; onDay <= problem.demandLast(demand) - lead; onDay++) {
                    int node = issueNode[(hub * days + onDay) * days + lead];
                    if (node >= 0 && problem.laneOpen(lane, onDay)) {
                        useLane(lane, onDay, needCatchment[need], slot);
                        addArc(node, firstNeedNode + need, DELIVER, slot, onDay, need);
                    }
                }
            }
        }
        deliverStart[needs] = arcTail.size();
    }

    /** A lane of a transfer or delivery arc: of a delivery, that of the need's example. */
    int lane(int arc) {
        return kind[arc] == DELIVER ? catchments.lane(problem.demandPlace(example(aux[arc])), ref[arc]) : ref[arc];
    }

    /** Notes what a unit takes of the rows of a lane; where the lane stands for a slot, of the heaviest and lightest one. */
    private void useLane(int lane, int onDay, int catchment, int slot) {
        for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
            int pool = problem.poolAt(at);
            int counted = problem.poolCounted(pool) == Counted.AT_DEPARTURE ? onDay : onDay + problem.laneLead(lane);
            long perUnit = problem.perUnit(commodity, problem.poolMeasure(pool));
            int number = at - problem.lanePools(lane);
            long most = catchment == NONE ? problem.weightAt(at) : catchments.weight(catchment, slot, number, true);
            long least = catchment == NONE ? most : catchments.weight(catchment, slot, number, false);
            loads.add(rows.poolRow(pool, counted), perUnit * most, perUnit * least);
        }
        int ownRow = rows.laneRow(lane, onDay);
        if (ownRow >= 0) {
            long perUnit = problem.perUnit(commodity, problem.laneMeasure(lane));
            loads.add(ownRow, perUnit, perUnit);
        }
    }

    private void addArc(int from, int to, byte ofKind, int reference, int onDay, int auxiliary) {
        arcTail.add(from);
        arcHead.add(to);
        arcKind.add(ofKind);
        arcRef.add(reference);
        arcDay.add(onDay);
        arcAux.add(auxiliary);
        arcLoad.add(loads.close());
    }

    Hubs hubs() {
        return hubs;
    }

    int needNode(int need) {
        return firstNeedNode + need;
    }
}
