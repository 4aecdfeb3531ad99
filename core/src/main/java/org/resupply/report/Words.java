package org.resupply.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every word that a report says of itself, in one language; names of places and goods come from the scenario. */
public final class Words {
    private final Language language;
    private final Map<String, String> words;

    private Words(Language language, Map<String, String> words) {
        this.language = language;
        this.words = words;
    }

    /** The words of a language. */
    public static Words in(Language language) {
        String file = "messages_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The words (%s) are missing from the library.".formatted(file));
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return new Words(language, Collections.unmodifiableMap(words));
    }

    /** The language of these words. */
    public Language language() {
        return language;
    }

    /** All words by key, sorted by key. */
    public Map<String, String> all() {
        return words;
    }

    /** The word with this key. */
    public String get(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("There is no word (%s) in %s.".formatted(key, language));
        }
        return word;
    }

    /** The sentence with this key, its gaps {@code {0}}, {@code {1}}, ... filled with the values; lists are joined. */
    public String get(String key, Object... values) {
        String sentence = get(key);
        for (int i = 0; i < values.length; i++) {
            String value = values[i] instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(get("list.and")))
                    : String.valueOf(values[i]);
            sentence = sentence.replace("{" + i + "}", value);
        }
        return sentence;
    }

    /** The word for an enum's value, whose key is the enum's name, a dot and the value's name. */
    public String of(Enum<?> value) {
        return get(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }
}
