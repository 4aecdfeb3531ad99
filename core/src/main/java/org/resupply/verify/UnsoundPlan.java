package org.resupply.verify;

import java.util.stream.Collectors;

/** Thrown when a plan that must be sound is not: a bug in whatever made it. */
public final class UnsoundPlan extends RuntimeException {
    private static final int SHOWN = 10;
    private final transient Verification verification;

    UnsoundPlan(String scenario, Verification verification) {
        super(message(scenario, verification));
        this.verification = verification;
    }

    /** What the judge found. Not kept when the exception is serialised. */
    public Verification verification() {
        return verification;
    }

    private static String message(String scenario, Verification verification) {
        return "The plan for scenario (%s) breaks %s rules at %s places %s.\n%s%s"
                .formatted(
                        scenario,
                        verification.counts().size(),
                        verification.total(),
                        verification.counts(),
                        verification.violations().stream()
                                .limit(SHOWN)
                                .map(violation -> "  " + violation)
                                .collect(Collectors.joining("\n")),
                        verification.total() > SHOWN ? "\n  and more" : "");
    }
}
