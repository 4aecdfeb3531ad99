package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.solve.Cancellation;

/** The program as called from a test, with what it said last. */
abstract class AtTheCommandLine {
    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Cancellation cancellation = new Cancellation();

    /** Runs a command line, given as texts, which are taken apart at blanks, and paths, which are not. */
    int run(Object... line) {
        return runWords(Arrays.stream(line)
                .flatMap(part -> part instanceof Path
                        ? Stream.of(part.toString())
                        : Stream.of(part.toString().split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));
    }

    int runWords(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true), cancellation);
    }

    void done(Object... line) {
        assertThat(run(line)).as(err.toString()).isEqualTo(ExitCode.DONE);
    }

    void refused(Object... line) {
        assertThat(run(line)).as(out.toString()).isEqualTo(ExitCode.BAD_INPUT);
    }

    /** The text of an overlay in which this happens, or nothing. */
    static String overlay(String disruption) {
        return "{\"format\": \"resupply-overlay/1\", \"id\": \"event\", \"disruptions\": [" + disruption + "]}";
    }
}
