package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.solve.Cancellation;

/** The program as the shell sees it. */
class ProcessTest {
    @TempDir
    Path folder;

    private Process start(String... args) throws Exception {
        String[] command = new String[args.length + 4];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-cp";
        command[2] = System.getProperty("java.class.path");
        command[3] = Main.class.getName();
        System.arraycopy(args, 0, command, 4, args.length);
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    @Test
    void terminatedWhileItSearchesItWritesWhatItHasAndSays130() throws Exception {
        assumeFalse(
                System.getProperty("os.name").startsWith("Windows"),
                "SKIPPED: Windows knows no SIGTERM to be answered.");
        Path out = folder.resolve("out");
        Process process = start("plan", "tiny", "--time", "300", "--lang", "en", "--out", out.toString());
        try (BufferedReader progress =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line;
            // However early it is, it has a plan.
            while ((line = progress.readLine()) != null && !line.startsWith("routing")) {
                assertThat(line).doesNotContain("fault");
            }
            process.toHandle().destroy();
            while (progress.readLine() != null) {
                // Let the program write its last lines.
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("out.txt")).content(StandardCharsets.UTF_8).contains("best plan found");
        assertThat(out.resolve("plan.json")).isNotEmptyFile();
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("sheets/vehicles.csv")).isNotEmptyFile();
    }

    @Test
    void aSecondRunIntoAFolderIsRefusedWhileTheFirstIsWritingThere() throws Exception {
        Path out = folder.resolve("out");
        String[] second = {"plan", "tiny", "--iterations", "50", "--lang", "en", "--out", out.toString()};
        StringWriter err = new StringWriter();
        Process first = start("plan", "tiny", "--time", "300", "--lang", "en", "--out", out.toString());
        try (BufferedReader progress =
                new BufferedReader(new InputStreamReader(first.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(progress.readLine()).isNotNull();
            assertThat(run(second, err)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString())
                    .contains("Another run is writing into the folder (" + out + ")", "Maybe")
                    .doesNotContain("routing");
            assertThat(out.resolve("plan.json")).doesNotExist();
        } finally {
            first.destroyForcibly();
        }
        first.waitFor();
        assertThat(run(second, err))
                .as("killed, it leaves the folder to others")
                .isZero();
        assertThat(out.resolve("plan.json")).isNotEmptyFile();
        assertThat(out.resolve(".resupply-lock")).doesNotExist();
    }

    private static int run(String[] args, StringWriter err) {
        return Main.run(
                args, new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), new Cancellation());
    }

    @Test
    void badUsageIsTwoForTheShellToo() throws Exception {
        Process process = start("plan", "atlantis");
        String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(complaint).contains("(atlantis)").contains("Maybe").doesNotContain("\tat ");
    }
}
