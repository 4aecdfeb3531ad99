package org.resupply.benchmarks.instances;

/** An instance or solution file that cannot be understood; the message names the file, the line and the value. */
public final class MalformedInstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedInstanceException(String file, int line, String fault) {
        super("%s, line %s: %s".formatted(file, line, fault));
    }

    MalformedInstanceException(String file, String fault) {
        super("%s: %s".formatted(file, fault));
    }
}
