package org.resupply.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.resupply.model.Scenario;

/**
 * What the content of a scenario is known by: the SHA-256 of its canonical JSON.
 *
 * <p>Canonical JSON has no white space, the fields of each record in the documented order without those at their defaults, maps
 * and sets sorted, numbers in their shortest form, UTF-8. Equal scenarios have equal hashes on every machine, whatever file they
 * were read from. Files that a scenario only names, such as a road graph's, are not part of it.
 */
public final class InputHash {
    private InputHash() {}

    /** The hash of a scenario, 64 lower-case hexadecimal digits. */
    public static String of(Scenario scenario) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestOutputStream stream = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
                ScenarioJson.document(scenario).writeTo(stream, null);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
