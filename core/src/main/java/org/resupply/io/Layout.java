package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * How a file is laid out for people: a line for each field of the whole, a line for each record of a list in lines, everything
 * deeper inside its line.
 */
final class Layout implements PrettyPrinter {
    private static final int DEEPEST = 64;

    private final boolean[] broken = new boolean[DEEPEST];
    private int depth;
    private int indentation;
    private boolean inLines = true;

    /** The next object or array puts each of its values on a line of its own. */
    void nextInLines() {
        inLines = true;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        open(json, '{');
    }

    @Override
    public void writeEndObject(JsonGenerator json, int fields) throws IOException {
        close(json, '}', fields, " ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        open(json, '[');
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        close(json, ']', values, "");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        if (broken[depth]) {
            newLine(json);
        }
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (broken[depth]) {
            newLine(json);
        } else {
            json.writeRaw(' ');
        }
    }

    private void open(JsonGenerator json, char bracket) throws IOException {
        json.writeRaw(bracket);
        depth++;
        broken[depth] = inLines;
        if (inLines) {
            indentation++;
        }
        inLines = false;
    }

    private void close(JsonGenerator json, char bracket, int values, String space) throws IOException {
        boolean wasBroken = broken[depth];
        depth--;
        if (wasBroken) {
            indentation--;
        }
        if (values > 0) {
            if (wasBroken) {
                newLine(json);
            } else {
                json.writeRaw(space);
            }
        }
        json.writeRaw(bracket);
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        if (broken[depth]) {
            newLine(json);
        } else {
            json.writeRaw(' ');
        }
    }

    private void newLine(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
        for (int i = 0; i < indentation; i++) {
            json.writeRaw("  ");
        }
    }
}
