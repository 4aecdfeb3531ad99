package org.resupply.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long this process has been running, the start of the JVM included. */
final class ProcessClock {
    /** Linux counts process start times in hundredths of a second, whatever the kernel's own tick is. */
    private static final double TICKS_PER_SECOND = 100;
    /** No JVM takes this long to reach its first statement; a longer answer means that the two files speak of different clocks. */
    private static final double CREDIBLE_START = 20;

    private static final long READ_NANOS = System.nanoTime();
    private static final double SECONDS_AT_READ = secondsAtRead();

    private ProcessClock() {}

    /** Seconds of wall time since the process began. */
    static double seconds() {
        return SECONDS_AT_READ + (System.nanoTime() - READ_NANOS) * 1e-9;
    }

    /** From the kernel where it says (it counts from the fork), else from the JVM (which begins some 50 ms later). */
    private static double secondsAtRead() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String uptime = Files.readString(Path.of("/proc/uptime"));
            // The second field is the command in brackets and may hold blanks; the start time is the 20th after it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double start = Long.parseLong(fields[19]) / TICKS_PER_SECOND;
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) - start;
            if (seconds >= 0 && seconds < CREDIBLE_START) {
                return seconds;
            }
        } catch (IOException | RuntimeException e) {
            // No such files, or in another form: this is not Linux.
        }
        return Math.max(
                        0,
                        System.currentTimeMillis()
                                - ManagementFactory.getRuntimeMXBean().getStartTime())
                * 1e-3;
    }
}
