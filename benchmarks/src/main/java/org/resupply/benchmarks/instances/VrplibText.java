package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text of a VRPLIB file, cut into specifications ({@code NAME : value}) and sections (rows of numbers), each with the line
 * it stands on. Nothing is interpreted here but numbers.
 */
final class VrplibText {
    private final String file;
    private final Map<String, Specification> specifications = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** Fields whose content nobody has asked for so far. */
    private final Set<String> unread = new LinkedHashSet<>();

    /** A {@code KEY : value} line. */
    private record Specification(int line, String value) {}

    /** A headed block of rows. */
    record Section(String name, int line, List<Row> rows) {}

    /** The numbers of one line. */
    record Row(int line, double[] values) {}

    private VrplibText(String file) {
        this.file = file;
    }

    /** Cuts the lines of a file. */
    static VrplibText of(String file, List<String> lines) {
        var text = new VrplibText(file);
        Section section = null;
        for (int index = 0; index < lines.size(); index++) {
            int line = index + 1;
            String content = lines.get(index).strip();
            if (content.isEmpty()) {
                continue;
            }
            if (content.equals("EOF")) {
                break;
            }
            if (!Character.isLetter(content.charAt(0))) {
                if (section == null) {
                    throw text.fault(line, "The numbers (%s) belong to no section.".formatted(abridged(content)));
                }
                section.rows.add(new Row(line, text.numbers(line, content)));
                continue;
            }
            String head = headOf(content);
            if (head.endsWith("_SECTION")) {
                section = new Section(head, line, new ArrayList<>());
                text.unread.add(head);
                if (text.sections.put(head, section) != null) {
                    throw text.fault(line, "The section (%s) appears a second time.".formatted(head));
                }
            } else {
                int colon = content.indexOf(':');
                if (colon < 0) {
                    throw text.fault(
                            line,
                            "The line (%s) is neither a specification, a section nor numbers."
                                    .formatted(abridged(content)));
                }
                section = null;
                text.unread.add(head);
                String value = content.substring(colon + 1).strip();
                if (text.specifications.put(head, new Specification(line, value)) != null) {
                    throw text.fault(line, "The specification (%s) appears a second time.".formatted(head));
                }
            }
        }
        return text;
    }

