package org.resupply.examples.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.resupply.io.BadInput;
import org.resupply.solve.Cancellation;
import org.resupply.verify.UnsoundPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The planner's command line. */
@Command(
        name = "resupply",
        description = {
            "Plans how a city in an emergency is supplied: who gets how much, which vehicle carries it when,"
                    + " and why whatever is missing is missing.",
            ""
        },
        subcommands = {
            PlanCity.class,
            Replan.class,
            ExplainPlan.class,
            CheckPlan.class,
            ValidateScenario.class,
            GenerateCity.class,
            ImportSheets.class,
            WriteReport.class
        },
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Begin here:",
            "  resupply plan tiny --time 1 --out out a city of 12 communities, in seconds",
            "  resupply plan songjiang --out out     one district of Shanghai",
            "  resupply plan shanghai --out out      16 districts, 215 streets, 13,000 communities",
            "then open out/report.html in a browser.",
            "",
            "Exit codes: 0 done (a shortage is a normal answer), 1 a fault of the program, 2 bad input or usage,",
            "3 an unsound plan, 130 stopped by Ctrl-C (what was found is still written)."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show where in the program a fault happened.")
    private boolean trace;

    /** Switches a running plan off; thrown by signals. */
    private final Cancellation cancellation;

    private Main(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Runs a command and ends the program with its exit code. */
    public static void main(String[] args) {
        // OptaPlanner logs through SLF4J, which would say that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Stop stop = Stop.onSignal();
        int code = run(args, out, err, stop.cancellation());
        stop.finished();
        System.exit(code);
    }

    /** Runs a command and hands back its exit code; whoever holds the cancellation can stop it. */
    static int run(String[] args, PrintWriter out, PrintWriter err, Cancellation cancellation) {
        CommandLine commands = new CommandLine(new Main(cancellation));
        commands.setOut(out);
        commands.setErr(err);
        commands.setUsageHelpWidth(100);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.registerConverter(long.class, Main::wholeNumber);
        commands.setParameterExceptionHandler(Main::badUsage);
        commands.setExecutionExceptionHandler(Main::failed);
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError full) {
            err.printf(
                    "The memory (%d MiB) is not enough.%nMaybe give more: java -Xmx4g -jar resupply.jar ...%n",
                    Runtime.getRuntime().maxMemory() >> 20);
            return ExitCode.FAULT;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: plan, replan, explain, check, validate, generate, import, report.");
    }

    Cancellation cancellation() {
        return cancellation;
    }

    private static int badUsage(ParameterException refused, String[] args) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(inWords(refused));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(refused, err)
                && !inWords(refused).contains("Maybe")) {
            err.println("Maybe look at: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.BAD_INPUT;
    }

    /** What is wrong with a command line, without the words of those who write such programs. */
    private static String inWords(ParameterException refused) {
        if (refused instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean first = refused.getCommandLine().getParent() == null;
            return (word.startsWith("-")
                            ? "There is no option (%s)."
                            : first ? "There is no command (%s)." : "One word too many (%s).")
                    .formatted(word);
        }
        return refused.getMessage();
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new CommandLine.TypeConversionException("(%s) is not a whole number".formatted(text));
        }
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        Main main = (Main) command.getCommandSpec().root().userObject();
        if (main.trace) {
            failure.printStackTrace(err);
        }
        if (failure instanceof UnsoundPlan unsound) {
            err.println(unsound.getMessage());
            err.println("This is a fault of the program; nothing was written."
                    + "\nMaybe report it with the scenario, the seed and the version?");
            return ExitCode.UNSOUND;
        }
        if (failure instanceof UncheckedIOException io) {
            err.println((io.getMessage() + System.lineSeparator() + reason(io)).strip());
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof BadInput || failure instanceof IllegalArgumentException) {
            err.println(failure.getMessage());
            return ExitCode.BAD_INPUT;
        }
        err.println("A fault of the program: " + failure
                + "\nMaybe report it with what --trace shows, the scenario, the seed and the version?");
        return ExitCode.FAULT;
    }

    private static String reason(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
            return String.valueOf(failure.getMessage()).contains("cannot be written")
                    ? "Maybe nothing may be written in its folder? Then choose another place."
                    : "Maybe it does not exist, or may not be opened?";
        }
        if (cause instanceof AccessDeniedException) {
            return "Access is denied.";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "A file (%s) is in the way.".formatted(cause.getMessage());
        }
        return cause.getMessage() == null ? "" : cause.getMessage();
    }

    /** The version of the library, from its manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"resupply " + (version == null ? "(development)" : version)};
        }
    }
}
