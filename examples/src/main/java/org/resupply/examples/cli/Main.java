package org.resupply.examples.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.resupply.model.BadInput;
import org.resupply.report.FaultText;
import org.resupply.report.Language;
import org.resupply.solve.Cancellation;
import org.resupply.verify.UnsoundPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            scope = ScopeType.INHERIT,
            converter = ToLanguage.class,
            description = "Language of answers, report, sheets and tables; the system's unless given.")
    private Language language;

    /** Switches a running plan off; thrown by signals. */
    private final Cancellation cancellation;

    private Main(Cancellation cancellation, Language language) {
        this.cancellation = cancellation;
        this.language = language;
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
        CommandLine commands = new CommandLine(new Main(cancellation, language(args)));
        commands.setOut(out);
        commands.setErr(err);
        commands.setUsageHelpWidth(100);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler(Main::badUsage);
        commands.setExecutionExceptionHandler(Main::failed);
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError full) {
            Voice.of(commands).note("memory", Runtime.getRuntime().maxMemory() >> 20);
            return ExitCode.FAULT;
        }
    }

    @Override
    public void run() {
        throw new Refusal("whatToDo");
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Language language() {
        return language;
    }

    /** The language asked for, known before a command line is understood, or else the system's. */
    private static Language language(String[] args) {
        for (int i = 0; i < args.length; i++) {
            for (Language known : Language.values()) {
                if (args[i].equalsIgnoreCase("--lang=" + known.tag())
                        || args[i].equals("--lang")
                                && i + 1 < args.length
                                && args[i + 1].equalsIgnoreCase(known.tag())) {
                    return known;
                }
            }
        }
        return Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }

    /** Reads the language that somebody wants. */
    static final class ToLanguage implements CommandLine.ITypeConverter<Language>, Wanted {
        @Override
        public Language convert(String tag) {
            try {
                return Language.of(tag);
            } catch (IllegalArgumentException unknown) {
                throw new CommandLine.TypeConversionException(unknown.getMessage());
            }
        }

        @Override
        public String in(Voice voice) {
            return voice.words("language");
        }
    }

    private static int badUsage(ParameterException refused, String[] args) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        Voice voice = Voice.of(command);
        err.println(inWords(refused, voice));
        List<String> near = refused instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (near.isEmpty()) {
            voice.note("help", command.getCommandSpec().qualifiedName());
        } else {
            voice.note("meant", near);
        }
        return ExitCode.BAD_INPUT;
    }

    /** What is wrong with a command line, without the words of those who write such programs. */
    private static String inWords(ParameterException refused, Voice voice) {
        if (refused instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean first = refused.getCommandLine().getParent() == null;
            return voice.words(word.startsWith("-") ? "noOption" : first ? "noCommand" : "wordTooMany", word);
        }
        if (refused instanceof CommandLine.MissingParameterException missing) {
            return voice.words(
                    "mustBeGiven", missing.getMissing().stream().map(Main::name).toList());
        }
        if (refused.getArgSpec() != null
                && refused.getArgSpec().converters().length > 0
                && refused.getArgSpec().converters()[0] instanceof Wanted wanted
                && refused.getValue() != null) {
            return voice.words("badValue", name(refused.getArgSpec()), refused.getValue(), wanted.in(voice));
        }
        return refused.getMessage();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        Voice voice = Voice.of(command);
        Main main = (Main) command.getCommandSpec().root().userObject();
        if (main.trace) {
            failure.printStackTrace(err);
        }
        if (failure instanceof Refusal refusal) {
            err.println(refusal.in(voice.words()));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof UnsoundPlan unsound) {
            err.println(unsound.getMessage());
            voice.note("unsound");
            return ExitCode.UNSOUND;
        }
        if (failure instanceof UncheckedIOException io) {
            voice.note("badFile", (io.getMessage() + "\n" + reason(io, voice)).strip());
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof BadInput bad) {
            err.println(FaultText.of(bad, voice.words()));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof IllegalArgumentException) {
            voice.note("badInput", failure.getMessage());
            return ExitCode.BAD_INPUT;
        }
        voice.note("fault", failure);
        return ExitCode.FAULT;
    }

    private static String reason(UncheckedIOException failure, Voice voice) {
        IOException cause = failure.getCause();
        if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
            return voice.words(
                    String.valueOf(failure.getMessage()).contains("cannot be written") ? "notWritable" : "notThere");
        }
        if (cause instanceof AccessDeniedException) {
            return voice.words("denied");
        }
        if (cause instanceof FileAlreadyExistsException inTheWay) {
            boolean folder = Files.isDirectory(Path.of(inTheWay.getFile()));
            return voice.words(folder ? "folderInTheWay" : "inTheWay", inTheWay.getFile());
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
