package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarksTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        CommandLine commands = Benchmarks.commandLine();
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @Test
    void theHelpOfEveryCommandSaysWhatItDoes() {
        PrintStream console = System.err;
        var complaints = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            Benchmarks.commandLine()
                    .getSubcommands()
                    .forEach((name, command) -> assertThat(command.getUsageMessage())
                            .as(name)
                            .contains("Usage: ", name)
                            .doesNotContain("%n", "%%"));
        } finally {
            System.setErr(console);
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theKernelThatTheHelpOfJmhNamesExists() throws IOException {
        String help = Benchmarks.commandLine().getSubcommands().get("jmh").getUsageMessage();
        var example = Pattern.compile("jmh (\\w+)\\.(\\w+) ").matcher(help);
        assertThat(example.find()).isTrue();
        try (var kernels = Benchmarks.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(new String(kernels.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("\\." + example.group(1) + " .* " + example.group(2) + " ");
        }
    }

    @Test
    void aWrongOptionIsNamedInAWordOrTwo() {
        assertThat(run("suite", folder.toString(), "--csv", "x.csv", "--sedes", "3"))
                .isEqualTo(Benchmarks.REFUSED);
        assertThat(err.toString()).contains("--sedes").hasLineCount(2);
    }

    @Test
    void aFolderIsNoInstance() {
        assertThat(run("solve", folder.toString())).isEqualTo(Benchmarks.REFUSED);
        assertThat(err.toString()).contains(folder.toString(), "suite");
    }
}
