package org.resupply.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;

/** A file of a road graph: a table with commas and a header line, plain or gzipped, read row by row; every complaint names file and row. */
final class RoadTable implements AutoCloseable {

    /** Longer lines are no table. */
    private static final int LONGEST_LINE = 1 << 16;

    /** What is longer, in characters, is no road graph of a city, or was made to inflate without end. */
    private static final long LONGEST_TABLE = 1L << 34;

    private final String file;
    private final long longest;
    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private long length;
    private final StringBuilder current = new StringBuilder();
    private final List<String> header;
    private List<String> cells = List.of();
    private int row = 1;

    RoadTable(Path path) {
        this(path, LONGEST_TABLE);
    }

    /** A table of at most so many characters. */
    RoadTable(Path path, long longest) {
        this.longest = longest;
        file = String.valueOf(path.getFileName());
        reader = open(path);
        try {
            String names = readLine();
            if (names == null) {
                throw bad("TRUNCATED", file, "nothing", "The file is empty; a header line was expected.", null);
            }
            header = split(names.startsWith("\uFEFF") ? names.substring(1) : names);
        } catch (BadInput fault) {
            close();
            throw fault;
        }
    }

    private Reader open(Path path) {
        try {
            InputStream bytes = Files.newInputStream(path);
            try {
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
                return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()); // refuses what is not UTF-8
            } catch (IOException failure) {
                bytes.close();
                throw failure;
            }
        } catch (ZipException foreign) {
            throw bad("MALFORMED", file, "", "This is no gzip file.", foreign);
        } catch (EOFException torn) {
            throw bad("TRUNCATED", file, "", "The compressed file is empty or cut off.", torn);
        } catch (IOException failure) {
            throw BadInput.unreadable(file, failure);
        }
    }

    /** The index of a column that must be there. */
    int column(String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw bad(
                    "MISSING_COLUMN",
                    file,
                    name,
                    "There is no such column.\nMaybe the header line, now %s, is missing or spelt otherwise?"
                            .formatted(header),
                    null);
        }
        return column;
    }

    /** The index of a column, or -1. */
    int columnIfPresent(String name) {
        return header.indexOf(name);
    }

    /** Moves to the next row that is not blank; false at the end. */
    boolean next() {
        String text;
        do {
            row++;
            text = readLine();
            if (text == null) {
                return false;
            }
        } while (text.isBlank());
        cells = split(text);
        if (cells.size() != header.size()) {
            throw fault("must have %s cells as the header has, not %s".formatted(header.size(), cells.size()));
        }
        return true;
    }

    String text(int column) {
        return cells.get(column);
    }

    double number(int column) {
        String text = cells.get(column);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with its place
        }
        throw bad(
                "REFUSED",
                place(),
                text,
                "The row must have a number in column %s.".formatted(header.get(column)),
                null);
    }

    /** A complaint about the current row, which it shows; {@code what} continues the sentence "The row". */
    BadInput fault(String what) {
        return bad("REFUSED", place(), current.toString(), "The row " + what + ".", null);
    }

    /** The same of a row that was refused for some reason. */
    BadInput refused(IllegalArgumentException reason) {
        return bad("REFUSED", place(), current.toString(), "The row is refused. " + reason.getMessage(), reason);
    }

    private String place() {
        return file + ", row " + row;
    }

    /** The last row that was read whole: what is read ahead may be broken anywhere behind it. */
    private String behind() {
        return row == 1 ? file : file + ", after row " + (row - 1);
    }

    private BadInput bad(String code, String place, String value, String message, Exception cause) {
        return new BadInput(file, new Fault(code, place, Fault.shortened(value), message), cause);
    }

    /** The next line without its end, which is a line feed with or without a carriage return; {@code null} at the end. */
    private String readLine() {
        current.setLength(0);
        boolean ended = false;
        while (!ended && fill()) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            current.append(buffer, from, next - from);
            if (current.length() > LONGEST_LINE) {
                throw bad(
                        "TOO_LARGE",
                        place(),
                        current.toString(),
                        "A row may have %s characters at most.".formatted(LONGEST_LINE),
                        null);
            }
            ended = next < end;
            next++;
        }
        int last = current.length() - 1;
        if (last >= 0 && current.charAt(last) == '\r') {
            current.setLength(last);
        }
        return ended || last >= 0 ? current.toString() : null;
    }

    /** Whether there are characters left, in the buffer or behind it. */
    private boolean fill() {
        if (next < end) {
            return true;
        }
        try {
            next = 0;
            end = reader.read(buffer);
            length += Math.max(0, end);
            if (length > longest) {
                throw bad(
                        "TOO_LARGE",
                        file,
                        "more than %s characters".formatted(longest),
                        "A table may have %s characters at most.".formatted(longest),
                        null);
            }
            return end > 0;
        } catch (EOFException | ZipException torn) {
            throw bad("TRUNCATED", behind(), "", "The compressed file is cut off or damaged.", torn);
        } catch (CharacterCodingException foreign) {
            throw bad("ENCODING", behind(), "", "The text is not UTF-8.\nMaybe it was saved as GBK?", foreign);
        } catch (IOException failure) {
            throw BadInput.unreadable(file, failure);
        }
    }

    private List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                parts.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw fault("opens a quotation that it does not close");
        }
        parts.add(cell.toString().strip());
        return parts;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failure) {
            throw BadInput.unreadable(file, failure);
        }
    }
}
