package org.resupply.examples.cli;

import org.resupply.report.Language;
import org.resupply.report.Words;

/** Why a command does not do what it was asked to, in the language of whoever asked. */
final class Refusal extends IllegalArgumentException {
    private final String key;
    private final transient Object[] values;

    /**
     * A refusal.
     *
     * @param key of the sentence, without {@code cli.}
     * @param values what stands in its gaps
     */
    Refusal(String key, Object... values) {
        super(Words.in(Language.EN).get("cli." + key, values));
        this.key = key;
        this.values = values;
    }

    String in(Words words) {
        return words.get("cli." + key, values);
    }
}
