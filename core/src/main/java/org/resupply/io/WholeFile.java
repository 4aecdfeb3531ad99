package org.resupply.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
     * Writes a file; an older one of the same name stays as it is until the new one is complete. Where a
     * link leads to a file, that file is written. A thread that is interrupted writes, and stays interrupted.
     *
     * @throws UncheckedIOException when it cannot be written; nothing of it is left then
     */
    public static void write(Path file, Content content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new FileAlreadyExistsException(target.toString(), null, "it is a folder");
            }
            if (!Files.isDirectory(target.getParent())) { // a link to a folder is one
                Files.createDirectories(target.getParent());
            }
            Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                fill(part, content);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), failure);
        }
    }

    private static void fill(Path part, Content content) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(
                Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER_BYTES)) {
            content.writeTo(stream);
        }
        boolean interrupted =
                Thread.interrupted(); // it would close the channel; who was interrupted may write what he has
        try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
            bytes.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
