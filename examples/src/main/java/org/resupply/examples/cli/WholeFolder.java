package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** A folder that appears with all its files or not at all: it is filled beside its place and moved there when complete. */
final class WholeFolder {
    private WholeFolder() {}

    /** Fills a folder. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /** Writes a folder; an older one stays as it is until the new one is complete, and is gone then. */
    static void write(Path folder, Content content) {
        Path target = folder.toAbsolutePath();
        String mark = UUID.randomUUID().toString();
        Path part = target.resolveSibling("." + target.getFileName() + "." + mark + ".part");
        Path old = target.resolveSibling("." + target.getFileName() + "." + mark + ".old");
        try {
            Files.createDirectories(part);
            content.writeTo(part);
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            Files.move(part, target);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(folder), e);
        } finally {
            delete(part);
            delete(old);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path inner, IOException failure) throws IOException {
                    Files.delete(inner);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be deleted.".formatted(folder), e);
        }
    }
}
