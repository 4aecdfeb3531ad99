package org.resupply.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where a figure was measured, so that a reader can judge and repeat it.
 *
 * @param machine processor, its number of cores as the JVM sees them, and operating system
 * @param jdk version and vendor of the JVM
 * @param commit the revision of the source tree the command ran in, or {@code unknown}
 */
record Provenance(String machine, String jdk, String commit) {

    /** Of this process. */
    static Provenance here() {
        String machine = "%s, %d core(s), %s %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
        String jdk = Runtime.version() + " " + System.getProperty("java.vendor");
        return new Provenance(machine, jdk, commit(Path.of("").toAbsolutePath()));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException | RuntimeException e) {
            return "unknown processor";
        }
    }

    /** The revision checked out in the nearest Git tree at or above the folder. */
    static String commit(Path folder) {
        try {
            for (Path place = folder; place != null; place = place.getParent()) {
                Path git = place.resolve(".git");
                if (Files.isDirectory(git)) {
                    String head = Files.readString(git.resolve("HEAD")).strip();
                    if (!head.startsWith("ref: ")) {
                        return head;
                    }
                    String name = head.substring("ref: ".length());
                    Path loose = git.resolve(name);
                    return Files.exists(loose) ? Files.readString(loose).strip() : packed(git, name);
                }
            }
        } catch (IOException e) {
            return "unknown";
        }
        return "unknown";
    }

    private static String packed(Path git, String name) throws IOException {
        Path packed = git.resolve("packed-refs");
        if (Files.exists(packed)) {
            for (String line : Files.readAllLines(packed)) {
                if (line.endsWith(" " + name)) {
                    return line.substring(0, line.indexOf(' '));
                }
            }
        }
        return "unknown";
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM knows SHA-256.", e);
        }
    }
}
