package org.resupply.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.resupply.report.Language;
import org.resupply.report.Words;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** How a command speaks: what it answers and complains of, in the language of whoever reads it. */
final class Voice {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Words words;

    private Voice(CommandLine command) {
        out = command.getOut();
        err = command.getErr();
        words = Words.in(((Main) command.getCommandSpec().root().userObject()).language());
    }

    static Voice of(CommandSpec command) {
        return of(command.commandLine());
    }

    static Voice of(CommandLine command) {
        return new Voice(command);
    }

    Language language() {
        return words.language();
    }

    Words words() {
        return words;
    }

    /** The sentence with this key, {@code cli.} left out. */
    String words(String key, Object... values) {
        return words.get("cli." + key, values);
    }

    /** So many of a thing: 1 row, 2,000 rows. */
    String count(long number, String thing) {
        return words(number == 1 ? thing + ".one" : thing, number(number));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** Answers with a sentence. */
    void say(String key, Object... values) {
        print(words(key, values));
    }

    /** Answers with a text that is in the language already. */
    void print(Object text) {
        out.println(text);
    }

    /** Says on the side, to whoever looks on, what is not the answer. */
    void note(String key, Object... values) {
        err.println(words(key, values));
    }
}
