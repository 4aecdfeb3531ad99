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
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;

class PlanFolderTest extends AtTheCommandLine {
    @Test
    void theUsersOwnScenarioStaysInTheFolderThatIsPlannedInto() throws IOException {
        Path own = folder.resolve("scenario.json");
        ScenarioJson.write(ShippedScenarios.load("tiny"), own);
        Files.writeString(own, Files.readString(own) + "\n"); // not as the program would write it
        byte[] before = Files.readAllBytes(own);
        for (Object source : List.of(own, "tiny")) {
            done("plan", source, "--iterations 50 --out", folder);
            assertThat(own).hasBinaryContent(before);
        }
    }

    @Test
    void aFileOfTheUsersOwnIsNeverWrittenOver() throws IOException {
        Path own = folder.resolve("places.geojson");
        Files.writeString(own, "mine");
        refused("plan tiny --iterations 50 --out", folder);
        assertThat(err.toString()).contains("places.geojson");
        assertThat(own).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(own);
        }
    }

    @Test
    void sheetsOfAnOlderPlanGoAndFilesOfTheUserStay() throws IOException {
        run("plan shifts --iterations 50 --out", folder);
        Path stale = folder.resolve("sheets/streets/n1.csv");
        assertThat(stale).exists();
        Path mine = Files.writeString(folder.resolve("sheets/streets/mine.csv"), "mine");
        done("plan chongming --iterations 50 --out", folder);
        assertThat(stale).doesNotExist();
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("sheets/streets.csv")).exists();
    }

    @Test
    void aNewPlanTakesTheOldOnesExplanationAway() throws IOException {
        run("plan tiny --iterations 50 --explain 1 --out", folder);
        assertThat(folder.resolve("explanation.csv")).exists();
        Path mine = Files.writeString(folder.resolve("explanation.pdf"), "mine");

        run("plan tiny --iterations 50 --out", folder);

        for (String kind : List.of("txt", "csv", "json")) {
            assertThat(folder.resolve("explanation." + kind)).doesNotExist();
        }
        assertThat(mine).exists();
        assertThat(folder.resolve("plan.json")).exists();
    }

    @Test
    void anExplanationBesideItsPlanLeavesThePlan() {
        run("plan tiny --iterations 50 --out", folder);
        Path plan = folder.resolve("plan.json");

        done("explain tiny --plan", plan, "--streets 1 --out", folder);

        assertThat(folder.resolve("plan.json")).exists();
        assertThat(folder.resolve("places.geojson")).exists();
        assertThat(folder.resolve("explanation.json")).exists();
    }

    @Test
    void whereNothingCanBeWrittenThePlanSaysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        refused("plan tiny --iterations 10 --out", file);
        assertThat(err.toString()).contains("(" + file + ") cannot be written").doesNotContain("routing");
    }

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
