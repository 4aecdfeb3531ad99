package org.resupply.benchmarks;

import java.util.concurrent.Callable;
import org.resupply.benchmarks.flow.AllocateCommand;
import org.resupply.solve.UnsupportedProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The researcher's command line. */
@Command(
        name = "resupply-benchmarks",
        mixinStandardHelpOptions = true,
        version = "Resupply Benchmarks",
        description = {
            "Solves public routing instances and measures engines on them.",
            "",
            "Try one file first, then a folder:",
            "  java -jar resupply-benchmarks.jar solve X-n101-k25.vrp --time 10 --sol out.sol",
            "  java -jar resupply-benchmarks.jar suite instances/CVRP --time 10 --seeds 3 --csv out.csv",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:a file, an option or an answer is not as it should be; the message says which",
            "3:the engine does not know a rule of the problem",
            "4:a comparison found a regression it was asked to watch for"
        },
        subcommands = {
            SolveCommand.class,
            SuiteCommand.class,
            DuelCommand.class,
            ConvertCommand.class,
            KernelsCommand.class,
            CompareCommand.class,
            JmhCommand.class,
            AllocateCommand.class,
            StrategiesCommand.class,
            CitiesCommand.class
        })
public final class Benchmarks implements Callable<Integer> {
    /** What the shell is told when something given is not as it should be. */
    static final int REFUSED = 2;

    /** What the shell is told when an engine does not know a rule of the problem. */
    static final int UNKNOWN_RULE = 3;

    /** What the shell is told when a comparison finds what it was asked to watch for. */
    static final int REGRESSION = 4;

    /** Runs a command; the process ends with its exit code. */
    public static void main(String[] args) {
        // Some engines log through SLF4J, which would say on each run that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    /** The command line, its failures being one message and exit code 2. */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Benchmarks());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(messageOf(failure));
            return failure instanceof UnsupportedProblemException ? UNKNOWN_RULE : REFUSED;
        });
        return commandLine;
    }

    private static String messageOf(Exception failure) {
        if (failure instanceof java.nio.file.NoSuchFileException missing) {
            return "The file (%s) does not exist.".formatted(missing.getFile());
        }
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /** Without a command: says which there are. */
    @Override
    public Integer call() {
        commandLine().usage(System.err);
        return REFUSED;
    }
}
