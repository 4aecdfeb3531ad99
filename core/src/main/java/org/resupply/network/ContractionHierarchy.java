package org.resupply.network;

import java.util.Arrays;

/**
 * A road graph whose nodes are taken out one by one, least important first, with shortcuts that keep all distances.
 *
 * <p>Afterwards a fastest way between any two nodes can be found as a way that only climbs and then only descends, so
 * that a search from either end visits a few hundred nodes instead of half the city. Many-to-many matrices collect the
 * descents of all targets in buckets at the nodes they pass, and each source's climb reads the buckets it meets.
 *
 * <p>R. Geisberger, P. Sanders, D. Schultes, C. Vetter: Exact Routing in Large Road Networks Using Contraction
 * Hierarchies, Transportation Science 46 (2012); buckets after S. Knopp et al., Computing Many-to-Many Shortest Paths
 * Using Highway Hierarchies, ALENEX 2007. Legs are {@link PackedLeg packed}.
 */
final class ContractionHierarchy {

    private final int nodeCount;
    private final int[] climbFirst;
    private final int[] climbHead;
    private final long[] climbLeg;
    private final int[] descentFirst;
    private final int[] descentTail;
    private final long[] descentLeg;

    private ContractionHierarchy(Contraction done) {
        nodeCount = done.nodeCount;
        climbFirst = offsets(done.outCount);
        climbHead = concat(done.outNode, done.outCount, climbFirst);
        climbLeg = concat(done.outLeg, done.outCount, climbFirst);
        descentFirst = offsets(done.inCount);
        descentTail = concat(done.inNode, done.inCount, descentFirst);
        descentLeg = concat(done.inLeg, done.inCount, descentFirst);
    }

    /** Prepares the hierarchy of a directed graph given as arcs; parallel arcs and loops may occur. */
    static ContractionHierarchy of(int nodeCount, int[] tails, int[] heads, long[] legs) {
        Contraction contraction = new Contraction(nodeCount);
        for (int arc = 0; arc < tails.length; arc++) {
            contraction.connect(tails[arc], heads[arc], legs[arc]);
        }
        contraction.contractAll();
        return new ContractionHierarchy(contraction);
    }

    /** The fastest leg from each source to each target, row by row; {@link PackedLeg#NONE} where there is no way. */
    long[] legs(int[] sources, int[] targets) {
        Buckets buckets = new Buckets(nodeCount);
        Climb climb = new Climb(nodeCount);
        for (int target = 0; target < targets.length; target++) {
            climb.run(targets[target], descentFirst, descentTail, descentLeg);
            for (int i = 0; i < climb.settledCount; i++) {
                buckets.add(climb.settled[i], target, climb.leg[climb.settled[i]]);
            }
        }
        buckets.sort();
        long[] matrix = new long[sources.length * targets.length];
        Arrays.fill(matrix, PackedLeg.NONE);
        for (int source = 0; source < sources.length; source++) {
            climb.run(sources[source], climbFirst, climbHead, climbLeg);
            buckets.meet(climb, matrix, source * targets.length);
        }
        return matrix;
    }

    /** The climbs and descents of some nodes, kept so that any pair of them can be asked for. */
    Labels labels(int[] nodes) {
        Labels labels = new Labels(nodes.length);
        Climb climb = new Climb(nodeCount);
        for (int i = 0; i < nodes.length; i++) {
            climb.run(nodes[i], climbFirst, climbHead, climbLeg);
            labels.up[i] = climb.settledInOrder();
            labels.upLeg[i] = climb.legsOf(labels.up[i]);
            climb.run(nodes[i], descentFirst, descentTail, descentLeg);
            labels.down[i] = climb.settledInOrder();
            labels.downLeg[i] = climb.legsOf(labels.down[i]);
        }
        return labels;
    }

    /** Per node the sorted tops of its climb and of its descent, with their legs. */
    static final class Labels {

