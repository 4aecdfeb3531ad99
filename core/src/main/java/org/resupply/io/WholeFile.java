package org.resupply.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that appears whole or not at all: it is written beside its place and moved there when it is complete. */
public final class WholeFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private WholeFile() {}

    /** Writes what a file shall hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all bytes to the stream, which is buffered and closed by the caller. */
        void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * Writes a file; an older one of the same name stays as it is until the new one is complete.
     *
     * @throws UncheckedIOException when it cannot be written; nothing of it is left then
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (FileOutputStream bytes = new FileOutputStream(part.toFile());
                    OutputStream stream = new BufferedOutputStream(bytes, BUFFER_BYTES)) {
                content.writeTo(stream);
                stream.flush();
                bytes.getFD().sync();
            }
            move(part, target);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), failure);
        } finally {
            part.toFile().delete();
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException noAtomicMove) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
