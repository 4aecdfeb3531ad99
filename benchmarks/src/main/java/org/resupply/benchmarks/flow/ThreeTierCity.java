package org.resupply.benchmarks.flow;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.resupply.allocation.flow.FairNetwork;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;

/**
 * A seeded city in three tiers of warehouses, as a flow network: entries to hubs to districts to streets to communities.
 *
 * <pre>
 *   entry --> hub ==> hub' --> district ==> district' --> street ==> street' --> community
 *     |                                                                             ^
 *     '----------------------------> balance (shortage, surplus) -------------------'
 * </pre>
 *
 * <p>A double arrow is the throughput of a warehouse, whose node is split in two. A district serves its own streets and
 * those of the two nearest districts, a street its own communities and the nearest others. What a community does not get
 * comes from the balance node at a penalty by class. Quantities are kilograms. The cost of carrying one of them grows with
 * the distance, and faster on the smaller vehicles of the lower tiers.
 */
public final class ThreeTierCity {
    /** What one kilogram less costs: general, vulnerable, vital. */
    private static final long[] PENALTIES = {20_000, 60_000, 200_000};

    /** The metres that a unit of cost carries a kilogram: on trucks between warehouses, to streets, to communities. */
    private static final double TRUNK = 100;

    private static final double STREET = 30;
    private static final double DOOR = 10;

    private static final double[] SHARES = {0.75, 0.2, 0.05};

    private final CitySpec spec;
    private final SplittableRandom random;
    private final int entries;
    private final int hubs;
    private final int districts;
    private final int streets;
    private final int communities;

    private final int[] districtOfStreet;
    private final int[] streetOfCommunity;
    private final long[] demand;
    private final int[] priority;
    private final double[] entryX, entryY, hubX, hubY, districtX, districtY, streetX, streetY, communityX, communityY;

    private int[] tails = new int[1 << 10];
    private int[] heads = new int[1 << 10];
    private long[] capacities = new long[1 << 10];
    private long[] costs = new long[1 << 10];
    private int arcs;

    private ThreeTierCity(CitySpec spec) {
        this.spec = spec;
        this.random = new SplittableRandom(spec.seed());
        this.entries = atLeastOne(6 * spec.scale());
        this.hubs = atLeastOne(5 * spec.scale());
        this.districts = atLeastOne(16 * spec.scale());
        this.streets = Math.max(districts, atLeastOne(215 * spec.scale()));
        this.communities = Math.max(streets, atLeastOne(13_000 * spec.scale()));
        double side = 80_000 * Math.sqrt(spec.scale());
        this.entryX = new double[entries];
        this.entryY = new double[entries];
        this.hubX = new double[hubs];
        this.hubY = new double[hubs];
        this.districtX = new double[districts];
        this.districtY = new double[districts];
        this.streetX = new double[streets];
        this.streetY = new double[streets];
        this.communityX = new double[communities];
        this.communityY = new double[communities];
        scatter(entryX, entryY, side);
        scatter(hubX, hubY, side);
        scatter(districtX, districtY, side);
        this.districtOfStreet = settle(streetX, streetY, districtX, districtY, 6_000);
        this.streetOfCommunity = settle(communityX, communityY, streetX, streetY, 1_500);
        this.demand = new long[communities];
        this.priority = new int[communities];
        for (int community = 0; community < communities; community++) {
            demand[community] = Math.round(200 + 3_400 * random.nextDouble());
            priority[community] = drawClass();
        }
    }

    /** The cheapest-flow problem of the city. */
    public static FlowNetwork network(CitySpec spec) {
        return new ThreeTierCity(spec).build();
    }

