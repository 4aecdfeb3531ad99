/** How a good plan is found. */
module org.resupply.solver {
    requires java.management; // the most memory that a plan took
    requires transitive org.resupply.core;
    requires static org.optaplanner.core.impl;

    exports org.resupply.allocation;
    exports org.resupply.allocation.flow;
    exports org.resupply.compile;
    exports org.resupply.dispatch;
    exports org.resupply.optaplanner;
    exports org.resupply.planner;
    exports org.resupply.problem;
    exports org.resupply.routing;
    exports org.resupply.solve;

    opens org.resupply.optaplanner to
            org.optaplanner.core.impl;
}
