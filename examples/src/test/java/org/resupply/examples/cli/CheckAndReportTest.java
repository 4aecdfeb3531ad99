package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckAndReportTest extends AtTheCommandLine {
    @Test
    void checkFindsAPlanSoundAndAChangedOneUnsound() throws IOException {
        run("plan tiny --iterations 200 --out", folder);
        Path plan = folder.resolve("plan.json");
        done("check tiny", plan);
        assertThat(out.toString()).contains("The plan is sound.");

        String changed = Files.readString(plan).replaceFirst("\"metres\"\\s*:\\s*\\d+", "\"metres\": 1");
        Path bad = Files.writeString(folder.resolve("bad.json"), changed);
        assertThat(run("check tiny", bad)).isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("METRES");

        assertThat(run("report tiny", bad, "--lang en --out", folder.resolve("r.html")))
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("The plan is not sound");
        assertThat(folder.resolve("r.html")).content(StandardCharsets.UTF_8).contains("METRES");
    }

    @Test
    void explainAndReplanSayThatAPlanIsNotSound() throws IOException {
        run("plan tiny --iterations 50 --out", folder);
        String changed = Files.readString(folder.resolve("plan.json"))
                .replaceFirst("(?s)(\"movements\".*?\"quantity\"\\s*:\\s*)\\d+", "$17");
        Path bad = Files.writeString(folder.resolve("bad.json"), changed);

        assertThat(run("explain tiny --streets 1 --iterations 10 --time 1 --lang en --plan", bad))
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).startsWith("The plan is not sound: ");
        assertThat(run("explain tiny --streets 1 --iterations 10 --time 1 --lang zh --plan", bad))
                .isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).startsWith("方案核验未通过：");

        refused(
                "replan tiny --call n1a:rice:5 --now 2022-04-14T20:00 --lang en --plan",
                bad,
                "--out",
                folder.resolve("o"));
        assertThat(err.toString()).contains("is not sound itself").doesNotContain("fault of the program");
    }

    @Test
    void sheetsInAFolderOfTheUserDeleteNothing() throws IOException {
        run("plan tiny --iterations 50 --out", folder.resolve("out"));
        Path plan = folder.resolve("out/plan.json");
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("budget.xlsx"), "mine");
        Path page = mine.resolve("r.html");

        done("report tiny", plan, "--out", page, "--sheets", mine);
        done("report tiny", plan, "--out", page, "--sheets", mine);

        assertThat(out.toString()).contains("Written: " + page + ", sheets (").contains(" files) in " + mine);
        assertThat(mine.resolve("budget.xlsx")).hasContent("mine");
        assertThat(mine.resolve("r.html")).isNotEmptyFile();
        assertThat(mine.resolve("streets.csv")).isNotEmptyFile();
    }

    @Test
    void aPageThatCannotBeWrittenIsNotSaidToBeMissing() {
        run("plan tiny --iterations 10 --out", folder);
        Path plan = folder.resolve("plan.json");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "SKIPPED: there is no folder in which nobody may write.");
        refused("report tiny", plan, "--out /proc/r.html");
        assertThat(err.toString()).contains("(/proc/r.html) cannot be written").doesNotContain("does not exist");
    }
}
