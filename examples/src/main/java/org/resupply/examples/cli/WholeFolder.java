package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files of a folder that appear all together or not at all: they are made in a folder inside it and moved to their places when
 * they are complete. Files of an earlier run that there are no longer go then; nobody else's are touched.
 */
final class WholeFolder {
    /** Another run's files are moved within moments. */
    private static final long PATIENCE_MILLIS = 10_000;

    private WholeFolder() {}

    /** Makes the files. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Writes files into a folder, which is made when there is none.
     *
     * @throws IllegalArgumentException when one would come in the place of a file that the program did not write
     */
    static void write(Path folder, Content content) {
        boolean made = !Files.exists(folder);
        Path part = null;
        try {
            Path target = (made ? Files.createDirectories(folder.toAbsolutePath()) : folder).toRealPath();
            part = Files.createDirectory(target.resolve("." + UUID.randomUUID() + ".part"));
            content.writeTo(part);
            List<String> files = files(part);
            FolderLock lock = FolderLock.of(target, PATIENCE_MILLIS);
            try {
                moveAll(part, target, files);
            } finally {
                lock.close();
            }
            made = false;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(folder), e);
        } finally {
            if (part != null) {
                delete(part);
            }
            if (made) {
                deleteIfEmpty(folder);
            }
        }
    }

    private static void moveAll(Path part, Path target, List<String> files) throws IOException {
        Written written = Written.in(target);
        written.requireOwn(files);
        // Listed before they are there: a run that is cut off here leaves nothing that the next one takes for others'.
        written.add(files);
        for (String file : files) {
            Path place = target.resolve(file);
            Files.createDirectories(place.getParent());
            Files.move(part.resolve(file), place, StandardCopyOption.REPLACE_EXISTING);
        }
        written.replaceBy(files, List.of());
    }

    /** The files in a folder and below, in order, with slashes. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException inUse) {
            // Somebody else has come in between.
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be deleted.".formatted(folder), e);
        }
    }

    private static void delete(Path folder) {
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
