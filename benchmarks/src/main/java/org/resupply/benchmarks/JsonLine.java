package org.resupply.benchmarks;

/** One JSON object on one line, written without a library: a solve that counts its start-up loads no more classes than it needs. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine with(String name, String value) {
        return put(name, quoted(value));
    }

    JsonLine with(String name, long value) {
        return put(name, Long.toString(value));
    }

    JsonLine with(String name, boolean value) {
        return put(name, Boolean.toString(value));
    }

    /** A number in its plain text form. */
    JsonLine withNumber(String name, String value) {
        return put(name, value);
    }

    private JsonLine put(String name, String value) {
        if (text.length() > 1) {
            text.append(", ");
        }
        text.append(quoted(name)).append(": ").append(value);
        return this;
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
