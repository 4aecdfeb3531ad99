package org.resupply.benchmarks.allocate;

import java.util.Arrays;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.IntList;

/**
 * An allocation of a single commodity at least cost as one minimum-cost flow over its days.
 *
 * <pre>{@code
 *   lots -> stock(place, day) --evening--> stock(place, day + 1) ... --> ledger
 *                |  '--lane--> stock(other place, day + lead)
 *                '--lane--> home(place, day) --> demand <--unmet-- ledger
 * }</pre>
 *
 * <p>Node 0 is the ledger, which takes what is left and gives what lacks. A pool of several lanes is an arc in front of the node
 * that all of them leave, or behind the one that they reach. Costs are whole numbers: so many minor units times {@link
 * #perMinorUnit}, rounded. What is unmet costs its straight price, as least cost counts it.
 *
 * @param network the flow
 * @param perMinorUnit how many units of its cost are a minor unit of money, a power of ten
 */
public record OneFlow(FlowNetwork network, long perMinorUnit) {
    private static final long FINEST = 1_000_000_000;

    /** What all costs together stay below, so that any sum of them fits 64 bits. */
    private static final double MOST = 0x1p61;

    /**
     * The flow of a problem.
     *
     * @throws IllegalArgumentException if what the problem asks for is no flow of one commodity, with what it is
     */
    public static OneFlow of(AllocationProblem problem) {
        return new Construction(problem).build();
    }

    private static final class Construction {
        private final AllocationProblem problem;
        private final int days;

        /** The last day on which anything of the commodity is of use. */
        private final int last;

        private final IntList tails = new IntList();
        private final IntList heads = new IntList();
        private long[] capacities = new long[1024];
        private double[] costs = new double[1024];
        private long[] supplies = new long[1024];
        private int nodes;

        /** Nodes of places and days: stock of a warehouse, what has come to a home; -1 where there is none. */
        private final int[] node;

        private final int[] demandNode;

        /** The gate of each lane at the place that it leaves and at the one that it reaches, by day; -1 where it has none. */
        private final int[][] gateAtTail;

        private final int[][] gateAtHead;
        private final long[][] ownCapacity;
        private long everything;

        Construction(AllocationProblem problem) {
            this.problem = problem;
            days = problem.days();
            if (problem.commodities() != 1) {
                throw refused("The commodities (%s) must be one, as several share lorries and docks."
                        .formatted(problem.commodities()));
            }
            last = lastDay();
            node = new int[problem.places() * days];
            demandNode = new int[problem.demands()];
            gateAtTail = new int[problem.lanes()][];
            gateAtHead = new int[problem.lanes()][];
            ownCapacity = new long[problem.lanes()][days];
            Arrays.fill(node, -1);
        }

        private static IllegalArgumentException refused(String why) {
            return new IllegalArgumentException("What is asked for is no flow in DIMACS form. " + why);
        }

        private int lastDay() {
            int of = days - 1;
            for (int vintage = 0; vintage < problem.vintages(); vintage++) {
                int within = Math.min(days - 1, problem.vintageLastUsable(vintage));
                if (vintage > 0 && within != of) {
                    throw refused("The last usable days (%s, %s) of its lots must be the same or beyond the horizon."
                            .formatted(of, within));
                }
                of = within;
            }
            return of;
        }

        OneFlow build() {
            addNode(0);
            addStock();
            addDemands();
            limitLanes();
            for (int lane = 0; lane < problem.lanes(); lane++) {
                for (int day = 0; day < days; day++) {
                    addLane(lane, day);
                }
            }
            return finished();
        }

        private OneFlow finished() {
            long most = Math.max(1, everything);
            double dearest = 0;
            double sum = 0;
            for (int arc = 0; arc < tails.size(); arc++) {
                dearest = Math.max(dearest, costs[arc]);
            }
            // Leaving all unmet is a flow too, so that the cheapest costs no more.
            for (int demand = 0; demand < problem.demands(); demand++) {
                sum += problem.unmetPrice(demand) * problem.openQuantity(demand);
            }
            long scale = FINEST;
            while (scale > 1 && (sum * scale > MOST || dearest * scale * (nodes + 2) > MOST)) {
                scale /= 10;
            }
            long[] whole = new long[tails.size()];
            long[] limits = new long[whole.length];
            for (int arc = 0; arc < whole.length; arc++) {
                whole[arc] = Math.round(costs[arc] * scale);
                limits[arc] = Math.min(most, capacities[arc]);
            }
            FlowGraph graph = new FlowGraph(nodes, tails.toArray(), heads.toArray());
            return new OneFlow(new FlowNetwork(graph, limits, whole, Arrays.copyOf(supplies, nodes)), scale);
        }

