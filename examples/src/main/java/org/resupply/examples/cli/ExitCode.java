package org.resupply.examples.cli;

/** What the program tells the shell. */
final class ExitCode {
    /** Done; a plan with shortage is done too. */
    static final int DONE = 0;

    /** A fault of the program. */
    static final int FAULT = 1;

    /** Bad input or usage. */
    static final int BAD_INPUT = 2;

    /** A plan that breaks a rule. */
    static final int UNSOUND = 3;

    /** Stopped by Ctrl-C or SIGTERM; what was found, if anything, is written. */
    static final int STOPPED = 130;

    private ExitCode() {}
}
