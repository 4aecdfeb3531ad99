package org.resupply.benchmarks.instances;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all: into a neighbour first, then moved over the name. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes or replaces the file. */
    public static void write(Path path, byte[] content) throws IOException {
        Path target = path.toAbsolutePath();
        Path neighbour = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        try {
            Files.write(neighbour, content);
            try {
                Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(neighbour, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }
}
