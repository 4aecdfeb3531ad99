package org.resupply.examples.cli;

import org.resupply.model.BadInput;
import org.resupply.report.FaultText;
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
     * @param values what stands in its gaps; of a {@link BadInput} its faults
     */
    Refusal(String key, Object... values) {
        super(sentence(key, values, Words.in(Language.EN)));
        this.key = key;
        this.values = values;
    }

    String in(Words words) {
        return sentence(key, values, words);
    }

    private static String sentence(String key, Object[] values, Words words) {
        Object[] told = values.clone();
        for (int i = 0; i < told.length; i++) {
            told[i] = told[i] instanceof BadInput bad ? FaultText.list(bad, words) : told[i];
        }
        return words.get("cli." + key, told);
    }
}
