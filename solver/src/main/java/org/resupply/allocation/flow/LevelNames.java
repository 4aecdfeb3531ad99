package org.resupply.allocation.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

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
        int[][] places = new int[endings.size()][];
        Arrays.setAll(places, e -> endings.get(e).places());
        // An arc is full that leads into an ending from a node before it in the order, that is, from a better supplied
        // part.
        int[][] full = byEnding(graph.arcs(), arc -> {
            int from = endingOf[graph.tail(arc)];
            int to = endingOf[graph.head(arc)];
            boolean into = to >= 0
                    && from != to
                    && (from < 0 || endings.get(from).low() < endings.get(to).low());
            return into ? to : -1;
        });
        int[][] spent = byEnding(levelOf.length, node -> supplies[node] > 0 ? endingOf[node] : -1);
        Arrays.fill(levelOf, -1);
        for (int from = 0, to; from < endings.size(); from = to) {
            Ending first = endings.get(from);
            to = from + 1;
            while (to < endings.size()
                    && first.isMet() == endings.get(to).isMet()
                    && compare(first, endings.get(to)) == 0) {
                to++;
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

    /** Of numbers below a bound, those that belong to each ending; -1 is none. */
    private int[][] byEnding(int bound, IntUnaryOperator endingOf) {
        int[] counts = new int[endings.size()];
        for (int number = 0; number < bound; number++) {
            int ending = endingOf.applyAsInt(number);
            if (ending >= 0) {
                counts[ending]++;
            }
        }
        int[][] lists = new int[endings.size()][];
        Arrays.setAll(lists, ending -> new int[counts[ending]]);
        for (int number = bound - 1; number >= 0; number--) {
            int ending = endingOf.applyAsInt(number);
            if (ending >= 0) {
                lists[ending][--counts[ending]] = number;
            }
        }
        return lists;
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
