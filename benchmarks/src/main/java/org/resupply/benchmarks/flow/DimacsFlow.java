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
import java.util.zip.GZIPInputStream;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;

/**
 * A minimum-cost flow problem as DIMACS writes it: {@code p min NODES ARCS}, {@code n NODE SUPPLY}, {@code a TAIL HEAD LOWER
 * CAPACITY COST}, nodes from 1. Lower bounds are taken out: what must flow is moved into the supplies.
 *
 * @param network the problem without lower bounds
 * @param baseCost the cost of what must flow
 */
public record DimacsFlow(FlowNetwork network, long baseCost) {

    /** Reads a file; one whose name ends with .gz is unpacked on the way. */
    public static DimacsFlow read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1), 1 << 16)) {
            return new Reading(file.getFileName().toString()).read(lines);
        }
    }

    /** Writes a network; {@link #read} gives the same one back. */
    public static void write(FlowNetwork network, String comment, Path file) throws IOException {
        FlowGraph graph = network.graph();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
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

        private long[] supplies;
        private int[] tails;
        private int[] heads;
        private long[] capacities;
        private long[] costs;
        private int arcs;
        private long baseCost;

        Reading(String file) {
            this.file = file;
        }

        DimacsFlow read(BufferedReader lines) throws IOException {
            while ((line = lines.readLine()) != null) {
                number++;
                at = 1;
                char kind = line.isEmpty() ? 'c' : line.charAt(0);
                switch (kind) {
                    case 'c', ' ', '\t', '\r' -> {}
                    case 'p' -> problem();
                    case 'n' -> node();
                    case 'a' -> arc();
                    default -> throw fault("The line must begin with one of c, p, n, a, not (%s)".formatted(kind));
                }
            }
            if (supplies == null) {
                throw fault("The file must have a line (p min NODES ARCS)");
            }
            if (arcs != tails.length) {
                throw fault("The file must have as many arcs (%s) as it promises (%s)".formatted(arcs, tails.length));
            }
            return new DimacsFlow(
                    new FlowNetwork(new FlowGraph(supplies.length, tails, heads), capacities, costs, supplies),
                    baseCost);
        }

        private void problem() {
            if (supplies != null) {
                throw fault("The file must have one problem line, not two");
            }
            String kind = word("the kind of the problem");
            if (!kind.equals("min")) {
                throw fault("The kind of the problem (%s) must be min".formatted(kind));
            }
            long nodes = whole("the number of nodes");
            long promised = whole("the number of arcs");
            if (nodes < 0 || nodes > Integer.MAX_VALUE - 8 || promised < 0 || promised > Integer.MAX_VALUE - 8) {
                throw fault(
                        "The numbers of nodes (%s) and arcs (%s) must be from 0 to 2^31".formatted(nodes, promised));
            }
            supplies = new long[(int) nodes];
            tails = new int[(int) promised];
            heads = new int[(int) promised];
            capacities = new long[(int) promised];
            costs = new long[(int) promised];
        }

        private void node() {
            int node = nodeIndex("the node");
            supplies[node] = Math.addExact(supplies[node], whole("the supply"));
        }

        private void arc() {
            if (supplies != null && arcs == tails.length) {
                throw fault("The file must not have more arcs than it promises (%s)".formatted(tails.length));
            }
            int tail = nodeIndex("the tail");
            int head = nodeIndex("the head");
            long lower = whole("the lower bound");
            long capacity = whole("the capacity");
            long cost = whole("the cost");
            if (lower < 0 || capacity < lower) {
                throw fault("The lower bound (%s) must be from 0 to the capacity (%s)".formatted(lower, capacity));
            }
            tails[arcs] = tail;
            heads[arcs] = head;
            capacities[arcs] = capacity - lower;
            costs[arcs] = cost;
            arcs++;
            if (lower > 0) {
                supplies[tail] = Math.subtractExact(supplies[tail], lower);
                supplies[head] = Math.addExact(supplies[head], lower);
                baseCost = Math.addExact(baseCost, Math.multiplyExact(lower, cost));
            }
        }

        private int nodeIndex(String what) {
            if (supplies == null) {
                throw fault("The line (p min NODES ARCS) must come first");
            }
            long node = whole(what);
            if (node < 1 || node > supplies.length) {
                throw fault("%s (%s) must be a node from 1 to %s".formatted(what, node, supplies.length));
            }
            return (int) node - 1;
        }

        private String word(String what) {
            while (at < line.length() && line.charAt(at) <= ' ') {
                at++;
            }
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