        private int addNode(long supply) {
            if (nodes == supplies.length) {
                supplies = Arrays.copyOf(supplies, 2 * nodes);
            }
            supplies[nodes] = supply;
            supplies[0] -= supply;
            everything += Math.abs(supply);
            return nodes++;
        }

        private void addArc(int tail, int head, long capacity, double cost) {
            int arc = tails.size();
            if (arc == capacities.length) {
                capacities = Arrays.copyOf(capacities, 2 * arc);
                costs = Arrays.copyOf(costs, 2 * arc);
            }
            capacities[arc] = capacity;
            costs[arc] = cost;
            tails.add(tail);
            heads.add(head);
        }

        private int at(int place, int day) {
            return place * days + day;
        }

        private boolean isHub(int place) {
            return problem.placeKind(place) != PlaceKind.DEMAND_POINT;
        }

        private void addStock() {
            long[] lots = new long[problem.places() * days];
            long[] withheld = new long[problem.places()];
            for (int lot = 0; lot < problem.lots(); lot++) {
                lots[at(problem.lotPlace(lot), problem.lotAvailable(lot))] += problem.lotFree(lot);
                withheld[problem.lotPlace(lot)] += problem.lotReserved(lot);
            }
            for (int place = 0; place < problem.places(); place++) {
                for (int day = 0; day <= last && isHub(place); day++) {
                    node[at(place, day)] = addNode(lots[at(place, day)]);
                }
            }
            long[] room = room(lots, withheld);
            for (int place = 0; place < problem.places(); place++) {
                for (int day = 0; day <= last && isHub(place); day++) {
                    int evening = day == last ? 0 : node[at(place, day + 1)];
                    addArc(node[at(place, day)], evening, room[at(place, day)], 0);
                }
            }
        }

        /** Base units that may lie at each place in the evening beside its reserve; its own lots may always. */
        private long[] room(long[] lots, long[] withheld) {
            long[] room = new long[lots.length];
            Arrays.fill(room, Long.MAX_VALUE);
            for (int store = 0; store < problem.stores(); store++) {
                int place = problem.storePlace(store);
                long perUnit = problem.perUnit(0, problem.storeMeasure(store));
                boolean takes = (problem.storeClasses(store) >>> problem.storageClass(0) & 1) != 0;
                long own = 0;
                for (int day = 0; day <= last && takes && perUnit > 0; day++) {
                    own += lots[at(place, day)];
                    long units = problem.storeCapacity(store, day) / perUnit - withheld[place];
                    room[at(place, day)] = Math.min(room[at(place, day)], Math.max(own, units));
                }
            }
            return room;
        }

        private void addDemands() {
            int[] asked = new int[node.length];
            for (int demand = 0; demand < demandNode.length; demand++) {
                demandNode[demand] = addNode(-problem.openQuantity(demand));
                addArc(0, demandNode[demand], Long.MAX_VALUE, problem.unmetPrice(demand));
                for (int day = problem.demandFirst(demand); day <= lastOf(demand); day++) {
                    int at = at(problem.demandPlace(demand), day);
                    node[at] = asked[at]++ == 0 ? demandNode[demand] : -1;
                }
            }
            for (int demand = 0; demand < demandNode.length; demand++) {
                for (int day = problem.demandFirst(demand); day <= lastOf(demand); day++) {
                    int at = at(problem.demandPlace(demand), day);
                    if (asked[at] > 1) {
                        node[at] = node[at] < 0 ? addNode(0) : node[at];
                        addArc(node[at], demandNode[demand], Long.MAX_VALUE, 0);
                    }
                }
            }
        }

        private int lastOf(int demand) {
            return Math.min(last, problem.demandLast(demand));
        }

        private void limitLanes() {
            for (int lane = 0; lane < problem.lanes(); lane++) {
                if (problem.lanePalletised(lane) && problem.pallet(0) > 1) {
                    throw refused("Lane (%s) carries whole pallets only.".formatted(lane));
                }
                for (int day = 0; day < days; day++) {
                    ownCapacity[lane][day] = units(problem.laneCapacity(lane, day), problem.laneMeasure(lane), 1);
                }
            }
            int[][] lanesOf = new int[problem.pools()][0];
            int[][] weightsOf = new int[problem.pools()][0];
            for (int lane = 0; lane < problem.lanes(); lane++) {
                for (int i = problem.lanePools(lane); i < problem.lanePools(lane + 1); i++) {
                    int pool = problem.poolAt(i);
                    int known = lanesOf[pool].length - 1;
                    if (known >= 0 && lanesOf[pool][known] == lane) {
                        weightsOf[pool][known] += problem.weightAt(i);
                    } else {
                        lanesOf[pool] = append(lanesOf[pool], lane);
                        weightsOf[pool] = append(weightsOf[pool], problem.weightAt(i));
                    }
                }
            }
            for (int pool = 0; pool < lanesOf.length; pool++) {
                if (lanesOf[pool].length > 0) {
                    limit(pool, lanesOf[pool], weightsOf[pool]);
                }
            }
        }

