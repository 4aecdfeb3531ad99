package org.resupply.benchmarks.flow;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;

/**
 * A minimum-cost flow problem as DIMACS writes it: {@code p min NODES ARCS}, {@code n NODE SUPPLY}, {@code a TAIL HEAD LOWER
 * CAPACITY COST}, nodes from 1. Lower bounds are taken out: what must flow is moved into the supplies. What is promised takes no
 * memory before it is there.
 *
 * @param network the problem without lower bounds
 * @param baseCost the cost of what must flow
 */
public record DimacsFlow(FlowNetwork network, long baseCost) {

    /** A byte order mark, as it is read here. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    /** So many nodes more than its arcs have ends a file may promise. */
    private static final int SPARE_NODES = 1_000_000;

    /** Reads a file; one whose name ends with .gz is unpacked on the way. */
    public static DimacsFlow read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1), 1 << 16)) {
            return new Reading(file.getFileName().toString()).read(lines);
        }
    }

    /** Writes a network, packed where the file's name ends with .gz; {@link #read} gives the same one back. */
    public static void write(FlowNetwork network, String comment, Path file) throws IOException {
        FlowGraph graph = network.graph();
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes) {
            StringBuilder line = new StringBuilder();
            line.append("c ").append(comment).append('\n');
            line.append("p min ")
                    .append(graph.nodes())
                    .append(' ')
                    .append(graph.arcs())
                    .append('\n');
            for (int node = 0; node < graph.nodes(); node++) {
                if (network.supplies()[node] != 0) {
                    line.append("n ")
                            .append(node + 1)
                            .append(' ')
                            .append(network.supplies()[node])
                            .append('\n');
                    flush(line, out, 1 << 14);
                }
            }
            for (int arc = 0; arc < graph.arcs(); arc++) {
                line.append("a ").append(graph.tail(arc) + 1).append(' ').append(graph.head(arc) + 1);
                line.append(" 0 ").append(network.capacities()[arc]).append(' ').append(network.costs()[arc]);
                line.append('\n');
                flush(line, out, 1 << 14);
            }
            flush(line, out, 0);
        }
    }

    private static void flush(StringBuilder text, OutputStream out, int above) throws IOException {
        if (text.length() > above) {
            out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            text.setLength(0);
        }
    }

    /** The state of reading one file, line by line. */
    private static final class Reading {
        private final String file;
        private int number;
        private String line;
        private int at;

        private boolean isPromised;
        private int nodes;
        private int promisedArcs;

        private final Map<Integer, Long> supplyOf = new HashMap<>();
        private int[] tails = new int[16];
        private int[] heads = new int[16];
        private long[] lowers = new long[16];
        private long[] capacities = new long[16];
        private long[] costs = new long[16];
        private int arcs;

        Reading(String file) {
            this.file = file;
        }

        DimacsFlow read(BufferedReader lines) throws IOException {
            while ((line = lines.readLine()) != null) {
                number++;
                if (number == 1 && line.startsWith(MARK)) {
                    line = line.substring(MARK.length());
                }
                at = 1;
                char kind = line.isBlank() ? 'c' : line.charAt(0);
                switch (kind) {
                    case 'c' -> {}
                    case 'p' -> problem();
                    case 'n' -> node();
                    case 'a' -> arc();
                    default -> throw fault("The line must begin with one of c, p, n, a, not (%s)".formatted(kind));
                }
            }
            if (!isPromised) {
                throw fault("The file must have a line (p min NODES ARCS)");
            }
            if (arcs != promisedArcs) {
                throw fault("The file must have as many arcs (%s) as it promises (%s)".formatted(arcs, promisedArcs));
            }
            if (nodes > 2L * arcs + SPARE_NODES) {
                throw fault("The nodes (%s) must be at most %s more than the arcs (%s) have ends"
                        .formatted(nodes, SPARE_NODES, arcs));
            }
            return flow();
        }

        private DimacsFlow flow() {
            long[] supplies = new long[nodes];
            supplyOf.forEach((node, supply) -> supplies[node] = supply);
            long baseCost = 0;
            for (int arc = 0; arc < arcs; arc++) {
                long lower = lowers[arc];
                if (lower > 0) {
                    supplies[tails[arc]] = Math.subtractExact(supplies[tails[arc]], lower);
                    supplies[heads[arc]] = Math.addExact(supplies[heads[arc]], lower);
                    capacities[arc] -= lower;
                    baseCost = Math.addExact(baseCost, Math.multiplyExact(lower, costs[arc]));
                }
            }
            FlowGraph graph = new FlowGraph(nodes, Arrays.copyOf(tails, arcs), Arrays.copyOf(heads, arcs));
            FlowNetwork network =
                    new FlowNetwork(graph, Arrays.copyOf(capacities, arcs), Arrays.copyOf(costs, arcs), supplies);
            return new DimacsFlow(network, baseCost);
        }

        private void problem() {
            if (isPromised) {
                throw fault("The file must have one problem line, not two");
            }
            String kind = word("the kind of the problem");
            if (!kind.equals("min")) {
                throw fault("The kind of the problem (%s) must be min".formatted(kind));
            }
            long ofNodes = whole("the number of nodes");
            long ofArcs = whole("the number of arcs");
            end();
            if (ofNodes < 0 || ofNodes > Integer.MAX_VALUE - 8 || ofArcs < 0 || ofArcs > Integer.MAX_VALUE - 8) {
                throw fault(
                        "The numbers of nodes (%s) and arcs (%s) must be from 0 to 2^31".formatted(ofNodes, ofArcs));
            }
            nodes = (int) ofNodes;
            promisedArcs = (int) ofArcs;
            isPromised = true;
        }

        private void node() {
            int node = nodeIndex("the node");
            long supply = whole("the supply");
            end();
            if (supplyOf.putIfAbsent(node, supply) != null) {
                throw fault("The node (%s) must have one supply, not two".formatted(node + 1));
            }
        }

        private void arc() {
            if (isPromised && arcs == promisedArcs) {
                throw fault("The file must not have more arcs than it promises (%s)".formatted(promisedArcs));
            }
            int tail = nodeIndex("the tail");
            int head = nodeIndex("the head");
            long lower = whole("the lower bound");
            long capacity = whole("the capacity");
            long cost = whole("the cost");
            end();
            if (lower < 0 || capacity < lower) {
                throw fault("The lower bound (%s) must be from 0 to the capacity (%s)".formatted(lower, capacity));
            }
            if (arcs == tails.length) {
                grow((int) Math.min(promisedArcs, 2L * arcs));
            }
            tails[arcs] = tail;
            heads[arcs] = head;
            lowers[arcs] = lower;
            capacities[arcs] = capacity;
            costs[arcs] = cost;
            arcs++;
        }

        private void grow(int length) {
            tails = Arrays.copyOf(tails, length);
            heads = Arrays.copyOf(heads, length);
            lowers = Arrays.copyOf(lowers, length);
            capacities = Arrays.copyOf(capacities, length);
            costs = Arrays.copyOf(costs, length);
        }

        private int nodeIndex(String what) {
            if (!isPromised) {
                throw fault("The line (p min NODES ARCS) must come first");
            }
            long node = whole(what);
            if (node < 1 || node > nodes) {
                throw fault("%s (%s) must be a node from 1 to %s".formatted(what, node, nodes));
            }
            return (int) node - 1;
        }

        /** The line must be over. */
        private void end() {
            skipBlanks();
            if (at < line.length()) {
                throw fault("The line must end before (%s)".formatted(line.substring(at)));
            }
        }

        private void skipBlanks() {
            while (at < line.length() && line.charAt(at) <= ' ') {
                at++;
            }
        }

        private String word(String what) {
            skipBlanks();
            int from = at;
            while (at < line.length() && line.charAt(at) > ' ') {
                at++;
            }
            if (from == at) {
                throw fault("The line lacks %s".formatted(what));
            }
            return line.substring(from, at);
        }

        private long whole(String what) {
            String word = word(what);
            try {
                return Long.parseLong(word);
            } catch (NumberFormatException notWhole) {
                throw fault("%s (%s) must be a whole number".formatted(what, word));
            }
        }

        private IllegalArgumentException fault(String what) {
            String sentence = Character.toUpperCase(what.charAt(0)) + what.substring(1);
            return new IllegalArgumentException("%s, line %s: %s.".formatted(file, number, sentence));
        }
    }
}
