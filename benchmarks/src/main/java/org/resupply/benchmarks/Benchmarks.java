package org.resupply.benchmarks;

import java.util.List;
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
        })
public final class Benchmarks implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            SolveCommand.class,
            SuiteCommand.class,
            DuelCommand.class,
            ConvertCommand.class,
            KernelsCommand.class,
            CompareCommand.class,
            JmhCommand.class,
            AllocateCommand.class,
            StrategiesCommand.class,
            CitiesCommand.class);

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
        System.exit(commandLine(args.length == 0 ? "" : args[0]).execute(args));
    }

    /** The command line, its failures being one message and exit code 2. */
    static CommandLine commandLine() {
        return commandLine("");
    }

    /**
     * The command line with one command, or with all where none has that name: each that is described takes 20 ms, and a solve
     * counts the start of its process.
     */
    private static CommandLine commandLine(String name) {
        var commandLine = new CommandLine(new Benchmarks());
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> nameOf(command).equals(name))
                .toList();
        for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
            commandLine.addSubcommand(command);
        }
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((refused, args) -> {
            CommandLine command = refused.getCommandLine();
            command.getErr().println(refused.getMessage());
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(refused, command.getErr())) {
                command.getErr()
                        .println("Maybe look at: " + command.getCommandSpec().qualifiedName() + " --help");
            }
            return REFUSED;
        });
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(messageOf(failure));
            return failure instanceof UnsupportedProblemException ? UNKNOWN_RULE : REFUSED;
        });
        return commandLine;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
