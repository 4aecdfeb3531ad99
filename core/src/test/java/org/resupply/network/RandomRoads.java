package org.resupply.network;

import java.util.Random;

/** Random road graphs for tests: nodes in a square of ten kilometres, arcs to near and far nodes, some of them one-way. */
final class RandomRoads {

    private RandomRoads() {}

    static RoadGraph of(long seed, int nodes, int arcs) {
        Random random = new Random(seed);
        RoadGraph.Builder builder = RoadGraph.builder();
        for (int node = 0; node < nodes; node++) {
            builder.node("n" + node, 121 + random.nextDouble() / 10, 31 + random.nextDouble() / 10);
        }
        String[] classes = {"motorway", "primary", "residential"};
        for (int arc = 0; arc < arcs; arc++) {
            int from = random.nextInt(nodes);
            int to = (from + 1 + random.nextInt(Math.min(6, nodes))) % nodes;
            double metres = 1 + random.nextInt(20);
            double seconds = 1 + random.nextInt(4); // few values, so that many ways take equally long
            String roadClass = classes[random.nextInt(classes.length)];
            builder.arc("n" + from, "n" + to, metres, seconds, roadClass, "road " + arc % 7);
            if (random.nextInt(4) > 0) {
                builder.arc("n" + to, "n" + from, metres, seconds, roadClass, "road " + arc % 7);
            }
        }
        return builder.build();
    }
}
