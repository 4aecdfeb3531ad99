package org.resupply.report;

import java.util.Arrays;
import org.resupply.model.Name;

/** A language that reports are written in. */
public enum Language {
    /** Chinese, simplified. */
    ZH("zh"),

    /** English. */
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The two letters of the language: {@code zh} or {@code en}. */
    public String tag() {
        return tag;
    }

    /** The name in this language. */
    public String of(Name name) {
        return this == ZH ? name.zh() : name.en();
    }

    /** The language with these two letters. */
    public static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The language (%s) is not known.\nMaybe use zh or en?".formatted(tag)));
    }
}
