package org.resupply.examples.cli;

/** The planner's command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(2);
    }
}
