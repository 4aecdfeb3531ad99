package org.resupply.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.resupply.benchmarks.instances.Convention;
import org.resupply.benchmarks.instances.Instance;
import org.resupply.benchmarks.instances.InstanceReader;
import org.resupply.benchmarks.instances.InstanceWriter;
import org.resupply.benchmarks.instances.Reading;
import org.resupply.io.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an instance file in another format. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Writes an instance file in another format. What the format cannot say is refused by name.",
            "",
            "  convert R101.txt --to vrplib --out R101.vrp",
            "",
            "A file does not say in which integers it is measured: where another convention would be told from its content,"
                    + " the one to read it with is printed.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:the file or an option is wrong, or the format cannot say what the file has"})
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The instance file.")
    private Path file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            description = "The format: ${COMPLETION-CANDIDATES}, in any case.")
    private InstanceWriter.Format format;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Where to write it.")
    private Path out;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "How the file's numbers become integers. Default: by the fields of the file.")
    private String convention;

    @Override
    public Integer call() throws IOException {
        var reading = new Reading(convention == null ? null : Convention.named(convention), false);
        Instance instance = InstanceReader.read(file, reading);
        String text = InstanceWriter.text(instance, format);
        WholeFile.write(out, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
        Instance again = InstanceReader.read(out);
        if (again.convention() != instance.convention()) {
            spec.commandLine()
                    .getErr()
                    .println("Read it with --convention "
                            + instance.convention().name().toLowerCase(Locale.ROOT) + ".");
        }
        return 0;
    }
}
