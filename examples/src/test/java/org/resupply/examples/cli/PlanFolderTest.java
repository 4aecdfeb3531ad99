package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFolderTest {
    @TempDir
    Path folder;

    /** The folder stayed locked until the program ended. */
    @Test
    void aFolderWhoseListOfFilesCannotBeReadIsFreeForTheNextRun() throws IOException {
        Path list = folder.resolve(".resupply-written");
        Files.write(list, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> PlanFolder.prepare(folder, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(list.toString());
        Files.delete(list);

        try (PlanFolder prepared = PlanFolder.prepare(folder, List.of())) {
            assertThat(prepared.holds(PlanFolder.PLAN)).isFalse();
        }
    }
}
