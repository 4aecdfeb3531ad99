package org.resupply.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
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

    private static final Map<String, Supplier<RoutingEngine>> BY_NAME = new TreeMap<>(Map.of(
            DEFAULT,
            AnnealedRouting::new,
            "optaplanner",
            OptaPlannerEngine::new,
            "jsprit",
            JspritEngine::new,
            "ortools",
            OrToolsEngine::new,
            "timefold",
            TimefoldEngine::new));

    private Engines() {}

    /** The engine of this name. */
    static RoutingEngine named(String name) {
        var engine = BY_NAME.get(name);
        if (engine == null) {
            throw new IllegalArgumentException(
                    "The engine (%s) is unknown.\nMaybe one of %s?".formatted(name, names()));
        }
        return engine.get();
    }

    /** The names of all engines. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The names, for the help of commands. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(names());
        }
    }
}