        private final int[][] up;
        private final long[][] upLeg;
        private final int[][] down;
        private final long[][] downLeg;

        private Labels(int count) {
            up = new int[count][];
            upLeg = new long[count][];
            down = new int[count][];
            downLeg = new long[count][];
        }

        /** The fastest leg between two nodes, given by their indices in the list the labels were made for. */
        long leg(int from, int to) {
            final int[] climb = up[from];
            final int[] descent = down[to];
            long best = PackedLeg.NONE;
            int i = 0;
            int j = 0;
            while (i < climb.length && j < descent.length) {
                if (climb[i] == descent[j]) {
                    best = Math.min(best, upLeg[from][i++] + downLeg[to][j++]);
                } else if (climb[i] < descent[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return best;
        }
    }

    private static int[] offsets(int[] counts) {
        int[] first = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            first[i + 1] = first[i] + counts[i];
        }
        return first;
    }

    private static int[] concat(int[][] lists, int[] counts, int[] first) {
        int[] all = new int[first[counts.length]];
        for (int i = 0; i < counts.length; i++) {
            System.arraycopy(lists[i], 0, all, first[i], counts[i]);
        }
        return all;
    }

    private static long[] concat(long[][] lists, int[] counts, int[] first) {
        long[] all = new long[first[counts.length]];
        for (int i = 0; i < counts.length; i++) {
            System.arraycopy(lists[i], 0, all, first[i], counts[i]);
        }
        return all;
    }

    /** One upward search: every node that can be reached by climbing only, with its leg. */
    private static final class Climb {

        final long[] leg;
        final int[] settled;
        int settledCount;
        private final boolean[] done;
        private final int[] touched;
        private int touchedCount;
        private final KeyedHeap heap = new KeyedHeap(1024);

        Climb(int nodeCount) {
            leg = new long[nodeCount];
            Arrays.fill(leg, PackedLeg.NONE);
            done = new boolean[nodeCount];
            settled = new int[nodeCount];
            touched = new int[nodeCount];
        }

        void run(int start, int[] first, int[] neighbour, long[] legs) {
            final long[] leg = this.leg;
            for (int i = 0; i < touchedCount; i++) {
                leg[touched[i]] = PackedLeg.NONE;
                done[touched[i]] = false;
            }
            touchedCount = 0;
            settledCount = 0;
            heap.clear();
            leg[start] = 0;
            touched[touchedCount++] = start;
            heap.push(0, start);
            while (!heap.isEmpty()) {
                int node = heap.pop();
                if (done[node]) {
                    continue;
                }
                done[node] = true;
                settled[settledCount++] = node;
                long base = leg[node];
                for (int arc = first[node]; arc < first[node + 1]; arc++) {
                    int next = neighbour[arc];
                    long through = base + legs[arc];
                    if (through < leg[next]) {
                        if (leg[next] == PackedLeg.NONE) {
                            touched[touchedCount++] = next;
                        }
                        leg[next] = through;
                        heap.push(through, next);
                    }
                }
            }
        }

        int[] settledInOrder() {
            int[] nodes = Arrays.copyOf(settled, settledCount);
            Arrays.sort(nodes);
            return nodes;
        }

        long[] legsOf(int[] nodes) {
            long[] legs = new long[nodes.length];
            Arrays.setAll(legs, i -> leg[nodes[i]]);
            return legs;
        }
    }

    /** The descents of all targets, kept at the nodes where they begin. */
    private static final class Buckets {

        private final int[] first;
        private int[] node = new int[1 << 12];
        private int[] target = new int[1 << 12];
        private long[] leg = new long[1 << 12];
        private int size;

        Buckets(int nodeCount) {
            first = new int[nodeCount + 1];
        }

        void add(int atNode, int ofTarget, long ofLeg) {
            if (size == node.length) {
                node = Arrays.copyOf(node, 2 * size);
                target = Arrays.copyOf(target, 2 * size);
                leg = Arrays.copyOf(leg, 2 * size);
            }
            node[size] = atNode;
            target[size] = ofTarget;
            leg[size++] = ofLeg;
            first[atNode + 1]++;
        }

        void sort() {
            for (int i = 1; i < first.length; i++) {
                first[i] += first[i - 1];
            }
            int[] next = first.clone();
            int[] sortedTarget = new int[size];
            long[] sortedLeg = new long[size];
            for (int i = 0; i < size; i++) {
                int slot = next[node[i]]++;
                sortedTarget[slot] = target[i];
                sortedLeg[slot] = leg[i];
            }
            target = sortedTarget;
            leg = sortedLeg;
        }

        void meet(Climb climb, long[] matrix, int row) {
            final int[] target = this.target;
            final long[] leg = this.leg;
            for (int i = 0; i < climb.settledCount; i++) {
                int top = climb.settled[i];
                long base = climb.leg[top];
                for (int entry = first[top]; entry < first[top + 1]; entry++) {
                    int cell = row + target[entry];
                    long through = base + leg[entry];
                    if (through < matrix[cell]) {
                        matrix[cell] = through;
                    }
                }
            }
        }
    }

    /** The shrinking graph: per node the arcs to and from nodes not yet taken out. */
    private static final class Contraction {

        /** Nodes a witness search may settle: few to rank nodes, more before a shortcut is really laid. */
        private static final int WITNESSES_TO_RANK = 40;

        private static final int WITNESSES_TO_CONTRACT = 400;

        final int nodeCount;
        final int[][] outNode;
        final long[][] outLeg;
        final int[] outCount;
        final int[][] inNode;
        final long[][] inLeg;
        final int[] inCount;

        private final int[] level;
        private final long[] rank;
        private final boolean[] contracted;
        private final KeyedHeap order;

        private final long[] leg;
        private final int[] touched;
        private int touchedCount;
        private final KeyedHeap heap = new KeyedHeap(256);

        Contraction(int nodeCount) {
            this.nodeCount = nodeCount;
            outNode = new int[nodeCount][4];
            outLeg = new long[nodeCount][4];
            outCount = new int[nodeCount];
            inNode = new int[nodeCount][4];
            inLeg = new long[nodeCount][4];
            inCount = new int[nodeCount];
            level = new int[nodeCount];
            rank = new long[nodeCount];
            contracted = new boolean[nodeCount];
            order = new KeyedHeap(nodeCount);
            leg = new long[nodeCount];
            Arrays.fill(leg, PackedLeg.NONE);
            touched = new int[nodeCount];
        }

        /** Lays an arc or keeps the faster of two. */
        void connect(int tail, int head, long newLeg) {
            if (tail == head) {
                return;
            }
            int known = indexOf(outNode[tail], outCount[tail], head);
            if (known < 0) {
                append(outNode, outLeg, outCount, tail, head, newLeg);
                append(inNode, inLeg, inCount, head, tail, newLeg);
            } else if (newLeg < outLeg[tail][known]) {
                outLeg[tail][known] = newLeg;
                inLeg[head][indexOf(inNode[head], inCount[head], tail)] = newLeg;
            }
        }

        private static int indexOf(int[] nodes, int count, int node) {
            for (int i = 0; i < count; i++) {
                if (nodes[i] == node) {
                    return i;
                }
            }
            return -1;
        }

        private static void append(int[][] nodes, long[][] legs, int[] counts, int at, int node, long newLeg) {
            int count = counts[at]++;
            if (count == nodes[at].length) {
                nodes[at] = Arrays.copyOf(nodes[at], 2 * count);
                legs[at] = Arrays.copyOf(legs[at], 2 * count);
            }
            nodes[at][count] = node;
            legs[at][count] = newLeg;
        }

        /**
         * Takes out all nodes. A node's rank is found anew when it comes to the top and when a neighbour has gone, so
         * the order stays close to the greedy one.
         */
        void contractAll() {
            for (int node = 0; node < nodeCount; node++) {
                rank(node);
            }
            while (!order.isEmpty()) {
                long key = order.topKey();
                int node = order.pop();
                if (contracted[node] || key != rank[node]) {
                    continue;
                }
                contract(node);
            }
        }

        private void rank(int node) {
            int shortcuts = shortcuts(node, WITNESSES_TO_RANK, false);
            long newRank = 2L * (shortcuts - outCount[node] - inCount[node]) + level[node] + (1L << 30);
            if (newRank != rank[node]) {
                rank[node] = newRank;
                order.push(newRank, node);
            }
        }

        private void contract(int node) {
            shortcuts(node, WITNESSES_TO_CONTRACT, true);
            contracted[node] = true;
            for (int i = 0; i < outCount[node]; i++) {
                int head = outNode[node][i];
                remove(inNode[head], inLeg[head], inCount, head, node);
                level[head] = Math.max(level[head], level[node] + 1);
            }
            for (int i = 0; i < inCount[node]; i++) {
                int tail = inNode[node][i];
                remove(outNode[tail], outLeg[tail], outCount, tail, node);
                level[tail] = Math.max(level[tail], level[node] + 1);
            }
            for (int i = 0; i < outCount[node]; i++) {
                rank(outNode[node][i]);
            }
            for (int i = 0; i < inCount[node]; i++) {
                int tail = inNode[node][i];
                if (indexOf(outNode[node], outCount[node], tail) < 0) {
                    rank(tail);
                }
            }
        }

        private static void remove(int[] nodes, long[] legs, int[] counts, int at, int node) {
            int gone = indexOf(nodes, counts[at], node);
            int last = --counts[at];
            nodes[gone] = nodes[last];
            legs[gone] = legs[last];
        }

        /** The number of shortcuts that taking out the node needs; laid as well if so wished. */
        private int shortcuts(int node, int witnesses, boolean lay) {
            int count = 0;
            for (int i = 0; i < inCount[node]; i++) {
                int tail = inNode[node][i];
                long toNode = inLeg[node][i];
                long furthest = -1;
                for (int j = 0; j < outCount[node]; j++) {
                    if (outNode[node][j] != tail) {
                        furthest = Math.max(furthest, toNode + outLeg[node][j]);
                    }
                }
                if (furthest < 0) {
                    continue;
                }
                searchWitnesses(tail, node, furthest, witnesses);
                for (int j = 0; j < outCount[node]; j++) {
                    int head = outNode[node][j];
                    long through = toNode + outLeg[node][j];
                    if (head != tail && leg[head] > through) {
                        count++;
                        if (lay) {
                            connect(tail, head, through);
                        }
                    }
                }
            }
            return count;
        }

        /** Fastest legs from a node that avoid another, up to a length and a number of settled nodes. */
        private void searchWitnesses(int start, int avoided, long furthest, int witnesses) {
            final long[] leg = this.leg;
            for (int i = 0; i < touchedCount; i++) {
                leg[touched[i]] = PackedLeg.NONE;
            }
            heap.clear();
            touchedCount = 0;
            leg[start] = 0;
            touched[touchedCount++] = start;
            heap.push(0, start);
            int left = witnesses;
            while (!heap.isEmpty() && left-- > 0) {
                long base = heap.topKey();
                int node = heap.pop();
                if (base > furthest) {
                    break;
                }
                if (base > leg[node]) {
                    continue;
                }
                int[] heads = outNode[node];
                long[] legs = outLeg[node];
                for (int i = 0; i < outCount[node]; i++) {
                    int head = heads[i];
                    long through = base + legs[i];
                    if (head != avoided && through < leg[head]) {
                        if (leg[head] == PackedLeg.NONE) {
                            touched[touchedCount++] = head;
                        }
                        leg[head] = through;
                        heap.push(through, head);
                    }
                }
            }
        }
    }
}
