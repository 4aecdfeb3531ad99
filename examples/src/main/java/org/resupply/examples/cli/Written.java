package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.resupply.io.WholeFile;

/**
 * The list, kept in a folder, of the files that the program has written there: what a later run may remove. Whatever else lies
 * in the folder is somebody's own.
 */
final class Written {
    private static final String LIST = ".resupply-written";
    private static final int SHOWN = 3;

    private final Path folder;
    private final SortedSet<String> files = new TreeSet<>();

    private Written(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What was written into a folder, which need not exist. */
    static Written in(Path folder) {
        Written written = new Written(folder);
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return written;
        }
        try {
            for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    written.files.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(list), e);
        }
        return written;
    }

    boolean has(String file) {
        return files.contains(file);
    }

    /**
     * Refuses to write files over others of the same name that the program did not write.
     *
     * @param wanted paths in the folder, with slashes
     */
    void requireOwn(Collection<String> wanted) {
        List<String> foreign = new ArrayList<>();
        for (String file : wanted) {
            if (!files.contains(file) && isInTheWay(file)) {
                foreign.add(file);
            }
        }
        if (foreign.isEmpty()) {
            return;
        }
        throw new Refusal(
                "foreignFiles",
                folder,
                foreign.subList(0, Math.min(SHOWN, foreign.size())),
                foreign.size() > SHOWN ? " ..." : "");
    }

    /** Whether something lies there already, or a file where a folder must be made. */
    private boolean isInTheWay(String file) {
        Path place = folder.resolve(file);
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        for (Path above = place.getParent(); !above.equals(folder); above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                return true;
            }
        }
        return false;
    }

    /** Remembers these files beside those of earlier runs. */
    void add(Collection<String> now) {
        files.addAll(now);
        save();
    }

    /**
     * Remembers these files, and removes those of earlier runs that are neither among them nor among some to be kept. What cannot be
     * removed stays on the list, so that a later run may.
     */
    void replaceBy(Collection<String> now, Collection<String> kept) {
        SortedSet<String> stale = new TreeSet<>(files);
        stale.removeAll(now);
        stale.removeAll(kept);
        for (String file : stale) {
            try {
                remove(file);
                files.remove(file);
            } catch (IOException inUse) {
                // Somebody has it open.
            }
        }
        add(now);
    }

    private void remove(String file) throws IOException {
        Path place = folder.resolve(file).normalize();
        if (!place.startsWith(folder)
                || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                || !place.getParent().toRealPath().startsWith(folder.toRealPath())) {
            return;
        }
        Files.delete(place);
        try {
            for (Path above = place.getParent(); !above.equals(folder); above = above.getParent()) {
                Files.delete(above);
            }
        } catch (DirectoryNotEmptyException inUse) {
            // Others lie there, too.
        }
    }

    private void save() {
        WholeFile.write(folder.resolve(LIST), stream -> {
            stream.write(
                    "# Files that resupply has written here; a later run may replace or remove them, and no others.\n"
                            .getBytes(StandardCharsets.UTF_8));
            for (String file : files) {
                stream.write((file + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
