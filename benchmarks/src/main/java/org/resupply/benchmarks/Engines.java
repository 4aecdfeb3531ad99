package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.resupply.benchmarks.peers.JspritEngine;
import org.resupply.benchmarks.peers.OrToolsEngine;
import org.resupply.benchmarks.peers.timefold.TimefoldEngine;
import org.resupply.optaplanner.OptaPlannerEngine;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.RoutingEngine;

/** The routing engines that can be measured, by name. */
final class Engines {
    /** The engine of this project. */
    static final String DEFAULT = "resupply";

    private static final List<String> NAMES = List.of("jsprit", "optaplanner", "ortools", DEFAULT, "timefold");

    private Engines() {}

    /** The engine of this name. Only its own classes are loaded: a solve counts the start of its process. */
    static RoutingEngine named(String name) {
        return switch (name) {
            case DEFAULT -> new AnnealedRouting();
            case "optaplanner" -> new OptaPlannerEngine();
            case "jsprit" -> new JspritEngine();
            case "ortools" -> new OrToolsEngine();
            case "timefold" -> new TimefoldEngine();
            default ->
                throw new IllegalArgumentException(
                        "The engine (%s) is unknown.\nMaybe one of %s?".formatted(name, names()));
        };
    }

    /** The names of all engines. */
    static List<String> names() {
        return NAMES;
    }

    /** The names, for the help of commands. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(names());
        }
    }
}
