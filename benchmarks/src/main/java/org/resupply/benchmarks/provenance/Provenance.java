package org.resupply.benchmarks.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Where a figure was measured, so that a reader can judge and repeat it.
 *
 * @param machine processor, its number of cores as the JVM sees them, and operating system
 * @param jdk version and vendor of the JVM
 * @param commit the revision the running classes were built from, with {@code -dirty} where files had been changed; or
 *     {@value #UNKNOWN}
 */
public record Provenance(String machine, String jdk, String commit) {
    /** What stands where a fact cannot be told. */
    public static final String UNKNOWN = "unknown";

    private static final String BUILD = "build.properties";

    /** Of this process. */
    public static Provenance here() {
        String machine = "%s, %s core(s), %s %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
        String jdk = Runtime.version() + " " + System.getProperty("java.vendor");
        return new Provenance(machine, jdk, built());
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

    private static String built() {
        var properties = new Properties();
        try (InputStream stream = Provenance.class.getResourceAsStream(BUILD)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return commit(properties);
    }

    /** The revision that the build wrote down; unknown where it was not built in a Git tree. */
    static String commit(Properties build) {
        String id = build.getProperty("commit", "").strip();
        if (!id.matches("[0-9a-f]{7,64}")) {
            return UNKNOWN;
        }
        return build.getProperty("dirty", "").strip().equals("true") ? id + "-dirty" : id;
    }

    /** The facts and the hash of an input as fields of a JSON object, without its braces. */
    public String jsonFields(String inputSha256) {
        return "\"machine\": \"%s\", \"jdk\": \"%s\", \"commit\": \"%s\", \"inputSha256\": \"%s\""
                .formatted(escaped(machine), escaped(jdk), commit, inputSha256);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    public static String hash(Path file) throws IOException {
        return hash(Files.readAllBytes(file));
    }

    /** SHA-256 of bytes, in hexadecimal digits. */
    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM knows SHA-256.", e);
        }
    }
}
