package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.BadInput;

class RoadTableTest {
    @TempDir
    Path folder;

    @Test
    void linesEndAsTheyMay() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "\uFEFFa,b\r\n1,2\n\r\n3,4");
        try (RoadTable table = new RoadTable(file)) {
            assertThat(table.column("b")).isEqualTo(1);
            assertThat(table.next()).isTrue();
            assertThat(table.number(1)).isEqualTo(2);
            assertThat(table.next()).isTrue();
            assertThat(table.text(1)).isEqualTo("4");
            assertThat(table.fault("ends here")).hasMessageContaining("t.csv, row 4 (3,4): The row ends here.");
            assertThat(table.next()).isFalse();
            assertThat(table.next()).isFalse();
        }
    }

    @Test
    void linesAcrossTheEndOfTheBufferAreReadWhole() throws IOException {
        String cell = "x".repeat(40_000);
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n" + (cell + "\n").repeat(5));
        try (RoadTable table = new RoadTable(file)) {
            for (int row = 0; row < 5; row++) {
                assertThat(table.next()).isTrue();
                assertThat(table.text(0)).isEqualTo(cell);
            }
            assertThat(table.next()).isFalse();
        }
    }

    /** Some megabytes that inflate to a single line of three thousand million characters, more than a text can have. */
    @Test
    void aLineWithoutEndIsRefusedBeforeItIsRead() throws IOException {
        byte[] part = gzip("x".repeat(1 << 20));
        Path file = folder.resolve("bomb.csv.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 3000; i++) {
                out.write(part);
            }
        }
        assertThatThrownBy(() -> new RoadTable(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("TOO_LARGE at bomb.csv.gz, row 1 (xxxx");
    }

    @Test
    void aTableWithoutEndIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("long.csv.gz"), gzip("a\n" + "1\n".repeat(100_000)));
        try (RoadTable table = new RoadTable(file, 150_000)) {
            assertThatThrownBy(() -> {
                        while (table.next()) {
                            assertThat(table.text(0)).isEqualTo("1");
                        }
                    })
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("TOO_LARGE at long.csv.gz (more than 150000 characters)");
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