        private static int[] append(int[] values, int value) {
            int[] longer = Arrays.copyOf(values, values.length + 1);
            longer[values.length] = value;
            return longer;
        }

        /** What a capacity is in base units; without end where there is none or where a unit takes nothing of it. */
        private long units(long capacity, Measure measure, int weight) {
            long perUnit = measure == null ? 0 : problem.perUnit(0, measure) * weight;
            return perUnit == 0 || capacity == Long.MAX_VALUE ? Long.MAX_VALUE : capacity / perUnit;
        }

        private void limit(int pool, int[] lanes, int[] weights) {
            int first = lanes[0];
            boolean atDeparture = problem.poolCounted(pool) == Counted.AT_DEPARTURE;
            boolean oneTail = true;
            boolean oneHead = true;
            boolean oneLead = true;
            for (int i = 0; i < lanes.length; i++) {
                if (weights[i] != weights[0]) {
                    throw refused("Pool (%s) must count all its lanes alike, not (%s) and (%s) times."
                            .formatted(pool, weights[0], weights[i]));
                }
                oneTail &= problem.laneFrom(lanes[i]) == problem.laneFrom(first);
                oneHead &= problem.laneTo(lanes[i]) == problem.laneTo(first);
                oneLead &= problem.laneLead(lanes[i]) == problem.laneLead(first);
            }
            boolean atTail = oneTail && (atDeparture || oneLead);
            if (!atTail && !(oneHead && (!atDeparture || oneLead))) {
                throw refused("The lanes of pool (%s) must leave one place or reach one.".formatted(pool));
            }
            int lead = problem.laneLead(first);
            int[] gates = new int[days];
            Arrays.fill(gates, -1);
            for (int day = 0; day < days; day++) {
                // The day on which the pool counts what passes the gate on this day.
                int counted = day + (atTail && !atDeparture ? lead : atDeparture && !atTail ? -lead : 0);
                int place = atTail ? problem.laneFrom(first) : problem.laneTo(first);
                int outer = node[at(place, day)];
                if (counted < 0 || counted >= days || outer < 0) {
                    continue;
                }
                Measure measure = problem.poolMeasure(pool);
                long capacity = units(problem.poolCapacity(pool, counted), measure, weights[0]);
                long extra = problem.poolExtra(pool, counted);
                long onTop = extra == 0 ? 0 : units(problem.poolCapacity(pool, counted) + extra, measure, weights[0]);
                if (lanes.length == 1 && onTop <= capacity) {
                    int departure = atTail ? day : day - lead;
                    if (departure >= 0) {
                        ownCapacity[first][departure] = Math.min(ownCapacity[first][departure], capacity);
                    }
                    continue;
                }
                gates[day] = addNode(0);
                addArc(atTail ? outer : gates[day], atTail ? gates[day] : outer, capacity, 0);
                if (onTop > capacity) {
                    double price = problem.poolExtraPrice(pool) * problem.perUnit(0, measure) * weights[0];
                    addArc(atTail ? outer : gates[day], atTail ? gates[day] : outer, onTop - capacity, price);
                }
            }
            if (lanes.length == 1 && Arrays.stream(gates).allMatch(gate -> gate < 0)) {
                return;
            }
            for (int lane : lanes) {
                int[][] of = atTail ? gateAtTail : gateAtHead;
                if (of[lane] != null) {
                    throw refused("Lane (%s) must share one pool with others where it begins and one where it ends."
                            .formatted(lane));
                }
                of[lane] = gates;
            }
        }

        private void addLane(int lane, int day) {
            int arrival = day + problem.laneLead(lane);
            if (!problem.laneCarries(lane, 0) || !problem.laneOpen(lane, day) || arrival > last) {
                return;
            }
            int tail = passed(gateAtTail[lane], day, node[at(problem.laneFrom(lane), day)]);
            int head = passed(gateAtHead[lane], arrival, node[at(problem.laneTo(lane), arrival)]);
            if (tail >= 0 && head >= 0 && ownCapacity[lane][day] > 0) {
                addArc(tail, head, ownCapacity[lane][day], problem.laneCostPerUnit(lane, 0));
            }
        }

        private static int passed(int[] gates, int day, int node) {
            return gates == null || gates[day] < 0 ? node : gates[day];
        }
    }
}