    /** The same city without costs and without the balance node: who can get how much of what is needed? */
    public static FairNetwork fairNetwork(CitySpec spec) {
        FlowNetwork all = network(spec);
        FlowGraph graph = all.graph();
        int balance = graph.nodes() - 1;
        int kept = 0;
        int[] tails = new int[graph.arcs()];
        int[] heads = new int[graph.arcs()];
        long[] capacities = new long[graph.arcs()];
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (graph.tail(arc) != balance && graph.head(arc) != balance) {
                tails[kept] = graph.tail(arc);
                heads[kept] = graph.head(arc);
                capacities[kept++] = all.capacities()[arc];
            }
        }
        long[] supplies = new long[balance];
        long[] demands = new long[balance];
        for (int node = 0; node < balance; node++) {
            supplies[node] = Math.max(0, all.supplies()[node]);
            demands[node] = Math.max(0, -all.supplies()[node]);
        }
        FlowGraph without = new FlowGraph(balance, Arrays.copyOf(tails, kept), Arrays.copyOf(heads, kept));
        return FairNetwork.ofFillRatios(without, Arrays.copyOf(capacities, kept), supplies, demands);
    }

    private static int atLeastOne(double count) {
        return Math.max(1, (int) Math.round(count));
    }

    private void scatter(double[] x, double[] y, double side) {
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble() * side;
            y[i] = random.nextDouble() * side;
        }
    }

    /** Places each child near a parent: every parent gets one, the rest fall at random; children of a parent are contiguous. */
    private int[] settle(double[] x, double[] y, double[] parentX, double[] parentY, double spread) {
        int[] parent = new int[x.length];
        for (int child = 0; child < x.length; child++) {
            parent[child] = child < parentX.length ? child : random.nextInt(parentX.length);
        }
        Arrays.sort(parent);
        for (int child = 0; child < x.length; child++) {
            x[child] = parentX[parent[child]] + spread * bell();
            y[child] = parentY[parent[child]] + spread * bell();
        }
        return parent;
    }

    /** A number around zero with a standard deviation near one: a sum of uniform ones. */
    private double bell() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private int drawClass() {
        double draw = random.nextDouble();
        for (int c = 0; c < SHARES.length - 1; c++) {
            if (draw < SHARES[c]) {
                return c;
            }
            draw -= SHARES[c];
        }
        return SHARES.length - 1;
    }

    private FlowNetwork build() {
        int hub = entries;
        int district = hub + 2 * hubs;
        int street = district + 2 * districts;
        int community = street + 2 * streets;
        int balance = community + communities;
        long need = Arrays.stream(demand).sum();
        long[] needOfStreet = needOf(streetOfCommunity, demand, streets);
        long[] needOfDistrict = needOf(districtOfStreet, needOfStreet, districts);

        long[] supplies = new long[balance + 1];
        long entering = Math.round(spec.supply() * need);
        deal(entering, supplies);
        for (int e = 0; e < entries; e++) {
            for (int h = 0; h < hubs; h++) {
                addArc(e, hub + 2 * h, supplies[e], cost(TRUNK, entryX[e], entryY[e], hubX[h], hubY[h]));
            }
            addArc(e, balance, supplies[e], 0);
        }
        for (int h = 0; h < hubs; h++) {
            addArc(hub + 2 * h, hub + 2 * h + 1, Math.round(1.3 * need / hubs), 0);
            for (int d = 0; d < districts; d++) {
                addArc(
                        hub + 2 * h + 1,
                        district + 2 * d,
                        need,
                        cost(TRUNK, hubX[h], hubY[h], districtX[d], districtY[d]));
            }
        }
        Nearest nearDistricts = new Nearest(districtX, districtY);
        int[] firstStreet = firstChild(districtOfStreet, districts);
        for (int d = 0; d < districts; d++) {
            addArc(district + 2 * d, district + 2 * d + 1, Math.round(1.2 * needOfDistrict[d]), 0);
            for (int near : nearDistricts.of(districtX[d], districtY[d], 3)) {
                for (int s = firstStreet[near]; s < firstStreet[near + 1]; s++) {
                    long unit = cost(STREET, districtX[d], districtY[d], streetX[s], streetY[s]);
                    addArc(district + 2 * d + 1, street + 2 * s, needOfStreet[s], unit);
                }
            }
        }
        Nearest nearCommunities = new Nearest(communityX, communityY);
        int[] firstCommunity = firstChild(streetOfCommunity, streets);
        for (int s = 0; s < streets; s++) {
            double usual = 0.7 + 0.8 * random.nextDouble();
            addArc(street + 2 * s, street + 2 * s + 1, Math.round(spec.throughput() * usual * needOfStreet[s]), 0);
            for (int c = firstCommunity[s]; c < firstCommunity[s + 1]; c++) {
                serve(street + 2 * s + 1, community + c, s, c);
            }
            int own = firstCommunity[s + 1] - firstCommunity[s];
            int left = Math.min(spec.neighbours(), communities - own);
            for (int c : nearCommunities.of(streetX[s], streetY[s], Math.min(communities, own + left))) {
                if (streetOfCommunity[c] != s && left > 0) {
                    serve(street + 2 * s + 1, community + c, s, c);
                    left--;
                }
            }
        }
        for (int c = 0; c < communities; c++) {
            addArc(balance, community + c, demand[c], PENALTIES[priority[c]] + random.nextInt(2_000));
            supplies[community + c] = -demand[c];
        }
        supplies[balance] = need - entering;
        FlowGraph graph = new FlowGraph(balance + 1, Arrays.copyOf(tails, arcs), Arrays.copyOf(heads, arcs));
        return new FlowNetwork(graph, Arrays.copyOf(capacities, arcs), Arrays.copyOf(costs, arcs), supplies);
    }

    /** Deals what enters to the entries, none of them getting less than a third of what another one gets. */
    private void deal(long entering, long[] supplies) {
        double[] shares = new double[entries];
        double sum = 0;
        for (int e = 0; e < entries; e++) {
            shares[e] = 0.5 + random.nextDouble();
            sum += shares[e];
        }
        long left = entering;
        for (int e = 0; e < entries; e++) {
            supplies[e] = e == entries - 1 ? left : Math.round(entering * shares[e] / sum);
            left -= supplies[e];
        }
    }

    private void serve(int from, int to, int s, int c) {
        addArc(from, to, demand[c], cost(DOOR, streetX[s], streetY[s], communityX[c], communityY[c]));
    }

    private void addArc(int tail, int head, long capacity, long cost) {
        if (arcs == tails.length) {
            int larger = arcs + (arcs >> 1);
            tails = Arrays.copyOf(tails, larger);
            heads = Arrays.copyOf(heads, larger);
            capacities = Arrays.copyOf(capacities, larger);
            costs = Arrays.copyOf(costs, larger);
        }
        tails[arcs] = tail;
        heads[arcs] = head;
        capacities[arcs] = capacity;
        costs[arcs] = cost;
        arcs++;
    }

    private static long cost(double metres, double x1, double y1, double x2, double y2) {
        return Math.round(Math.hypot(x1 - x2, y1 - y2) / metres);
    }

    private static long[] needOf(int[] parent, long[] need, int parents) {
        long[] sums = new long[parents];
        for (int child = 0; child < parent.length; child++) {
            sums[parent[child]] += need[child];
        }
        return sums;
    }

    private static int[] firstChild(int[] parent, int parents) {
        int[] first = new int[parents + 1];
        for (int p : parent) {
            first[p + 1]++;
        }
        for (int p = 0; p < parents; p++) {
            first[p + 1] += first[p];
        }
        return first;
    }
}
