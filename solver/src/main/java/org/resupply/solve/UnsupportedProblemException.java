package org.resupply.solve;

/** An engine was given a problem with a rule it does not know; the message names the rule. */
public final class UnsupportedProblemException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** For an engine that does not know a rule, such as {@code "breaks"}. */
    public UnsupportedProblemException(String engine, String rule) {
        super("The engine (%s) does not know the rule (%s).\nMaybe use another engine, or leave the rule out?"
                .formatted(engine, rule));
    }
}
