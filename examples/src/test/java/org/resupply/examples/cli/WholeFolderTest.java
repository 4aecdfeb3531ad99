package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
    @TempDir
    Path home;

    private static void write(Path folder, String... files) {
        WholeFolder.write(folder, part -> {
            for (String file : files) {
                Files.createDirectories(part.resolve(file).getParent());
                Files.writeString(part.resolve(file), "new");
            }
        });
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFolderThatHoldsOtherThingsLosesNoneOfThem() throws IOException {
        Path folder = Files.createDirectories(home.resolve("folder"));
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/a.jpg"), "mine");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        write(folder, "streets.csv", "streets/a.csv");
        write(folder, "streets.csv");

        assertThat(files(folder)).containsExactly("notes.txt", "photos", "photos/a.jpg", "streets.csv");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void whatAnEarlierRunWroteGoesWithItsEmptyFolders() throws IOException {
        Path folder = home.resolve("folder");
        write(folder, "a.csv", "streets/a.csv", "bases/deep/a.csv");
        Files.writeString(folder.resolve("streets/mine.txt"), "mine");

        write(folder, "b.csv");

        assertThat(files(folder)).containsExactly("b.csv", "streets", "streets/mine.txt");
    }

    @Test
    void aFileOfSomebodyElseIsNotWrittenOver() throws IOException {
        Path folder = Files.createDirectories(home.resolve("folder"));
        Files.writeString(folder.resolve("vehicles.csv"), "mine");
        Files.writeString(folder.resolve("streets"), "mine");

        assertThatThrownBy(() -> write(folder, "a.csv", "vehicles.csv", "streets/a.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("streets/a.csv, vehicles.csv")
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("Maybe");

        assertThat(files(folder)).containsExactly("streets", "vehicles.csv");
        assertThat(folder.resolve("vehicles.csv")).hasContent("mine");
    }

    @Test
    void whatFailsLeavesEverythingAsItWas() throws IOException {
        Path folder = home.resolve("folder");
        write(folder, "a.csv");
        WholeFolder.Content failing = part -> {
            Files.writeString(part.resolve("b.csv"), "new");
            throw new IOException("the disk is full");
        };

        assertThatThrownBy(() -> WholeFolder.write(folder, failing)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> WholeFolder.write(home.resolve("none"), failing))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(files(home)).containsExactly("folder", "folder/.resupply-written", "folder/a.csv");
    }

    @Test
    void aLinkToAFolderStaysALink() throws IOException {
        Path real = Files.createDirectories(home.resolve("real"));
        Path link = Files.createSymbolicLink(home.resolve("link"), real);

        write(link, "a.csv");
        write(link, "b.csv");

        assertThat(link).isSymbolicLink();
        assertThat(files(real)).containsExactly("b.csv");
    }

    @Test
    void theFolderInWhichOneIsMayBeMeant() throws IOException {
        Path here = Path.of("");
        Path name = Path.of("whole-folder-test.csv");
        try {
            write(here, name.toString());
            assertThat(name).exists();
            write(Path.of("."));
            assertThat(name).doesNotExist();
        } finally {
            Files.deleteIfExists(name);
            Files.deleteIfExists(Path.of(".resupply-written"));
        }
    }

    @Test
    void aListThatNamesFilesElsewhereRemovesNone() throws IOException {
        Path folder = Files.createDirectories(home.resolve("folder"));
        Path outside = Files.writeString(home.resolve("outside.txt"), "mine");
        Files.writeString(folder.resolve(".resupply-written"), "../outside.txt\n" + outside + "\n");

        write(folder, "a.csv");

        assertThat(outside).exists();
    }
}