    private static String headOf(String content) {
        int colon = content.indexOf(':');
        String head = colon < 0 ? content : content.substring(0, colon);
        return head.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether a file of these lines speaks VRPLIB: it has a dimension. */
    static boolean isVrplib(List<String> lines) {
        for (String line : lines) {
            String content = line.strip();
            if (!content.isEmpty()
                    && Character.isLetter(content.charAt(0))
                    && headOf(content).equals("DIMENSION")) {
                return true;
            }
        }
        return false;
    }

    boolean has(String name) {
        return sections.containsKey(name) || specifications.containsKey(name);
    }

    boolean hasSection(String name) {
        return sections.containsKey(name);
    }

    /** The section of this name, or null. */
    Section section(String name) {
        unread.remove(name);
        return sections.get(name);
    }

    /** The text after the colon, or the fallback where the file does not say. */
    String text(String name, String fallback) {
        var specification = specification(name);
        return specification == null ? fallback : specification.value;
    }

    /** The number after the colon, or the fallback where the file does not say. */
    double number(String name, double fallback) {
        var specification = specification(name);
        return specification == null ? fallback : number(specification.line, specification.value);
    }

    /** The whole number after the colon, at least {@code least}, or the fallback where the file does not say. */
    int count(String name, int least, int fallback) {
        var specification = specification(name);
        if (specification == null) {
            return fallback;
        }
        double value = number(specification.line, specification.value);
        if (value != Math.rint(value) || value < least || value > Integer.MAX_VALUE) {
            throw fault(
                    specification.line,
                    "%s (%s) must be a whole number of at least %s.".formatted(name, specification.value, least));
        }
        return (int) value;
    }

    private Specification specification(String name) {
        unread.remove(name);
        return specifications.get(name);
    }

    /** Refuses the first field that nobody has asked for: whoever passes over it answers another question. */
    void requireAllRead(Set<String> idle) {
        for (String name : unread) {
            if (!idle.contains(name)) {
                throw fault(
                        lineOf(name),
                        "The field (%s) is not known, or has no meaning beside the others of this file."
                                .formatted(name));
            }
        }
    }

    /** The line of a specification or section, 0 where the file has none of this name. */
    int lineOf(String name) {
        if (sections.containsKey(name)) {
            return sections.get(name).line;
        }
        var specification = specifications.get(name);
        return specification == null ? 0 : specification.line;
    }

    /** The line that gives a field to an index from 0: its row in the field's section, or else the specification for all. */
    int lineOf(String field, int index) {
        var section = sections.get(field + "_SECTION");
        if (section == null) {
            return lineOf(field);
        }
        for (Row row : section.rows) {
            if (row.values[0] == index + 1) {
                return row.line;
            }
        }
        return section.line;
    }

    /**
     * A section of {@code count} rows that each begin with an index from 1: row k of the answer holds the values of index k + 1,
     * of {@code width} numbers, or of any length when the width is 0.
     */
    double[][] table(String name, int count, int width) {
        var section = section(name);
        var table = new double[count][];
        for (Row row : section.rows) {
            int index = index(row.line, row.values[0], count, name);
            if (table[index] != null) {
                throw fault(row.line, "%s has index (%s) a second time.".formatted(name, index + 1));
            }
            if (width > 0 && row.values.length != width + 1) {
                throw fault(
                        row.line,
                        "%s index (%s) must have %s value(s), not %s."
                                .formatted(name, index + 1, width, row.values.length - 1));
            }
            table[index] = Arrays.copyOfRange(row.values, 1, row.values.length);
        }
        for (int index = 0; index < count; index++) {
            if (table[index] == null) {
                throw fault(section.line, "%s has no row for index (%s).".formatted(name, index + 1));
            }
        }
        return table;
    }

    /** A column of the file: one value for each of {@code count} indices, from a section or from one specification for all. */
    double[] column(String sectionName, String specificationName, int count, double fallback) {
        var column = new double[count];
        if (sections.containsKey(sectionName)) {
            var table = table(sectionName, count, 1);
            for (int index = 0; index < count; index++) {
                column[index] = table[index][0];
            }
        } else {
            Arrays.fill(column, number(specificationName, fallback));
        }
        return column;
    }

    /** The zero-based index that a number of the file means. */
    int index(int line, double value, int count, String what) {
        if (value != Math.rint(value) || value < 1 || value > count) {
            throw fault(
                    line, "%s index (%s) must be a whole number from 1 to %s.".formatted(what, plain(value), count));
        }
        return (int) value - 1;
    }

    MalformedInstanceException fault(int line, String fault) {
        return line == 0
                ? new MalformedInstanceException(file, fault)
                : new MalformedInstanceException(file, line, fault);
    }

    private double[] numbers(int line, String content) {
        var values = new double[4];
        int count = 0;
        for (int at = 0; at < content.length(); ) {
            int end = at;
            while (end < content.length() && !Character.isWhitespace(content.charAt(end))) {
                end++;
            }
            if (end > at) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, 2 * count);
                }
                values[count++] = number(line, content.substring(at, end));
            }
            at = end + 1;
        }
        return Arrays.copyOf(values, count);
    }

    private double number(int line, String token) {
        try {
            double value = Double.parseDouble(token);
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw fault(line, "The value (%s) must be finite.".formatted(token));
            }
            return value;
        } catch (NumberFormatException e) {
            throw fault(line, "The value (%s) is not a number.".formatted(abridged(token)));
        }
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String abridged(String content) {
        return content.length() <= 40 ? content : content.substring(0, 37) + "...";
    }
}
