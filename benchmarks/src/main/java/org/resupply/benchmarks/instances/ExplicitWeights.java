package org.resupply.benchmarks.instances;

/** Reads an EDGE_WEIGHT_SECTION: a full matrix or one of the triangles that TSPLIB knows. */
final class ExplicitWeights {
    private ExplicitWeights() {}

    /** The weights by row: from, then to. */
    static double[] read(VrplibText text, int locations) {
        var section = text.section("EDGE_WEIGHT_SECTION");
        if (section == null) {
            throw text.fault(text.lineOf("EDGE_WEIGHT_TYPE"), "EXPLICIT distances need an EDGE_WEIGHT_SECTION.");
        }
        String format = text.text("EDGE_WEIGHT_FORMAT", "FULL_MATRIX");
        int line = text.lineOf("EDGE_WEIGHT_FORMAT");
        boolean diagonal = format.contains("DIAG");
        int expected = switch (format) {
            case "FULL_MATRIX" -> locations * locations;
            case "LOWER_ROW", "UPPER_ROW", "LOWER_COL", "UPPER_COL" -> locations * (locations - 1) / 2;
            case "LOWER_DIAG_ROW", "UPPER_DIAG_ROW", "LOWER_DIAG_COL", "UPPER_DIAG_COL" ->
                locations * (locations + 1) / 2;
            default -> throw text.fault(line, "The EDGE_WEIGHT_FORMAT (%s) is not known.".formatted(format));
        };
        double[] values = new double[expected];
        int count = 0;
        for (var row : section.rows()) {
            for (double value : row.values()) {
                if (count == expected) {
                    throw text.fault(
                            row.line(), "EDGE_WEIGHT_SECTION has more than the %s values needed.".formatted(expected));
                }
                values[count++] = value;
            }
        }
        if (count < expected) {
            throw text.fault(
                    section.line(), "EDGE_WEIGHT_SECTION has %s values; %s are needed.".formatted(count, expected));
        }
        if (format.equals("FULL_MATRIX")) {
            return values;
        }
        // The lower triangle by rows lists the same pairs as the upper one by columns, and the other way round.
        boolean lowerByRow = format.equals("LOWER_ROW")
                || format.equals("LOWER_DIAG_ROW")
                || format.equals("UPPER_COL")
                || format.equals("UPPER_DIAG_COL");
        var weights = new double[locations * locations];
        int next = 0;
        for (int row = 0; row < locations; row++) {
            int from = lowerByRow ? 0 : diagonal ? row : row + 1;
            int to = !lowerByRow ? locations : diagonal ? row + 1 : row;
            for (int column = from; column < to; column++) {
                weights[row * locations + column] = values[next];
                weights[column * locations + row] = values[next];
                next++;
            }
        }
        return weights;
    }
}
