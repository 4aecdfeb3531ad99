package org.resupply.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.model.Nearest;

/** The constants of enums by the names that files use: any case, with hyphen, space or underscore. */
final class Choices {
    private static final Map<Class<?>, Map<String, Enum<?>>> BY_NAME = new ConcurrentHashMap<>();

    private Choices() {}

    /** The constant of this name; {@code null} when there is none. */
    static Enum<?> of(Class<? extends Enum<?>> choices, String text) {
        Map<String, Enum<?>> constants = byName(choices);
        Enum<?> exact = constants.get(text);
        return exact != null
                ? exact
                : constants.get(
                        text.trim().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
    }

    /** All names, as they are written. */
    static String listed(Class<? extends Enum<?>> choices) {
        return String.join(", ", names(choices));
    }

    /** What to write instead of a name that is none. */
    static String advice(Class<? extends Enum<?>> choices, String text) {
        return "This must be one of " + listed(choices) + "."
                + Nearest.to(text, names(choices))
                        .map(near -> " Maybe it is meant to be " + near + "?")
                        .orElse("");
    }

    private static List<String> names(Class<? extends Enum<?>> choices) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : choices.getEnumConstants()) {
            names.add(constant.name());
        }
        return names;
    }

    private static Map<String, Enum<?>> byName(Class<? extends Enum<?>> choices) {
        return BY_NAME.computeIfAbsent(
                choices,
                unused -> Stream.of(choices.getEnumConstants())
                        .collect(Collectors.toMap(Enum::name, Function.identity())));
    }
}
