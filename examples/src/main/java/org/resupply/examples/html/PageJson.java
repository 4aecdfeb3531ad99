package org.resupply.examples.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;
import org.resupply.model.Name;

/** The JSON of a page, in which no {@code <}, {@code >} or {@code &} stands, and how values are written there. */
final class PageJson {
    private final JsonGenerator json;

    PageJson(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new NoMarkup());
    }

    JsonGenerator json() {
        return json;
    }

    /** Opens a row with an id and both names; the caller closes it. */
    void entry(String id, Name name) throws IOException {
        json.writeStartArray();
        json.writeString(id);
        json.writeString(name.zh());
        json.writeString(name.en());
    }

    /** Writes the keys of the words for these constants. */
    void names(String field, Enum<?>[] values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Enum<?> value : values) {
            json.writeString(value.getDeclaringClass().getSimpleName() + "." + value.name());
        }
        json.writeEndArray();
    }

    /** Writes degrees to a metre. */
    void degrees(double value) throws IOException {
        json.writeNumber(Math.round(value * 1e5) / 1e5);
    }

    /** A mass to 0.1 kg, as a whole number where it is one. */
    void kilograms(double kg) throws IOException {
        long tenths = Math.round(kg * 10);
        if (tenths % 10 == 0) {
            json.writeNumber(tenths / 10);
        } else {
            json.writeNumber(tenths / 10.0);
        }
    }

    /** Leaves nothing in the JSON that an HTML reader could take for markup. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private final int[] escapes = standardAsciiEscapesForJSON();

        NoMarkup() {
            for (char c : new char[] {'<', '>', '&'}) {
                escapes[c] = ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("\\u%04x".formatted(character));
        }
    }
}
