package org.resupply.allocation.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Joins what ended at equal levels, and says of each level which arcs and supplies hold it down. */
final class LevelNames {
    private final FlowGraph graph;
    private final long[] supplies;
    private final List<Ending> endings;

    /** The levels: those that something holds down first, the lowest before the higher ones, then those that are met. */
    final List<FairLevel> levels = new ArrayList<>();

    /** The level of each place, -1 for the other nodes. */
    final int[] levelOf;

    /**
     * @param endings of the whole network; they are sorted here
     * @param order of the nodes, of which endings have ranges
     */
    LevelNames(FairNetwork network, List<Ending> endings, int[] order) {
        graph = network.graph();
        supplies = network.supplies();
        this.endings = endings;
        levelOf = new int[graph.nodes()];
        name(order);
    }

    /** Joins what ended at equal levels, lowest first, and finds the arcs and the supplies that hold each level down. */
    private void name(int[] order) {
        int[] endingOf = new int[levelOf.length];
        Arrays.fill(endingOf, -1);
        endings.sort(Comparator.comparing(Ending::isMet).thenComparing(LevelNames::compare));
        for (int e = 0; e < endings.size(); e++) {
            for (int i = endings.get(e).low(); i < endings.get(e).high(); i++) {
                endingOf[order[i]] = e;
            }
        }
        int[][] full = fullArcs(endingOf);
        int[][] spent = spentNodes(endingOf);
        Arrays.fill(levelOf, -1);
        for (int from = 0, to; from < endings.size(); from = to) {
            Ending first = endings.get(from);
            to = from + 1;
            while (to < endings.size()
                    && first.isMet() == endings.get(to).isMet()
                    && compare(first, endings.get(to)) == 0) {
                to++;
            }
            int[][] places = new int[endings.size()][];
            for (int e = from; e < to; e++) {
                places[e] = endings.get(e).places();
            }
            int[] stopping = joined(places, from, to);
            if (stopping.length > 0) {
                for (int place : stopping) {
                    levelOf[place] = levels.size();
                }
                int[] none = {};
                levels.add(new FairLevel(
                        first.numerator(),
                        first.denominator(),
                        stopping,
                        first.isMet() ? none : joined(full, from, to),
                        first.isMet() ? none : joined(spent, from, to),
                        first.isMet()));
            }
        }
    }

    private static int compare(Ending a, Ending b) {
        return FairFlow.compare(a.numerator(), a.denominator(), b.numerator(), b.denominator());
    }

    /** The arcs into each ending from nodes that stand before it in the order, that is, from better supplied parts. */
    private int[][] fullArcs(int[] endingOf) {
        int[][] arcs = new int[endings.size()][];
        int[] counts = new int[endings.size()];
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(counts, 0);
            for (int arc = 0; arc < graph.arcs(); arc++) {
                int to = endingOf[graph.head(arc)];
                int from = endingOf[graph.tail(arc)];
                if (to >= 0
                        && from != to
                        && (from < 0
                                || endings.get(from).low() < endings.get(to).low())) {
                    if (pass == 1) {
                        arcs[to][counts[to]] = arc;
                    }
                    counts[to]++;
                }
            }
            if (pass == 0) {
                allot(arcs, counts);
            }
        }
        return arcs;
    }

    private int[][] spentNodes(int[] endingOf) {
        int[][] spent = new int[endings.size()][];
        int[] counts = new int[endings.size()];
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(counts, 0);
            for (int node = 0; node < levelOf.length; node++) {
                int at = endingOf[node];
                if (at >= 0 && supplies[node] > 0) {
                    if (pass == 1) {
                        spent[at][counts[at]] = node;
                    }
                    counts[at]++;
                }
            }
            if (pass == 0) {
                allot(spent, counts);
            }
        }
        return spent;
    }

    private static void allot(int[][] lists, int[] counts) {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new int[counts[i]];
        }
    }

    private static int[] joined(int[][] lists, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += lists[i].length;
        }
        int[] all = new int[length];
        int filled = 0;
        for (int i = from; i < to; i++) {
            System.arraycopy(lists[i], 0, all, filled, lists[i].length);
            filled += lists[i].length;
        }
        Arrays.sort(all);
        return all;
    }
}
