package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        WholeFile.write(link, stream -> stream.write("new".getBytes(StandardCharsets.UTF_8)));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        WholeFile.write(link.resolve("it.txt"), stream -> stream.write('a'));
        assertThat(folder.resolve("real/it.txt")).hasContent("a");
    }

    @Test
    void aFolderIsNotWrittenOver() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        assertThatThrownBy(() -> WholeFile.write(there, stream -> stream.write('a')))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("(" + there + ")")
                .cause()
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageEndingWith("it is a folder");
        assertThat(folder).isDirectoryContaining(there::equals);
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void anInterruptedThreadWritesAndStaysInterrupted() {
        Path file = folder.resolve("file.txt");
        Thread.currentThread().interrupt();
        try {
            WholeFile.write(file, stream -> stream.write('a'));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("a");
    }

    @Test
    void anyFileSystemWillDo() throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            WholeFile.write(zip.getPath("in", "it.txt"), stream -> stream.write('a'));
            assertThat(Files.readString(zip.getPath("in", "it.txt"))).isEqualTo("a");
        }
    }

    @Test
    void ofAFailureNothingIsLeftAndTheOlderFileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, stream -> {
                    stream.write('n');
                    throw new IOException("full");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
