/** What the world is, and what a sound plan is. */
module org.resupply.core {
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires org.jgrapht.core;

    exports org.resupply.bubble;
    exports org.resupply.io;
    exports org.resupply.model;
    exports org.resupply.model.geo;
    exports org.resupply.network;
    exports org.resupply.plan;
    exports org.resupply.report;
    exports org.resupply.verify;
}
