package org.resupply.report;

import java.io.IOException;
import java.util.List;

/**
 * A table for a spreadsheet, written as CSV (RFC 4180) that begins with a byte-order mark, so that Chinese shows as it is.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * @param path path of the file with forward slashes, relative to where the sheets are put; such as {@code streets/310101002.csv}
 * @param header names of the columns
 * @param rows the rows, each as long as the header
 */
public record Sheet(String path, List<String> header, List<List<String>> rows) {

    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Writes the sheet as CSV. */
    public void writeTo(Appendable out) throws IOException {
        out.append('\uFEFF');
        StringBuilder line = new StringBuilder();
        line(line, header);
        out.append(line);
        for (List<String> row : rows) {
            line.setLength(0);
            line(line, row);
            out.append(line);
        }
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(out, cells.get(i));
        }
        out.append("\r\n");
    }

    private static void cell(StringBuilder out, String text) {
        String safe = looksLikeFormula(text) ? "'" + text : text;
        if (isPlain(safe)) {
            out.append(safe);
        } else {
            out.append('"').append(safe.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ',', '"', '\n', '\r' -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    private static boolean looksLikeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r' -> !text.matches("-?[0-9]+(\\.[0-9]+)?") && !text.equals("-");
            default -> false;
        };
    }
}
